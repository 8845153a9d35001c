// Alignment: a translation word by word. Python has the model and sends the scores and logits of a whole translation;
// the page turns them into weights and probabilities, so each step answers at once. Forcing a word asks Python again.

export const CANDIDATES = 5;

const softmax = (row) => {
  const top = Math.max(...row);
  const powers = row.map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
};

// scores T S, logits T V, the word written at each step T, a step -> weights T S, the most probable words of the step
// with their probabilities, that of the word written, and the log probability of all words up to there.
export function compute(scores, logits, chosen, step) {
  const p = logits.slice(0, step).map(softmax);
  const now = p[step - 1];
  const best = [...now.keys()].sort((a, b) => now[b] - now[a]).slice(0, CANDIDATES);
  return {
    weights: scores.map(softmax),
    best,
    p: best.map((token) => now[token]),
    chance: now[chosen[step - 1]],
    log_p: p.reduce((sum, row, t) => sum + Math.log(row[chosen[t]]), 0),
  };
}
