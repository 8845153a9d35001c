"""Exercise 12.4: 80 % [MASK], 10 % another piece, 10 % unchanged.

Shapes   B batch   T tokens
"""

import torch

from course_utils.exercises.exercise import Exercise, probe


def disguise(tokens, chosen, chance, other, mask):
    """B T, B T, B T, B T, () -> B T: where `chosen` is true, `mask` if `chance` is below 0.8, the
    piece of `other` if it is 0.9 or more, and the token itself between; elsewhere the token."""
    shown = torch.where(chance < 0.8, mask, torch.where(chance < 0.9, tokens, other))
    return torch.where(chosen, shown, tokens)


def all_masked(tokens, chosen, chance, other, mask):
    """You put [MASK] at every chosen place. Then the model never sees a whole text, and later it
    will be given nothing else.

    Look at `chance`: below 0.8 [MASK], above 0.9 another piece, the token itself between."""
    return torch.where(chosen, mask, tokens)


def everywhere(tokens, chosen, chance, other, mask):
    """You change places that are not chosen.

    Where `chosen` is false, the token stays whatever `chance` says."""
    return torch.where(chance < 0.8, mask, torch.where(chance < 0.9, tokens, other))


def mirrored(tokens, chosen, chance, other, mask):
    """The shares are right, but you read `chance` from its other end: [MASK] where it is large.

    Here below 0.8 means [MASK], and 0.9 or more another piece."""
    shown = torch.where(chance >= 0.2, mask, torch.where(chance < 0.1, other, tokens))
    return torch.where(chosen, shown, tokens)


def above_masked(tokens, chosen, chance, other, mask):
    """You put [MASK] where `chance` is 0.8 or more: that is one chosen place in five, not four.

    A number between 0 and 1 is below 0.8 in 80 % of the cases."""
    return torch.where(chosen & (chance >= 0.8), mask, tokens)


def between_masked(tokens, chosen, chance, other, mask):
    """You put [MASK] where `chance` lies between 0.8 and 0.9: that is one chosen place in ten.

    [MASK] belongs where it is below 0.8; between the two the token stays."""
    shown = torch.where(chance < 0.8, tokens, torch.where(chance < 0.9, mask, other))
    return torch.where(chosen, shown, tokens)


def edges_moved(tokens, chosen, chance, other, mask):
    """Nearly: at exactly 0.8 you still put [MASK], at exactly 0.9 you still keep the token.

    The task says below 0.8, and from 0.9 on: `<`, not `<=`."""
    shown = torch.where(chance <= 0.8, mask, torch.where(chance <= 0.9, tokens, other))
    return torch.where(chosen, shown, tokens)


def never_unchanged(tokens, chosen, chance, other, mask):
    """80 % are [MASK] and all the other chosen places get another piece: none stays as it was.

    Between 0.8 and 0.9 the token itself stays."""
    return torch.where(chosen, torch.where(chance < 0.8, mask, other), tokens)


def never_another(tokens, chosen, chance, other, mask):
    """80 % are [MASK] and all the other chosen places stay as they were: none gets another piece.

    From 0.9 on take the piece of `other`."""
    return torch.where(chosen & (chance < 0.8), mask, tokens)


def other_before_unchanged(tokens, chosen, chance, other, mask):
    """You put the other piece between 0.8 and 0.9 and keep the token above. The shares are right,
    but here 0.9 and more means the other piece.

    Swap the two."""
    shown = torch.where(chance < 0.8, mask, torch.where(chance < 0.9, other, tokens))
    return torch.where(chosen, shown, tokens)


def a_tenth_masked(tokens, chosen, chance, other, mask):
    """You put [MASK] at one chosen place in ten and leave most as they were.

    80 % become [MASK]: where `chance` is below 0.8."""
    shown = torch.where(chance < 0.1, mask, torch.where(chance < 0.9, tokens, other))
    return torch.where(chosen, shown, tokens)


def unchosen_masked(tokens, chosen, chance, other, mask):
    """You change the places that are not chosen and leave the chosen ones alone.

    `torch.where(condition, a, b)` takes a where the condition is true."""
    shown = torch.where(chance < 0.8, mask, torch.where(chance < 0.9, tokens, other))
    return torch.where(chosen, tokens, shown)


def zero_for_mask(tokens, chosen, chance, other, mask):
    """You write 0 where [MASK] belongs. 0 is the piece that fills short texts.

    The number of [MASK] is given: `mask`."""
    shown = torch.where(chance < 0.8, 0, torch.where(chance < 0.9, tokens, other))
    return torch.where(chosen, shown, tokens)


def by_assignment(tokens, chosen, chance, other, mask):
    """On a copy, rule by rule."""
    shown = tokens.clone()
    shown[chosen & (chance < 0.8)] = mask
    swapped = chosen & (chance >= 0.9)
    shown[swapped] = other[swapped]
    return shown


def in_loops(tokens, chosen, chance, other, mask):
    """One place after the other."""
    shown = tokens.clone()
    for b in range(tokens.shape[0]):
        for t in range(tokens.shape[1]):
            if chosen[b, t] and chance[b, t] < 0.8:
                shown[b, t] = mask
            elif chosen[b, t] and chance[b, t] >= 0.9:
                shown[b, t] = other[b, t]
    return shown


def trial(rows, columns, seed):
    """Tokens, choices and chances, every rule among them."""
    draw = torch.Generator().manual_seed(seed)
    sizes = (rows, columns)
    return probe(
        tokens=torch.randint(5, 50, sizes, generator=draw),
        chosen=torch.rand(sizes, generator=draw) < 0.6,
        chance=torch.rand(sizes, generator=draw),
        other=torch.randint(50, 99, sizes, generator=draw),
        mask=4,
    )


EXERCISE = Exercise(
    "12.4",
    "Hide by the rule",
    disguise,
    minutes=8,
    difficulty=2,
    why="The rule keeps training a little like use: no [MASK] stands in the texts that people "
    "send, and so any place may be the one that counts.",
    hints=(
        "`torch.where(condition, a, b)` takes a where the condition is true and b elsewhere.",
        "From the inside: `torch.where(chance < 0.9, tokens, other)` decides between staying and "
        "another piece. Around it decide about [MASK].",
        "`shown = torch.where(chance < 0.8, mask, ...)`, then "
        "`torch.where(chosen, shown, tokens)`.",
    ),
    probes=(
        probe(
            tokens=torch.tensor([[10, 11, 12, 13]]),
            chosen=torch.tensor([[True, True, True, False]]),
            chance=torch.tensor([[0.5, 0.85, 0.95, 0.5]]),
            other=torch.tensor([[60, 61, 62, 63]]),
            mask=4,
        ),
        trial(3, 12, seed=1),
        trial(2, 30, seed=2),
        probe(
            tokens=torch.tensor([[10, 11, 12]]),
            chosen=torch.tensor([[True, True, True]]),
            chance=torch.tensor([[0.8, 0.9, 0.0]]),
            other=torch.tensor([[60, 61, 62]]),
            mask=3,
        ),
    ),
    misconceptions=(
        all_masked,
        everywhere,
        mirrored,
        above_masked,
        between_masked,
        edges_moved,
        never_unchanged,
        never_another,
        other_before_unchanged,
        a_tenth_masked,
        unchosen_masked,
        zero_for_mask,
    ),
    also_right=(by_assignment, in_loops),
)
