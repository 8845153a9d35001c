// Three recurrent networks read a text; the gradient of log p of the best next letter goes back
// through all steps, by hand.
import { reader } from "../core/float16.js";
import { argmax } from "../core/numbers.js";

const MATRICES = { rnn: 1, gru: 3, lstm: 4 };
const sigmoid = (v) => 1 / (1 + Math.exp(-v));

// Python's letters as tokens; START is the last but one.
const START = (data) => data.alphabet.length - 2;

function unpacked({ name, kind, embed, width, letters, weights }) {
  const take = reader(weights);
  const tall = MATRICES[kind] * width;
  return {
    name,
    kind,
    width,
    embed: take(letters * embed),
    c: embed,
    w: take(tall * embed),
    u: take(tall * width),
    bw: take(tall),
    bu: take(tall),
    out: take(letters * width),
    bias: take(letters),
  };
}

export const prepare = (data) => ({ ...data, models: data.models.map(unpacked) });

// rows x columns times a vector, plus a bias; and the transposed matrix times a vector.
function times(matrix, x, bias) {
  const y = Float64Array.from(bias);
  for (let i = 0; i < y.length; i++) {
    let sum = 0;
    for (let j = 0, at = i * x.length; j < x.length; j++, at++) sum += matrix[at] * x[j];
    y[i] += sum;
  }
  return y;
}

function back(matrix, y, columns) {
  const x = new Float64Array(columns);
  for (let i = 0; i < y.length; i++) {
    const v = y[i];
    if (v !== 0) for (let j = 0, at = i * columns; j < columns; j++, at++) x[j] += v * matrix[at];
  }
  return x;
}

// One step: from x W + b and h U + b to the next state, and how a gradient goes back through it:
// pull(dh, dc) -> gradients of both sums, and what reaches the state before besides.
const STEPS = {
  rnn: (a, b) => {
    const h = a.map((v, k) => Math.tanh(v + b[k]));
    const pull = (dh) => {
      const d = dh.map((v, k) => v * (1 - h[k] ** 2));
      return { a: d, b: d };
    };
    return { h, pull };
  },
  gru: (a, b, old) => {
    const n = old.h.length;
    const r = old.h.map((_, k) => sigmoid(a[k] + b[k]));
    const z = old.h.map((_, k) => sigmoid(a[n + k] + b[n + k]));
    const g = old.h.map((_, k) => Math.tanh(a[2 * n + k] + r[k] * b[2 * n + k]));
    const h = old.h.map((v, k) => z[k] * v + (1 - z[k]) * g[k]);
    const pull = (dh) => {
      const [da, db] = [new Float64Array(3 * n), new Float64Array(3 * n)];
      const kept = dh.map((v, k) => v * z[k]);
      dh.forEach((v, k) => {
        const dg = v * (1 - z[k]) * (1 - g[k] ** 2);
        const dr = dg * b[2 * n + k] * r[k] * (1 - r[k]);
        const dz = v * (old.h[k] - g[k]) * z[k] * (1 - z[k]);
        da[k] = dr;
        da[n + k] = dz;
        da[2 * n + k] = dg;
        db[k] = dr;
        db[n + k] = dz;
        db[2 * n + k] = dg * r[k];
      });
      return { a: da, b: db, h: kept };
    };
    return { h, pull };
  },
  lstm: (a, b, old) => {
    const n = old.h.length;
    const sum = (part, k) => a[part * n + k] + b[part * n + k];
    const [i, f, o] = [0, 1, 3].map((part) => old.h.map((_, k) => sigmoid(sum(part, k))));
    const g = old.h.map((_, k) => Math.tanh(sum(2, k)));
    const c = old.c.map((v, k) => f[k] * v + i[k] * g[k]);
    const h = c.map((v, k) => o[k] * Math.tanh(v));
    const pull = (dh, dcLater) => {
      const d = new Float64Array(4 * n);
      const dc = dh.map((v, k) => v * o[k] * (1 - Math.tanh(c[k]) ** 2) + dcLater[k]);
      dc.forEach((v, k) => {
        d[k] = v * g[k] * i[k] * (1 - i[k]);
        d[n + k] = v * old.c[k] * f[k] * (1 - f[k]);
        d[2 * n + k] = v * i[k] * (1 - g[k] ** 2);
        d[3 * n + k] = dh[k] * Math.tanh(c[k]) * o[k] * (1 - o[k]);
      });
      return { a: d, b: d, c: dc.map((v, k) => v * f[k]) };
    };
    return { h, c, pull };
  },
};

function looked(model, tokens) {
  const { width, c, w, u, bw, bu, out, bias } = model;
  const nothing = new Float64Array(width);
  let state = { h: nothing, c: nothing };
  const steps = tokens.map((token) => {
    const x = model.embed.subarray(token * c, (token + 1) * c);
    state = STEPS[model.kind](times(w, x, bw), times(u, state.h, bu), state);
    return state;
  });
  const logits = Array.from(times(out, state.h, bias));
  const best = argmax(logits);
  const powers = logits.map((v) => Math.exp(v - logits[best]));
  const total = powers.reduce((a, b) => a + b, 0);
  const p = powers.map((v) => v / total);
  const slope = Float64Array.from(p, (v, k) => (k === best ? 1 : 0) - v);
  let dh = back(out, slope, width);
  let dc = nothing;
  const reach = Array(tokens.length);
  for (let t = tokens.length - 1; t >= 0; t--) {
    const pulled = steps[t].pull(dh, dc);
    reach[t] = Math.hypot(...back(w, pulled.a, c));
    dh = back(u, pulled.b, width);
    if (pulled.h) dh = dh.map((v, k) => v + pulled.h[k]);
    dc = pulled.c ?? nothing;
  }
  return { reach, best, p: p[best] };
}

export function compute(data, { text, at }) {
  const tokens = [START(data), ...[...text].slice(0, at).map((a) => data.alphabet.indexOf(a))];
  const found = data.models.map((model) => looked(model, tokens));
  return {
    reach: found.map((one) => one.reach),
    best: found.map((one) => one.best),
    p: found.map((one) => one.p),
  };
}
