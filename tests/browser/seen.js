// Open a notebook, run all its cells, and tell what a reader meets. Joined with `window.jupyterapp`.
const seen = {
  /** Open `path` and run all cells within `seconds`; the panel is kept for what follows. */
  async run(path, seconds) {
    const late = `${path} did not open and run in ${seconds} s; is a dialog in the way?`;
    const alarm = new Promise((_, fail) => setTimeout(() => fail(Error(late)), 1000 * seconds));
    await Promise.race([seen.runAll(path), alarm]);
  },

  async runAll(path) {
    const app = window.jupyterapp;
    seen.panel = await app.commands.execute("docmanager:open", { path, factory: "Notebook" });
    await seen.panel.context.ready;
    await seen.panel.sessionContext.ready;
    app.shell.activateById(seen.panel.id);
    await app.commands.execute("notebook:run-all-cells");
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500)));
  },

  /** What the cells gave that nobody should see. */
  errors() {
    return seen.outputs().filter((o) => o.output_type === "error" || o.name === "stderr")
      .map((o) => o.evalue || o.text || o.traceback.join("\n"));
  },

  outputs() {
    return seen.panel.context.model.toJSON().cells.flatMap((cell) => cell.outputs || []);
  },

  /** Pictures and controls without a name. JupyterLab draws figures without theirs: ask the file. */
  nameless() {
    const kinds = seen.outputs().flatMap((o) => Object.keys(o.data || {})
      .filter((kind) => kind.startsWith("image/") && !(o.metadata[kind] || {}).alt));
    const text = (node) => (node ? node.textContent.trim() : "");
    const byId = (node) => text(document.getElementById(node.getAttribute("aria-labelledby")));
    const alt = (node) => (node.getAttribute("alt") || "").replace(/^Image$/, "");  // JupyterLab's own
    const name = (node) => alt(node) || node.getAttribute("aria-label") || byId(node)
      || [...(node.labels || [])].map(text).join("") || (node.matches("button, summary") && text(node));
    const inOutputs = "input select textarea button summary canvas svg [role=img] [role=slider]"
      .split(" ").map((tag) => `.jp-OutputArea-output ${tag}:not([aria-hidden=true], [type=hidden])`);
    const images = ".jp-Notebook :not(.jp-RenderedImage) > img";
    const found = seen.panel.node.querySelectorAll([images, ...inOutputs].join(","));
    const nodes = [...found].filter((node) => !name(node)).map((node) => node.outerHTML.slice(0, 200));
    return [...kinds.map((kind) => `a picture (${kind})`), ...nodes];
  },

  /** Live widgets: the outputs that hold a canvas. */
  widgets() {
    const outputs = seen.panel.node.querySelectorAll(".jp-OutputArea-child");
    return [...outputs].filter((output) => output.querySelector("canvas"));
  },

  /** Still forms whose script has not made them live. */
  asleep() {
    return [...seen.panel.node.querySelectorAll("[data-widget]:not([data-live])")]
      .map((node) => node.dataset.widget);
  },

  /** The pixels of widget `i`, as text. */
  pixels(i) {
    return [...seen.widgets()[i].querySelectorAll("canvas")].map((c) => c.toDataURL()).join();
  },

  /** Focus control `n` of widget `i`; the keys that move it, or null after the last control. */
  focus(i, n) {
    const controls = "input, select, button, [tabindex='0']";
    const control = seen.widgets()[i].querySelectorAll(controls)[n];
    if (!control) return null;
    control.scrollIntoView({ block: "center" });
    control.focus();
    if (control.matches("[type=range], [type=number]")) return ["ArrowRight", "ArrowLeft"];
    if (control.matches("select")) return ["ArrowDown", "ArrowUp"];
    return control.matches("[type=checkbox]") ? ["Space"] : ["Enter", "ArrowRight"];
  },

  /** Give the kernel back and close the notebook without a question. */
  async close() {
    await seen.panel.sessionContext.shutdown();
    seen.panel.context.model.dirty = false;
    seen.panel.close();
  },
};
window.seen = seen;
