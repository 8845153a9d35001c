// Word pieces as the library `tokenizers` cuts them: BERT's normalisation, words, longest pieces.

const LONGEST = 100; // characters of a word that is still cut
const SPECIAL = /(\[(?:PAD|UNK|CLS|SEP|MASK)\])/;
const CHINESE =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;
const KEPT = /[\t\n\r]/;
const ALONE = /[!-/:-@[-`{-~]|\p{P}/u; // every sign is a word of its own

// Without control characters and accents, in lower case, character by character.
function normal(text) {
  const clean = [...text]
    .filter((c) => c !== "\ufffd" && (KEPT.test(c) || !/\p{C}/u.test(c)))
    .map((c) => (/\p{White_Space}/u.test(c) ? " " : c))
    .join("")
    .replace(CHINESE, " $& ");
  const plain = [...clean.normalize("NFD")].filter((c) => !/\p{Mn}/u.test(c));
  return plain.map((c) => c.toLowerCase()).join("");
}

// The words and signs of a normalised text.
function words(text) {
  const found = [];
  let open = false; // a word that may go on
  for (const c of text) {
    const space = /\p{White_Space}/u.test(c);
    const alone = ALONE.test(c);
    if (open && !space && !alone) found[found.length - 1] += c;
    else if (!space) found.push(c);
    open = !space && !alone;
  }
  return found;
}

// `vocabulary`, all pieces in order -> cut(text) -> their numbers.
export function cutter(vocabulary) {
  const known = new Map(vocabulary.map((piece, i) => [piece, i]));
  const unknown = known.get("[UNK]");

  function pieces(word) {
    const letters = [...word];
    if (letters.length > LONGEST) return [unknown];
    const found = [];
    for (let start = 0, end; start < letters.length; start = end) {
      const mark = start ? "##" : "";
      end = letters.length;
      while (end > start && !known.has(mark + letters.slice(start, end).join(""))) end--;
      if (end === start) return [unknown];
      found.push(known.get(mark + letters.slice(start, end).join("")));
    }
    return found;
  }

  return (text) =>
    text
      .split(SPECIAL)
      .flatMap((part, i) => (i % 2 ? [known.get(part)] : words(normal(part)).flatMap(pieces)));
}
