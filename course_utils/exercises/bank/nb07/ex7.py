"""Exercise 07.7: attention by hand, with scores whose exponentials are 1, 2 and 3."""

import math

from course_utils.exercises.brief import brief
from course_utils.exercises.exercise import Exercise

NEAR = 6e-3  # numbers may be typed with two decimals
SCORES = 0.0, math.log(2), math.log(3)
WEIGHTS = [math.exp(score) / sum(map(math.exp, SCORES)) for score in SCORES]
STATES = (6, 0), (0, 6), (4, 4)


def by_hand():
    return 1 / 6, 1 / 3, 1 / 2, 3, 4


def near(numbers, wanted) -> bool:
    return all(abs(a - b) < NEAR for a, b in zip(numbers, wanted, strict=True))


def not_the_shares_of_the_scores(answer):
    """You divided the scores themselves by their sum. The softmax first raises e to each score.

    e to the power ln 2 is 2."""
    return not near(answer()[:3], [score / sum(SCORES) for score in SCORES])


def shared_out(answer):
    """Weights sum to 1.

    Divide each exponential by the sum of the three."""
    total = sum(answer()[:3])
    return abs(total - 1) < NEAR or f"Yours sum to {brief(float(total), 3)}."


def not_only_the_largest(answer):
    """You read only the annotation with the largest score. Attention reads a bit of each.

    e to the scores is 1, 2 and 3: divide by their sum."""
    return not near(answer()[:3], (0, 0, 1))


def not_equal_weights(answer):
    """These are equal weights. The scores are not equal.

    e to the scores is 1, 2 and 3: divide by their sum."""
    return not near(answer()[:3], (1 / 3, 1 / 3, 1 / 3))


def the_weights_are_right(answer):
    """Your weights sum to 1, and are not the softmax of these scores.

    e to the powers 0, ln 2 and ln 3 is 1, 2 and 3."""
    return near(answer()[:3], WEIGHTS)


def the_context_is_right(answer):
    """Your weights are right, your context is not.

    Weigh whole annotations, and add them up: 1/6 of (6, 0), 1/3 of (0, 6), 1/2 of (4, 4)."""
    return near(answer()[3:], mixed(WEIGHTS))


def shares_of_the_scores():
    """0, 0.387 and 0.613 are the scores divided by their sum."""
    weights = [score / sum(SCORES) for score in SCORES]
    return (*weights, *mixed(weights))


def only_exponentials():
    """1, 2 and 3, not divided by their sum."""
    return 1, 2, 3, 18, 24


def hard_attention():
    """The largest score takes all."""
    return 0, 0, 1, 4, 4


def plain_mean():
    """Every annotation counts alike."""
    return (*[1 / 3] * 3, *mixed([1 / 3] * 3))


def the_other_way_round():
    """The smallest score has the largest weight."""
    return 1 / 2, 1 / 3, 1 / 6, *mixed([1 / 2, 1 / 3, 1 / 6])


def averaged_again():
    """The weighted annotations are averaged, not added."""
    return (*WEIGHTS, *(number / 3 for number in mixed(WEIGHTS)))


def mixed(weights) -> list[float]:
    return [
        sum(weight * state[i] for weight, state in zip(weights, STATES, strict=True))
        for i in (0, 1)
    ]


EXERCISE = Exercise(
    "07.7",
    "Attention by hand",
    by_hand,
    minutes=5,
    difficulty=1,
    why="Scores, exponentials, shares, a weighted sum: that is all of attention, also in the "
    "largest models.",
    hints=(
        "The softmax raises e to each score, then divides by the sum.",
        "e to the powers 0, ln 2 and ln 3 is 1, 2 and 3. Their sum is 6.",
        "Weights 1/6, 2/6, 3/6. First number of the context: 6/6 + 0 + 4 · 3/6.",
    ),
    misconceptions=(
        shares_of_the_scores,
        only_exponentials,
        hard_attention,
        plain_mean,
        the_other_way_round,
        averaged_again,
    ),
    properties=(
        not_the_shares_of_the_scores,
        shared_out,
        not_only_the_largest,
        not_equal_weights,
        the_weights_are_right,
        the_context_is_right,
    ),
    also_right=(lambda: (0.17, 0.33, 0.5, 3.0, 4.0), lambda: (1 / 6, 2 / 6, 3 / 6, 3, 4)),
    open=True,
)
