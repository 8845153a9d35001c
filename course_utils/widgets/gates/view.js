// Letters, a step, a unit of each network, and a gate to hold.
import { argmax, number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { player } from "../frame/player.js";
import { compute, prepare } from "./compute.js";
import { drawGates, drawMemories, layout } from "./scene.js";

const HOLDS = ["nothing", "LSTM input", "LSTM forget", "LSTM output", "GRU reset", "GRU update"];
const LETTERS = ["a", "b", "the end"];

function sentence({ state, result }) {
  const { a, t } = state;
  const [lstm, gru] = ["lstm", "gru"].map((kind) => {
    const chances = result[`${kind}_next`][t];
    const best = argmax(chances);
    return (
      `the ${kind.toUpperCase()} expects ${LETTERS[best]} with ${share(chances[best])}, ` +
      `unit ${state[kind]} holds ${number(result[`${kind}_memory`][t])}`
    );
  });
  const hold = `; ${HOLDS[state.hold]} gate held at ${number(state.level)} from step ${state.since}`;
  const read = `${Math.min(t, a)} a and ${Math.max(0, t - a)} b`;
  return `After ${read}: ${lstm}; ${gru}${state.hold ? hold : ""}.`;
}

export const render = framed({
  prepare,
  fields: {
    a: { label: "Letters a", max: (state, data) => data.longest },
    b: { label: "Letters b", max: (state, data) => data.longest },
    t: { kind: player, label: "Read so far", max: ({ a, b }) => a + b },
    lstm: { label: "LSTM unit", max: (state, data) => data.units - 1 },
    gru: { label: "GRU unit", max: (state, data) => data.units - 1 },
    hold: { kind: "select", label: "Hold", names: HOLDS },
    level: { label: "at", max: 1, step: 0.05 },
    since: { label: "from step", max: (state, data) => 2 * data.longest },
    everywhere: { kind: "check", label: "in all units" },
  },
  bars: [
    ["a", "b", "t"],
    ["lstm", "gru"],
    ["hold", "level", "since", "everywhere"],
  ],
  keep: (now) => ({ ...now, t: Math.min(now.t, now.a + now.b) }),
  compute,
  layout,
  draw: [drawMemories, drawGates],
  sentence,
  describe: ({ state, result }) =>
    [0, state.a, state.a + state.b]
      .map(
        (t) =>
          `after ${t} letters: c ${number(result.lstm_memory[t])}, h ${number(result.gru_memory[t])}`,
      )
      .join("; "),
});
