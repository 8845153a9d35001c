// Where image, kernel, products, pad and output stand, and the lines below them.
import { clamp } from "../core/numbers.js";
import { products, result as total } from "../core/sums.js";
import { lines } from "../core/text.js";
import { imageOf, kernelOf } from "./compute.js";

const [LEFT, TOP] = [10, 54]; // of the first picture, below its name
const [TALL, GAP] = [400, 30]; // of a picture at most; between two
const HEAD = 64; // from one picture to the one below it, with its name
const PAD = 108;
export const LINE = 24;
const LEAST = 13; // size of the written sum

const cellOf = (room, rows, columns, most = 62) =>
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

const high = (box) => box.y + box.rows * box.cell;
const far = (box) => box.x + box.columns * box.cell;

// Three columns; or image beside output, and the rest below; or one below the other.
export function layout(width, scene) {
  const { data, state, result } = scene;
  const [x, weights] = [imageOf(data, state), kernelOf(data, state)];
  const { padding: ring } = state;
  const n = weights.length;
  const [P, Q] = [result.output.length, result.output[0].length];
  const [rows, columns] = [x.length + 2 * ring, x[0].length + 2 * ring];
  const whole = width - 2 * LEFT;
  const [three, two] = [width >= 820, width >= 520];
  const [small, middle] = two ? [132, 180] : [108, 168];
  const rest = three ? whole - middle - 2 * GAP : whole - GAP;
  const [first, second] = three ? [0.54 * rest, 0.46 * rest] : [rest / 2, rest / 2];
  const box = (left, top, room, down, across, most) => ({
    x: left,
    y: top,
    cell: cellOf(room, down, across, most),
    rows: down,
    columns: across,
  });
  const input = { ...box(LEFT, TOP, two ? first : whole, rows, columns), ring };
  const beside = Math.max(far(input), LEFT + 120) + GAP;
  const place = three ? [beside + middle + GAP, TOP] : two ? [LEFT + rest / 2 + GAP, TOP] : null;
  let output = place && box(...place, second, P, Q);
  const lower = (place && !three ? Math.max(high(input), high(output)) : high(input)) + HEAD;
  const kernel = box(three ? beside : LEFT, three ? TOP : lower, small, n, n, 44);
  const product = three
    ? box(beside, high(kernel) + HEAD, middle, n, n, 60)
    : box(LEFT + small + GAP / 2, lower, middle, n, n, 60);
  output ||= box(LEFT, Math.max(high(kernel), high(product)) + HEAD, whole, P, Q);
  const pad = two && !three ? [LEFT + small + middle + 2 * GAP, lower] : [output.x, 0];
  if (!pad[1]) {
    const fits = far(output) + GAP + PAD <= width;
    Object.assign(pad, fits ? [far(output) + GAP, output.y] : [output.x, high(output) + HEAD - 18]);
  }
  const ends = [high(input), high(output), high(product), high(kernel), pad[1] + PAD];
  const legend = Math.max(...ends) + 28;
  const unread = result.reads.flat().filter((v) => v === 0).length;
  const formula = legend + LINE * (unread ? 2.4 : 1.5);
  const written = sum(scene, whole);
  const said = formula + 3.5 * LINE;
  const height = said + (1 + written.length) * LINE;
  const boxes = { input, kernel, product, output, pad: { x: pad[0], y: pad[1], side: PAD } };
  return { width, ...boxes, written, unread, legend, formula, said, height, x, weights };
}
