// Play, pause, one step, speed. It stands still off the screen and where less motion is asked for.
import { button, element } from "./elements.js";
import { slider, value } from "./slider.js";

const SPEEDS = { "½×": 2, "1×": 4, "2×": 8, "4×": 16, "as fast as it goes": 60 };

// `next(state, data, result)` gives the patch of one step, null at the end; without it the number
// goes up by `step` from `min` to `max`, and from the end starts again.
export function player(name, field, at) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const counted = (property) => value(property, at);
  const up = (state) => {
    const v = state[name] + (field.step ?? 1);
    return v > counted(field.max) ? null : { [name]: v };
  };
  const next = field.next || up;
  let playing = false;
  let seen = true;
  let last = 0;

  const stop = () => {
    playing = false;
    update();
  };
  const step = () => {
    const patch = next(at.state, at.data, at.result);
    if (patch) at.set(patch, false);
    return Boolean(patch);
  };
  const loop = (now) => {
    if (!playing || !play.node.isConnected) return;
    requestAnimationFrame(loop);
    if (!seen || at.busy || now - last < 1000 / SPEEDS[speed.value]) return;
    last = now;
    if (!step()) stop();
  };
  const play = button("Play", () => {
    playing = !playing && !calm.matches;
    if (playing && !field.next && !up(at.state)) at.set({ [name]: counted(field.min) ?? 0 }, false);
    if (playing) requestAnimationFrame(loop);
    update();
  });
  const one = button("Step", () => {
    stop();
    step();
  });
  const names = Object.keys(SPEEDS).map((words) => element("option", { textContent: words }));
  const speed = element("select", { ariaLabel: "Speed" }, ...names);
  speed.value = field.speed ?? "1×";
  const shown = slider(
    field,
    at,
    () => at.state[name],
    (v, glide) => {
      stop();
      at.set({ [name]: v }, glide);
    },
  );
  const node = element("span", { className: "cw-bar", style: "margin:0" });
  node.append(play.node, one.node, speed, ...(field.bare ? [] : [shown.node]));
  new IntersectionObserver(([entry]) => {
    seen = entry.isIntersecting;
  }).observe(node);

  function update() {
    play.node.textContent = playing ? "Pause" : "Play";
    play.node.disabled = calm.matches;
    play.node.title = calm.matches ? "Your system asks for less motion: use Step" : "";
    if (!field.bare) shown.update();
  }
  return { node, update };
}
