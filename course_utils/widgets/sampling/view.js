// Sampling: what may come next, bent by four rules, drawn, forced, taken back; the model is in the page.
import { number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute, DRAWS, prepare } from "./compute.js";
import { branches, draw, layout, shown, spots } from "./scene.js";

const HEATS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 1.7, 2, 2.5, 3];
const MANY = [1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 26, 33, 40, 50];
const STEPS = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
const LEAST = [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1];

const typed = (word, { text }) => ({
  text: word.replaceAll("¶", "\n").replaceAll("␣", " ") || text,
});
const write = (state, { letters }, { next }) => ({
  text: state.text + letters[next],
  sample: (state.sample % 50) + 1,
});
const back = ({ text }) => ({ text: text.slice(0, -1) || text });

// Only what the model can read; what was written and left stays as a branch.
function keep(state, { letters }, before) {
  const text = [...state.text].filter((letter) => letters.includes(letter)).join("");
  const own = { ...state, text: text || before.text };
  return own.text === before.text ? own : { ...own, branches: branches(before, own.text) };
}

function sentence({ data: { letters }, state, result: { raw, chances, counts, entropy } }) {
  const best = chances.indexOf(Math.max(...chances));
  const stay = chances.filter((v) => v > 0).length;
  return (
    `After “${shown(state.text.slice(-24))}” ${stay} of ${letters.length} characters may come. ` +
    `The likeliest is “${shown(letters[best])}”: ${share(raw[best], 4)} before the rules, ` +
    `${share(chances[best], 4)} after them, ${counts[best]} of ${DRAWS} draws; entropy ` +
    `${Math.abs(entropy).toFixed(3)} nats.`
  );
}

const describe = ({ data: { letters }, result: { raw, chances, counts, order } }) =>
  order
    .slice(0, 12)
    .map(
      (i) =>
        `“${shown(letters[i])}” ${share(raw[i], 4)}, then ${share(chances[i], 4)}, ${counts[i]} draws`,
    )
    .join("; ");

export const render = framed({
  prepare,
  fields: {
    text: { kind: "text", label: "Text", wide: 22, get: ({ text }) => shown(text), put: typed },
    write: { kind: "button", label: "Write the draw", act: write },
    back: { kind: "button", label: "Take one back", act: back },
    heat: { label: "τ", of: HEATS },
    k: {
      label: "Top-k",
      of: (state, { letters }) => [...MANY, letters.length],
      say: (v, state, { letters }) => (v === letters.length ? "all" : number(v)),
    },
    p: { label: "Top-p", of: STEPS },
    m: { label: "Min-p", of: LEAST },
    heat_stands: { kind: "choice", label: "τ is applied", of: ["first", "last"] },
    sample: { label: "Draws", min: 1, max: 50 },
    branches: { kind: "hidden" },
  },
  bars: [
    ["text", "write", "back"],
    ["heat", "k", "p", "m", "heat_stands", "sample"],
  ],
  keep,
  compute,
  layout,
  draw,
  spots,
  sentence,
  describe,
});
