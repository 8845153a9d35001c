// A view that computes slowly does so beside the page: the page's own module again, in a worker.

// The text of the module of widget `name`; a page holds it once.
function moduleOf(name) {
  const script = document.querySelector(`script[data-module="${name}"]`);
  if (!script) throw Error(`no module ${name} on this page`);
  return script.textContent;
}

// compute(data, state) -> a promise of the result; one worker for each widget on the page.
export function workerOf(name, data) {
  const blob = new Blob([moduleOf(name)], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(blob)); // as a module none starts on a saved page
  const waiting = new Map();
  let count = 0;
  worker.onmessage = ({ data: { n, result, error } }) => {
    const { yes, no } = waiting.get(n);
    waiting.delete(n);
    if (error) no(Error(error));
    else yes(result);
  };
  worker.onerror = (event) => {
    for (const { no } of waiting.values()) no(Error(event.message || "the worker did not start"));
    waiting.clear();
  };
  return (state) =>
    new Promise((yes, no) => {
      waiting.set(++count, { yes, no });
      worker.postMessage({ n: count, state, ...(count === 1 ? { data } : {}) });
    });
}
