// The frame around every widget: controls from the declared fields, the picture, its numbers in
// words. Picture, label and sentence always come from one answered state.
import { currentTheme } from "../core/colour.js";
import { clamp } from "../core/numbers.js";
import { inks } from "../core/text.js";
import { call, store, stored } from "./address.js";
import { answering } from "./answers.js";
import { sized, themed } from "./canvas.js";
import { bar, button, element } from "./elements.js";
import { controlsOf } from "./fields.js";
import { between, progress } from "./glide.js";
import { asker } from "./kernel.js";
import { looking, pointing } from "./pointer.js";
import { spotsLayer } from "./spots.js";
import { STYLE } from "./style.js";

const QUIET = 400; // milliseconds without a change until it is said aloud
const CHROME = 170; // about the height of all that is not picture, on a full screen

// `view` as engine.py describes it -> what draws it: render({ el, inputs }) -> clean up.
export function framed(view) {
  const render = ({ el, inputs }) => mounted(view, el, inputs);
  render.view = view;
  return render;
}

export function mounted(view, el, inputs) {
  const data = view.prepare ? view.prepare(inputs.data) : inputs.data;
  const initial = () => structuredClone(inputs.state);
  const keep = (state, before = state) => (view.keep ? view.keep(state, data, before) : state);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const night = matchMedia("(prefers-color-scheme: dark)");
  const ask = asker(inputs);
  const slow = view.worker?.(inputs.name, inputs.data);
  const compute = slow || ((state) => view.compute(data, state, ask));

  const first = keep(stored(initial()));
  let ghost = null;
  let shown = null; // the result on its way
  let from = null;
  let since = 0;
  let waiting = 0;
  let storing = 0;
  let watching = false;
  let hidden = 0;
  let gliding = false;
  let last = null; // the scene drawn last

  const later = () => {
    waiting ||= requestAnimationFrame(paint);
  };
  const over = looking(later);
  const one = answering(compute, first, {
    came: (state, result) => {
      from = shown && gliding && !calm.matches ? shown : null;
      since = performance.now();
      shown = result;
      clearTimeout(storing);
      if (state !== first) storing = setTimeout(() => store(state), QUIET);
    },
    waits: (busy) => {
      root.classList.toggle("cw-busy", busy);
      status.hidden = !busy;
    },
    settled: () => later(),
  });
  const set = (patch, glide = true) => {
    one.wanted = keep({ ...one.wanted, ...patch }, one.wanted);
    one.trouble = "";
    gliding = glide;
    over.patch = null;
    copied.hidden = true;
    later();
  };
  const at = {
    data,
    set,
    get state() {
      return one.wanted;
    },
    get result() {
      return one.answered?.result;
    },
    get busy() {
      return one.busy;
    },
  };
  one.ask();

  // ---- what stands on the page ----------------------------------------------------------------
  const fields = typeof view.fields === "function" ? view.fields(data, first) : view.fields;
  const canvas = element("canvas", { role: "img" });
  const g = canvas.getContext("2d");
  const output = element("output", { ariaLive: "off" });
  const live = element("span", { className: "cw-live", ariaLive: "polite" });
  const words = element("p");
  const status = element("span", { className: "cw-status", hidden: true });
  status.textContent = slow ? "computing …" : "waiting for Python …";
  const copied = element("input", {
    type: "text",
    readOnly: true,
    hidden: true,
    className: "cw-copied",
    ariaLabel: "Python that recreates this view",
  });
  const root = element("div", { className: "cw", role: "group", ariaLabel: inputs.title });
  const title = element("p", { className: "cw-title" });
  title.append(element("b", { textContent: `${inputs.title}.` }), ` ${inputs.question}`);
  const spots = spotsLayer(set, over.look);
  const padName = Object.keys(fields).find((name) => fields[name].kind === "drawing");
  const pad = padName && fields[padName].pad(padName, fields[padName], at);

  const bars = controlsOf(fields, view.bars, at);
  const pin = button("Compare", () => {
    ghost = ghost ? null : one.answered;
    later();
  });
  pin.update = () => {
    pin.node.textContent = ghost ? "Stop comparing" : "Compare";
  };
  const copy = button("Copy state", () => {
    const { state } = one.answered;
    copied.value = call(inputs, fields, state);
    copied.hidden = false;
    copied.select();
    navigator.clipboard?.writeText(copied.value).catch(() => {}); // refused: it stands there, selected
  });
  const full = button("Full screen", () =>
    document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
  );
  const tools = [button("Reset", () => set(initial())), ...(view.ghost ? [pin] : []), copy, full];
  bars[0].controls.push(...tools);
  const stage = element("div", { className: "cw-stage" }, canvas, ...(pad ? [pad.node] : []));
  stage.append(spots.layer, status);
  const details = element(
    "details",
    {},
    element("summary", { textContent: "The numbers as text" }),
  );
  details.append(words);
  const style = element("style", { textContent: STYLE });
  root.append(style, title, ...bars.map(bar), copied, stage, output, live, details);
  if (inputs.tested) {
    const states = inputs.tested === 1 ? "1 state" : `${inputs.tested} states`;
    const textContent = `Equal to PyTorch to 1e-6, ${states} tested.`;
    root.append(element("p", { className: "cw-foot", textContent }));
  }
  el.append(root);
  const setControls = () => {
    bars.forEach(({ controls }) => controls.forEach((control) => control.update()));
  };

  // ---- the picture ----------------------------------------------------------------------------
  const isFull = () => document.fullscreenElement === root;
  const laidOut = (scene, width) => view.layout(width, scene);
  // A wide projector gets larger type, a full screen as large as its height allows.
  const zoomed = (wide, scene) => {
    if (!isFull()) return clamp(wide / 1200, 1, 1.4);
    for (let zoom = 4; zoom > 1; zoom -= 0.05) {
      if ((laidOut(scene, wide / zoom).height + CHROME) * zoom <= root.clientHeight) return zoom;
    }
    return 1;
  };

  function paint() {
    waiting = 0;
    if (!root.isConnected) {
      rest(); // a static page never calls the cleanup
      return;
    }
    watch();
    one.ask();
    setControls();
    if (!one.answered) return said();
    const wide = stage.clientWidth;
    if (wide <= 0) {
      if (hidden++ < 20) setTimeout(later, 100); // hidden while the theme changes
      return;
    }
    hidden = 0;
    const theme = currentTheme();
    const { state: chosen } = one.answered;
    const state = over.patch ? keep({ ...chosen, ...over.patch }) : chosen;
    const result = over.patch ? view.compute(data, state) : one.answered.result;
    const t = from ? progress(since) : 1;
    shown = t < 1 ? between(from, result, t) : result;
    const scene = { g, theme, ink: inks(theme), data, state, chosen, result, shown, ghost };
    const zoom = zoomed(wide, scene);
    const width = wide / zoom;
    scene.width = width;
    scene.zoom = zoom;
    scene.at = laidOut(scene, width);
    themed(root, theme, zoom);
    sized(canvas, wide, scene);
    for (const draw of view.draw) draw(scene);
    spots.show(view.spots ? view.spots(scene) : [], zoom);
    pad?.show(scene.at.pad, zoom, state);
    last = scene;
    said(scene);
    if (t < 1) later();
    else from = null;
  }

  let saying = 0;
  function said(scene) {
    const sentence = `${scene ? view.sentence(scene) : ""} ${one.trouble}`.trim();
    if (output.textContent !== sentence) {
      output.textContent = sentence;
      clearTimeout(saying);
      saying = setTimeout(() => {
        live.textContent = sentence;
      }, QUIET);
    }
    if (!scene) return;
    const steps = `Step by step, ${view.describe(scene)}.`;
    if (words.textContent !== steps) words.textContent = steps;
    canvas.ariaLabel = `${sentence} ${steps}`;
  }

  pointing(view, canvas, stage, { seen: () => last, set, over });
  // The page around is watched only while the root stands in it; `resized` wakes it when it is put back.
  const resized = new ResizeObserver(later);
  const darkened = new MutationObserver(later);
  function watch() {
    if (watching) return;
    watching = true;
    darkened.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
    night.addEventListener("change", later);
  }
  function rest() {
    watching = false;
    darkened.disconnect();
    night.removeEventListener("change", later);
    cancelAnimationFrame(waiting);
    waiting = 0;
  }
  resized.observe(root);
  setControls(); // a key may come before the first picture
  later();
  return () => {
    rest();
    resized.disconnect();
    root.remove();
  };
}
