// A threshold on one sample: slider, hand on the picture, own points.
import { number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute } from "./compute.js";
import { drawPoints, drawRisks, layout } from "./scene.js";

const MOVABLE = 40; // points; with more of them none could be told from its neighbour
const place = ([x, y]) => [Math.round(1000 * x) / 1000, Number(y > 0.5)];
const add = ({ threshold }, data, { points }) => ({ points: [...points, [threshold, 0]] });

function spots({ at, state, result: { points } }) {
  const label = `Threshold ${number(state.threshold)}`;
  const move = ([x]) => ({ threshold: Math.round(100 * x) / 100 });
  const threshold = at.points.handle({ id: "c", at: [state.threshold, 0.5], label, move });
  const hand = ([x, y], i) => ({
    id: i,
    at: [x, y],
    label: `Point ${i + 1}: x ${number(x, 3)}, class ${y}`,
    move: (to) => ({ points: points.with(i, place(to)) }),
    remove: points.length > 1 ? { points: points.toSpliced(i, 1) } : null,
    step: [at.points.w / 100, at.points.h / 2],
  });
  return [threshold, ...(points.length > MOVABLE ? [] : points.map(hand).map(at.points.handle))];
}

const sentence = ({ state, result: r }) =>
  `Threshold ${number(state.threshold)}: risk ${share(r.risk, 4)}, on ${number(r.points.length)} ` +
  `points ${share(r.empirical, 4)}; the best threshold on these points, ${number(r.best)}, ` +
  `has risk ${share(r.best_risk, 4)}, and none has less than 0.25.`;

export const render = framed({
  fields: {
    threshold: { label: "Threshold", max: 1, step: 0.01 },
    sample: { label: "Sample", min: 1, max: (state, data) => data.samples },
    n: { label: "Points", of: (state, data) => data.sizes, wide: 6 },
    add: { kind: "button", label: "Add a point", act: add },
    points: { kind: "hidden" },
  },
  keep: (now, data, old) =>
    now.sample === old.sample && now.n === old.n ? now : { ...now, points: null },
  compute,
  layout,
  draw: [drawPoints, drawRisks],
  ghost: true,
  spots,
  press: ({ at, result: { points } }, x, y) =>
    at.points.holds(x, y) ? { points: [...points, place(at.points.from(x, y))] } : null,
  sentence,
  describe: ({ result: { curve } }) =>
    [0, 25, 50, 75, 100].map((i) => `threshold ${i / 100}: ${share(curve[i])}`).join("; "),
});
