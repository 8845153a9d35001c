// X is uniform on [0, 1], P(Y = 1 | X = x) = x; the threshold c predicts 1 where x > c.
const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

export const risk = (c) => c * c - c + 0.5;
export const tried = Array.from({ length: 101 }, (_, i) => i / 100);

// n pairs [x, y], the same as in Python.
export function drawn(n, sample) {
  let seed = Math.imul(sample, 2654435761) >>> 0;
  const next = () => {
    seed = (Math.imul(1664525, seed) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  return Array.from({ length: n }, () => {
    const x = next();
    return [x, Number(next() < x)];
  });
}

export function compute(data, { threshold, n, sample, points: own }) {
  const points = own || drawn(n, sample);
  const errors = (c) => points.map(([x, y]) => Number(x > c !== (y === 1)));
  const wrong = errors(threshold);
  const curve = tried.map((c) => mean(errors(c)));
  const best = tried[curve.indexOf(Math.min(...curve))];
  const empirical = mean(wrong);
  return { points, wrong, curve, best, empirical, risk: risk(threshold), best_risk: risk(best) };
}
