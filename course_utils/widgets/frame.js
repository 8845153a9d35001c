// The frame around every widget: native controls, the picture, its numbers in words, and what the kernel is asked.
// Joined between core.js and a widget's own module, so it exports nothing and imports nothing.
const ui = (() => {
  const STYLE = `
    .cw { margin: 0; padding: 4px 2px 6px 6px; max-width: 2000px; color: var(--cw-ink); font: 15px sans-serif; }
    .cw-bar { display: flex; flex-wrap: wrap; gap: .4em 1.5em; align-items: center; margin: 0 0 .4em; }
    .cw label { display: inline-flex; align-items: center; gap: .4em; }
    .cw label b { min-width: 2.2em; font-variant-numeric: tabular-nums; }
    .cw input[type=range] { accent-color: var(--cw-query); margin: 0; }
    .cw select, .cw button, .cw input[type=text] { font: inherit; color: inherit; background: var(--cw-lane);
      border: 1px solid var(--cw-muted); border-radius: 6px; padding: .2em .65em; }
    .cw :focus-visible { outline: 3px solid var(--cw-query); outline-offset: 2px; }
    .cw-stage { position: relative; }
    .cw canvas { display: block; width: 100%; }
    .cw output { display: block; min-height: 1.4em; margin-top: .3em; }
    .cw details { margin-top: .2em; color: var(--cw-muted); }
    .cw details p { margin: .2em 0; }
    .cw fieldset { display: flex; flex-wrap: wrap; gap: .25em .8em; align-items: center; border: 0; margin: 0 0 .5em;
      padding: 0; min-width: 0; }
    .cw legend { float: left; padding: 0; }
    .cw .cw-copied { display: block; box-sizing: border-box; width: 100%; margin: 0 0 .5em; font-family: monospace; }
    .cw [hidden] { display: none !important; }`;

  // ---- controls: native elements, each with a label; JupyterLab must not take their arrow keys --------------------
  function element(tag, properties = {}, ...children) {
    const { style, ...rest } = properties;
    const node = Object.assign(document.createElement(tag), rest);
    if (style) node.style.cssText = style;
    if (/^(INPUT|SELECT|BUTTON|SUMMARY)$/.test(tag.toUpperCase()) || rest.tabIndex === 0)
      node.setAttribute("data-lm-suppress-shortcuts", "true");
    node.append(...children);
    return node;
  }

  const labelled = (label, ...children) => element("label", {}, element("span", { textContent: label }), ...children);

  function range({ label, min = 0, max, step = 1, wide = 10, get, set, say }) {
    const shown = element("b"), style = `width:${wide}em`;
    const input = element("input", { type: "range", min, max, step, ariaLabel: label, style });
    input.addEventListener("input", () => set(Number(input.value), false));
    const update = () => {
      input.value = get();
      shown.textContent = say();
      input.setAttribute("aria-valuetext", say());
    };
    return { node: labelled(label, input, shown), update };
  }

  function select({ label, options, get, set }) {
    const input = element("select", { ariaLabel: label }, ...options.map((o) => element("option", { textContent: o })));
    input.addEventListener("change", () => set(input.selectedIndex));
    return { node: labelled(label, input), update: () => { input.selectedIndex = get(); } };
  }

  function button(label, act) {
    const node = element("button", { type: "button", textContent: label });
    node.addEventListener("click", act);
    return { node, update() {} };
  }

  // Controls side by side; with a legend (a function that gives its words) they are one named group.
  function bar({ legend, controls }) {
    const nodes = controls.map((control) => control.node);
    if (!legend) return element("div", { className: "cw-bar" }, ...nodes);
    const node = element("legend");
    controls.push({ update: () => { node.textContent = legend(); } });
    return element("fieldset", {}, node, ...nodes);
  }

  // ---- the kernel -------------------------------------------------------------------------------------------------
  // Bytes from anywhere: base64 in a page of its own, a view of a message (perhaps unaligned: copied) from the kernel.
  const bytes = (value) => (typeof value === "string" ? Uint8Array.from(atob(value), (c) => c.charCodeAt(0))
    : new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)));

  // Questions by `id` that only Python can answer, each asked once; the stored answers are there without a kernel.
  // `heard(error)` is called when an answer comes, and with a sentence when none came in time.
  function asker(model, heard, patience = 4000) {
    const known = new Map((model.get("answers") || []).map((answer) => [answer.id, answer]));
    let asked = null, timer = 0;
    const change = () => {
      const answer = model.get("answer");
      if (!answer?.id) return;
      known.set(answer.id, answer);
      if (known.size > 200) known.delete(known.keys().next().value);
      if (answer.id === asked) { clearTimeout(timer); asked = null; }
      heard("");
    };
    model.on?.("change:answer", change);
    return (question) => {
      if (known.has(question.id) || asked === question.id) return known.get(question.id);
      asked = question.id;
      clearTimeout(timer);
      timer = setTimeout(() => { asked = null; heard("Python does not answer: run the cell again."); }, patience);
      model.set?.("question", question);
      model.save_changes?.();
      return undefined;
    };
  }

  // ---- the frame --------------------------------------------------------------------------------------------------
  // Numbers on the way from one result to the next; what has no counterpart there arrives at once.
  const between = (a, b, t) => {
    if (typeof b === "number") return Number.isFinite(a) && Number.isFinite(b) ? a + (b - a) * t : b;
    if (Array.isArray(b)) return b.map((v, i) => between(a?.[i], v, t));
    if (b?.constructor !== Object) return b;
    return Object.fromEntries(Object.keys(b).map((name) => [name, between(a?.[name], b[name], t)]));
  };
  const zoomed = (width) => core.clamp(width / 1200, 1, 1.4);             // a wide projector gets larger type

  // `view`: title, compute(state) -> result, controls(get, set) -> bars of controls, height(width),
  // draw(g, width, theme, state, result, moving, zoom), sentence(state, result), describe(state, result) -> the numbers
  // in words, code(state) -> a line of Python, pick?(x, y, width) -> patch or null, over? a node on the picture.
  function frame({ model, el }, view) {
    const initial = () => structuredClone(model.get("state"));
    const calm = matchMedia("(prefers-reduced-motion: reduce)"), night = matchMedia("(prefers-color-scheme: dark)");
    let state = initial(), result = view.compute(state), shown = result, from = null, since = 0, waiting = 0;
    let watching = false, hidden = 0;
    const canvas = element("canvas", { role: "img" }), g = canvas.getContext("2d");
    const live = element("output", { ariaLive: "polite" }), words = element("p");
    const copied = element("input", { type: "text", readOnly: true, hidden: true, className: "cw-copied",
                                      ariaLabel: "Python that recreates this view" });
    const root = element("div", { className: "cw", role: "group", ariaLabel: view.title });

    const later = () => { waiting ||= requestAnimationFrame(paint); };
    const set = (patch, glide = true) => {
      state = { ...state, ...patch };
      result = view.compute(state);
      from = glide && !calm.matches ? shown : null;
      since = performance.now();
      copied.hidden = true;
      later();
    };
    const bars = view.controls(() => state, set);
    bars[0].controls.push(
      button("Reset", () => set(initial())),
      button("Copy state", () => {
        copied.value = view.code(state);
        copied.hidden = false;
        copied.select();
        navigator.clipboard?.writeText(copied.value).catch(() => {});     // refused: the line stands there, selected
      }));
    const stage = element("div", { className: "cw-stage" }, canvas, ...(view.over ? [view.over] : []));
    const details = element("details", {}, element("summary", { textContent: "The numbers as text" }), words);
    root.append(element("style", { textContent: STYLE }), ...bars.map(bar), copied, stage, live, details);
    el.append(root);
    const setControls = () => bars.forEach((bar) => bar.controls.forEach((control) => control.update()));

    function paint() {
      waiting = 0;
      if (!root.isConnected) return rest();                               // a static page never calls the cleanup
      watch();
      const full = root.clientWidth - 8, ratio = window.devicePixelRatio || 1, zoom = zoomed(full), width = full / zoom;
      if (full <= 0) {                                                    // hidden while the theme changes
        if (hidden++ < 20) setTimeout(later, 100);
        return;
      }
      hidden = 0;
      const theme = core.theme(), height = view.height(width);
      const w = Math.round(full * ratio), h = Math.round(height * zoom * ratio);
      for (const name of ["ink", "muted", "query", "lane"]) root.style.setProperty(`--cw-${name}`, theme[name]);
      root.style.colorScheme = theme.dark ? "dark" : "light";
      root.style.fontSize = `${15 * zoom}px`;
      if (canvas.width !== w || canvas.height !== h) {
        canvas.width = w; canvas.height = h; canvas.style.height = `${height * zoom}px`;
      }
      const t = from ? core.clamp((performance.now() - since + 16) / 220, 0, 1) : 1;
      shown = t < 1 ? between(from, result, 1 - (1 - t) ** 3) : result;
      g.setTransform(ratio * zoom, 0, 0, ratio * zoom, 0, 0);
      g.clearRect(0, 0, width, height);
      view.draw(g, width, theme, state, result, shown, zoom);
      setControls();
      const sentence = view.sentence(state, result), steps = `Step by step, ${view.describe(state, result)}.`;
      if (live.textContent !== sentence) live.textContent = sentence;
      if (words.textContent !== steps) words.textContent = steps;
      canvas.ariaLabel = `${sentence} ${steps}`;
      if (t < 1) later(); else from = null;
    }

    canvas.addEventListener("click", (event) => {
      const at = canvas.getBoundingClientRect(), zoom = zoomed(at.width);
      const patch = view.pick?.((event.clientX - at.left) / zoom, (event.clientY - at.top) / zoom, at.width / zoom);
      if (patch) set(patch);
    });
    // The page around is watched only while the root stands in it; `resized` wakes it when it is put back.
    const resized = new ResizeObserver(later), themed = new MutationObserver(later);
    const watch = () => {
      if (watching) return;
      watching = true;
      themed.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
      night.addEventListener("change", later);
    };
    const rest = () => {
      watching = false;
      themed.disconnect();
      night.removeEventListener("change", later);
      cancelAnimationFrame(waiting);
    };
    resized.observe(root);
    setControls();                                                        // a key may come before the first picture
    later();
    return () => { rest(); resized.disconnect(); root.remove(); };
  }

  return { element, range, select, button, bytes, asker, frame };
})();
