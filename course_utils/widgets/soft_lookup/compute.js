import { fromHex } from "../core/image.js";
import { bytes, when } from "../frame/kernel.js";

export const CLASSES = 10;

// Bytes of labels and answers as numbers, once.
export const prepare = (data) => ({
  ...data,
  labels: bytes(data.labels),
  answers: data.answers && bytes(data.answers),
});

// scores N, positions of the nearest keys, labels N, β -> the weights of the nearest keys, the weights
// of the classes, what of these comes from all the other keys, and the entropy of all N weights in nats.
function looked(scores, nearest, labels, beta) {
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

const question = ({ drawing, query }) =>
  drawing === null ? { id: `digit-${query}`, query } : { id: drawing, drawing };

export function compute({ labels, answers }, state, ask) {
  return when(ask(question(state)), ({ query, compared, nearest, images, scores }) => {
    const all = new Float32Array(bytes(scores).buffer);
    const pixels = state.drawing === null ? bytes(query) : fromHex(state.drawing);
    const grey = bytes(images);
    const each = grey.length / nearest.length;
    return {
      ...looked(all, nearest, labels, state.beta),
      pixels,
      empty: !pixels.some(Boolean),
      compared: bytes(compared),
      images: nearest.map((_, i) => grey.slice(each * i, each * (i + 1))),
      scores: Float64Array.from(nearest, (i) => all[i]),
      values: Uint8Array.from(nearest, (i) => labels[i]),
      truth: state.drawing === null && answers ? answers[state.query] : null,
    };
  });
}
