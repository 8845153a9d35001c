// A threshold on one sample: slider, hand on the picture, own points.
import { number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute } from "./compute.js";
import { drawPoints, drawRisks, layout } from "./scene.js";

const MOVABLE = 40; // points; with more of them none could be told from its neighbour
const round = (v) => Math.round(100 * v) / 100;
const place = ([x, y]) => [Math.round(1000 * x) / 1000, Number(y > 0.5)];
const replaced = (points, i, point) => points.map((old, j) => (j === i ? point : old));

function add(state, data, { points }) {
  return { points: [...points, [state.threshold, 0]] };
}

function spots({ at, state, result: { points } }) {
  const threshold = at.points.handle({
    id: "threshold",
    at: [state.threshold, 0.5],
    label: `Threshold ${number(state.threshold)}`,
    move: ([x]) => ({ threshold: round(x) }),
  });
  const movable = points.length > MOVABLE ? [] : points;
  const handles = movable.map(([x, y], i) => ({
    ...at.points.handle({
      id: i,
      at: [x, y],
      label: `Point ${i + 1}: x ${number(x, 3)}, class ${y}`,
      move: (to) => ({ points: replaced(points, i, place(to)) }),
      remove: points.length > 1 ? { points: points.filter((_, j) => j !== i) } : null,
    }),
    step: [at.points.w / 100, at.points.h / 2],
  }));
  return [threshold, ...handles];
}

export const render = framed({
  fields: {
    threshold: { label: "Threshold", max: 1, step: 0.01 },
    sample: { label: "Sample", min: 1, max: (state, data) => data.samples },
    n: { label: "Points", of: (state, data) => data.sizes, wide: 6 },
    add: { kind: "button", label: "Add a point", act: add },
    points: { kind: "hidden" },
  },
  keep: (state, data, before) =>
    state.sample === before.sample && state.n === before.n ? state : { ...state, points: null },
  compute,
  layout,
  draw: [drawPoints, drawRisks],
  ghost: true,
  spots,
  press: ({ at, result: { points } }, x, y) =>
    at.points.holds(x, y) ? { points: [...points, place(at.points.from(x, y))] } : null,
  sentence: ({ state, result: r }) =>
    `Threshold ${number(state.threshold)}: risk ${number(r.risk, 4)}, on ` +
    `${number(r.points.length)} points ${share(r.empirical)}; the best threshold on these points, ` +
    `${number(r.best)}, has risk ${number(r.best_risk, 4)}, ` +
    "and none has less than 0.25.",
  describe: ({ result: { curve } }) =>
    [0, 2, 4, 6, 8, 10]
      .map((i) => `threshold ${number(i / 10)} errs on ${share(curve[10 * i])} of the points`)
      .join("; "),
});
