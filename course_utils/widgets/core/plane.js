// A plot coloured by a function of its plane: apart from charts, which need no pixels.
import { blown, coloured } from "./image.js";

// The plot coloured by value(u, v) -> colour -> [r, g, b], `fine` squares across.
export function plane(scene, plot, value, colour, fine = 80) {
  const rows = Math.max(1, Math.round((fine * plot.h) / plot.w));
  const small = coloured(fine, rows, (i, j) =>
    colour(
      value(
        ...plot.from(plot.x + (plot.w * (i + 0.5)) / fine, plot.y + (plot.h * (j + 0.5)) / rows),
      ),
    ),
  );
  blown(scene.g, small, plot.x, plot.y, plot.w, plot.h);
}
