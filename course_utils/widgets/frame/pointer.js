// The pointer over the picture: a press, and a look at what `view.hover` says a press would show.

// What is looked at: a patch of the state for as long as the pointer or the focus stays.
export function looking(later) {
  const over = { patch: null };
  over.look = (patch) => {
    if (JSON.stringify(patch) === JSON.stringify(over.patch)) return;
    over.patch = patch;
    later();
  };
  return over;
}

export function pointing(view, canvas, stage, { seen, set, over }) {
  const asked = (ask, event) => {
    const scene = seen();
    const box = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    return (scene && ask?.(scene, x / scene.zoom, y / scene.zoom)) || null;
  };
  canvas.addEventListener("click", (event) => {
    const patch = asked(view.press, event);
    if (patch) set(patch);
  });
  if (!view.hover) return;
  stage.addEventListener("pointermove", (event) => over.look(asked(view.hover, event)));
  stage.addEventListener("pointerleave", () => over.look(null));
}
