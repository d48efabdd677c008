"""Tables and closing formulas of an AKN4UN document as drafts."""

from comity.akn.draft import Draft
from comity.akn.flow import plain
from comity.akn.inline import read_footnote, squeeze
from comity.akn.rules import Rules
from comity.akn.xml import Element, local_name, paths_below, text_content
from comity.model.resolution import Footnote
from comity.model.trace import Span


def draft_table(element: Element, path: str, rules: Rules) -> Draft:
    """A table: its cells as rows, its footnotes anchored at the end of their cell's text."""
    rows: list[tuple[str, ...]] = []
    notes: list[Footnote] = []
    length = 0
    for tr in element.iter("{*}tr"):
        cells: list[str] = []
        for cell in tr:
            if local_name(cell) in ("td", "th"):
                cells.append(squeeze(plain(cell), rules))
                length += len(cells[-1]) + 1 if cells[-1] else 0
                at = max(length - 1, 0)
                marks = list(cell.iter("{*}authorialNote"))
                places = paths_below(marks, element, path)
                notes += [read_footnote(note, place, rules, at) for note, place in zip(marks, places, strict=True)]
        rows.append(tuple(cells))
    text = " ".join(cell for row in rows for cell in row if cell)
    span = Span(0, len(text_content(element)), path)
    return Draft("table", text, footnotes=tuple(notes), rows=tuple(rows), span=span)


def draft_closing(element: Element, path: str, rules: Rules) -> Draft | None:
    """The closing formula in one `p`: meeting and date, a line each; None where it is empty."""
    lines = [squeeze(plain(x), rules) for x in element.iter("{*}inline", "{*}location", "{*}docDate")]
    lines = [line for line in lines if line] or [squeeze(plain(element), rules)]
    if not lines[0]:
        return None
    span = Span(0, len(text_content(element)), path)
    return Draft("closing", rules.joiner.join(lines), lines=tuple(lines), span=span)
