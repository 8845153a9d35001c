// Brings every place of one widget on the page to life: its inputs are JSON in an attribute or a
// script, its bytes stand once in scripts of their own.
import { arrived, decoded, modelOf } from "./models.js";
import { work } from "./work.js";

const MISSING = "The model stands in the output of an earlier cell: run that cell first.";

// {"$bytes": n} in the inputs -> the bytes of script n; {"$model": key} -> that model of the page.
function unpacked(value, binary) {
  if (Array.isArray(value)) return value.map((item) => unpacked(item, binary));
  if (value === null || typeof value !== "object") return value;
  if ("$bytes" in value) return binary(value.$bytes);
  if ("$model" in value) return modelOf(value.$model);
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unpacked(v, binary)]));
}

export function inputsOf(el) {
  const text =
    el.dataset.inputs || el.querySelector('script[type="application/json"]')?.textContent;
  if (!text) return null; // a still form that was committed
  const binary = (n) => decoded(el.querySelector(`script[data-of="${n}"]`).textContent);
  return unpacked(JSON.parse(text), binary);
}

export function start(name, render) {
  if (typeof document === "undefined") return work(render.view);
  arrived();
  for (const el of document.querySelectorAll(`[data-widget="${name}"]:not([data-live])`)) {
    begin(el, render);
  }
}

// A widget whose model is not in the page yet begins when one arrives.
function begin(el, render) {
  let inputs = null;
  try {
    inputs = inputsOf(el);
  } catch (error) {
    if (!error.model) throw error;
    const note = el.querySelector(":scope > p:last-of-type");
    note.textContent = MISSING;
    window.addEventListener("coursemodel", () => el.isConnected && begin(el, render), {
      once: true,
    });
    return;
  }
  if (!inputs || "live" in el.dataset) return;
  el.dataset.live = "";
  el.replaceChildren();
  render({ el, inputs });
}
