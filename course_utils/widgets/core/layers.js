// The layers of the course's GPT, BERT and ViT, as models/stack.py has them, equal to PyTorch's to 1e-4.
//
// Matrices are Float64Arrays, row after row. `model` is what weights.js has loaded.
// T tokens, S keys, D model width, N heads, K width of one head.
import { softmax } from "./softmax.js";

// Rows of x times the transpose of W (out x width), plus b; four rows of W at a time, for speed.
export function linear(x, W, b, width) {
  const out = W.length / width;
  const y = new Float64Array((x.length / width) * out);
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

export const layer = ({ w }, name, x, width) =>
  linear(x, w[`${name}.weight`], w[`${name}.bias`], width);

export const plus = (a, b) => a.map((v, i) => v + b[i]);

// Each row gets mean 0 and variance 1, then gain and shift.
export function norm({ w, config: { d_model: D } }, name, x) {
  const [gain, shift] = [w[`${name}.weight`], w[`${name}.bias`]];
  const y = new Float64Array(x.length);
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

export const ACTIVATIONS = {
  relu: (v) => Math.max(0, v),
  gelu: (v) => (v / 2) * (1 + erf(v / Math.SQRT2)),
};

// New tokens ask the old keys and their own. `past` { keys, values } grows: arrays of rows of width D.
// Gives what is mixed, T D, and the weights, N T S.
function attention(model, name, x, past, { causal, hidden, turn = (m) => m }) {
  const { config } = model;
  const { d_model: D, n_heads: N } = config;
  const [K, T, first] = [D / N, x.length / D, past.keys.length];
  const q = turn(layer(model, `${name}.query`, x, D), first);
  const k = turn(layer(model, `${name}.key`, x, D), first);
  const v = layer(model, `${name}.value`, x, D);
  for (let t = 0; t < T; t++) {
    past.keys.push(k.subarray(t * D, (t + 1) * D));
    past.values.push(v.subarray(t * D, (t + 1) * D));
  }
  const mixed = new Float64Array(T * D);
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
// key s; `turn(rows, first)` turns queries and keys by their place; `seen`, a list, gets the weights N T S of each layer, and `states` the T D behind each.
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

// Rows of a table, one after the other: T numbers -> T D.
export function rows(table, numbers, D) {
  const x = new Float64Array(numbers.length * D);
  numbers.forEach((n, t) => x.set(table.subarray(n * D, (n + 1) * D), t * D));
  return x;
}

// Learned positions are added here; rotary ones act inside attention. A place of -1 adds nothing.
export function placed({ w, config: { d_model: D, positions, max_len } }, x, places) {
  if (positions !== "learned") return x;
  const late = places.find((place) => place >= max_len);
  if (late !== undefined) throw Error(`position ${late}, but the table ends at ${max_len - 1}`);
  const table = w["positions.table.weight"];
  return plus(x, rows(table, places, D));
}

export const counted = (length, first = 0) => Array.from({ length }, (_, i) => first + i);
