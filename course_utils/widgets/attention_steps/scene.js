// The picture of attention in seven steps: one function for each.
import { css, diverging, viridis } from "../core/colour.js";
import { matrix } from "../core/matrix.js";
import { number, share } from "../core/numbers.js";
import { gauge, plate, ribbon } from "../core/shapes.js";
import { products, result } from "../core/sums.js";
import { lines, measure, pieces, text } from "../core/text.js";
import { column } from "./compute.js";
import { marked } from "./marks.js";
import { LEAST, panelAt, ROW, WEIGHT_ROW } from "./plan.js";

const THICK = 40; // all weights together, as ribbons

// Step 1: the words, each with its row of X.
function drawTokens({ g, theme, ink, data, D, i, x, lane, tops, heights, middle, ...s }) {
  s.title(0, "Tokens", ...(D ? [ink.dim("a row x of X each")] : []));
  data.tokens.forEach((token, j) => {
    s.laid(j, tops[0] + 2, heights[0] - 8);
    if (j === i) {
      g.strokeStyle = theme.query;
      g.lineWidth = 2.5;
      g.stroke();
    }
    const word = [[token, j === i ? theme.query : theme.ink, 700]];
    const y = tops[0] + (D ? 18 : heights[0] / 2 - 2);
    pieces(g, word, middle(j), y, { size: 20, room: lane - 16 });
    if (D) s.vector(data.x[j], middle(j), tops[0] + (heights[0] + 25) / 2, x, theme.muted);
  });
}

// W_Q, W_K and W_V, each with the sums that make q, k and v of the query's token from its x.
function drawPanel(s, m, name, row, w) {
  const { g, theme, ink, data, state, panel, i } = s;
  const [x, y] = panelAt(s, m);
  const colour = ink[name];
  const own = name === "q" && state.edit;
  plate(g, theme.lane, x, y, panel.width, panel.tall);
  const head = [colour(name), ink.dim(" = "), ink.bold("x "), colour("W")];
  head.push(colour(name.toUpperCase(), "sub"));
  if (own) head.push(ink.dim("   replaced by your query"));
  pieces(g, head, x + 10, y + 16, { size: 15, align: "left", room: panel.width - 20 });
  const tone = diverging(theme, Math.max(2, s.largest(w)));
  const cells = { x: x + 10, y: y + 31, cell: panel.cell, height: WEIGHT_ROW };
  matrix(g, theme, w, { ...cells, colour: tone, size: 14 });
  const wide = panel.cell * Math.max(s.K, s.V) + 18;
  const left = x + 10 + (panel.beside ? wide : 0);
  const room = panel.width - 20 - (panel.beside ? wide : 0);
  let top = y + 31 + ROW / 2 + 2 + (panel.beside ? 0 : s.D * WEIGHT_ROW + 6);
  row.forEach((z, c) => {
    const component = [colour(name), colour(String(c + 1), "sub"), ink.dim(" = ")];
    const factors = column(w, c);
    const sum = products(data.x[i], factors, ink, ink.bold, colour);
    sum[0].unshift(...component);
    sum.at(-1).push(...result(data.x[i], factors, z, ink, colour));
    const written = own ? [[...component, colour(number(z))]] : lines(sum, room, LEAST);
    for (const line of written) {
      pieces(g, line, left, top, { size: 15, align: "left", room });
      top += ROW;
    }
    top += 3 + ROW * (panel.lines - written.length);
  });
}

// Step 2: how q, k and v are made; then the query at the left, a key and a value in each lane.
function drawVectors(s) {
  const { g, theme, ink, data, r, i, n, K, V, kv, narrow, tops, heights, left, middle } = s;
  const token = `“${data.tokens[i]}”`;
  const y = tops[1] + s.derived;
  if (!K) {
    s.title(1, "Queries, keys, values");
    const said = "not given: the scores are the start";
    text(g, said, left + (narrow ? 8 : 16), tops[1] + 12, { fill: theme.muted });
    return;
  }
  s.title(
    1,
    "Q, K, V",
    ...(s.D
      ? [ink.dim(narrow ? `of ${token}` : `of ${token}, each number a sum of products`)]
      : []),
  );
  if (s.D) {
    const made = [data.w_q, data.w_k, data.w_v];
    ["q", "k", "v"].forEach((name, m) => drawPanel(s, m, name, r[name][i], made[m]));
  }
  const cell = Math.min(Math.max(27, 13 * s.cell.q + 6), (narrow ? 200 : left - 40) / K);
  const label = [ink.q("q"), ink.dim(" of "), ink.q(token)];
  const low = y + 24 + (heights[1] - s.derived - 32) / 2;
  if (!narrow) {
    const shape = { cell, tall: 26 };
    s.vector(r.q[i], left - 16 - (cell * K) / 2, low, shape, theme.query);
    pieces(g, label, left - 16 - (cell * K) / 2, low - 28, {});
  } else if (!s.D) {
    s.vector(r.q[i], s.width - 8 - (cell * K) / 2, tops[1] - 14, { cell, tall: 22 }, theme.query);
    pieces(g, label, s.width - 20 - cell * K, tops[1] - 14, { align: "right" });
  }
  for (let j = 0; j < n; j++) {
    const { upright, stacked, cell: c, tall } = kv;
    const total = upright ? 2 * c + 12 : c * (K + V + 0.6);
    const start = middle(j) - total / 2;
    const atK = stacked ? middle(j) : start + (upright ? c : c * K) / 2;
    const atV = stacked ? middle(j) : start + total - (upright ? c : c * V) / 2;
    const below = stacked ? (K + 1) * tall : 0;
    const top = (count) => (upright ? y + 25 + (tall * count) / 2 : low);
    s.vector(r.k[j], atK, top(K), kv, theme.key, [5, 3]);
    s.vector(r.v[j], atV, top(V) + below, kv, theme.value, [2, 2]);
    pieces(g, [ink.k("k")], atK, y + 11);
    pieces(g, [ink.v("v")], atV, y + 11 + below);
  }
}

// Steps 3 to 6, down the lane of key j.
function drawLane(s, j) {
  const { g, theme, ink, r, shown, i, tops, heights, rows, soft, lane, middle } = s;
  const x = middle(j);
  const room = lane - 14;
  const hidden = r.masked[i][j] === -Infinity;
  const total = number(r.sums[i], 3);
  if (s.K) {
    const groups = products(r.q[i], r.k[j], ink, ink.q, ink.k);
    const written = s.fits ? lines(groups, room, LEAST) : [];
    const found = written.length ? written : [[ink.q("q"), ink.dim(" · "), ink.k("k")]];
    const y = tops[2] + 4 + (ROW * rows) / 2;
    found.forEach((line, c) =>
      pieces(g, line, x, y + ROW * (c - (found.length - 1) / 2), { size: 15, room }),
    );
  }
  s.tile(r.scores[i][j], j, tops[2] + heights[2] - 40);
  const quotient = [ink.dim(`${number(r.scores[i][j], 3)} ÷ ${number(s.root, 3)}`)];
  if (measure(quotient, 11.5) <= room) pieces(g, quotient, x, tops[3] + 10, { size: 14, room });
  s.tile(r.scaled[i][j], j, tops[3] + 22);
  s.tile(r.masked[i][j], j, tops[4] + 11);
  const sign = { size: 18, weight: 700, fill: theme.ink, align: "center" };
  if (hidden) text(g, "−∞", x, tops[4] + 26, sign);

  const y = tops[5] + 27 + soft;
  const track = lane - 28;
  const power = number(r.masked[i][j] - Math.max(...r.masked[i]), 3);
  const value = share(r.powers[i][j]);
  const short = hidden || lane < 130;
  const exponential = short
    ? [ink.dim(value)]
    : [ink.plain("e"), ink.plain(power, "sup"), ink.dim(` = ${value}`)];
  const divided = ink.dim(`${soft ? "" : "   "}÷ ${total}`);
  pieces(g, soft ? exponential : [...exponential, divided], x, tops[5] + 12, { size: 14, room });
  if (soft) pieces(g, [divided], x, tops[5] + 31, { size: 14, room });
  gauge(g, theme, shown.row[j], x - track / 2, y, track, 18, css(viridis(shown.row[j])));
  pieces(g, [ink.bold(share(r.weights[i][j]))], x, y + 35, { size: 19, room });
}

// Step 7: ribbons as wide as the weights carry the values to the output, whose sums stand below.
function drawOutput(s) {
  const { g, theme, ink, data, r, shown, i, tops, left, width, centre, middle, head } = s;
  const up = tops[6] - head - 1;
  const down = tops[6] + (s.narrow ? 8 : 34);
  const room = width - left - 10;
  s.title(6, "Output", ink.dim("z = sum of weight · v"));
  g.save();
  g.globalAlpha = 0.6;
  let start = centre - THICK / 2;
  shown.row.forEach((weight, j) => {
    const wide = THICK * weight;
    ribbon(g, theme.value, [middle(j) - wide / 2, wide], up, [start, wide], down);
    start += wide;
  });
  g.restore();
  if (r.output) s.lens(shown.output, 6, diverging(theme, s.largest(r.v)), 0);
  (r.output ? r.output[i] : [0]).forEach((z, c) => {
    const values = r.output && column(r.v, c);
    const named = (w, j) => [
      ink.dim(j ? " + " : ""),
      ink.bold(share(w)),
      ink.v(" · v"),
      ink.v(data.tokens[j], "sub"),
    ];
    const groups = r.output
      ? products(r.row, values, ink, ink.bold, ink.v, share)
      : r.row.map(named);
    const index = r.output ? [ink.bold(String(c + 1), "sub")] : [];
    groups[0].unshift(ink.bold("z"), ...index, ink.dim(" = "));
    if (r.output) groups.at(-1).push(...result(r.row, values, z, ink, ink.bold, share));
    const top = tops[6] + 51 + c * (20 * s.perOutput + 8);
    lines(groups, room, 14).forEach((line, row) =>
      pieces(g, line, centre, top + 20 * row, { size: 17, room }),
    );
  });
}

export function draw(scene) {
  const s = marked(scene);
  const { ink, data, state, r, shown, tops, heights, narrow, n } = s;
  const start = data.scores ? 2 : 1;
  const begins = [0, tops[1] + s.derived, ...tops.slice(2)]; // where lanes begin
  const steps = [1, 2, 3, 4, 5].slice(start - 1);
  const plates = narrow
    ? steps.map((step) => [begins[step], tops[step] + heights[step] - 2])
    : [[begins[start], tops[6] - 2]];
  for (const [from, to] of plates) for (let j = 0; j < n; j++) s.laid(j, from, to - from);
  drawTokens(s);
  drawVectors(s);
  s.title(2, "Scores", ink.dim(data.scores ? "as given" : "q · k for every key"));
  s.title(3, "Scale", ink.dim(`÷ √${number(state.d_k)} = ${number(s.root, 3)}`));
  s.title(4, "Mask", ink.dim(state.mask === "none" ? "every key allowed" : "later keys: −∞"));
  s.title(5, "Softmax", ink.dim("e"), ink.dim("s − largest", "sup"), ink.dim(" ÷ their sum"));
  s.lens(shown.scores, 2, s.tone);
  s.lens(shown.scaled, 3, s.tone);
  s.lens(r.masked, 4, s.tone);
  s.lens(shown.weights, 5, viridis);
  for (let j = 0; j < n; j++) drawLane(s, j);
  drawOutput(s);
}

// The words and the lanes below them choose the query.
export function spots({ data, result: { row }, at }) {
  const { left, lane, tops, heights } = at;
  return data.tokens.map((token, j) => ({
    id: j,
    x: left + lane * j + 4,
    y: tops[0] + 2,
    w: lane - 8,
    h: heights[0] - 8,
    label: `Query “${token}”`,
    hint: `“${token}” gets the weight ${share(row[j], 4)}`,
    press: { query: j, edit: null },
  }));
}
