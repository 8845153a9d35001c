// The image with its window, the kernel, the output, and the numbers below them.
import { cells, frame, heading, largest, writable } from "../core/cells.js";
import { diverging, mix, rgb } from "../core/colour.js";
import { number } from "../core/numbers.js";
import { box, hatch } from "../core/shapes.js";
import { pieces, text } from "../core/text.js";
import { spanOf, tap } from "./compute.js";
import { LINE } from "./plan.js";

export function drawInput(scene) {
  const { g, theme, state, result, at } = scene;
  const { input, x, weights } = at;
  const span = weights.length;
  const { ring, cell, rows, columns } = input;
  const inner = { ...input, x: input.x + ring * cell, y: input.y + ring * cell };
  const top = largest(x);
  const grey = (v) => mix(rgb(theme.zero), rgb(theme.ink), (0.8 * Math.max(0, v)) / top);
  heading(scene, "image x", `${x.length} x ${x[0].length}`, input, columns * cell + 20);
  if (ring) {
    g.fillStyle = theme.lane;
    g.fillRect(input.x, input.y, columns * cell - 1, rows * cell - 1);
  }
  cells(scene, x, inner, grey);
  result.reads.forEach((row, i) =>
    row.forEach((count, j) => {
      if (!count) hatch(g, theme, inner.x + j * cell, inner.y + i * cell, cell - 1, cell - 1);
    }),
  );
  const q = result.output[0].length;
  const [p, c] = [Math.floor(state.place / q), state.place % q];
  if (state.dilation === 1) {
    frame(scene, inner, [tap(state, p, 0), tap(state, c, 0), span, span], theme.query);
  } else {
    weights.forEach((row, i) =>
      row.forEach((_, j) =>
        frame(scene, inner, [tap(state, p, i), tap(state, c, j), 1, 1], theme.query),
      ),
    );
  }
  if (!state.pixel) return;
  const [n, across] = [state.pixel - 1, x[0].length];
  const [row, column] = [Math.floor(n / across), n % across];
  frame(scene, inner, [row, column, 1, 1], theme.key, [5, 3]);
}

export function drawKernel(scene) {
  const { g, theme, at, state } = scene;
  const signed = diverging(theme, largest(at.weights));
  const size = at.weights.length;
  heading(scene, "kernel w", `${size} x ${size}${state.own ? ", yours" : ""}`, at.kernel, 150);
  cells(scene, at.weights, at.kernel, signed, at.kernel.cell >= 28);
  const { x, y, side } = at.pad;
  text(g, "draw here", x, y - 14, { size: 14, fill: theme.muted });
  box(g, x, y, side, side, theme.rule, [], 1);
}

export function drawOutput(scene) {
  const { theme, at, state, result } = scene;
  const { output } = at;
  const q = output.columns;
  const known = (i, j) => state.ahead || i * q + j <= state.place;
  const signed = diverging(theme, largest(result.output));
  const seen = result.output.map((row, i) => row.map((v, j) => (known(i, j) ? v : NaN)));
  const written = writable(result.output, output.cell);
  heading(scene, "output y", `${output.rows} x ${q}`, output, at.width);
  seen.forEach((row, i) =>
    row.forEach((v, j) => {
      const one = { ...output, x: output.x + j * output.cell, y: output.y + i * output.cell };
      const blank = Number.isNaN(v);
      cells(
        scene,
        [[blank ? 0 : v]],
        one,
        blank ? () => rgb(theme.lane) : signed,
        written && !blank,
      );
    }),
  );
  const [p, c] = [Math.floor(state.place / q), state.place % q];
  frame(scene, output, [p, c, 1, 1], theme.query);
  if (!state.pixel) return;
  result.fed.forEach((row, i) =>
    row.forEach((v, j) => v && frame(scene, output, [i, j, 1, 1], theme.key, [5, 3], 2)),
  );
}

function counted({ ink, state }, name, n, span, count) {
  const { padding, stride } = state;
  const exact = (n + 2 * padding - span) / stride;
  const inside = `⌊(${n} + 2·${padding} − ${span}) / ${stride}⌋ + 1`;
  const half = Number.isInteger(exact) ? [] : [ink.dim(` = ⌊${number(exact)}⌋ + 1`)];
  return [
    ink.dim(`${name}: `),
    ink.plain(inside),
    ...half,
    ink.dim(" = "),
    ink.bold(String(count)),
  ];
}

export function drawNumbers(scene) {
  const { g, at } = scene;
  const { x, weights, output, written, first, width } = at;
  const span = spanOf(weights, scene.state);
  const pair = [
    counted(scene, "rows", x.length, span, output.rows),
    counted(scene, "columns", x[0].length, span, output.columns),
  ];
  pair.forEach((parts, i) =>
    pieces(g, parts, 10, at.formula + LINE * i, { align: "left", room: width - 20 }),
  );
  written.forEach((parts, i) =>
    pieces(g, parts, 10, first + LINE * i, { size: 15, align: "left", room: width - 20 }),
  );
}
