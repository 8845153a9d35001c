// For each of the two networks: the text, each letter coloured by the memory of one unit; below it
// this memory and its gates as curves, and what the network expects next.
import { axes, bars, dots, line, MARGIN, plot, rule } from "../core/chart.js";
import { css, diverging, inkOn } from "../core/colour.js";
import { text } from "../core/text.js";

const KINDS = ["lstm", "gru"];
const [CELL, TALL, TOP] = [13, 24, 54]; // of a letter; above the letters
const GAP = 26; // between the two columns, and below a network
const PAD = 0.08; // of the range, above and below a curve
const MOST = 5; // letters that may come next
const DASHES = [[], [7, 4], [2, 3]];

const written = (letter) => ({ "\n": "/", " ": "␣", "the end": "end" })[letter] ?? letter;

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
  const best = next.map((_, i) => i).sort((a, b) => both[b] - both[a] || a - b);
  const likely = best.slice(0, Math.min(MOST, data.letters.length));
  const right = beside ? left + part + MARGIN.left + 8 : left;
  const chances = plot(
    { x: right, y: top, w: x + w - MARGIN.right - right, h: 130 },
    { x: [-0.6, likely.length - 0.4], y: [0, both[best[0]] > 0.5 ? 1 : 0.5] },
  );
  chances.sx.ticks = () => []; // the letters stand there
  const bottom = top + 130 + MARGIN.bottom;
  return { x, y, letters, cells, memory, gates, chances, likely, bottom };
}

export function layout(width, scene) {
  const across = width >= 860 ? 2 : 1;
  const w = across === 2 ? (width - GAP) / 2 : width;
  const lstm = block("lstm", 0, 0, w, scene);
  const second = across === 2 ? [w + GAP, 0] : [0, lstm.bottom + GAP];
  const gru = block("gru", ...second, w, scene);
  return { lstm, gru, height: Math.max(lstm.bottom, gru.bottom) };
}

// Curves over the letters; dashed, the step that is looked at, and the one from which a gate is held.
function panel(scene, where, title, rows, key) {
  const { theme, state } = scene;
  axes(scene, where, { x: "letters read", title, key });
  rule(scene, where, { x: state.t }, { stroke: theme.ink, dash: [6, 4] });
  if (state.hold) rule(scene, where, { x: state.since }, { stroke: theme.muted, dash: [2, 4] });
  rows.forEach((row, i) => {
    line(
      scene,
      where,
      row.map((v, t) => [t, v]),
      key[i],
    );
  });
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
  const values = shown[`${kind}_memory`];
  const key = [{ name: "memory", stroke: theme.ink }];
  if (state.hold) key.push({ name: "nothing held", stroke: theme.query, dash: [2, 4] });
  const rows = [values, shown[`${kind}_free`]].slice(0, key.length);
  key.push({ name: "this step", stroke: theme.ink, dash: [6, 4], width: 2 });
  panel(scene, memory, "Its memory", rows, key);
  dots(scene, memory, [[state.t, values[state.t]]], { fill: theme.ink, radius: 7 });
  const strokes = [theme.query, theme.key, theme.value];
  const names = kind === "lstm" ? ["input", "forget", "output"] : ["reset", "update"];
  const looks = names.map((name, i) => ({ name, stroke: strokes[i], dash: DASHES[i] }));
  panel(scene, gates, "Its gates", shown[`${kind}_gates`], looks);
}

function drawNext(scene, kind) {
  const { g, theme, data, state, shown } = scene;
  const { chances, likely } = scene.at[kind];
  const key = [{ name: "chance", fill: theme.query, shape: "square" }];
  const ring = { name: "nothing held", fill: theme.ink, shape: "ring", radius: 6 };
  axes(scene, chances, { title: "The next letter", key: state.hold ? [...key, ring] : key });
  const of = (row) => likely.map((letter, i) => [i, shown[`${kind}_${row}`][letter]]);
  bars(scene, chances, of("next"), { fills: theme.query, width: 0.7 });
  if (state.hold) dots(scene, chances, of("free_next"), ring);
  likely.forEach((letter, i) => {
    const [left, top] = [chances.sx(i), chances.y + chances.h + 16];
    const look = { size: 15, weight: 700, fill: theme.ink, align: "center" };
    text(g, written(data.letters[letter]), left, top, look);
  });
}

const both = (draw) => (scene) => KINDS.forEach((kind) => draw(scene, kind));

export const drawers = [both(drawText), both(drawCurves), both(drawNext)];

// A click on a letter goes there.
export function press({ at }, x, y) {
  for (const kind of KINDS) {
    const letter = at[kind].cells.findIndex(
      ([left, top]) => x >= left && x < left + CELL && y >= top && y < top + TALL,
    );
    if (letter >= 0) return { t: letter };
  }
  return null;
}
