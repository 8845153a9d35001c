// The picture of the Transformer: the plan of the page, two towers, the chosen block enlarged, the bar of parameters.
import { plate } from "../core/shapes.js";
import { measure, pieces } from "../core/text.js";
import { CROSS, NAMES, count, layers, tower, wordsOf } from "./compute.js";

const ROW = 46;
const TALL = 36;
const FLOOR = 44; // one block of a tower, and the words below it

// Where everything stands: towers left, the enlarged block right (below, on a narrow page), the bar last.
export function layout(width) {
  const narrow = width < 860;
  const room = narrow ? width : Math.min(560, 0.5 * width);
  const gap = narrow ? 30 : 44;
  const w = (room - gap - 40) / 2;
  const base = 9 * ROW + 8;
  const block = (step) => {
    const up = step < 6 ? step : step - 6;
    return {
      x: step < 6 ? 20 : 20 + w + gap,
      y: base - (up + 1) * ROW + (ROW - TALL) / 2,
      w,
      h: TALL,
    };
  };
  const panel = narrow
    ? { x: 4, y: base + FLOOR + 12, w: width - 8 }
    : { x: room + 20, y: 0, w: width - room - 24 };
  const bar = narrow ? panel.y + 450 : base + FLOOR + 16;
  const two = width < 560; // the key of the bar in two lines
  return { narrow, two, gap, w, base, block, panel, bar, height: bar + (two ? 136 : 92) };
}

// ---- the towers -----------------------------------------------------------------------------------------------
export function drawTowers({ g, theme, ink, at, data, state, result: r, shown }) {
  const most = Math.max(...r.parameters.slice(1));
  for (const [first, last, left] of [
    [2, 5, true],
    [8, 13, false],
  ]) {
    // what every layer repeats
    const low = at.block(first);
    const high = at.block(last);
    const x = low.x - 8;
    plate(g, theme.lane, x, high.y - 6, low.w + 16, low.y + low.h - high.y + 12, 12);
    const side = left ? x - 4 : x + low.w + 20;
    g.save();
    g.translate(side, (high.y + low.y + low.h) / 2);
    g.rotate(-Math.PI / 2);
    pieces(g, [[`× ${layers(r.times[first])}`, theme.ink, 700]], 0, left ? -2 : 4, { size: 14 });
    g.restore();
  }
  const from = at.block(5);
  const to = at.block(CROSS);
  const elbow = from.x + from.w + at.gap / 2;
  const [high, low] = [from.y, to.y];
  line(
    g,
    theme.key,
    [
      [from.x + from.w + 8, high + 18],
      [elbow, high + 18],
      [elbow, low + 18],
      [to.x, low + 18],
    ],
    3,
  );
  NAMES.forEach((name, i) => {
    const b = at.block(i);
    const chosen = i === state.step;
    const size = r.parameters[i];
    plate(g, theme.paper, b.x, b.y, b.w, b.h, 8);
    g.strokeStyle = chosen ? theme.query : theme.rule;
    g.lineWidth = chosen ? 3.5 : 1.5;
    g.stroke();
    const middle = b.y + (size ? 15 : 18);
    const style = { size: 13, align: "right", room: 0.42 * b.w };
    const taken =
      size && b.w > 180 ? pieces(g, [ink.dim(count(size))], b.x + b.w - 9, middle, style) : 0;
    const label = [[name, chosen ? theme.query : theme.ink, 700]];
    pieces(g, label, b.x + 12, middle, { size: 14, align: "left", room: b.w - taken - 24 });
    if (!i) return; // the table is in the bar below: no block compares with it
    g.fillStyle = theme.query;
    g.fillRect(b.x + 12, b.y + b.h - 8, ((b.w - 24) * size) / most, 4);
  });
  for (const step of [0, 6]) {
    const b = at.block(step);
    const words = wordsOf(data, step);
    const lane = b.w / words.length;
    const own = Math.min(state.token, words.length - 1);
    const mine = (i) => i === own && tower(state.step) === tower(step);
    const label = (word, i) => [word, mine(i) ? theme.query : theme.ink, mine(i) ? 700 : 400];
    const style = { size: 13.5, room: b.w };
    if (words.every((word) => measure([[word, "", 700]], 11.5) < lane - 3)) {
      words.forEach((word, i) => {
        const room = { ...style, room: lane - 3 };
        pieces(g, [label(word, i)], b.x + lane * (i + 0.5), at.base + 16, room);
      });
    } else {
      const line = words.flatMap((word, i) => [label(word, i), ink.plain(" ")]).slice(0, -1);
      const alone = [ink.dim("… "), label(words[own], own), ink.dim(" …")];
      const fits = measure(line, 11.5) < b.w;
      pieces(g, fits ? line : alone, b.x + b.w / 2, at.base + 16, style);
    }
    const short = b.w < 190 ? ["the source", "what is written"] : null;
    const long = ["encoder reads the source", "decoder reads what is written"];
    const says = (short || long)[step && 1];
    pieces(g, [ink.dim(says)], b.x + b.w / 2, at.base + 35, { size: 12.5, room: b.w });
  }
  const a = at.block(Math.floor(shown.at));
  const z = at.block(Math.ceil(shown.at));
  const t = shown.at % 1; // our token
  g.beginPath();
  g.arc(a.x + (z.x - a.x) * t, a.y + a.h / 2 + (z.y - a.y) * t, 8, 0, 7);
  g.fillStyle = theme.query;
  g.fill();
  g.strokeStyle = theme.paper;
  g.lineWidth = 2;
  g.stroke();
}

function line(g, colour, points, width) {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.beginPath();
  points.forEach(([x, y], i) => (i ? g.lineTo(x, y) : g.moveTo(x, y)));
  g.stroke();
  const [x, y] = points.at(-1);
  g.beginPath();
  g.moveTo(x - 9, y - 6);
  g.lineTo(x, y);
  g.lineTo(x - 9, y + 6);
  g.stroke();
}

// Every block is a place to go.
export const spots = ({ at, result }) =>
  NAMES.map((name, i) => {
    const label = `Step ${i + 1}, ${tower(i)}: ${name}`;
    const hint = `${name}: ${count(result.parameters[i])} parameters`;
    return { id: i, ...at.block(i), label, hint, press: { step: i } };
  });
