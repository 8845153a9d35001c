// Small arrays as squares with their numbers: images, kernels, feature maps.
import { css, inkOn } from "./colour.js";
import { clamp, number } from "./numbers.js";
import { box } from "./shapes.js";
import { pieces, text } from "./text.js";

const [SMALL, LARGE] = [13, 20]; // type of a number in a cell
const WIDE = 0.57; // of a digit, in sizes of type
const SMALLEST = 20; // cell that holds a number

export const largest = (rows) => Math.max(1e-9, ...rows.flat().map(Math.abs));

// The size of type at which each number of `rows` can be written into such a cell; 0 if none.
export function sizeIn(rows, cell) {
  if (cell < SMALLEST) return 0;
  const longest = Math.max(...rows.flat().map((v) => number(v).length));
  const size = Math.min((cell - 4) / (WIDE * longest), 0.4 * cell);
  return size < SMALL ? 0 : clamp(Math.floor(size), SMALL, LARGE);
}

// Rows of numbers as squares: colour(v, row, column) -> [r, g, b].
export function cells({ g, theme }, rows, { x, y, cell }, colour, size = sizeIn(rows, cell)) {
  const gap = cell > 16 ? 1 : 0; // a photograph of small squares has no lines
  rows.forEach((row, i) =>
    row.forEach((v, j) => {
      const c = colour(v, i, j);
      g.fillStyle = css(c);
      g.fillRect(x + j * cell, y + i * cell, cell - gap, cell - gap);
      if (cell > 16) {
        g.strokeStyle = theme.rule;
        g.lineWidth = 1;
        g.strokeRect(x + j * cell - 0.5, y + i * cell - 0.5, cell, cell);
      }
      if (!size) return;
      const [left, top] = [x + (j + 0.5) * cell, y + (i + 0.5) * cell];
      text(g, number(v), left, top, { size, weight: 500, fill: inkOn(c), align: "center" });
    }),
  );
}

// A frame around `high` x `wide` of these squares.
export function frame(
  { g },
  { x, y, cell },
  [row, column, high, wide],
  stroke,
  dash = [],
  width = 3,
) {
  const [left, top] = [x + column * cell, y + row * cell];
  box(g, left, top, wide * cell - 1, high * cell - 1, stroke, dash, width);
}

// A name and a note above them.
export function heading({ g, theme, ink }, name, note, { x, y }, room) {
  pieces(g, [ink.bold(name)], x, y - 38, { align: "left", room });
  text(g, note, x, y - 18, { size: 14, fill: theme.muted });
}

// Where each square stands, for hot spots: make(row, column, number) adds what it does.
export const grid = ({ x, y, cell }, rows, columns, make) =>
  Array.from({ length: rows * columns }, (_, n) => {
    const [i, j] = [Math.floor(n / columns), n % columns];
    return { x: x + j * cell, y: y + i * cell, w: cell, h: cell, ...make(i, j, n) };
  });
