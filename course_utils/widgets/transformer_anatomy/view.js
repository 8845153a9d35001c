// Transformer anatomy: two towers of blocks at the left, what happens to one token in the chosen block at the right,
// and all parameters of the model as one bar below.
import { frame, older, range } from "../frame/older.js";
import { NAMES, compute, count, tower, wordsOf } from "./compute.js";
import { draw, plan } from "./scene.js";

const D_MODEL = [64, 128, 256, 384, 512, 768, 1024];
const N_HEADS = [1, 2, 4, 8, 16];
const D_FF = [128, 256, 512, 1024, 1536, 2048, 3072, 4096];
const N_LAYERS = [1, 2, 3, 4, 6, 8, 12];
function mount({ model, el }) {
  const data = model.get("data");
  const longest = Math.max(data.source.length, data.target.length);
  const choice = (get, set, label, name, values, wide) =>
    range({
      label,
      max: values.length - 1,
      wide,
      get: () => values.indexOf(get()[name]),
      say: () => count(get()[name]),
      set: (at, glide) => set({ [name]: values[at] }, glide),
    });
  return frame(
    { model, el },
    {
      compute: (state) => compute(data, state),
      controls: (get, set) => [
        {
          controls: [
            range({
              label: "Step",
              max: NAMES.length - 1,
              wide: 16,
              get: () => get().step,
              set: (step) => set({ step }),
              say: () => `${get().step + 1}. ${NAMES[get().step]}`,
            }),
            range({
              label: "Token",
              max: longest - 1,
              wide: 5,
              get: () => get().token,
              set: (token) => set({ token }),
              say: () => String(get().token + 1),
            }),
          ],
        },
        {
          legend: () => "The model:",
          controls: [
            choice(get, set, "d_model", "d_model", D_MODEL, 6),
            choice(get, set, "heads", "n_heads", N_HEADS, 4),
            choice(get, set, "d_ff", "d_ff", D_FF, 6),
            choice(get, set, "layers", "n_layers", N_LAYERS, 5),
          ],
        },
      ],
      height: (width) => plan(width).bottom,
      draw: (g, width, theme, state, result, shown) =>
        draw(g, width, theme, data, state, result, shown),
      pick: (x, y, width) => {
        const at = plan(width);
        const step = NAMES.findIndex((_, i) => {
          const b = at.block(i);
          return x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h;
        });
        return step < 0 ? null : { step };
      },
      sentence: (state, r) => {
        const words = wordsOf(data, state.step);
        const [rows, columns] = r.shapes.at(-1);
        const times = r.times[state.step];
        return (
          `Step ${state.step + 1} of ${NAMES.length}, ${tower(state.step)}, ${NAMES[state.step]}: ` +
          `“${words[Math.min(state.token, words.length - 1)]}” may look at ${r.sees.reduce((a, b) => a + b)} of ` +
          `${r.sees.length} tokens; out comes ${rows} × ${count(columns)}; ` +
          `${count(r.parameters[state.step])} parameters${times > 1 ? ` in each of ${times} layers` : ""}. ` +
          `The whole model has ${count(r.total)}.`
        );
      },
      describe: (state, r) =>
        NAMES.map(
          (name, i) =>
            `${i + 1} ${tower(i)} ${name}: ${count(r.parameters[i])}` +
            `${r.times[i] > 1 ? ` × ${r.times[i]}` : ""}`,
        ).join("; "),
      code: (state) => {
        const name = (key) => `${key}=${JSON.stringify({ ...data, ...state }[key])}`;
        return `transformer_anatomy(${[...Object.keys(data), ...Object.keys(state)].map(name).join(", ")})`;
      },
    },
  );
}

export const render = older(mount);
