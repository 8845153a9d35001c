// A trained LSTM and a trained GRU read a text; one gate may be held. Beside each run stands the
// one in which nothing is held.
import { chances, read, recurrent } from "../core/recurrent.js";

const FIRST = { lstm: 1, gru: 4 }; // the number of a network's first gate in the list of gates

export const prepare = (data) => ({
  ...data,
  lstm: recurrent(data.lstm),
  gru: recurrent(data.gru),
  free: {}, // the last run of each network without a held gate
});

// Gates, one of them replaced where it is held.
function holder(kind, { hold, level, since, everywhere }, unit) {
  const which = hold - FIRST[kind];
  return (gates, t) => {
    if (!hold || which < 0 || which >= gates.length || t < since) return gates;
    const changed = gates[which].map((v, i) => (everywhere || i === unit ? level : v));
    return gates.with(which, changed);
  };
}

function freely(data, kind, tokens) {
  const key = tokens.join();
  if (data.free[kind]?.key !== key) data.free[kind] = { key, steps: read(data[kind], tokens) };
  return data.free[kind].steps;
}

export function compute(data, state) {
  const tokens = [data.start, ...Array.from(state.text, (a) => data.letters.indexOf(a))];
  const result = {};
  for (const kind of ["lstm", "gru"]) {
    const [model, unit] = [data[kind], state[kind]];
    const free = freely(data, kind, tokens);
    const steps = state.hold ? read(model, tokens, holder(kind, state, unit)) : free;
    result[`${kind}_memory`] = steps.map(({ c }) => c[unit]);
    result[`${kind}_free`] = free.map(({ c }) => c[unit]);
    result[`${kind}_gates`] = steps[0].gates.map((_, i) =>
      steps.map(({ gates }) => gates[i][unit]),
    );
    result[`${kind}_next`] = chances(model, steps[state.t]);
    result[`${kind}_free_next`] = chances(model, free[state.t]);
  }
  return result;
}
