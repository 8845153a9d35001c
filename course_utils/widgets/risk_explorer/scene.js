// Left (or above) the points and the threshold, right (or below) both risks of every threshold.
import { axes, dots, line, MARGIN, note, plot, rule } from "../core/chart.js";
import { number } from "../core/numbers.js";
import { risk, tried } from "./compute.js";

const TALL = 270;
const DASHED = [6, 4];

export function layout(width) {
  const narrow = width < 760;
  const half = narrow ? width : width / 2 - 10;
  const { left, right, top, bottom } = MARGIN;
  const box = { x: left, y: top, w: half - left - right, h: TALL };
  const down = { ...box, y: 2 * top + TALL + bottom };
  const other = narrow ? down : { ...box, x: width - half + left };
  const points = plot(box, { x: [0, 1], y: [-0.5, 1.5] });
  points.sy.ticks = () => [0, 1]; // only the classes are named
  const risks = plot(other, { x: [0, 1], y: [0, 0.8] });
  return { points, risks, height: other.y + TALL + bottom };
}

export function drawPoints(scene) {
  const { g, theme, at, state, result, shown } = scene;
  const [right, wrong] = [0, 1].map((v) => shown.points.filter((_, i) => result.wrong[i] === v));
  const { y, w, h, x, sx } = at.points;
  const start = sx(state.threshold);
  const threshold = { stroke: theme.ink, dash: DASHED, width: 2 };
  const [good, bad] = [{ fill: theme.muted }, { fill: theme.key, shape: "cross" }];
  g.fillStyle = theme.lane;
  g.fillRect(start, y, x + w - start, h);
  const title = `${number(result.points.length)} points, ${number(wrong.length)} wrong`;
  const key = [
    { name: "right", ...good },
    { name: "wrong", ...bad },
  ];
  key.push({ name: "threshold: 1 to its right", ...threshold });
  axes(scene, at.points, { x: "x", y: "class y", title, key });
  rule(scene, at.points, { x: state.threshold }, threshold);
  dots(scene, at.points, right, { ...good, radius: 6 });
  dots(scene, at.points, wrong, { ...bad, radius: 6 });
}

export function drawRisks(scene) {
  const { theme, at, state, result, shown, ghost } = scene;
  const [real, seen] = [{ stroke: theme.ink }, { stroke: theme.key, dash: [7, 4], width: 2.5 }];
  const old = { stroke: theme.muted, width: 1.5 };
  const key = [
    { name: "true", ...real },
    { name: "on these points", ...seen },
  ];
  if (ghost) key.push({ name: "compared", ...old });
  const names = { x: "threshold", y: "share of errors", title: "Risk of every threshold", key };
  const curve = (values, style) =>
    line(
      scene,
      at.risks,
      tried.map((c, i) => [c, values[i]]),
      style,
    );
  axes(scene, at.risks, names);
  if (ghost) curve(ghost.result.curve, old);
  curve(tried.map(risk), real);
  curve(shown.curve, seen);
  const up = result.risk < result.empirical ? -18 : 18;
  for (const [v, fill, ink, side] of [
    [result.risk, theme.ink, theme.ink, up],
    [result.empirical, theme.key, theme.keyText, -up],
  ]) {
    dots(scene, at.risks, [[state.threshold, v]], { fill, radius: 7 });
    note(scene, at.risks, number(v, 4), [state.threshold, v], { fill: ink, up: side });
  }
}
