// Attention in seven steps, every matrix of them.
const dot = (a, b) => a.reduce((sum, v, i) => sum + v * b[i], 0);

export const column = (rows, j) => rows.map((row) => row[j]);
const times = (a, b) => a.map((row) => b[0].map((_, j) => dot(row, column(b, j))));

// data {x, w_q, w_k, w_v} or {q, k, v} or {scores, v?}; state {query, d_k, mask, edit}. `edit`, if
// not null, replaces the query's own row of q (of the scores, where these are given).
export function compute(data, state) {
  const own = (rows) => rows.map((row, i) => (state.edit && i === state.query ? state.edit : row));
  const made = data.x && [data.w_q, data.w_k, data.w_v].map((w) => times(data.x, w));
  const [q, k, v] = made || [data.q, data.k, data.v];
  const asked = q && own(q);
  const scores = data.scores ? own(data.scores) : asked.map((row) => k.map((key) => dot(row, key)));
  const scaled = scores.map((row) => row.map((s) => s / Math.sqrt(state.d_k)));
  const hidden = (i, j) => state.mask === "causal" && j > i;
  const masked = scaled.map((row, i) => row.map((s, j) => (hidden(i, j) ? -Infinity : s)));
  const powers = masked.map((row) => row.map((s) => Math.exp(s - Math.max(...row))));
  const sums = powers.map((row) => row.reduce((a, b) => a + b, 0));
  const weights = powers.map((row, i) => row.map((e) => e / sums[i]));
  const output = v && times(weights, v);
  const steps = { q: asked, k, v, scores, scaled, masked, powers, sums, weights, output };
  return { ...steps, row: weights[state.query] };
}
