// A control for each declared field: { node, update }. `at` reads and changes the widget:
// at.state, at.data, at.result, at.set(patch, glide).
import { button, element, labelled } from "./elements.js";
import { offered, place, sayIt, slider, value } from "./slider.js";

function range(name, field, at) {
  return slider(
    field,
    at,
    () => at.state[name],
    (v, glide) => at.set({ [name]: v }, glide),
  );
}

function select(name, field, at) {
  const input = element("select", { ariaLabel: value(field.label, at) });
  let pairs = [];
  input.addEventListener("change", () => at.set({ [name]: pairs[input.selectedIndex][0] }));
  const update = () => {
    pairs = offered(field, at);
    if (pairs.some(([, words], i) => input.options[i]?.textContent !== words)) {
      const options = pairs.map(([, words]) => element("option", { textContent: words }));
      input.replaceChildren(...options);
    }
    input.selectedIndex = place(pairs, at.state[name]);
  };
  return { node: labelled(value(field.label, at), input), update };
}

let groups = 0;
function choice(name, field, at) {
  const group = `cw-choice-${groups++}`;
  const pairs = offered(field, at);
  const inputs = pairs.map(([v, words]) => {
    const input = element("input", { type: "radio", name: group, ariaLabel: words });
    input.addEventListener("change", () => at.set({ [name]: v }));
    return input;
  });
  const label = value(field.label, at);
  const options = inputs.map((input, i) => element("label", {}, input, pairs[i][1]));
  const box = element("span", { className: "cw-group cw-choice" }, ...options);
  const node = element("span", { className: "cw-group", role: "radiogroup", ariaLabel: label });
  node.append(label, box);
  const update = () => {
    inputs.forEach((input, i) => {
      input.checked = pairs[i][0] === at.state[name];
    });
  };
  return { node, update };
}

function check(name, field, at) {
  const label = value(field.label, at);
  const input = element("input", { type: "checkbox", ariaLabel: label });
  input.addEventListener("change", () => at.set({ [name]: input.checked }));
  const update = () => {
    input.checked = Boolean(at.state[name]);
  };
  return { node: element("label", {}, input, label), update };
}

// Words with suggestions; where `of` is given and `strict`, only a suggestion is taken. What stands
// elsewhere in the state is read by `get(state)` and written by `put(word, state)` -> patch.
function text(name, field, at) {
  const { get = (state) => state[name], put = (word) => ({ [name]: word }) } = field;
  const list = element("datalist", { id: `cw-list-${groups++}` });
  const label = value(field.label, at);
  const style = `width:${field.wide ?? 12}em`;
  const input = element("input", { type: "text", ariaLabel: label, autocomplete: "off", style });
  input.setAttribute("list", list.id);
  if (field.hint) input.placeholder = field.hint;
  let words = [];
  let held = null;
  const take = () => {
    const typed = input.value.trim();
    const known = !field.strict || words.includes(typed) || typed === "";
    input.setCustomValidity(known ? "" : `“${typed}” is not one of the words`);
    if (known) at.set(put(typed === "" && field.strict ? null : typed, at.state));
    else input.reportValidity();
  };
  input.addEventListener("change", take);
  const update = () => {
    const found = value(field.of, at) || [];
    if (found.length !== words.length || found.some((word, i) => word !== words[i])) {
      words = [...found];
      list.replaceChildren(...words.map((word) => element("option", { value: word })));
    }
    const now = get(at.state) ?? "";
    if (now !== held || document.activeElement !== input) input.value = now; // never under the hand
    held = now;
  };
  return { node: element("span", {}, labelled(label, input), list), update };
}

// Previous, the number, next.
function steps(name, field, at) {
  const shown = element("b");
  const label = value(field.label, at);
  const limit = () => [value(field.min, at) ?? 0, value(field.max, at)];
  const go = (by) => () => {
    const [low, high] = limit();
    at.set({ [name]: Math.min(high, Math.max(low, at.state[name] + by)) });
  };
  const [back, on] = [button("‹", go(-1)), button("›", go(1))];
  back.node.ariaLabel = `previous ${label}`;
  on.node.ariaLabel = `next ${label}`;
  const node = element("span", { className: "cw-group", role: "group", ariaLabel: label });
  node.append(label, back.node, shown, on.node);
  const update = () => {
    shown.textContent = sayIt(field, at.state[name], at);
    const [low, high] = limit();
    back.node.disabled = at.state[name] <= low;
    on.node.disabled = at.state[name] >= high;
  };
  return { node, update };
}

// A list of numbers, a slider for each; while the state's list is null, `values` stand there.
function row(name, field, at) {
  const numbers = () => at.state[name] ?? value(field.values, at);
  const sliders = value(field.names, at).map((_, i) => {
    const change = (v, glide) =>
      at.set({ [name]: numbers().map((old, j) => (j === i ? v : old)) }, glide);
    const label = () => value(field.names, at)[i];
    const own = { ...field, names: null, of: null };
    return slider({ wide: 5, ...own }, at, () => numbers()[i], change, label);
  });
  const update = () => sliders.forEach((one) => one.update());
  const node = element("span", { className: "cw-bar", style: "margin:0" });
  node.append(...sliders.map((one) => one.node));
  return { node, update, legend: field.label && (() => value(field.label, at)) };
}

function act(name, field, at) {
  return button(field.label, () => {
    const patch = field.act(at.state, at.data, at.result);
    if (patch) at.set(patch);
  });
}

const KINDS = { range, select, choice, check, text, steps, row, button: act };

// Bars of controls for the fields, grouped as `bars` says (all in one if it says nothing).
export function controlsOf(fields, bars, at) {
  const drawn = (name) => {
    const { kind = "range" } = fields[name];
    return typeof kind === "function" ? kind : KINDS[kind];
  };
  const names = bars || [Object.keys(fields)];
  return names.map((group) => {
    const controls = group.filter(drawn).map((name) => drawn(name)(name, fields[name], at));
    const legend = controls.find((control) => control.legend)?.legend;
    return { legend, controls };
  });
}
