// A heat-map with its numbers.
import { css, inkOn } from "./colour.js";
import { number } from "./numbers.js";
import { box, hatch } from "./shapes.js";
import { pieces } from "./text.js";

// A heat-map. `colour` maps a value to [r, g, b]; `size` > 0 writes the numbers; -Infinity is hatched.
export function matrix(
  g,
  theme,
  rows,
  { x, y, cell, height = cell, colour, size = 0, write = number, frame, dash = [] },
) {
  rows.forEach((row, i) =>
    row.forEach((v, j) => {
      const left = x + j * cell;
      const top = y + i * height;
      if (v === -Infinity) return hatch(g, theme, left, top, cell - 1, height - 1);
      const c = colour(v);
      g.fillStyle = css(c);
      g.fillRect(left, top, cell - 1, height - 1);
      if (!size) return;
      if (!frame) {
        g.strokeStyle = theme.rule;
        g.lineWidth = 1;
        g.strokeRect(left - 0.5, top - 0.5, cell, height);
      }
      const word = [[write(v), inkOn(c), 500]];
      pieces(g, word, left + (cell - 1) / 2, top + height / 2, { size, room: cell - 3 });
    }),
  );
  if (frame) box(g, x, y, cell * rows[0].length - 1, height * rows.length - 1, frame, dash);
}
