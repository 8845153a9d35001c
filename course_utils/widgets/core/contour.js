// Lines along which a function of the plane has one value (marching squares).
import { inside } from "./chart.js";

// The corners of a cell, and its edges as pairs of corners.
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
const EDGES = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
];

// Segments [[x, y], [x, y]] in cells, of `value(column, row)` on columns x rows points.
export function segments(columns, rows, value, level) {
  const found = [];
  for (let j = 0; j < rows - 1; j++) {
    for (let i = 0; i < columns - 1; i++) {
      const above = CORNERS.map(([a, b]) => value(i + a, j + b) - level);
      const points = EDGES.filter(([a, b]) => above[a] > 0 !== above[b] > 0).map(([a, b]) => {
        const t = above[a] / (above[a] - above[b]);
        const [from, to] = [CORNERS[a], CORNERS[b]];
        return [i + from[0] + t * (to[0] - from[0]), j + from[1] + t * (to[1] - from[1])];
      });
      for (let k = 0; k + 1 < points.length; k += 2) found.push([points[k], points[k + 1]]);
    }
  }
  return found;
}

// The line value(u, v) = level through a plot, `fine` points across.
export function contour(scene, plot, value, level, { stroke, width = 2, dash = [], fine = 60 }) {
  const { g } = scene;
  const rows = Math.max(2, Math.round((fine * plot.h) / plot.w));
  const place = ([i, j]) => [
    plot.x + (plot.w * i) / (fine - 1),
    plot.y + (plot.h * j) / (rows - 1),
  ];
  const values = Array.from({ length: rows }, (_, j) =>
    Array.from({ length: fine }, (_, i) => value(...plot.from(...place([i, j])))),
  );
  inside(scene, plot, () => {
    Object.assign(g, { strokeStyle: stroke, lineWidth: width });
    g.setLineDash(dash);
    g.beginPath();
    for (const [a, b] of segments(fine, rows, (i, j) => values[j][i], level)) {
      g.moveTo(...place(a));
      g.lineTo(...place(b));
    }
    g.stroke();
  });
}
