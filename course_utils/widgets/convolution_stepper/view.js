// One window after the other: image, kernel and settings are the reader's.
import { grid } from "../core/cells.js";
import { number } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { drawingPad } from "../frame/pad.js";
import { compute, DRAWN, fits, imageOf, kernelOf, SIDE, spanOf } from "./compute.js";
import { layout } from "./plan.js";
import { drawInput, drawKernel, drawNumbers, drawOutput } from "./scene.js";

const FEW = 144; // cells that are buttons; of more of them none could be told from its neighbour
const next = (v) => (v >= 2 ? -2 : Math.floor(v) + 1);
const sizes = (state, data) => {
  const [x, span] = [imageOf(data, state), spanOf(kernelOf(data, state), state)];
  return [fits(x.length, span, state), fits(x[0].length, span, state)];
};
const count = (state, data) => sizes(state, data).reduce((a, b) => a * b);
const pixels = (state, data) => imageOf(data, state).flat().length;

// A kernel that spans more than the padded image is first drawn together, then given padding.
function keep(now, data, old) {
  const state = { ...now };
  if (state.kernel !== old.kernel && state.own === old.own) state.own = null;
  if (state.drawing !== old.drawing && state.drawing) state.image = DRAWN;
  const x = imageOf(data, state);
  const least = Math.min(x.length, x[0].length);
  while (spanOf(kernelOf(data, state), state) > least + 2 * state.padding) {
    if (state.dilation > 1) state.dilation--;
    else state.padding++;
  }
  if (state.image !== old.image) state.pixel = 0;
  state.pixel = Math.min(state.pixel, pixels(state, data));
  state.place = Math.min(state.place, count(state, data) - 1);
  return state;
}

const inner = ({ input }) => {
  const far = input.ring * input.cell;
  return { ...input, x: input.x + far, y: input.y + far };
};

function spots({ at, state, result }) {
  const { x, weights, kernel, output } = at;
  const cell = (name, i, j) => `${name} row ${i + 1} column ${j + 1}`;
  const weight = (i, j) => ({
    id: `w${i}-${j}`,
    label: `${cell("Kernel", i, j)}: ${number(weights[i][j])}, press to change`,
    press: { own: weights.with(i, weights[i].with(j, next(weights[i][j]))) },
  });
  const pixel = (i, j, n) => ({
    id: `x${n}`,
    label: `${cell("Pixel", i, j)}: read by ${result.reads[i][j]} windows`,
    press: { pixel: state.pixel === n + 1 ? 0 : n + 1 },
  });
  const place = (i, j, n) => ({ id: `y${n}`, label: cell("Output", i, j), press: { place: n } });
  const buttons = (box, rows, columns, make) =>
    rows * columns > FEW ? [] : grid(box, rows, columns, make);
  return [
    ...buttons(inner(at), x.length, x[0].length, pixel),
    ...buttons(kernel, weights.length, weights.length, weight),
    ...buttons(output, output.rows, output.columns, place),
  ];
}

// A click into an image of many pixels.
function press({ at }, px, py) {
  const { x, y, cell } = inner(at);
  const [i, j] = [Math.floor((py - y) / cell), Math.floor((px - x) / cell)];
  return at.x[i]?.[j] === undefined ? null : { pixel: i * at.x[0].length + j + 1 };
}

function sentence({ data, state, result: { output, reads, fed } }) {
  const [x, w] = [imageOf(data, state), kernelOf(data, state)];
  const size = (rows) => `${rows.length} x ${rows[0].length}`;
  const place = (n, wide) => `in row ${Math.floor(n / wide) + 1}, column ${(n % wide) + 1}`;
  const [p, q] = [Math.floor(state.place / output[0].length), state.place % output[0].length];
  const unread = reads.flat().filter((v) => v === 0).length;
  const said = unread
    ? `${unread} of ${x.flat().length} pixels are not read`
    : "every pixel is read";
  const feeds = fed.flat().reduce((a, b) => a + b, 0);
  const where = place(state.pixel - 1, x[0].length);
  const followed = state.pixel ? `; the pixel ${where} feeds ${feeds} of them` : "";
  const kernel = state.own ? "your kernel" : `kernel “${state.kernel}”`;
  return (
    `Image “${state.image}”, ${size(x)}, ${kernel}, ${size(w)}, P = ${state.padding}, ` +
    `S = ${state.stride}, dilation ${state.dilation}: ${size(output)} outputs, ${said}${followed}; ` +
    `the output ${place(state.place, output[0].length)} is ${number(output[p][q])}.`
  );
}

const describe = ({ data, state, result: { window } }) =>
  kernelOf(data, state)
    .flat()
    .map((w, i) => `${number(window.flat()[i])} times ${number(w)}`)
    .join(", ");

export const render = framed({
  fields: {
    place: {
      label: "Output",
      max: (state, data) => count(state, data) - 1,
      say: (v, state, data) => `${v + 1} of ${count(state, data)}`,
    },
    ahead: { kind: "check", label: "Show later outputs" },
    image: {
      kind: "select",
      label: "Image",
      of: (state, data) => [...data.images.map(({ name }) => name), DRAWN],
    },
    kernel: {
      kind: "select",
      label: "Kernel",
      of: (state, data) => data.kernels.map(({ name }) => name),
    },
    padding: { label: "Padding P", max: 3, wide: 5 },
    stride: { label: "Stride S", min: 1, max: 4, wide: 5 },
    dilation: { label: "Dilation", min: 1, max: 3, wide: 5 },
    pixel: {
      label: "Follow pixel",
      max: pixels,
      say: (v) => (v ? String(v) : "none"),
    },
    own: { kind: "hidden" },
    drawing: {
      kind: "drawing",
      label: "Drawing pad",
      side: () => SIDE,
      pad: drawingPad,
    },
  },
  bars: [
    ["place", "ahead"],
    ["image", "kernel", "padding", "stride", "dilation", "pixel"],
  ],
  keep,
  compute,
  layout,
  draw: [drawInput, drawKernel, drawOutput, drawNumbers],
  spots,
  press,
  sentence,
  describe,
});
