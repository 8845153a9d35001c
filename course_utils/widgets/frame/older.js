// For views that still name their own controls instead of declaring fields.
import { mounted } from "./frame.js";
import { asker as asking } from "./kernel.js";
import { element, labelled } from "./elements.js";

export function range({ label, min = 0, max, step = 1, wide = 10, get, set, say }) {
  const shown = element("b");
  const style = `width:${wide}em`;
  const input = element("input", { type: "range", min, max, step, ariaLabel: label, style });
  input.addEventListener("input", () => set(Number(input.value), false));
  const update = () => {
    input.value = get();
    shown.textContent = say();
    input.setAttribute("aria-valuetext", say());
  };
  return { node: labelled(label, input, shown), update };
}

export function select({ label, options, get, set }) {
  const words = options.map((option) => element("option", { textContent: option }));
  const input = element("select", { ariaLabel: label }, ...words);
  input.addEventListener("change", () => set(input.selectedIndex));
  const update = () => {
    input.selectedIndex = get();
  };
  return { node: labelled(label, input), update };
}

// An answer that is known, else undefined; `heard(error)` is called when one came, or none.
export function asker(model, heard) {
  const ask = asking(model.inputs);
  return (question) => {
    const answer = ask(question);
    if (!answer.then) return answer;
    answer.then(
      () => heard(""),
      (error) => heard(error.message),
    );
    return undefined;
  };
}

export const older =
  (mount) =>
  ({ el, inputs }) =>
    mount({ el, model: { inputs, get: (name) => inputs[name] } });

export function frame({ model, el }, view) {
  const whole = {
    fields: {},
    compute: (_, state) => view.compute(state),
    controls: (at) => view.controls(() => at.state, at.set),
    over: view.over,
    code: view.code,
    layout: (width) => ({ height: view.height(width) }),
    draw: [
      ({ g, width, theme, state, result, shown, zoom }) =>
        view.draw(g, width, theme, state, result, shown, zoom),
    ],
    press: ({ width }, x, y) => view.pick?.(x, y, width),
    sentence: ({ state, result }) => view.sentence(state, result),
    describe: ({ state, result }) => view.describe(state, result),
  };
  return mounted(whole, el, model.inputs);
}
