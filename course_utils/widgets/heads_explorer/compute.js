const HABITS = { itself: 0, previous: -1, next: 1 };
export const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

// data {layers: [{name, queries, keys, heads}], whole, without}; state {layer, head, query, off}:
// the head's weights, the query's row, the mean weight on typical places (`names`), the mean entropy
// of the rows in nats. A masked weight is null.
export function compute(data, state) {
  const { queries, keys, heads } = data.layers[state.layer];
  const masked = heads[state.head];
  const weights = masked.map((row) => row.map((w) => w ?? 0));
  const S = keys.length;
  const diagonal = (at) =>
    mean(weights.flatMap((row, t) => (t + at >= 0 && t + at < S ? [row[t + at]] : [])));
  const own = queries.length === S && queries.every((word, t) => word === keys[t]);
  const near = own ? Object.entries(HABITS).map(([name, at]) => [name, diagonal(at)]) : [];
  const ends = [
    ["first", mean(weights.map((row) => row[0]))],
    ["last", mean(weights.map((row) => row[S - 1]))],
  ];
  const habits = [...near, ...ends];
  const entropy = mean(
    weights.map((row) => row.reduce((sum, w) => sum - (w && w * Math.log(w)), 0)),
  );
  return {
    weights,
    masked,
    row: weights[state.query],
    names: habits.map(([name]) => name),
    habits: habits.map(([, weight]) => weight),
    entropy,
  };
}
