// A true curve through knots, n evenly spaced points on it, and many training sets: the same
// places, new noise. Polynomials of each degree are fitted; where many fit, the shortest weights.
import { gaussian } from "../core/gauss.js";
import { shortest } from "../core/least_squares.js";

const spaced = (count) => Array.from({ length: count }, (_, i) => i / (count - 1));
export const grid = spaced(81);
const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

// The straight lines between the knots, which stand at equal distances from 0 to 1.
export function truth(knots, x) {
  const place = x * (knots.length - 1);
  const i = Math.min(Math.floor(place), knots.length - 2);
  return knots[i] + (place - i) * (knots[i + 1] - knots[i]);
}

// Legendre's polynomials of degree 0 to `degree` at x in [0, 1], moved to [-1, 1].
function polynomials(x, degree) {
  const u = 2 * x - 1;
  const row = [1, u];
  for (let k = 1; k < degree; k++) row.push(((2 * k + 1) * u * row[k] - k * row[k - 1]) / (k + 1));
  return row.slice(0, degree + 1);
}

const product = (row, weights) => {
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += row[j] * weights[j];
  return sum;
};

// One row for each right side: the fit at each place of the grid.
function fits(places, sides, degree) {
  const weights = shortest(
    places.map((x) => polynomials(x, degree)),
    sides,
  );
  const rows = grid.map((x) => polynomials(x, degree));
  return weights.map((w) => rows.map((row) => product(row, w)));
}

// The fit is linear in the points, so nothing has to be drawn: the mean over all noise is the fit
// to the points without noise, and one unit of noise at one point moves the fit by its own fit.
function parts(places, sets, knots, real, degree) {
  const clean = places.map((x) => truth(knots, x));
  const units = places.map((_, i) => places.map((__, j) => Number(i === j)));
  const all = fits(places, [...sets, clean, ...units], degree);
  const [curves, middle] = [all.slice(0, sets.length), all[sets.length]];
  const moved = all.slice(sets.length + 1);
  return {
    curves,
    middle,
    bias: mean(middle.map((v, i) => (v - real[i]) ** 2)),
    moves: grid.map((_, i) => moved.reduce((sum, one) => sum + one[i] ** 2, 0)),
    off: mean(curves.map((curve) => mean(curve.map((v, i) => (v - real[i]) ** 2)))),
  };
}

export function compute(data, { knots, degree, n, noise, sample }) {
  const places = spaced(n);
  const z = gaussian(data.most * data.sets, sample);
  const sets = Array.from({ length: data.sets }, (_, r) =>
    places.map((x, i) => truth(knots, x) + noise * z[r * data.most + i]),
  );
  const real = grid.map((x) => truth(knots, x));
  const floor = noise * noise;
  const each = Array.from({ length: data.degree + 1 }, (_, k) =>
    parts(places, sets, knots, real, k),
  );
  const variances = each.map((part) => floor * mean(part.moves));
  const { curves, middle, bias } = each[degree];
  return {
    curves,
    middle,
    points: sets[0],
    biases: each.map((part) => part.bias),
    variances,
    measured: each.map((part) => part.off + floor),
    bias,
    variance: variances[degree],
    risk: bias + variances[degree] + floor,
    seen: each[degree].off + floor,
  };
}
