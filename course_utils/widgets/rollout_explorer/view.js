// Rollout explorer: a rule marks patches; they are left out; does the answer fall?
import { argmax, number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute, prepare } from "./compute.js";
import { drawAnswer, drawCheck, drawImage, drawMap, layout } from "./scene.js";

const RULES = ["rollout", "last layer", "ink", "random"];

function sentence({ data, state, result: { whole, classes, random } }) {
  const { digit, rule, dropped } = state;
  const first = argmax(whole);
  return (
    `Digit ${digit + 1} of ${data.labels.length} (it is a ${data.labels[digit]}): with all ` +
    `patches the model says ${first}, probability ${share(whole[first])}. Without the ${dropped} ` +
    `that ${rule} marks highest ${first} has ${share(classes[first])}, without ${dropped} random ` +
    `ones ${share(random[first])}.`
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
    rule: { kind: "select", label: "Rule", of: RULES },
    dropped: { label: "Left out", max: 40, wide: 12 },
  },
  compute,
  layout,
  draw: [drawImage, drawMap, drawAnswer, drawCheck],
  sentence,
  describe: ({ result: { classes } }) =>
    classes.map((v, c) => `class ${c}: ${share(v, 4)}`).join(", "),
});
