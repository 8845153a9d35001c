// Python has the model and sends the scores and logits of a whole translation; the page turns them
// into weights and probabilities, so each step answers at once. Forcing a word asks Python again.
import { softmax } from "../core/softmax.js";
import { bytes, when } from "../frame/kernel.js";

const CANDIDATES = 5;

function rows(value, columns) {
  const all = Array.from(new Float32Array(bytes(value).buffer));
  return Array.from({ length: all.length / columns }, (_, t) =>
    all.slice(t * columns, (t + 1) * columns),
  );
}

// The weights T S, the most probable words of the step with their probabilities, that of the word
// written, the log probability of all words up to there; and what the model writes unforced.
function looked({ sentences, vocabulary }, state, answer, free) {
  const source = sentences[state.sentence];
  const { chosen } = answer;
  const step = Math.min(state.step, chosen.length);
  const p = rows(answer.logits, vocabulary.length).slice(0, step).map(softmax);
  const now = p[step - 1];
  const best = [...now.keys()].sort((a, b) => now[b] - now[a]).slice(0, CANDIDATES);
  return {
    weights: rows(answer.scores, source.length).map(softmax),
    best,
    p: best.map((token) => now[token]),
    chance: now[chosen[step - 1]],
    log_p: p.reduce((sum, row, t) => sum + Math.log(row[chosen[t]]), 0),
    step,
    chosen,
    source,
    written: chosen.map((token) => vocabulary[token]),
    free: free.chosen.map((token) => vocabulary[token]),
  };
}

export function compute(data, { sentence, forced, step }, ask) {
  const asked = (forced) => ask({ id: JSON.stringify([sentence, forced]), sentence, forced });
  return when(asked(forced), (answer) =>
    when(asked([]), (free) => looked(data, { sentence, step }, answer, free)),
  );
}
