// Sampling: what may come next, bent by four rules, drawn, forced, taken back; the model is in the page.
import { number, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute, DRAWS, ORDER, prepare } from "./compute.js";
import { draw, layout, named, shown, spots } from "./scene.js";
import { left } from "./tree.js";

const HEATS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 1.7, 2, 2.5, 3];
const MANY = [1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 26, 33, 40, 50];
const STEPS = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
const WAYS = 12; // texts that were left and stay
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
  const known = [...state.order].sort().join() === [...ORDER].sort().join();
  const own = { ...state, text: text || before.text, order: known ? state.order : ORDER };
  return own.text === before.text ? own : { ...own, branches: left(before, own.text, WAYS) };
}

function sentence({ data: { letters }, state, result }) {
  const { raw, chances, counts, entropy, stays } = result;
  const best = chances.indexOf(Math.max(...chances));
  return (
    `After “${shown(state.text.slice(-24))}”, ${named(state.order)} leave ${stays.join(", ")} of ` +
    `${letters.length} characters. ` +
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
    text: { kind: "text", label: "Text", wide: 17, get: ({ text }) => shown(text), put: typed },
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
    order: { kind: "hidden" },
    sample: { label: "Draws", min: 1, max: 50 },
    branches: { kind: "hidden" },
  },
  bars: [
    ["text", "write", "back"],
    ["heat", "k", "p", "m", "sample"],
  ],
  keep,
  compute,
  layout,
  draw,
  spots,
  sentence,
  describe,
});
