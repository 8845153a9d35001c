// The risk of one data set against width or size, and the exact expectation.
import { axes, boxes, dots, line, note, plot, rule } from "../core/chart.js";
import { clamp } from "../core/numbers.js";
import { NOWHERE } from "./compute.js";

const [LOW, HIGH] = [0.003, 1000];

export function layout(width, { state, data }) {
  const wide = state.along === "parameters";
  const last = (wide ? data.widths : data.sizes).at(-1);
  const room = boxes(width, 1, 300);
  const risks = plot(room.boxes[0], { x: [0, last + 2], y: [LOW, HIGH], log: "y" });
  return { risks, height: room.height };
}

const seen = (v) => clamp(v, LOW, HIGH);

export function drawRisks(scene) {
  const { theme, at, state, result, shown, ghost } = scene;
  const wide = state.along === "parameters";
  const real = { name: "expected, no ridge", stroke: theme.ink, dash: [7, 4] };
  const own = { name: "this data set", stroke: theme.key, width: 2 };
  const peak = { name: "p = n", stroke: theme.muted, dash: [2, 4], width: 2 };
  const old = { name: "compared", stroke: theme.muted, width: 1.5 };
  axes(scene, at.risks, {
    x: wide ? "parameters p" : "training points n",
    y: "excess risk",
    title: wide ? `${state.n} points, any width` : `${state.p} parameters, any size`,
    key: [own, real, peak, ...(ghost ? [old] : [])],
  });
  rule(scene, at.risks, { x: wide ? state.n : state.p }, peak);
  if (ghost && ghost.state.along === state.along) {
    line(scene, at.risks, paired(ghost.result.values, ghost.result.risks), old);
  }
  line(scene, at.risks, paired(result.values, result.expected), real);
  line(scene, at.risks, paired(result.values, shown.risks), own);
  const place = [wide ? state.p : state.n, seen(result.risk)];
  dots(scene, at.risks, [place], { fill: theme.key, radius: 8, edge: true });
  const above = result.here > result.risk && result.risk > 0.01; // away from what is expected
  const up = result.risk > 50 || above ? -20 : 20;
  note(scene, at.risks, written(result.risk), place, { fill: theme.keyText, up });
}

const paired = (us, vs) => us.map((u, i) => [u, seen(vs[i])]);

export const written = (v) => {
  if (v >= NOWHERE) return "no finite value";
  if (v < 1e-4) return "<0.0001";
  return v >= 100 ? String(Math.round(v)) : v.toPrecision(3);
};
