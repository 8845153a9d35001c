// What the seven steps are drawn with: titles, vectors, tiles, plates, and a lens on each matrix.
import { diverging } from "../core/colour.js";
import { number } from "../core/numbers.js";
import { matrix } from "../core/matrix.js";
import { box, plate } from "../core/shapes.js";
import { measure, pieces, text } from "../core/text.js";
import { LEAST } from "./plan.js";

const largest = (rows) => Math.max(...rows.flat().map(Math.abs));

// The scene with these marks: each drawer takes what it needs.
export function marked(scene) {
  const { g, theme, data, state, result: r, at } = scene;
  const { plan } = data;
  const { narrow, heights, tops, left, lane, middle, side } = at;
  const i = state.query;
  const dot = side / plan.n;
  const tone = diverging(theme, largest(r.scores));
  const wide = Math.min(84, lane - 14);

  const title = (s, name, ...formula) => {
    if (narrow) {
      const y = tops[s] + (s === 6 ? 24 : -14);
      const words = [[name, theme.ink, 700], ["   ", theme.ink], ...formula];
      const step = { size: 18, weight: 700, fill: theme.muted, align: "center" };
      text(g, String(s + 1), 10, y, step);
      pieces(g, words, 26, y, { size: 15, align: "left", room: scene.width - 26 - side - 14 });
      return;
    }
    const high = s === 1 && plan.K ? 23 : heights[s];
    const y = tops[s] + high / 2 - (formula.length && s !== 1 ? 9 : 0);
    text(g, String(s + 1), 10, y, { size: 21, weight: 700, fill: theme.muted, align: "center" });
    if (s === 1) {
      pieces(g, [[`${name}   `, theme.ink, 700], ...formula], 30, y, { size: 16, align: "left" });
      return;
    }
    text(g, name, 30, y, { size: 16, weight: 700, fill: theme.ink });
    pieces(g, formula, 30, y + 20, { size: 14, align: "left", room: left - side - 86 });
  };

  const vector = (row, x, y, shape, frame, dash = []) => {
    const { upright, cell, tall } = shape;
    const down = upright ? row.length : 1;
    const across = upright ? 1 : row.length;
    const fit = (v) => (15 * (cell - 3)) / measure([[number(v), "", 500]], 15);
    matrix(g, theme, upright ? row.map((v) => [v]) : [row], {
      x: x - (cell * across) / 2,
      y: y - (tall * down) / 2,
      cell,
      height: tall,
      colour: diverging(theme, Math.max(4, largest([row]))),
      size: Math.min(15, ...row.map(fit)),
      frame,
      dash,
    });
  };

  // As many digits as can be read: three, or fewer in a narrow lane.
  const written = (v, digits = 3) => {
    const text = number(v, digits);
    return digits && measure([[text, "", 500]], LEAST) > wide - 3 ? written(v, digits - 1) : text;
  };
  const tile = (v, j, y) => {
    const place = { x: middle(j) - wide / 2, y, cell: wide, height: 30 };
    const write = () => written(v);
    matrix(g, theme, [[v]], { ...place, colour: tone, size: 17, write });
  };
  const laid = (j, y, height) => plate(g, theme.lane, left + lane * j + 4, y, lane - 8, height);

  // A small matrix with the query's row framed, and a beam from that row to its enlargement.
  const lens = (rows, s, colour, beam = theme.dark ? 0.25 : 0.13) => {
    const w = dot * rows[0].length;
    const x = narrow ? scene.width - w - 8 : left - 54 - w;
    const y = narrow ? tops[s] + (s === 6 ? 10 : -28) : tops[s] + (heights[s] - side) / 2;
    const row = y + dot * i;
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
    if (!narrow) {
      box(g, x, row, w - 1, dot - 1, theme.query);
      return;
    }
    g.strokeStyle = theme.query;
    g.lineWidth = 1.5;
    g.strokeRect(x - 1, row - 1, w + 1, dot + 1);
  };

  const root = Math.sqrt(state.d_k);
  return { ...scene, ...plan, ...at, r, i, root, tone, largest, title, vector, tile, laid, lens };
}
