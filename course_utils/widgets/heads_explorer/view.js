import { argmax, number } from "../core/numbers.js";
import { inks } from "../core/text.js";
import { frame, older, range, select } from "../frame/older.js";
import { compute } from "./compute.js";
import {
  drawHabits,
  drawHead,
  drawThumbnails,
  drawTranslation,
  largestOf,
  layout,
} from "./scene.js";

function mount({ model, el }) {
  const data = model.get("data");
  const { layers, without } = data;
  const N = layers[0].heads.length;
  const queries = (state) => layers[state.layer].queries;
  const go = (get, patch) => {
    // another layer may have fewer queries
    const next = { ...get(), ...patch };
    return { ...patch, query: Math.min(next.query, queries(next).length - 1) };
  };
  const change = (state) => without[state.layer][state.head];
  return frame(
    { model, el },
    {
      compute: (state) => compute(data, state),
      controls: (get, set) => [
        {
          controls: [
            select({
              label: "Layer",
              options: layers.map((layer) => layer.name),
              get: () => get().layer,
              set: (layer) => set(go(get, { layer })),
            }),
            range({
              label: "Head",
              min: 1,
              max: N,
              wide: 7,
              get: () => get().head + 1,
              set: (v) => set({ head: v - 1 }),
              say: () => String(get().head + 1),
            }),
            range({
              label: "Query",
              max: largestOf(data, "queries") - 1,
              wide: 9,
              get: () => get().query,
              set: (query) => set(go(get, { query })),
              say: () => queries(get())[get().query],
            }),
            ...(without
              ? [
                  select({
                    label: "The head is",
                    options: ["on", "off"],
                    get: () => Number(get().off),
                    set: (at) => set({ off: at === 1 }),
                  }),
                ]
              : []),
          ],
        },
      ],
      height: (width) => layout(width, data).bottom,
      draw: (g, width, theme, state, r, shown) => {
        const scene = {
          g,
          theme,
          ink: inks(theme),
          data,
          state,
          r,
          shown,
          at: layout(width, data),
        };
        drawThumbnails(scene);
        drawHead(scene);
        drawHabits(scene);
        if (without) drawTranslation(scene);
      },
      pick: (x, y, width) => {
        const at = layout(width, data);
        const layer = Math.floor((y - at.top) / at.pitch);
        const head = Math.floor((x - at.label) / at.step);
        if (layer in layers && head >= 0 && head < N && x < at.grid)
          return { layer, head, query: 0 };
        const query = Math.floor((y - at.head.y) / at.cell.height);
        return x > at.head.x && query >= 0 && query < at.rows ? { query } : null;
      },
      sentence: (state, { row, habits, entropy }) => {
        const { name, keys } = layers[state.layer];
        const best = argmax(row);
        const typical = Object.entries(habits)
          .map(([habit, w]) => `${habit} ${w.toFixed(2)}`)
          .join(", ");
        const said =
          `${name}, head ${state.head + 1} of ${N}: “${queries(state)[state.query]}” looks most at ` +
          `“${keys[best]}” (${row[best].toFixed(2)}); mean weight on ${typical}; ` +
          `entropy ${entropy.toFixed(2)} nats.`;
        if (!without) return said;
        const effect = `${said} Without this head BLEU changes by ${number(change(state).bleu, 1)}`;
        if (!state.off) return `${effect}.`;
        return `${effect}, and the model writes: ${change(state)
          .words.map(([word]) => word)
          .join(" ")}`;
      },
      describe: (state, { row }) =>
        layers[state.layer].keys.map((key, s) => `${key} ${row[s].toFixed(4)}`).join(", "),
      code: (state) => {
        const given = without ? "layers, whole, without" : "layers";
        return (
          `heads_explorer(${given}, layer=${state.layer}, head=${state.head}, query=${state.query}` +
          `${state.off ? ", off=True" : ""})`
        );
      },
    },
  );
}

export const render = older(mount);
