// The moved image, its pooled numbers, and those from before.
import { cells, frame, heading, largest } from "../core/cells.js";
import { mix, rgb } from "../core/colour.js";
import { clamp, number } from "../core/numbers.js";
import { pieces } from "../core/text.js";

const TOP = 54;
const GAP = 40;
const NAME = 130; // the words above a picture

export function layout(width, { result }) {
  const wide = width >= 700;
  const rooms = wide ? [0.4, 0.3, 0.3].map((share) => share * (width - 40) - GAP) : [];
  let [x, y] = [10, TOP];
  const boxes = [result.moved, result.output, result.before].map((rows, i) => {
    const room = wide ? rooms[i] : width - 30;
    const high = wide ? 380 : 300;
    const cell = Math.floor(clamp(Math.min(room / rows[0].length, high / rows.length), 6, 58));
    const box = { x, y, cell, rows: rows.length, columns: rows[0].length };
    if (wide) x += Math.max(rows[0].length * cell, NAME) + GAP;
    else y += rows.length * cell + 70;
    return box;
  });
  const floor = Math.max(...boxes.map((box) => box.y + box.rows * box.cell));
  return { width, boxes, words: floor + 26, height: floor + 68 };
}

export function draw(scene) {
  const { theme, state, result, at } = scene;
  const [input, output, before] = at.boxes;
  const top = largest(result.moved);
  const grey = (v) => mix(rgb(theme.zero), rgb(theme.ink), (0.8 * Math.max(0, v)) / top);
  const room = at.width - 20;
  heading(scene, "image", `moved by ${state.shift}`, input, room);
  cells(scene, result.moved, input, grey);
  heading(scene, "pooled", "dashed: changed", output, room);
  heading(scene, "pooled before", "not moved", before, room);
  for (const [box, rows] of [
    [output, result.output],
    [before, result.before],
  ]) {
    cells(scene, rows, box, grey);
  }
  result.changed.forEach((row, i) =>
    row.forEach((v, j) => v && frame(scene, output, [i, j, 1, 1], theme.key, [5, 3])),
  );
  const { size, stride } = state;
  for (let i = 0; i < output.rows; i++) {
    for (let j = 0; j < output.columns; j++) {
      if (stride < size && i + j > 0) continue; // windows that overlap: only the first is framed
      frame(scene, input, [i * stride, j * stride, size, size], theme.query, [], 2);
    }
  }
}

export function drawWords({ g, ink, state, result, at }) {
  const changed = result.changed.flat();
  const count = changed.reduce((a, b) => a + b, 0);
  const share = number(count / changed.length, 3);
  const parts = [ink.bold(`${count} of ${changed.length}`), ink.dim(` change: ${share}`)];
  pieces(g, parts, 10, at.words, { align: "left", room: at.width - 20 });
  const w = state.size;
  const expected =
    state.kind === "maximum"
      ? `noise moved by 1, on average: 2 / (${w} + 1) = ${number(2 / (w + 1), 3)}`
      : "noise moved by 1: every mean changes";
  pieces(g, [ink.dim(expected)], 10, at.words + 24, { align: "left", room: at.width - 20 });
}
