// Masked word: the course's own BERT guesses a hidden piece in two texts, in the page.
import { clamp, share } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute, prepare } from "./compute.js";
import { drawCloud, drawFirst, drawSecond, layout, spots } from "./scene.js";

const last = (text, data) => data.cut(text).length - 1;
const piece = (text, place, data) => data.pieces[data.cut(text)[place]];

function said(data, found) {
  const word = data.pieces[found.truth];
  const best = found.best.slice(0, 3).map((i) => `${data.pieces[i]} ${share(found.p[i])}`);
  const all = data.pieces.length.toLocaleString("en");
  return `“${word}” is hidden; it guesses ${best.join(", ")}; “${word}” is number ${found.rank.toLocaleString("en")} of ${all}`;
}

function sentence({ data, state, result: { first, second } }) {
  return `In “${state.text}” ${said(data, first)}. In “${state.other}” ${said(data, second)}.`;
}

export const render = framed({
  prepare,
  fields: {
    text: { kind: "text", label: "Text", wide: 18 },
    place: {
      label: "Hidden piece",
      wide: 8,
      max: (state, data) => last(state.text, data),
      say: (v, state, data) => piece(state.text, v, data),
    },
    other: { kind: "text", label: "Beside it", wide: 18 },
    spot: {
      label: "Hidden there",
      wide: 8,
      max: (state, data) => last(state.other, data),
      say: (v, state, data) => piece(state.other, v, data),
    },
  },
  bars: [
    ["text", "place"],
    ["other", "spot"],
  ],
  keep: (state, data, before) => {
    const kept = (name) => (last(state[name], data) < 0 ? before[name] : state[name]);
    const [text, other] = [kept("text"), kept("other")];
    return {
      text,
      place: clamp(state.place, 0, last(text, data)),
      other,
      spot: clamp(state.spot, 0, last(other, data)),
    };
  },
  compute,
  layout,
  draw: [drawFirst, drawSecond, drawCloud],
  spots,
  sentence,
  describe: ({ data, result: { first } }) =>
    first.best.map((i) => `${data.pieces[i]} ${share(first.p[i])}`).join(", "),
});
