// Alignment: a translation word by word. Python has the model and sends the scores and logits of a whole translation;
// the page turns them into weights and probabilities, so each step answers at once. Forcing a word asks Python again.
const CANDIDATES = 5;

const softmax = (row) => {
  const top = Math.max(...row), powers = row.map((v) => Math.exp(v - top)), sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
};

// scores T S, logits T V, the word written at each step T, a step -> weights T S, the most probable words of the step
// with their probabilities, that of the word written, and the log probability of all words up to there.
export function compute(scores, logits, chosen, step) {
  const p = logits.slice(0, step).map(softmax), now = p[step - 1];
  const best = [...now.keys()].sort((a, b) => now[b] - now[a]).slice(0, CANDIDATES);
  return {
    weights: scores.map(softmax), best, p: best.map((token) => now[token]), chance: now[chosen[step - 1]],
    log_p: p.reduce((sum, row, t) => sum + Math.log(row[chosen[t]]), 0),
  };
}

function render({ model, el }) {
  const { sentences, vocabulary } = model.get("data"), words = vocabulary.slice(2);  // no <pad>, no <start>
  let seen = null, trouble = "", refresh = () => {}, get = () => model.get("state");
  const ask = ui.asker(model, (error) => { trouble = error; refresh(); });

  const rows = (bytes, columns) => {
    const all = Array.from(new Float32Array(ui.bytes(bytes).buffer));
    return Array.from({ length: all.length / columns }, (_, t) => all.slice(t * columns, (t + 1) * columns));
  };
  const look = (state) => {
    const id = JSON.stringify([state.sentence, state.forced]);
    const answer = ask({ id, sentence: state.sentence, forced: state.forced });
    if (answer && seen?.id !== id) {
      const source = sentences[state.sentence], forced = new Map(state.forced);
      seen = { id, source, forced, chosen: answer.chosen, written: answer.chosen.map((token) => vocabulary[token]),
        scores: rows(answer.scores, source.length), logits: rows(answer.logits, vocabulary.length) };
    }
    const step = core.clamp(state.step, 1, seen.chosen.length);
    return { ...compute(seen.scores, seen.logits, seen.chosen, step), seen, step };
  };
  const length = () => seen.chosen.length, step = () => core.clamp(get().step, 1, length());
  // Write `word` at the step at hand; what was forced later no longer follows from it.
  const write = (word) => {
    const before = get().forced.filter(([t]) => t < step());
    return { step: step(), forced: word === null ? before : [...before, [step(), word]] };
  };
  return ui.frame({ model, el }, {
    title: "A translation word by word",
    compute: look,
    controls: (state, set) => {
      get = state;
      refresh = () => set({}, false);
      const slider = ui.range({ label: "Step", min: 1, max: length(), wide: 14, get: step,
                                set: (v) => set({ step: v }), say: () => `${step()} of ${length()}` });
      const moved = slider.update;
      slider.update = () => { slider.node.querySelector("input").max = length(); moved(); };
      return [{ controls: [
        ui.select({ label: "Sentence", options: sentences.map((words) => words.join(" ")), get: () => get().sentence,
                    set: (n) => set({ sentence: n, step: 1, forced: [] }, false) }),
      ] }, { controls: [
        slider,
        ui.select({ label: "Write here", options: ["the model's word", ...words],
                    get: () => 1 + words.indexOf(new Map(get().forced).get(step())),
                    set: (n) => set(write(n ? words[n - 1] : null), false) }),
      ] }];
    },
    height: (width) => layout(width, seen).bottom,
    draw: (g, width, theme, state, r, shown) => {
      const scene = { g, theme, ink: core.inks(theme), r, shown, vocabulary, at: layout(width, r.seen) };
      drawLines(scene);
      drawMap(scene);
      drawCandidates(scene);
    },
    pick: (x, y, width) => {
      const at = layout(width, seen), token = candidateAt(at, x, y), row = rowAt(at, x, y);
      if (token !== null) return write(vocabulary[look(get()).best[token]]);
      return row === null ? null : { step: row + 1 };
    },
    sentence: (state, { seen, step, weights, chance }) => {
      const row = weights[step - 1], best = core.argmax(row), { written, forced } = seen;
      return `Step ${step} of ${written.length}, after “${["<start>", ...written.slice(0, step - 1)].join(" ")}”: `
        + `${forced.has(step) ? "you write" : "the model writes"} “${written[step - 1]}” (probability `
        + `${chance.toFixed(3)}), looking most at “${seen.source[best]}” (weight ${row[best].toFixed(3)}).`
        + (trouble && ` ${trouble} The translations of the model alone are stored.`);
    },
    describe: (state, { seen, weights, best, p }) => {
      const named = (pairs) => pairs.map(([word, v]) => `“${word}” ${v.toFixed(2)}`).join(", ");
      const looks = (row) => named(seen.source.map((word, s) => [word, row[s]]).filter(([, w]) => w >= 0.05));
      return [...weights.map((row, t) => `“${seen.written[t]}” looks at ${looks(row)}`),
        `most probable here: ${named(best.map((token, i) => [vocabulary[token], p[i]]))}`].join("; ");
    },
    code: (state) => {
      const forced = state.forced.map(([t, word]) => `${t}: ${JSON.stringify(word)}`).join(", ");
      return `alignment(model, english_words, french_words, sentences, sentence=${state.sentence}, `
        + `step=${step()}${forced && `, forced={${forced}}`})`;
    },
  });
}
export default { render };
