// n points of p Gaussian features, true weights of length 1, noise; the excess risk of a fit is
// the squared distance of its weights from the true ones. The fit at hand is solved on its own
// (core/least_squares.js); the series of all widths or sizes shares one triangle.
import { gaussian } from "../core/gauss.js";
import { backward, begun, forward, grow } from "../core/grown.js";
import { ridge, shortest } from "../core/least_squares.js";

export const NOWHERE = 1e9; // stands for "no finite value"
const POINTS = 60;
const WIDTH = 100;
const dot = (a, b) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};
const squares = (w) => dot(w, w);
const scaled = (w, factor) => w.map((v) => factor * v);

let last = { sample: null };

export function drawn(sample) {
  if (last.sample === sample) return last;
  const z = gaussian(POINTS * WIDTH + WIDTH + POINTS, sample);
  const X = Array.from({ length: POINTS }, (_, i) => z.subarray(i * WIDTH, (i + 1) * WIDTH));
  const at = POINTS * WIDTH;
  last = { sample, X, weights: z.subarray(at, at + WIDTH), noise: z.subarray(at + WIDTH) };
  return last;
}

export function exact(n, p, noise) {
  if (Math.abs(n - p) < 2) return NOWHERE;
  const s = noise * noise;
  return p < n ? (s * p) / (n - p - 1) : 1 - n / p + (s * n) / (p - n - 1);
}

const unit = (weights, p) => {
  const first = weights.subarray(0, p);
  return scaled(first, 1 / Math.sqrt(squares(first)));
};
const corner = (X, n, p) => X.slice(0, n).map((row) => row.subarray(0, p));
const column = (rows, j) => Float64Array.from(rows, (row) => row[j]);

function fitted({ X, weights, noise }, { n, p, noise: sigma, penalty }) {
  const truth = unit(weights, p);
  const rows = corner(X, n, p);
  const y = rows.map((row, i) => dot(row, truth) + sigma * noise[i]);
  const w = penalty > 0 ? ridge(rows, y, penalty) : shortest(rows, [y])[0];
  return { risk: squares(w.map((v, j) => v - truth[j])), length: Math.sqrt(squares(w)) };
}

// The shortest fit keeps of the truth what the rows see, a, and adds the noise that they carry, b:
// X' = QR, and a = Q' truth, b = Q' (what the noise adds).
const beyond = (a, b) => 1 - squares(a) + squares(b);

// Of d = w - truth the least squares are: X d = noise, and with a penalty √λ d = -√λ truth.
function bySize({ X, weights, noise }, { p, noise: sigma, penalty }, sizes) {
  const truth = unit(weights, p);
  const e = scaled(noise, sigma);
  const [rows, root] = [corner(X, POINTS, p), Math.sqrt(penalty)];
  const [R, z] = [begun(p, root), scaled(truth, -root)];
  const few = rows.slice(0, Math.min(p, POINTS));
  const S = begun(few.length, 0);
  if (penalty === 0) for (let j = 0; j < p; j++) grow(S, column(few, j));
  const a = forward(
    S,
    Float64Array.from(few, (row) => dot(row, truth)),
  );
  const b = forward(S, e.subarray(0, few.length));
  let met = 0;
  return sizes.map((n) => {
    for (; met < n; met++) grow(R, rows[met].slice(), z, e[met]);
    if (penalty === 0 && n < p) return beyond(a.subarray(0, n), b.subarray(0, n));
    return squares(backward(R, z));
  });
}

// With a penalty w = X'c, (XX' + λ) c = y; R'R = XX' + λ takes one feature after the other.
function byWidth({ X, weights, noise }, { n, noise: sigma, penalty }, widths) {
  const rows = corner(X, n, WIDTH);
  const e = scaled(noise.subarray(0, n), sigma);
  const [T, z] = [begun(n, 0), new Float64Array(n)]; // its first p columns are those of p features
  if (penalty === 0) rows.forEach((row, i) => grow(T, row.slice(0, n), z, e[i]));
  const [R, sum] = [begun(n, Math.sqrt(penalty)), new Float64Array(n)];
  let met = 0;
  return widths.map((p) => {
    for (; met < p; met++) {
      const feature = column(rows, met);
      for (let i = 0; i < n; i++) sum[i] += feature[i] * weights[met];
      grow(R, feature);
    }
    if (penalty === 0 && p < n) return squares(backward(T, z, p));
    const clean = scaled(sum, 1 / Math.sqrt(squares(weights.subarray(0, p))));
    if (penalty === 0) return beyond(forward(R, clean), forward(R, e));
    const y = clean.map((v, i) => v + e[i]);
    const c = backward(R, forward(R, y));
    return 1 + dot(c, y) - penalty * squares(c) - 2 * dot(c, clean);
  });
}

export function compute(data, state) {
  const set = drawn(state.sample);
  const wide = state.along === "parameters";
  const values = wide ? data.widths : data.sizes;
  const expected = values.map((v) =>
    wide ? exact(state.n, v, state.noise) : exact(v, state.p, state.noise),
  );
  const risks = (wide ? byWidth : bySize)(set, state, values);
  const { risk, length } = fitted(set, state);
  return { values, risks, expected, risk, length, here: exact(state.n, state.p, state.noise) };
}
