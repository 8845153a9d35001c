// Hot spots and points to drag: real buttons over the picture, reached by Tab and arrow keys.
import { element } from "./elements.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// A layer that `show(list, zoom)` fills; `change(patch, glide)` hears what was done, `look(patch)`
// what a spot with `over` shows while it has the focus. An empty hint is not shown. Buttons stay
// the same for the same id, so the focus stays too. Spots that do not move are one stop of Tab:
// arrow keys go from one to the next.
export function spotsLayer(change, look) {
  const layer = element("div", { className: "cw-spots" });
  const hint = element("span", { className: "cw-hint", hidden: true, ariaHidden: "true" });
  const pool = new Map();
  let scale = 1;
  let held = null;
  layer.append(hint);

  const still = () => [...pool.values()].filter((one) => !one.spot.move);
  const nearest = (from, [dx, dy]) => {
    const centre = ({ x, y, w, h }) => [x + w / 2, y + h / 2];
    const [x, y] = centre(from);
    const far = (spot) => {
      const [u, v] = centre(spot);
      const along = (u - x) * dx + (v - y) * dy;
      const aside = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
      return along > 1 ? along + 3 * aside : Infinity;
    };
    const found = still().sort((a, b) => far(a.spot) - far(b.spot))[0];
    return found && far(found.spot) < Infinity ? found : null;
  };
  const rove = (one) => {
    for (const other of still()) other.node.tabIndex = other === one ? 0 : -1;
  };
  const tell = ({ spot }) => {
    hint.textContent = spot.hint ?? spot.label;
    hint.hidden = !hint.textContent;
    hint.style.left = `${(spot.x + spot.w / 2) * scale}px`;
    hint.style.top = `${Math.max(24, spot.y * scale - 4)}px`;
  };
  const quiet = () => {
    hint.hidden = true;
  };

  function made(id) {
    const one = { node: element("button", { type: "button" }), spot: null };
    const { node } = one;
    const moveTo = (x, y) => change(one.spot.move(x, y), false);
    node.addEventListener("click", () => {
      if (one.spot.press) change(one.spot.press, true);
    });
    node.addEventListener("pointerenter", () => tell(one));
    node.addEventListener("pointerleave", () => held !== one && quiet());
    node.addEventListener("focus", () => {
      if (!one.spot.move) rove(one);
      if (!node.matches(":focus-visible")) return;
      tell(one);
      if (one.spot.over) look(one.spot.over);
    });
    node.addEventListener("blur", () => {
      quiet();
      if (one.spot.over) look(null);
    });
    node.addEventListener("pointerdown", (event) => {
      if (!one.spot.move) return;
      node.setPointerCapture(event.pointerId);
      held = one;
    });
    node.addEventListener("pointermove", (event) => {
      if (held !== one) return;
      const at = layer.getBoundingClientRect();
      moveTo((event.clientX - at.left) / scale, (event.clientY - at.top) / scale);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      node.addEventListener(end, () => {
        held = null;
      });
    }
    node.addEventListener("keydown", (event) => {
      const { spot } = one;
      const arrow = ARROWS[event.key];
      if (arrow && spot.move) {
        const [across, down] = spot.step || [4, 4];
        const far = event.shiftKey ? 10 : 1;
        moveTo(
          spot.x + spot.w / 2 + far * arrow[0] * across,
          spot.y + spot.h / 2 + far * arrow[1] * down,
        );
      } else if (arrow) {
        nearest(spot, arrow)?.node.focus();
      } else if ((event.key === "Delete" || event.key === "Backspace") && spot.remove) {
        const others = [...pool.values()].filter((other) => other !== one);
        (others.at(-1) || one).node.focus();
        change(spot.remove, true);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    pool.set(id, one);
    layer.insertBefore(node, hint);
    return one;
  }

  function show(list, zoom) {
    scale = zoom;
    const ids = new Set(list.map(({ id }) => id));
    for (const [id, { node }] of pool) {
      if (ids.has(id)) continue;
      node.remove();
      pool.delete(id);
    }
    for (const spot of list) {
      const one = pool.get(spot.id) || made(spot.id);
      const { node } = one;
      one.spot = spot;
      node.className = spot.round ? "cw-spot cw-round" : "cw-spot";
      if (node.ariaLabel !== spot.label) node.ariaLabel = spot.label;
      const box = { left: spot.x, top: spot.y, width: spot.w, height: spot.h };
      for (const [side, v] of Object.entries(box)) node.style[side] = `${v * zoom}px`;
      if (!hint.hidden && (held === one || document.activeElement === node)) tell(one);
    }
    const stops = still();
    if (stops.length && !stops.some(({ node }) => node.tabIndex === 0 && node.dataset.stop)) {
      for (const { node } of stops) node.dataset.stop = "yes";
      rove(stops[0]);
    }
    for (const { node } of stops) {
      if (node.dataset.stop) continue;
      node.dataset.stop = "yes";
      node.tabIndex = -1;
    }
  }
  return { layer, show };
}
