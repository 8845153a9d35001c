// Heads explorer: a thumbnail for every head of a model on one sentence; one head enlarged, its habits, and what the
// model writes without it.
const HABITS = { itself: 0, previous: -1, next: 1 };
const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

// data {layers: [{name, queries, keys, heads}], whole, without}; state {layer, head, query, off}: its weights, the
// query's row, the mean weight on typical places, the mean entropy of the rows in nats. A masked weight is null.
export function compute(data, state) {
  const { queries, keys, heads } = data.layers[state.layer], masked = heads[state.head];
  const weights = masked.map((row) => row.map((w) => w ?? 0)), S = keys.length;
  const diagonal = (at) => mean(weights.flatMap((row, t) => (t + at >= 0 && t + at < S ? [row[t + at]] : [])));
  const own = queries.length === S && queries.every((word, t) => word === keys[t]);
  const near = own ? Object.entries(HABITS).map(([name, at]) => [name, diagonal(at)]) : [];
  const ends = [["first", mean(weights.map((row) => row[0]))], ["last", mean(weights.map((row) => row[S - 1]))]];
  const entropy = mean(weights.map((row) => row.reduce((sum, w) => sum - (w && w * Math.log(w)), 0)));
  return { weights, masked, row: weights[state.query], habits: Object.fromEntries([...near, ...ends]), entropy };
}

function render({ model, el }) {
  const data = model.get("data"), { layers, without } = data, N = layers[0].heads.length;
  const queries = (state) => layers[state.layer].queries;
  const go = (get, patch) => {                      // another layer may have fewer queries
    const next = { ...get(), ...patch };
    return { ...patch, query: Math.min(next.query, queries(next).length - 1) };
  };
  const change = (state) => without[state.layer][state.head];
  return ui.frame({ model, el }, {
    title: "Heads explorer",
    compute: (state) => compute(data, state),
    controls: (get, set) => [{ controls: [
      ui.select({ label: "Layer", options: layers.map((layer) => layer.name), get: () => get().layer,
                  set: (layer) => set(go(get, { layer })) }),
      ui.range({ label: "Head", min: 1, max: N, wide: 7, get: () => get().head + 1,
                 set: (v) => set({ head: v - 1 }), say: () => String(get().head + 1) }),
      ui.range({ label: "Query", max: largestOf(data, "queries") - 1, wide: 9, get: () => get().query,
                 set: (query) => set(go(get, { query })), say: () => queries(get())[get().query] }),
      ...(without ? [ui.select({ label: "The head is", options: ["on", "off"], get: () => Number(get().off),
                                 set: (at) => set({ off: at === 1 }) })] : []),
    ] }],
    height: (width) => layout(width, data).bottom,
    draw: (g, width, theme, state, r, shown) => {
      const scene = { g, theme, ink: core.inks(theme), data, state, r, shown, at: layout(width, data) };
      drawThumbnails(scene);
      drawHead(scene);
      drawHabits(scene);
      if (without) drawTranslation(scene);
    },
    pick: (x, y, width) => {
      const at = layout(width, data);
      const layer = Math.floor((y - at.top) / at.pitch), head = Math.floor((x - at.label) / at.step);
      if (layer in layers && head >= 0 && head < N && x < at.grid) return { layer, head, query: 0 };
      const query = Math.floor((y - at.head.y) / at.cell.height);
      return x > at.head.x && query >= 0 && query < at.rows ? { query } : null;
    },
    sentence: (state, { row, habits, entropy }) => {
      const { name, keys } = layers[state.layer], best = core.argmax(row);
      const typical = Object.entries(habits).map(([habit, w]) => `${habit} ${w.toFixed(2)}`).join(", ");
      const said = `${name}, head ${state.head + 1} of ${N}: “${queries(state)[state.query]}” looks most at `
        + `“${keys[best]}” (${row[best].toFixed(2)}); mean weight on ${typical}; `
        + `entropy ${entropy.toFixed(2)} nats.`;
      if (!without) return said;
      const effect = `${said} Without this head BLEU changes by ${core.number(change(state).bleu, 1)}`;
      if (!state.off) return `${effect}.`;
      return `${effect}, and the model writes: ${change(state).words.map(([word]) => word).join(" ")}`;
    },
    describe: (state, { row }) => layers[state.layer].keys.map((key, s) => `${key} ${row[s].toFixed(4)}`).join(", "),
    code: (state) => {
      const given = without ? "layers, whole, without" : "layers";
      return `heads_explorer(${given}, layer=${state.layer}, head=${state.head}, query=${state.query}`
        + `${state.off ? ", off=True" : ""})`;
    },
  });
}
export default { render };
