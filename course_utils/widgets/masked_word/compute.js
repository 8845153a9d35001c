import { cutter } from "../core/pieces.js";
import { softmax } from "../core/softmax.js";
import { bertLogits } from "../core/transformer.js";
import { loaded } from "../core/weights.js";

const [CLS, SEP, MASK] = [2, 3, 4];
const TOP = 10;
export const MOST = 30; // pieces of a text

// The model and its pieces, made once; what was computed last is not computed again.
export function prepare({ model }) {
  const { pieces } = model;
  const cut = cutter(pieces);
  return {
    model: loaded(model),
    pieces,
    cut: (text) => cut(text).slice(0, MOST),
    known: new Map(),
  };
}

// One text with one piece hidden: its pieces, what was hidden, the probability of every piece, the
// ten best, and the place of the hidden one among all.
function guessed({ model, cut, known }, text, place) {
  const key = `${place} ${text}`;
  if (!known.has(key)) {
    const tokens = cut(text);
    const truth = tokens[place];
    const shown = [CLS, ...tokens.map((token, i) => (i === place ? MASK : token)), SEP];
    const p = softmax(bertLogits(model, shown, [place + 1]));
    const best = p.map((_, i) => i).sort((a, b) => p[b] - p[a]);
    const rank = 1 + p.filter((v) => v > p[truth]).length;
    if (known.size > 50) known.clear();
    known.set(key, { tokens, truth, p, best: best.slice(0, TOP), rank });
  }
  return known.get(key);
}

// state {text, place, other, spot}: the same for both texts; `top` and `topOther` are the ten largest
// probabilities.
export function compute(data, { text, place, other, spot }) {
  const [first, second] = [guessed(data, text, place), guessed(data, other, spot)];
  const top = ({ p, best }) => best.map((i) => p[i]);
  return {
    first,
    second,
    top: top(first),
    topOther: top(second),
    truth: [first.p[first.truth], second.p[second.truth]],
    rank: [first.rank, second.rank],
  };
}
