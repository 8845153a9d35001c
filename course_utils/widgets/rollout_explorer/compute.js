// Which patches a rule marks, and what the vision transformer of the page says without them.
import { asRead, greyOf, shuffled } from "../core/digits.js";
import { softmax } from "../core/softmax.js";
import { patches, vitLogits } from "../core/vit.js";
import { loaded } from "../core/weights.js";
import { bytes } from "../frame/kernel.js";

export const prepare = (data) => ({
  ...data,
  model: loaded(data.model),
  grey: bytes(data.digits),
});

const HALF = 0.5; // of a token goes straight through each layer, by the residual connection

// L layers of N heads of T x T weights -> T x T: the mean of the heads and the identity, multiplied.
export function rollout(layers) {
  const T = layers[0][0].length;
  let total = Array.from({ length: T }, (_, t) => Array.from({ length: T }, (_, s) => +(t === s)));
  for (const heads of layers) {
    total = total.map((own, t) => {
      const row = own.map((v) => HALF * v);
      total.forEach((from, s) => {
        const weight = (HALF * heads.reduce((sum, head) => sum + head[t][s], 0)) / heads.length;
        for (let i = 0; i < T; i++) row[i] += weight * from[i];
      });
      return row;
    });
  }
  return total;
}

const whole = new WeakMap(); // of each data: digit -> what the model makes of the whole image

function read(data, digit) {
  if (!whole.has(data)) whole.set(data, new Map());
  const known = whole.get(data);
  if (known.has(digit)) return known.get(digit);
  const { side, model } = data;
  const grey = greyOf(data, digit);
  const ink = Float64Array.from(grey, (v) => v / 255);
  const shape = { channels: 1, size: side, patch: model.config.patch };
  const cut = patches(asRead(data, ink), shape);
  const seen = [];
  const classes = softmax(vitLogits(model, cut, { seen }));
  const last = seen.at(-1);
  const order = shuffled(cut.length, digit + 1);
  const maps = {
    rollout: rollout(seen)[0].slice(1),
    "last layer": cut.map(
      (_, s) => last.reduce((sum, head) => sum + head[0][s + 1], 0) / last.length,
    ),
    ink: patches(ink, shape).map((patch) => patch.reduce((a, b) => a + b, 0)),
    random: cut.map((_, s) => 1 - order.indexOf(s) / cut.length),
  };
  const found = { ink, grey, cut, classes, maps };
  known.set(digit, found);
  return found;
}

// The patches that are left when the `count` highest are dropped, and what the model says to them.
function without({ model }, { cut }, map, count) {
  const order = map.map((_, i) => i).sort((a, b) => map[b] - map[a] || a - b);
  const dropped = new Set(order.slice(0, count));
  const places = cut.map((_, i) => i).filter((i) => !dropped.has(i));
  const words = places.map((i) => cut[i]);
  return {
    kept: cut.map((_, i) => +!dropped.has(i)),
    classes: softmax(vitLogits(model, words, { places })),
  };
}

export function compute(data, { digit, rule, dropped }) {
  const image = read(data, digit);
  const { kept, classes } = without(data, image, image.maps[rule], dropped);
  const random = without(data, image, image.maps.random, dropped);
  return {
    grey: image.grey,
    map: image.maps[rule],
    kept,
    classes,
    whole: image.classes,
    random: random.classes,
  };
}
