// The picture of the sinusoidal code: heat-map, dot products and dial, side by side on one height.
import { css, diverging } from "../core/colour.js";
import { blown, coloured } from "../core/image.js";
import { clamp, number, sign } from "../core/numbers.js";
import { box } from "../core/shapes.js";
import { measure, pieces, text } from "../core/text.js";

export const TALL = 384; // of the heat-map
export const TOP = 62;
export const LEFT = 60;
const CLOSE = 18; // numbers nearer to each other cannot both be written
const BELOW = 62; // axis and key under the heat-map

export function layout(width, { state }) {
  const narrow = width < 760;
  const heat = narrow ? 0.58 * (width - LEFT) - 34 : 0.41 * width - LEFT;
  const bars = LEFT + heat + 34;
  const track = narrow ? width - bars - 8 : 0.25 * width;
  const right = bars + track;
  const radius = narrow ? 92 : Math.min(104, 0.09 * width);
  const dial = narrow ? width / 2 : (right + 20 + width) / 2;
  const middle = (narrow ? TOP + TALL + BELOW + 74 : TOP + 30) + radius;
  const height = narrow ? middle + radius + 146 : TOP + TALL + BELOW + 4;
  return { narrow, heat, bars, track, radius, dial, middle, height, step: TALL / state.length };
}

const line = (at, row) => TOP + at.step * (row + 0.5);

export function drawCode({ g, theme, ink, state, shown, data: { d_model }, at }) {
  const { row, pair, length, other } = state;
  const { heat, step } = at;
  const tone = diverging(theme, 1);
  const wide = heat / d_model;
  blown(
    g,
    coloured(d_model, length, (j, t) => tone(shown.code[t][j])),
    LEFT,
    TOP,
    heat,
    TALL,
  );
  const title = [ink.bold("code"), ink.dim("  a row for each position")];
  pieces(g, heat < 190 ? title.slice(0, 1) : title, LEFT, 16, {
    size: 16,
    align: "left",
    room: heat,
  });
  box(g, LEFT, TOP + step * row, heat, step, theme.query, [], 2.5);
  box(g, LEFT + 2 * wide * pair, TOP, 2 * wide, TALL, theme.key, [5, 3]);
  const label = [ink.k(`pair ${pair}`)];
  const half = measure(label, 15) / 2;
  pieces(g, label, clamp(LEFT + wide * (2 * pair + 1), LEFT + half, LEFT + heat - half), TOP - 18);

  const mark = (t, fill, size, weight) =>
    text(g, String(t), LEFT - 10, line(at, t), { size, weight, fill, align: "right" });
  const far = (t, from) => Math.abs(line(at, t) - line(at, from)) > CLOSE;
  mark(row, theme.query, 17, 700);
  if (far(other, row)) mark(other, theme.keyText, 15, 700);
  for (const end of [0, length - 1]) {
    if (far(end, row) && far(end, other)) mark(end, theme.muted, 14, 400);
  }
  g.save();
  g.translate(10, TOP + TALL / 2);
  g.rotate(-Math.PI / 2);
  text(g, "position", 0, 0, { size: 14, fill: theme.muted, align: "center" });
  g.restore();
  const quiet = { size: 14, fill: theme.muted };
  const low = TOP + TALL + 16;
  text(g, "0", LEFT, low, quiet);
  text(g, "column", LEFT + heat / 2, low, { ...quiet, align: "center" });
  text(g, String(d_model - 1), LEFT + heat, low, { ...quiet, align: "right" });
  drawSigns(g, theme, tone, heat);
}

// The key of the colours: from −1 over 0 to 1.
function drawSigns(g, theme, tone, heat) {
  const y = TOP + TALL + 34;
  const wide = Math.min(heat, 200);
  for (let i = 0; i < wide; i++) {
    g.fillStyle = css(tone((2 * i) / (wide - 1) - 1));
    g.fillRect(LEFT + i, y, 1.5, 8);
  }
  box(g, LEFT + 2, y + 2, wide - 4, 4, theme.muted, [], 1);
  ["−1", "0", "1"].forEach((word, i) =>
    text(g, word, LEFT + (wide * i) / 2, y + 20, {
      size: 13,
      fill: theme.muted,
      align: ["left", "center", "right"][i],
    }),
  );
}

export function drawDots({ g, theme, ink, state, result, shown, data: { d_model }, at }) {
  const { row, other } = state;
  const { bars, track, step } = at;
  const most = d_model / 2;
  const low = Math.min(0, ...shown.dots);
  const scale = (track - 58) / (most - low);
  const zero = bars - low * scale;
  const gap = step > 4 ? 1 : 0;
  const title = [ink.q(`row ${row}`), ink.bold(" · "), ink.k(track < 150 ? "all" : "every row")];
  pieces(g, title, bars, 16, { size: 16, align: "left", room: track });
  shown.dots.forEach((dot, s) => {
    g.fillStyle = s === row ? theme.query : theme.key;
    g.globalAlpha = s === row || s === other ? 1 : 0.7;
    const left = Math.min(zero, zero + dot * scale);
    g.fillRect(left, TOP + step * s, Math.max(1, Math.abs(dot * scale)), step - gap);
  });
  g.globalAlpha = 1;
  g.fillStyle = theme.muted;
  g.fillRect(zero - 0.5, TOP, 1, TALL);
  const quiet = { size: 14, fill: theme.muted, align: "center" };
  text(g, "0", zero, TOP - 18, quiet);
  text(g, "dot product", bars, TOP + TALL + 16, { ...quiet, align: "left" });
  const write = (s, size, fill) =>
    text(
      g,
      number(result.dots[s]),
      zero + Math.max(0, result.dots[s]) * scale + 8,
      clamp(line(at, s), TOP + 8, TOP + TALL - 8),
      { size, weight: 700, fill },
    );
  write(row, 17, theme.query);
  const apart = Math.abs(
    clamp(line(at, other), TOP + 8, TOP + TALL - 8) - clamp(line(at, row), TOP + 8, TOP + TALL - 8),
  );
  if (apart > CLOSE) write(other, 15, theme.keyText);
}

// Two hands of one pair, as RoPE turns a query and a key: cosine to the right, sine upwards, a dot
// where every position stands. What lies between them depends on the distance of the rows alone.
export function drawDial({ g, theme, ink, state, result, shown, width, at }) {
  const { dial, middle, radius } = at;
  const { row, pair, other } = state;
  const turn = result.turns[pair];
  const on = (a, reach = radius) => [dial + reach * Math.cos(a), middle - reach * Math.sin(a)];
  pieces(g, [ink.k(`pair ${pair}`), ink.bold(" as two hands")], dial, middle - radius - 40, {
    size: 16,
  });
  g.strokeStyle = theme.rule;
  g.lineWidth = 1.5;
  g.beginPath();
  g.arc(dial, middle, radius, 0, 2 * Math.PI);
  g.moveTo(dial - radius, middle);
  g.lineTo(dial + radius, middle);
  g.moveTo(dial, middle - radius);
  g.lineTo(dial, middle + radius);
  g.stroke();
  shown.angles.forEach((a) => {
    g.fillStyle = theme.key;
    g.globalAlpha = 0.5;
    g.beginPath();
    g.arc(...on(a), 3.5, 0, 2 * Math.PI);
    g.fill();
  });
  g.globalAlpha = 1;
  const hand = (angle, colour, dash, wide) => {
    g.strokeStyle = colour;
    g.fillStyle = colour;
    g.lineWidth = wide;
    g.setLineDash(dash);
    g.beginPath();
    g.moveTo(dial, middle);
    g.lineTo(...on(angle));
    g.stroke();
    g.setLineDash([]);
    g.beginPath();
    g.arc(...on(angle), 6, 0, 2 * Math.PI);
    g.fill();
  };
  const [mine, its] = [shown.angles[row], shown.angles[other]];
  hand(its, theme.key, [6, 4], 3);
  hand(mine, theme.query, [], 4);
  const name = { size: 16, weight: 700, align: "center" };
  text(g, String(row), ...on(mine, radius + 18), { ...name, fill: theme.query });
  const [x0, y0] = on(mine);
  const [x1, y1] = on(its);
  if (Math.hypot(x1 - x0, y1 - y0) > 30) {
    text(g, String(other), ...on(its, radius + 18), { ...name, fill: theme.keyText });
  }
  const small = String(Number(turn.toPrecision(4)));
  const times = (count, words) => {
    const product = number(count * turn, 3);
    const equals = ink.dim(sign(count * Number(small), product, 3));
    return [...words, ink.dim(" · "), ink.k(small), equals, ink.bold(product)];
  };
  const written = [
    times(row, [ink.dim("angle = "), ink.q(String(row))]),
    [
      ink.dim("sine "),
      ink.bold(number(Math.sin(row * turn), 3)),
      ink.dim("  cosine "),
      ink.bold(number(Math.cos(row * turn), 3)),
    ],
    times(Math.abs(row - other), [
      ink.dim("between = |"),
      ink.q(String(row)),
      ink.dim(" − "),
      ink.k(String(other)),
      ink.dim("|"),
    ]),
    [ink.dim("one turn: "), ink.bold(number((2 * Math.PI) / turn, 1)), ink.dim(" positions")],
  ];
  const room = Math.min(2 * (width - dial) - 8, 420);
  written.forEach((parts, i) =>
    pieces(g, parts, dial, middle + radius + 44 + 26 * i, { size: 16, room }),
  );
}
