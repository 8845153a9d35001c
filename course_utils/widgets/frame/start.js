// Brings every place of one widget on the page to life: its inputs are JSON in an attribute or a
// script, its bytes stand once in scripts of their own.
import { work } from "./work.js";

const decoded = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

// {"$bytes": n} in the inputs -> the bytes of script n.
function unpacked(value, binary) {
  if (Array.isArray(value)) return value.map((item) => unpacked(item, binary));
  if (value === null || typeof value !== "object") return value;
  if ("$bytes" in value) return binary(value.$bytes);
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
  for (const el of document.querySelectorAll(`[data-widget="${name}"]:not([data-live])`)) {
    const inputs = inputsOf(el);
    if (!inputs) continue;
    el.dataset.live = "";
    el.replaceChildren();
    render({ el, inputs });
  }
}
