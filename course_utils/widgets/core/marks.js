// What stands in many charts: a curve over shared numbers, a point with its share.
import { dots, line, note } from "./chart.js";
import { share } from "./numbers.js";

// vs[i] over us[i].
export function curve(scene, plot, us, vs, style) {
  const points = us.map((u, i) => [u, vs[i]]);
  line(scene, plot, points, style);
}

// A point and its height, `up` pixels above; a key's colour is darker where it is read.
export function mark(scene, plot, point, { fill, up }) {
  const { key, keyText } = scene.theme;
  dots(scene, plot, [point], { fill, radius: 7 });
  note(scene, plot, share(point[1], 4), point, { fill: fill === key ? keyText : fill, up });
}
