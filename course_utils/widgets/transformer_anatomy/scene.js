// The picture of the Transformer: the plan of the page, two towers, the chosen block enlarged, the bar of parameters.
import { number } from "../core/numbers.js";
import { hatch, plate } from "../core/shapes.js";
import { inks, pieces } from "../core/text.js";
import { CROSS, NAMES, count, tower, wordsOf } from "./compute.js";

const SAY = {
  Embedding: [
    "Each word becomes one row of a table of numbers.",
    "The target and the readout share this table.",
  ],
  "Add positions": ["A code for its place is added to each word.", "Nothing is learned here."],
  "Self-attention": [
    "The word compares its query with the keys of all words,",
    "and mixes their values, in every head.",
  ],
  "Masked attention": [
    "It looks at itself and at the words before it.",
    "Later words are hidden: they are not written yet.",
  ],
  "Cross-attention": [
    "The query comes from the target,",
    "keys and values from the encoder's last layer.",
  ],
  "Add & norm": [
    "What came in is added to what came out,",
    "then every word is normalised by itself.",
  ],
  "Small network": [
    "Wider, ReLU, and back: every word by itself,",
    "with the same weights for all.",
  ],
  Readout: [
    "One score for each word of the vocabulary.",
    "A softmax makes probabilities of the next word.",
  ],
};
const ATTENTION = ["x", "q", "k, v", "weights", "mixed", "joined"];
const CHAIN = {
  Embedding: ["number", "x"],
  "Add positions": ["x", "x + code"],
  "Add & norm": ["x", "sum", "normalised"],
  "Small network": ["x", "inside", "out"],
  Readout: ["x", "scores"],
};
const ROW = 46;
const TALL = 36;
const FLOOR = 44; // one block of a tower, and the words below it

// Where everything stands: towers left, the enlarged block right (below, on a narrow page), the bar last.
export function plan(width) {
  const narrow = width < 860;
  const room = narrow ? width : Math.min(560, 0.5 * width);
  const gap = narrow ? 30 : 44;
  const w = (room - gap - 40) / 2;
  const base = 9 * ROW + 8;
  const block = (step) => {
    const up = step < 6 ? step : step - 6;
    return {
      x: step < 6 ? 20 : 20 + w + gap,
      y: base - (up + 1) * ROW + (ROW - TALL) / 2,
      w,
      h: TALL,
    };
  };
  const panel = narrow
    ? { x: 4, y: base + FLOOR + 12, w: width - 8 }
    : { x: room + 20, y: 0, w: width - room - 24 };
  const bar = narrow ? panel.y + 450 : base + FLOOR + 16;
  return { narrow, room, gap, w, base, block, panel, bar, bottom: bar + 92 };
}

export function draw(g, width, theme, data, state, r, shown) {
  const at = plan(width);
  const ink = inks(theme);
  drawTowers(g, theme, ink, at, data, state, r, shown);
  drawBlock(g, theme, ink, at, data, state, r);
  drawBar(g, theme, ink, at, width, r, shown);
}

// ---- the towers -----------------------------------------------------------------------------------------------
function drawTowers(g, theme, ink, at, data, state, r, shown) {
  const most = Math.max(...r.parameters.slice(1));
  for (const [first, last, left] of [
    [2, 5, true],
    [8, 13, false],
  ]) {
    // what every layer repeats
    const low = at.block(first);
    const high = at.block(last);
    const x = low.x - 8;
    plate(g, theme.lane, x, high.y - 6, low.w + 16, low.y + low.h - high.y + 12, 12);
    const side = left ? x - 4 : x + low.w + 20;
    g.save();
    g.translate(side, (high.y + low.y + low.h) / 2);
    g.rotate(-Math.PI / 2);
    pieces(g, [[`× ${r.times[first]} layers`, theme.ink, 700]], 0, left ? -2 : 4, { size: 14 });
    g.restore();
  }
  const from = at.block(5);
  const to = at.block(CROSS);
  const elbow = from.x + from.w + at.gap / 2;
  const [high, low] = [from.y, to.y];
  line(
    g,
    theme.key,
    [
      [from.x + from.w + 8, high + 18],
      [elbow, high + 18],
      [elbow, low + 18],
      [to.x, low + 18],
    ],
    3,
  );
  NAMES.forEach((name, i) => {
    const b = at.block(i);
    const chosen = i === state.step;
    const size = r.parameters[i];
    plate(g, theme.paper, b.x, b.y, b.w, b.h, 8);
    g.strokeStyle = chosen ? theme.query : theme.rule;
    g.lineWidth = chosen ? 3.5 : 1.5;
    g.stroke();
    const middle = b.y + (size ? 15 : 18);
    const style = { size: 13, align: "right", room: 0.42 * b.w };
    const taken = size ? pieces(g, [ink.dim(count(size))], b.x + b.w - 9, middle, style) : 0;
    const label = [[name, chosen ? theme.query : theme.ink, 700]];
    pieces(g, label, b.x + 12, middle, { size: 14, align: "left", room: b.w - taken - 24 });
    if (!i) return; // the table is in the bar below: no block compares with it
    g.fillStyle = theme.query;
    g.fillRect(b.x + 12, b.y + b.h - 8, ((b.w - 24) * size) / most, 4);
  });
  for (const step of [0, 6]) {
    const b = at.block(step);
    const words = wordsOf(data, step);
    const lane = b.w / words.length;
    const own = Math.min(state.token, words.length - 1);
    words.forEach((word, i) => {
      const mine = i === own && tower(state.step) === tower(step);
      const label = [[word, mine ? theme.query : theme.ink, mine ? 700 : 400]];
      pieces(g, label, b.x + lane * (i + 0.5), at.base + 16, { size: 13.5, room: lane - 3 });
    });
    const says = step ? "decoder reads what is written" : "encoder reads the source";
    pieces(g, [ink.dim(says)], b.x + b.w / 2, at.base + 35, { size: 12.5, room: b.w });
  }
  const a = at.block(Math.floor(shown.at));
  const z = at.block(Math.ceil(shown.at));
  const t = shown.at % 1; // our token
  g.beginPath();
  g.arc(a.x + (z.x - a.x) * t, a.y + a.h / 2 + (z.y - a.y) * t, 8, 0, 7);
  g.fillStyle = theme.query;
  g.fill();
  g.strokeStyle = theme.paper;
  g.lineWidth = 2;
  g.stroke();
}

function line(g, colour, points, width) {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.beginPath();
  points.forEach(([x, y], i) => (i ? g.lineTo(x, y) : g.moveTo(x, y)));
  g.stroke();
  const [x, y] = points.at(-1);
  g.beginPath();
  g.moveTo(x - 9, y - 6);
  g.lineTo(x, y);
  g.lineTo(x - 9, y + 6);
  g.stroke();
}

// ---- the chosen block, enlarged -------------------------------------------------------------------------------
function drawBlock(g, theme, ink, at, data, state, r) {
  const { step } = state;
  const { x, y, w } = at.panel;
  const name = NAMES[step];
  const words = wordsOf(data, step);
  const own = Math.min(state.token, words.length - 1);
  const times = r.times[step];
  const where = tower(step) + (times > 1 ? `, in each of ${times} layers` : "");
  const write = (parts, down, size) =>
    pieces(g, parts, x, y + down, { size, align: "left", room: w });
  write([[name, theme.query, 700], ["   ", theme.ink], ink.dim(where)], 18, 21);
  SAY[name].forEach((say, i) => write([ink.plain(say)], 48 + 21 * i, 15.5));

  const seen = step === CROSS ? data.source : words;
  const lane = Math.min(104, w / seen.length);
  write([ink.q(`“${words[own]}”`), ink.plain(" may look at")], 104, 15);
  seen.forEach((word, i) => {
    const left = x + lane * i;
    const top = y + 118;
    if (!r.sees[i]) hatch(g, theme, left, top, lane - 6, 32);
    plate(
      g,
      r.sees[i] ? theme.lane : theme.paper,
      left,
      top + (r.sees[i] ? 0 : 6),
      lane - 6,
      r.sees[i] ? 32 : 20,
      6,
    );
    g.strokeStyle = theme.keyText;
    g.lineWidth = 2;
    if (r.sees[i]) g.stroke();
    const label = [[word, r.sees[i] ? theme.keyText : theme.muted, r.sees[i] ? 700 : 400]];
    pieces(g, label, left + (lane - 6) / 2, top + 17, { size: 15, room: lane - 12 });
  });
  drawShapes(g, theme, ink, x, y + 178, w, CHAIN[name] || ATTENTION, r.shapes, own);
  drawCount(g, ink, x, y + 394, w, state, r);
}

// The matrices of the step as rectangles, as wide as the root of their columns: rows are tokens, the row of ours in
// colour; heads lie one behind the other.
function drawShapes(g, theme, ink, x, y, w, names, shapes, own) {
  const most = Math.max(...shapes.map(([rows]) => rows));
  const cell = Math.min(20, 100 / most);
  const middle = y + 74;
  const lanes = shapes.length;
  const lane = Math.min(200, w / lanes);
  const widest = Math.max(...shapes.map(([, c]) => c));
  shapes.forEach(([rows, columns, heads], i) => {
    const width = Math.max(18, (lane - 34) * Math.sqrt(columns / widest));
    const high = cell * rows;
    const left = x + lane * i + 2;
    const top = middle - high / 2;
    const behind = Math.min(3, heads - 1);
    for (let h = behind; h >= 0; h--) {
      g.fillStyle = theme.paper;
      g.strokeStyle = theme.muted;
      g.lineWidth = 1.4;
      g.fillRect(left + 5 * h, top - 5 * h, width, high);
      g.strokeRect(left + 5 * h, top - 5 * h, width, high);
    }
    for (let row = 1; row < rows; row++) {
      g.fillStyle = theme.rule;
      g.fillRect(left, top + cell * row, width, 1);
    }
    const keys = names[i] === "k, v";
    g.fillStyle = keys ? theme.key : theme.query;
    g.globalAlpha = keys ? 0.35 : 0.85;
    g.fillRect(left + 1, top + (keys ? 1 : cell * own + 1), width - 2, keys ? high - 2 : cell - 1);
    g.globalAlpha = 1;
    if (i < lanes - 1) pieces(g, [ink.dim("→")], x + lane * (i + 1) - 10, middle, { size: 18 });
    const room = lane - 6;
    const low = middle + 74;
    pieces(g, [ink.bold(names[i])], left, low, { size: 14.5, align: "left", room });
    pieces(g, [ink.plain(`${rows} × ${count(columns)}`)], left, low + 18, {
      size: 13.5,
      align: "left",
      room,
    });
    if (heads > 1)
      pieces(g, [ink.dim(`× ${heads} heads`)], left, low + 35, { size: 12.5, align: "left", room });
  });
}

// The parameters of the step, written out so that a pencil can follow.
function drawCount(g, ink, x, y, w, state, r) {
  const { step, d_model: d, d_ff: f } = state;
  const name = NAMES[step];
  const size = r.parameters[step];
  const [n, m] = [count(d), count(f)];
  const attention = `4 · (${n}·${n} + ${n})`;
  const sums = {
    "Add & norm": `2 · ${n}`,
    "Small network": `${n}·${m} + ${m} + ${m}·${n} + ${n}`,
    Embedding: step ? "" : `${count(size / d)} · ${n}`,
  };
  const sum = size ? (name in sums ? sums[name] : attention) : "";
  const parts = size
    ? [ink.dim("parameters  "), ink.plain(`${sum} = `), ink.bold(count(size))]
    : [ink.dim("parameters  "), ink.bold("0")];
  const style = { size: 16.5, align: "left", room: w };
  pieces(g, parts, x, y, style);
  const times = r.times[step];
  const product = [ink.plain(`${times} · ${count(size)} = `), ink.bold(count(size * times))];
  if (times > 1) pieces(g, [ink.dim(`in ${times} layers  `), ...product], x, y + 25, style);
}

// ---- the whole model as one bar -------------------------------------------------------------------------------
function drawBar(g, theme, ink, at, width, r, shown) {
  const names = ["embeddings", "attention", "small networks", "norms"];
  const y = at.bar;
  const room = width - 8;
  const colours = [theme.muted, theme.value, theme.query, theme.key];
  const sum = shown.kinds.reduce((a, b) => a + b);
  const whole = [
    ink.dim("the whole model  "),
    ink.bold(count(shown.total)),
    ink.dim(" parameters"),
  ];
  pieces(g, whole, 4, y + 8, { size: 17, align: "left", room });
  let left = 4;
  shown.kinds.forEach((size, i) => {
    const w = (room * size) / sum;
    g.fillStyle = colours[i];
    g.fillRect(left, y + 24, Math.max(1, w - 2), 24);
    left += w;
  });
  const share = (i) => `${number((100 * r.kinds[i]) / r.total, 2)} %`;
  const least = room < 700 ? 13 : 14;
  names.forEach((name, i) => {
    const x = 4 + (room / 4) * i;
    const fits = { size: least, align: "left", room: room / 4 - 20 };
    g.fillStyle = colours[i];
    g.fillRect(x, y + 58, 12, 12);
    pieces(g, [ink.bold(name)], x + 18, y + 65, fits);
    pieces(
      g,
      [ink.plain(count(r.kinds[i])), ink.dim(room < 700 ? "" : `   ${share(i)}`)],
      x + 18,
      y + 83,
      fits,
    );
  });
}
