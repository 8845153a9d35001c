// Little-endian float16 numbers, as Python's numpy writes "<f2".
import { bytes } from "../frame/kernel.js";

function float16(low, high) {
  const sign = high & 128 ? -1 : 1;
  const power = (high & 127) >> 2;
  const part = ((high & 3) << 8) | low;
  if (power === 0) return sign * part * 2 ** -24;
  return sign * (1 + part / 1024) * 2 ** (power - 15);
}

// Bytes -> take(count), which gives the next so many numbers.
export function reader(value) {
  const packed = bytes(value);
  let at = 0;
  return (count) =>
    Float64Array.from({ length: count }, () => {
      at += 2;
      return float16(packed[at - 2], packed[at - 1]);
    });
}
