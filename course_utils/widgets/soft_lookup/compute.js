export const CLASSES = 10;

// scores N, positions of the nearest keys, labels N, β -> the weights of the nearest keys, the weights of the classes,
// what of these comes from all the other keys, and the entropy of all N weights in nats.
export function compute(scores, nearest, labels, beta) {
  const largest = scores[nearest[0]];
  const classes = Array(CLASSES).fill(0);
  const others = Array(CLASSES).fill(0);
  const powers = Float64Array.from(scores, (s) => Math.exp(beta * (s - largest)));
  const near = new Set(nearest);
  const sum = powers.reduce((a, b) => a + b, 0);
  let entropy = Math.log(sum);
  powers.forEach((power, i) => {
    const weight = power / sum;
    classes[labels[i]] += weight;
    if (!near.has(i)) others[labels[i]] += weight;
    entropy -= weight * beta * (scores[i] - largest);
  });
  return { top: nearest.map((i) => powers[i] / sum), classes, others, entropy };
}
