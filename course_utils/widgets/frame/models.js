// The trained models of the page: each is read once, and stays known when its output leaves the page.

export const decoded = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

const known = () => (window.courseModels ||= new Map());

// Take up the models whose weights stand in the page, and tell the widgets that wait for one.
export function arrived() {
  const models = known();
  const before = models.size;
  for (const script of document.querySelectorAll("script[data-model]")) {
    const { model: key } = script.dataset;
    if (models.has(key)) continue;
    const card = JSON.parse(script.textContent);
    models.set(key, { ...card, key, weights: decoded(card.weights) });
  }
  if (models.size > before) window.dispatchEvent(new Event("coursemodel"));
}

// The card and the weights of a model; an error with `model` where the page lacks it.
export function modelOf(key) {
  const found = known().get(key);
  if (!found) throw Object.assign(Error(`no model ${key} on this page`), { model: key });
  return found;
}
