// The likeliest characters: before the rules (outline), after them (bar), as they were drawn (cross);
// excluded ones stay, hatched. Below them what was written before.
import { share } from "../core/numbers.js";
import { hatch } from "../core/shapes.js";
import { measure, text } from "../core/text.js";

const [ROWS, ROW, TOP, WAYS] = [16, 26, 92, 4];
const NAME = 34; // width of a character's name
const NUMBERS = 118;

export const shown = (string) => string.replaceAll("\n", "¶").replaceAll(" ", "␣");

// The texts that were left: none is the beginning of another or of `now`; the newest first.
export function branches({ text: before, branches: older }, now) {
  const all = [before, ...older].filter((one) => !now.startsWith(one));
  return all
    .filter(
      (one, i) =>
        !all.some((b, j) => (j < i ? b.startsWith(one) : j > i && b !== one && b.startsWith(one))),
    )
    .slice(0, WAYS);
}

export function layout(width, { state }) {
  const bar = { x: NAME, w: width - NAME - NUMBERS - 8 };
  const below = TOP + ROWS * ROW + 14;
  const ways = state.branches.length;
  return { bar, below, height: below + (ways ? 24 + 24 * ways : 0) + 6 };
}

// As much of the end of a text as `room` holds.
function tail(string, room, size, weight) {
  const letters = [...shown(string)];
  const fits = (from) => measure([[`…${letters.slice(from).join("")}`, "", weight]], size) <= room;
  let from = Math.max(0, letters.length - 120);
  while (from < letters.length - 1 && !fits(from)) from++;
  return (from ? "…" : "") + letters.slice(from).join("");
}

function drawHead({ g, theme, state, width }) {
  text(g, tail(state.text, width - 8, 17, 700), 0, 14, { size: 17, weight: 700, fill: theme.ink });
  const quiet = { size: 14, fill: theme.muted };
  text(g, "outline: before the rules", 0, 40, quiet);
  text(g, "bar: after them", 176, 40, quiet);
  text(g, "cross: share of 200 draws", 0, 60, quiet);
  text(g, "hatched: excluded", 176, 60, quiet);
  const right = { ...quiet, align: "right" };
  text(g, "before", width - 62, 82, right);
  text(g, "after", width - 4, 82, right);
}

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

function drawBranches({ g, theme, at, state, width }) {
  if (!state.branches.length) return;
  text(g, "left behind (press to go back there)", 0, at.below + 10, {
    size: 14,
    fill: theme.muted,
  });
  state.branches.forEach((way, i) => {
    const y = at.below + 34 + 24 * i;
    text(g, tail(way, width - 8, 15, 400), 0, y, { size: 15, fill: theme.ink });
  });
}

export const draw = [drawHead, drawBars, drawBranches];

export function spots({ at, width, data, state, result }) {
  const letters = result.order.slice(0, ROWS).map((i, row) => ({
    id: `letter-${row}`,
    x: 0,
    y: TOP + ROW * row,
    w: width,
    h: ROW,
    label: `Write “${shown(data.letters[i])}”, ${share(result.chances[i], 4)}`,
    press: { text: state.text + data.letters[i] },
  }));
  const ways = state.branches.map((way, i) => ({
    id: `way-${i}`,
    x: 0,
    y: at.below + 22 + 24 * i,
    w: width,
    h: 24,
    label: `Go back to “${shown(way.slice(-30))}”`,
    press: { text: way },
  }));
  return [...letters, ...ways];
}
