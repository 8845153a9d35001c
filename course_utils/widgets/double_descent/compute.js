// n points of p Gaussian features, true weights of length 1, noise; the excess risk of a fit is
// the squared distance of its weights from the true ones.
import { gaussian } from "../core/gauss.js";
import { ridge, shortest } from "../core/least_squares.js";

export const NOWHERE = 1e9; // stands for "no finite value"
const POINTS = 60;
const WIDTH = 100;
const squares = (w) => w.reduce((sum, v) => sum + v * v, 0);

export function drawn(sample) {
  const z = gaussian(POINTS * WIDTH + WIDTH + POINTS, sample);
  const X = Array.from({ length: POINTS }, (_, i) => z.subarray(i * WIDTH, (i + 1) * WIDTH));
  const at = POINTS * WIDTH;
  return { X, weights: z.subarray(at, at + WIDTH), noise: z.subarray(at + WIDTH) };
}

export function exact(n, p, noise) {
  if (Math.abs(n - p) < 2) return NOWHERE;
  const s = noise * noise;
  return p < n ? (s * p) / (n - p - 1) : 1 - n / p + (s * n) / (p - n - 1);
}

function fitted({ X, weights, noise }, n, p, state) {
  const length = Math.sqrt(squares(weights.subarray(0, p)));
  const truth = weights.subarray(0, p).map((v) => v / length);
  const rows = X.slice(0, n).map((row) => row.subarray(0, p));
  const y = rows.map(
    (row, i) => row.reduce((sum, v, j) => sum + v * truth[j], 0) + state.noise * noise[i],
  );
  const w = state.penalty > 0 ? ridge(rows, y, state.penalty) : shortest(rows, [y])[0];
  return { risk: squares(w.map((v, j) => v - truth[j])), length: Math.sqrt(squares(w)) };
}

export function compute(data, state) {
  const set = drawn(state.sample);
  const wide = state.along === "parameters";
  const values = wide ? data.widths : data.sizes;
  const pairs = values.map((v) => (wide ? [state.n, v] : [v, state.p]));
  const risks = pairs.map(([n, p]) => fitted(set, n, p, state).risk);
  const expected = pairs.map(([n, p]) => exact(n, p, state.noise));
  const { risk, length } = fitted(set, state.n, state.p, state);
  return { values, risks, expected, risk, length, here: exact(state.n, state.p, state.noise) };
}
