// Standard normal numbers, the same in every session and in Python (gauss.py): Numerical Recipes'
// generator, then Box and Muller.
export function gaussian(count, sample) {
  let seed = Math.imul(sample, 2654435761) >>> 0;
  const uniform = () => {
    seed = (Math.imul(1664525, seed) + 1013904223) >>> 0;
    return (seed + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < 4; i++) uniform(); // the first ones hang on the seed
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const far = Math.sqrt(-2 * Math.log(uniform()));
    values[i] = far * Math.cos(2 * Math.PI * uniform());
  }
  return values;
}
