// The picture of the soft look-up: the query, the keys nearest to it, the classes their labels flow to.
import { image } from "../core/image.js";
import { argmax, clamp, number, printed, share, sign } from "../core/numbers.js";
import { box, gauge, plate, stream } from "../core/shapes.js";
import { lines, pieces, text } from "../core/text.js";
import { CLASSES } from "./compute.js";

const total = (row) => row.reduce((a, b) => a + b, 0);

const NEAREST = 8;

// Where things stand. Wide: query, keys, classes from left to right; below 900 px the query stands
// above the others; below 640 px the classes stand under the keys, and no ribbons lead there.
export function layout(width, { data }) {
  const rows = Math.min(data.labels.length, NEAREST);
  const narrow = width < 900;
  const stacked = width < 640;
  const side = narrow ? Math.min(200, width * 0.38) : clamp(width * 0.21, 170, 240);
  const top = stacked ? side + 276 : narrow ? side + 90 : 34;
  const pitch = narrow ? 44 : 48;
  const thumb = pitch - 8;
  const key = narrow ? 8 : 8 + side + clamp(width * 0.085, 44, 110);
  const score = key + thumb + 12;
  const begin = score + 62;
  const track = stacked ? width - begin - 122 : clamp(width * 0.12, 60, 170);
  const weight = begin + track + 8;
  const value = weight + 70;
  const flow = value + 36;
  const answer = stacked ? 8 : flow + clamp(width * 0.12, 50, 190);
  const bar = answer + 42;
  const tall = pitch * rows + pitch + 6;
  const answerTop = stacked ? top + tall + 50 : top;
  const answerTall = stacked ? 300 : tall;
  return {
    narrow,
    stacked,
    side,
    top,
    pitch,
    thumb,
    key,
    score,
    begin,
    track,
    weight,
    value,
    flow,
    answer,
    bar,
    answerTop,
    answerTall,
    width,
    pad: { x: 10, y: 34, side },
    full: width - bar - 80,
    step: answerTall / CLASSES,
    height: answerTop + answerTall + (narrow ? 58 : 40),
  };
}

export function drawQuery({ g, theme, ink, data, state, result: r, at }) {
  const sheet = state.drawing !== null;
  const { pad, narrow } = at;
  const beside = narrow && !at.stacked;
  const x = beside ? pad.x + pad.side + 24 : pad.x;
  const y = beside ? pad.y + 8 : pad.y + pad.side + 30;
  const asked = sheet
    ? "your drawing"
    : `test digit ${state.query + 1} of ${number(data.n_queries)}`;
  pieces(g, [ink.q("query q"), ink.dim(`   ${asked}`)], pad.x, 14, {
    align: "left",
    room: narrow ? at.width - 20 : at.key - 20,
  });
  image(g, theme, r.pixels, pad.x, pad.y, pad.side);
  box(g, pad.x, pad.y, pad.side, pad.side, theme.query, [], 3);
  const hint = (words, y) =>
    text(g, words, pad.x + pad.side / 2, y, { size: 14, fill: theme.muted, align: "center" });
  if (r.empty) hint("draw a digit here", pad.y + pad.side / 2);
  else if (!sheet) hint("or draw here", pad.y + pad.side + 14);
  image(g, theme, r.compared, x, y, 56);
  box(g, x + 2, y + 2, 52, 52, theme.query, [], 1);
  text(g, "as compared:", x + 68, y + 10, { size: 14, fill: theme.muted });
  text(g, data.prepare, x + 68, y + 29, { size: 14, fill: theme.muted });
  text(g, "mean 0, length 1", x + 68, y + 48, { size: 14, fill: theme.muted });
  if (r.empty) return;
  const best = argmax(r.classes);
  const right = r.truth === null ? null : r.truth === best;
  text(g, String(best), x + 28, y + 96, {
    size: 50,
    weight: 700,
    fill: theme.value,
    align: "center",
  });
  pieces(g, [ink.dim("answer, weight "), ink.bold(share(r.classes[best]))], x + 68, y + 84, {
    align: "left",
  });
  const verdict = [ink.bold(right ? "✓ " : "✗ "), ink.dim(right ? "right" : `it is a ${r.truth}`)];
  if (right !== null) pieces(g, verdict, x + 68, y + 106, { align: "left" });
  const low = y + 136;
  const H = number(r.entropy, 3);
  const room = narrow ? at.width - x - 4 : pad.side + 40;
  pieces(g, [ink.dim("entropy "), ink.bold(H), ink.dim(" nats")], x, low, { align: "left", room });
  const equal = ink.bold(number(Math.exp(r.entropy), 1));
  const power = [ink.plain("e"), ink.plain(H, "sup"), ink.dim(" = ")];
  pieces(g, [...power, equal, ink.dim(" keys share the weight")], x, low + 22, {
    align: "left",
    room,
  });
}

// Each of the nearest keys is a row: its image, its score, its weight, its value; the last row is all the others.
export function drawKeys({ g, theme, ink, data, result: r, shown, at }) {
  const { top, pitch, thumb, key, score, begin, track, weight, value, pad, narrow } = at;
  const head = top - 20;
  text(g, "key k", key + thumb / 2, head, { weight: 700, fill: theme.keyText, align: "center" });
  pieces(g, [ink.q("q"), ink.dim(" · "), ink.k("k")], score + 22, head);
  const formula = ink.dim(narrow ? "" : "  softmax(β q·k)");
  pieces(g, [ink.bold("weight"), formula], begin, head, { align: "left", room: track + 60 });
  text(g, narrow ? "v" : "value v", value + 14, head, {
    weight: 700,
    fill: theme.value,
    align: "center",
  });
  const rest = total(r.others);
  const moving = [...shown.top, total(shown.others)];
  [...r.top, rest].forEach((w, i) => {
    const y = top + pitch * i;
    const middle = y + thumb / 2;
    const last = i === r.top.length;
    if (!narrow) {
      g.globalAlpha = last ? 0.25 : 0.45;
      const wide = 1 + 14 * moving[i];
      const from = [pad.y + (pad.side - wide) / 2, wide];
      stream(g, theme.query, pad.x + pad.side + 4, from, key - 4, [middle - wide / 2, wide]);
      g.globalAlpha = 1;
    }
    if (last) {
      for (const shift of [8, 4, 0]) {
        plate(g, theme.lane, key + shift, y + shift, thumb - 10, thumb - 10, 3);
        g.strokeStyle = theme.key;
        g.lineWidth = 1;
        g.setLineDash([4, 3]);
        g.stroke();
        g.setLineDash([]);
      }
      const more = [ink.dim(`${number(data.labels.length - r.top.length)} more`)];
      pieces(g, more, score - 4, middle, { size: 14, align: "left", room: begin - score });
    } else {
      image(g, theme, r.images[i], key, y, thumb, Math.round(data.side / 10));
      box(g, key, y, thumb, thumb, theme.key, [5, 3], 1.5);
      text(g, number(r.scores[i], 3), score + 22, middle, {
        fill: theme.ink,
        align: "center",
      });
      text(g, String(r.values[i]), value + 14, middle, {
        size: 17,
        weight: 700,
        fill: theme.value,
        align: "center",
      });
      box(g, value + 2, middle - 12, 24, 24, theme.value, [2, 2]);
    }
    gauge(g, theme, moving[i], begin, middle - 9, track, 18);
    text(g, share(w), weight, middle, { size: 16, weight: 700, fill: theme.ink });
  });
}

// Ribbons as wide as the weights carry each value to its class; the bars are the sums.
export function drawAnswer({ g, theme, ink, result: r, shown, at }) {
  const { top, pitch, thumb, flow, answer, answerTop, bar, full, step, width } = at;
  const thick = step - 6;
  const best = argmax(r.classes);
  text(g, "answer: the sum of weight · v", width - 4, answerTop - 20, {
    weight: 700,
    fill: theme.ink,
    align: "right",
  });
  const filled = Array(CLASSES).fill(0);
  const centre = (c) => answerTop + step * (c + 0.5) - 4;
  // A band from the row of a key to the part of its class that it adds.
  const band = (weight, c, from, colour) => {
    const low = centre(c) - (thick * shown.classes[c]) / 2 + thick * filled[c];
    filled[c] += weight;
    if (at.stacked || weight < 0.002) return;
    const wide = Math.max(0.8, thick * weight);
    stream(g, colour, flow, [from - wide / 2, wide], answer - 2, [low, wide]);
  };
  g.globalAlpha = theme.dark ? 0.7 : 0.55;
  shown.top.forEach((weight, i) =>
    band(weight, r.values[i], top + pitch * i + thumb / 2, theme.value),
  );
  let from = top + pitch * r.top.length + thumb / 2 - (thick * total(shown.others)) / 2;
  shown.others.forEach((weight, c) => {
    band(weight, c, from + (thick * weight) / 2, theme.muted);
    from += thick * weight;
  });
  g.globalAlpha = 1;
  r.classes.forEach((weight, c) => {
    const y = centre(c);
    const won = c === best && !r.empty;
    plate(g, theme.lane, answer, y - step / 2 + 3, width - answer - 2, step - 6, 8);
    if (won) {
      g.strokeStyle = theme.output;
      g.lineWidth = 2.5;
      g.stroke();
    }
    const fill = won ? theme.value : theme.ink;
    const bold = won ? 700 : 400;
    text(g, String(c), answer + 20, y, { size: won ? 22 : 17, weight: 700, fill, align: "center" });
    gauge(g, theme, shown.classes[c], bar, y - 8, full, 16, theme.value);
    text(g, share(weight), width - 8, y, {
      size: won ? 17 : 15,
      weight: bold,
      fill: theme.ink,
      align: "right",
    });
  });
  if (r.empty) return;
  // The winner's sum in writing, from the printed digits.
  const near = r.top.filter((w, i) => r.values[i] === best && w >= 0.0005);
  const parts = [...near, r.classes[best] - total(near)];
  const sum = share(r.classes[best]);
  const digits = (sum.split(".")[1] || "").length;
  const equals = sign(total(parts.map((w) => printed(share(w)))), sum, digits);
  const groups = parts.map((w, i) => [ink.dim(i ? " + " : ""), ink.bold(share(w))]);
  groups[0].unshift(ink.v(`weight of ${best}`), ink.dim(" = "));
  groups
    .at(-1)
    .push(ink.dim(near.length ? " (all other keys)" : ""), ink.dim(equals), ink.bold(sum));
  lines(groups, width - 16, 13).forEach((line, row) =>
    pieces(g, line, width - 4, answerTop + at.answerTall + 16 + 20 * row, {
      align: "right",
      room: width - 16,
    }),
  );
}
