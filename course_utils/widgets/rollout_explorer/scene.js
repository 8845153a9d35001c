// The image, the map of the rule, and the answer without the patches that it marks highest.
import { css, viridis } from "../core/colour.js";
import { image } from "../core/image.js";
import { argmax, clamp, share } from "../core/numbers.js";
import { box, gauge, hatch } from "../core/shapes.js";
import { pieces, text } from "../core/text.js";

const TOP = 34;

export function layout(width) {
  const wide = width >= 760;
  const gap = wide ? 28 : 16;
  const side = wide ? clamp(width * 0.27, 190, 320) : Math.min((width - 20 - gap) / 2, 260);
  const picture = { x: 10, y: TOP, side };
  const map = { x: 10 + side + gap, y: TOP };
  const below = TOP + side + (wide ? 40 : 60);
  const bars = wide
    ? { x: map.x + side + gap, y: TOP, w: width - map.x - side - gap - 10, h: side }
    : { x: 10, y: below, w: width - 20, h: 240 };
  const check = { x: 10, y: (wide ? below : below + 254) + 4, w: width - 20 };
  return { picture, map, bars, check, below, wide, height: check.y + 118 };
}

const cellsOf = ({ result }) => Math.round(Math.sqrt(result.map.length));

export function drawImage(scene) {
  const { g, theme, result, at } = scene;
  const { x, y, side } = at.picture;
  const count = cellsOf(scene);
  const cell = side / count;
  text(g, "left out: hatched", x, 14, { weight: 700, fill: theme.ink });
  image(g, theme, result.grey, x, y, side);
  result.kept.forEach((kept, i) => {
    if (kept) return;
    const [left, top] = [x + cell * (i % count), y + cell * Math.floor(i / count)];
    g.fillStyle = theme.lane;
    g.fillRect(left, top, cell, cell);
    hatch(g, theme, left, top, cell, cell);
  });
  box(g, x, y, side, side, theme.muted, [], 1);
}

export function drawMap(scene) {
  const { g, theme, state, result, at } = scene;
  const { x, y } = at.map;
  const count = cellsOf(scene);
  const cell = at.picture.side / count;
  const [low, high] = [Math.min(...result.map), Math.max(...result.map)];
  text(g, `marked by ${state.rule}`, x, 14, { weight: 700, fill: theme.ink });
  result.map.forEach((v, i) => {
    g.fillStyle = css(viridis((v - low) / (high - low || 1)));
    g.fillRect(x + cell * (i % count), y + cell * Math.floor(i / count), cell - 1, cell - 1);
  });
  const words = [["dark: low, bright: high", theme.muted, 400]];
  pieces(g, words, x, y + at.picture.side + 14, { size: 13, align: "left", room: at.picture.side });
}

export function drawAnswer({ g, theme, result, shown, at }) {
  const { x, y, w, h } = at.bars;
  const title = at.wide ? 14 : y - 14;
  text(g, "answer without them", x, title, { weight: 700, fill: theme.ink });
  const best = argmax(result.classes);
  const step = h / 10;
  result.classes.forEach((v, c) => {
    const middle = y + step * (c + 0.5);
    text(g, String(c), x + 8, middle, {
      size: 16,
      weight: 700,
      fill: c === best ? theme.value : theme.ink,
      align: "center",
    });
    gauge(g, theme, shown.classes[c], x + 24, middle - 7, w - 92, 14, theme.value);
    const weight = c === best ? 700 : 400;
    text(g, share(v), x + w, middle, { weight, fill: theme.ink, align: "right" });
  });
}

// The check: the first answer's probability with all patches, without the marked, without random ones.
export function drawCheck({ g, theme, state, result, shown, at }) {
  const { x, y, w } = at.check;
  const first = argmax(result.whole);
  const names = at.wide ? 230 : 160;
  const few = state.dropped === 1 ? "patch" : "patches";
  const rows = [
    ["all patches", "whole"],
    [`without ${state.dropped}: ${state.rule}`, "classes"],
    [at.wide ? `without ${state.dropped} random ${few}` : `${state.dropped} random`, "random"],
  ];
  text(g, `probability of ${first}, its first answer`, x, y + 8, { weight: 700, fill: theme.ink });
  rows.forEach(([name, key], i) => {
    const middle = y + 36 + 26 * i;
    const words = [[name, theme.ink, 400]];
    pieces(g, words, x, middle, { align: "left", room: names - 10 });
    gauge(g, theme, shown[key][first], x + names, middle - 7, w - names - 68, 14, theme.query);
    text(g, share(result[key][first]), x + w, middle, { fill: theme.ink, align: "right" });
  });
}
