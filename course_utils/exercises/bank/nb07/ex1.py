"""Exercise 07.1: teacher forcing.

Shapes   T target tokens
"""

import torch
from torch import tensor

from course_utils.exercises.exercise import Exercise, probe


def teacher_forced(sentence, start, end):
    """T -> T + 1 and T + 1: what the decoder reads at each step, and what it shall write there."""
    read = torch.cat([torch.tensor([start]), sentence])
    write = torch.cat([sentence, torch.tensor([end])])
    return read, write


def reads_the_answer(sentence, start, end):
    """At each step your decoder reads the very word that it shall write: it would learn to copy.

    Let it read one word less: START first, and each word one step later."""
    write = torch.cat([sentence, torch.tensor([end])])
    return write, write


def nothing_is_shifted(sentence, start, end):
    """At each step your decoder shall write the word that it has just read: both rows are the same.

    What it writes is one step ahead: word 1 after START, and END after the last word."""
    read = torch.cat([torch.tensor([start]), sentence])
    return read, read


def begins_with_start_twice(sentence, start, end):
    """Your decoder reads START twice and has to write START itself; END it never writes.

    START is only read, END is only written."""
    write = torch.cat([torch.tensor([start]), sentence])
    return torch.cat([torch.tensor([start]), write[:-1]]), write


def never_ends(sentence, start, end):
    """Nothing in your targets says where a sentence ends: this decoder would never stop.

    After the last word the right answer is END."""
    return torch.cat([torch.tensor([start]), sentence[:-1]]), sentence


def never_begins(sentence, start, end):
    """Your decoder reads the first word and is never asked to write it.

    The first thing that it reads is START."""
    return sentence, torch.cat([sentence[1:], torch.tensor([end])])


def changed_places(sentence, start, end):
    """What is read and what is written have changed places.

    Return first what goes in."""
    return tuple(reversed(teacher_forced(sentence, start, end)))


def both_ends_twice(sentence, start, end):
    """START and END stand in both rows. Nobody has to write START, and after END nothing is read.

    Take the row with both: its beginning is read, its rest is written."""
    whole = torch.cat([torch.tensor([start]), sentence, torch.tensor([end])])
    return whole, whole


def cut_in_two(sentence, start, end):
    whole = torch.tensor([start, *sentence.tolist(), end])
    return whole[:-1], whole[1:]


EXERCISE = Exercise(
    "07.1",
    "Teacher forcing",
    teacher_forced,
    minutes=5,
    difficulty=1,
    why="All steps of a sentence are trained at once: each reads true words, never a guess of its "
    "own.",
    hints=(
        "Write both rows for a sentence of two words. What does the decoder read before its first "
        "word?",
        "It reads START, then word 1, then word 2. It writes word 1, then word 2, then END.",
        "`torch.cat([torch.tensor([start]), sentence])` is what it reads.",
    ),
    probes=(
        probe(sentence=tensor([7, 5]), start=1, end=2),
        probe(sentence=tensor([9, 4, 8, 3]), start=0, end=6),
    ),
    misconceptions=(
        reads_the_answer,
        nothing_is_shifted,
        begins_with_start_twice,
        never_ends,
        never_begins,
        changed_places,
        both_ends_twice,
    ),
    also_right=(cut_in_two,),
)
