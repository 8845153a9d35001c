"""The ledger says what is odd in itself; the finder leads from a slide to a cell."""

import json
import re
from xml.etree import ElementTree

import pytest
import yaml

from course_utils.__main__ import main
from course_utils.syllabus import finder as finding
from course_utils.syllabus import ledger
from course_utils.syllabus.finder import finder

ENTRY = yaml.safe_load((ledger.LEDGER / "01_learning_from_data.yaml").read_text())[0]
SCORES = "08_scaled_dot_product_attention"


def load(tmp_path, *entries):
    path = tmp_path / "01_learning.yaml"
    path.write_text(yaml.safe_dump(list(entries)))
    return ledger.load(tmp_path)


def cell(kind, source, *tags):
    metadata = {"tags": list(tags)} if tags else {}
    return {"cell_type": kind, "id": f"id{len(source)}", "source": source, "metadata": metadata}


@pytest.fixture
def folder(tmp_path):
    """Notebooks with one, that covers two items of the ledger."""
    cells = [
        cell("markdown", "On the slide", "slide:score-matrix"),
        cell("code", ""),
        cell("code", "import math"),
        cell("code", "assert math.pi", "hide-input", "slide:score-matrix"),
        cell("code", "again", "slide:score-matrix"),
        cell("markdown", "words", "slide:qkv-intuition"),
    ]
    (tmp_path / f"{SCORES}.ipynb").write_text(json.dumps({"cells": cells}))
    return tmp_path


@pytest.fixture
def found(folder, monkeypatch):
    monkeypatch.setattr(finding, "where", lambda: ledger.where(folder))
    return finder


def test_an_entry_becomes_an_item(tmp_path):
    (item,) = load(tmp_path, ENTRY)
    assert item.id == "learning-scenarios" and item.decks == ("intro-dl",)
    assert item.titles == ("Context / Learning scenarios", "Context", "Learning scenarios")


@pytest.mark.parametrize(
    "change, words",
    [
        ({"id": "Upper case"}, "item 'Upper case' has id 'Upper case'; expected small letters"),
        ({"kind": "joke"}, "item 'learning-scenarios' has kind 'joke'; expected architecture"),
        ({"decks": []}, "has decks (); expected at least one deck"),
        ({"decks": ["mine"]}, "has deck 'mine'; expected attention-2025"),
        ({"slide": "Nowhere"}, "has slide 'Nowhere'; expected a slide of deck intro-dl"),
        ({"extra": 1}, "lacks a field, or has one too many: extra"),
        ({"erratum": {"type": "odd", "note": "", "origin": "slide"}}, "erratum type 'odd'"),
        ({"erratum": {"type": "typo", "note": "", "origin": "me"}}, "erratum origin 'me'"),
    ],
)
def test_an_entry_that_is_not_sound_is_named(tmp_path, change, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        load(tmp_path, ENTRY | change)


def test_a_missing_field_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"'learning-scenarios' lacks a field.*: statement"):
        load(tmp_path, {key: value for key, value in ENTRY.items() if key != "statement"})


def test_one_id_stands_once(tmp_path):
    with pytest.raises(ValueError, match="two items share one id: learning-scenarios"):
        load(tmp_path, ENTRY, ENTRY)


def test_items_of_a_notebook_by_name_or_by_number():
    assert ledger.items("08") == ledger.items(SCORES) != ()
    assert len(ledger.items()) == len(ledger.load())


def test_an_unknown_notebook_is_an_error_that_lists_the_known():
    with pytest.raises(ValueError, match="no notebook '99'; it has 01_learning_from_data"):
        ledger.items("99")


def test_each_slide_that_a_deck_lists_is_cited():
    for deck in ledger.decks().values():
        cited = {title for item in ledger.load() if deck.id in item.decks for title in item.titles}
        assert not [slide[0] for slide in deck.slides if cited.isdisjoint(slide)]


def test_the_ledger_speaks_to_its_readers():
    text = "".join(path.read_text() for path in ledger.LEDGER.glob("*.yaml"))
    assert not re.search(r"machine reading|not in the extraction|PDF|in public", text)


def test_the_cell_to_run_is_the_first_with_code(folder):
    cells = ledger.covered(folder / f"{SCORES}.ipynb")
    assert cells == {
        "score-matrix": ledger.Cell(index=3, id="id14", number=2),
        "qkv-intuition": ledger.Cell(index=5, id="id5", number=None),
    }


def test_every_item_is_found_on_a_slide_of_each_of_its_decks():
    rows = {(deck.id, row.item.id) for deck, rows in finder().tables for row in rows}
    assert rows == {(deck, item.id) for item in ledger.load() for deck in item.decks}


def test_slides_stand_in_the_order_of_the_deck():
    for deck, rows in finder().tables:
        titles = [slide[0] for slide in deck.slides]
        places = [titles.index(row.slide) for row in rows]
        assert places == sorted(places)


def test_the_text_gives_slide_item_number_and_address(found):
    text = str(found("attention-2025", "08"))
    assert f"[2] score matrix   {' ' * 25}notebooks/{SCORES}.ipynb#cell-id=id14" in text
    assert re.search(rf"\n    score matrix shown weights +to come in {SCORES}\n", text)


def test_the_text_of_a_notebook_is_one_line_a_deck(found):
    assert repr(found("attention-2025", "08")) == (
        "Attention-based deep learning (attention-2025): 7 slides, 2 of 17 items have a cell"
    )


def test_the_page_is_a_sound_table_with_links(found):
    page = ElementTree.fromstring(f"<div>{found()._repr_html_()}</div>")
    links = {link.text: link.get("href") for link in page.iter("a")}
    assert links["[2] score matrix"] == f"{SCORES}.ipynb#cell-id=id14"
    assert links["qkv intuition"] == f"{SCORES}.ipynb#cell-id=id5"
    assert [head.get("scope") for head in page.find("details/table/tr")] == ["col"] * 3
    for table in page.iter("table"):
        spans = [int(row[0].get("rowspan", 0)) for row in table if row[0].tag == "th"]
        assert sum(spans) == len(table) - 1
    assert len(found()._repr_html_()) < 80_000


def test_an_unknown_deck_is_an_error_that_lists_the_known():
    with pytest.raises(ValueError, match="no deck 'mine'; the decks are attention-2025"):
        finder("mine")


def test_the_command_prints_the_table(capsys):
    main(["slides", "--deck", "intro-dl", "--notebook", "05"])
    out = capsys.readouterr().out
    assert (
        out.startswith("An introduction to deep learning (intro-dl)") and "\n  Max pooling" in out
    )


@pytest.mark.parametrize("words", [["--deck", "mine"], ["--notebook", "99"]])
def test_the_command_says_what_it_does_not_know(words, capsys):
    with pytest.raises(SystemExit):
        main(["slides", *words])
    assert "error: the" in capsys.readouterr().err
