"""The slide finder: I am on this slide, which cell do I run?"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from course_utils.syllabus.ledger import Cell, Deck, Item, decks, items, where

LEFT = 'style="text-align:left"'
HEADS = "".join(f'<th scope="col" {LEFT}>{head}</th>' for head in ("Slide", "Notebook", "Cells"))


@dataclass(frozen=True)
class Row:
    """An item on a slide, with the cell to run; no cell while its notebook is still to come."""

    slide: str
    item: Item
    cell: Cell | None

    @property
    def label(self) -> str:
        """`[12] score matrix`: the number that stands beside the cell, and the item in words."""
        number = f"[{self.cell.number}] " if self.cell and self.cell.number else ""
        return number + self.item.id.replace("-", " ")

    @property
    def link(self) -> str:
        """The address of the cell, as JupyterLab opens it from a notebook of the course."""
        cell = f"#cell-id={self.cell.id}" if self.cell else ""
        return f"{self.item.notebook}.ipynb{cell}"


@dataclass(frozen=True)
class Finder:
    """The table, deck by deck, slide by slide: in a notebook with links, as a string without."""

    tables: tuple[tuple[Deck, tuple[Row, ...]], ...]

    def __repr__(self):
        return "\n".join(f"{_name(deck)}: {_count(rows)}" for deck, rows in self.tables)

    def __str__(self):
        return "\n\n".join("\n".join(_lines(deck, rows)) for deck, rows in self.tables)

    def _repr_html_(self):
        return "".join(
            f"<details{' open' if len(self.tables) == 1 else ''}>"
            f"<summary><b>{escape(deck.title)}</b> · {escape(_about(deck))} · {_count(rows)}"
            f"</summary><table><tr>{HEADS}</tr>{''.join(_html_rows(rows))}</table></details>"
            for deck, rows in self.tables
        )


def finder(deck: str | None = None, notebook: str | None = None) -> Finder:
    """The slide finder for one deck or all, one notebook or all; ValueError for an unknown one."""
    if deck is not None and deck not in decks():
        raise ValueError(f"there is no deck {deck!r}; the decks are {', '.join(decks())}")
    chosen, cells = items(notebook), where()
    tables = (
        (one, tuple(_rows(one, chosen, cells)))
        for one in decks().values()
        if deck in (None, one.id)
    )
    return Finder(tuple((one, rows) for one, rows in tables if rows))


def _rows(deck: Deck, chosen: tuple[Item, ...], cells: dict[str, Cell]) -> Iterator[Row]:
    mine = [item for item in chosen if deck.id in item.decks]
    for title, *also in deck.slides:
        for item in mine:
            if not {title, *also}.isdisjoint(item.titles):
                yield Row(title, item, cells.get(item.id))


def _lines(deck: Deck, rows: tuple[Row, ...]) -> Iterator[str]:
    yield f"{_name(deck)} · {_about(deck)} · {_count(rows)}"
    for slide, group in groupby(rows, key=lambda row: row.slide):
        yield f"\n  {slide}"
        for row in group:
            place = f"notebooks/{row.link}" if row.cell else f"to come in {row.item.notebook}"
            yield f"    {row.label:<44}{place}"


def _html_rows(rows: tuple[Row, ...]) -> Iterator[str]:
    for slide, group in groupby(rows, key=lambda row: row.slide):
        books = [list(book) for _, book in groupby(group, key=lambda row: row.item.notebook)]
        for place, book in enumerate(books):
            head = f'<th scope="row" rowspan="{len(books)}" {LEFT}>{escape(slide)}</th>'
            number, cells = book[0].item.notebook[:2], _html_cells(book)
            row = f"<td {LEFT}>{number}</td><td {LEFT}>{cells}</td>"
            yield f"<tr>{'' if place else head}{row}</tr>"


def _html_cells(rows: list[Row]) -> str:
    links = [f'<a href="{row.link}">{escape(row.label)}</a>' for row in rows if row.cell]
    later = [row.label for row in rows if not row.cell]
    return " · ".join(links + ([f"<i>to come:</i> {', '.join(later)}"] if later else []))


def _name(deck: Deck) -> str:
    return f"{deck.title} ({deck.id})"


def _about(deck: Deck) -> str:
    return ", ".join(part for part in (deck.course, deck.lecturer, deck.id) if part)


def _count(rows: tuple[Row, ...]) -> str:
    ids = {row.item.id for row in rows}
    ready = {row.item.id for row in rows if row.cell}
    return (
        f"{len({row.slide for row in rows})} slides, {len(ready)} of {len(ids)} items have a cell"
    )
