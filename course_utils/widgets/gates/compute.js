// A trained LSTM and a trained GRU of ten units read letters; one gate may be held.
import { reader } from "../core/float16.js";

const END = 2;
const LETTERS = 3;

// Bytes as rows of numbers, in the order of widget.py.
function unpacked(value, matrices, units) {
  const next = reader(value);
  const take = (count) => Array.from(next(count));
  const rows = (count) => Array.from({ length: count }, () => take(units));
  const tall = matrices * units;
  return {
    embed: rows(LETTERS),
    readout: rows(LETTERS),
    bias: take(LETTERS),
    w: rows(tall),
    u: rows(tall),
    bw: take(tall),
    bu: take(tall),
  };
}

export const prepare = (data) => ({
  ...data,
  lstm: unpacked(data.lstm, 4, data.units),
  gru: unpacked(data.gru, 3, data.units),
});

const sigmoid = (v) => 1 / (1 + Math.exp(-v));
const dot = (row, x) => row.reduce((sum, w, i) => sum + w * x[i], 0);
const affine = (rows, x, bias) => rows.map((row, i) => dot(row, x) + bias[i]);

function softmax(row) {
  const top = Math.max(...row);
  const powers = row.map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

// Gates, one of them replaced where it is held; `first` is the number of the first of them.
function held(gates, first, { hold, level, since, everywhere }, unit, t) {
  const which = hold - first;
  if (!hold || which < 0 || which >= gates.length || t < since) return gates;
  return gates.with(
    which,
    gates[which].map((v, i) => (everywhere || i === unit ? level : v)),
  );
}

function run(model, kind, state, unit, units) {
  const { w, u, bw, bu } = model;
  const read = [END, ...Array(state.a).fill(0), ...Array(state.b).fill(1)];
  let h = Array(units).fill(0);
  let c = h;
  const found = { memory: [], gates: [], next: [] };
  read.forEach((letter, t) => {
    const x = affine(w, model.embed[letter], bw);
    const y = affine(u, h, bu);
    const part = (v, k) => v.slice(k * units, (k + 1) * units);
    const gate = (k) => part(x, k).map((v, i) => sigmoid(v + part(y, k)[i]));
    let gates;
    if (kind === "lstm") {
      gates = held([gate(0), gate(1), gate(3)], 1, state, unit, t);
      const [i, f, o] = gates;
      const g = part(x, 2).map((v, k) => Math.tanh(v + y[2 * units + k]));
      c = c.map((v, k) => f[k] * v + i[k] * g[k]);
      h = c.map((v, k) => o[k] * Math.tanh(v));
    } else {
      gates = held([gate(0), gate(1)], 4, state, unit, t);
      const [r, z] = gates;
      const n = part(x, 2).map((v, k) => Math.tanh(v + r[k] * y[2 * units + k]));
      h = h.map((v, k) => z[k] * v + (1 - z[k]) * n[k]);
      c = h;
    }
    found.memory.push(c[unit]);
    found.gates.push(gates.map((row) => row[unit]));
    found.next.push(softmax(affine(model.readout, h, model.bias)));
  });
  return found;
}

export function compute(data, state) {
  const [lstm, gru] = ["lstm", "gru"].map((kind) =>
    run(data[kind], kind, state, state[kind], data.units),
  );
  const turned = (rows) => rows[0].map((_, k) => rows.map((row) => row[k]));
  return {
    lstm_memory: lstm.memory,
    lstm_gates: turned(lstm.gates),
    lstm_next: lstm.next,
    gru_memory: gru.memory,
    gru_gates: turned(gru.gates),
    gru_next: gru.next,
  };
}
