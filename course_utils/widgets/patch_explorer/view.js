// Patch explorer: patch size and cost, a shuffle with and without positions, a digit of one's own.
import { argmax, number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { clear, drawing, putAway } from "../frame/pad.js";
import { compute, prepare } from "./compute.js";
import { drawAnswer, drawCost, drawImage, drawPatches, layout } from "./scene.js";

const SIZES = [1, 2, 4, 7, 14];
const SAYS = {
  learned: "the model says",
  "taken away": "without its positions the model says",
  "never had": "a model that never had positions says",
};
const empty = ({ drawing }) => drawing !== null && !drawing.replaceAll("0", "");

function sentence({ data, state, result: { tokens, scores, classes } }) {
  const { patch, shuffle, positions } = state;
  const own = state.drawing !== null;
  const asked = own
    ? "Your drawing"
    : `Digit ${state.digit + 1} of ${data.labels.length} (it is a ${data.labels[state.digit]})`;
  const cost =
    `${asked} in patches of ${patch} x ${patch} pixels: ${number(tokens)} tokens with [CLS], ` +
    `${number(scores)} scores in each head`;
  if (empty(state)) return `${cost}; the pad is empty: draw a digit.`;
  if (!classes.length) return `${cost}; the model reads patches of 4 x 4 pixels only.`;
  const order = shuffle ? `Shuffle ${shuffle}` : "In order";
  const best = argmax(classes);
  return (
    `${cost}. ${order}, ${SAYS[positions]} ${best} with probability ` + `${share(classes[best])}.`
  );
}

export const render = framed({
  prepare,
  fields: {
    digit: {
      label: "Digit",
      max: (state, data) => data.labels.length - 1,
      wide: 7,
      say: (v) => number(v + 1),
    },
    drawing,
    patch: { label: "Patch", of: SIZES, wide: 6, say: (v) => `${v} x ${v}` },
    shuffle: {
      label: "Shuffle",
      max: 20,
      wide: 8,
      say: (v) => (v ? String(v) : "in order"),
    },
    positions: { kind: "select", label: "Positions", of: Object.keys(SAYS) },
    clear,
  },
  keep: putAway("digit"),
  compute,
  layout,
  draw: [drawImage, drawPatches, drawCost, drawAnswer],
  sentence,
  describe: ({ result: { order, classes } }) =>
    classes.map((v, c) => `class ${c}: ${share(v, 4)}`).join(", ") || `${order.length} patches`,
});
