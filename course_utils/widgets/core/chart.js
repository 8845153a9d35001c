// Charts: `plot` says where numbers stand (pure: for layouts and hot spots), the rest draws them.
import ticks from "../vendor/d3-array/ticks.js";
import { clamp, number } from "./numbers.js";
import { measure, text } from "./text.js";

const HANDLE = 30; // width of a point to drag: wide enough for a finger

// The room of a plot with a title and a key above it, and numbers and names at its axes.
export const MARGIN = { top: 96, right: 16, bottom: 48, left: 52 };

// `count` boxes for plots, side by side where each is `least` wide, else below each other; and the
// height of them all.
export function boxes(width, count, tall, least = 370) {
  const across = clamp(Math.floor(width / least), 1, count);
  const w = width / across;
  const h = MARGIN.top + tall + MARGIN.bottom;
  const box = (_, i) => ({
    x: MARGIN.left + w * (i % across),
    y: MARGIN.top + h * Math.floor(i / across),
    w: w - MARGIN.left - MARGIN.right,
    h: tall,
  });
  return { boxes: Array.from({ length: count }, box), height: h * Math.ceil(count / across) };
}

// Numbers [lo, hi] on pixels [from, to], linear or logarithmic.
export function scale([lo, hi], [from, to], log = false) {
  const f = log ? Math.log10 : Number;
  const [a, b] = [f(lo), f(hi)];
  const at = (v) => from + ((to - from) * (f(v) - a)) / (b - a);
  at.invert = (pixel) => {
    const v = a + ((b - a) * (pixel - from)) / (to - from);
    return log ? 10 ** v : v;
  };
  at.ticks = (count) => (log ? decades(a, b, count) : ticks(lo, hi, count));
  return at;
}

function decades(a, b, count) {
  const [first, last] = [Math.ceil(a - 1e-9), Math.floor(b + 1e-9)];
  const step = Math.max(1, Math.ceil((last - first) / Math.max(1, count)));
  return Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, i) => 10 ** (first + i * step),
  );
}

// A plot in the box { x, y, w, h }: `at(u, v)` in pixels, `from(x, y)` in numbers, and whether it
// `holds` a pixel. `log` names the logarithmic axes: "x", "y" or "xy".
export function plot({ x, y, w, h }, ranges) {
  const log = ranges.log || "";
  const sx = scale(ranges.x, [x, x + w], log.includes("x"));
  const sy = scale(ranges.y, [y + h, y], log.includes("y"));
  const from = (px, py) => [
    clamp(sx.invert(px), ranges.x[0], ranges.x[1]),
    clamp(sy.invert(py), ranges.y[0], ranges.y[1]),
  ];
  return {
    x,
    y,
    w,
    h,
    ranges,
    sx,
    sy,
    from,
    at: (u, v) => [sx(u), sy(v)],
    holds: (px, py) => px >= x && px <= x + w && py >= y && py <= y + h,
    // A point to drag, for `spots`; arrow keys move it by a hundredth of the axes.
    handle: ({ id, at: [u, v], label, hint = label, move, remove, step, size = HANDLE }) => {
      const [left, top] = [sx(u) - size / 2, sy(v) - size / 2];
      return {
        id,
        x: left,
        y: top,
        w: size,
        h: size,
        label,
        hint,
        remove,
        round: true,
        step: step || [w / 100, h / 100],
        move: (px, py) => move(from(px, py)),
      };
    },
  };
}

// Grid, numbers and names of both axes; above them a title and a key, as `legend` reads it.
export function axes(
  scene,
  { x, y, w, h, sx, sy },
  { x: xName = "", y: yName = "", title, key } = {},
) {
  const { g, theme } = scene;
  const across = sx.ticks(Math.max(2, Math.floor(w / 80)));
  const up = sy.ticks(Math.max(2, Math.floor(h / 50)));
  g.strokeStyle = theme.rule;
  g.lineWidth = 1;
  g.beginPath();
  for (const v of across) {
    g.moveTo(sx(v), y);
    g.lineTo(sx(v), y + h);
  }
  for (const v of up) {
    g.moveTo(x, sy(v));
    g.lineTo(x + w, sy(v));
  }
  g.stroke();
  const quiet = { size: 14, fill: theme.muted };
  for (const v of across) text(g, number(v, 6), sx(v), y + h + 14, { ...quiet, align: "center" });
  for (const v of up) text(g, number(v, 6), x - 8, sy(v), { ...quiet, align: "right" });
  text(g, xName, x + w, y + h + 34, { size: 15, fill: theme.ink, align: "right" });
  text(g, yName, x, y - 17, { size: 15, fill: theme.ink });
  const top = y - MARGIN.top + 12;
  if (title) text(g, title, x, top, { size: 16, weight: 700, fill: theme.ink });
  if (key) legend(scene, key, x, top + 24, w);
}

// Draw with everything outside the plot cut off.
export function inside({ g }, { x, y, w, h }, draw) {
  g.save();
  g.beginPath();
  g.rect(x, y, w, h);
  g.clip();
  draw();
  g.restore();
}

export function line(scene, plot, points, { stroke, width = 3, dash = [], alpha = 1 }) {
  const { g } = scene;
  inside(scene, plot, () => {
    Object.assign(g, {
      strokeStyle: stroke,
      lineWidth: width,
      lineJoin: "round",
      globalAlpha: alpha,
    });
    g.setLineDash(dash);
    g.beginPath();
    points.forEach(([u, v], i) => g[i ? "lineTo" : "moveTo"](...plot.at(u, v)));
    g.stroke();
  });
}

// A straight line through the whole plot: { x: 3 } upright, { y: 3 } level.
export function rule(scene, plot, { x, y }, style) {
  const { ranges } = plot;
  const points = x === undefined ? ranges.x.map((u) => [u, y]) : ranges.y.map((v) => [x, v]);
  line(scene, plot, points, { width: 2, ...style });
}

// `shape`: "disc", "ring", "square" or "cross": a class is never told by colour alone.
export function dots(scene, plot, points, { fill, radius = 5, shape = "disc", edge }) {
  const { g, theme } = scene;
  inside(scene, plot, () => {
    Object.assign(g, { fillStyle: fill, strokeStyle: fill, lineWidth: 2 });
    for (const [u, v] of points) {
      const [x, y] = plot.at(u, v);
      g.beginPath();
      if (shape === "square") g.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      else if (shape === "cross") {
        g.moveTo(x - radius, y - radius);
        g.lineTo(x + radius, y + radius);
        g.moveTo(x - radius, y + radius);
        g.lineTo(x + radius, y - radius);
      } else g.arc(x, y, radius, 0, 2 * Math.PI);
      if (shape === "disc" || shape === "square") g.fill();
      else g.stroke();
      if (edge) {
        Object.assign(g, { strokeStyle: edge === true ? theme.ink : edge, lineWidth: 1.5 });
        g.stroke();
      }
    }
  });
}

// Upright bars [[u, v] or [u, [v1, v2, ...]], ...], stacked from 0, as wide as `width` on the x axis.
export function bars(scene, plot, values, { fills, width = 0.8 }) {
  const { g } = scene;
  inside(scene, plot, () => {
    for (const [u, height] of values) {
      let low = plot.ranges.y[0] > 0 ? plot.ranges.y[0] : 0;
      [height].flat().forEach((v, i) => {
        const [left, top] = plot.at(u - width / 2, low + v);
        const [right, bottom] = plot.at(u + width / 2, low);
        g.fillStyle = [fills].flat()[i];
        g.fillRect(left, Math.min(top, bottom), right - left, Math.abs(bottom - top));
        low += v;
      });
    }
  });
}

// Words near a point, kept inside the plot.
export function note({ g }, plot, string, [u, v], { fill, size = 15, weight = 700, up = 16 }) {
  const half = measure([[string, fill, weight]], size) / 2;
  const [x, y] = plot.at(u, v);
  const left = clamp(x, plot.x + half, plot.x + plot.w - half);
  const top = clamp(y - up, plot.y + size / 2, plot.y + plot.h - size / 2);
  text(g, string, left, top, { fill, size, weight, align: "center" });
}

// What the marks mean, on lines from x, y within `room`: [{ name, stroke, dash, width } or { name, fill, shape }].
// Gives the height used; `measureOnly` draws nothing.
export function legend(scene, items, x, y, room, measureOnly = false) {
  const { g, theme } = scene;
  let [left, row] = [0, 0];
  for (const { name, stroke, dash = [], width = 3, fill, shape } of items) {
    const wide = 34 + measure([[name, theme.ink, 400]], 14);
    if (left && left + wide > room) [left, row] = [0, row + 1];
    const [px, py] = [x + left, y + 22 * row];
    if (!measureOnly) {
      if (stroke) {
        g.save();
        Object.assign(g, { strokeStyle: stroke, lineWidth: width });
        g.setLineDash(dash);
        g.beginPath();
        g.moveTo(px, py);
        g.lineTo(px + 26, py);
        g.stroke();
        g.restore();
      } else {
        const box = { x: px, y: py - 10, w: 26, h: 20 };
        dots(scene, plot(box, { x: [0, 1], y: [0, 1] }), [[0.5, 0.5]], { fill, shape, radius: 6 });
      }
      text(g, name, px + 34, py, { size: 14, fill: theme.ink });
    }
    left += wide + 18;
  }
  return 22 * (row + 1);
}
