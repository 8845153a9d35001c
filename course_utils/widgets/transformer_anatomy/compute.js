import { number } from "../core/numbers.js";

export const NAMES = [
  "Embedding",
  "Add positions",
  "Self-attention",
  "Add & norm",
  "Small network",
  "Add & norm",
  "Embedding",
  "Add positions",
  "Masked attention",
  "Add & norm",
  "Cross-attention",
  "Add & norm",
  "Small network",
  "Add & norm",
  "Readout",
];
export const IN_LAYERS = [2, 3, 4, 5, 8, 9, 10, 11, 12, 13];
export const MASKED = 8;
export const CROSS = 10;
export const tower = (step) => (step < 6 ? "encoder" : "decoder");
export const wordsOf = (data, step) => (tower(step) === "encoder" ? data.source : data.target);
export const count = (v) => number(v, 0);
export const layers = (n) => (n === 1 ? "1 layer" : `${n} layers`);

// The matrices of one step as [rows, columns, heads], one after the other.
export function shapes(data, { step, d_model: d, d_ff: f, n_heads: heads }) {
  const rows = wordsOf(data, step).length;
  const k = d / heads;
  const x = [rows, d, 1];
  const keys = step === CROSS ? data.source.length : rows;
  switch (NAMES[step]) {
    case "Embedding":
      return [[rows, 1, 1], x];
    case "Add positions":
      return [x, x];
    case "Add & norm":
      return [x, x, x];
    case "Small network":
      return [x, [rows, f, 1], x];
    case "Readout":
      return [x, [rows, data.vocabulary, 1]];
    default:
      return [x, [rows, k, heads], [keys, k, heads], [rows, keys, heads], [rows, k, heads], x];
  }
}

// For each token it could look at, 1 where it may.
function sees(data, { step, token }) {
  const words = step === CROSS ? data.source : wordsOf(data, step);
  const own = Math.min(token, words.length - 1);
  if (step === 2 || step === CROSS) return words.map(() => 1);
  return words.map((_, i) => Number(step === MASKED ? i <= own : i === own));
}

// `parameters` of one layer, `times` of how many layers, sums of the four `kinds`: table, attention, networks, norms.
export function compute(data, state) {
  const { d_model: d, d_ff: f, n_layers } = state;
  const attention = 4 * (d * d + d);
  const sizes = {
    "Add & norm": 2 * d,
    "Small network": d * f + f + f * d + d,
    "Self-attention": attention,
    "Masked attention": attention,
    "Cross-attention": attention,
  };
  const parameters = NAMES.map((name, i) => (i ? sizes[name] || 0 : data.vocabulary * d));
  const times = NAMES.map((_, i) => (IN_LAYERS.includes(i) ? n_layers : 1));
  const sum = (...steps) => steps.reduce((total, i) => total + parameters[i] * times[i], 0);
  const kinds = [sum(0), sum(2, 8, 10), sum(4, 12), sum(3, 5, 9, 11, 13)];
  return {
    at: state.step,
    parameters,
    times,
    kinds,
    total: kinds.reduce((a, b) => a + b),
    shapes: shapes(data, state),
    sees: sees(data, state),
  };
}
