// Degree, points, noise; the true curve is drawn by its knots.
import { number, printed, sign } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute } from "./compute.js";
import { drawFits, drawParts, HIGH, layout } from "./scene.js";

const three = (v) => number(v, 3);

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
  return (
    `Degree ${state.degree}, ${state.n} points: ${sum(scene)}; on these ${data.sets} training ` +
    `sets ${three(result.seen)}. The best degree is ${best}.`
  );
};

function spots({ at, state: { knots } }) {
  const hand = (v, i) => {
    const x = i / (knots.length - 1);
    const move = ([, y]) => ({
      knots: knots.with(i, Math.round(20 * Math.max(-HIGH, Math.min(HIGH, y))) / 20),
    });
    const label = `Truth at x ${number(x, 3)}: ${number(v)}`;
    return at.fits.handle({ id: i, at: [x, v], label, move, step: [0, at.fits.h / 50] });
  };
  return knots.map(hand);
}

export const render = framed({
  fields: {
    degree: { label: "Degree", max: (state, data) => data.degree },
    n: { label: "Points", min: 5, max: (state, data) => data.most },
    noise: { label: "Noise", max: 1, step: 0.05 },
    sample: { label: "Draw again", min: 1, max: 20 },
    knots: { kind: "hidden" },
  },
  compute,
  layout,
  draw: [drawFits, drawParts],
  spots,
  sentence,
  describe: ({ state, result: { biases, variances } }) =>
    [0, 1, 3, 5, 10, 15, 20]
      .map((k) => `degree ${k}: ${three(biases[k] + variances[k] + state.noise ** 2)}`)
      .join("; "),
});
