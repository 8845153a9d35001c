// Three recurrent networks read a text; the gradient of log p of the best next letter goes back
// through all steps, by hand.
import { argmax } from "../core/numbers.js";
import { back, chances, read, recurrent } from "../core/recurrent.js";

// Python's letters as tokens; START is the last but one.
const START = (data) => data.alphabet.length - 2;

const unpacked = ({ name, model }) => ({ name, ...recurrent(model) });

export const prepare = (data) => ({
  ...data,
  models: data.models.map(unpacked),
});

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
    const pulled = steps[t].pull(dh, dc);
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
