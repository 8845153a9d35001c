// The plan of the page: heights of the seven steps, columns, and where every product finds room.
import { bracketed, number } from "../core/numbers.js";
import { measure } from "../core/text.js";

export const LEAST = 13; // the smallest type of a written product
export const ROW = 17; // the height of a line of them
export const WEIGHT_ROW = 22; // the height of a row of W_Q, W_K or W_V

const GAP = 10; // between the panels of W_Q, W_K and W_V
const flat = (rows) => rows.flat(Infinity);
const largest = (values) => Math.max(...values.map(Math.abs));

// How far the sliders reach that edit a row, and their step.
export function reach(data, rows) {
  const high = Math.max(3, ...flat(rows).map(Math.ceil));
  const whole = flat(rows).every(Number.isInteger);
  const low = data.scores ? Math.min(0, ...flat(rows).map(Math.floor)) : -high;
  return { low, high, step: data.scores && whole ? 1 : 0.5 };
}

// What all states of one widget share: sizes, and the widest numbers that can appear, in ems; plain
// in a cell, in brackets in a product.
export function planned(data, { q, k = [], v = [], scores }) {
  const wide = (string) => measure([[string, "", 700]], 100) / 100;
  const em = (write, ...rows) => Math.max(0, ...flat(rows).map((value) => wide(write(value))));
  const edited = reach(data, q || scores);
  const asked = q ? [q, [0.5 - edited.high]] : [];
  const weights = data.x ? [data.w_q, data.w_k, data.w_v] : [];
  return {
    edited,
    n: data.tokens.length,
    D: data.x?.[0].length,
    K: k[0]?.length,
    V: v[0]?.length,
    cell: { x: em(number, data.x || []), q: em(number, ...asked), kv: em(number, k, v) },
    weight: em(number, weights),
    term: em(bracketed, data.x || []) + em(bracketed, weights) + 1.5,
    ends: 2.6 + em(number, q || [], k, v),
    product: em(bracketed, ...asked) + em(bracketed, k) + 1.5,
    part: 4.2 + (v.length ? em(bracketed, v) : 2.5),
    largest: largest(flat([q || [], k, v])),
  };
}

// Three panels for W_Q, W_K, W_V, beside each other where a product finds room: { across, width,
// cell, beside, lines (of one sum), tall }.
function panels(width, { D, K, V, weight, term, ends }) {
  const fitted = (across) => {
    const wide = (width - (across - 1) * GAP) / across;
    const cell = Math.max(26, 11.5 * weight + 6);
    const count = Math.max(K, V);
    const room = wide - 20;
    const whole = LEAST * (D * term + ends);
    const beside = count * cell + 18 + whole <= room;
    const per = Math.floor((room / LEAST - ends) / term);
    const lines = beside ? 1 : Math.ceil(D / Math.max(1, Math.min(D, per)));
    const sums = count * (lines * ROW + 3);
    const tall = 34 + (beside ? Math.max(D * WEIGHT_ROW, sums) : D * WEIGHT_ROW + 8 + sums);
    return { across, width: wide, cell, beside, lines, tall, fits: per >= 2 || D === 1 };
  };
  const three = fitted(3);
  return three.fits && (three.lines === 1 || width >= 800) ? three : fitted(1);
}

// Heights of the seven steps at a width; below 800 px the titles stand above the lanes, not beside.
export function layout(width, { data: { plan } }) {
  const { n, D, K, V } = plan;
  const narrow = width < 800;
  const head = narrow ? 30 : 0;
  const left = narrow ? 0 : width < 1000 ? 268 : 308;
  const lane = (width - left) / n;
  // A vector lies in its lane, or stands where it could not be read.
  const shape = (columns, side, em) => {
    const need = 11.5 * em + 7;
    const cell = Math.min(Math.max(26, need), (lane - 20) / columns);
    const upright = cell < need;
    if (!upright) return { cell, tall: 25 };
    const half = (lane - 26) / side;
    const stacked = half < need; // k above v, where they cannot stand side by side
    return { upright, stacked, cell: Math.min(48, stacked ? lane - 18 : half), tall: 21 };
  };
  const x = D && shape(D, 1, plan.cell.x);
  const kv = K && shape(K + V + 0.6, 2, plan.cell.kv);
  const reached = (s, ...counts) => {
    if (!s.upright) return s.tall;
    return s.tall * (s.stacked ? counts.reduce((a, b) => a + b) + 1 : Math.max(...counts));
  };
  const count = (terms, size, room) => Math.ceil(terms / Math.max(1, Math.floor(room / size)));
  const fits = K && LEAST * plan.product <= lane - 14;
  const rows = fits ? count(K, LEAST * plan.product, lane - 14) : 1;
  const perOutput = count(n, 14 * plan.part, width - left - 70);
  const panel = D && panels(width - 8, plan);
  const derived = D ? (narrow ? 0 : 30) + (panel.tall + GAP) * (3 / panel.across) : 0;
  const soft = lane < 165 ? 18 : 0;
  const heights = [
    x ? reached(x, D) + 43 : 40,
    K ? derived + reached(kv, K, V) + 36 : 34,
    (K ? rows * ROW + 8 : 4) + 46,
    60,
    52,
    84 + soft,
    44 + 8 * (V || 1) + 20 * (V || 1) * perOutput,
  ];
  const tops = heights.map((_, s) => heights.slice(0, s).reduce((a, b) => a + b + head, 0) + head);
  return {
    ...{
      narrow,
      head,
      left,
      lane,
      heights,
      tops,
      x,
      kv,
      fits,
      rows,
      panel,
      derived,
      soft,
      perOutput,
    },
    side: narrow ? 26 : 50,
    centre: (left + width) / 2,
    middle: (j) => left + lane * (j + 0.5),
    height: tops[6] + heights[6],
  };
}

// Where the panel of matrix `m` (0, 1, 2) stands below the title of step 2.
export function panelAt({ panel, tops, narrow }, m) {
  const line = Math.floor(m / panel.across);
  const y = tops[1] + (narrow ? 0 : 30) + line * (panel.tall + GAP);
  return [4 + (m % panel.across) * (panel.width + GAP), y];
}
