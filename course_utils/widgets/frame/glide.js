// Numbers on the way from one result to the next; what has no counterpart there arrives at once.
import { clamp } from "../core/numbers.js";

const LASTS = 220; // milliseconds
const FRAME = 16;

export const between = (a, b, t) => {
  if (typeof b === "number") {
    return Number.isFinite(a) && Number.isFinite(b) ? a + (b - a) * t : b;
  }
  if (Array.isArray(b)) return b.map((v, i) => between(a?.[i], v, t));
  if (b?.constructor !== Object) return b;
  return Object.fromEntries(Object.keys(b).map((name) => [name, between(a?.[name], b[name], t)]));
};

// How far a glide that began at `since` has come: 0 to 1, fast first.
export function progress(since) {
  const t = clamp((performance.now() - since + FRAME) / LASTS, 0, 1);
  return 1 - (1 - t) ** 3;
}
