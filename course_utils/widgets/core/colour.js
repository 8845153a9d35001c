// Colours of things, of weights and of signed values, in two themes (as course_utils/notation.py).
import { clamp } from "./numbers.js";

export const LIGHT = {
  query: "#0072B2",
  key: "#D55E00",
  keyText: "#B34D00",
  value: "#882255",
  output: "#222222",
  ink: "#222222",
  paper: "#ffffff",
  muted: "#59616b",
  rule: "#d4d8de",
  lane: "#f3f4f7",
  zero: "#ffffff",
  dark: false,
};

export const DARK = {
  query: "#3FA9F5",
  key: "#FFB000",
  keyText: "#FFB000",
  value: "#D05FA0",
  output: "#EEEEEE",
  ink: "#EEEEEE",
  paper: "#111111",
  muted: "#AAB2BD",
  rule: "#454b54",
  lane: "#1b1e23",
  zero: "#2b2f36",
  dark: true,
};

const VIRIDIS = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
];

const NEGATIVE = [33, 102, 172];
const POSITIVE = [178, 24, 43];

export const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));

export const mix = (a, b, t) => a.map((v, i) => Math.round(v + (b[i] - v) * t));

export const css = (c) => `rgb(${c.join(",")})`;

export const viridis = (v) => {
  const t = clamp(v, 0, 1) * (VIRIDIS.length - 1);
  const i = Math.min(Math.floor(t), VIRIDIS.length - 2);
  return mix(VIRIDIS[i], VIRIDIS[i + 1], t - i);
};

export const diverging = (theme, limit) => (v) =>
  mix(rgb(theme.zero), v < 0 ? NEGATIVE : POSITIVE, 0.85 * clamp(Math.abs(v) / (limit || 1), 0, 1));

export const inkOn = (c) =>
  0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2] > 140 ? "#111111" : "#ffffff";

// JupyterLab says on its body which theme it shows; any other page follows the system.
export function currentTheme() {
  const light = document.body.dataset.jpThemeLight;
  return (light ? light === "false" : matchMedia("(prefers-color-scheme: dark)").matches)
    ? DARK
    : LIGHT;
}
