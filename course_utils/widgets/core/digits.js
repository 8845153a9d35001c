// The images of a page and its vision transformer: what Python's page_images.py sends.

// The bytes of one image.
export const greyOf = ({ grey, side }, digit) =>
  grey.subarray(digit * side ** 2, (digit + 1) * side ** 2);

// Ink in 0..1 -> the numbers that the model reads.
export const asRead = ({ paper, ink: dark }, ink) =>
  Float32Array.from(ink, (v) => paper + (dark - paper) * v);

// The numbers 0..n-1 in an order of their own for each seed; seed 0 leaves them as they are.
export function shuffled(n, seed) {
  const order = Array.from({ length: n }, (_, i) => i);
  let random = Math.imul(seed, 2654435761) >>> 0;
  for (let i = n - 1; seed && i > 0; i--) {
    random = (Math.imul(1664525, random) + 1013904223) >>> 0;
    const j = Math.floor((random / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
