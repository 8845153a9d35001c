// A true curve through knots, n evenly spaced points on it, and many training sets: the same
// places, new noise. The reader's own points are in each set, as they are. Polynomials of each
// degree are fitted; where many fit, the shortest weights.
import { gaussian } from "../core/gauss.js";
import { leading, shortest } from "../core/least_squares.js";

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
  return Float64Array.from(row.slice(0, degree + 1));
}

const heights = (table, w) =>
  table.map((row) => {
    let sum = 0;
    for (let j = 0; j < w.length; j++) sum += row[j] * w[j];
    return sum;
  });

// m points at one place count as one equation of weight √m, at their mean height: the same fit, and
// no two rows are alike. Gives the rows, and the right side that a list of heights becomes.
function merged(xs, degree) {
  const places = [...new Set(xs)];
  const which = xs.map((x) => places.indexOf(x));
  const roots = places.map((_, k) => Math.sqrt(which.filter((w) => w === k).length));
  const rows = places.map((x, k) => polynomials(x, degree).map((v) => roots[k] * v));
  const side = (ys) => {
    const sums = new Float64Array(places.length);
    ys.forEach((y, i) => (sums[which[i]] += y / roots[which[i]]));
    return sums;
  };
  return { rows, side };
}

// degree -> the fit of each list of heights at the places xs, at each place of the grid.
function fitted(xs, lists, most) {
  const { rows, side } = merged(xs, most);
  const sides = lists.map(side);
  const tall = leading(
    rows.map((row) => row.subarray(0, rows.length)),
    sides,
  );
  const table = grid.map((x) => polynomials(x, most));
  return (degree) => {
    const p = degree + 1;
    const first = () => rows.map((row) => row.subarray(0, p));
    const weights = p <= rows.length ? tall(p) : shortest(first(), sides);
    return weights.map((w) => heights(table, w));
  };
}

// The fit is linear in the points, so nothing has to be drawn: the mean over all noise is the fit
// to the points without noise, and one unit of noise at one point moves the fit by its own fit.
// The reader's points have no noise: what they move, they move in each set.
function parts(all, count, real) {
  const [curves, middle, moved] = [all.slice(0, count), all[count], all.slice(count + 1)];
  return {
    curves,
    middle,
    bias: mean(middle.map((v, i) => (v - real[i]) ** 2)),
    moves: mean(grid.map((_, i) => moved.reduce((sum, one) => sum + one[i] ** 2, 0))),
    off: mean(curves.map((curve) => mean(curve.map((v, i) => (v - real[i]) ** 2)))),
  };
}

export function compute(data, { knots, degree, n, noise, sample, points: own }) {
  const places = spaced(n);
  const added = own.map(([, y]) => y);
  const clean = places.map((x) => truth(knots, x));
  const z = gaussian(data.most * data.sets, sample);
  const sets = Array.from({ length: data.sets }, (_, r) =>
    clean.map((y, i) => y + noise * z[r * data.most + i]),
  );
  const units = places.map((_, i) => [...places, ...own].map((__, j) => Number(i === j)));
  const lists = [...[...sets, clean].map((ys) => [...ys, ...added]), ...units];
  const fit = fitted([...places, ...own.map(([x]) => x)], lists, data.degree);
  const real = grid.map((x) => truth(knots, x));
  const floor = noise * noise;
  const each = Array.from({ length: data.degree + 1 }, (_, k) => parts(fit(k), data.sets, real));
  const variances = each.map((part) => floor * part.moves);
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
