// The picture of a translation: lines from the words written to the words read, the heat-map, the next words.
import { viridis } from "../core/colour.js";
import { matrix } from "../core/matrix.js";
import { clamp, number, share } from "../core/numbers.js";
import { box, gauge, plate } from "../core/shapes.js";
import { pieces, text } from "../core/text.js";
import { CANDIDATES } from "./compute.js";

// Where things stand. Wide: heat-map left, next words right; below 800 px the next words stand under the heat-map.
export function layout(width, { source, written }) {
  const columns = source.length;
  const count = written.length;
  const narrow = width < 800;
  const across = (n) => Math.min(110, (width - 24) / Math.max(columns, count)) * n;
  const place = (i, n) => width / 2 + across(i + 0.5) - across(n / 2);
  const side = narrow ? width : width * 0.63;
  const label = 82;
  const top = 268;
  const height = 24;
  const cell = clamp((side - label - 12) / columns, 18, 64);
  const end = top + height * count;
  const tight = across(1) < 76;
  const list = narrow
    ? { x: 8, y: end + 26, width: width - 16 }
    : { x: side + 24, y: top - 14, width: width - side - 34 };
  const bottom = Math.max(end + 10, list.y + 264);
  return {
    width,
    place,
    room: across(tight ? 2 : 1) - 8,
    tight,
    label,
    top,
    height,
    cell,
    count,
    columns,
    list,
    bottom,
    up: tight ? 46 : 34,
    down: 178,
  };
}

export const rowAt = (at, x, y) => {
  const row = Math.floor((y - at.top) / at.height);
  return row >= 0 && row < at.count && x < at.label + at.cell * at.columns ? row : null;
};
const lane = (at, i) => at.list.y + 44 + 30 * i;
export const candidateAt = ({ list, ...at }, x, y) => {
  const i = Math.round((y - lane({ list, ...at }, 0)) / 30);
  return x >= list.x && x <= list.x + list.width && i >= 0 && i < CANDIDATES ? i : null;
};

export function drawLines({ g, theme, ink, r, shown, at }) {
  const { source, written, forced } = r.seen;
  const now = r.step - 1;
  const aside = (i) => (at.tight && i % 2 ? 18 : 0); // every other word a line further out
  const word = (string, colour, i, n, y) =>
    pieces(g, [colour(string)], at.place(i, n), y, { size: at.tight ? 14 : 16, room: at.room });
  if (!at.tight) text(g, "read", 8, at.up - 22, { size: 13, fill: theme.muted });
  if (!at.tight) text(g, "written", 8, at.down + 24, { size: 13, fill: theme.muted });
  source.forEach((name, s) => word(name, ink.k, s, source.length, at.up - aside(s)));
  const order = [...Array(now).keys(), now];
  for (const t of order)
    for (let s = 0; s < source.length; s++) {
      const weight = shown.weights[t]?.[s] ?? 0;
      if (weight < 0.01) continue;
      const from = at.place(t, written.length);
      const to = at.place(s, source.length);
      g.strokeStyle = t === now ? theme.value : theme.muted;
      g.globalAlpha = t === now ? 0.85 : 0.3;
      g.lineWidth = 1 + 11 * weight;
      g.beginPath();
      g.moveTo(from, at.down - 14);
      g.bezierCurveTo(from, at.down - 70, to, at.up + 70, to, at.up + 14);
      g.stroke();
      g.globalAlpha = 1;
    }
  written.forEach((name, t) => {
    const x = at.place(t, written.length);
    const look = { size: 13, fill: theme.value, align: "center" };
    if (t > now) return text(g, "·", x, at.down, { ...look, fill: theme.muted });
    word(name, forced.has(t + 1) ? ink.v : ink.q, t, written.length, at.down + aside(t));
    if (forced.has(t + 1)) text(g, "yours", x, at.down + 20 + aside(t), look);
  });
  const half = at.room / 2 + 1;
  box(
    g,
    at.place(now, written.length) - half,
    at.down - 12 + aside(now),
    2 * half,
    24,
    theme.query,
    [],
    1.5,
  );
}

export function drawMap({ g, theme, ink, r, shown, at }) {
  const { source, written, forced } = r.seen;
  const now = r.step - 1;
  source.forEach((name, s) => {
    const x = at.label + at.cell * (s + 0.5);
    if (at.cell >= 56)
      return pieces(g, [ink.k(name)], x, at.top - 14, { size: 13, room: at.cell - 2 });
    g.save(); // narrow columns: names aslant
    g.translate(x, at.top - 6);
    g.rotate(-Math.PI / 4);
    pieces(g, [ink.k(name)], 0, 0, { size: 13, align: "left" });
    g.restore();
  });
  written.forEach((name, t) => {
    const y = at.top + at.height * t;
    const ahead = t > now;
    const colour = ahead ? ink.dim : forced.has(t + 1) ? ink.v : ink.q;
    pieces(g, [colour(ahead ? "·" : name)], at.label - 8, y + at.height / 2, {
      size: 14,
      align: "right",
      room: 74,
    });
    if (ahead) return plate(g, theme.lane, at.label, y, at.cell * at.columns - 1, at.height - 1, 0);
    matrix(g, theme, [shown.weights[t] ?? r.weights[t]], {
      x: at.label,
      y,
      cell: at.cell,
      height: at.height,
      colour: viridis,
      size: at.cell > 34 ? 12 : 0,
    });
  });
  box(
    g,
    at.label,
    at.top + at.height * now,
    at.cell * at.columns - 1,
    at.height - 1,
    theme.query,
    [],
    2.5,
  );
}

export function drawCandidates({ g, theme, ink, r, shown, vocabulary, at }) {
  const { x, y, width } = at.list;
  const chosen = r.seen.chosen[r.step - 1];
  const mine = r.seen.forced.has(r.step);
  pieces(g, [ink.bold("next word"), ink.dim(`  step ${r.step}, the five most probable`)], x, y, {
    align: "left",
    room: width,
  });
  const bar = x + 96;
  const track = width - 96 - 108;
  const row = (i, token, p, moving) => {
    const middle = lane(at, i);
    const here = token === chosen;
    if (here) plate(g, theme.lane, x - 4, middle - 14, width + 4, 28, 6);
    pieces(
      g,
      [(here && mine ? ink.v : here ? ink.q : ink.plain)(vocabulary[token])],
      x + 4,
      middle,
      { align: "left", room: 86 },
    );
    gauge(g, theme, clamp(moving, 0, 1), bar, middle - 8, track, 16);
    text(g, share(p), bar + track + 8, middle, { weight: here ? 700 : 400, fill: theme.ink });
    if (here)
      text(g, mine ? "yours" : "✓", x + width - 4, middle, {
        size: 14,
        weight: 700,
        fill: mine ? theme.value : theme.query,
        align: "right",
      });
  };
  r.best.forEach((token, i) => row(i, token, r.p[i], shown.p[i] ?? r.p[i]));
  if (!r.best.includes(chosen)) row(r.best.length, chosen, r.chance, r.chance);
  pieces(
    g,
    [ink.dim("all words so far: log p = "), ink.bold(number(r.log_p, 3))],
    x,
    lane(at, 6) + 10,
    { align: "left", room: width },
  );
}
