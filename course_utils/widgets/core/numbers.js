// Numbers as they are written, the same in picture and sentence, and in Python (written.py).
export const clamp = (v, lo, hi) => Math.min(hi, Math.max(lo, v));
export const argmax = (row) => row.indexOf(Math.max(...row));

// At most `digits` decimals, commas between thousands, and a real minus.
export function number(v, digits = 2) {
  if (!Number.isFinite(v)) return v < 0 ? "−∞" : "∞";
  let text = v.toFixed(digits);
  if (text.includes(".")) text = text.replace(/\.?0+$/, "");
  if (text === "-0") text = "0";
  const [whole, part] = text.split(".");
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return (part ? `${commas}.${part}` : commas).replace("-", "−");
}

export const bracketed = (v) => (v < 0 ? `(${number(v)})` : number(v));

// A share that is not 0 is never written as 0, one that is not 1 never as 1: near both ends it has
// one digit more.
export function share(v, digits = 3) {
  if (v === 0 || v === 1) return String(v);
  const least = 10 ** -(digits + 1);
  if (v < least / 2) return `<${least.toFixed(digits + 1)}`;
  if (v > 1 - least / 2) return `>${(1 - least).toFixed(digits + 1)}`;
  return v.toFixed(v < 0.01 || v > 1 - 5 * least ? digits + 1 : digits);
}

// What a written number says.
export const printed = (string) => Number(string.replace("−", "-").replace(/[()<>,]/g, ""));

// Between a written sum and its result: "≈" where the digits printed do not give the digits printed.
export const sign = (value, result, digits = 2) =>
  Math.abs(value - printed(result)) <= 0.5001 * 10 ** -digits ? " = " : " ≈ ";
