// Heads explorer: a thumbnail for every head of a model on one sentence; one head enlarged, its
// habits, and what the model writes without it.
import { argmax, number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute } from "./compute.js";
import { drawHabits, drawHead, drawThumbnails, drawTranslation, layout, spots } from "./scene.js";

const queries = (state, data) => data.layers[state.layer].queries;
const last = (state, data) => queries(state, data).length - 1;

function sentence({ data, state, result: { row, names, habits, entropy } }) {
  const { name, keys, heads } = data.layers[state.layer];
  const best = argmax(row);
  const typical = names.map((habit, i) => `${habit} ${share(habits[i], 2)}`).join(", ");
  const said =
    `${name}, head ${state.head + 1} of ${heads.length}: ` +
    `“${queries(state, data)[state.query]}” looks most at “${keys[best]}” ` +
    `(${share(row[best], 2)}); mean weight on ${typical}; entropy ${entropy.toFixed(2)} nats.`;
  if (!data.without) return said;
  const { bleu, words, changes } = data.without[state.layer][state.head];
  const effect = `${said} Without this head BLEU changes by ${number(bleu, 1)}: ${changes}.`;
  return state.off ? `${effect} It writes: ${words.map(([word]) => word).join(" ")}` : effect;
}

export const render = framed({
  fields: ({ layers, without }) => ({
    layer: { kind: "select", label: "Layer", names: layers.map((layer) => layer.name) },
    head: { label: "Head", max: layers[0].heads.length - 1, wide: 7, say: (v) => String(v + 1) },
    query: { label: "Query", max: last, wide: 9, say: (v, state, data) => queries(state, data)[v] },
    off: { kind: without ? "check" : "hidden", label: "Switch this head off" },
  }),
  // Another layer may have fewer queries.
  keep: (state, data) => ({ ...state, query: Math.min(state.query, last(state, data)) }),
  compute,
  layout,
  draw: [drawThumbnails, drawHead, drawHabits, drawTranslation],
  spots,
  sentence,
  describe: ({ data, state, result: { row } }) =>
    data.layers[state.layer].keys.map((key, s) => `${key} ${share(row[s], 4)}`).join(", "),
});
