// The triangle R of a matrix A, R'R = A'A, that takes one more row of A at a time, by Givens'
// rotations (Golub and Van Loan, 6.5.3). What was done for the rows before is kept, so a whole
// series of least squares costs little more than its last. A'A itself is never formed.

// The triangle of `corner` times the identity: 0 for nothing yet, the root of a ridge penalty.
export const begun = (size, corner) =>
  Array.from({ length: size }, (_, i) => {
    const row = new Float64Array(size);
    row[i] = corner;
    return row;
  });

// A new `row` (used up) and its right side; `z`, the right sides turned as A was, changes too.
export function grow(R, row, z, side = 0) {
  for (let i = 0; i < R.length; i++) {
    if (row[i] === 0) continue;
    const own = R[i];
    const length = Math.sqrt(own[i] * own[i] + row[i] * row[i]);
    const [c, s] = [own[i] / length, row[i] / length];
    for (let j = i; j < R.length; j++) {
      const old = own[j];
      own[j] = c * old + s * row[j];
      row[j] = c * row[j] - s * old;
    }
    if (!z) continue;
    const old = z[i];
    z[i] = c * old + s * side;
    side = c * side - s * old;
  }
}

// R' a = y, from the top: its first numbers solve the first equations.
export function forward(R, y) {
  const a = Float64Array.from(y);
  for (let i = 0; i < R.length; i++) {
    a[i] /= R[i][i];
    for (let j = i + 1; j < R.length; j++) a[j] -= R[i][j] * a[i];
  }
  return a;
}

// R d = z, or only its first `size` columns and rows.
export function backward(R, z, size = R.length) {
  const d = Float64Array.from(z.subarray(0, size));
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) d[i] -= R[i][j] * d[j];
    d[i] /= R[i][i];
  }
  return d;
}
