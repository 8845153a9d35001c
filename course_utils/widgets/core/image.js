// Images: pixels 0..255 row by row, grey or RGB, and planes coloured by a function.
import { rgb } from "./colour.js";

// Canvases made once for their pixels (and, where grey ones are drawn in ink, for each ink).
const kept = new WeakMap();

function canvasOf(columns, rows, paint) {
  const canvas = new OffscreenCanvas(columns, rows);
  const g = canvas.getContext("2d");
  const image = g.createImageData(columns, rows);
  paint(image.data);
  g.putImageData(image, 0, 0);
  return canvas;
}

// Grey pixels as the ink of a small canvas; columns x rows, square if not given.
export function stamp(pixels, ink, columns = Math.round(Math.sqrt(pixels.length))) {
  const old = kept.get(pixels);
  if (old?.ink === ink) return old.canvas;
  const colour = rgb(ink);
  const canvas = canvasOf(columns, pixels.length / columns, (data) => {
    pixels.forEach((v, i) => data.set([...colour, v], 4 * i));
  });
  kept.set(pixels, { ink, canvas });
  return canvas;
}

// Pixels R G B R G B ... as a small canvas.
export function photo(pixels, columns) {
  const old = kept.get(pixels);
  if (old) return old.canvas;
  const canvas = canvasOf(columns, pixels.length / 3 / columns, (data) => {
    for (let i = 0; i < pixels.length / 3; i++) {
      data.set([pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2], 255], 4 * i);
    }
  });
  kept.set(pixels, { canvas });
  return canvas;
}

// A small canvas at x, y, `width` wide, its pixels kept sharp.
export function blown(g, canvas, x, y, width, height = (width * canvas.height) / canvas.width) {
  g.imageSmoothingEnabled = false;
  g.drawImage(canvas, x, y, width, height);
}

// A square grey image in the theme's ink, `margin` of its pixels cut off on every side.
export function image(g, theme, pixels, x, y, size, margin = 0) {
  const small = stamp(pixels, theme.ink);
  const inner = small.width - 2 * margin;
  g.imageSmoothingEnabled = false;
  g.fillStyle = theme.zero;
  g.fillRect(x, y, size, size);
  g.drawImage(small, margin, margin, inner, inner, x, y, size, size);
}

// columns x rows of [r, g, b], asked once for each: colour(column, row).
export function coloured(columns, rows, colour) {
  return canvasOf(columns, rows, (data) => {
    for (let i = 0; i < columns * rows; i++) {
      const [red, green, blue] = colour(i % columns, Math.floor(i / columns));
      data[4 * i] = red;
      data[4 * i + 1] = green;
      data[4 * i + 2] = blue;
      data[4 * i + 3] = 255;
    }
  });
}

// Pixels as hexadecimal digits, two for each.
export const fromHex = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
