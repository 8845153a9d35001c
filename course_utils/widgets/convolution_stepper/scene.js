// The image with its window, kernel, products and output, and the numbers below them.
import { cells, frame, heading, largest, sizeIn } from "../core/cells.js";
import { diverging, inkOn, mix, rgb } from "../core/colour.js";
import { bracketed, number } from "../core/numbers.js";
import { box, hatch } from "../core/shapes.js";
import { measure, pieces, text } from "../core/text.js";
import { spanOf, tap, tapOf } from "./compute.js";
import { LINE } from "./plan.js";

const [BLACK, WHITE] = [
  [0, 0, 0],
  [255, 255, 255],
];
const MARK = [[5, 3], 3]; // the dashes and the width around a followed pixel and its outputs
const at2 = (n, wide) => [Math.floor(n / wide), n % wide];
const named = ([i, j]) => `row ${i + 1}, column ${j + 1}`;
const plural = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

// Row and column of the written output, and of the followed pixel (null: none).
export const chosen = ({ state, result, at }) => ({
  here: at2(state.place, result.output[0].length),
  pixel: state.pixel ? at2(state.pixel - 1, at.x[0].length) : null,
});

// Which places along one axis of `n` pixels some of `count` windows reads, the border included.
function read(state, size, n, count) {
  const found = new Set();
  for (let p = 0; p < count; p++)
    for (let i = 0; i < size; i++) found.add(tap(state, p, i) + state.padding);
  return Array.from({ length: n }, (_, i) => found.has(i));
}

export function drawInput(scene) {
  const { g, theme, state, at } = scene;
  const { input, x, weights } = at;
  const { ring, cell, rows, columns } = input;
  const { here, pixel } = chosen(scene);
  const top = largest(x);
  const light = state.light?.includes(state.image);
  const shade = (v) =>
    light ? mix(BLACK, WHITE, v / top) : mix(rgb(theme.zero), rgb(theme.ink), (0.8 * v) / top);
  const outside = (i, j) => x[i - ring]?.[j - ring] === undefined;
  const padded = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => x[i - ring]?.[j - ring] ?? 0),
  );
  const border = ring ? `, and a border of ${ring}` : "";
  heading(scene, "image x", `${x.length} x ${x[0].length}${border}`, input, columns * cell + 20);
  cells(scene, padded, input, (v, i, j) =>
    outside(i, j) ? rgb(theme.lane) : shade(Math.max(0, v)),
  );
  const down = read(state, weights.length, rows, at.output.rows);
  const across = read(state, weights.length, columns, at.output.columns);
  padded.forEach((row, i) =>
    row.forEach((_, j) => {
      if (down[i] && across[j]) return;
      hatch(g, theme, input.x + j * cell, input.y + i * cell, cell - 1, cell - 1);
    }),
  );
  const span = weights.length;
  const corner = (i, j) => [tap(state, here[0], i) + ring, tap(state, here[1], j) + ring];
  if (state.dilation === 1) frame(scene, input, [...corner(0, 0), span, span], theme.query);
  else
    weights.forEach((row, i) =>
      row.forEach((_, j) => frame(scene, input, [...corner(i, j), 1, 1], theme.query)),
    );
  if (pixel) frame(scene, input, [pixel[0] + ring, pixel[1] + ring, 1, 1], theme.value, ...MARK);
}

export function drawKernel(scene) {
  const { g, theme, at, state, result } = scene;
  const { weights, kernel, product, pad } = at;
  const size = weights.length;
  const note = state.own ? `${size} x ${size}, yours` : "press a number";
  heading(scene, "kernel w", note, kernel, kernel.cell * size + 10);
  cells(scene, weights, kernel, diverging(theme, largest(weights)));
  heading(scene, "window × kernel", "added up below", product, 168);
  const values = weights.map((row, i) => row.map((w, j) => w * result.window[i][j]));
  const signed = diverging(theme, largest(values));
  cells(scene, values, product, signed, 0);
  const factors = weights.map((row, i) =>
    row.map((w, j) => [number(result.window[i][j]), `·${bracketed(w)}`]),
  );
  const fits = (px, join) =>
    factors
      .flat()
      .every((pair) => join(pair).every((s) => measure([[s, "", 500]], px) <= product.cell - 4));
  const whole = (pair) => [pair.join("")];
  const px = [18, 16, 14, 13].find((one) => fits(one, whole));
  const halves = !px && fits(12, (pair) => pair);
  factors.forEach((row, i) =>
    row.forEach((pair, j) => {
      const said = px ? whole(pair) : halves ? pair : [];
      const middle = product.x + (j + 0.5) * product.cell;
      const top = product.y + (i + 0.5) * product.cell - 8 * (said.length - 1);
      const style = { size: px || 12, weight: 500, fill: inkOn(signed(values[i][j])) };
      said.forEach((s, n) => text(g, s, middle, top + 16 * n, { ...style, align: "center" }));
    }),
  );
  text(g, "draw here", pad.x, pad.y - 14, { size: 14, fill: theme.muted });
  box(g, pad.x, pad.y, pad.side, pad.side, theme.rule, [], 1);
}

export function drawOutput(scene) {
  const { g, theme, at, state, result } = scene;
  const { output, weights, x } = at;
  const { cell, columns } = output;
  const { here, pixel } = chosen(scene);
  const known = (i, j) => state.ahead || i * columns + j <= state.place;
  const signed = diverging(theme, largest(result.output));
  const size = sizeIn(result.output, cell);
  heading(scene, "output y", `${output.rows} x ${columns}`, output, at.width);
  const colour = (i, j) => (known(i, j) ? signed(result.output[i][j]) : rgb(theme.lane));
  result.output.forEach((row, i) => {
    const until = row.findIndex((_, j) => !known(i, j));
    const line = { ...output, y: output.y + i * cell };
    cells(scene, [row], line, (v, _, j) => colour(i, j), 0);
    if (size)
      cells(scene, [until < 0 ? row : row.slice(0, until)], line, (v, _, j) => colour(i, j), size);
  });
  frame(scene, output, [...here, 1, 1], theme.query);
  if (!pixel) return;
  result.fed.forEach((row, p) =>
    row.forEach((v, q) => {
      if (!v) return;
      frame(scene, output, [p, q, 1, 1], theme.value, MARK[0], 2);
      if (cell < 46) return;
      const n = weights.length;
      const [i, j] = [tapOf(state, n, p, pixel[0]), tapOf(state, n, q, pixel[1])];
      const share = `${number(x[pixel[0]][pixel[1]])}·${bracketed(weights[i][j])}`;
      const fill = inkOn(colour(p, q));
      if (measure([[share, fill]], 12) > cell - 4) return;
      const [left, top] = [output.x + (q + 0.5) * cell, output.y + (p + 1) * cell - 10];
      text(g, share, left, top, { size: 12, fill, align: "center" });
    }),
  );
}

function counted({ ink, state }, name, n, span, count) {
  const { padding, stride } = state;
  const exact = (n + 2 * padding - span) / stride;
  const inside = `⌊(${n} + 2·${padding} − ${span}) / ${stride}⌋ + 1`;
  const half = Number.isInteger(exact) ? [] : [ink.dim(` = ⌊${number(exact)}⌋ + 1`)];
  return [ink.dim(`${name}: `), ink.plain(inside), ...half, ink.dim(" = "), ink.bold(`${count}`)];
}

// The followed pixel, or how to follow one.
function followed(scene) {
  const { pixel } = chosen(scene);
  if (!pixel) return [scene.ink.dim("point at a pixel: where does it go?")];
  const feeds = scene.result.fed.flat().reduce((a, b) => a + b, 0);
  return [
    scene.ink.v(`dashed: ${named(pixel)}`),
    scene.ink.dim(` feeds ${plural(feeds, "output")}`),
  ];
}

export function drawNumbers(scene) {
  const { g, ink, state, at } = scene;
  const { x, weights, output, written, width } = at;
  const { dilation } = state;
  const n = weights.length;
  const span = spanOf(weights, state);
  const spread = dilation > 1 ? ` with K = ${dilation}·(${n} − 1) + 1 = ${span}` : "";
  const put = (parts, y, size = 15) =>
    pieces(g, parts, 10, y, { size, align: "left", room: width - 20 });
  put(followed(scene), at.legend, 14);
  if (at.unread)
    put([ink.bold(`hatched: ${plural(at.unread, "pixel")} not read`)], at.legend + 22, 14);
  put([ink.plain("⌊(n + 2P − K) / S⌋ + 1"), ink.dim(spread)], at.formula);
  put(counted(scene, "rows", x.length, span, output.rows), at.formula + LINE);
  put(counted(scene, "columns", x[0].length, span, output.columns), at.formula + 2 * LINE);
  put([ink.dim(`the output in ${named(chosen(scene).here)}:`)], at.said);
  written.forEach((parts, i) => put(parts, at.said + LINE * (i + 1)));
}
