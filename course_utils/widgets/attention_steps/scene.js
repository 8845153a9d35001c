// The picture of attention in seven steps: the plan of the page, then one function for each step.
const { number, bracketed, share, text, pieces, matrix, box, lines, products, result } = core;
const LEAST = 13, ROW = 17;                      // the smallest type of a written product; the height of a line of them
const largest = (rows) => Math.max(...rows.flat().map(Math.abs));

// ---- the plan: where things stand, the same for every state of one widget ----------------------------------------
// The widest numbers that can appear, in ems: plain in a cell, in brackets in a product. `reach`: how far q is edited.
function planned(data, given, reach) {
  const wide = (string) => core.measure([[string, "", 700]], 100) / 100;
  const em = (write, ...rows) => Math.max(0, ...rows.flat(2).map((v) => wide(write(v))));
  const { q, k = [], v = [] } = given, asked = q ? [q, [[0.5 - reach]]] : [];
  return { data, n: data.tokens.length, D: data.x?.[0].length, K: k[0]?.length, V: v[0]?.length,
           cell: { x: em(number, data.x || []), q: em(number, ...asked), kv: em(number, k, v) },
           product: em(bracketed, ...asked) + em(bracketed, k) + 1.5, part: 4.2 + (v.length ? em(bracketed, v) : 2.5) };
}

// Heights of the seven steps at a width; below 800 px the titles stand above the lanes, not beside them.
function layout(width, plan) {
  const { data, n, D, K, V } = plan, narrow = width < 800, head = narrow ? 30 : 0;
  const left = narrow ? 0 : width < 1000 ? 268 : 308, lane = (width - left) / n;
  const shape = (columns, side, em) => {           // a vector lies in its lane, or stands where it could not be read
    const need = 11.5 * em + 3, cell = Math.min(Math.max(26, need), (lane - 14) / columns), upright = cell < need;
    return upright ? { upright, cell: Math.min(48, (lane - 26) / side), tall: 21 } : { upright, cell, tall: 25 };
  };
  const x = D && shape(D, 1, plan.cell.x), kv = K && shape(K + V + 0.6, 2, plan.cell.kv);
  const reach = (s, count) => s.tall * (s.upright ? count : 1);
  const count = (terms, size, room) => Math.ceil(terms / Math.max(1, Math.floor(room / size)));
  const rows = K && LEAST * plan.product <= lane - 14 ? count(K, LEAST * plan.product, lane - 14) : 1;
  const perOutput = count(n, 14 * plan.part, width - left - 70), derived = x ? 3 * 23 + 8 : 0;
  const soft = lane >= 112 && lane < 165 ? 18 : 0, outputs = (V || 1) * perOutput;
  const heights = [x ? reach(x, D) + 43 : 40, K ? derived + reach(kv, Math.max(K, V)) + 36 : 34,
    (K ? rows * ROW + 8 : 4) + 46, 60, 52, 84 + soft, 44 + 8 * (V || 1) + 20 * outputs].map((h) => h + head);
  const tops = heights.map((_, s) => heights.slice(0, s).reduce((a, b) => a + b, 0) + head);
  return { ...plan, narrow, head, left, lane, width, heights: heights.map((h) => h - head), tops, x, kv, rows, derived,
           soft, perOutput, side: narrow ? 26 : 50, centre: (left + width) / 2, middle: (j) => left + lane * (j + 0.5),
           bottom: tops[6] + heights[6] - head };
}

// ---- the scene: what every step needs to draw itself --------------------------------------------------------
function scene(g, width, theme, plan, state, r, shown) {
  const at = layout(width, plan), { n, narrow, heights, tops, left, lane, middle, side } = at;
  const i = state.query, dot = side / n;
  const tone = core.diverging(theme, largest(r.scores)), wide = Math.min(84, lane - 22), root = Math.sqrt(state.d_k);

  const title = (s, name, ...formula) => {
    if (narrow) {
      const y = tops[s] + (s === 6 ? 24 : -14), words = [[name, theme.ink, 700], ["   ", theme.ink], ...formula];
      text(g, String(s + 1), 10, y, { size: 18, weight: 700, fill: theme.muted, align: "center" });
      return pieces(g, words, 26, y, { size: 15, align: "left" });
    }
    const high = s === 1 && at.K ? 23 : heights[s], y = tops[s] + high / 2 - (formula.length && s !== 1 ? 9 : 0);
    text(g, String(s + 1), 10, y, { size: 21, weight: 700, fill: theme.muted, align: "center" });
    text(g, name, 30, y, { size: 16, weight: 700, fill: theme.ink });
    pieces(g, formula, 30, y + 20, { size: 14, align: "left", room: left - side - 86 });
  };
  const vector = (row, x, y, shape, frame, dash = []) => {
    const { upright, cell, tall } = shape, down = upright ? row.length : 1, across = upright ? 1 : row.length;
    const colour = core.diverging(theme, Math.max(4, largest([row])));
    const size = Math.min(15, ...row.map((v) => 15 * (cell - 3) / core.measure([[number(v), "", 500]], 15)));
    matrix(g, theme, upright ? row.map((v) => [v]) : [row],
      { x: x - cell * across / 2, y: y - tall * down / 2, cell, height: tall, colour, size, frame, dash });
  };
  const tile = (v, j, y) => matrix(g, theme, [[v]],
    { x: middle(j) - wide / 2, y, cell: wide, height: 30, colour: tone, size: 17, digits: 3 });
  const plate = (j, y, height) => core.plate(g, theme.lane, left + lane * j + 4, y, lane - 8, height);
  // A small matrix with the query's row framed, and a beam from that row to its enlargement in the lanes.
  const lens = (rows, s, colour, beam = theme.dark ? 0.25 : 0.13) => {
    const w = dot * rows[0].length, x = narrow ? width - w - 8 : left - 54 - w;
    const y = narrow ? tops[s] + (s === 6 ? 10 : -28) : tops[s] + (heights[s] - side) / 2, row = y + dot * i;
    if (!narrow && beam) {
      g.save();
      g.fillStyle = theme.query;
      g.globalAlpha = beam;
      g.beginPath();
      g.moveTo(x + w, row);
      g.lineTo(left + 2, tops[s] + 5);
      g.lineTo(left + 2, tops[s] + heights[s] - 5);
      g.lineTo(x + w, row + dot);
      g.fill();
      g.restore();
    }
    matrix(g, theme, rows, { x, y, cell: dot, colour });
    if (!narrow) return box(g, x, row, w - 1, dot - 1, theme.query);
    g.strokeStyle = theme.query;
    g.lineWidth = 1.5;
    g.strokeRect(x - 1, row - 1, w + 1, dot + 1);
  };
  return { ...at, g, theme, state, r, shown, i, root, tone, ink: core.inks(theme), title, vector, tile, plate, lens };
}

// Step 1: the words, each with its row of X.
function drawTokens({ g, theme, data, D, i, ink, x, lane, tops, heights, middle, title, plate, vector }) {
  title(0, "Tokens", ...(D ? [ink.dim("a row x of X each")] : []));
  data.tokens.forEach((token, j) => {
    plate(j, tops[0] + 2, heights[0] - 8);
    if (j === i) { g.strokeStyle = theme.query; g.lineWidth = 2.5; g.stroke(); }
    const word = [[token, j === i ? theme.query : theme.ink, 700]];
    pieces(g, word, middle(j), tops[0] + (D ? 18 : heights[0] / 2 - 2), { size: 20, room: lane - 16 });
    if (D) vector(data.x[j], middle(j), tops[0] + (heights[0] + 25) / 2, x, theme.muted);
  });
}

// The products that made q, k and v of the query's token: a line each, in columns; those that find no room give way
// to their results.
function drawDerived({ g, data, state, r, i, ink, narrow, left, width, tops, K, V }) {
  const from = left + 8, room = width - from - 6, whole = [], short = [];
  const made = [["q", r.q[i], data.w_q], ["k", r.k[i], data.w_k], ["v", r.v[i], data.w_v]];
  for (const [name, row, w] of made) {
    const colour = ink[name], own = name === "q" && state.edit;
    const head = (c) => [colour(name), colour(String(c + 1), "sub")];
    const end = (c) => [ink.dim(" = "), colour(number(row[c]))];
    short.push(row.map((_, c) => [...head(c), ...end(c)]));
    const sum = (z, c) => [...head(c), ink.dim(" = "),
                           ...products(data.x[i], column(w, c), ink, ink.bold, colour).flat(),
                           ...result(data.x[i], column(w, c), z, ink, colour)];
    whole.push(own ? short[0] : row.map(sum));
  }
  const widest = (rows) => Math.max(...rows.flat().map((parts) => core.measure(parts, LEAST))) + 14;
  const wide = widest(whole), slim = widest(short), count = Math.max(K, V);
  const full = core.clamp(Math.floor((room - count * slim) / (wide - slim)), 0, count);
  const scale = Math.min(15 / LEAST, room / (full * wide + (count - full) * slim)), size = LEAST * scale;
  const start = (c) => from + scale * (Math.min(c, full) * wide + Math.max(0, c - full) * slim);
  made.forEach(([name, row], line) => {
    const y = tops[1] + 12 + 23 * line, colour = ink[name];
    row.forEach((_, c) => pieces(g, (c < full ? whole : short)[line][c], start(c), y, { size, align: "left" }));
    if (!line && state.edit) pieces(g, [ink.dim("(your query)")], start(count), y, { size, align: "right" });
    const formula = [colour(name), ink.dim(" = xW"), ink.dim(name.toUpperCase(), "sub")];
    if (!narrow) pieces(g, formula, left - 16, y, { align: "right" });
  });
}

// Step 2: the query at the left; a key and a value in each lane.
function drawVectors(s) {
  const { g, theme, data, r, i, ink, n, K, V, kv, narrow, derived } = s;
  const { tops, heights, left, width, middle, title, vector } = s;
  const y = tops[1] + derived, token = `“${data.tokens[i]}”`;
  if (!K) {
    title(1, "Queries, keys, values");
    return text(g, "not given: the scores are the start", left + 8, y + heights[1] / 2, { fill: theme.muted });
  }
  title(1, "Q, K, V", ...(derived ? [ink.dim(`of ${token}`)] : []));
  if (derived) drawDerived(s);
  const cell = Math.min(Math.max(27, 13 * s.cell.q + 6), (narrow ? 200 : left - 40) / K), flat = { cell, tall: 26 };
  const label = [ink.q("q"), ink.dim(" of "), ink.q(token)], low = y + 24 + (heights[1] - derived - 32) / 2;
  if (narrow) {
    vector(r.q[i], width - 8 - cell * K / 2, tops[1] - 14, { cell, tall: 22 }, theme.query);
    pieces(g, label, width - 20 - cell * K, tops[1] - 14, { align: "right" });
  } else {
    vector(r.q[i], left - 16 - cell * K / 2, low, flat, theme.query);
    pieces(g, label, left - 16 - cell * K / 2, low - 28, {});
  }
  for (let j = 0; j < n; j++) {
    const { upright, cell: c, tall } = kv, total = upright ? 2 * c + 12 : c * (K + V + 0.6);
    const start = middle(j) - total / 2;
    const atK = start + (upright ? c : c * K) / 2, atV = start + total - (upright ? c : c * V) / 2;
    const top = (count) => (upright ? y + 25 + tall * count / 2 : low);
    vector(r.k[j], atK, top(K), kv, theme.key, [5, 3]);
    vector(r.v[j], atV, top(V), kv, theme.value, [2, 2]);
    pieces(g, [ink.k("k")], atK, y + 11);
    pieces(g, [ink.v("v")], atV, y + 11);
  }
}

// Steps 3 to 6, down the lane of key j.
function drawLane({ g, theme, r, shown, i, K, ink, root, tops, heights, rows, soft, lane, middle, tile }, j) {
  const x = middle(j), room = lane - 14, hidden = r.masked[i][j] === -Infinity, total = number(r.sums[i], 3);
  if (K) {
    const groups = products(r.q[i], r.k[j], ink, ink.q, ink.k), written = lines(groups, room, LEAST);
    const found = written.length ? written : [[ink.q("q"), ink.dim(" · "), ink.k("k")]];
    const y = tops[2] + 4 + ROW * rows / 2;
    found.forEach((line, c) => pieces(g, line, x, y + ROW * (c - (found.length - 1) / 2), { size: 15, room }));
  }
  tile(r.scores[i][j], j, tops[2] + heights[2] - 40);
  pieces(g, [ink.dim(`${number(r.scores[i][j], 3)} ÷ ${number(root, 3)}`)], x, tops[3] + 10, { size: 14, room });
  tile(r.scaled[i][j], j, tops[3] + 22);
  tile(r.masked[i][j], j, tops[4] + 11);
  if (hidden) text(g, "−∞", x, tops[4] + 26, { size: 18, weight: 700, fill: theme.ink, align: "center" });

  const y = tops[5] + 27 + soft, track = lane - 28, power = number(r.masked[i][j] - Math.max(...r.masked[i]), 3);
  const exponential = hidden || lane < 112 ? [ink.dim(share(r.powers[i][j]))]
    : [ink.plain("e"), ink.plain(power, "sup"), ink.dim(` = ${share(r.powers[i][j])}`)];
  const divided = ink.dim(`${soft ? "" : lane < 112 ? " " : "   "}÷ ${total}`);
  pieces(g, soft ? exponential : [...exponential, divided], x, tops[5] + 12, { size: 14, room });
  if (soft) pieces(g, [divided], x, tops[5] + 31, { size: 14, room });
  core.gauge(g, theme, shown.row[j], x - track / 2, y, track, 18);
  text(g, share(r.weights[i][j]), x, y + 35, { size: 19, weight: 700, fill: theme.ink, align: "center" });
}

// Step 7: ribbons as wide as the weights carry the values to the output, whose sums stand below.
function drawOutput(s) {
  const { g, theme, data, r, shown, i, ink, tops, left, width, centre, middle, title, lens, head, perOutput } = s;
  const up = tops[6] - head - 1, y = tops[6] + (head ? -26 : 1), room = width - left - 10;
  title(6, "Output", ink.dim("z = sum of weight · v"));
  g.save();
  g.strokeStyle = theme.value;
  g.globalAlpha = 0.6;
  shown.row.forEach((weight, j) => {
    if (weight < 0.004) return;
    g.lineWidth = 26 * weight;
    g.beginPath();
    g.moveTo(middle(j), up);
    g.bezierCurveTo(middle(j), y + 30, centre, y, centre, y + 34);
    g.stroke();
  });
  g.restore();
  if (r.output) lens(shown.output, 6, core.diverging(theme, largest(r.v)), 0);
  (r.output ? r.output[i] : [0]).forEach((z, c) => {
    const values = r.output && column(r.v, c);
    const groups = r.output ? products(r.row, values, ink, ink.bold, ink.v, share)
      : r.row.map((w, j) => [ink.dim(j ? " + " : ""), ink.bold(share(w)), ink.v(" · v"), ink.v(data.tokens[j], "sub")]);
    groups[0].unshift(ink.bold("z"), ...(r.output ? [ink.bold(String(c + 1), "sub")] : []), ink.dim(" = "));
    if (r.output) groups.at(-1).push(...result(r.row, values, z, ink, ink.bold, share));
    const top = tops[6] + 51 + c * (20 * perOutput + 8), written = lines(groups, room, 14);
    written.forEach((line, row) => pieces(g, line, centre, top + 20 * row, { size: 17, room }));
  });
}

function draw(...given) {
  const s = scene(...given), { data, state, r, shown, ink, tops, heights, tone, title, lens, narrow, n } = s;
  const start = data.scores ? 2 : 1, begins = [0, tops[1] + s.derived, ...tops.slice(2)];    // where lanes begin
  const plates = narrow ? [1, 2, 3, 4, 5].slice(start - 1).map((step) => [begins[step], tops[step] + heights[step] - 2])
    : [[begins[start], tops[6] - 2]];
  for (const [from, to] of plates) for (let j = 0; j < n; j++) s.plate(j, from, to - from);
  drawTokens(s);
  drawVectors(s);
  title(2, "Scores", ink.dim(data.scores ? "as given" : "q · k for every key"));
  title(3, "Scale", ink.dim(`÷ √${state.d_k} = ${number(s.root, 3)}`));
  title(4, "Mask", ink.dim(state.mask === "none" ? "every key allowed" : "later keys: −∞"));
  title(5, "Softmax", ink.dim("e"), ink.dim("s − largest", "sup"), ink.dim(" ÷ their sum"));
  lens(shown.scores, 2, tone);
  lens(shown.scaled, 3, tone);
  lens(r.masked, 4, tone);
  lens(shown.weights, 5, core.viridis);
  for (let j = 0; j < n; j++) drawLane(s, j);
  drawOutput(s);
}

