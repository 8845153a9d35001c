// The picture of the heads explorer: thumbnails at the left; at the right one head enlarged, its habits, its worth.
import { css, viridis } from "../core/colour.js";
import { matrix } from "../core/matrix.js";
import { clamp, number, share } from "../core/numbers.js";
import { box, gauge } from "../core/shapes.js";
import { lines, measure, pieces, text } from "../core/text.js";

const largestOf = (data, name) => Math.max(...data.layers.map((layer) => layer[name].length));
const widest = (words) => Math.max(...words.map((word) => measure([[word, "", 700]], 15)));

// Where things stand, the same for every state of a widget; below 800 px the thumbnails stand above the enlarged head.
export function layout(width, { data }) {
  const { layers, without } = data;
  const narrow = width < 800;
  const N = layers[0].heads.length;
  const label = widest(layers.map((layer) => layer.name)) + 14;
  const room = narrow ? width : width * 0.38;
  // On a narrow page all thumbnails together stay low: the large head stands on the same screen.
  const most = narrow ? clamp(200 / layers.length - 8, 20, 76) : 76;
  const gap = narrow ? 8 : 10;
  const thumb = clamp((room - label) / N - gap, narrow ? 20 : 34, most);
  const step = thumb + gap;
  const pitch = thumb + (narrow ? gap : without ? 26 : 12);
  const grid = label + step * N;
  const top = 26;
  const gridBottom = top + pitch * layers.length;
  const S = largestOf(data, "keys");
  const rows = largestOf(data, "queries");
  const names = widest(layers.flatMap((layer) => layer.queries)) + 10;
  const left = (narrow ? 0 : grid + 26) + names;
  const keys = widest(layers.flatMap((layer) => layer.keys));
  const wide = clamp((width - left - 34) / S, 16, 72);
  const tilted = keys > wide - 3;
  const above = tilted ? 38 + 0.7 * keys : 56;
  const cell = { width: wide, height: narrow ? 24 : 29 };
  const head = { x: left, y: (narrow ? gridBottom + 16 : 0) + above };
  const habits = head.y + cell.height * rows + 26;
  const perLine = (narrow ? width : width - left + names) < 640 ? 2 : 5;
  const said = habits + 22 + 40 * Math.ceil(5 / perLine);
  const end = said + (without ? 136 : 0);
  return {
    narrow,
    perLine,
    label,
    thumb,
    step,
    pitch,
    grid,
    top,
    rows,
    names,
    head,
    cell,
    tilted,
    above,
    habits,
    said,
    width,
    height: Math.max(gridBottom, end) + 6,
  };
}

// A thumbnail for each head: a row is a layer; below each the change in BLEU without it.
export function drawThumbnails({ g, theme, ink, data, state, at }) {
  const { label, thumb, step, pitch, top } = at;
  const number = thumb < 50 ? String : (n) => `head ${n}`;
  const head = { size: 14, fill: theme.muted, align: "center" };
  data.layers[0].heads.forEach((_, n) =>
    text(g, number(n + 1), label + step * n + thumb / 2, top - 14, head),
  );
  data.layers.forEach(({ name, heads }, l) => {
    const y = top + pitch * l;
    const chosen = l === state.layer;
    text(g, name, 0, y + thumb / 2, {
      weight: chosen ? 700 : 400,
      fill: chosen ? theme.ink : theme.muted,
    });
    heads.forEach((rows, n) => {
      const x = label + step * n;
      const wide = thumb / rows[0].length;
      const high = thumb / rows.length;
      const held = chosen && n === state.head;
      g.globalAlpha = held && state.off ? 0.25 : 1;
      g.fillStyle = css(viridis(0));
      g.fillRect(x, y, thumb, thumb);
      rows.forEach((row, t) =>
        row.forEach((w, s) => {
          if (!w) return;
          g.fillStyle = css(viridis(w));
          g.fillRect(x + wide * s, y + high * t, wide + 0.4, high + 0.4);
        }),
      );
      g.globalAlpha = 1;
      if (held) box(g, x, y, thumb, thumb, theme.query, [], 3);
      if (!data.without || at.narrow) return;
      const change = data.without[l][n].bleu;
      const colour = held ? ink.bold : ink.dim;
      pieces(g, [colour(signed(change))], x + thumb / 2, y + thumb + 12, { size: 13 });
    });
  });
  if (data.without && !at.narrow)
    text(g, "BLEU", 0, top + thumb + 12, { size: 13, fill: theme.muted });
}

const signed = (v) => (v > 0 ? "+" : "") + number(v, 1);

// The head at hand: keys above, queries at the left, weights written into the cells; the query's row is framed.
export function drawHead({ g, theme, ink, data, state, result: r, shown, at }) {
  const { head, cell, width } = at;
  const { name, queries, keys } = data.layers[state.layer];
  const hint = ink.dim(state.off ? "   switched off" : "   every row sums to 1");
  pieces(g, [ink.bold(`${name}, head ${state.head + 1}`), hint], head.x, head.y - at.above + 12, {
    size: 17,
    align: "left",
    room: width - head.x,
  });
  keys.forEach((key, s) => {
    g.save();
    g.translate(head.x + cell.width * (s + 0.5), head.y - 14);
    if (at.tilted) g.rotate(-0.7);
    pieces(g, [ink.k(key)], at.tilted ? -4 : 0, 0, { align: at.tilted ? "left" : "center" });
    g.restore();
  });
  const rows = shown.weights.map((row, t) =>
    row.map((w, s) => (r.masked[t][s] === null ? -Infinity : w)),
  );
  const size = cell.width > 34 && !state.off ? 13 : 0;
  g.globalAlpha = state.off ? 0.25 : 1;
  rows.forEach((row, t) =>
    matrix(g, theme, [row.map((w) => (w === -Infinity ? w : clamp(w, 0, 1)))], {
      x: head.x,
      y: head.y + cell.height * t,
      cell: cell.width,
      height: cell.height,
      colour: viridis,
    }),
  );
  if (size)
    rows.forEach((row, t) =>
      row.forEach((w, s) => {
        if (w === -Infinity || r.weights[t][s] < 0.05) return;
        const fill = w < 0.65 ? "#ffffff" : "#111111";
        const x = head.x + cell.width * (s + 0.5);
        const look = { size, weight: 500, fill, align: "center" };
        text(g, r.weights[t][s].toFixed(2), x, head.y + cell.height * (t + 0.5), look);
      }),
    );
  g.globalAlpha = 1;
  queries.forEach((word, t) =>
    pieces(
      g,
      [t === state.query ? ink.q(word) : ink.plain(word)],
      head.x - 8,
      head.y + cell.height * (t + 0.5),
      { align: "right", room: at.names - 10 },
    ),
  );
  const y = head.y + cell.height * state.query;
  box(g, head.x, y, cell.width * keys.length - 1, cell.height - 1, theme.query, [], 2.5);
}

// Where this head looks on average: the previous word, the next, itself, the ends.
export function drawHabits({ g, theme, ink, shown, result: r, at }) {
  const x = at.narrow ? 4 : at.head.x - at.names + 4;
  const room = (at.width - x) / at.perLine;
  pieces(g, [ink.dim("mean weight on the word")], x, at.habits - 8, { size: 14, align: "left" });
  r.names.forEach((name, i) => {
    const left = x + room * (i % at.perLine);
    const y = at.habits + 14 + 40 * Math.floor(i / at.perLine);
    const label = [ink.plain(`${name} `), ink.bold(share(r.habits[i]))];
    pieces(g, label, left, y, { size: 14, align: "left", room: room - 16 });
    gauge(g, theme, clamp(shown.habits[i] ?? 0, 0, 1), left, y + 12, room - 16, 10);
  });
}

// What the model writes with all heads, and with this one switched off: new words in brackets.
export function drawTranslation({ g, ink, data, state, at }) {
  if (!data.without) return;
  const x = at.narrow ? 4 : at.head.x - at.names + 4;
  const room = at.width - x - 6;
  const { words, bleu, changes } = data.without[state.layer][state.head];
  const style = { align: "left", room };
  let y = at.said;
  const say = (head, body) => {
    pieces(g, head, x, y, { size: 14, ...style });
    const groups = body.map((piece, i) => [ink.plain(i ? " " : ""), piece]);
    lines(groups, room, 14).forEach((line, i) =>
      pieces(g, line, x, y + 20 * (i + 1), { size: 15, ...style }),
    );
    y += 68;
  };
  say(
    [ink.dim(`all heads: BLEU ${number(data.whole.bleu, 1)}`)],
    data.whole.words.map((word) => ink.plain(word)),
  );
  const effect = ink.bold(`without this head BLEU changes by ${number(bleu, 1)}`);
  const mark = ([word, isNew]) => (isNew ? ink.v(`[${word}]`) : ink.plain(word));
  say([effect], state.off ? words.map(mark) : changes.split(" ").map((word) => ink.dim(word)));
}

// Thumbnails choose a head, rows of the large head a query.
export function spots({ data, state, at }) {
  const { label, step, pitch, thumb, top, head, cell } = at;
  const heads = data.layers.flatMap(({ name, heads }, l) =>
    heads.map((_, n) => ({
      id: `${l} ${n}`,
      x: label + step * n,
      y: top + pitch * l,
      w: thumb,
      h: thumb,
      label: `${name}, head ${n + 1}`,
      press: { layer: l, head: n },
    })),
  );
  const { queries, keys } = data.layers[state.layer];
  const rows = queries.map((word, t) => ({
    id: `row ${t}`,
    x: head.x,
    y: head.y + cell.height * t,
    w: cell.width * keys.length,
    h: cell.height,
    label: `Query “${word}”`,
    hint: `“${word}”`,
    press: { query: t },
  }));
  return [...heads, ...rows];
}
