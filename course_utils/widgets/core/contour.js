// Lines along which a function of the plane has one value.
import contours from "../vendor/d3-contour/contours.js";
import { inside } from "./chart.js";

// Closed lines [[column, row], ...] at `level` of values on columns x rows points, row by row. Where
// the level leaves the points, they run half a cell outside of them.
export function rings(columns, rows, values, level) {
  const { coordinates } = contours().size([columns, rows]).contour(values, level);
  return coordinates.flat().map((ring) => ring.map(([x, y]) => [x - 0.5, y - 0.5]));
}

// The line value(u, v) = level through a plot, `fine` points across.
export function contour(scene, plot, value, level, { stroke, width = 2, dash = [], fine = 60 }) {
  const { g } = scene;
  const rows = Math.max(2, Math.round((fine * plot.h) / plot.w));
  const place = ([i, j]) => [
    plot.x + (plot.w * i) / (fine - 1),
    plot.y + (plot.h * j) / (rows - 1),
  ];
  const values = Array.from({ length: rows * fine }, (_, k) =>
    value(...plot.from(...place([k % fine, Math.floor(k / fine)]))),
  );
  inside(scene, plot, () => {
    Object.assign(g, { strokeStyle: stroke, lineWidth: width });
    g.setLineDash(dash);
    g.beginPath();
    for (const ring of rings(fine, rows, values, level)) {
      ring.forEach((point, k) => (k ? g.lineTo(...place(point)) : g.moveTo(...place(point))));
    }
    g.stroke();
  });
}
