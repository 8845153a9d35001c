// Transformer anatomy: two towers of blocks at the left, what happens to one token in the chosen block at the right,
// and all parameters of the model as one bar below.
const D_MODEL = [64, 128, 256, 384, 512, 768, 1024], N_HEADS = [1, 2, 4, 8, 16];
const D_FF = [128, 256, 512, 1024, 1536, 2048, 3072, 4096], N_LAYERS = [1, 2, 3, 4, 6, 8, 12];
const NAMES = ["Embedding", "Add positions", "Self-attention", "Add & norm", "Small network", "Add & norm",
               "Embedding", "Add positions", "Masked attention", "Add & norm", "Cross-attention", "Add & norm",
               "Small network", "Add & norm", "Readout"];
const IN_LAYERS = [2, 3, 4, 5, 8, 9, 10, 11, 12, 13], MASKED = 8, CROSS = 10;
const tower = (step) => (step < 6 ? "encoder" : "decoder");
const wordsOf = (data, step) => (tower(step) === "encoder" ? data.source : data.target);
const count = (v) => Math.round(v).toLocaleString("en-US");

// The matrices of one step as [rows, columns, heads], one after the other.
function shapes(data, { step, d_model: d, d_ff: f, n_heads: heads }) {
  const rows = wordsOf(data, step).length, k = d / heads, x = [rows, d, 1];
  const keys = step === CROSS ? data.source.length : rows;
  switch (NAMES[step]) {
    case "Embedding": return [[rows, 1, 1], x];
    case "Add positions": return [x, x];
    case "Add & norm": return [x, x, x];
    case "Small network": return [x, [rows, f, 1], x];
    case "Readout": return [x, [rows, data.vocabulary, 1]];
    default: return [x, [rows, k, heads], [keys, k, heads], [rows, keys, heads], [rows, k, heads], x];
  }
}

// For each token it could look at, 1 where it may.
function sees(data, { step, token }) {
  const words = step === CROSS ? data.source : wordsOf(data, step), own = Math.min(token, words.length - 1);
  if (step === 2 || step === CROSS) return words.map(() => 1);
  return words.map((_, i) => Number(step === MASKED ? i <= own : i === own));
}

// `parameters` of one layer, `times` of how many layers, sums of the four `kinds`: table, attention, networks, norms.
export function compute(data, state) {
  const { d_model: d, d_ff: f, n_layers } = state, attention = 4 * (d * d + d);
  const sizes = { "Add & norm": 2 * d, "Small network": d * f + f + f * d + d, "Self-attention": attention,
                  "Masked attention": attention, "Cross-attention": attention };
  const parameters = NAMES.map((name, i) => (i ? sizes[name] || 0 : data.vocabulary * d));
  const times = NAMES.map((_, i) => (IN_LAYERS.includes(i) ? n_layers : 1));
  const sum = (...steps) => steps.reduce((total, i) => total + parameters[i] * times[i], 0);
  const kinds = [sum(0), sum(2, 8, 10), sum(4, 12), sum(3, 5, 9, 11, 13)];
  return { at: state.step, parameters, times, kinds, total: kinds.reduce((a, b) => a + b),
           shapes: shapes(data, state), sees: sees(data, state) };
}

function render({ model, el }) {
  const data = model.get("data"), longest = Math.max(data.source.length, data.target.length);
  const choice = (get, set, label, name, values, wide) => ui.range({
    label, max: values.length - 1, wide, get: () => values.indexOf(get()[name]), say: () => count(get()[name]),
    set: (at, glide) => set({ [name]: values[at] }, glide) });
  return ui.frame({ model, el }, {
    title: "Transformer anatomy",
    compute: (state) => compute(data, state),
    controls: (get, set) => [{ controls: [
      ui.range({ label: "Step", max: NAMES.length - 1, wide: 16, get: () => get().step, set: (step) => set({ step }),
                 say: () => `${get().step + 1}. ${NAMES[get().step]}` }),
      ui.range({ label: "Token", max: longest - 1, wide: 5, get: () => get().token, set: (token) => set({ token }),
                 say: () => String(get().token + 1) }),
    ] }, { legend: () => "The model:", controls: [
      choice(get, set, "d_model", "d_model", D_MODEL, 6), choice(get, set, "heads", "n_heads", N_HEADS, 4),
      choice(get, set, "d_ff", "d_ff", D_FF, 6), choice(get, set, "layers", "n_layers", N_LAYERS, 5)] }],
    height: (width) => plan(width).bottom,
    draw: (g, width, theme, state, result, shown) => draw(g, width, theme, data, state, result, shown),
    pick: (x, y, width) => {
      const at = plan(width), step = NAMES.findIndex((_, i) => {
        const b = at.block(i);
        return x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h;
      });
      return step < 0 ? null : { step };
    },
    sentence: (state, r) => {
      const words = wordsOf(data, state.step), [rows, columns] = r.shapes.at(-1), times = r.times[state.step];
      return `Step ${state.step + 1} of ${NAMES.length}, ${tower(state.step)}, ${NAMES[state.step]}: `
        + `“${words[Math.min(state.token, words.length - 1)]}” may look at ${r.sees.reduce((a, b) => a + b)} of `
        + `${r.sees.length} tokens; out comes ${rows} × ${count(columns)}; `
        + `${count(r.parameters[state.step])} parameters${times > 1 ? ` in each of ${times} layers` : ""}. `
        + `The whole model has ${count(r.total)}.`;
    },
    describe: (state, r) => NAMES.map((name, i) => `${i + 1} ${tower(i)} ${name}: ${count(r.parameters[i])}`
      + `${r.times[i] > 1 ? ` × ${r.times[i]}` : ""}`).join("; "),
    code: (state) => {
      const name = (key) => `${key}=${JSON.stringify({ ...data, ...state }[key])}`;
      return `transformer_anatomy(${[...Object.keys(data), ...Object.keys(state)].map(name).join(", ")})`;
    },
  });
}
export default { render };
