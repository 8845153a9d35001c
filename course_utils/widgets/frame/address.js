// Where a view stands, as Python and as the address of a saved page.
export function literal(v) {
  if (v === null || v === undefined) return "None";
  if (typeof v === "boolean") return v ? "True" : "False";
  if (typeof v === "string") return JSON.stringify(v);
  if (Array.isArray(v)) return `[${v.map(literal).join(", ")}]`;
  if (typeof v === "object") {
    return `{${Object.entries(v)
      .map(([name, item]) => `${literal(name)}: ${literal(item)}`)
      .join(", ")}}`;
  }
  return Number.isFinite(v) ? String(v) : `float("${v < 0 ? "-inf" : v > 0 ? "inf" : "nan"}")`;
}

// The Python call that recreates a view: the inputs as Python named them, then every field.
// A field may write itself: `python(value, state)`; what it gives may be null.
export function call({ name, inputs }, fields, state) {
  const written = Object.keys(fields)
    .filter((field) => field in state)
    .map((field) => {
      const { python } = fields[field];
      const value = python ? python(state[field], state) : literal(state[field]);
      return value !== null && `${field}=${value}`;
    });
  return `${name}(${[inputs, ...written].filter(Boolean).join(", ")})`;
}

// Only a page of its own has an address to keep a state in.
const own = () => "ownPage" in document.documentElement.dataset;

export function stored(state) {
  if (!own() || location.hash.length < 2) return state;
  try {
    const found = JSON.parse(decodeURIComponent(location.hash.slice(1)));
    const names = Object.keys(state).filter((name) => name in found);
    return { ...state, ...Object.fromEntries(names.map((name) => [name, found[name]])) };
  } catch {
    return state; // an address that was cut or typed by hand
  }
}

export function store(state) {
  if (own()) history.replaceState(null, "", `#${encodeURIComponent(JSON.stringify(state))}`);
}
