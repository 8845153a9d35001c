// Transformer anatomy: two towers of blocks at the left, what happens to one token in the chosen
// block at the right, and all parameters of the model as one bar below.
import { framed } from "../frame/frame.js";
import { drawBar } from "./bar.js";
import { drawBlock } from "./block.js";
import { NAMES, compute, count, layers, tower, wordsOf } from "./compute.js";
import { drawTowers, layout, spots } from "./scene.js";

const last = (state, data) => wordsOf(data, state.step).length - 1;

function sentence({ data, state: { step, token }, result: r }) {
  const [rows, columns] = r.shapes.at(-1);
  const times = r.times[step];
  const each = times > 1 ? ` in each of ${layers(times)}` : "";
  const seen = r.sees.reduce((a, b) => a + b);
  return (
    `Step ${step + 1} of ${NAMES.length}, ${tower(step)}, ${NAMES[step]}: ` +
    `“${wordsOf(data, step)[token]}” may look at ${seen} of ${r.sees.length} tokens; out comes ` +
    `${rows} × ${count(columns)}; ${count(r.parameters[step])} parameters${each}. ` +
    `The whole model has ${count(r.total)}.`
  );
}

const times = (n) => (n > 1 ? ` × ${n}` : "");

export const render = framed({
  fields: {
    step: { label: "Step", names: NAMES.map((name, i) => `${i + 1}. ${name}`), wide: 16 },
    token: {
      label: "Token",
      max: last,
      wide: 5,
      say: (v, state, data) => `“${wordsOf(data, state.step)[v]}”`,
    },
    d_model: { label: "d_model", of: [64, 128, 256, 384, 512, 768, 1024], wide: 6 },
    n_heads: { label: "heads", of: [1, 2, 4, 8, 16], wide: 4 },
    d_ff: { label: "d_ff", of: [128, 256, 512, 1024, 1536, 2048, 3072, 4096], wide: 6 },
    n_layers: { label: "layers", of: [1, 2, 3, 4, 6, 8, 12], wide: 5 },
  },
  bars: [
    ["step", "token"],
    ["d_model", "n_heads", "d_ff", "n_layers"],
  ],
  keep: (state, data) => ({ ...state, token: Math.min(state.token, last(state, data)) }),
  compute,
  layout,
  draw: [drawTowers, drawBlock, drawBar],
  spots,
  sentence,
  describe: ({ result: r }) =>
    NAMES.map(
      (name, i) => `${i + 1} ${tower(i)} ${name}: ${count(r.parameters[i])}${times(r.times[i])}`,
    ).join("; "),
});
