// An image that moves under its pooling windows.
import { number } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute, imageOf } from "./compute.js";
import { draw, drawWords, layout } from "./scene.js";

function sentence({ state, result: { moved, output, changed } }) {
  const count = changed.flat().reduce((a, b) => a + b, 0);
  const total = output.flat().length;
  return (
    `Image “${state.image}”, ${moved.length} x ${moved[0].length}, moved by ${state.shift}: ` +
    `${state.kind} of ${state.size} x ${state.size}, stride ${state.stride}: ${count} of ${total} ` +
    `outputs change, ${number(count / total, 3)} of them.`
  );
}

export const render = framed({
  fields: {
    shift: { label: "Moved by", max: 8 },
    image: { kind: "select", label: "Image", of: (state, data) => data.images.map((i) => i.name) },
    kind: { kind: "choice", label: "Pooling", of: ["maximum", "mean"] },
    size: {
      label: "Window",
      min: 2,
      max: (state, data) =>
        Math.min(4, imageOf(data, state).length, imageOf(data, state)[0].length),
      wide: 5,
    },
    stride: { label: "Stride", min: 1, max: 4, wide: 5 },
  },
  keep: (state, data) => {
    const x = imageOf(data, state);
    return { ...state, size: Math.min(state.size, x.length, x[0].length) };
  },
  compute,
  layout,
  draw: [draw, drawWords],
  sentence,
  describe: ({ result }) =>
    result.output
      .map((row, p) => `row ${p + 1}: ${row.map((v) => number(v)).join(", ")}`)
      .join("; "),
});
