// Two texts in pieces, one of them hidden in each; the ten best guesses as bars; and every piece of
// the vocabulary as a point, its probability in one text against that in the other.
import { number, share } from "../core/numbers.js";
import { hatch, plate } from "../core/shapes.js";
import { measure, pieces, text } from "../core/text.js";

const [CHIP, ROW, GAP] = [30, 26, 6];
const SIZE = 16;
const HEAD = 30;
const DECADES = 6; // of the axes: from 0.000001 to 1
const [SIDE, MARGIN] = [300, 74];

const wide = (word) => Math.max(22, measure([[word, "", 400]], SIZE) + 14);

// Where the pieces of a text stand: { x, y, w } each, and the height of all their rows.
function chips(words, left, top, room) {
  let [x, y] = [left, top];
  const places = words.map((word) => {
    const w = wide(word);
    if (x > left && x + w > left + room) [x, y] = [left, y + CHIP + GAP];
    const place = { x, y, w };
    x += w + GAP;
    return place;
  });
  return { places, bottom: y + CHIP };
}

export function layout(width, { data, result: { first, second } }) {
  const narrow = width < 700;
  const room = narrow ? width - 8 : (width - 40) / 2;
  const words = ({ tokens }) => tokens.map((i) => data.pieces[i]);
  const panel = (found, left, top) => {
    const { places, bottom } = chips(words(found), left, top + HEAD, room);
    return { left, top, room, places, bars: bottom + 22, bottom: bottom + 22 + 10 * ROW };
  };
  const one = panel(first, 4, 0);
  const two = narrow ? panel(second, 4, one.bottom + 24) : panel(second, 4 + room + 32, 0);
  const top = Math.max(one.bottom, two.bottom) + 70;
  const cloud = { x: MARGIN, y: top, w: Math.min(width - MARGIN - 12, 620), h: SIDE };
  return { one, two, cloud, height: top + SIDE + 50 };
}

// Where a probability stands on an axis of that length.
const along = (p, length) => length * (1 + Math.max(-1, Math.log10(p) / DECADES));

function drawPanel(scene, at, found, title, colour) {
  const { g, theme, data } = scene;
  const { left, room, places, bars } = at;
  text(g, title, left, at.top + 12, { size: 16, weight: 700, fill: theme.ink });
  found.tokens.forEach((token, i) => {
    const { x, y, w } = places[i];
    const hidden = token === found.truth && i === found.place;
    plate(g, theme.rule, x, y, w, CHIP, 6);
    if (hidden) hatch(g, theme, x, y, w, CHIP);
    const look = { size: SIZE, weight: hidden ? 700 : 400, fill: theme.ink, align: "center" };
    text(g, hidden ? "?" : data.pieces[token], x + w / 2, y + CHIP / 2, look);
  });
  const names = Math.min(130, 0.34 * room);
  const track = room - names - 84;
  found.best.forEach((piece, i) => {
    const y = bars + ROW * i + ROW / 2;
    const own = piece === found.truth;
    const look = { weight: own ? 700 : 400, fill: theme.ink };
    pieces(g, [[data.pieces[piece], theme.ink, look.weight]], left + names, y, {
      size: 15,
      align: "right",
      room: names,
    });
    const w = (track * found.p[piece]) / Math.max(0.2, found.p[found.best[0]]);
    g.fillStyle = colour;
    g.fillRect(left + names + 10, y - 8, Math.max(1, w), 16);
    text(g, share(found.p[piece]) + (own ? " ●" : ""), left + names + 18 + w, y, {
      size: 14,
      ...look,
    });
  });
}

export function drawFirst(scene) {
  const { state, result, at, theme } = scene;
  const found = { ...result.first, place: state.place };
  drawPanel(scene, at.one, found, "the text", theme.query);
}

export function drawSecond(scene) {
  const { state, result, at, theme } = scene;
  const found = { ...result.second, place: state.spot };
  drawPanel(scene, at.two, found, "beside it", theme.key);
}

function drawAxes({ g, theme, data }, { x, y, w, h }) {
  const quiet = { size: 14, fill: theme.muted };
  const all = data.pieces.length.toLocaleString("en");
  text(g, `all ${all} pieces`, x, y - 40, { size: 16, weight: 700, fill: theme.ink });
  g.strokeStyle = theme.rule;
  g.lineWidth = 1;
  g.beginPath();
  const step = w < 400 ? 3 : 2;
  for (let d = 0; d <= DECADES; d += step) {
    const p = 10 ** (d - DECADES);
    const [left, top] = [x + along(p, w), y + h - along(p, h)];
    g.moveTo(left, y);
    g.lineTo(left, y + h);
    g.moveTo(x, top);
    g.lineTo(x + w, top);
    const word = number(p, DECADES);
    const align = { 0: "left", [DECADES]: "right" }[d] || "center";
    text(g, word, left, y + h + 14, { ...quiet, align });
    text(g, word, x - 6, top, { ...quiet, align: "right" });
  }
  g.moveTo(x, y + h);
  g.lineTo(x + w, y);
  g.stroke();
  const name = { size: 15, fill: theme.ink };
  text(g, "probability in the text", x + w, y + h + 36, { ...name, align: "right" });
  text(g, "probability beside it", x, y - 16, name);
}

// Words beside their points, none over another, nor over another's point.
export function drawCloud(scene) {
  const { g, theme, data, at, result } = scene;
  const { first, second } = result;
  const { x, y, w, h } = at.cloud;
  drawAxes(scene, at.cloud);
  const points = first.p.map((p, i) => [x + along(p, w), y + h - along(second.p[i], h)]);
  const dot = ([px, py], radius) => {
    g.beginPath();
    g.arc(px, py, radius, 0, 2 * Math.PI);
    g.fill();
  };
  g.fillStyle = theme.muted;
  points.forEach((point) => dot(point, 1.6));
  const named = [...new Set([...first.best.slice(0, 5), ...second.best.slice(0, 5)])];
  g.fillStyle = theme.value;
  named.forEach((i) => dot(points[i], 4));
  const taken = [];
  const look = { size: 15, weight: 700, fill: theme.ink };
  for (const i of named) {
    const [px, py] = points[i];
    const wide = measure([[data.pieces[i], theme.ink, 700]], 15);
    const free = ([left, middle]) => {
      const own = [left, middle - 11, left + wide, middle + 11];
      const hits = (o) => own[0] < o[2] && o[0] < own[2] && own[1] < o[3] && o[1] < own[3];
      const inside = own[0] >= x && own[1] >= y && own[2] <= x + w && own[3] <= y + h;
      const dots = named.filter((j) => j !== i).map((j) => points[j]);
      const over = ([a, b]) => hits([a - 4, b - 4, a + 4, b + 4]);
      return inside && !taken.some(hits) && !dots.some(over);
    };
    const beside = [px + 8, px - 8 - wide].map((left) => [left, py]);
    const above = [py - 17, py + 17].map((middle) => [px - wide / 2, middle]);
    const place = [...beside, ...above].find(free);
    if (place === undefined) continue;
    const [left, middle] = place;
    taken.push([left, middle - 11, left + wide, middle + 11]);
    text(g, data.pieces[i], left, middle, look);
  }
}

// Every piece is a button that hides it.
export function spots({ data, state, result: { first, second }, at }) {
  const row = (found, { places }, name, now) =>
    found.tokens.map((token, i) => ({
      id: `${name}${i}`,
      ...places[i],
      h: CHIP,
      label: `hide ${i + 1}: ${data.pieces[token]}`,
      hint: i === now ? data.pieces[token] : `hide “${data.pieces[token]}”`,
      press: { [name]: i },
    }));
  return [...row(first, at.one, "place", state.place), ...row(second, at.two, "spot", state.spot)];
}
