// Least squares with the shortest weights, by Householder reflections (Golub and Van Loan, 5.2).
//
// X is a list of n rows of p numbers. Where p <= n the columns of X are reflected to a triangle;
// where p > n its rows are, and the weights lie in their space, so they are the shortest that fit.
// At the peak, p = n, X is square: both ways give its one solution, and no normal equations are
// formed, which would square how badly X is conditioned.

// The list of columns, each of at least as many numbers: R above, the reflectors below, in place.
function triangular(columns) {
  return columns.map((v, j) => {
    let square = 0;
    for (let i = j; i < v.length; i++) square += v[i] * v[i];
    const corner = v[j] > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    const half = square - corner * v[j]; // half the square of the reflector
    v[j] -= corner;
    for (let l = j + 1; l < columns.length; l++) reflect(v, j, half, columns[l]);
    return { corner, half };
  });
}

function reflect(v, j, half, b) {
  if (half === 0) return;
  let dot = 0;
  for (let i = j; i < v.length; i++) dot += v[i] * b[i];
  const f = dot / half;
  for (let i = j; i < v.length; i++) b[i] -= f * v[i];
}

const transposed = (rows) =>
  Array.from(rows[0], (_, j) => Float64Array.from(rows, (row) => row[j]));

// As `shortest`, for the first p columns of the rows, p <= n: they are reflected once for all p.
export function leading(rows, sides) {
  const columns = transposed(rows);
  const turns = triangular(columns);
  const turned = sides.map((y) => turnedBy(columns, turns, y));
  return (p) => turned.map((b) => backward(columns, turns, b, p));
}

// n rows of p numbers, a list of right sides of n numbers -> weights, p numbers for each.
export function shortest(rows, sides) {
  const [n, p] = [rows.length, rows[0].length];
  const tall = p <= n;
  const columns = tall ? transposed(rows) : rows.map((row) => Float64Array.from(row));
  const turns = triangular(columns);
  return sides.map((y) => (tall ? solved(columns, turns, y) : stretched(columns, turns, y)));
}

const solved = (columns, turns, y) =>
  backward(columns, turns, turnedBy(columns, turns, y), columns.length);

function turnedBy(columns, turns, y) {
  const b = Float64Array.from(y);
  turns.forEach(({ half }, j) => reflect(columns[j], j, half, b));
  return b;
}

function backward(columns, turns, b, p) {
  const w = b.slice(0, p);
  for (let j = p - 1; j >= 0; j--) {
    for (let l = j + 1; l < w.length; l++) w[j] -= columns[l][j] * w[l];
    w[j] /= turns[j].corner;
  }
  return w;
}

function stretched(columns, turns, y) {
  const w = new Float64Array(columns[0].length);
  turns.forEach(({ corner }, j) => {
    let rest = y[j];
    for (let i = 0; i < j; i++) rest -= columns[j][i] * w[i];
    w[j] = rest / corner;
  });
  for (let j = turns.length - 1; j >= 0; j--) reflect(columns[j], j, turns[j].half, w);
  return w;
}

// Weights that pay `penalty` > 0 for their length: Cholesky on the smaller of X'X and XX'.
export function ridge(rows, y, penalty) {
  const wide = rows[0].length > rows.length;
  const sides = wide ? rows : transposed(rows);
  const L = factor(sides, penalty);
  const b = wide ? Float64Array.from(y) : Float64Array.from(sides, (side) => dot(side, y));
  for (let i = 0; i < b.length; i++) {
    for (let j = 0; j < i; j++) b[i] -= L[i][j] * b[j];
    b[i] /= L[i][i];
  }
  for (let i = b.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < b.length; j++) b[i] -= L[j][i] * b[j];
    b[i] /= L[i][i];
  }
  if (!wide) return b;
  const w = new Float64Array(rows[0].length);
  rows.forEach((row, i) => row.forEach((v, j) => (w[j] += v * b[i])));
  return w;
}

const dot = (a, b) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

function factor(sides, penalty) {
  const L = sides.map(() => new Float64Array(sides.length));
  for (let i = 0; i < sides.length; i++) {
    for (let j = 0; j <= i; j++) {
      let v = dot(sides[i], sides[j]) + (i === j ? penalty : 0);
      for (let k = 0; k < j; k++) v -= L[i][k] * L[j][k];
      L[i][j] = i === j ? Math.sqrt(v) : v / L[j][j];
    }
  }
  return L;
}
