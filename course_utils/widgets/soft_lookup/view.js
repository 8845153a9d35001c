// Soft look-up: a digit is compared with thousands of labelled keys; the weights softmax(β q·k) carry
// the labels to ten sums. Python has the keys and sends the scores; β answers at once.
import { argmax, number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { clear, drawing, putAway } from "../frame/pad.js";
import { compute, prepare } from "./compute.js";
import { drawAnswer, drawKeys, drawQuery, layout } from "./scene.js";

const BETAS = [
  1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8, 10, 13, 16, 20, 25, 32, 40, 50, 63, 80, 100, 130, 160,
  200, 250, 320, 400, 500, 630, 800, 1000,
];

function sentence({ data, state, result: { classes, entropy, truth, empty } }) {
  const n = number(data.labels.length);
  if (empty) return `The pad is empty, so every key has the same weight, 1 of ${n}: draw a digit.`;
  const own = state.drawing !== null;
  const asked = own ? "Your drawing" : `Test digit ${state.query + 1} of ${number(data.n_queries)}`;
  const best = argmax(classes);
  const real = truth === null ? "" : ` (it is a ${truth})`;
  return (
    `${asked} among ${n} keys, β = ${number(state.beta)}: answer ${best}${real} with weight ` +
    `${share(classes[best], 4)}; entropy ${Math.abs(entropy).toFixed(3)} nats, as if ` +
    `${number(Math.exp(entropy), 1)} keys shared the weight.`
  );
}

function describe({ result: { values, scores, top, classes } }) {
  const keys = [...values].map(
    (v, i) => `key ${i + 1}, a ${v}: q·k ${number(scores[i], 3)}, weight ${share(top[i], 4)}`,
  );
  return `${keys.join("; ")}; classes: ${classes.map((w, c) => `${c} ${share(w, 4)}`).join(", ")}`;
}

export const render = framed({
  prepare,
  fields: {
    query: {
      label: "Test digit",
      max: (state, data) => data.n_queries - 1,
      wide: 14,
      say: (v) => number(v + 1),
    },
    drawing,
    beta: { label: "β", of: BETAS },
    clear,
  },
  keep: putAway("query"),
  compute,
  layout,
  draw: [drawQuery, drawKeys, drawAnswer],
  sentence,
  describe,
});
