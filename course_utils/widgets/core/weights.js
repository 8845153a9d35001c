// A trained model from its float16 weights, as Python's `checkpoints.packed` writes them.

// Bytes of float16 numbers, little end first -> a Float32Array.
export function halves(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = Float32Array.from({ length: 65536 }, (_, bits) => half(bits));
  return Float32Array.from(
    { length: bytes.byteLength / 2 },
    (_, i) => table[view.getUint16(2 * i, true)],
  );
}

function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

// What Python's `packed` wrote -> { config, w: { name: Float32Array } }.
export function loaded({ model, config, shapes, weights }) {
  const all = halves(weights);
  const w = {};
  let from = 0;
  for (const [name, shape] of Object.entries(shapes)) {
    const size = shape.reduce((a, b) => a * b, 1);
    w[name] = all.subarray(from, from + size);
    from += size;
  }
  if (from !== all.length) throw Error(`${model}: ${all.length} weights, but ${from} are needed`);
  return { kind: model, config, w };
}
