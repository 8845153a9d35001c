// The sinusoidal code: a heat-map with one movable row, the dot product of that row with every row
// beside the rows themselves, and one pair of columns as two hands of a dial.
import { number } from "../core/numbers.js";
import { framed } from "../frame/frame.js";
import { compute } from "./compute.js";
import { LEFT, TALL, TOP, drawCode, drawDial, drawDots, layout } from "./scene.js";

const LENGTHS = [8, 12, 16, 20, 25, 32, 40, 50, 64, 80, 100, 128];
const BASES = [2, 5, 10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 1000000];
const last = ({ length }) => length - 1;

function press({ at: { heat, bars, track }, data, state }, x, y) {
  const column = (x - LEFT) / heat;
  if (y < TOP || y >= TOP + TALL || x < LEFT || x > bars + track) return null;
  return {
    row: Math.floor(((y - TOP) / TALL) * state.length),
    pair: column < 1 ? Math.floor((column * data.d_model) / 2) : state.pair,
  };
}

function sentence({ data, state, result: { turns, dots } }) {
  const { row, length, other, pair } = state;
  const beside = row + 1 < length ? row + 1 : row - 1;
  return (
    `Row ${row} of ${length} positions, d_model = ${data.d_model}, base ${number(state.base)}: ` +
    `its dot product with itself is ${number(dots[row])}, with row ${beside} ` +
    `${number(dots[beside])}, with row ${other} ${number(dots[other])}; pair ${pair} turns once ` +
    `in ${number((2 * Math.PI) / turns[pair], 1)} positions and stands at ` +
    `${number(row * turns[pair], 3)} radians, ${number(Math.abs(row - other) * turns[pair], 3)} ` +
    `from where it stands at row ${other}.`
  );
}

export const render = framed({
  fields: ({ d_model }) => ({
    row: { label: "Row", max: last, wide: 11 },
    other: { label: "Other", max: last, wide: 8 },
    pair: { label: "Pair", max: d_model / 2 - 1, wide: 7 },
    length: { label: "Length", of: LENGTHS, wide: 7 },
    base: { label: "Base", of: BASES, wide: 7 },
  }),
  keep: (state) => ({
    ...state,
    row: Math.min(state.row, last(state)),
    other: Math.min(state.other, last(state)),
  }),
  compute,
  layout,
  draw: [drawCode, drawDots, drawDial],
  press,
  sentence,
  describe: ({ state, result: { dots } }) =>
    `dot products with row ${state.row}: ${dots.map((dot) => number(dot)).join(", ")}`,
});
