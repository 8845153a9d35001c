// The canvas as large as its scene, and the theme's colours for everything around it.
export function themed(root, theme, zoom) {
  for (const name of ["ink", "paper", "muted", "query", "lane"]) {
    root.style.setProperty(`--cw-${name}`, theme[name]);
  }
  root.style.colorScheme = theme.dark ? "dark" : "light";
  root.style.fontSize = `${15 * zoom}px`;
}

// `wide`: the width on the page in pixels; the scene's own is `zoom` times smaller. Cleared.
export function sized(canvas, wide, { g, zoom, width, at: { height } }) {
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(wide * ratio), Math.round(height * zoom * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.height = `${height * zoom}px`;
  }
  g.setTransform(ratio * zoom, 0, 0, ratio * zoom, 0, 0);
  g.clearRect(0, 0, width, height);
}
