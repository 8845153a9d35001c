// The picture of the sinusoidal code: heat-map, dot products and dial, drawn side by side on one height.
import { diverging } from "../core/colour.js";
import { clamp, number, sign } from "../core/numbers.js";
import { box } from "../core/shapes.js";
import { measure, pieces, text } from "../core/text.js";

export const TALL = 384;
export const TOP = 62;
export const LEFT = 46; // the heat-map's height, and where it begins

export function layout(width) {
  const narrow = width < 760;
  const heat = narrow ? width - LEFT - 170 : 0.41 * width - LEFT;
  const bars = LEFT + heat + 34;
  const track = narrow ? width - bars - 16 : 0.25 * width;
  const right = bars + track;
  const radius = narrow ? 92 : Math.min(112, 0.095 * width);
  const dial = narrow ? width / 2 : (right + 20 + width) / 2;
  const middle = (narrow ? TOP + TALL + 100 : TOP + 36) + radius;
  const bottom = narrow ? middle + radius + 120 : TOP + TALL + 24;
  return { narrow, heat, bars, track, radius, dial, middle, bottom };
}

export const farthest = ({ row, length }) => (row < length / 2 ? length - 1 : 0); // the end that is farther away
const line = ({ state, step }, row = state.row) => TOP + step * (row + 0.5);

export function drawCode({ g, theme, ink, state, shown, d_model, heat, step }) {
  const { row, pair, length } = state;
  const tone = diverging(theme, 1);
  const wide = heat / d_model;
  const small = new OffscreenCanvas(d_model, length);
  const p = small.getContext("2d");
  const pixels = p.createImageData(d_model, length);
  shown.code.flat().forEach((v, at) => pixels.data.set([...tone(v), 255], 4 * at));
  p.putImageData(pixels, 0, 0);
  g.imageSmoothingEnabled = false;
  g.drawImage(small, LEFT, TOP, heat, TALL);
  const title = [ink.bold("code"), ink.dim("   a row for each position")];
  pieces(g, title, LEFT, 16, { size: 16, align: "left", room: heat });
  box(g, LEFT, TOP + step * row, heat, step, theme.query, [], 2.5);
  box(g, LEFT + 2 * wide * pair, TOP, 2 * wide, TALL, theme.key, [5, 3]);
  const label = [ink.k(`pair ${pair}`)];
  const half = measure(label, 15) / 2;
  pieces(g, label, clamp(LEFT + wide * (2 * pair + 1), LEFT + half, LEFT + heat - half), TOP - 18);
  const place = (t) => line({ state, step }, t);
  for (const end of [0, length - 1].filter((t) => Math.abs(place(t) - place(row)) > 16))
    text(g, String(end), LEFT - 10, place(end), { size: 14, fill: theme.muted, align: "right" });
  text(g, String(row), LEFT - 10, place(row), {
    size: 17,
    weight: 700,
    fill: theme.query,
    align: "right",
  });
}

export function drawDots({ g, theme, ink, state, r, shown, d_model, bars, track, step }) {
  const { row } = state;
  const most = d_model / 2;
  const low = Math.min(0, ...shown.dots);
  const scale = (track - 58) / (most - low);
  const zero = bars - low * scale;
  const gap = step > 4 ? 1 : 0;
  const title = [ink.q(`row ${row}`), ink.bold(" · "), ink.k("every row")];
  pieces(g, title, bars, 16, { size: 16, align: "left", room: track });
  shown.dots.forEach((dot, s) => {
    g.fillStyle = s === row ? theme.query : theme.key;
    g.globalAlpha = s === row ? 1 : 0.75;
    g.fillRect(
      Math.min(zero, zero + dot * scale),
      TOP + step * s,
      Math.max(1, Math.abs(dot * scale)),
      step - gap,
    );
  });
  g.globalAlpha = 1;
  g.fillStyle = theme.muted;
  g.fillRect(zero - 0.5, TOP, 1, TALL);
  text(g, "0", zero, TOP - 18, { size: 14, fill: theme.muted, align: "center" });
  const at = zero + r.dots[row] * scale + 8;
  const far = farthest(state);
  const end = clamp(line({ state, step }, far), TOP + 8, TOP + TALL - 8);
  text(g, number(r.dots[row]), at, line({ state, step }), {
    size: 17,
    weight: 700,
    fill: theme.query,
  });
  text(g, number(r.dots[far]), at, end, { size: 15, weight: 700, fill: theme.keyText });
}

// The hand of one pair: cosine to the right, sine upwards, a dot where every position stands.
export function drawDial({ g, theme, ink, state, r, shown, width, dial, middle, radius }) {
  const { row, pair } = state;
  const turn = r.turns[pair];
  const angle = shown.angles[row];
  const at = (a, reach = radius) => [dial + reach * Math.cos(a), middle - reach * Math.sin(a)];
  const [x, y] = at(angle);
  pieces(g, [ink.k(`pair ${pair}`), ink.bold(" as a hand")], dial, middle - radius - 34, {
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
  shown.angles.forEach((a, s) => {
    const [left, top] = at(a);
    g.fillStyle = theme.key;
    g.globalAlpha = s === row ? 1 : 0.5;
    g.beginPath();
    g.arc(left, top, 3.5, 0, 2 * Math.PI);
    g.fill();
  });
  g.globalAlpha = 1;
  g.strokeStyle = theme.muted;
  g.lineWidth = 1;
  g.setLineDash([4, 3]);
  g.beginPath();
  g.moveTo(x, middle);
  g.lineTo(x, y);
  g.lineTo(dial, y);
  g.stroke();
  g.setLineDash([]);
  g.strokeStyle = theme.query;
  g.lineWidth = 4;
  g.beginPath();
  g.moveTo(dial, middle);
  g.lineTo(x, y);
  g.stroke();
  g.fillStyle = theme.query;
  g.beginPath();
  g.arc(x, y, 6, 0, 2 * Math.PI);
  g.fill();
  const [from, to] = at(shown.angles[0], radius + 16);
  text(g, "0", from, to, { size: 14, fill: theme.keyText, align: "center" });
  if (Math.hypot(...at(angle).map((v, i) => v - at(shown.angles[0])[i])) > 26)
    text(g, String(row), ...at(angle, radius + 18), {
      size: 17,
      weight: 700,
      fill: theme.query,
      align: "center",
    });

  const small = String(Number(turn.toPrecision(4)));
  const product = number(row * turn, 3);
  const written = [
    [
      ink.dim("angle = "),
      ink.q(String(row)),
      ink.dim(" · "),
      ink.k(small),
      ink.dim(sign(row * Number(small), product, 3)),
      ink.bold(product),
    ],
    [
      ink.dim("sine "),
      ink.bold(number(Math.sin(row * turn), 3)),
      ink.dim("   cosine "),
      ink.bold(number(Math.cos(row * turn), 3)),
    ],
    [ink.dim("one turn takes "), ink.bold(number((2 * Math.PI) / turn, 1)), ink.dim(" positions")],
  ];
  const room = Math.min(2 * (width - dial) - 8, 420);
  written.forEach((parts, i) =>
    pieces(g, parts, dial, middle + radius + 42 + 26 * i, { size: 16, room }),
  );
}
