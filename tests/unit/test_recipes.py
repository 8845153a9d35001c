"""The checkpoints are the ones that were made, as good as their cards say, and the tests unseen."""

from dataclasses import asdict

import pytest

from course_utils.checkpoints import fingerprint, fingerprints, load_checkpoint
from course_utils.paths import CHECKPOINTS
from course_utils.recipes import translation
from course_utils.recipes.catalogue import RECIPES
from course_utils.recipes.trained import trained

MEGABYTES = 5  # at most, each


def test_every_recipe_has_a_checkpoint_and_every_checkpoint_a_recipe():
    assert {path.stem for path in CHECKPOINTS.glob("*.safetensors")} == set(RECIPES)
    assert set(fingerprints()) == {f"{name}.safetensors" for name in RECIPES}


@pytest.mark.parametrize("name", RECIPES)
def test_a_checkpoint_is_the_file_that_was_made(name):
    path = CHECKPOINTS / f"{name}.safetensors"
    assert fingerprint(path) == fingerprints()[path.name]
    assert path.stat().st_size <= MEGABYTES * 1_000_000


@pytest.mark.parametrize("name", RECIPES)
def test_a_card_tells_how_the_checkpoint_was_made(name):
    model = RECIPES[name].build()
    card = load_checkpoint(model, name)
    assert card["config"] == asdict(model.config)
    assert (card["seed"], card["data"]) == (RECIPES[name].seed, RECIPES[name].data)
    assert card["command"] == f"python -m course_utils train {name}"


@pytest.mark.parametrize("name", RECIPES)
def test_a_checkpoint_scores_what_its_card_says(name):
    model, history = trained(name)
    assert RECIPES[name].score(model) == pytest.approx(history.scores, rel=0.01)


def test_no_test_sentence_is_trained_on():
    english, _ = translation.vocabularies()
    sources = [source for source, _ in translation.training_pairs(5000)]
    known = {tuple(source.tolist()) for source in sources}
    tests = [tuple(english.encode(pair.source).tolist()) for pair in translation.test_pairs(300)]
    assert len(tests) == 300
    assert 3900 < len(known) < 4100  # one in five is missing
    assert not known & set(tests)


def test_the_models_know_every_word_of_the_corpus():
    english, french = translation.vocabularies()
    assert (len(english), len(french)) == (translation.N_ENGLISH, translation.N_FRENCH)
    sample = translation.pairs(4000, seed=5)
    assert {word for pair in sample for word in pair.source} <= set(english.words)
    assert {word for pair in sample for word in pair.target} <= set(french.words)
