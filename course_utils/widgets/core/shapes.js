// Plates, boxes, hatching, gauges and ribbons.
import { css, viridis } from "./colour.js";

export function hatch(g, theme, x, y, w, h) {
  g.save();
  g.beginPath();
  g.rect(x, y, w, h);
  g.clip();
  g.fillStyle = theme.rule;
  g.globalAlpha = 0.35;
  g.fillRect(x, y, w, h);
  g.globalAlpha = 1;
  g.strokeStyle = theme.muted;
  g.lineWidth = 1;
  g.beginPath();
  for (let s = -h; s < w; s += 6) {
    g.moveTo(x + s, y + h);
    g.lineTo(x + s + h, y);
  }
  g.stroke();
  g.restore();
}

export function box(g, x, y, w, h, stroke, dash = [], width = 2) {
  g.save();
  g.strokeStyle = stroke;
  g.lineWidth = width;
  g.setLineDash(dash);
  g.strokeRect(x - 2, y - 2, w + 4, h + 4);
  g.restore();
}

export function plate(g, fill, x, y, w, h, radius = 10) {
  g.beginPath();
  g.roundRect(x, y, w, h, radius);
  g.fillStyle = fill;
  g.fill();
}

// A horizontal share of 1: a track, filled in the colour of its value.
export function gauge(g, theme, v, x, y, w, h, fill = css(viridis(v))) {
  g.strokeStyle = theme.muted;
  g.lineWidth = 1;
  g.strokeRect(x - 0.5, y - 0.5, w + 1, h + 1);
  g.fillStyle = fill;
  g.fillRect(x, y, w * v, h);
}

// A filled band between two level edges, [x, width] each, bent like an S: from `top` down to `bottom`.
export function ribbon(g, fill, [x0, w0], top, [x1, w1], bottom) {
  const middle = (top + bottom) / 2;
  g.beginPath();
  g.moveTo(x0, top);
  g.bezierCurveTo(x0, middle, x1, middle, x1, bottom);
  g.lineTo(x1 + w1, bottom);
  g.bezierCurveTo(x1 + w1, middle, x0 + w0, middle, x0 + w0, top);
  g.closePath();
  g.fillStyle = fill;
  g.fill();
}

// The same from left to right: edges [y, height] at x0 and x1.
export function stream(g, fill, x0, [y0, h0], x1, [y1, h1]) {
  const middle = (x0 + x1) / 2;
  g.beginPath();
  g.moveTo(x0, y0);
  g.bezierCurveTo(middle, y0, middle, y1, x1, y1);
  g.lineTo(x1, y1 + h1);
  g.bezierCurveTo(middle, y1 + h1, middle, y0 + h0, x0, y0 + h0);
  g.closePath();
  g.fillStyle = fill;
  g.fill();
}
