"""The page cuts word pieces as `tokenizers` does, and hides what is clicked or typed."""

import json
import subprocess

import pytest

from course_utils.datasets.pieces import N_PIECES, spoken_words, word_pieces
from course_utils.models.bert import Bert, BertConfig
from course_utils.widgets.join import HERE
from course_utils.widgets.masked_word.widget import masked_word
from tests.widgets.samples.masked_word import make

LINES = [line for line in spoken_words(unseen=True).splitlines() if line][::23][:500]
STRANGE = [
    "",
    " ",
    "\t\n\r",
    "a\xa0b\u3000c",
    "\u200bzero\u200dwidth",
    "\ufeffbom",
    "\x00nul\x07bell",
    "\ufffd?",
    "na\xefve caf\xe9",
    "nai\u0308ve",
    "\xc5ngstr\xf6m",
    "\u0130stanbul",
    "Stra\xdfe",
    "\u1e9e",
    "\u039f\u0394\u039f\u03a3 \u03c3\u03c2",
    "\u041c\u043e\u0441\u043a\u0432\u0430",
    "\u4e2d\u6587and",
    "\u65e5\u672c\u8a9e",
    "\ud55c\uad6d\uc5b4",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0639\u0631\u0628\u064a",
    "\u0939\u093f\u0928\u094d\u0926\u0940",
    "\U0001f600",
    "a\U0001f600b",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u2014dash\u2013es\u2026",
    "\u201cquoted\u201d \u2018so\u2019",
    "o'er-leap",
    "can't",
    "...",
    "!?!",
    "a.b,c;d:e",
    "$5 + 5 = 10%",
    "^`~|<>",
    "[MASK]",
    "the [MASK]ed [SEP]",
    "[mask]",
    "[ MASK ]",
    "[CLS][CLS]",
    "[UNK]known",
    "##ing",
    "a##b",
    "x" * 100,
    "x" * 101,
    "zzzzz",
    "kingkingking",
    "1,000.50",
    "\xbd \xb2 \u2167",
    "\U0001d4d0\U0001d4eb\U0001d4ec",
    "\ufb01ne",
    "e\u0301\u0327",
    "\xad soft\xadhyphen",
    "a\u2028b\u2029c",
    "\U00020000\U0002f800",
]


def cut_in_node(texts: list[str]) -> list[list[int]]:
    """What core/pieces.js makes of each text."""
    script = f"""
        import {{ cutter }} from "{(HERE / "core/pieces.js").as_uri()}";
        import {{ readFileSync }} from "node:fs";
        const {{ pieces, texts }} = JSON.parse(readFileSync(0));
        console.log(JSON.stringify(texts.map(cutter(pieces))));"""
    given = json.dumps({"pieces": word_pieces().words(list(range(N_PIECES))), "texts": texts})
    node = ["node", "--input-type=module", "-e", script]
    done = subprocess.run(node, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_page_cuts_as_the_library_does():
    assert len(LINES) == 500 and len(STRANGE) >= 50
    texts = LINES + STRANGE
    expected = [word_pieces().encode(text) for text in texts]
    different = [
        (text, word_pieces().words(found), word_pieces().words(right))
        for text, found, right in zip(texts, cut_in_node(texts), expected, strict=True)
        if found != right
    ]
    assert different == []


def test_control_another_text_is_noticed():
    assert cut_in_node(["a king"]) != [word_pieces().encode("a kin")]


def test_another_model_is_refused():
    with pytest.raises(ValueError, match="has 7 pieces: give one that reads the course's 4,000"):
        masked_word(Bert(BertConfig(vocab_size=7, n_layers=1)))


def test_a_click_hides_a_piece_and_a_typed_text_is_read(opened):
    page = opened(make())
    page.get_by_role("button", name="hide 4: villain").first.click()
    page.wait_for_function("document.querySelector('output').textContent.includes('“villain” is')")
    page.get_by_label("Text", exact=True).fill("God save the king!")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('output').textContent.includes('“king” is')")
    assert page.errors == []
    page.get_by_label("Text", exact=True).fill(" ")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert "God save the king!" in page.locator("output").inner_text() and page.errors == []
