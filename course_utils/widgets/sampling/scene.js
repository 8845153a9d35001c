// The four rules in their order; the likeliest characters before them (outline), after them (bar), as
// they were drawn (cross), excluded ones hatched; below, the tree of all that was written.
import { number, share } from "../core/numbers.js";
import { hatch } from "../core/shapes.js";
import { measure, pieces, text } from "../core/text.js";
import { ORDER } from "./compute.js";
import { tree } from "./tree.js";

const [ROWS, ROW, TOP, LINE] = [16, 26, 172, 24];
const NAME = 34; // width of a character's name
const NUMBERS = 118;
const PIPE = { y: 34, h: 46, gap: 16 };
const REWIND = 40; // characters of the text that can be gone back to
const NAMES = { heat: "τ", k: "top-k", p: "top-p", m: "min-p" };

export const shown = (string) => string.replaceAll("\n", "¶").replaceAll(" ", "␣");
export const named = (order) => order.map((rule) => NAMES[rule]).join(", ");

// What a rule is set to, or that it changes nothing.
function setting(rule, state, { letters }) {
  const idle = { heat: 1, k: letters.length, p: 1, m: 0 }[rule];
  return state[rule] === idle ? "off" : number(state[rule], 3);
}

export function layout(width, { state }) {
  const bar = { x: NAME, w: width - NAME - NUMBERS - 8 };
  const below = TOP + ROWS * ROW + 14;
  const written = tree([state.text, ...state.branches]);
  const pipe = (width - 3 * PIPE.gap) / 4;
  return { bar, below, pipe, written, height: below + 26 + LINE * written.length + 6 };
}

// As much of the end of a text as `room` holds.
function tail(string, room, size, weight) {
  const letters = [...shown(string)];
  const fits = (from) => measure([[`…${letters.slice(from).join("")}`, "", weight]], size) <= room;
  let from = Math.max(0, letters.length - 120);
  while (from < letters.length - 1 && !fits(from)) from++;
  return (from ? "…" : "") + letters.slice(from).join("");
}

const headline = (state, width) => tail(state.text, width - 8, 17, 700);

function drawHead({ g, theme, state, width }) {
  text(g, headline(state, width), 0, 14, { size: 17, weight: 700, fill: theme.ink });
  const quiet = { size: 14, fill: theme.muted };
  text(g, "press a rule: it moves to the left", 0, 92, quiet);
  text(g, "outline: before the rules", 0, 118, quiet);
  text(g, "bar: after them", 176, 118, quiet);
  text(g, "cross: share of 200 draws", 0, 138, quiet);
  text(g, "hatched: excluded", 176, 138, quiet);
  const right = { ...quiet, align: "right" };
  text(g, "before", width - 62, 160, right);
  text(g, "after", width - 4, 160, right);
}

function drawPipe({ g, theme, ink, at, data, state, result }) {
  state.order.forEach((rule, i) => {
    const x = i * (at.pipe + PIPE.gap);
    const middle = x + at.pipe / 2;
    const off = setting(rule, state, data) === "off";
    g.fillStyle = theme.lane;
    g.fillRect(x, PIPE.y, at.pipe, PIPE.h);
    g.strokeStyle = off ? theme.rule : theme.query;
    g.lineWidth = off ? 1 : 2;
    g.strokeRect(x + 1, PIPE.y + 1, at.pipe - 2, PIPE.h - 2);
    const name = [ink.bold(NAMES[rule]), ink.dim(` ${setting(rule, state, data)}`)];
    pieces(g, name, middle, PIPE.y + 15, { size: 15, room: at.pipe - 8 });
    const stay = [ink.plain(`${result.stays[i]} stay`)];
    pieces(g, stay, middle, PIPE.y + 33, { size: 14, room: at.pipe - 8 });
    if (i) text(g, "→", x - PIPE.gap / 2, PIPE.y + PIPE.h / 2, arrow(theme));
  });
}

const arrow = (theme) => ({ size: 15, align: "center", fill: theme.muted });

const most = ({ raw, chances, counts }) =>
  Math.max(...raw, ...chances, ...counts.map((n) => n / 200));

function drawBars(scene) {
  const { g, theme, at, width, data, result, shown: now } = scene;
  const wide = at.bar.w / most(result);
  result.order.slice(0, ROWS).forEach((i, row) => {
    const y = TOP + ROW * row;
    const middle = y + ROW / 2;
    const out = result.chances[i] === 0;
    const fill = out ? theme.muted : theme.ink;
    text(g, shown(data.letters[i]), NAME - 10, middle, {
      size: 16,
      weight: 700,
      fill,
      align: "right",
    });
    const before = Math.min(at.bar.w, wide * now.raw[i]);
    if (out) hatch(g, theme, at.bar.x, y + 5, before, ROW - 10);
    g.fillStyle = theme.query;
    g.fillRect(at.bar.x, y + 5, Math.min(at.bar.w, wide * now.chances[i]), ROW - 10);
    g.strokeStyle = theme.ink;
    g.lineWidth = 1.5;
    g.strokeRect(at.bar.x, y + 3, before, ROW - 6);
    if (!out) cross(scene, at.bar.x + (wide * result.counts[i]) / 200, middle);
    const numbers = { size: 14, align: "right" };
    text(g, share(result.raw[i]), width - 62, middle, { ...numbers, fill: theme.muted });
    text(g, share(result.chances[i]), width - 4, middle, { ...numbers, fill });
  });
}

function cross({ g, theme }, x, y) {
  for (const [colour, line] of [
    [theme.paper, 5],
    [theme.key, 2.5],
  ]) {
    g.strokeStyle = colour;
    g.lineWidth = line;
    g.beginPath();
    g.moveTo(x - 5, y - 5);
    g.lineTo(x + 5, y + 5);
    g.moveTo(x + 5, y - 5);
    g.lineTo(x - 5, y + 5);
    g.stroke();
  }
}

const indent = (depth, width) => 8 + Math.min(18 * depth, width / 3);
const lineAt = (at, i) => at.below + 26 + LINE * i;

function drawTree({ g, theme, at, state, width }) {
  text(g, "all that was written (press to go there)", 0, at.below + 10, {
    size: 14,
    fill: theme.muted,
  });
  at.written.forEach(({ text: whole, part, depth, parent }, i) => {
    const x = indent(depth, width);
    const y = lineAt(at, i) + LINE / 2;
    if (parent >= 0) {
      const stem = indent(at.written[parent].depth, width) + 5;
      g.strokeStyle = theme.muted;
      g.lineWidth = 1;
      g.beginPath();
      g.moveTo(stem, lineAt(at, parent) + LINE - 3);
      g.lineTo(stem, y);
      g.lineTo(Math.max(stem, x - 3), y);
      g.stroke();
    }
    const here = whole === state.text;
    const weight = state.text.startsWith(whole) ? 700 : 400;
    const words = tail(part, width - x - (here ? 50 : 8), 15, weight);
    text(g, words, x, y, { size: 15, weight, fill: weight > 400 ? theme.ink : theme.muted });
    if (!here) return;
    const end = x + measure([[words, "", weight]], 15) + 8;
    text(g, "◂ here", end, y, { size: 14, weight: 700, fill: theme.query });
  });
}

export const draw = [drawHead, drawPipe, drawBars, drawTree];

// One place to the left; the first rule goes to the end.
export function moved(order, i) {
  const rest = order.filter((_, j) => j !== i);
  rest.splice(i ? i - 1 : ORDER.length - 1, 0, order[i]);
  return rest;
}

function pipeSpots({ at, state, result }) {
  return state.order.map((rule, i) => ({
    id: `rule-${i}`,
    x: i * (at.pipe + PIPE.gap),
    y: PIPE.y,
    w: at.pipe,
    h: PIPE.h,
    label:
      `Move ${NAMES[rule]} ${i ? `before ${NAMES[state.order[i - 1]]}` : "to the end"} ` +
      `(${result.stays[i]} stay after it)`,
    press: { order: moved(state.order, i) },
  }));
}

function headSpots({ width, state }) {
  const written = [...headline(state, width)];
  const from = [...state.text].length - written.length;
  const place = (n) => measure([[written.slice(0, n).join(""), "", 700]], 17);
  const first = Math.max(written[0] === "…" ? 1 : 0, written.length - REWIND);
  return written.slice(first, -1).map((_, n) => {
    const end = first + n + 1;
    const before = state.text.slice(0, from + end);
    return {
      id: `back-${n}`,
      x: place(end - 1),
      y: 2,
      w: place(end) - place(end - 1),
      h: 24,
      label: `Rewind to “${shown(before.slice(-12))}”`,
      press: { text: before },
    };
  });
}

export function spots(scene) {
  const { at, width, data, state, result } = scene;
  const letters = result.order.slice(0, ROWS).map((i, row) => ({
    id: `letter-${row}`,
    x: 0,
    y: TOP + ROW * row,
    w: width,
    h: ROW,
    label: `Write “${shown(data.letters[i])}”, ${share(result.chances[i], 4)}`,
    press: { text: state.text + data.letters[i] },
  }));
  const ways = at.written.map((way, i) => ({
    id: `way-${i}`,
    x: 0,
    y: lineAt(at, i),
    w: width,
    h: LINE,
    label: `Go back to “${shown(way.text.slice(-30))}”`,
    press: { text: way.text },
  }));
  return [...letters, ...pipeSpots(scene), ...headSpots(scene), ...ways];
}
