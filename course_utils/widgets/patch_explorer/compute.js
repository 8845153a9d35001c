// An image in patches, in order or shuffled, and what the vision transformer of the page reads there.
import { asRead, greyOf, shuffled } from "../core/digits.js";
import { softmax } from "../core/softmax.js";
import { fromHex } from "../core/image.js";
import { patches, vitLogits } from "../core/vit.js";
import { loaded } from "../core/weights.js";
import { bytes } from "../frame/kernel.js";

const BOX = 20; // pixels: the ink of an MNIST digit fits 20 x 20
const INK = 0.1; // a pixel at least this dark belongs to the digit

// Ink in 0..1, side x side: scaled to a box of 20 pixels, its centre of mass in the middle.
export function centred(ink, side) {
  const middle = (side - 1) / 2;
  const [rows, columns] = [[], []];
  let [total, y, x] = [0, 0, 0];
  ink.forEach((v, i) => {
    const [row, column] = [Math.floor(i / side), i % side];
    total += v;
    y += v * row;
    x += v * column;
    if (v > INK) rows.push(row) && columns.push(column);
  });
  if (!total) return ink;
  const span = (list) => Math.max(...list) - Math.min(...list) + 1;
  const scale = Math.max(span(rows), span(columns), 1) / BOX;
  const at = (row, column) =>
    Math.min(row, column) < 0 || Math.max(row, column) >= side ? 0 : ink[row * side + column];
  const between = (f, from, part) => (1 - part) * f(from) + part * f(from + 1);
  return ink.map((_, i) => {
    const v = scale * (Math.floor(i / side) - middle) + y / total;
    const u = scale * ((i % side) - middle) + x / total;
    const [row, column] = [Math.floor(v), Math.floor(u)];
    return between((r) => between((c) => at(r, c), column, u - column), row, v - row);
  });
}

export const prepare = (data) => ({
  ...data,
  model: loaded(data.model),
  bag: loaded(data.bag), // never had positions
  grey: bytes(data.digits),
});

export function compute(data, { digit, drawing, patch, shuffle, positions }) {
  const { side } = data;
  const model = positions === "never had" ? data.bag : data.model;
  const own = drawing !== null;
  const shown = own ? fromHex(drawing) : greyOf(data, digit);
  const plain = Float64Array.from(shown, (v) => v / 255);
  const ink = own ? centred(plain, side) : plain;
  const order = shuffled((side / patch) ** 2, shuffle);
  const cut = patches(asRead(data, ink), { channels: 1, size: side, patch });
  const words = order.map((n) => cut[n]);
  const places = positions === "learned" ? undefined : order.map(() => -1);
  const reads = patch === model.config.patch;
  return {
    shown,
    ink,
    order,
    tokens: order.length + 1,
    scores: (order.length + 1) ** 2,
    classes: reads ? softmax(vitLogits(model, words, { places })) : [],
  };
}
