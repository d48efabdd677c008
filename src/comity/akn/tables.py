"""Tables and closing formulas of an AKN4UN document as drafts."""

from comity.akn.draft import Draft
from comity.akn.flow import plain
from comity.akn.inline import read_footnote, squeeze
from comity.akn.rules import Rules
from comity.akn.xml import Element, local_name, paths_below, text_content
from comity.model.resolution import Footnote
from comity.model.trace import Span

MOST_MERGED = 100
"""Columns or rows that a merged cell of a text spans, and columns in which one from above is looked for."""


def draft_table(element: Element, path: str, rules: Rules) -> Draft:
    """A table: its cells as rows, its footnotes anchored at the end of their cell's text.

    A merged cell stands in the first column and row that it spans, and empty ones in the others.
    """
    rows: list[tuple[str, ...]] = []
    notes: list[Footnote] = []
    merged: dict[int, int] = {}  # how many more rows a cell spans, by its columns
    length = 0
    for tr in _rows(element):
        cells: list[str] = []
        for cell in tr:
            if local_name(cell) in ("td", "th"):
                _pass_merged(cells, merged)
                words = squeeze(plain(cell), rules)
                wide, high = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
                merged |= dict.fromkeys(range(len(cells), len(cells) + wide), high - 1)
                cells += [words, *[""] * (wide - 1)]
                length += len(words) + 1 if words else 0
                at = max(length - 1, 0)
                marks = list(cell.iter("{*}authorialNote"))
                places = paths_below(marks, element, path)
                notes += [read_footnote(note, place, rules, at) for note, place in zip(marks, places, strict=True)]
        _pass_merged(cells, merged)
        rows.append(tuple(cells))
    text = " ".join(cell for row in rows for cell in row if cell)
    span = Span(0, len(text_content(element)), path)
    return Draft("table", text, footnotes=tuple(notes), rows=tuple(rows), span=span)


def _rows(table: Element) -> list[Element]:
    """The rows of a table, not those of tables in its cells."""
    return [tr for tr in table.iter("{*}tr") if next(tr.iterancestors("{*}table"), table) is table]


def _pass_merged(cells: list[str], merged: dict[int, int]) -> None:
    """An empty cell stands in each column from here on that a cell above spans."""
    while len(cells) < MOST_MERGED and merged.get(len(cells), 0):
        merged[len(cells)] -= 1
        cells.append("")


def _spanned(cell: Element, name: str) -> int:
    """The columns or rows that a cell spans."""
    value = cell.get(name, "")
    return min(max(int(value), 1), MOST_MERGED) if value.isdecimal() and len(value) < 7 else 1


def draft_closing(element: Element, path: str, rules: Rules) -> Draft | None:
    """The closing formula in one `p`: meeting and date, a line each; None where it is empty."""
    lines = [squeeze(plain(x), rules) for x in element.iter("{*}inline", "{*}location", "{*}docDate")]
    lines = [line for line in lines if line] or [squeeze(plain(element), rules)]
    if not lines[0]:
        return None
    span = Span(0, len(text_content(element)), path)
    return Draft("closing", rules.joiner.join(lines), lines=tuple(lines), span=span)
