// All that was written, as a tree: what two texts begin with stands once.

// Lines [{ text, part, depth, parent }] from the top: `part` is what a line adds to its parent's text.
export function tree(texts) {
  const ends = [...new Set(texts)].sort();
  const forks = ends.slice(1).map((text, i) => common(ends[i], text));
  const nodes = [...new Set([...ends, ...forks])].filter((text) => text).sort();
  const path = [];
  return nodes.map((text, i) => {
    while (path.length && !text.startsWith(nodes[path.at(-1)])) path.pop();
    const parent = path.at(-1) ?? -1;
    const part = parent < 0 ? text : text.slice(nodes[parent].length);
    const line = { text, part, depth: path.length, parent };
    path.push(i);
    return line;
  });
}

function common(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a.slice(0, i);
}

// The texts that were left: none is the beginning of another or of `now`; the newest first.
export function left({ text: before, branches: older }, now, most) {
  const all = [before, ...older].filter((one) => !now.startsWith(one));
  return all
    .filter(
      (one, i) =>
        !all.some((b, j) => (j < i ? b.startsWith(one) : j > i && b !== one && b.startsWith(one))),
    )
    .slice(0, most);
}
