// Width through the peak, and size through the peak.
import { number } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute } from "./compute.js";
import { drawRisks, layout, written } from "./scene.js";

const sentence = ({ state, result: r }) =>
  `${number(state.n)} points, ${number(state.p)} parameters, noise ${number(state.noise)}, ` +
  `ridge ${number(state.penalty)}: excess risk ${written(r.risk)}, weights of length ` +
  `${written(r.length)} for true weights of length 1; expected without ridge: ${written(r.here)}.`;

export const render = framed({
  fields: {
    along: { kind: "choice", label: "Change", of: ["parameters", "points"] },
    p: { label: "Parameters", min: 1, max: 100 },
    n: { label: "Points", min: 2, max: 60 },
    noise: { label: "Noise", max: 2, step: 0.05 },
    penalty: { label: "Ridge", of: (state, data) => data.penalties },
    sample: { label: "Data set", min: 1, max: 20 },
  },
  bars: [
    ["along", "p", "n"],
    ["noise", "penalty", "sample"],
  ],
  compute,
  layout,
  draw: [drawRisks],
  ghost: true,
  sentence,
  describe: ({ result: { values, risks } }) =>
    [4, 9, 14, 19, 24, 29, 34, 39]
      .filter((i) => i < values.length)
      .map((i) => `${values[i]}: ${written(risks[i])}`)
      .join("; "),
});
