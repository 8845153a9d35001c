// Alignment: a translation word by word, what each word looked at, and a word to force.
import { argmax, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute } from "./compute.js";
import { drawAlone, drawCandidates, drawLines, drawMap, layout, spots } from "./scene.js";

const length = (state, data, result) => result?.chosen.length ?? state.step;
// Write a word at the step at hand; what was forced later no longer follows from it.
const write = (word, { step, forced }) => {
  const before = forced.filter(([t]) => t < step);
  return { forced: word ? [...before, [step, word]] : before };
};

function sentence({ state, result: { step, weights, chance, written, source, free } }) {
  const row = weights[step - 1];
  const best = argmax(row);
  const forced = new Map(state.forced);
  const before = ["<start>", ...written.slice(0, step - 1)].join(" ");
  const said =
    `Step ${step} of ${written.length}, after “${before}”: ` +
    `${forced.has(step) ? "you write" : "the model writes"} “${written[step - 1]}” (probability ` +
    `${share(chance)}), looking most at “${source[best]}” (weight ${share(row[best])}).`;
  return forced.size ? `${said} Alone it would write: ${free.join(" ")}` : said;
}

function describe({ data: { vocabulary }, result: { weights, best, p, source, written } }) {
  const named = (pairs) => pairs.map(([word, v]) => `“${word}” ${share(v, 2)}`).join(", ");
  const looks = (row) =>
    named(source.map((word, s) => [word, row[s]]).filter(([, w]) => w >= 0.05));
  return [
    ...weights.map((row, t) => `“${written[t]}” looks at ${looks(row)}`),
    `most probable here: ${named(best.map((token, i) => [vocabulary[token], p[i]]))}`,
  ].join("; ");
}

export const render = framed({
  fields: ({ sentences, vocabulary }) => ({
    sentence: { kind: "select", label: "Sentence", names: sentences.map((all) => all.join(" ")) },
    step: {
      label: "Step",
      min: 1,
      max: length,
      wide: 14,
      say: (v, state, data, result) => `${v} of ${length(state, data, result)}`,
    },
    write: {
      kind: "text",
      label: "Write here",
      of: vocabulary.slice(2), // no <pad>, no <start>
      strict: true,
      hint: "the model's word",
      get: ({ step, forced }) => new Map(forced).get(step),
      put: write,
    },
    forced: {
      kind: "hidden",
      python: (forced) => {
        const pairs = forced.map(([t, word]) => `${t}: ${JSON.stringify(word)}`);
        return pairs.length ? `{${pairs.join(", ")}}` : null;
      },
    },
  }),
  bars: [["sentence"], ["step", "write"]],
  // Another sentence begins at its first word, with nothing forced.
  keep: (now, data, old) =>
    now.sentence === old.sentence
      ? now
      : {
          ...now,
          step: now.step === old.step ? 1 : now.step,
          forced: now.forced === old.forced ? [] : now.forced,
        },
  compute,
  layout,
  draw: [drawLines, drawAlone, drawMap, drawCandidates],
  spots: (scene) => spots(scene, write),
  sentence,
  describe,
});
