// Soft look-up: a digit is compared with thousands of labelled keys; the weights softmax(β q·k) carry the labels to
// ten sums. Python has the keys and sends the scores; the page turns them into weights, so β answers at once.
import { image } from "../core/image.js";
import { argmax, clamp, number } from "../core/numbers.js";
import { inks } from "../core/text.js";
import { button, element } from "../frame/elements.js";
import { bytes } from "../frame/kernel.js";
import { asker, frame, older, range } from "../frame/older.js";
import { compute } from "./compute.js";
import { counted, drawAnswer, drawKeys, drawQuery, layout } from "./scene.js";

const BETAS = [
  1, 1.3, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8, 10, 13, 16, 20, 25, 32, 40, 50, 63, 80, 100, 130, 160,
  200, 250, 320, 400, 500, 630, 800, 1000,
];
// ---- the pad: a digit drawn with the mouse, a finger, or arrow keys -------------------------------------------
const FINE = 10; // points of the pad for each pixel of the digit
const toHex = (pixels) => Array.from(pixels, (v) => v.toString(16).padStart(2, "0")).join("");
const fromHex = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

function drawingPad(side, get, set) {
  const size = FINE * side;
  const canvas = element("canvas", { width: size, height: size });
  const g = canvas.getContext("2d", { willReadFrequently: true });
  const cursor = { at: [side / 4, side / 2].map(Math.round), down: false };
  const style = "position:absolute;cursor:crosshair;touch-action:none";
  const node = element("div", {
    tabIndex: 0,
    role: "application",
    style,
    ariaLabel:
      "Drawing pad: arrow keys move the pen, space puts it down or lifts it, Delete clears",
  });
  let shown = null;
  let pen = null;

  const pixels = () => {
    // the mean ink of each pixel's points
    const fine = g.getImageData(0, 0, size, size).data;
    const sums = new Float64Array(side * side);
    for (let i = 3; i < fine.length; i += 4) {
      const point = (i - 3) / 4;
      sums[side * Math.floor(point / size / FINE) + Math.floor((point % size) / FINE)] += fine[i];
    }
    return Uint8Array.from(sums, (v) => Math.round(v / FINE ** 2));
  };
  const show = () => {
    shown = toHex(pixels());
    set({ drawing: shown }, false);
  };
  const begin = () => {
    // a new sheet, unless the drawing at hand is on it
    if (get().drawing && get().drawing === shown) return;
    g.clearRect(0, 0, size, size);
    if (get().drawing)
      image(g, { ink: "#000000", zero: "#00000000" }, fromHex(get().drawing), 0, 0, size);
  };
  const line = (from, to) => {
    Object.assign(g, {
      lineWidth: size / 11,
      lineCap: "round",
      lineJoin: "round",
      strokeStyle: "#000000",
    });
    g.beginPath();
    g.moveTo(...from);
    g.lineTo(to[0] + 0.01, to[1]);
    g.stroke();
    show();
  };
  const clear = () => {
    g.clearRect(0, 0, size, size);
    cursor.down = false;
    show();
  };

  const point = (event) => {
    const at = node.getBoundingClientRect();
    return [
      (size * (event.clientX - at.left)) / at.width,
      (size * (event.clientY - at.top)) / at.height,
    ];
  };
  node.addEventListener("pointerdown", (event) => {
    begin();
    node.setPointerCapture(event.pointerId);
    pen = point(event);
    line(pen, pen);
  });
  node.addEventListener("pointermove", (event) => {
    if (!pen) return;
    const to = point(event);
    line(pen, to);
    pen = to;
  });
  for (const end of ["pointerup", "pointercancel"])
    node.addEventListener(end, () => {
      pen = null;
    });

  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const centre = ([row, column]) => [FINE * (column + 0.5), FINE * (row + 0.5)];
  node.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    const from = cursor.at;
    if (move) cursor.at = from.map((v, i) => clamp(v + move[i], 0, side - 1));
    else if (event.key === " ") cursor.down = !cursor.down;
    else if (event.key === "Delete" || event.key === "Backspace") return clear();
    else return;
    event.preventDefault();
    if (!cursor.down) return set({}, false);
    begin();
    line(centre(from), centre(cursor.at));
  });
  for (const name of ["focus", "blur"]) node.addEventListener(name, () => set({}, false));

  const place = ({ x, y, side }, zoom) =>
    Object.assign(node.style, {
      left: `${x * zoom}px`,
      top: `${y * zoom}px`,
      width: `${side * zoom}px`,
      height: `${side * zoom}px`,
    });
  return { node, clear, place, cursor: () => (node.matches(":focus-visible") ? cursor : null) };
}

function mount({ model, el }) {
  const { labels, answers, side, n_queries, prepare } = model.get("data");
  const labelOf = bytes(labels);
  const data = { n: labelOf.length, side, n_queries, prepare };
  const truths = answers && bytes(answers);
  let seen = null;
  let trouble = "";
  let refresh = () => {};
  let get = () => model.get("state");
  const ask = asker(model, (error) => {
    trouble = error;
    refresh();
  });
  const pad = drawingPad(
    side,
    () => get(),
    (...patch) => refresh(...patch),
  );

  const unpacked = ({ id, query, compared, nearest, images, scores }) => {
    const all = bytes(images);
    const each = all.length / nearest.length;
    return {
      id,
      query: bytes(query),
      compared: bytes(compared),
      nearest,
      scores: new Float32Array(bytes(scores).buffer),
      images: nearest.map((_, i) => all.slice(each * i, each * (i + 1))),
    };
  };
  const look = (state) => {
    const id = state.drawing ?? `digit-${state.query}`;
    const answer = ask(state.drawing === null ? { id, query: state.query } : { id, drawing: id });
    if (answer && seen?.id !== id) seen = unpacked(answer);
    const drawing = !seen.id.startsWith("digit-");
    const query = drawing ? state.query : Number(seen.id.slice(6));
    const pixels = state.drawing === null ? seen.query : fromHex(state.drawing);
    const near = seen.nearest;
    return {
      ...compute(seen.scores, near, labelOf, state.beta),
      seen,
      drawing,
      query,
      pixels,
      sheet: state.drawing !== null,
      empty: !pixels.some(Boolean),
      images: seen.images,
      scores: Float64Array.from(near, (i) => seen.scores[i]),
      values: Uint8Array.from(near, (i) => labelOf[i]),
      truth: drawing || !truths ? null : truths[query],
    };
  };
  const geometry = (width) => layout(width, Math.min(seen.nearest.length, 8));
  return frame(
    { model, el },
    {
      over: pad.node,
      compute: look,
      controls: (state, set) => {
        get = state;
        refresh = (patch = {}, glide = true) => set(patch, glide);
        return [
          {
            controls: [
              range({
                label: "Test digit",
                min: 1,
                max: n_queries,
                wide: 14,
                get: () => get().query + 1,
                set: (v) => set({ query: v - 1, drawing: null }),
                say: () => String(get().query + 1),
              }),
              range({
                label: "β",
                max: BETAS.length - 1,
                wide: 10,
                get: () => BETAS.filter((b) => b < get().beta).length,
                set: (v, glide) => set({ beta: BETAS[v] }, glide),
                say: () => number(get().beta),
              }),
              button("Clear and draw", () => {
                pad.clear();
                pad.node.focus();
              }),
            ],
          },
        ];
      },
      height: (width) => geometry(width).bottom,
      draw: (g, width, theme, state, r, shown, zoom) => {
        const at = geometry(width);
        const scene = { g, theme, ink: inks(theme), data, r, shown, at, cursor: pad.cursor() };
        pad.place(at.pad, zoom);
        drawQuery(scene);
        drawKeys(scene);
        drawAnswer(scene);
      },
      sentence: (state, { classes, entropy, drawing, query, truth, empty }) => {
        if (empty)
          return `The pad is empty, so every key has the same weight, 1 of ${counted(data.n)}: draw a digit.`;
        const asked = drawing ? "Your drawing" : `Test digit ${query + 1} of ${counted(n_queries)}`;
        const best = argmax(classes);
        const true_ = truth === null ? "" : ` (it is a ${truth})`;
        const keys = number(Math.exp(entropy), 1);
        return (
          `${asked} among ${counted(data.n)} keys, β = ${number(state.beta)}: answer ${best}${true_} with weight ` +
          `${classes[best].toFixed(4)}; entropy ${entropy.toFixed(3)} nats, as if ${keys} keys shared the weight.` +
          (trouble && ` ${trouble} The first test digits are stored.`)
        );
      },
      describe: (state, r) =>
        [...r.values]
          .map(
            (v, i) =>
              `key ${i + 1}, a ${v}: q·k ${r.scores[i].toFixed(3)}, weight ${r.top[i].toFixed(4)}`,
          )
          .join("; ") + `; classes: ${r.classes.map((w, c) => `${c} ${w.toFixed(4)}`).join(", ")}`,
      code: (state) => {
        const made = prepare === "centred" ? [] : [`prepare=${prepare}`];
        const names = ["keys", "labels", "queries", ...(truths ? ["answers"] : []), ...made];
        const drawing = state.drawing === null ? "" : `, drawing="${state.drawing}"`;
        return `soft_lookup(${names.join(", ")}, query=${state.query}${drawing}, beta=${state.beta})`;
      },
    },
  );
}

export const render = older(mount);
