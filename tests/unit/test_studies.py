"""The runs of each study are made, and its table comes back as it was written."""

import copy
from dataclasses import asdict, replace

import pytest
import torch

from course_utils.datasets.pieces import MASK
from course_utils.datasets.shakespeare import UNSEEN
from course_utils.recipes import (
    addition,
    agreement,
    carbon,
    gated_signals,
    masked,
    one_vector,
    preference,
    rivals,
    signals,
    smallest_gpt,
    syllables,
    tuning,
    variants,
    widths,
)
from course_utils.recipes.studies import STUDIES
from course_utils.recipes.trained import trained
from course_utils.repro import seed


def test_one_vector_is_trained_and_scored():
    (run,) = one_vector.runs(seeds=(3,), budgets=(("one vector", 2),))
    assert (run.model, run.steps, run.seed) == ("one vector", 2, 3)
    assert 0 <= run.bleu_long <= run.bleu_short <= 100 and run.loss > 1


def test_widths_are_trained_and_scored_twice():
    early, late = widths.runs(widths=(8,), noise=(0.2,), seeds=(3,), steps=(2, 40), n=100)
    assert (early.steps, late.steps, late.parameters) == (2, 40, 65 * 8 + 9 * 10)
    assert late.loss < early.loss and 0 <= late.train_error <= 1


def test_the_quick_preset_trains_when_asked_and_only_rehearses_under_tiny(monkeypatch):
    monkeypatch.delenv("COURSE_RETRAIN", raising=False)
    monkeypatch.setitem(widths.QUICK, "steps", (1, 2))
    state = torch.get_rng_state()
    assert widths.quick(retrain=False) == []
    asked = widths.quick(retrain=True)
    assert [(run.width, run.steps) for run in asked] == [(24, 1), (24, 2), (256, 1), (256, 2)]
    made = []
    monkeypatch.setattr(widths, "runs", lambda **preset: made.append(preset["steps"]) or [])
    monkeypatch.setenv("COURSE_RETRAIN", "tiny")
    assert widths.quick(retrain=True) == [] and made == [widths.REHEARSAL]
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("share", [0, 0.2, 1])
def test_so_many_labels_are_replaced_by_others(share):
    labels = torch.arange(1000) % 10
    noisy = widths.mislabelled(labels, share, seed=3)
    assert (noisy != labels).sum() == 1000 * share and noisy.min() == 0 and noisy.max() == 9


def test_a_small_bert_is_taught_by_the_large_one():
    (run,) = variants.runs(seeds=(3,), variants=("two layers, taught",), steps=2)
    assert run.parameters < 900_000 and 0 <= run.accuracy <= 1


def test_taught_targets_are_half_truth_half_teacher():
    (tokens, where, target), *_ = variants.taught(1, seed=3)
    (same, _, truth), *_ = masked.batches(1, seed=3)
    assert torch.equal(tokens, same) and where.shape == truth.shape
    assert torch.allclose(target.sum(dim=-1), torch.ones(truth.shape))
    assert (target.gather(2, truth[..., None]) >= 0.5).all()


def test_the_number_of_verbs_is_asked_and_hidden():
    texts, kinds = agreement.examples(unseen=True, n=50)
    assert (texts[:, agreement.PLACE] == MASK).all() and 0 < kinds.float().mean() < 1
    (_, neighbours, frozen, *rest) = agreement.runs(sizes=(40,), seeds=(3,), steps=2)
    assert (neighbours.method, frozen.method) == ("neighbours", "frozen") and len(rest) == 2
    assert all(0 < run.accuracy < 1 and run.n_labelled == 40 for run in (frozen, *rest))


def test_no_speech_of_a_test_play_is_trained_on():
    test = tuning.tested("unseen")
    plays = {speech.play for speech, is_test in zip(tuning.long_speeches(), test, strict=True)
             if is_test}  # fmt: skip
    assert plays == set(UNSEEN)
    tested = {tuple(row.tolist()) for row, t in zip(tuning.rows(), test, strict=True) if t}
    for tokens, genres in tuning.batches(~test, n=3, seed=0):
        read = {tuple(row[row > 0].tolist()) for row in tokens}
        assert len(genres) == tuning.BATCH and len(read & tested) <= 1  # the same few words


def test_a_tuned_model_begins_as_the_checkpoint():
    known = tuning.classifier(pretrained=True).bert.table.weight
    assert torch.equal(known, trained("bert-shakespeare")[0].table.weight)
    assert not torch.equal(tuning.classifier(pretrained=False).bert.table.weight, known)


@pytest.mark.parametrize("name", STUDIES)
def test_every_table_holds_the_runs_of_its_study(name):
    runs = STUDIES[name].recorded()
    others = [{**asdict(run), "seconds": 0} for run in runs]  # two runs never took as long
    assert len(runs) >= 3 and len({str(run) for run in others}) == len(runs)


def test_a_missing_table_says_how_to_make_it(elsewhere):
    with pytest.raises(FileNotFoundError, match="python -m course_utils compare vit-and-cnn"):
        rivals.STUDY.recorded()


def test_one_layer_four_times_is_one_layer():
    shared = variants.shared()
    assert len(shared.stack.layers) == 4
    assert len(list(shared.stack.layers.parameters())) == len(
        list(shared.stack.layers[0].parameters())
    )
    (run,) = variants.runs(seeds=(3,), variants=("one layer, four times",), steps=2)
    assert run.parameters == sum(weights.numel() for weights in shared.parameters()) < 700_000


def test_a_thin_table_reads_and_is_read_as_one_wide_table():
    bert = variants.thin()
    tokens = torch.randint(5, 4000, (2, 7))
    assert torch.allclose(bert.table(tokens), bert.table.weight[tokens], atol=1e-6)
    assert bert.table.weight.shape == masked.bert().table.weight.shape
    assert sum(part.numel() for part in bert.table.parameters()) == 4000 * 32 + 32 * 128
    (run,) = variants.runs(seeds=(3,), variants=("thin table",), steps=2)
    assert 0 <= run.accuracy <= 1


def test_people_like_questions_in_real_and_different_words():
    assert preference.liked("What news, my lord, from the king of France?") == 1
    assert preference.liked("I have no news of the king, my lord.") == 0
    assert preference.liked("What what what what what what what you?") < 0.3
    assert preference.liked("????????????") == 0 and preference.liked("") == 0


def test_a_reward_model_prefers_the_better_of_a_pair():
    seed(0)
    better, worse = torch.randn(50, 8) + torch.eye(8)[0], torch.randn(50, 8)
    weights = preference.reward_model(better, worse)
    assert weights.argmax() == 0 and ((better - worse) @ weights > 0).float().mean() > 0.6


def test_what_is_rewarded_becomes_likelier_and_distance_costs():
    base, texts = preference.start(), preference.opened(4, torch.Generator().manual_seed(0))
    texts = preference.written(base, texts, torch.Generator().manual_seed(0))
    reward = torch.tensor([1.0, 0.0, 0.0, 0.0])
    gpt = copy.deepcopy(base)
    slopes = []
    for beta in (0.0, 1.0):  # at the start nothing is apart: the price changes nothing
        gpt.zero_grad()
        preference.objective(gpt, base, texts, reward, beta).backward()
        slopes.append(gpt.table.weight.grad.clone())
    torch.testing.assert_close(*slopes)
    with torch.no_grad():
        before = preference.log_likelihood(gpt, texts).sum(dim=1)
        for weights in gpt.parameters():
            weights -= 0.01 * weights.grad
        change = preference.log_likelihood(gpt, texts).sum(dim=1) - before
    assert change[0] > change[1:].max()


def test_preference_is_tuned_scored_and_written_down(elsewhere, monkeypatch):
    monkeypatch.setattr(preference, "POOL", 200)
    monkeypatch.setattr(preference, "PAIRS", 20)
    monkeypatch.setattr(preference, "TESTS", 4)
    preference.pool.cache_clear()
    few = replace(
        preference.STUDY, runs=lambda: preference.runs(seeds=(3,), betas=(0.0,), steps=1, every=1)
    )
    before, after = few.record()
    preference.pool.cache_clear()
    assert few.recorded() == [before, after]
    assert before.divergence == 0 and after.divergence != 0 and len(before.text) == 40


def test_the_smallest_gpt_is_looked_at_on_the_way():
    looks = list(smallest_gpt.runs(seeds=(3,), steps=4, every=2))
    assert [(look.model, look.steps) for look in looks] == [
        (name, n) for name in smallest_gpt.ARMS for n in (2, 4)
    ]
    assert all(look.nats > 1 and look.seconds > 0 for look in looks)


def test_a_sum_is_written_from_the_front_or_from_the_back():
    a, b = torch.tensor([905, 7]), torch.tensor([98, 5])
    tokens, target = addition.sums(a, b, "from the front")
    assert tokens[0].tolist() == [9, 0, 5, 10, 0, 9, 8, 11, 1, 0, 0]
    assert target[0].tolist() == [-100] * 7 + [1, 0, 0, 3]
    assert addition.sums(a, b, "from the back")[1][1, 7:].tolist() == [2, 1, 0, 0]


def test_no_sum_is_trained_on_and_asked():
    pairs = addition.numbers(0).T.tolist()
    assert len({tuple(pair) for pair in pairs}) == len(pairs) == addition.SUMS + addition.TESTS
    looks = list(addition.runs(seeds=(3,), steps=4, every=2))
    assert [(look.order, look.steps) for look in looks] == [
        (order, n) for order in addition.ORDERS for n in (2, 4)
    ]


def test_the_gru_on_curves_has_the_published_size_and_reads_both_ways():
    model = gated_signals.BothWays()
    assert sum(part.numel() for part in model.parameters()) == 5134
    made = signals.runs(seeds=(3,), networks={"GRU": gated_signals.BothWays}, steps=2)
    run = next(made)
    assert (run.model, run.shuffled, run.seed) == ("GRU", False, 3) and 0 <= run.accuracy <= 1


def test_syllables_are_those_of_the_dictionary_and_no_word_is_in_both_parts():
    assert [syllables.syllables(word) for word in ("gate", "network", "banana")] == [1, 2, 3]
    assert [syllables.by_rule(word) for word in ("gate", "network", "banana", "the")] == [
        1,
        2,
        3,
        1,
    ]
    old, new = syllables.vocabulary()
    assert len(new) == 2000 and len(old) > 100_000 and not set(old) & set(new)
    x = syllables.one_hot(["cat", "abcdefghijkl"])
    assert (
        x.sum(-1)[0].tolist() == [0] * 9 + [1] * 3 and (x[1].argmax(-1) == torch.arange(12)).all()
    )
    runs = list(syllables.runs(seeds=(3,), steps=2))
    assert [run.pool for run in runs] == ["last", "mean", "max"]
    assert all(0 <= run.accuracy <= 1 for run in runs)


def test_carbon_is_foretold_from_the_past_alone():
    x, y = carbon.changes()
    assert torch.equal(x[1, -1:], y[0]) and x.shape == (500, 24)
    runs = list(carbon.runs(seeds=(3,), steps=2))
    assert len(runs) == 16 and {run.forecast for run in runs} == {
        "this month", "a year ago", "line", "GRU"
    }  # fmt: skip
    assert all(run.error > 0 for run in runs)
