// From the scores of the next character to a draw: temperature, top-k, top-p, min-p, one after the
// other in any order; the model runs in the page.
import { softmax } from "../core/softmax.js";
import { reader } from "../core/transformer.js";
import { loaded } from "../core/weights.js";

export const DRAWS = 200;

export function prepare(data) {
  const model = loaded(data.model);
  return { ...data, letters: [...data.alphabet], read: reader(model) };
}

const drop = (logits, stays) => logits.map((v, i) => (stays[i] ? v : -Infinity));
const ranked = (logits) => logits.map((_, i) => i).sort((a, b) => logits[b] - logits[a] || a - b);

const RULES = {
  heat: (logits, heat) => logits.map((v) => v / heat),
  k: (logits, k) => {
    const best = new Set(ranked(logits).slice(0, k));
    return drop(
      logits,
      logits.map((_, i) => best.has(i)),
    );
  },
  p: (logits, p) => {
    const chances = softmax(logits);
    const stays = Array(logits.length).fill(false);
    let sum = 0;
    for (const i of ranked(logits)) {
      stays[i] = sum < p;
      sum += chances[i];
    }
    return p === 1 ? logits : drop(logits, stays);
  },
  m: (logits, m) => {
    const least = Math.max(...logits) + Math.log(m);
    return drop(
      logits,
      logits.map((v) => v >= least),
    );
  },
};
export const ORDER = ["heat", "k", "p", "m"];

// Numbers from 0 to 1, the same as in Python (Numerical Recipes' generator).
export function uniform(sample) {
  let seed = Math.imul(sample, 2654435761) >>> 0;
  return Array.from({ length: DRAWS }, () => {
    seed = (Math.imul(1664525, seed) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  });
}

export function compute({ letters, read }, state) {
  const tokens = [...state.text].map((letter) => letters.indexOf(letter));
  const logits = [...read(tokens)];
  const stays = [];
  const bent = state.order.reduce((z, name) => {
    const after = RULES[name](z, state[name]);
    stays.push(after.filter((v) => v > -Infinity).length);
    return after;
  }, logits);
  const chances = softmax(bent);
  const counts = Array(letters.length).fill(0);
  const sums = [];
  chances.reduce((sum, v, i) => (sums[i] = sum + v), 0);
  const last = chances.findLastIndex((v) => v > 0);
  const drawn = uniform(state.sample).map((u) => {
    const i = sums.findIndex((sum) => u < sum);
    return i < 0 ? last : i;
  });
  drawn.forEach((i) => counts[i]++);
  const entropy = chances.reduce((sum, v) => (v ? sum - v * Math.log(v) : sum), 0);
  const [raw, next, order] = [softmax(logits), drawn[0], ranked(logits)];
  return { raw, chances, counts, entropy, stays, next, order };
}
