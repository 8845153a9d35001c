// Words on a canvas: pieces in several colours on one line, measured before they are drawn.

const FONT = "'Helvetica Neue', 'Segoe UI', Roboto, 'Liberation Sans', 'DejaVu Sans', sans-serif";

export const font = (px, weight = 400) => `${weight} ${px}px ${FONT}`;

export function text(g, string, x, y, { size = 15, weight = 400, fill, align = "left" }) {
  g.font = font(size, weight);
  g.fillStyle = fill;
  g.textAlign = align;
  g.textBaseline = "middle";
  g.fillText(string, x, y);
}

// Coloured words for `pieces`: ink.q("2") is a bold 2 in the query's colour, ink.dim("s", "sup") a raised muted s.
export function inks(theme) {
  const write = (fill, weight) => (string, place) => [string, fill, weight, place];
  return {
    q: write(theme.query, 700),
    k: write(theme.keyText, 700),
    v: write(theme.value, 700),
    bold: write(theme.ink, 700),
    plain: write(theme.ink, 400),
    dim: write(theme.muted, 400),
  };
}

const sized = (size, place) => (place ? size * 0.85 : size);

let ruler = null;

function widths(parts, size) {
  ruler ||= document.createElement("canvas").getContext("2d");
  return parts.map(([s, , weight = 400, place]) => {
    ruler.font = font(sized(size, place), weight);
    return ruler.measureText(s).width;
  });
}

export const measure = (parts, size) => widths(parts, size).reduce((a, b) => a + b, 0);

// A line of pieces [[string, fill, weight, "sub" or "sup"?], ...] at x; what is wider than `room` is shrunk to fit.
export function pieces(g, parts, x, y, { size = 15, align = "center", room = Infinity } = {}) {
  size *= Math.min(1, room / measure(parts, size));
  const wide = widths(parts, size);
  const total = wide.reduce((a, b) => a + b, 0);
  let left = x - total * { left: 0, center: 0.5, right: 1 }[align];
  parts.forEach(([s, fill, weight = 400, place], i) => {
    text(g, s, left, y + size * ({ sub: 0.26, sup: -0.36 }[place] || 0), {
      size: sized(size, place),
      weight,
      fill,
    });
    left += wide[i];
  });
  return total;
}

// Groups of pieces on as few equal lines as `room` allows at size `least`; [] where a single group is too wide.
export function lines(groups, room, least) {
  for (let per = groups.length; per; per--) {
    const count = Math.ceil(groups.length / per);
    const even = Math.ceil(groups.length / count);
    const rows = Array.from({ length: count }, (_, i) =>
      groups.slice(even * i, even * (i + 1)).flat(),
    );
    if (rows.every((row) => measure(row, least) <= room)) return rows;
  }
  return [];
}
