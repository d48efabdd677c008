"""How wide the lines of a flush text are in print: whether one is set in, and what room one leaves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise

from comity.languages.structure import StructureProfile
from comity.model.text import NoteMark, TextLine
from comity.structure.forms import LineForm
from comity.structure.widths import chunk_width, is_right_to_left, measure_of, width_of

_MARGIN = 0.005
_UNEVEN = 0.015
"""What the width of a line may be wrong by, as a share of it: of Arabic letters, which run into each other."""

_UNEVEN_CJK = 0.01
"""The same of a Chinese line: Latin letters and figures in it are set now wider, now apart."""

_SPACE = 250
_MARK_WIDTH = 325
_HARDLY_ROOM = 0.01
"""The share of the width below which room on an Arabic line may be none: what is known of its letters is less exact."""

_OUTLIER = 1.08
_SET_IN = 0.955
_SET_IN_CJK = 0.962
"""The share of the width that the first line of a paragraph never fills; among Chinese letters, which are all alike."""

_FULL_ENOUGH = 0.985
"""The share of the width that a line fills with the first word of the next, if it is not set in."""

_MAY_HANG = "，。；：、！？）》」』”’"
"""Stops that Chinese printers may put beyond the end of a line."""


class PrintedWidths:
    """The widths of lines by their starts, those of their marks included; `measure` is that of a full line."""

    def __init__(
        self,
        lines: list[TextLine],
        forms: Mapping[int, LineForm],
        marks: Iterable[NoteMark],
        profile: StructureProfile,
    ) -> None:
        self._forms = forms
        self._below = {above.start: line.start for above, line in pairwise(lines)}
        self.widths = _with_marks({start: form.width for start, form in forms.items()}, lines, marks)
        self.measure = measure_of(self.widths.values())
        self._widest = max((width for width in self.widths.values() if width <= _OUTLIER * self.measure), default=0)
        self.right_to_left = is_right_to_left(form.text for form in forms.values())
        self._hanging = "" if profile.joint else _MAY_HANG
        self._space = _SPACE if profile.joint else 0
        self._uneven = _UNEVEN if self.right_to_left else 0.0
        self._uneven_room = self._uneven if profile.joint else _UNEVEN_CJK
        self._set_in = _SET_IN + self._uneven if profile.joint else _SET_IN_CJK

    def is_set_in(self, line: TextLine) -> bool | None:
        """Whether a line is set in as the first of a paragraph: where it goes on, its width may tell."""
        width = self._within(line)
        if width > self._widest:
            return None  # two printed lines that an extractor joined at a hyphen
        if width > self._set_in * self._widest:
            return False
        if line.start not in self._below or self._forms[line.start].ended:
            return None
        return True if self._filled(line) < (_FULL_ENOUGH - 3 * self._uneven) * self._widest else None

    def is_short(self, line: TextLine) -> bool:
        """Whether a line with another below would fill, with the first word of that, no more than one set in does."""
        return self._filled(line) <= self._set_in * self._widest

    def room(self, above: TextLine, text: str, inset: float) -> float:
        """How much room was left when the text's beginning would have fit on the line above, set in so far; else 0."""
        room = self.measure * (1 - inset - _MARGIN - self._uneven_room) - self.widths[above.start]
        return max(room - self._space - chunk_width(text), 0.0)

    def may_go_on(self, line: TextLine, room: float) -> bool:
        """Whether a line below one with such room may go on: the room may be none, and it is wide for one set in."""
        hardly = self.right_to_left and room < _HARDLY_ROOM * self.measure
        return hardly and self.widths[line.start] > _SET_IN * self.measure

    def _within(self, line: TextLine) -> int:
        """The width of a line without a stop that may stand beyond its end."""
        last = self._forms[line.start].text[-1]
        return self.widths[line.start] - (width_of(last) if last in self._hanging else 0)

    def _filled(self, line: TextLine) -> float:
        """How wide a line would be with the first word of the next."""
        return self._within(line) + self._space + chunk_width(self._forms[self._below[line.start]].text)


def _with_marks(widths: dict[int, int], lines: list[TextLine], marks: Iterable[NoteMark]) -> dict[int, int]:
    """The widths of the lines by their starts, with those of the marks that were taken out of them."""
    starts = [line.start for line in lines]
    for mark in marks:
        index = bisect_right(starts, mark.at) - 1
        if index >= 0:
            widths[starts[index]] += _MARK_WIDTH * len(mark.marker)
    return widths
