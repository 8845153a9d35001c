// The course's recurrent language models (models/recurrent.py), as PyTorch computes them.
//
// `model = recurrent(data.model)`, once, from the card and the weights that the page holds.
// T tokens, C numbers of an embedding, D units, V letters.
import { argmax } from "./numbers.js";
import { loaded } from "./weights.js";

const sigmoid = (v) => 1 / (1 + Math.exp(-v));

export function recurrent(card) {
  const { config, w } = loaded(card);
  const part = (name, side) => w[`recurrent.${name}_${side}_l0`];
  return {
    kind: config.kind,
    width: config.d_model,
    embed: w["embed.weight"],
    c: config.d_embed,
    w: part("weight", "ih"),
    u: part("weight", "hh"),
    bw: part("bias", "ih"),
    bu: part("bias", "hh"),
    out: w["readout.weight"],
    bias: w["readout.bias"],
  };
}

// rows x columns times a vector, plus a bias.
export function times(matrix, x, bias) {
  const y = Float64Array.from(bias);
  for (let i = 0; i < y.length; i++) {
    let sum = 0;
    for (let j = 0, at = i * x.length; j < x.length; j++, at++) sum += matrix[at] * x[j];
    y[i] += sum;
  }
  return y;
}

// The transposed matrix times a vector.
export function back(matrix, y, columns) {
  const x = new Float64Array(columns);
  for (let i = 0; i < y.length; i++) {
    const v = y[i];
    if (v !== 0) for (let j = 0, at = i * columns; j < columns; j++, at++) x[j] += v * matrix[at];
  }
  return x;
}

// One step: from x W + b and h U + b to the next state. `gates` are in the order of PyTorch;
// `held(gates)` may replace some. `pull(dh, dc)`: the gradients of both sums, and what reaches the
// state before besides (of gates that are not held).
const STEPS = {
  rnn: (a, b) => {
    const h = a.map((v, k) => Math.tanh(v + b[k]));
    const pull = (dh) => {
      const d = dh.map((v, k) => v * (1 - h[k] ** 2));
      return { a: d, b: d };
    };
    return { h, c: h, gates: [], pull };
  },
  gru: (a, b, old, held) => {
    const n = old.h.length;
    const gate = (part) => old.h.map((_, k) => sigmoid(a[part * n + k] + b[part * n + k]));
    const gates = held([gate(0), gate(1)]);
    const [r, z] = gates;
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
    return { h, c: h, gates, pull };
  },
  lstm: (a, b, old, held) => {
    const n = old.h.length;
    const gate = (part) => old.h.map((_, k) => sigmoid(a[part * n + k] + b[part * n + k]));
    const gates = held([gate(0), gate(1), gate(3)]);
    const [i, f, o] = gates;
    const g = old.h.map((_, k) => Math.tanh(a[2 * n + k] + b[2 * n + k]));
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
    return { h, c, gates, pull };
  },
};

// T steps from T tokens; `held(gates, t)` may replace gates.
export function read(model, tokens, held = (gates) => gates) {
  const { kind, width, c, w, u, bw, bu } = model;
  const nothing = new Float64Array(width);
  let state = { h: nothing, c: nothing };
  return tokens.map((token, t) => {
    const x = model.embed.subarray(token * c, (token + 1) * c);
    const sums = [times(w, x, bw), times(u, state.h, bu)];
    state = STEPS[kind](...sums, state, (gates) => held(gates, t));
    return state;
  });
}

// V chances of the letter that follows a state.
export function chances({ out, bias }, { h }) {
  const logits = Array.from(times(out, h, bias));
  const top = logits[argmax(logits)];
  const powers = logits.map((v) => Math.exp(v - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}
