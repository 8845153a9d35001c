"""Alignment: the page turns scores and logits into Python's weights; a forced word asks Python."""

import pytest
import torch

from course_utils.datasets.vocabulary import END, START
from course_utils.sampling import greedy, reader
from course_utils.trace import record
from course_utils.widgets.alignment.widget import alignment, look, question, read
from tests.widgets.samples.alignment import (
    ENGLISH_WORDS,
    FRENCH_WORDS,
    SENTENCES,
    make,
    translator,
)
from tests.widgets.widget_page import ask_python

SENTENCE = "document.querySelector('output').textContent"


@pytest.fixture(scope="module")
def model():
    return translator()


def test_unforced_it_writes_what_greedy_search_writes(model):
    answer = make(sentence=1).answers[1]
    source = ENGLISH_WORDS.encode(SENTENCES[1])[None]
    written = greedy(reader(model, source), torch.tensor([[START]]), END, 17)[0, 1:]
    assert answer["chosen"] == written.tolist()


def test_the_weights_are_those_of_the_model(model):
    scores, logits, chosen = read(make().answers[0], 10, len(FRENCH_WORDS))
    source = ENGLISH_WORDS.encode(SENTENCES[0])[None]
    with record(model) as seen, torch.no_grad():
        model(source, torch.tensor([[START, *chosen[:-1]]]))
    weights = look(scores, logits, chosen, 1)["weights"]
    torch.testing.assert_close(weights, seen["decoder.weights"][0].double(), atol=1e-6, rtol=0)


def test_a_forced_word_stands_and_what_was_before_stays():
    shown = make(forced={3: "chien"})
    free, forced = shown.answers[0]["chosen"], shown.answers[-1]["chosen"]
    assert forced[:2] == free[:2] and FRENCH_WORDS.words[forced[2]] == "chien"


def test_python_answers_what_the_page_asks():
    shown = make()
    shown.bridge.question = question(1, [[1, "dort"]])
    assert shown.bridge.answer["id"] == '[1,[[1,"dort"]]]'
    assert FRENCH_WORDS.words[shown.bridge.answer["chosen"][0]] == "dort"


ERRORS = [
    ({"step": 0}, "step=0 is not one of the"),
    ({"forced": {1: "chein"}}, "'chein' is not among the 17 known words: chien"),
]


@pytest.mark.parametrize("state, message", ERRORS)
def test_an_input_error_is_a_sentence(state, message):
    with pytest.raises(ValueError) as error:
        make(**state)
    assert str(error.value).startswith(message)


def test_sentences_and_models_that_cannot_be_drawn_are_refused(model):
    with pytest.raises(ValueError, match="a sentence has 20 words; 1 to 16 can be drawn"):
        alignment(model, ENGLISH_WORDS, FRENCH_WORDS, [["dog"] * 20])
    with pytest.raises(ValueError, match="this model has no attention"):
        alignment(translator(attention=None), ENGLISH_WORDS, FRENCH_WORDS, SENTENCES)


def test_what_is_committed_is_a_table_with_no_script():
    still = make(step=2).still_html()
    assert still.startswith('<div data-widget="alignment">') and "<script" not in still
    assert still.count("<th scope") == 10 + len(make().answers[0]["chosen"])


def test_stored_answers_stay_alive_without_a_kernel_and_others_say_why(opened):
    page = opened(make())
    page.get_by_role("slider", name="Step").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{SENTENCE}.startsWith('Step 2 of')")
    page.get_by_role("combobox", name="Sentence").select_option("the dog sleeps .")
    page.wait_for_function(f"{SENTENCE}.startsWith('Step 1 of') && {SENTENCE}.includes('looking')")
    page.get_by_role("combobox", name="Write here").fill("dort")
    page.get_by_role("combobox", name="Write here").press("Enter")
    page.wait_for_function(f"{SENTENCE}.includes('Python does not answer')", timeout=8_000)
    assert page.get_by_role("combobox", name="Write here").input_value() == ""
    assert page.errors == []


def test_a_word_forced_in_the_page_is_written_and_copied(opened):
    shown = make()
    page = opened(shown)
    ask_python(page, shown)
    page.get_by_role("slider", name="Step").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("combobox", name="Write here").fill("chien")
    page.get_by_role("combobox", name="Write here").press("Enter")
    page.wait_for_function(
        f"{SENTENCE}.includes('you write “chien”') && {SENTENCE}.includes('Alone it would write: ')"
    )
    page.get_by_role("button", name="Copy state").click()
    known = {"alignment": alignment, "model": shown.reply.__self__.model, "sentences": SENTENCES}
    known |= {"english_words": ENGLISH_WORDS, "french_words": FRENCH_WORDS}
    again = eval(page.get_by_label("Python that recreates").input_value(), known)
    assert again.state == {"sentence": 0, "step": 2, "forced": [[2, "chien"]]}
    assert repr(again) == page.locator("output").inner_text()
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function(f"{SENTENCE}.startsWith('Step 1 of')")
    assert page.errors == []
