// The course's own GPT and BERT (its ViT: vit.js), equal to PyTorch's logits to 1e-4.
//
// `model = loaded(data.model)` (weights.js), once. Then `gptLogits`, `bertLogits`;
// `reader(model)` reads a text token by token. Matrices are Float64Arrays, row after row.
// T tokens, S places, D model width, V vocabulary.
import {
  ACTIVATIONS,
  counted,
  layer,
  linear,
  norm,
  nothing,
  placed,
  plus,
  rows,
  stack,
} from "./layers.js";

// Rotary positions: pair i of position t is turned by the angle t * 10000^(-2i/K), in each head.
function turned(x, first, { d_model: D, n_heads: N }) {
  const K = D / N;
  const frequencies = Float64Array.from({ length: K / 2 }, (_, i) => 10000 ** ((-2 * i) / K));
  const y = new Float64Array(x.length);
  for (let at = 0; at < x.length; at += 2) {
    const angle = (first + Math.floor(at / D)) * frequencies[(at % K) / 2];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    y[at] = x[at] * cos - x[at + 1] * sin;
    y[at + 1] = x[at] * sin + x[at + 1] * cos;
  }
  return y;
}

const lastRow = (x, D) => x.subarray(x.length - D);

// T tokens -> T V: at each place the logits of the next token; only the last place with `last`.
export function gptLogits(model, tokens, { past = nothing(model), last = false, ...rest } = {}) {
  const { d_model: D, positions } = model.config;
  const table = model.w["table.weight"];
  const x = placed(model, rows(table, tokens, D), counted(tokens.length, past[0].keys.length));
  const turn = positions === "rotary" ? (m, first) => turned(m, first, model.config) : undefined;
  const states = stack(model, x, { past, causal: true, turn, ...rest });
  return linear(last ? lastRow(states, D) : states, table, null, D);
}

// read(tokens) -> V logits after the last one; tokens of an earlier call that begin the same way
// are not read again, unless the text is longer than the model: then its last `max_len` are read anew.
export function reader(model) {
  const { max_len } = model.config;
  let known = [];
  let past = nothing(model);
  let logits = null;
  return (tokens) => {
    const text = tokens.slice(-max_len);
    let same = 0;
    while (same < text.length && text[same] === known[same]) same++;
    if (logits && same === text.length && same === known.length) return logits;
    same = Math.min(same, text.length - 1);
    past = past.map(({ keys, values }) => ({
      keys: keys.slice(0, same),
      values: values.slice(0, same),
    }));
    logits = gptLogits(model, text.slice(same), { past, last: true });
    known = text;
    return logits;
  };
}

// T tokens, S places -> S V: which piece stands at each place; `segments` are all 0 by default.
export function bertLogits(model, tokens, places = counted(tokens.length), options = {}) {
  const { segments = tokens.map(() => 0), ...rest } = options;
  const { config, w } = model;
  const D = config.d_model;
  const words = rows(w["table.weight"], tokens, D);
  const x = plus(words, rows(w["segments.weight"], segments, D));
  const hidden = (s) => tokens[s] === config.pad;
  const states = stack(model, placed(model, x, counted(tokens.length)), { hidden, ...rest });
  const asked = layer(model, "head", rows(states, places, D), D).map(
    ACTIVATIONS[config.activation],
  );
  return linear(norm(model, "head_norm", asked), w["table.weight"], w.bias, D);
}
