"""How much room the lines of a paragraph leave: tells whether they are whole lines in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, starmap

from comity.model.text import TextLine
from comity.structure.forms import LineForm
from comity.structure.widths import chunk_width, is_right_to_left, measure_of

_SHORT = 0.5
"""The share of the width below which a line within a paragraph is too short to be one of its lines."""

_ROOMY = 0.75
"""The share of the width below which a line and the first word of the next leave much room."""

_OVERFULL = 1.1
"""The share of the width above which a line is two that were put together."""

_ROW = 1.02
"""The share of the width that the pieces of one line fill at most, blanks between them left out."""


class Room:
    """The widths of the lines of a text, by their starts, and how wide its full lines are."""

    def __init__(self, forms: Mapping[int, LineForm], widths_of_lines: Mapping[int, int]) -> None:
        self._forms = forms
        self._widths = widths_of_lines
        self._measure = measure_of(widths_of_lines.values())
        self._backwards = is_right_to_left(form.text for form in forms.values())

    def is_left(self, lines: Sequence[TextLine]) -> bool:
        """Whether a paragraph's lines leave room where words follow, or show that they are pieces in an unsure order.

        Pieces of a right-to-left line come in any order, and two lines that were put together wrongly are wider than
        the page. Elsewhere pieces that other lines follow mostly stand in order, those at the end often do not.
        """
        own = lines[1:] if self._forms[lines[0].start].lone else lines
        if self._backwards:
            return any(starmap(self._fits_behind, pairwise(own))) or any(map(self._is_overfull, lines))
        if len(own) > 1 and self._fits_behind(own[-2], own[-1]):
            return True
        return any(line.gap and not line.new_page for line in own[1:]) or self._has_short_row(lines)

    def _is_overfull(self, line: TextLine) -> bool:
        """Whether a line is wider than one that fills the page."""
        return self._widths[line.start] > _OVERFULL * self._measure

    def _fits_behind(self, above: TextLine, line: TextLine) -> bool:
        """Whether the first word of a line would have fit on the one above with much room to spare."""
        return self._widths[above.start] + chunk_width(self._forms[line.start].text) < _ROOMY * self._measure

    def _has_short_row(self, lines: Sequence[TextLine]) -> bool:
        """Whether lines that fit on one together leave room, the first of the paragraph and its end left out.

        They are the pieces of one: extractors part words that are set far apart.
        """
        row = 0
        for line in lines[1:]:
            width = self._widths[line.start]
            if row and row + width > _ROW * self._measure:
                if row < _SHORT * self._measure:
                    return True
                row = 0
            row += width
        return False
