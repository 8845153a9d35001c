// The sinusoidal code: a heat-map with one movable row, the dot product of that row with every row drawn beside the
// rows themselves, and one pair of columns as the hand of a dial.
import { number } from "../core/numbers.js";
import { inks } from "../core/text.js";
import { frame, older, range } from "../frame/older.js";
import { compute } from "./compute.js";
import { LEFT, TALL, TOP, drawCode, drawDial, drawDots, farthest, layout } from "./scene.js";

const LENGTHS = [8, 12, 16, 20, 25, 32, 40, 50, 64, 80, 100, 128];
const BASES = [2, 5, 10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 1000000];
const index = (list, v) => list.filter((other) => other < v).length;
// The slider of the rows, as long as there are rows.
function rowRange(get, set) {
  const slider = range({
    label: "Row",
    max: get().length - 1,
    wide: 12,
    get: () => get().row,
    set: (row, glide) => set({ row }, glide),
    say: () => String(get().row),
  });
  return {
    node: slider.node,
    update: () => {
      slider.node.querySelector("input").max = get().length - 1;
      slider.update();
    },
  };
}

function mount({ model, el }) {
  const data = model.get("data");
  const { d_model } = data;
  let now = null;
  return frame(
    { model, el },
    {
      compute: (state) => compute(data, state),
      controls: (get, set) => [
        {
          controls: [
            rowRange((now = get), set),
            range({
              label: "Pair",
              max: d_model / 2 - 1,
              wide: 8,
              get: () => get().pair,
              say: () => String(get().pair),
              set: (v, glide) => set({ pair: v }, glide),
            }),
            range({
              label: "Length",
              max: LENGTHS.length - 1,
              wide: 7,
              get: () => index(LENGTHS, get().length),
              set: (v, glide) =>
                set({ length: LENGTHS[v], row: Math.min(get().row, LENGTHS[v] - 1) }, glide),
              say: () => String(get().length),
            }),
            range({
              label: "Base",
              max: BASES.length - 1,
              wide: 7,
              get: () => index(BASES, get().base),
              set: (v, glide) => set({ base: BASES[v] }, glide),
              say: () => number(get().base),
            }),
          ],
        },
      ],
      height: (width) => layout(width).bottom,
      draw: (g, width, theme, state, r, shown) => {
        const step = TALL / state.length;
        const s = {
          ...layout(width),
          g,
          width,
          theme,
          ink: inks(theme),
          state,
          r,
          shown,
          d_model,
          step,
        };
        drawCode(s);
        drawDots(s);
        drawDial(s);
      },
      pick: (x, y, width) => {
        const { heat, bars, track } = layout(width);
        const { length, pair } = now();
        const column = (x - LEFT) / heat;
        if (y < TOP || y >= TOP + TALL || x < LEFT || x > bars + track) return null;
        return {
          row: Math.floor(((y - TOP) / TALL) * length),
          pair: column < 1 ? Math.floor((column * d_model) / 2) : pair,
        };
      },
      sentence: (state, { turns, dots }) => {
        const { row, length } = state;
        const beside = row + 1 < length ? row + 1 : row - 1;
        const far = farthest(state);
        return (
          `Row ${row} of ${length} positions, d_model = ${d_model}, base ${number(state.base)}: ` +
          `its dot product with itself is ${number(dots[row])}, with row ${beside} ${number(dots[beside])}, ` +
          `with row ${far} ${number(dots[far])}; pair ${state.pair} turns once in ` +
          `${number((2 * Math.PI) / turns[state.pair], 1)} positions and stands at ` +
          `${number(row * turns[state.pair], 3)} radians.`
        );
      },
      describe: (state, { dots }) =>
        `dot products with row ${state.row}: ${dots.map((dot) => number(dot)).join(", ")}`,
      code: (state) =>
        `positional_heatmap(${Object.entries({ ...data, ...state })
          .map(([name, v]) => `${name}=${v}`)
          .join(", ")})`,
    },
  );
}

export const render = older(mount);
