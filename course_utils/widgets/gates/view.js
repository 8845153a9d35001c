// A text of the reader's own, a step, a unit of each network, and a gate to hold.
import { argmax, number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { player } from "../frame/player.js";
import { compute, prepare } from "./compute.js";
import { drawers, layout, press } from "./scene.js";

const KINDS = ["lstm", "gru"];
const HOLDS = ["nothing", "LSTM input", "LSTM forget", "LSTM output", "GRU reset", "GRU update"];
const SAID = 24; // letters of the text in the sentence

const named = (letter) => ({ " ": "a space", "\n": "a new line" })[letter] ?? letter;
const slashed = (words) => words.replaceAll("\n", "/");

// 3a is aaa; a stroke ends a line; letters that the networks do not know are left out.
function spelt(words, { letters, longest }) {
  const whole = words
    .replace(/(\d{1,3})([ab])/g, (all, n, letter) =>
      letters.includes(n[0]) ? all : letter.repeat(n),
    )
    .replaceAll("/", "\n");
  return [...whole]
    .filter((letter) => letters.includes(letter))
    .slice(0, longest)
    .join("");
}

function sentence({ data, state, result }) {
  const { text, t } = state;
  const [lstm, gru] = KINDS.map((kind) => {
    const chances = result[`${kind}_next`];
    const best = argmax(chances);
    return (
      `the ${kind.toUpperCase()} expects ${named(data.letters[best])} with ` +
      `${share(chances[best])}, unit ${state[kind]} holds ${number(result[`${kind}_memory`][t])}`
    );
  });
  const hold = `; ${HOLDS[state.hold]} gate held at ${number(state.level)} from step ${state.since}`;
  const read = slashed(text.slice(0, t));
  const last = `“${read.length > SAID ? "…" : ""}${read.slice(-SAID)}”`;
  return `After ${t} letters, ${last}: ${lstm}; ${gru}${state.hold ? hold : ""}.`;
}

export const render = framed({
  prepare,
  fields: {
    text: {
      kind: "text",
      wide: 17,
      label: (state, { letters }) => (letters.length === 3 ? "Text (9a: 9 times a)" : "Text"),
      hint: "type a text",
      get: ({ text }) => slashed(text),
      put: (words) => ({ text: words }),
    },
    t: { kind: player, label: "Read so far", max: ({ text }) => text.length },
    lstm: { label: "LSTM unit", max: (state, { units }) => units[0] - 1 },
    gru: { label: "GRU unit", max: (state, { units }) => units[1] - 1 },
    hold: { kind: "select", label: "Hold", names: HOLDS },
    level: { label: "at", max: 1, step: 0.05 },
    since: { label: "from step", max: ({ text }) => text.length },
    everywhere: { kind: "check", label: "in all units" },
  },
  bars: [["text"], ["t"], ["lstm", "gru"], ["hold", "level", "since", "everywhere"]],
  keep: (now, data, old) => {
    const text = now.text === old.text ? now.text : spelt(now.text, data) || old.text;
    const since = Math.min(now.since, data.longest);
    return { ...now, text, since, t: Math.min(now.t, text.length) };
  },
  compute,
  layout,
  draw: drawers,
  press,
  sentence,
  describe: ({ result }) =>
    KINDS.map(
      (kind) => `${kind}: ${result[`${kind}_memory`].map((v) => number(v)).join(", ")}`,
    ).join("; "),
});
