// An image before and after it is moved to the right, as a ring, and both pooled.
const reduced = {
  maximum: (values) => Math.max(...values),
  mean: (values) => values.reduce((a, b) => a + b, 0) / values.length,
};

const pooled = (x, { kind, size, stride }) => {
  const places = (n) =>
    Array.from({ length: Math.floor((n - size) / stride) + 1 }, (_, p) => p * stride);
  return places(x.length).map((row) =>
    places(x[0].length).map((column) =>
      reduced[kind](x.slice(row, row + size).flatMap((line) => line.slice(column, column + size))),
    ),
  );
};

export const imageOf = ({ images }, { image }) => images.find(({ name }) => name === image).rows;

export function compute(data, state) {
  const x = imageOf(data, state);
  const wide = x[0].length;
  const moved = x.map((row) => row.map((_, j) => row[(((j - state.shift) % wide) + wide) % wide]));
  const [before, output] = [pooled(x, state), pooled(moved, state)];
  const changed = output.map((row, p) =>
    row.map((v, q) => Number(Math.abs(v - before[p][q]) > 1e-9)),
  );
  return { moved, before, output, changed };
}
