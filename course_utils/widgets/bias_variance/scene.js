// The fits of many training sets around the truth; for each degree bias, variance and noise.
import { axes, bars, boxes, dots, line, plot, rule } from "../core/chart.js";
import { curve } from "../core/marks.js";
import { grid, truth } from "./compute.js";

export const HIGH = 2; // of the true curve
export const TOP = 2.4; // of the reader's points
const RISK = 1.2; // higher bars are cut off

export function layout(width, { data }) {
  const room = boxes(width, 2, 300);
  return {
    fits: plot(room.boxes[0], { x: [-0.04, 1.04], y: [-HIGH - 0.5, HIGH + 0.5] }),
    parts: plot(room.boxes[1], { x: [-0.7, data.degree + 0.7], y: [0, RISK] }),
    height: room.height,
  };
}

export function drawFits(scene) {
  const { theme, at, state, data, result, shown } = scene;
  const real = { name: "truth", stroke: theme.ink, dash: [7, 4] };
  const single = { name: "fits", stroke: theme.key, width: 1.2, alpha: 0.45 };
  const middle = { name: "expected fit", stroke: theme.key, width: 3.5 };
  const seen = { name: "one set", fill: theme.muted, radius: 4 };
  const own = { name: "yours", fill: theme.value, shape: "square", radius: 6, edge: true };
  const title = `Degree ${state.degree}, ${data.sets} training sets`;
  const key = [real, single, ...(state.points.length ? [own] : []), middle, seen];
  axes(scene, at.fits, { x: "x", y: "y", title, key });
  for (const one of shown.curves) curve(scene, at.fits, grid, one, single);
  const points = result.points.map((y, i) => [i / (result.points.length - 1), y]);
  dots(scene, at.fits, points, seen);
  curve(scene, at.fits, grid, shown.middle, middle);
  const { knots } = state;
  const bends = knots.map((_, i) => i / (knots.length - 1));
  line(
    scene,
    at.fits,
    bends.map((x) => [x, truth(knots, x)]),
    real,
  );
  dots(
    scene,
    at.fits,
    bends.map((x) => [x, truth(knots, x)]),
    { fill: theme.ink, radius: 5 },
  );
  dots(scene, at.fits, state.points, own);
}

export function drawParts(scene) {
  const { theme, at, state, data, shown } = scene;
  const fills = [theme.muted, theme.query, theme.key];
  const key = ["noise", "bias²", "variance"].map((name, i) => ({
    name,
    fill: fills[i],
    shape: "square",
  }));
  const cross = { name: `${data.sets} sets`, fill: theme.ink, shape: "cross", radius: 5 };
  const title = "Parts of the expected risk";
  axes(scene, at.parts, { x: "degree", y: "risk", title, key: [...key, cross] });
  const noise = state.noise * state.noise;
  const cut = (v) => Math.min(v, RISK); // a bar of a million times the picture is not drawn at all
  const values = shown.biases.map((bias, k) => [k, [noise, cut(bias), cut(shown.variances[k])]]);
  bars(scene, at.parts, values, { fills, width: 0.8 });
  const crosses = shown.measured.map((v, k) => [k, v]);
  dots(scene, at.parts, crosses, cross);
  rule(scene, at.parts, { x: state.degree - 0.46 }, { stroke: theme.ink, width: 1.5 });
  rule(scene, at.parts, { x: state.degree + 0.46 }, { stroke: theme.ink, width: 1.5 });
}
