// A convolution as F.conv2d does it: the kernel as it is, and what no whole step reaches is not read.
import { fromHex } from "../core/image.js";

export const DRAWN = "your drawing";
export const SIDE = 12; // pixels of a drawing

const filled = (rows, columns, value) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => value(i, j)));
const rowsOf = (list, name) => list.find((one) => one.name === name).rows;

export function imageOf({ images }, { image, drawing }) {
  if (image !== DRAWN) return rowsOf(images, image);
  const pixels = drawing ? fromHex(drawing) : new Uint8Array(SIDE * SIDE);
  return filled(SIDE, SIDE, (i, j) => pixels[SIDE * i + j] / 255);
}

export const kernelOf = ({ kernels }, { kernel, own }) => own || rowsOf(kernels, kernel);

export const spanOf = (kernel, { dilation }) => dilation * (kernel.length - 1) + 1;

// How many windows fit along n pixels, rounded down.
export const fits = (n, span, { padding, stride }) =>
  Math.max(0, Math.floor((n + 2 * padding - span) / stride) + 1);

// Rows and columns of the image that the window p, q reads (below 0 or beyond: padding).
export const tap = ({ padding, stride, dilation }, at, i) => at * stride - padding + dilation * i;

// The index along one axis at which the window at `at` reads pixel n; none where it does not.
export function tapOf({ padding, stride, dilation }, size, at, n) {
  const i = (n + padding - at * stride) / dilation;
  return Number.isInteger(i) && i >= 0 && i < size ? i : null;
}

export function compute(data, state) {
  const x = imageOf(data, state);
  const kernel = kernelOf(data, state);
  const [high, wide, size] = [x.length, x[0].length, kernel.length];
  const span = spanOf(kernel, state);
  const [P, Q] = [fits(high, span, state), fits(wide, span, state)];
  const reads = filled(high, wide, () => 0);
  const fed = filled(P, Q, () => 0);
  const output = filled(P, Q, () => 0);
  const window = filled(size, size, () => 0);
  for (let p = 0; p < P; p++) {
    for (let q = 0; q < Q; q++) {
      const here = p * Q + q === state.place;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const [row, column] = [tap(state, p, i), tap(state, q, j)];
          if (row < 0 || column < 0 || row >= high || column >= wide) continue;
          output[p][q] += x[row][column] * kernel[i][j];
          reads[row][column]++;
          if (here) window[i][j] = x[row][column];
          if (row * wide + column + 1 === state.pixel) fed[p][q] = 1;
        }
      }
    }
  }
  return { output, window, reads, fed };
}
