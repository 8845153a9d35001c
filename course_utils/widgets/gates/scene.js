// For each of the two networks: its memory over the letters, and below it the gates.
import { axes, boxes, dots, plot, rule } from "../core/chart.js";
import { curve } from "../core/marks.js";

const steps = (values) => values.map((_, i) => i);
const PAD = 0.08; // of the range, above and below a curve

export function layout(width, { state, result }) {
  const across = width >= 700 ? 2 : 1;
  const room = boxes(width, 4, 170, width / across);
  const x = [0, Math.max(1, state.a + state.b)];
  const around = (values) => {
    const [low, high] = [Math.min(0, ...values), Math.max(0.1, ...values)];
    return [low - PAD * (high - low), high + PAD * (high - low)];
  };
  // one column: each network's gates below its memory
  const [a, b, c, d] = across === 2 ? [0, 1, 2, 3] : [0, 2, 1, 3];
  return {
    lstm: plot(room.boxes[a], { x, y: around(result.lstm_memory) }),
    gru: plot(room.boxes[b], { x, y: around(result.gru_memory) }),
    lstmGates: plot(room.boxes[c], { x, y: [-0.05, 1.05] }),
    gruGates: plot(room.boxes[d], { x, y: [-0.05, 1.05] }),
    height: room.height,
  };
}

function marks(scene, where) {
  const { theme, state } = scene;
  rule(scene, where, { x: state.a }, { stroke: theme.muted, dash: [2, 4], width: 1.5 });
  rule(scene, where, { x: state.t }, { stroke: theme.ink, dash: [6, 4], width: 2 });
}

function memory(scene, where, values, title) {
  const { theme, state } = scene;
  const line = { name: "memory", stroke: theme.ink };
  const here = { name: "this step", stroke: theme.ink, dash: [6, 4], width: 2 };
  const turn = {
    name: "last a",
    stroke: theme.muted,
    dash: [2, 4],
    width: 1.5,
  };
  axes(scene, where, { x: "letters read", title, key: [line, here, turn] });
  marks(scene, where);
  curve(scene, where, steps(values), values, line);
  dots(scene, where, [[state.t, values[state.t]]], {
    fill: theme.ink,
    radius: 7,
  });
}

export function drawMemories(scene) {
  const { at, state, shown } = scene;
  memory(scene, at.lstm, shown.lstm_memory, `LSTM, unit ${state.lstm}: c`);
  memory(scene, at.gru, shown.gru_memory, `GRU, unit ${state.gru}: h`);
}

function opened(scene, where, rows, names, title) {
  const { theme } = scene;
  const looks = [
    { stroke: theme.query },
    { stroke: theme.key, dash: [7, 4] },
    { stroke: theme.value, dash: [2, 3] },
  ];
  const key = names.map((name, i) => ({ name, ...looks[i] }));
  axes(scene, where, { x: "letters read", title, key });
  marks(scene, where);
  rows.forEach((row, i) => curve(scene, where, steps(row), row, key[i]));
}

export function drawGates(scene) {
  const { at, shown } = scene;
  const names = ["input", "forget", "output"];
  opened(scene, at.lstmGates, shown.lstm_gates, names, "LSTM, its gates");
  opened(scene, at.gruGates, shown.gru_gates, ["reset", "update"], "GRU, its gates");
}
