const total = (row) => row.reduce((a, b) => a + b, 0);

// data {d_model}; state {row, length, base, pair, other}: radians per position of each pair, the
// angles of one pair, the code T D, and the dot products T of one row with all.
export function compute({ d_model }, { row, length, base, pair }) {
  const turns = Array.from({ length: d_model / 2 }, (_, i) => base ** ((-2 * i) / d_model));
  const rows = Array.from({ length }, (_, t) => t);
  const code = rows.map((t) => turns.flatMap((turn) => [Math.sin(t * turn), Math.cos(t * turn)]));
  const dots = code.map((other) => total(other.map((v, j) => v * code[row][j])));
  return { turns, angles: rows.map((t) => t * turns[pair]), code, dots };
}
