// Native elements, each with a label; JupyterLab must not take their arrow keys.
export function element(tag, properties = {}, ...children) {
  const { style, ...rest } = properties;
  const node = Object.assign(document.createElement(tag), rest);
  if (style) node.style.cssText = style;
  if (/^(INPUT|SELECT|BUTTON|SUMMARY)$/.test(node.tagName) || rest.tabIndex === 0) {
    node.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  node.append(...children);
  return node;
}

export const labelled = (label, ...children) =>
  element("label", {}, element("span", { textContent: label }), ...children);

export function button(label, act) {
  const node = element("button", { type: "button", textContent: label });
  node.addEventListener("click", act);
  return { node, update() {} };
}

// Controls side by side; with a legend (a function that gives its words) they are one named group.
export function bar({ legend, controls }) {
  const nodes = controls.map((control) => control.node);
  if (!legend) return element("div", { className: "cw-bar" }, ...nodes);
  const node = element("legend");
  controls.push({
    update: () => {
      node.textContent = legend();
    },
  });
  return element("fieldset", {}, node, ...nodes);
}
