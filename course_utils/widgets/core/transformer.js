// The course's own GPT, BERT and ViT: the forward pass of models/stack.py, equal to PyTorch's to 1e-4.
//
// `model = loaded(data.model)` (weights.js), once. Then `gptLogits`, `bertLogits`, `vitLogits`;
// `reader(model)` reads a text token by token. Matrices are Float32Arrays, row after row.
// T tokens, S keys, D model width, N heads, K width of one head, V vocabulary or classes.

// ---- the layers -----------------------------------------------------------------------------

// Rows of x times the transpose of W (out x width), plus b; four rows of W at a time, for speed.
function linear(x, W, b, width) {
  const out = W.length / width;
  const y = new Float32Array((x.length / width) * out);
  const whole = out - (out % 4);
  for (let from = 0, to = 0; from < x.length; from += width, to += out) {
    for (let o = 0; o < whole; o += 4) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let d = 0, at = o * width; d < width; d++, at++) {
        const v = x[from + d];
        s0 += v * W[at];
        s1 += v * W[at + width];
        s2 += v * W[at + 2 * width];
        s3 += v * W[at + 3 * width];
      }
      y.set([s0, s1, s2, s3], to + o);
    }
    for (let o = whole; o < out; o++) {
      for (let d = 0; d < width; d++) y[to + o] += x[from + d] * W[o * width + d];
    }
    if (b) for (let o = 0; o < out; o++) y[to + o] += b[o];
  }
  return y;
}

const layer = ({ w }, name, x, width) => linear(x, w[`${name}.weight`], w[`${name}.bias`], width);

const plus = (a, b) => a.map((v, i) => v + b[i]);

// Each row gets mean 0 and variance 1, then gain and shift.
function norm({ w, config: { d_model: D } }, name, x) {
  const [gain, shift] = [w[`${name}.weight`], w[`${name}.bias`]];
  const y = new Float32Array(x.length);
  for (let at = 0; at < x.length; at += D) {
    let mean = 0;
    let square = 0;
    for (let d = 0; d < D; d++) mean += x[at + d] / D;
    for (let d = 0; d < D; d++) square += (x[at + d] - mean) ** 2 / D;
    const spread = Math.sqrt(square + 1e-5);
    for (let d = 0; d < D; d++) y[at + d] = ((x[at + d] - mean) / spread) * gain[d] + shift[d];
  }
  return y;
}

// The error function to 1e-8: its series near 0; 1 or -1 where no float32 tells the difference.
export function erf(x) {
  if (Math.abs(x) > 4) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-10; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

const ACTIVATIONS = {
  relu: (v) => Math.max(0, v),
  gelu: (v) => (v / 2) * (1 + erf(v / Math.SQRT2)),
};

function softmax(row) {
  const largest = row.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = row.map((v) => Math.exp(v - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((v) => v / sum);
}

// Rotary positions: pair i of position t is turned by the angle t * 10000^(-2i/K), in each head.
function turned(x, first, { d_model: D, n_heads: N }) {
  const K = D / N;
  const frequencies = Float64Array.from({ length: K / 2 }, (_, i) => 10000 ** ((-2 * i) / K));
  const y = new Float32Array(x.length);
  for (let at = 0; at < x.length; at += 2) {
    const angle = (first + Math.floor(at / D)) * frequencies[(at % K) / 2];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    y[at] = x[at] * cos - x[at + 1] * sin;
    y[at + 1] = x[at] * sin + x[at + 1] * cos;
  }
  return y;
}

// New tokens ask the old keys and their own. `past` { keys, values } grows: arrays of rows of width D.
// Gives what is mixed, T D, and the weights, N T S.
function attention(model, name, x, past, { causal, hidden }) {
  const { config } = model;
  const { d_model: D, n_heads: N } = config;
  const [K, T, first] = [D / N, x.length / D, past.keys.length];
  const turn = config.positions === "rotary" ? (m) => turned(m, first, config) : (m) => m;
  const q = turn(layer(model, `${name}.query`, x, D));
  const k = turn(layer(model, `${name}.key`, x, D));
  const v = layer(model, `${name}.value`, x, D);
  for (let t = 0; t < T; t++) {
    past.keys.push(k.subarray(t * D, (t + 1) * D));
    past.values.push(v.subarray(t * D, (t + 1) * D));
  }
  const mixed = new Float32Array(T * D);
  const weights = Array.from({ length: N }, (_, n) =>
    Array.from({ length: T }, (_, t) => {
      const scores = past.keys.map((key, s) => {
        if ((causal && s > first + t) || hidden?.(s)) return -Infinity;
        let sum = 0;
        for (let d = n * K; d < (n + 1) * K; d++) sum += q[t * D + d] * key[d];
        return sum / Math.sqrt(K);
      });
      const row = softmax(scores);
      row.forEach((weight, s) => {
        for (let d = n * K; d < (n + 1) * K; d++) mixed[t * D + d] += weight * past.values[s][d];
      });
      return row;
    }),
  );
  return { y: layer(model, `${name}.merge`, mixed, D), weights };
}

function feedForward(model, name, x) {
  const { d_model: D, d_ff: F, activation } = model.config;
  const inner = layer(model, `${name}.expand`, x, D).map(ACTIVATIONS[activation]);
  return layer(model, `${name}.contract`, inner, F);
}

// What the layers may ask of the past: nothing yet.
export const nothing = ({ config: { n_layers } }) =>
  Array.from({ length: n_layers }, () => ({ keys: [], values: [] }));

// x T D -> T D through all layers. `causal`: no token sees a later one; `hidden(s)`: no token sees
// key s; `seen`, a list, gets the weights N T S of each layer, and `states` the T D behind each.
export function stack(model, x, { past = nothing(model), seen, states, ...mask } = {}) {
  const { n_layers, norm_first: before } = model.config;
  const around = (name, y, part) =>
    before
      ? plus(y, part(norm(model, `${name}.norm`, y)))
      : norm(model, `${name}.norm`, plus(y, part(y)));
  if (!before) x = norm(model, "stack.norm", x);
  for (let i = 0; i < n_layers; i++) {
    const at = `stack.layers.${i}`;
    x = around(`${at}.around_attention`, x, (y) => {
      const found = attention(model, `${at}.attention`, y, past[i], mask);
      seen?.push(found.weights);
      return found.y;
    });
    x = around(`${at}.around_feed_forward`, x, (y) => feedForward(model, `${at}.feed_forward`, y));
    states?.push(x);
  }
  return before ? norm(model, "stack.norm", x) : x;
}

// ---- the models -----------------------------------------------------------------------------

// Rows of a table, one after the other: T numbers -> T D.
function rows(table, numbers, D) {
  const x = new Float32Array(numbers.length * D);
  numbers.forEach((n, t) => x.set(table.subarray(n * D, (n + 1) * D), t * D));
  return x;
}

// Learned positions are added here; rotary ones act inside attention. A place of -1 adds nothing.
function placed({ w, config: { d_model: D, positions, max_len } }, x, places) {
  if (positions !== "learned") return x;
  const late = places.find((place) => place >= max_len);
  if (late !== undefined) throw Error(`position ${late}, but the table ends at ${max_len - 1}`);
  const table = w["positions.table.weight"];
  return plus(x, rows(table, places, D));
}

const counted = (length, first = 0) => Array.from({ length }, (_, i) => first + i);
const lastRow = (x, D) => x.subarray(x.length - D);

// T tokens -> T V: at each place the logits of the next token; only the last place with `last`.
export function gptLogits(model, tokens, { past = nothing(model), last = false, ...rest } = {}) {
  const { d_model: D } = model.config;
  const table = model.w["table.weight"];
  const x = placed(model, rows(table, tokens, D), counted(tokens.length, past[0].keys.length));
  const states = stack(model, x, { past, causal: true, ...rest });
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

// Pixels C H W -> the patches of config.patch x config.patch pixels, row by row: a list of arrays.
export function patches(pixels, { channels: C, size, patch: P }) {
  const across = size / P;
  return Array.from({ length: across * across }, (_, n) => {
    const [top, left] = [P * Math.floor(n / across), P * (n % across)];
    return Float32Array.from({ length: C * P * P }, (_, i) => {
      const [c, y, x] = [Math.floor(i / (P * P)), Math.floor((i % (P * P)) / P), i % P];
      return pixels[(c * size + top + y) * size + left + x];
    });
  });
}

// Patches -> V logits, read at [CLS]. `places`: which patch of the image each one stands for, so that
// some may be left out or change places; -1 gives it no position.
export function vitLogits(model, cut, { places = counted(cut.length), ...rest } = {}) {
  const { d_model: D } = model.config;
  const each = cut[0].length;
  const flat = new Float32Array(cut.length * each);
  cut.forEach((patch, t) => flat.set(patch, t * each));
  const x = new Float32Array((cut.length + 1) * D);
  x.set(model.w["cls.weight"]);
  x.set(layer(model, "embed", flat, each), D);
  const at = [0, ...places.map((place) => (place < 0 ? -1 : place + 1))];
  const states = stack(model, placed(model, x, at), rest);
  return layer(model, "readout", states.subarray(0, D), D);
}
