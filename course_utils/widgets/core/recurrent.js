// The course's recurrent language models (models/recurrent.py), as PyTorch computes them.
//
// `model = recurrent(data.model)`, once, from the card and the weights that the page holds.
// T tokens, C numbers of an embedding, D units, V letters.
import { softmax } from "./softmax.js";
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
function times(matrix, x, bias) {
  const y = Float64Array.from(bias);
  for (let i = 0; i < y.length; i++) {
    let sum = 0;
    for (let j = 0, at = i * x.length; j < x.length; j++, at++) sum += matrix[at] * x[j];
    y[i] += sum;
  }
  return y;
}

// One step: from x W + b and h U + b to the next state { h, c, gates, g }, g the candidate. `gates`
// are in the order of PyTorch; `held(gates)` may replace some.
function step(kind, a, b, old, held) {
  const n = old.h.length;
  const gate = (part) => old.h.map((_, k) => sigmoid(a[part * n + k] + b[part * n + k]));
  const [at, count] = { rnn: [0, 0], gru: [2, 2], lstm: [2, 3] }[kind];
  const gates = held([0, 1, 3].slice(0, count).map(gate));
  const reset = (k) => (kind === "gru" ? gates[0][k] : 1);
  const g = old.h.map((_, k) => Math.tanh(a[at * n + k] + reset(k) * b[at * n + k]));
  if (kind === "rnn") return { h: g, c: g, gates, g };
  if (kind === "gru") {
    const h = old.h.map((v, k) => gates[1][k] * v + (1 - gates[1][k]) * g[k]);
    return { h, c: h, gates, g };
  }
  const [i, f, o] = gates;
  const c = old.c.map((v, k) => f[k] * v + i[k] * g[k]);
  return { h: c.map((v, k) => o[k] * Math.tanh(v)), c, gates, g };
}

// T steps from T tokens; `held(gates, t)` may replace gates. Each knows the `old` state, and the
// sum `b` = h U + b that it was made of.
export function read(model, tokens, held = (gates) => gates) {
  const { kind, width, c, w, u, bw, bu } = model;
  const nothing = new Float64Array(width);
  let state = { h: nothing, c: nothing };
  return tokens.map((token, t) => {
    const x = model.embed.subarray(token * c, (token + 1) * c);
    const b = times(u, state.h, bu);
    const old = state;
    state = { ...step(kind, times(w, x, bw), b, old, (gates) => held(gates, t)), b, old };
    return state;
  });
}

// V chances of the letter that follows a state.
export const chances = ({ out, bias }, { h }) => softmax(times(out, h, bias));
