"""What the words of a printed line show of its form: found once, for it is asked again and again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.labels import Label, labels_of
from comity.structure.lone import LONGEST
from comity.structure.tables import is_row
from comity.structure.widths import widths_of


class LineForm(NamedTuple):
    """A line's words, its printed width, and what of a document it may be by its form alone.

    `label` is that of a paragraph, `heading_label` that of a heading; `lone` says that the line is nothing but one;
    `ended` that it ends with a stop or a comma, `stopped` with a stop.
    """

    text: str
    width: int
    label: Label | None
    heading_label: Label | None
    lone: bool
    ended: bool
    stopped: bool
    formula: bool
    annex: bool
    row: bool


def forms_of(clean: CleanText, lines: Sequence[TextLine], profile: StructureProfile) -> dict[int, LineForm]:
    """The form of each line, by its start."""
    widths = widths_of(clean.text, lines, profile.code_page)
    texts = [clean.text[line.start : line.end] for line in lines]
    return {
        line.start: form_of(text, width, profile, below)
        for line, width, text, below in zip(lines, widths, texts, [*texts[1:], ""], strict=True)
    }


def form_of(text: str, width: int, profile: StructureProfile, below: str = "") -> LineForm:
    """The form of a line of these words and this width; `below` are the words of the next line."""
    label, heading_label = labels_of(text, profile)
    either = label or heading_label
    ended = profile.terminal.ends(text)
    named = profile.formula_or_annex.fullmatch(text) is not None
    return LineForm(
        text,
        width,
        label,
        heading_label,
        either is not None and len(text) <= LONGEST and either.length >= len(text),
        ended,
        ended and profile.stop.ends(text),
        named and profile.quoted_formula.fullmatch(text) is not None,
        named and profile.annex.fullmatch(text) is not None,
        is_row(text, below),
    )
