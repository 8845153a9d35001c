// Degree, points, noise; the true curve is drawn by its knots, and points of one's own are added.
import { clamp, number, printed, sign } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute } from "./compute.js";
import { drawFits, drawParts, HIGH, layout, TOP } from "./scene.js";

const three = (v) => number(v, 3);
const rounded = (v, top) => Math.round(20 * clamp(v, -top, top)) / 20;
const place = ([x, y]) => [Math.round(100 * clamp(x, 0, 1)) / 100, rounded(y, TOP)];
const FREE = [0.5, 0.25, 0.75, 0.1, 0.9, 0.4, 0.6, 0.3]; // where a point comes in by key

// One point more, of the reader's own.
function more({ points }, { own }, point) {
  return points.length < own ? { points: [...points, place(point)] } : null;
}

function sum({ state, result: r }) {
  const words = [r.bias, r.variance, state.noise * state.noise].map(three);
  const total = words.map(printed).reduce((a, b) => a + b, 0);
  const [bias, variance, noise] = words;
  return `bias² ${bias} + variance ${variance} + noise ${noise}${sign(total, three(r.risk), 3)}risk ${three(r.risk)}`;
}

const sentence = (scene) => {
  const { state, data, result } = scene;
  const risks = result.biases.map((bias, k) => bias + result.variances[k]);
  const least = Math.min(...risks) + 1e-9; // neighbours may be equal: the simplest
  const best = risks.findIndex((risk) => risk < least);
  const own = state.points.length;
  const besides = own ? ` and ${own} of your own in each set` : "";
  return (
    `Degree ${state.degree}, ${state.n} points${besides}: ${sum(scene)}; on these ${data.sets} training ` +
    `sets ${three(result.seen)}. The best degree is ${best}.`
  );
};

// A knot that is pulled across the picture draws: it hands over to the one below the pointer.
function knotSpot({ at, state: { knots } }, v, i) {
  const last = knots.length - 1;
  const move = ([x, y]) => ({
    knots: knots.with(Math.round(clamp(x, 0, 1) * last), rounded(y, HIGH)),
  });
  const label = `Truth at x ${number(i / last, 3)}: ${number(v)}`;
  return at.fits.handle({ id: i, at: [i / last, v], label, move, step: [0, at.fits.h / 50] });
}

function pointSpot({ at, state: { points } }, [x, y], i) {
  return at.fits.handle({
    id: `own ${i}`,
    at: [x, y],
    label: `Your point ${i + 1}: x ${number(x)}, y ${number(y)}`,
    move: (to) => ({ points: points.with(i, place(to)) }),
    remove: { points: points.toSpliced(i, 1) },
    step: [at.fits.w / 50, at.fits.h / 50],
  });
}

const spots = (scene) => [
  ...scene.state.knots.map((v, i) => knotSpot(scene, v, i)),
  ...scene.state.points.map((point, i) => pointSpot(scene, point, i)),
];

export const render = framed({
  fields: {
    degree: { label: "Degree", max: (state, data) => data.degree },
    n: { label: "Points", min: 5, max: (state, data) => data.most },
    noise: { label: "Noise", max: 1, step: 0.05 },
    sample: { label: "Draw again", min: 1, max: 20 },
    add: {
      kind: "button",
      label: "Add a point",
      act: (state, data) => more(state, data, [FREE[state.points.length], 1.5]),
    },
    less: {
      kind: "button",
      label: "Remove a point",
      act: ({ points }) => (points.length ? { points: points.slice(0, -1) } : null),
    },
    knots: { kind: "hidden" },
    points: { kind: "hidden" },
  },
  compute,
  layout,
  draw: [drawFits, drawParts],
  spots,
  press: ({ at, state, data }, x, y) =>
    at.fits.holds(x, y) ? more(state, data, at.fits.from(x, y)) : null,
  sentence,
  describe: ({ state, result: { biases, variances } }) =>
    [0, 1, 3, 5, 10, 15, 20]
      .map((k) => `degree ${k}: ${three(biases[k] + variances[k] + state.noise ** 2)}`)
      .join("; "),
});
