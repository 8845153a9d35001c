// The influence of each letter, as a power of ten, one curve for each network; below it the letters.
import { axes, dots, line, plot } from "../core/chart.js";
import { clamp } from "../core/numbers.js";
import { text } from "../core/text.js";

const LEFT = 56;
const RIGHT = 18;
const TOP = 96;
const TALL = 260;
const LETTER = 13; // pixels: narrower letters would touch
const LEAST = -9; // as a power of ten: smaller influences are drawn on the floor

const powerOfTen = (v) => Math.max(LEAST, Math.log10(v));

// As many letters, the last ones, as have room.
export function layout(width, { state, result }) {
  const room = width - LEFT - RIGHT;
  const count = clamp(state.at + 1, 2, Math.floor(room / LETTER));
  const first = state.at + 1 - count;
  const seen = result.reach.flatMap((row) => row.slice(Math.max(0, first))).map(powerOfTen);
  const low = Math.floor(Math.min(...seen) - 0.1);
  const high = Math.max(low + 1, Math.ceil(Math.max(...seen) + 0.1));
  const box = { x: LEFT, y: TOP, w: room, h: TALL };
  const chart = plot(box, { x: [first - 0.5, state.at + 0.5], y: [low, high] });
  chart.sx.ticks = () => []; // the letters stand there
  return { chart, first: Math.max(0, first), height: TOP + TALL + 62 };
}

export function drawReach(scene) {
  const { g, theme, at, data, state, shown } = scene;
  const looks = [
    { stroke: theme.query },
    { stroke: theme.key, dash: [7, 4] },
    { stroke: theme.value, dash: [2, 3] },
  ];
  const key = data.models.map(({ name }, i) => ({ name, ...looks[i % 3] }));
  axes(scene, at.chart, { title: "Influence, as a power of ten", key });
  shown.reach.forEach((row, i) => {
    const points = row.map((v, t) => [t, powerOfTen(v)]).slice(at.first, state.at + 1);
    line(scene, at.chart, points, key[i]);
    dots(scene, at.chart, points.slice(-1), { fill: key[i].stroke, radius: 6 });
  });
  const letters = ["▶", ...state.text];
  const size = Math.min(17, (1.1 * at.chart.w) / (state.at + 1 - at.first));
  const y = at.chart.y + at.chart.h + 18;
  for (let t = at.first; t <= state.at; t++) {
    const letter = { " ": "·", "\n": "/" }[letters[t]] ?? letters[t];
    const look = {
      size: Math.max(11, size),
      fill: t === state.at ? theme.ink : theme.muted,
    };
    text(g, letter, at.chart.sx(t), y, {
      ...look,
      weight: 700,
      align: "center",
    });
  }
  const name = "letters read, the last one at the right";
  text(g, name, at.chart.x + at.chart.w, y + 26, {
    size: 15,
    fill: theme.ink,
    align: "right",
  });
}
