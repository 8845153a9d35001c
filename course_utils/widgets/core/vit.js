// The course's own ViT, equal to PyTorch's logits to 1e-4.
//
// `model = loaded(data.model)` (weights.js), once. Matrices are Float64Arrays, row after row.
// D model width, C H W channels, height, width, V classes.
import { counted, layer, placed, stack } from "./layers.js";

// Pixels C H W -> the patches of config.patch x config.patch pixels, row by row: a list of arrays.
export function patches(pixels, { channels: C, size, patch: P }) {
  const across = size / P;
  return Array.from({ length: across * across }, (_, n) => {
    const [top, left] = [P * Math.floor(n / across), P * (n % across)];
    return Float64Array.from({ length: C * P * P }, (_, i) => {
      const [c, y, x] = [Math.floor(i / (P * P)), Math.floor((i % (P * P)) / P), i % P];
      return pixels[(c * size + top + y) * size + left + x];
    });
  });
}

// Patches -> V logits, read at [CLS]. `places`: which patch of the image each one stands for, so that
// some may be left out or change places; -1 gives it no position.
export function vitLogits(model, cut, { places = counted(cut.length), ...rest } = {}) {
  const { d_model: D } = model.config;
  const each = cut[0].length;
  const flat = new Float64Array(cut.length * each);
  cut.forEach((patch, t) => flat.set(patch, t * each));
  const x = new Float64Array((cut.length + 1) * D);
  x.set(model.w["cls.weight"]);
  x.set(layer(model, "embed", flat, each), D);
  const at = [0, ...places.map((place) => (place < 0 ? -1 : place + 1))];
  const states = stack(model, placed(model, x, at), rest);
  return layer(model, "readout", states.subarray(0, D), D);
}
