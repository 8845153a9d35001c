// For each of the two networks: the text, each letter coloured by the memory of one unit; below it
// this memory and its gates as curves, and what the network expects next.
import { axes, bars, dots, MARGIN, plot, rule } from "../core/chart.js";
import { css, diverging, inkOn } from "../core/colour.js";
import { clamp } from "../core/numbers.js";
import { curve } from "../core/marks.js";
import { text } from "../core/text.js";

const KINDS = ["lstm", "gru"];
const [CELL, TALL, TOP] = [13, 24, 54]; // of a letter; above the letters
const GAP = 26; // between the two columns, and below a network
const PAD = 0.08; // of the range, above and below a curve
const MOST = 5; // letters that may come next

const written = (letter) => ({ "\n": "/", " ": "␣", "the end": "end" })[letter] ?? letter;
const steps = (values) => values.map((_, i) => i);

// Where each letter stands: [left, top]; a new line of the text begins a new row.
function placed(letters, x, y, room) {
  let [left, top] = [x, y];
  return letters.map((letter, i) => {
    if (left + CELL > x + room || letters[i - 1] === "\n") [left, top] = [x, top + TALL];
    left += CELL;
    return [left - CELL, top];
  });
}

function block(kind, x, y, w, { data, state, result }) {
  const letters = ["▶", ...state.text];
  const cells = placed(letters, x, y + TOP, w);
  const left = x + MARGIN.left;
  const room = w - MARGIN.left - MARGIN.right;
  const values = [...result[`${kind}_memory`], ...result[`${kind}_free`]];
  const [low, high] = [Math.min(0, ...values), Math.max(0.1, ...values)];
  const spare = PAD * (high - low);
  const t = [0, state.text.length];
  let top = cells.at(-1)[1] + TALL + MARGIN.top;
  const box = { x: left, y: top, w: room, h: 150 };
  const memory = plot(box, { x: t, y: [low - spare, high + spare] });
  top += 150 + MARGIN.bottom + MARGIN.top;
  const beside = room >= 380;
  const part = beside ? Math.round(0.56 * room) : room;
  const gates = plot({ x: left, y: top, w: part, h: 130 }, { x: t, y: [-0.05, 1.05] });
  if (!beside) top += 130 + MARGIN.bottom + MARGIN.top;
  const next = result[`${kind}_next`];
  const both = next.map((p, i) => Math.max(p, result[`${kind}_free_next`][i]));
  const best = steps(next).sort((a, b) => both[b] - both[a] || a - b);
  const likely = best.slice(0, Math.min(MOST, data.letters.length));
  const right = beside ? left + part + MARGIN.left + 8 : left;
  const chances = plot(
    { x: right, y: top, w: x + w - MARGIN.right - right, h: 130 },
    { x: [-0.6, likely.length - 0.4], y: [0, 1] },
  );
  chances.sx.ticks = () => []; // the letters stand there
  return {
    x,
    y,
    letters,
    cells,
    memory,
    gates,
    chances,
    likely,
    bottom: top + 130 + MARGIN.bottom,
  };
}

export function layout(width, scene) {
  const across = width >= 860 ? 2 : 1;
  const w = across === 2 ? (width - GAP) / 2 : width;
  const lstm = block("lstm", 0, 0, w, scene);
  const second = across === 2 ? [w + GAP, 0] : [0, lstm.bottom + GAP];
  const gru = block("gru", ...second, w, scene);
  return { lstm, gru, height: Math.max(lstm.bottom, gru.bottom) };
}

function marks(scene, where) {
  const { theme, state } = scene;
  rule(scene, where, { x: state.t }, { stroke: theme.ink, dash: [6, 4], width: 2 });
  if (state.hold) {
    rule(scene, where, { x: state.since }, { stroke: theme.muted, dash: [2, 4], width: 1.5 });
  }
}

function drawText(scene, kind) {
  const { g, theme, state, shown, result } = scene;
  const { x, y, letters, cells } = scene.at[kind];
  const limit = Math.max(...result[`${kind}_memory`].map(Math.abs));
  const colour = diverging(theme, limit);
  const name = `${kind.toUpperCase()}, unit ${state[kind]}: ${kind === "lstm" ? "c" : "h"}`;
  text(g, name, x, y + 12, { size: 16, weight: 700, fill: theme.ink });
  text(g, "red above 0, blue below", x, y + 36, {
    size: 14,
    fill: theme.muted,
  });
  letters.forEach((letter, i) => {
    const [left, top] = cells[i];
    const c = colour(shown[`${kind}_memory`][i]);
    g.globalAlpha = i > state.t ? 0.45 : 1;
    g.fillStyle = css(c);
    g.fillRect(left, top, CELL, TALL - 3);
    const look = { size: 14, weight: 600, fill: inkOn(c), align: "center" };
    text(g, letter === "\n" ? "/" : letter, left + CELL / 2, top + TALL / 2 - 1, look);
    g.globalAlpha = 1;
    if (i !== state.t) return;
    Object.assign(g, { strokeStyle: theme.ink, lineWidth: 2.5 });
    g.setLineDash([]);
    g.strokeRect(left, top - 1, CELL, TALL - 1);
  });
}

function drawCurves(scene, kind) {
  const { theme, state, shown } = scene;
  const { memory, gates } = scene.at[kind];
  const line = { name: "memory", stroke: theme.ink };
  const here = { name: "this step", stroke: theme.ink, dash: [6, 4], width: 2 };
  const free = {
    name: "nothing held",
    stroke: theme.query,
    dash: [2, 4],
    width: 2.5,
  };
  const values = shown[`${kind}_memory`];
  const key = state.hold ? [line, free, here] : [line, here];
  axes(scene, memory, { x: "letters read", title: "Its memory", key });
  marks(scene, memory);
  if (state.hold) curve(scene, memory, steps(values), shown[`${kind}_free`], free);
  curve(scene, memory, steps(values), values, line);
  dots(scene, memory, [[state.t, values[state.t]]], {
    fill: theme.ink,
    radius: 7,
  });

  const looks = [
    { stroke: theme.query },
    { stroke: theme.key, dash: [7, 4] },
    { stroke: theme.value, dash: [2, 3] },
  ];
  const names = kind === "lstm" ? ["input", "forget", "output"] : ["reset", "update"];
  const styles = names.map((name, i) => ({ name, ...looks[i] }));
  axes(scene, gates, { x: "letters read", title: "Its gates", key: styles });
  marks(scene, gates);
  shown[`${kind}_gates`].forEach((row, i) => curve(scene, gates, steps(row), row, styles[i]));
}

function drawNext(scene, kind) {
  const { g, theme, data, state, shown } = scene;
  const { chances, likely } = scene.at[kind];
  const now = { name: "chance", fill: theme.query, shape: "square" };
  const free = { name: "nothing held", fill: theme.ink, shape: "ring" };
  const key = state.hold ? [now, free] : [now];
  axes(scene, chances, { title: "The next letter", key });
  const values = likely.map((letter, i) => [i, shown[`${kind}_next`][letter]]);
  bars(scene, chances, values, { fills: theme.query, width: 0.7 });
  if (state.hold) {
    const before = likely.map((letter, i) => [i, shown[`${kind}_free_next`][letter]]);
    dots(scene, chances, before, { fill: theme.ink, shape: "ring", radius: 6 });
  }
  likely.forEach((letter, i) => {
    const [left, top] = [chances.sx(i), chances.y + chances.h + 16];
    const look = { size: 15, weight: 700, fill: theme.ink, align: "center" };
    text(g, written(data.letters[letter]), left, top, look);
  });
}

const both = (draw) => (scene) => KINDS.forEach((kind) => draw(scene, kind));

export const drawers = [both(drawText), both(drawCurves), both(drawNext)];

// The step at a point: that of a letter, or of a place in a chart over the letters.
export function stepAt({ at, state }, x, y) {
  for (const kind of KINDS) {
    const { cells, memory, gates } = at[kind];
    const letter = cells.findIndex(
      ([left, top]) => x >= left && x < left + CELL && y >= top && y < top + TALL,
    );
    if (letter >= 0) return letter;
    const chart = [memory, gates].find((one) => one.holds(x, y));
    if (chart) return clamp(Math.round(chart.from(x, y)[0]), 0, state.text.length);
  }
  return null;
}
