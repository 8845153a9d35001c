// The whole model as one bar.
import { number } from "../core/numbers.js";
import { pieces } from "../core/text.js";
import { count } from "./compute.js";

export function drawBar({ g, theme, ink, at, width, result: r, shown }) {
  const names = ["embeddings", "attention", "small networks", "norms"];
  const y = at.bar;
  const room = width - 8;
  const colours = [theme.muted, theme.value, theme.query, theme.key];
  const sum = shown.kinds.reduce((a, b) => a + b);
  const whole = [
    ink.dim("the whole model  "),
    ink.bold(count(shown.total)),
    ink.dim(" parameters"),
  ];
  pieces(g, whole, 4, y + 8, { size: 17, align: "left", room });
  let left = 4;
  shown.kinds.forEach((size, i) => {
    const w = (room * size) / sum;
    g.fillStyle = colours[i];
    g.fillRect(left, y + 24, Math.max(1, w - 2), 24);
    left += w;
  });
  const share = (i) => `${number((100 * r.kinds[i]) / r.total, 2)} %`;
  const least = room < 700 ? 13 : 14;
  const across = at.two ? 2 : 4;
  names.forEach((name, i) => {
    const x = 4 + (room / across) * (i % across);
    const top = y + 65 + 42 * Math.floor(i / across);
    const fits = { size: least, align: "left", room: room / across - 20 };
    g.fillStyle = colours[i];
    g.fillRect(x, top - 7, 12, 12);
    const part = room < 700 && !at.two ? "" : `   ${share(i)}`;
    pieces(g, [ink.bold(name)], x + 18, top, fits);
    pieces(g, [ink.plain(count(r.kinds[i])), ink.dim(part)], x + 18, top + 18, fits);
  });
}
