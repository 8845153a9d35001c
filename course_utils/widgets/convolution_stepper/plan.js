// Where image, kernel, pad and output stand, and the lines of the written sum.
import { clamp } from "../core/numbers.js";
import { products, result as total } from "../core/sums.js";
import { lines } from "../core/text.js";
import { imageOf, kernelOf } from "./compute.js";

const TOP = 54; // of the pictures, below their names
const TALL = 400; // of a picture at most
export const LINE = 24;
const LEAST = 13; // size of the written sum

const cellOf = (room, rows, columns, most = 54) =>
  Math.floor(clamp(Math.min(room / columns, TALL / rows), 4, most));

// The sum of the chosen window as lines of pieces.
export function sum({ ink, data, state, result }, room) {
  const flat = result.window.flat();
  const kernel = kernelOf(data, state).flat();
  const q = result.output[0].length;
  const value = result.output[Math.floor(state.place / q)][state.place % q];
  const groups = products(flat, kernel, ink, ink.q, ink.k);
  const end = total(flat, kernel, value, ink, ink.bold);
  return lines([...groups.slice(0, -1), [...groups.at(-1), ...end]], room, LEAST);
}

export function layout(width, scene) {
  const { data, state, result } = scene;
  const [x, kernel] = [imageOf(data, state), kernelOf(data, state)];
  const { padding: ring } = state;
  const [rows, columns] = [x.length + 2 * ring, x[0].length + 2 * ring];
  const [P, Q] = [result.output.length, result.output[0].length];
  const wide = width >= 760;
  const room = wide ? width * 0.4 : width - 20;
  const cell = cellOf(room, rows, columns);
  const input = { x: 10, y: TOP, cell, rows, columns, ring };
  const side = clamp(wide ? width * 0.15 : width * 0.36, 100, 150);
  const small = Math.floor(Math.min(44, side / kernel.length));
  const kernelBox = wide
    ? { x: width * 0.4 + 34, y: TOP, cell: small }
    : { x: 10, y: TOP + rows * cell + 52, cell: small };
  const kernelHigh = kernel.length * small;
  const pad = wide
    ? { x: kernelBox.x, y: TOP + kernelHigh + 46, side: 108 }
    : { x: Math.max(kernel.length * small + 60, width * 0.5), y: kernelBox.y, side: 108 };
  const left = wide ? kernelBox.x + side + 34 : 10;
  const outRoom = wide ? width - left - 10 : width - 20;
  const below = Math.max(kernelBox.y + kernelHigh, pad.y + pad.side) + 52;
  const output = {
    x: left,
    y: wide ? TOP : below,
    cell: cellOf(outRoom, P, Q),
    rows: P,
    columns: Q,
  };
  const ends = [input, output].map((box) => box.y + box.rows * box.cell);
  const floor = Math.max(...ends, pad.y + pad.side, kernelBox.y + kernelHigh) + 28;
  const written = sum(scene, width - 20);
  const formula = floor + LINE;
  const first = formula + 2 * LINE + 20;
  const height = first + written.length * LINE + 8;
  const boxes = { input, kernel: kernelBox, pad, output };
  return { width, ...boxes, written, formula, first, height, x, weights: kernel };
}
