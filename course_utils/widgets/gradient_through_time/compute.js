// Three recurrent networks read a text; the gradient of log p of the best next letter goes back
// through all steps, by hand.
import { argmax } from "../core/numbers.js";
import { chances, read, recurrent } from "../core/recurrent.js";

// Python's letters as tokens; START is the last but one.
const START = (data) => data.alphabet.length - 2;

const unpacked = ({ name, model }) => ({ name, ...recurrent(model) });

export const prepare = (data) => ({
  ...data,
  models: data.models.map(unpacked),
});

// The transposed matrix times a vector.
function back(matrix, y, columns) {
  const x = new Float64Array(columns);
  for (let i = 0; i < y.length; i++) {
    const v = y[i];
    if (v !== 0) for (let j = 0, at = i * columns; j < columns; j++, at++) x[j] += v * matrix[at];
  }
  return x;
}

// How a gradient goes back through a step: from dh (and, in an LSTM, dc) to those of x W + b and of
// h U + b, and to what reaches the state before besides.
const PULLS = {
  rnn: ({ h }, dh) => {
    const d = dh.map((v, k) => v * (1 - h[k] ** 2));
    return { a: d, b: d };
  },
  gru: ({ gates: [r, z], g, b, old }, dh) => {
    const n = dh.length;
    const [da, db] = [new Float64Array(3 * n), new Float64Array(3 * n)];
    dh.forEach((v, k) => {
      const dg = v * (1 - z[k]) * (1 - g[k] ** 2);
      da[k] = dg * b[2 * n + k] * r[k] * (1 - r[k]);
      da[n + k] = v * (old.h[k] - g[k]) * z[k] * (1 - z[k]);
      da[2 * n + k] = dg;
      db[k] = da[k];
      db[n + k] = da[n + k];
      db[2 * n + k] = dg * r[k];
    });
    return { a: da, b: db, h: dh.map((v, k) => v * z[k]) };
  },
  lstm: ({ gates: [i, f, o], g, c, old }, dh, dcLater) => {
    const n = dh.length;
    const d = new Float64Array(4 * n);
    const dc = dh.map((v, k) => v * o[k] * (1 - Math.tanh(c[k]) ** 2) + dcLater[k]);
    dc.forEach((v, k) => {
      d[k] = v * g[k] * i[k] * (1 - i[k]);
      d[n + k] = v * old.c[k] * f[k] * (1 - f[k]);
      d[2 * n + k] = v * i[k] * (1 - g[k] ** 2);
      d[3 * n + k] = dh[k] * Math.tanh(c[k]) * o[k] * (1 - o[k]);
    });
    return { a: d, b: d, c: dc.map((v, k) => v * f[k]) };
  },
};

function looked(model, tokens) {
  const { width, c, w, u, out } = model;
  const steps = read(model, tokens);
  const p = chances(model, steps.at(-1));
  const best = argmax(p);
  let dh = back(
    out,
    p.map((v, k) => (k === best ? 1 : 0) - v),
    width,
  );
  let dc = new Float64Array(width);
  const reach = Array(tokens.length);
  for (let t = tokens.length - 1; t >= 0; t--) {
    const pulled = PULLS[model.kind](steps[t], dh, dc);
    reach[t] = Math.hypot(...back(w, pulled.a, c));
    dh = back(u, pulled.b, width);
    if (pulled.h) dh = dh.map((v, k) => v + pulled.h[k]);
    dc = pulled.c ?? dc;
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
