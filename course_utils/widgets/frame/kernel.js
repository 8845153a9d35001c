// Questions that only Python can answer. Answers stored in the notebook need no Python; the bridge
// to it may be missing (a saved notebook, a page of its own) or come later than the picture.
const PATIENCE = 4000; // milliseconds
const KEPT = 200; // answers

// Bytes: as they are, or a view of a message (perhaps unaligned, so copied).
export const bytes = (value) =>
  value instanceof Uint8Array && value.byteLength === value.buffer.byteLength
    ? value
    : new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));

// Go on with a value that may still have to come.
export const when = (value, go) => (value?.then ? value.then(go) : go(value));

function connected(id) {
  const found = () => window.courseBridges?.get(id);
  if (found()) return Promise.resolve(found());
  return new Promise((done) => {
    const look = () => {
      if (!found()) return;
      window.removeEventListener("coursebridge", look);
      done(found());
    };
    window.addEventListener("coursebridge", look);
  });
}

// ask({ id, ... }) gives an answer that is known at once, else a promise of it; the promise fails
// with a sentence when no answer came in time.
export function asker({ answers = [], bridge }, patience = PATIENCE) {
  const known = new Map(answers.map((answer) => [answer.id, answer]));
  const waiting = new Map(); // id -> { promise, done }
  let python = null;

  const hear = () => {
    const answer = python.get("answer");
    if (!answer?.id) return;
    known.set(answer.id, answer);
    if (known.size > KEPT) known.delete(known.keys().next().value);
    waiting.get(answer.id)?.done(answer);
  };
  const send = async (question) => {
    if (!python) {
      const model = await connected(bridge);
      if (!python) {
        python = model;
        python.on("change:answer", hear);
      }
    }
    python.set("question", question);
    python.save_changes();
  };
  return (question) => {
    const { id } = question;
    if (known.has(id)) return known.get(id);
    if (waiting.has(id)) return waiting.get(id).promise;
    let done;
    const promise = new Promise((yes, no) => {
      const late = () => no(Error("Python does not answer: run the cell again."));
      const timer = setTimeout(late, patience);
      done = (answer) => {
        clearTimeout(timer);
        yes(answer);
      };
    }).finally(() => waiting.delete(id));
    waiting.set(id, { promise, done });
    if (bridge) send(question);
    return promise;
  };
}
