// The chosen block, enlarged: what it does, what the token may look at, its matrices, its parameters.
import { hatch, plate } from "../core/shapes.js";
import { measure, pieces } from "../core/text.js";
import { CROSS, NAMES, count, layers, tower, wordsOf } from "./compute.js";

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
export function drawBlock({ g, theme, ink, at, data, state, result: r }) {
  const { step } = state;
  const { x, y, w } = at.panel;
  const name = NAMES[step];
  const words = wordsOf(data, step);
  const own = Math.min(state.token, words.length - 1);
  const times = r.times[step];
  const where = tower(step) + (times > 1 ? `, in each of ${layers(times)}` : "");
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
    pieces(g, [ink.plain(`${rows}${room < 60 ? "×" : " × "}${count(columns)}`)], left, low + 18, {
      size: 13.5,
      align: "left",
      room,
    });
    if (heads === 1) return;
    const many = room < 66 ? `× ${heads}` : `× ${heads} heads`;
    pieces(g, [ink.dim(many)], left, low + 35, { size: 13, align: "left", room });
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
  const style = { size: 16.5, align: "left", room: w };
  const worth = size ? [ink.plain(`${sum} = `), ink.bold(count(size))] : [ink.bold("0")];
  const whole = [ink.dim("parameters  "), ...worth];
  const parts = measure(whole, 13) > w ? worth : whole;
  pieces(g, parts, x, y, style);
  const times = r.times[step];
  const product = [ink.plain(`${times} · ${count(size)} = `), ink.bold(count(size * times))];
  if (times > 1) pieces(g, [ink.dim(`in ${layers(times)}  `), ...product], x, y + 25, style);
}
