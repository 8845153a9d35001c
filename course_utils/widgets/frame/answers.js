// One answered state. What is wanted is asked at most once a frame; while an answer is on its way the
// newest wish waits, and without an answer the wish goes back to what was answered last.
const BUSY = 150; // milliseconds until waiting is shown

// compute(state) -> a result or a promise of one; `came(state, result)` hears of each answer,
// `waits(true or false)` of waiting that can be felt, `settled()` of the end of each promise.
export function answering(compute, first, { came, waits, settled }) {
  let asked = null;
  const one = { wanted: first, answered: null, trouble: "", busy: false, ask };

  function accept(state, result) {
    one.answered = { state, result };
    came(state, result);
  }

  function refuse(error) {
    one.trouble = error.message;
    if (one.answered && one.wanted === asked) one.wanted = asked = one.answered.state;
  }

  function ask() {
    if (one.wanted === asked || one.busy) return;
    const state = one.wanted;
    asked = state;
    const found = compute(state);
    if (!found?.then) {
      accept(state, found);
      return;
    }
    one.busy = true;
    const timer = setTimeout(() => waits(true), BUSY);
    found
      .then((result) => accept(state, result), refuse)
      .finally(() => {
        one.busy = false;
        clearTimeout(timer);
        waits(false);
        settled();
      });
  }
  return one;
}
