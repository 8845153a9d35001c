// The points and the threshold; both risks of every threshold.
import { axes, boxes, dots, plot, rule } from "../core/chart.js";
import { curve, mark } from "../core/marks.js";
import { number } from "../core/numbers.js";
import { risk, tried } from "./compute.js";

export function layout(width) {
  const room = boxes(width, 2, 270);
  const points = plot(room.boxes[0], { x: [0, 1], y: [-0.5, 1.5] });
  points.sy.ticks = () => [0, 1]; // only the classes are named
  return { points, risks: plot(room.boxes[1], { x: [0, 1], y: [0, 0.8] }), height: room.height };
}

export function drawPoints(scene) {
  const { theme, at, state, result, shown } = scene;
  const [right, wrong] = [0, 1].map((v) => shown.points.filter((_, i) => result.wrong[i] === v));
  const threshold = { name: "1 to the right of it", stroke: theme.ink, dash: [6, 4], width: 2 };
  const good = { name: "right", fill: theme.muted, radius: 6 };
  const bad = { name: "wrong", fill: theme.key, shape: "cross", radius: 6 };
  const title = `${number(result.points.length)} points, ${number(wrong.length)} wrong`;
  axes(scene, at.points, { x: "x", y: "class y", title, key: [good, bad, threshold] });
  rule(scene, at.points, { x: state.threshold }, threshold);
  dots(scene, at.points, [[state.threshold, 0.5]], { fill: theme.ink, radius: 9 });
  dots(scene, at.points, right, good);
  dots(scene, at.points, wrong, bad);
}

export function drawRisks(scene) {
  const { theme, at, state, result, shown, ghost } = scene;
  const real = { name: "true", stroke: theme.ink };
  const seen = { name: "on these points", stroke: theme.key, dash: [7, 4] };
  const old = { name: "compared", stroke: theme.muted, width: 1.5 };
  const key = [real, seen, ...(ghost ? [old] : [])];
  axes(scene, at.risks, { x: "threshold", y: "share of errors", title: "Every threshold", key });
  if (ghost) curve(scene, at.risks, tried, ghost.result.curve, old);
  curve(scene, at.risks, tried, tried.map(risk), real);
  curve(scene, at.risks, tried, shown.curve, seen);
  const up = result.risk < result.empirical ? -18 : 18;
  mark(scene, at.risks, [state.threshold, result.risk], { fill: theme.ink, up });
  mark(scene, at.risks, [state.threshold, result.empirical], { fill: theme.key, up: -up });
}
