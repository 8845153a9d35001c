// A slider over numbers or over the values of a list, and what all fields share.
import { number } from "../core/numbers.js";
import { element } from "./elements.js";

// A property of a field, or what its function of state, data and result says.
export const value = (property, at) =>
  typeof property === "function" ? property(at.state, at.data, at.result) : property;
export const sayIt = (field, v, at) =>
  field.say
    ? field.say(v, at.state, at.data, at.result)
    : typeof v === "number"
      ? number(v, 4)
      : String(v);

// What a field offers: pairs of a state's value and its words.
export function offered(field, at) {
  const { names, of } = field;
  if (names) return value(names, at).map((word, i) => [i, word]);
  return value(of, at).map((v) => [v, sayIt(field, v, at)]);
}

// Where a value stands in a list; between two numbers, at the upper one.
export function place(pairs, v) {
  const at = pairs.findIndex(([other]) => other === v);
  if (at >= 0 || typeof v !== "number") return at;
  return Math.min(pairs.length - 1, pairs.filter(([other]) => other < v).length);
}

// A slider over numbers, or over the values of a list.
export function slider(field, at, get, set, label = () => value(field.label, at)) {
  const shown = element("b");
  const words = element("span");
  const style = `width:${field.wide ?? 10}em`;
  const input = element("input", { type: "range", style });
  const listed = () => (field.of || field.names) && offered(field, at);
  input.addEventListener("input", () => {
    const pairs = listed();
    set(pairs ? pairs[Number(input.value)][0] : Number(input.value), false);
  });
  const update = () => {
    const pairs = listed();
    const v = get();
    const limits = pairs
      ? { min: 0, max: pairs.length - 1, step: 1 }
      : { min: value(field.min, at) ?? 0, max: value(field.max, at), step: field.step ?? 1 };
    Object.assign(input, limits);
    input.value = pairs ? place(pairs, v) : v;
    const said = field.names ? pairs[v][1] : sayIt(field, v, at);
    shown.textContent = said;
    words.textContent = label();
    input.ariaLabel = label();
    input.setAttribute("aria-valuetext", said);
  };
  return { node: element("label", {}, words, input, shown), update, input };
}
