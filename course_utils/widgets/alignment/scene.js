// The picture of a translation: lines from the words written to the words read, the heat-map, the next words.
import { viridis } from "../core/colour.js";
import { matrix } from "../core/matrix.js";
import { clamp, number, share } from "../core/numbers.js";
import { box, gauge, plate, ribbon } from "../core/shapes.js";
import { lines, measure, pieces, text } from "../core/text.js";

const THICK = 20; // of a ribbon with all the weight
const ROW = 24;
const ASIDE = 23; // how much further out every other word stands where they are narrow

// Where things stand. Wide: heat-map left, next words right; below 800 px the next words stand under
// the heat-map. Where words have no room side by side, the heat-map alone shows the weights.
export function layout(width, { state, result: { source, written, free } }) {
  const columns = source.length;
  const count = written.length;
  const narrow = width < 800;
  const across = (n) => Math.min(110, (width - 24) / Math.max(columns, count)) * n;
  const ribbons = across(1) > 40;
  const place = (i, n) => width / 2 + across(i + 0.5) - across(n / 2);
  const side = narrow ? width : width * 0.63;
  const label = 82;
  const names = Math.max(...source.map((word) => measure([[word, "", 700]], 13)));
  const cell = clamp((side - label - 0.7 * names - 8) / columns, 14, 64);
  const aslant = names > cell - 4;
  const alone = ribbons ? 242 : 10;
  const other = state.forced.length ? aloneLines(free, written, width, null).length : 0;
  const top = alone + (other ? 20 * other + 22 : 0) + (aslant ? 22 + 0.7 * names : 28);
  const end = top + ROW * count;
  const tight = across(1) < 76;
  const list = narrow
    ? { x: 8, y: end + 26, width: width - 16 }
    : { x: side + 24, y: top - 14, width: width - side - 34 };
  return {
    width,
    place,
    room: across(tight ? 2 : 1) - 8,
    tight,
    ribbons,
    aslant,
    alone,
    label,
    top,
    cell,
    columns,
    list,
    height: Math.max(end + 10, list.y + 264),
    up: tight ? 51 : 34,
    down: 180,
  };
}

const lane = ({ list }, i) => list.y + 44 + 30 * i;

// What the model writes alone, in lines; words that differ from the translation at hand stand out.
function aloneLines(free, written, width, ink) {
  const words = free.map((word, t) => {
    const style = word === written[t] ? ink?.dim : ink?.q;
    return [style ? style(`${word} `) : [`${word} `, "", 700]];
  });
  return lines(words, width - 150, 14);
}

export function drawAlone({ g, ink, state, result: { free, written }, width, at }) {
  if (!state.forced.length) return;
  pieces(g, [ink.dim("the model alone:")], 8, at.alone, { size: 14, align: "left" });
  aloneLines(free, written, width, ink).forEach((line, i) =>
    pieces(g, line, 138, at.alone + 20 * i, { size: 15, align: "left", room: width - 146 }),
  );
}

// Rows of the heat-map are steps; the most probable words can be written.
export function spots({ data: { vocabulary }, state, result: { written, best, p }, at }, write) {
  const steps = written.map((word, t) => ({
    id: `step ${t}`,
    x: at.label,
    y: at.top + ROW * t,
    w: at.cell * at.columns,
    h: ROW,
    label: `Step ${t + 1}: “${word}”`,
    press: { step: t + 1 },
  }));
  const words = best.map((token, i) => ({
    id: `word ${i}`,
    x: at.list.x - 4,
    y: lane(at, i) - 14,
    w: at.list.width + 4,
    h: 28,
    label: `Write “${vocabulary[token]}”, probability ${share(p[i])}`,
    press: write(vocabulary[token], state),
  }));
  return [...steps, ...words];
}

export function drawLines({ g, theme, ink, state, result: r, shown, at }) {
  if (!at.ribbons) return;
  const { source, written } = r;
  const forced = new Map(state.forced);
  const now = r.step - 1;
  const aside = (i) => (at.tight && i % 2 ? ASIDE : 0);
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
      const wide = Math.max(1, THICK * weight);
      g.globalAlpha = t === now ? 0.85 : 0.25;
      const colour = t === now ? theme.value : theme.muted;
      const [top, bottom] = [at.up + 14, at.down - 14];
      ribbon(g, colour, [to - wide / 2, wide], top, [from - wide / 2, wide], bottom);
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

export function drawMap({ g, theme, ink, state, result: r, shown, at }) {
  const { source, written } = r;
  const forced = new Map(state.forced);
  const now = r.step - 1;
  source.forEach((name, s) => {
    const x = at.label + at.cell * (s + 0.5);
    if (!at.aslant)
      return pieces(g, [ink.k(name)], x, at.top - 14, { size: 13, room: at.cell - 2 });
    g.save(); // narrow columns: names aslant
    g.translate(x, at.top - 6);
    g.rotate(-Math.PI / 4);
    pieces(g, [ink.k(name)], 0, 0, { size: 13, align: "left" });
    g.restore();
  });
  written.forEach((name, t) => {
    const y = at.top + ROW * t;
    const ahead = t > now;
    const colour = ahead ? ink.dim : forced.has(t + 1) ? ink.v : ink.q;
    pieces(g, [colour(ahead ? "·" : name)], at.label - 8, y + ROW / 2, {
      size: 14,
      align: "right",
      room: 74,
    });
    if (ahead) return plate(g, theme.lane, at.label, y, at.cell * at.columns - 1, ROW - 1, 0);
    matrix(g, theme, [shown.weights[t] ?? r.weights[t]], {
      x: at.label,
      y,
      cell: at.cell,
      height: ROW,
      colour: viridis,
      size: at.cell > 40 ? 12 : 0,
      write: (w) => (w < 0.005 ? "" : share(w, 2)), // a blank is less than half a hundredth
    });
  });
  box(g, at.label, at.top + ROW * now, at.cell * at.columns - 1, ROW - 1, theme.query, [], 2.5);
}

export function drawCandidates({
  g,
  theme,
  ink,
  data: { vocabulary },
  state,
  result: r,
  shown,
  at,
}) {
  const { x, y, width } = at.list;
  const chosen = r.chosen[r.step - 1];
  const mine = new Map(state.forced).has(r.step);
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
