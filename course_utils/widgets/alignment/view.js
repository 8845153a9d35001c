import { argmax, clamp } from "../core/numbers.js";
import { inks } from "../core/text.js";
import { bytes } from "../frame/kernel.js";
import { asker, frame, older, range, select } from "../frame/older.js";
import { compute } from "./compute.js";
import { candidateAt, drawCandidates, drawLines, drawMap, layout, rowAt } from "./scene.js";

function mount({ model, el }) {
  const { sentences, vocabulary } = model.get("data");
  const words = vocabulary.slice(2); // no <pad>, no <start>
  let seen = null;
  let trouble = "";
  let refresh = () => {};
  let get = () => model.get("state");
  const ask = asker(model, (error) => {
    trouble = error;
    refresh();
  });

  const rows = (value, columns) => {
    const all = Array.from(new Float32Array(bytes(value).buffer));
    return Array.from({ length: all.length / columns }, (_, t) =>
      all.slice(t * columns, (t + 1) * columns),
    );
  };
  const look = (state) => {
    const id = JSON.stringify([state.sentence, state.forced]);
    const answer = ask({ id, sentence: state.sentence, forced: state.forced });
    if (answer && seen?.id !== id) {
      const source = sentences[state.sentence];
      const forced = new Map(state.forced);
      seen = {
        id,
        source,
        forced,
        chosen: answer.chosen,
        written: answer.chosen.map((token) => vocabulary[token]),
        scores: rows(answer.scores, source.length),
        logits: rows(answer.logits, vocabulary.length),
      };
    }
    const step = clamp(state.step, 1, seen.chosen.length);
    return { ...compute(seen.scores, seen.logits, seen.chosen, step), seen, step };
  };
  const length = () => seen.chosen.length;
  const step = () => clamp(get().step, 1, length());
  // Write `word` at the step at hand; what was forced later no longer follows from it.
  const write = (word) => {
    const before = get().forced.filter(([t]) => t < step());
    return { step: step(), forced: word === null ? before : [...before, [step(), word]] };
  };
  return frame(
    { model, el },
    {
      compute: look,
      controls: (state, set) => {
        get = state;
        refresh = () => set({}, false);
        const slider = range({
          label: "Step",
          min: 1,
          max: length(),
          wide: 14,
          get: step,
          set: (v) => set({ step: v }),
          say: () => `${step()} of ${length()}`,
        });
        const moved = slider.update;
        slider.update = () => {
          slider.node.querySelector("input").max = length();
          moved();
        };
        return [
          {
            controls: [
              select({
                label: "Sentence",
                options: sentences.map((words) => words.join(" ")),
                get: () => get().sentence,
                set: (n) => set({ sentence: n, step: 1, forced: [] }, false),
              }),
            ],
          },
          {
            controls: [
              slider,
              select({
                label: "Write here",
                options: ["the model's word", ...words],
                get: () => 1 + words.indexOf(new Map(get().forced).get(step())),
                set: (n) => set(write(n ? words[n - 1] : null), false),
              }),
            ],
          },
        ];
      },
      height: (width) => layout(width, seen).bottom,
      draw: (g, width, theme, state, r, shown) => {
        const scene = {
          g,
          theme,
          ink: inks(theme),
          r,
          shown,
          vocabulary,
          at: layout(width, r.seen),
        };
        drawLines(scene);
        drawMap(scene);
        drawCandidates(scene);
      },
      pick: (x, y, width) => {
        const at = layout(width, seen);
        const token = candidateAt(at, x, y);
        const row = rowAt(at, x, y);
        if (token !== null) return write(vocabulary[look(get()).best[token]]);
        return row === null ? null : { step: row + 1 };
      },
      sentence: (state, { seen, step, weights, chance }) => {
        const row = weights[step - 1];
        const best = argmax(row);
        const { written, forced } = seen;
        return (
          `Step ${step} of ${written.length}, after “${["<start>", ...written.slice(0, step - 1)].join(" ")}”: ` +
          `${forced.has(step) ? "you write" : "the model writes"} “${written[step - 1]}” (probability ` +
          `${chance.toFixed(3)}), looking most at “${seen.source[best]}” (weight ${row[best].toFixed(3)}).` +
          (trouble && ` ${trouble} The translations of the model alone are stored.`)
        );
      },
      describe: (state, { seen, weights, best, p }) => {
        const named = (pairs) => pairs.map(([word, v]) => `“${word}” ${v.toFixed(2)}`).join(", ");
        const looks = (row) =>
          named(seen.source.map((word, s) => [word, row[s]]).filter(([, w]) => w >= 0.05));
        return [
          ...weights.map((row, t) => `“${seen.written[t]}” looks at ${looks(row)}`),
          `most probable here: ${named(best.map((token, i) => [vocabulary[token], p[i]]))}`,
        ].join("; ");
      },
      code: (state) => {
        const forced = state.forced.map(([t, word]) => `${t}: ${JSON.stringify(word)}`).join(", ");
        return (
          `alignment(model, english_words, french_words, sentences, sentence=${state.sentence}, ` +
          `step=${step()}${forced && `, forced={${forced}}`})`
        );
      },
    },
  );
}

export const render = older(mount);
