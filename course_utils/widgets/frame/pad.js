// A drawing: mouse, finger, or arrow keys on a pad over the picture; the state keeps it as
// hexadecimal digits, two for each of `side` x `side` pixels, or null.
import { fromHex, image } from "../core/image.js";
import { clamp } from "../core/numbers.js";
import { element } from "./elements.js";

const FINE = 10; // points of the pad for each pixel of the drawing
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const toHex = (pixels) => Array.from(pixels, (v) => v.toString(16).padStart(2, "0")).join("");

// `show({ x, y, side }, zoom, state)` places it and draws what it holds; layout gives `pad`.
export function drawingPad(name, field, at) {
  const { side } = typeof field.side === "function" ? { side: field.side(at.data) } : field;
  const size = FINE * side;
  const sheet = new OffscreenCanvas(size, size);
  const g = sheet.getContext("2d", { willReadFrequently: true });
  const node = element("div", { tabIndex: 0, role: "application", className: "cw-pad" });
  node.ariaLabel = `${field.label}: arrow keys move the pen, space puts it down or lifts it, Delete clears`;
  const cursor = element("span", { className: "cw-pen", ariaHidden: "true", hidden: true });
  cursor.style.cssText = "position:absolute;box-sizing:border-box;border:2px solid var(--cw-query)";
  node.append(cursor);
  let held = null;
  let pen = null;
  let down = false;
  let cell = [Math.round(side / 4), Math.round(side / 2)];

  const pixels = () => {
    const fine = g.getImageData(0, 0, size, size).data;
    const sums = new Float64Array(side * side);
    for (let i = 3; i < fine.length; i += 4) {
      const point = (i - 3) / 4;
      sums[side * Math.floor(point / size / FINE) + Math.floor((point % size) / FINE)] += fine[i];
    }
    return Uint8Array.from(sums, (v) => Math.round(v / FINE ** 2));
  };
  const tell = () => {
    held = toHex(pixels());
    at.set({ [name]: held }, false);
  };
  const begin = () => {
    const drawing = at.state[name];
    if (drawing && drawing === held) return;
    g.clearRect(0, 0, size, size);
    const plain = { ink: "#000000", zero: "#00000000" };
    if (drawing) image(g, plain, fromHex(drawing), 0, 0, size);
  };
  const stroke = (from, to) => {
    const style = { lineWidth: size / 11, lineCap: "round", lineJoin: "round" };
    Object.assign(g, style, { strokeStyle: "#000000" });
    g.beginPath();
    g.moveTo(...from);
    g.lineTo(to[0] + 0.01, to[1]);
    g.stroke();
    tell();
  };
  const clear = () => {
    g.clearRect(0, 0, size, size);
    down = false;
    tell();
  };

  const point = (event) => {
    const box = node.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    return [size * across, (size * (event.clientY - box.top)) / box.height];
  };
  node.addEventListener("pointerdown", (event) => {
    begin();
    node.setPointerCapture(event.pointerId);
    pen = point(event);
    stroke(pen, pen);
  });
  node.addEventListener("pointermove", (event) => {
    if (!pen) return;
    const to = point(event);
    stroke(pen, to);
    pen = to;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    node.addEventListener(end, () => {
      pen = null;
    });
  }
  const centre = ([row, column]) => [FINE * (column + 0.5), FINE * (row + 0.5)];
  const mark = () => {
    cursor.hidden = !node.matches(":focus-visible");
    const share = 100 / side;
    const place = { left: cell[1] * share, top: cell[0] * share, width: share, height: share };
    for (const [edge, v] of Object.entries(place)) cursor.style[edge] = `${v}%`;
    cursor.style.background = down ? "var(--cw-query)" : "none";
  };
  node.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    const from = cell;
    if (move) cell = from.map((v, i) => clamp(v + move[i], 0, side - 1));
    else if (event.key === " ") down = !down;
    else if (event.key === "Delete" || event.key === "Backspace") clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
    mark();
    if (!down) return;
    begin();
    stroke(centre(from), centre(cell));
  });
  for (const change of ["focus", "blur"]) node.addEventListener(change, mark);

  function show({ x, y, side: wide }, zoom) {
    const box = { left: x, top: y, width: wide, height: wide };
    for (const [edge, v] of Object.entries(box)) node.style[edge] = `${v * zoom}px`;
  }
  return { node, show, clear };
}

// The two fields of a widget whose reader may draw: the pad, and the button that empties it.
export const drawing = {
  kind: "drawing",
  label: "Drawing pad",
  side: (data) => data.side,
  pad: drawingPad,
  python: (drawn) => drawn && JSON.stringify(drawn),
};

export const clear = {
  kind: "button",
  label: "Clear and draw",
  act: (state, { side }) => ({ drawing: "00".repeat(side * side) }),
};

// `keep` of a frame: who chooses another picture in the field of that name leaves the drawing.
export const putAway = (name) => (now, data, old) =>
  now[name] !== old[name] && now.drawing === old.drawing ? { ...now, drawing: null } : now;
