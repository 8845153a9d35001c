"""The ledger: what the lecture decks teach, which notebook covers it, and in which cell.

One file for each notebook, one entry for each formula, number, table, worked example, figure or
claim of the decks. A cell that covers an item carries the tag `slide:<id>`.

kind         formula, number, table, figure, claim ...
decks        the decks that show it (decks.yaml)
slide        the title of its slide; " / " separates its titles in several decks
statement    what the slide says, in our words
demonstrate  how a cell can show it
check        what a cell must find; left out where there is nothing to compute
erratum      left out, or
  type       wrong | conflict (between decks, slides or with PyTorch) | imprecise | typo
  note       what the slide reads, what is right, and why
  origin     slide: it stands on the slide | unclear: our transcript reads so; a note says "reads",
             never "wrong" | extraction: a slip of the transcript, of which nothing is said
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

from course_utils.paths import DATA, NOTEBOOKS

TAG = "slide:"
LEDGER = DATA / "syllabus"  # decks.yaml, and one file for each notebook
KINDS = "architecture claim code definition figure formula history number table worked-example"
TYPES = ("wrong", "conflict", "imprecise", "typo")
ORIGINS = ("slide", "unclear", "extraction")


@dataclass(frozen=True)
class Erratum:
    """What is odd about an item: of which type, in which words, and where it comes from."""

    type: str
    note: str
    origin: str

    @property
    def public(self) -> bool:
        """True where a note is due: it stands on the slide, or our transcript reads so."""
        return self.origin != "extraction"


@dataclass(frozen=True)
class Item:
    """One formula, number, table, figure or claim of the decks."""

    id: str
    notebook: str
    kind: str
    decks: tuple[str, ...]
    slide: str
    statement: str
    demonstrate: str
    check: str | None
    erratum: Erratum | None

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles it is cited by: the whole, and each part between slashes."""
        return (self.slide, *self.slide.split(" / "))


@dataclass(frozen=True)
class Deck:
    """A lecture deck; `slides` holds for each slide its title and the other names it goes by."""

    id: str
    title: str
    course: str | None
    lecturer: str | None
    slides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook: its place, its id, and the n of its `[n]` after Run All."""

    index: int
    id: str
    number: int | None = None


@lru_cache
def decks(path: Path = LEDGER / "decks.yaml") -> Mapping[str, Deck]:
    """The decks by id, in the order of the file."""
    return MappingProxyType({name: _deck(name, entry) for name, entry in _read(path).items()})


@lru_cache
def load(folder: Path = LEDGER) -> tuple[Item, ...]:
    """All items, in the order they are taught; ValueError names the entry that is not sound."""
    files = sorted(folder.glob("[0-9]*.yaml"))
    ledger = tuple(_item(file.stem, entry) for file in files for entry in _read(file))
    ids = [item.id for item in ledger]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"two items share one id: {', '.join(twice)}; give each its own")
    return ledger


def items(notebook: str | None = None) -> tuple[Item, ...]:
    """The items of one notebook, named in full or by its number ("08"), or all of them."""
    if notebook is None:
        return load()
    chosen = tuple(item for item in load() if notebook in (item.notebook, item.notebook[:2]))
    if not chosen:
        known = ", ".join(dict.fromkeys(item.notebook for item in load()))
        raise ValueError(f"the ledger has no notebook {notebook!r}; it has {known}")
    return chosen


def tagged(path: Path) -> dict[str, list[Cell]]:
    """All cells of a notebook that carry a tag `slide:<id>`, by id; code cells first."""
    found: dict[str, list[Cell]] = {}
    number = 0
    for index, cell in enumerate(json.loads(path.read_text("utf-8"))["cells"]):
        is_code = cell["cell_type"] == "code"
        number += is_code and bool("".join(cell["source"]).strip())
        here = Cell(index, cell.get("id", ""), number if is_code else None)
        for tag in cell["metadata"].get("tags", []):
            if tag.startswith(TAG):
                found.setdefault(tag.removeprefix(TAG), []).append(here)
    return {
        name: sorted(cells, key=lambda cell: cell.number is None) for name, cells in found.items()
    }


def covered(path: Path) -> dict[str, Cell]:
    """For each item that a notebook covers, the cell to run."""
    return {name: cells[0] for name, cells in tagged(path).items()}


def where(folder: Path = NOTEBOOKS) -> dict[str, Cell]:
    """The cell to run for each item, over the notebooks that are there."""
    names = dict.fromkeys(item.notebook for item in load())
    paths = [folder / f"{name}.ipynb" for name in names]
    return {name: cell for path in paths if path.exists() for name, cell in covered(path).items()}


def _read(path: Path):
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _deck(name: str, entry: dict) -> Deck:
    slides = [slide if isinstance(slide, dict) else {slide: []} for slide in entry["slides"]]
    names = tuple((title, *also) for slide in slides for title, also in slide.items())
    return Deck(name, entry["title"], entry["course"], entry["lecturer"], names)


def _item(notebook: str, entry: dict) -> Item:
    name = entry.get("id", "without id")
    entry = {"notebook": notebook, "check": None, "erratum": None} | entry
    expected = {field.name for field in fields(Item)}
    if odd := sorted(expected ^ entry.keys()):
        raise ValueError(f"item {name!r} lacks a field, or has one too many: {', '.join(odd)}")
    item = Item(**{**entry, "decks": tuple(entry["decks"]), "erratum": _erratum(entry)})
    _expect(name, "id", name, bool(re.fullmatch(r"[a-z0-9-]+", name)), "small letters and hyphens")
    _expect(name, "kind", item.kind, item.kind in KINDS.split(), KINDS)
    _expect(name, "decks", item.decks, bool(item.decks), "at least one deck")
    for deck in item.decks:
        _expect(name, "deck", deck, deck in decks(), ", ".join(decks()))
        titles = {title for slide in decks()[deck].slides for title in slide}
        known = not titles.isdisjoint(item.titles)
        _expect(name, "slide", item.slide, known, f"a slide of deck {deck} in decks.yaml")
    return item


def _erratum(entry: dict) -> Erratum | None:
    if entry["erratum"] is None:
        return None
    erratum = Erratum(**entry["erratum"])
    _expect(entry["id"], "erratum type", erratum.type, erratum.type in TYPES, ", ".join(TYPES))
    known = erratum.origin in ORIGINS
    _expect(entry["id"], "erratum origin", erratum.origin, known, ", ".join(ORIGINS))
    return erratum


def _expect(name: str, what: str, found, sound: bool, wanted: str) -> None:
    if not sound:
        raise ValueError(f"item {name!r} has {what} {found!r}; expected {wanted}")
