// One window after the other: image, kernel and settings are the reader's.
import { grid } from "../core/cells.js";
import { number } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { drawingPad } from "../frame/pad.js";
import { player } from "../frame/player.js";
import { compute, DRAWN, fits, imageOf, kernelOf, SIDE, spanOf } from "./compute.js";
import { layout } from "./plan.js";
import { drawInput, drawKernel, drawNumbers, drawOutput } from "./scene.js";

const FEW = 144; // cells that are buttons; of more of them none could be told from its neighbour
const place = (n, wide) => `row ${Math.floor(n / wide) + 1}, column ${(n % wide) + 1}`;
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
  if (state.image !== old.image) {
    state.pixel = 0;
    state.ahead = x.flat().length > FEW; // a map of many outputs is looked at as a whole
  }
  state.pixel = Math.min(state.pixel, pixels(state, data));
  state.place = Math.min(state.place, count(state, data) - 1);
  return state;
}

const inner = ({ input }) => {
  const far = input.ring * input.cell;
  return { ...input, x: input.x + far, y: input.y + far };
};
const toggled = ({ chosen }, pixel) => ({ pixel: chosen.pixel === pixel ? 0 : pixel });

function spots(scene) {
  const { at, result } = scene;
  const { x, weights, kernel, output } = at;
  const cell = (name, i, j) => `${name} row ${i + 1} column ${j + 1}`;
  const weight = (i, j) => ({
    id: `w${i}-${j}`,
    label: `${cell("Kernel", i, j)}: ${number(weights[i][j])}, press to change`,
    hint: "press to change",
    press: { own: weights.with(i, weights[i].with(j, next(weights[i][j]))) },
  });
  const pixel = (i, j, n) => ({
    id: `x${n}`,
    label: `${cell("Pixel", i, j)}: read by ${result.reads[i][j]} windows`,
    hint: "",
    over: { pixel: n + 1 },
    press: toggled(scene, n + 1),
  });
  const one = (i, j, n) => ({
    id: `y${n}`,
    label: cell("Output", i, j),
    hint: "",
    over: { place: n },
    press: { place: n },
  });
  const buttons = (box, rows, columns, make) =>
    rows * columns > FEW ? [] : grid(box, rows, columns, make);
  return [
    ...buttons(inner(at), x.length, x[0].length, pixel),
    ...buttons(kernel, weights.length, weights.length, weight),
    ...buttons(output, output.rows, output.columns, one),
  ];
}

// What the pointer is over: a pixel, or an output.
function hover({ at }, px, py) {
  const under = ({ x, y, cell }, rows, columns) => {
    const [i, j] = [Math.floor((py - y) / cell), Math.floor((px - x) / cell)];
    return i >= 0 && j >= 0 && i < rows && j < columns ? i * columns + j : null;
  };
  const pixel = under(inner(at), at.x.length, at.x[0].length);
  if (pixel !== null) return { pixel: pixel + 1 };
  const output = under(at.output, at.output.rows, at.output.columns);
  return output === null ? null : { place: output };
}

function press(scene, px, py) {
  const patch = hover(scene, px, py);
  return patch?.pixel ? toggled(scene, patch.pixel) : patch;
}

function sentence({ data, state, result: { output, reads, fed } }) {
  const [x, w] = [imageOf(data, state), kernelOf(data, state)];
  const size = (rows) => `${rows.length} x ${rows[0].length}`;
  const [p, q] = [Math.floor(state.place / output[0].length), state.place % output[0].length];
  const unread = reads.flat().filter((v) => v === 0).length;
  const said = unread
    ? `${unread} of ${x.flat().length} pixels are not read`
    : "every pixel is read";
  const feeds = fed.flat().reduce((a, b) => a + b, 0);
  const where = place(state.pixel - 1, x[0].length);
  const followed = state.pixel ? `; the pixel in ${where} feeds ${feeds} of them` : "";
  const kernel = state.own ? "your kernel" : `kernel “${state.kernel}”`;
  return (
    `Image “${state.image}”, ${size(x)}, ${kernel}, ${size(w)}, P = ${state.padding}, ` +
    `S = ${state.stride}, dilation ${state.dilation}: ${size(output)} outputs, ${said}${followed}; ` +
    `the output in ${place(state.place, output[0].length)} is ${number(output[p][q])}.`
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
      kind: player,
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
      say: (v, state) => (state?.own && v === state.kernel ? `${v}, changed` : v),
    },
    padding: { label: "Padding P", max: 3, wide: 5 },
    stride: { label: "Stride S", min: 1, max: 4, wide: 5 },
    dilation: { label: "Dilation", min: 1, max: 3, wide: 5 },
    pixel: {
      label: "Follow pixel",
      max: pixels,
      say: (v, state, data) => (v ? place(v - 1, imageOf(data, state)[0].length) : "none"),
    },
    own: { kind: "hidden" },
    light: { kind: "hidden" },
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
  hover,
  press,
  sentence,
  describe,
});
