// The image with its grid, the patches as the model reads them, and its answer.
import { mix, rgb } from "../core/colour.js";
import { coloured, image } from "../core/image.js";
import { argmax, clamp, number, share } from "../core/numbers.js";
import { gauge } from "../core/shapes.js";
import { text } from "../core/text.js";

const TOP = 34;

export function layout(width) {
  const wide = width >= 760;
  const gap = wide ? 28 : 16;
  const side = wide ? clamp(width * 0.27, 190, 320) : Math.min((width - 20 - gap) / 2, 260);
  const pad = { x: 10, y: TOP, side };
  const read = { x: 10 + side + gap, y: TOP };
  const below = TOP + side + 26;
  const x = wide ? read.x + side + gap : 10;
  const tall = wide ? { y: TOP, h: side } : { y: below + 74, h: 240 };
  const bars = { x, w: width - x - 10, ...tall };
  const height = wide ? below + 40 : bars.y + bars.h + 12;
  return { pad, read, bars, below, height };
}

const bold = ({ ink }) => ({ weight: 700, fill: ink });

export function drawImage({ g, theme, data, state, result, at }) {
  const { x, y, side } = at.pad;
  text(g, state.drawing ? "your drawing" : "image: draw here", x, 14, bold(theme));
  image(g, theme, result.shown, x, y, side);
  const count = data.side / state.patch;
  g.strokeStyle = theme.query;
  g.globalAlpha = 0.55;
  g.lineWidth = 1;
  result.order.forEach((n) => {
    const cell = side / count;
    g.strokeRect(x + cell * (n % count), y + cell * Math.floor(n / count), cell, cell);
  });
  g.globalAlpha = 1;
}

// Each patch apart from the next, where the model reads it.
export function drawPatches({ g, theme, data, state, result, at }) {
  const { x, y } = at.read;
  const count = data.side / state.patch;
  const cell = at.pad.side / count;
  const gap = clamp(cell * 0.12, 0.5, 5);
  const paper = rgb(theme.dark ? theme.zero : theme.lane);
  const whole = coloured(data.side, data.side, (column, row) =>
    mix(paper, rgb(theme.ink), result.ink[row * data.side + column]),
  );
  text(g, "as it is read", x, 14, bold(theme));
  g.imageSmoothingEnabled = false;
  result.order.forEach((n, place) => {
    const p = state.patch;
    const [column, row] = [p * (n % count), p * Math.floor(n / count)];
    const left = x + cell * (place % count);
    const top = y + cell * Math.floor(place / count);
    g.drawImage(whole, column, row, p, p, left, top, cell - gap, cell - gap);
  });
}

export function drawCost({ g, theme, result: { tokens, scores }, at }) {
  const words = [
    `${number(tokens - 1)} patches and [CLS]: ${number(tokens)} tokens`,
    `${number(scores)} scores in each head`,
  ];
  words.forEach((line, i) => text(g, line, 10, at.below + 22 * i, { fill: theme.ink }));
}

export function drawAnswer({ g, theme, result, shown, at }) {
  const { x, y, w, h } = at.bars;
  if (!result.classes.length) {
    text(g, "It reads patches of 4 x 4 only.", x, y + 20, bold(theme));
    return;
  }
  text(g, "the model's answer", x, at.bars.y === TOP ? 14 : y - 14, bold(theme));
  const best = argmax(result.classes);
  const step = h / 10;
  result.classes.forEach((v, c) => {
    const middle = y + step * (c + 0.5);
    const look = c === best ? { weight: 700, fill: theme.value } : { fill: theme.ink };
    text(g, String(c), x + 8, middle, { ...look, align: "center" });
    gauge(g, theme, shown.classes[c] ?? v, x + 24, middle - 7, w - 92, 14, theme.value);
    text(g, share(v), x + w, middle, { ...look, align: "right" });
  });
}
