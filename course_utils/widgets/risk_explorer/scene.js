// Above (or left) the points and the threshold; below (or right) both risks of every threshold.
import { axes, dots, legend, line, note, plot, rule } from "../core/chart.js";
import { number } from "../core/numbers.js";
import { text } from "../core/text.js";
import { risk, tried } from "./compute.js";

const TALL = 270;
const LEFT = 52;
const HEAD = 96; // title, key and the name of the upright axis

export function layout(width) {
  const narrow = width < 760;
  const half = narrow ? width : width / 2 - 10;
  const box = { x: LEFT, y: HEAD, w: half - LEFT - 16, h: TALL };
  const other = narrow ? { ...box, y: 2 * HEAD + TALL + 44 } : { ...box, x: width - half + LEFT };
  return {
    points: plot(box, { x: [0, 1], y: [-0.5, 1.5] }),
    risks: plot(other, { x: [0, 1], y: [0, 0.8] }),
    height: other.y + TALL + 48,
  };
}

const head = ({ g, theme }, { x, y }, string) =>
  text(g, string, x, y - HEAD + 12, { size: 16, weight: 700, fill: theme.ink });

export function drawPoints(scene) {
  const { g, theme, at, state, result, shown } = scene;
  const right = shown.points.filter((_, i) => !result.wrong[i]);
  const wrong = shown.points.filter((_, i) => result.wrong[i]);
  const { x, y, w, h } = at.points;
  const start = at.points.sx(state.threshold);
  head(scene, at.points, `${number(result.points.length)} points, ${number(wrong.length)} wrong`);
  g.fillStyle = theme.lane;
  g.fillRect(start, y, x + w - start, h);
  axes(scene, { ...at.points, sy: classes(at.points) }, { x: "x", y: "class y" });
  rule(scene, at.points, { x: state.threshold }, { stroke: theme.ink, dash: [6, 4] });
  dots(scene, at.points, right, { fill: theme.muted, radius: 6 });
  dots(scene, at.points, wrong, { fill: theme.key, radius: 6, shape: "cross" });
  const key = [{ name: "right", fill: theme.muted }];
  key.push({ name: "wrong", fill: theme.key, shape: "cross" });
  key.push({ name: "threshold: 1 to its right", stroke: theme.ink, dash: [6, 4], width: 2 });
  legend(scene, key, x, y - HEAD + 36, w);
}

// Only the classes 0 and 1 are named on the upright axis.
const classes = ({ sy }) => Object.assign((v) => sy(v), { ticks: () => [0, 1] });

export function drawRisks(scene) {
  const { theme, at, state, result, shown, ghost } = scene;
  const plotted = at.risks;
  head(scene, plotted, "Risk of every threshold");
  axes(scene, plotted, { x: "threshold", y: "share of errors" });
  const curve = (values) => tried.map((c, i) => [c, values[i]]);
  if (ghost) line(scene, plotted, curve(ghost.result.curve), { stroke: theme.muted, width: 1.5 });
  line(scene, plotted, curve(tried.map(risk)), { stroke: theme.ink, width: 3 });
  line(scene, plotted, curve(shown.curve), { stroke: theme.key, width: 2.5, dash: [7, 4] });
  rule(scene, plotted, { x: state.threshold }, { stroke: theme.ink, dash: [6, 4], width: 1 });
  dots(scene, plotted, [[state.threshold, result.risk]], { fill: theme.ink, radius: 7 });
  dots(scene, plotted, [[state.threshold, shown.empirical]], { fill: theme.key, radius: 7 });
  const gap = result.risk < result.empirical;
  const near = [state.threshold, result.risk];
  note(scene, plotted, number(result.risk, 4), near, { fill: theme.ink, up: gap ? -18 : 18 });
  const far = [state.threshold, result.empirical];
  note(scene, plotted, number(result.empirical, 4), far, {
    fill: theme.keyText,
    up: gap ? 18 : -18,
  });
  const key = [{ name: "true", stroke: theme.ink }];
  key.push({ name: "on these points", stroke: theme.key, dash: [7, 4], width: 2.5 });
  if (ghost) key.push({ name: "compared", stroke: theme.muted, width: 1.5 });
  legend(scene, key, plotted.x, plotted.y - HEAD + 36, plotted.w);
}
