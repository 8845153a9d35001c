"""What a lesson claims: `predict` asks before a surprise, `check` says afterwards what holds.

COURSE_EXPECT (set in CI): a check that does not hold fails its cell, naming itself
"""

import os
import re
from dataclasses import dataclass
from html import escape
from string import ascii_uppercase
from traceback import format_exception_only

CARD = "border-left:4px solid #1976d2;padding:2px 12px;max-width:44em"
OPTION = "margin:4px 0;padding:4px 10px;border:1px solid #8a8a8a;border-radius:4px"
VERDICT = "margin:4px 0 2px 16px"
HOLDS = "display:inline-block;margin:0 1.6em 0 0;font-size:13px;opacity:.85"
FAILS = "margin:4px 0;padding:2px 12px;border-left:4px solid #b34d00;max-width:44em"
THINK = "You changed something above? Then this is the place to think why."


@dataclass(frozen=True)
class Prediction:
    """A question whose answer is out of sight until the learner has chosen."""

    question: str
    options: tuple
    answer: object
    why: str

    def __repr__(self):
        rows = [f"  {letter}  {option}" for letter, option in self._lettered()]
        rows = [f"Predict: {self.question}", *rows, "Decide, then run the next cell."]
        return "\n".join(rows).replace("`", "")

    def _repr_html_(self):
        rows = [
            self._folded(f"<b>{letter}</b>&ensp;{_html(option)}", self._verdict(option))
            for letter, option in self._lettered()
        ] or [self._folded("I have decided: show the answer", self._truth())]
        hint = "Choose one" if self.options else "Say a number or a word first"
        return (
            f'<div style="{CARD}"><div><b>Predict:</b> {_html(self.question)}</div>{"".join(rows)}'
            f"<div>{hint}, then run the next cell.</div></div>"
        )

    def _lettered(self):
        return zip(ascii_uppercase, self.options, strict=False)

    def _verdict(self, option) -> str:
        if option == self.answer:
            return f"✓ <b>Right.</b> {_html(self.why)}"
        again = "Choose again, or run the next cell and see."
        folded = f"<details><summary>Show the answer</summary>{self._truth()}</details>"
        return f"✗ <b>Not quite.</b> {again}{folded}"

    def _truth(self) -> str:
        return f"<b>{_html(self.answer)}</b>: {_html(self.why)}"

    def _folded(self, summary: str, text: str) -> str:
        return (
            f'<details style="{OPTION}"><summary style="cursor:pointer">{summary}</summary>'
            f'<div style="{VERDICT}">{text}</div></details>'
        )


def predict(question: str, options: list | None = None, *, answer, why: str) -> Prediction:
    """Ask before a surprise; ValueError if `answer` is none of `options`, or two are the same."""
    choices = tuple(options or ())
    if choices and answer not in choices:
        shown = ", ".join(map(repr, choices))
        raise ValueError(f"the answer {answer!r} is none of the options {shown}")
    if len(set(map(str, choices))) < len(choices):
        raise ValueError(f"two options read the same: {', '.join(map(str, choices))}")
    return Prediction(question, choices, answer, why)


@dataclass(frozen=True)
class Claim:
    """Words, whether they hold, and what came up if that could not be found out."""

    words: str
    holds: bool
    trouble: str = ""

    def __str__(self):
        return self.words + (f" ({self.trouble})" if self.trouble else "")


@dataclass(frozen=True)
class Checks:
    """What holds, in words, and what no longer does."""

    claims: tuple[Claim, ...]

    @property
    def failed(self) -> list[Claim]:
        return [claim for claim in self.claims if not claim.holds]

    def __repr__(self):
        lines = [f"✓ {claim}" for claim in self.claims if claim.holds]
        lines += [f"✗ no longer: {claim}" for claim in self.failed]
        return "\n".join(lines + [THINK] * bool(self.failed)).replace("`", "")

    def _repr_html_(self):
        holding = "".join(
            f'<span style="{HOLDS}">✓ {_html(claim)}</span>' for claim in self.claims if claim.holds
        )
        failing = "".join(f"<div>✗ no longer: {_html(claim)}</div>" for claim in self.failed)
        card = f'<div style="{FAILS}">{failing}<div>{THINK}</div></div>' if failing else ""
        return f"<div>{holding}</div>{card}"


def check(*claims: tuple[str, object]) -> Checks:
    """Say in words what holds: pairs of a claim and a condition.

    A condition is anything with a truth value, or a function of nothing where finding it out may
    fail once a number was changed above (other shapes). What does not hold is said and stops
    nobody. With COURSE_EXPECT set, as in CI, AssertionError names it. TypeError for no such pair.
    """
    for claim in claims:
        if not (isinstance(claim, tuple) and len(claim) == 2 and isinstance(claim[0], str)):
            raise TypeError(f'check takes pairs ("what holds", condition), not {claim!r}')
    checks = Checks(tuple(_judged(*claim) for claim in claims))
    if checks.failed and os.environ.get("COURSE_EXPECT"):
        raise AssertionError(f"no longer holds: {'; '.join(map(str, checks.failed))}")
    return checks


def _judged(words: str, condition: object) -> Claim:
    try:
        return Claim(words, bool(condition() if callable(condition) else condition))
    except Exception as error:
        return Claim(words, False, format_exception_only(error)[-1].strip())


def _html(text: object) -> str:
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(str(text)))
