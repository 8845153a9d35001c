"""Exercise 11.4: the shifted target.

Shapes   B batch   T target tokens
"""

import torch
import torch.nn.functional as F

from course_utils.exercises.exercise import Exercise, probe


def shifted_right(target, start):
    """B T -> B T: the start token, then all tokens of the target but the last."""
    first = torch.full_like(target[:, :1], start)
    return torch.cat([first, target[:, :-1]], dim=1)


def not_shifted(target, start):
    """This is the target itself: at every place the decoder reads the word it shall predict.

    Put the start token in front, and drop the last word."""
    return target


def shifted_left(target, start):
    """You shift to the left: at place i the decoder reads word i + 1, further ahead still.

    Move the words one place to the right."""
    return torch.cat([target[:, 1:], torch.full_like(target[:, :1], start)], dim=1)


def rolled(target, start):
    """Your first token is the last word of the target, which came round from the end.

    The first place holds the start token."""
    return target.roll(1, dims=1)


def rolled_through_the_batch(target, start):
    """Words came round into the next sentence: without `dims`, `torch.roll` takes the whole batch
    as one long row.

    Only the words of one sentence move, and the first place holds the start token."""
    return target.roll(1)


def one_too_long(target, start):
    """The start token stands in front, but the last word is still there: T + 1 tokens.

    The last word is never read: nothing comes after it."""
    return torch.cat([torch.full_like(target[:, :1], start), target], dim=1)


def first_word_replaced(target, start):
    """You overwrite the first word. The others stay where they were, each under its own answer.

    Insert the start token, so that every word moves one place."""
    replaced = target.clone()
    replaced[:, 0] = start
    return replaced


def rows_shifted(target, start):
    """You shift the sentences of the batch, not the words of a sentence.

    The words run along `dim=1`."""
    first = torch.full_like(target[:1], start)
    return torch.cat([first, target[:-1]], dim=0)


def start_at_the_end(target, start):
    """The start token stands at the end, and the words have not moved: each stands under its own
    answer.

    The start token comes first: `torch.cat([column, target[:, :-1]], dim=1)`."""
    return torch.cat([target[:, :-1], torch.full_like(target[:, :1], start)], dim=1)


def overwritten_on_the_way(target, start):
    """Every token is the start token: each place is read after it has been written.

    Read from the old tensor, write into a new one."""
    return torch.full_like(target, start)


EXERCISE = Exercise(
    "11.4",
    "Shift right",
    shifted_right,
    minutes=5,
    difficulty=1,
    why="Place i now reads the words before i and answers with word i: with the causal mask, one "
    "pass asks T honest questions.",
    hints=(
        "Write it for one sentence: the decoder must say `le chat dort`. What has it read before "
        "it says `le`? And before `chat`?",
        "`torch.full_like(target[:, :1], start)` is a column of start tokens.",
        "`torch.cat([column, target[:, :-1]], dim=1)`.",
    ),
    probes=(
        probe(target=torch.tensor([[5, 6, 7], [8, 9, 4], [3, 5, 9]]), start=1),
        probe(target=torch.tensor([[4], [3]]), start=2),
        probe(target=torch.arange(10, 22).reshape(2, 6), start=0),
    ),
    misconceptions=(
        not_shifted,
        shifted_left,
        rolled,
        rolled_through_the_batch,
        one_too_long,
        first_word_replaced,
        rows_shifted,
        start_at_the_end,
        overwritten_on_the_way,
    ),
    also_right=(
        lambda target, start: F.pad(target, (1, 0), value=start)[:, :-1],
        lambda target, start: torch.tensor([[start, *row[:-1]] for row in target.tolist()]),
    ),
)
