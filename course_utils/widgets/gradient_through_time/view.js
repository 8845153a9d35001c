// A text of the reader's own, and after which letter the guess is looked at.
import { share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { player } from "../frame/player.js";
import { compute, prepare } from "./compute.js";
import { drawReach, layout } from "./scene.js";

const BACK = 10; // steps of which the sentence tells

// 0.031, but 3.1e-4
function power(v) {
  if (v === 0) return "0";
  if (v >= 0.01) return v.toFixed(3);
  const [digits, exponent] = v.toExponential(1).split("e");
  return `${digits}e${Number(exponent)}`;
}

const quoted = (letter) => ({ " ": "a space", "\n": "a new line" })[letter] ?? `“${letter}”`;

function sentence({ data, state, result }) {
  const back = Math.min(BACK, state.at);
  const told = data.models.map(
    ({ name }, i) =>
      `${name} expects ${quoted(data.alphabet[result.best[i]])} with ${share(result.p[i])}, ` +
      `influence ${power(result.reach[i].at(-1 - back))}`,
  );
  const read = slashed(state.text.slice(0, state.at));
  return `After “${read}”, and ${back} letters back: ${told.join("; ")}.`;
}

// A new line is written as a stroke, in the field and in words.
const slashed = (words) => words.replaceAll("\n", "/");

// Letters that the networks know, and not too many.
const readable = (words, { alphabet, longest }) =>
  [...words]
    .filter((letter) => alphabet.slice(0, -2).includes(letter))
    .slice(0, longest)
    .join("");

export const render = framed({
  prepare,
  fields: {
    text: {
      kind: "text",
      label: "Text",
      wide: 17,
      hint: "type a line",
      get: ({ text }) => slashed(text),
      put: (words) => ({ text: words.replaceAll("/", "\n") }),
    },
    at: {
      kind: player,
      label: "Read so far",
      min: 1,
      max: ({ text }) => text.length,
    },
  },
  keep: (now, data, old) => {
    const text = readable(now.text, data) || old.text;
    const at = text === old.text ? now.at : text.length;
    return { text, at: Math.min(Math.max(1, at), text.length) };
  },
  compute,
  layout,
  draw: [drawReach],
  sentence,
  describe: ({ data, state, result }) =>
    data.models
      .map(({ name }, i) => `${name}: ${result.reach[i].map(power).join(", ")}`)
      .concat(`letters ▶${slashed(state.text.slice(0, state.at))}`)
      .join("; "),
});
