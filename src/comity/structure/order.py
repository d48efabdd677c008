"""Lines put back in reading order where an extractor took parts of a page for columns."""

from __future__ import annotations

from collections.abc import Mapping

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, TextLine
from comity.structure.labels import parse_label
from comity.structure.lone import is_lone_label
from comity.structure.widths import chunk_width

_WIDE_SHARE = 0.97
_FULL = 0.8
_ORPHAN = 0.45
_UNDER_LABEL = 0.15  # a last line that ends below the place of the label is taken for one column with it
_LABEL = 0.11  # what a first line behind a label that stands apart is set in by
_FULL_LINE = 0.97
_FULL_ROW = 0.75
"""The share of the width that the parts of a line fill at least, blanks between them left out."""

_AHEAD = 8
_LONGEST_LABEL = 8


class LineOrder:
    """The lines of a flush text, to be put in order in place.

    `moved` are the starts of those that were elsewhere, but for labels with their lines, which come out even, and for
    `pieces`: the parts that fill a line with the part, named by its start, that they were put behind.
    """

    def __init__(
        self, clean: CleanText, lines: list[TextLine], profile: StructureProfile, widths_of_lines: Mapping[int, int]
    ) -> None:
        self.profile = profile
        self.lines = list(lines)
        self.text_of = {line.start: clean.text[line.start : line.end] for line in lines}
        self.stopped = {start for start, text in self.text_of.items() if profile.terminal.search(text)}
        self.widths = widths_of_lines
        widths = sorted(self.widths.values()) or [0]
        self.measure = widths[min(int(len(widths) * _WIDE_SHARE), len(widths) - 1)]
        self.moved: set[int] = set()
        self.settled: set[int] = set()
        self.pieces: dict[int, int] = {}
        self._opening: dict[str, bool] = {}

    def ordered(self) -> list[TextLine]:
        """The lines in reading order: labels above their paragraph, parted lines rejoined, last lines brought home.

        Where nothing stands apart only labels are out of place.
        """
        if not any(line.gap for line in self.lines):
            self._labels_first()
            return self.lines
        self._labels_apart()
        self._labels_first()
        self._parted_lines()
        self._last_lines_home()
        return self.lines

    def _text(self, index: int) -> str:
        return self.text_of[self.lines[index].start] if 0 <= index < len(self.lines) else ""

    def _width(self, index: int) -> int:
        return self.widths[self.lines[index].start] if 0 <= index < len(self.lines) else 0

    def _ended(self, index: int) -> bool:
        return index < 0 or (index < len(self.lines) and self.lines[index].start in self.stopped)

    def _opens(self, index: int) -> bool:
        """Whether the line opens a paragraph by its label or act, or nothing follows at all."""
        text = self._text(index)
        if text not in self._opening:
            self._opening[text] = self._opens_by(text)
        return self._opening[text]

    def _opens_by(self, text: str) -> bool:
        if not text or parse_label(text, self.profile) or self.profile.formula.fullmatch(text):
            return True
        if text[0].islower() and self.profile.capital_acts:
            return False
        return any(opening_act(text, self.profile.code, kind) is not None for kind in ("preambular", "operative"))

    def _labels_apart(self) -> None:
        """Labels and last lines that were put together above the first lines of their paragraphs go to them.

        Done only where it comes out even: a first line for each label, and as many that do not end as last lines.
        """
        index = 1
        while index < len(self.lines) - 1:
            labels, tails, heads = self._apart_from(index)
            if heads:
                self._put_together(index, labels, tails, heads)
            index += max(len(labels) + len(tails) + len(heads), 1) if heads else 1

    def _apart_from(self, index: int) -> tuple[list[TextLine], list[TextLine], list[TextLine]]:
        """The labels, last lines and first lines from `index` on that come out even, else nothing."""
        if not self._ended(index - 1):
            return [], [], []
        labels: list[TextLine] = []
        tails: list[TextLine] = []
        place = index
        while place < len(self.lines):
            if len(self._text(place)) <= _LONGEST_LABEL and is_lone_label(self._text(place), self.profile):
                labels.append(self.lines[place])
            elif self._is_tail(place) and (labels or self._label_within(place)):
                tails.append(self.lines[place])
            else:
                break
            place += 1
        heads = self.lines[place : place + len(labels)]
        parted = len(tails) or len(labels) > 1
        if not parted or len(heads) < len(labels) or not self.lines[place].gap or len(tails) > len(labels):
            return [], [], []
        open_ends = [head for head in heads if head.start not in self.stopped]
        fills = all(self.widths[head.start] > _FULL * self.measure for head in open_ends)
        if len(open_ends) != len(tails) or not fills or any(self._is_label(head) for head in heads):
            return [], [], []
        return labels, tails, heads

    def _is_label(self, line: TextLine) -> bool:
        return parse_label(self.text_of[line.start], self.profile) is not None

    def _is_tail(self, place: int) -> bool:
        """Whether a line ends a paragraph that it does not open, and is no longer than first lines are set in."""
        return self._ended(place) and self._width(place) < _UNDER_LABEL * self.measure and not self._opens(place)

    def _label_within(self, place: int) -> bool:
        """Whether a label alone follows below last lines."""
        below = place + 1
        while below < len(self.lines) - 1 and self._is_tail(below):
            below += 1
        text = self._text(below)
        return bool(text) and len(text) <= _LONGEST_LABEL and is_lone_label(text, self.profile)

    def _put_together(self, index: int, labels: list[TextLine], tails: list[TextLine], heads: list[TextLine]) -> None:
        """Each label stands above its first line, and below that the last line if it goes on."""
        left = list(tails)
        ordered: list[TextLine] = []
        for label, head in zip(labels, heads, strict=True):
            ordered += [label, head]
            if head.start not in self.stopped:
                ordered.append(left.pop(0))
        self.lines[index : index + len(ordered)] = ordered
        self.settled |= {line.start for line in ordered}

    def _labels_first(self) -> None:
        """A label alone below the first line of its paragraph is moved above that line."""
        for index in range(2, len(self.lines) - 1):
            text = self._text(index)
            if len(text) > _LONGEST_LABEL or not is_lone_label(text, self.profile):
                continue
            label, above = parse_label(text, self.profile), self._text(index - 1)
            if label is None or self._ended(index - 1) or parse_label(above, self.profile):
                continue
            if not self._ended(index - 2) or is_lone_label(self._text(index - 2), self.profile):
                continue
            below = self._text(index + 1)
            goes_on = not below[0].isupper() and not self._opens(index + 1)
            acts = label.family != "digit" or opening_act(above, self.profile.code, "operative") is not None
            if goes_on and acts:
                self._move(index, index - 1)

    def _parted_lines(self) -> None:
        """The right parts of a line, put below the paragraph's last line, come back behind the left part.

        The number of the next paragraph may stand above them.
        """
        for index in range(len(self.lines) - 2):
            first = index + 2
            if self._is_next_label(first):
                first += 1
            if (
                first >= len(self.lines)
                or not self.lines[first].gap
                or self._ended(index)
                or not self._ended(index + 1)
            ):
                continue
            if self._opens(index + 1) or is_lone_label(self._text(index + 1), self.profile):
                continue
            if not self._leaves_room(index):
                continue
            behind = self._right_parts(index, first)
            if behind > first and self._opens(behind):
                for place, right in enumerate(range(first, behind), start=index + 1):
                    self._move(right, place)
                self._note_pieces(range(index, index + 1 + behind - first))

    def _is_next_label(self, index: int) -> bool:
        """Whether a number stands alone on a line that nothing sets apart."""
        text = self._text(index)
        if not text or len(text) > _LONGEST_LABEL or self.lines[index].gap:
            return False
        return is_lone_label(text, self.profile)

    def _note_pieces(self, row: range) -> None:
        """Parts of one line fill it, and the first does not: that they belong together is beyond doubt."""
        whole = sum(map(self._width, row)) > _FULL_ROW * self.measure
        if whole and self._width(row.start) < _FULL_ROW * self.measure:
            starts = [self.lines[index].start for index in row]
            self.moved -= set(starts)
            self.pieces |= dict.fromkeys(starts[1:], starts[0])

    def widths_of_rows(self) -> dict[int, int]:
        """The widths of all lines by their starts, of a first part that of its whole line."""
        widths = dict(self.widths)
        for piece, left in self.pieces.items():
            widths[left] += self.widths[piece]
        return widths

    def _right_parts(self, index: int, first: int) -> int:
        """The line behind the parts from `first` on, each below a gap, that fit on one line with the one at `index`."""
        room = self.measure * 1.03 - self._width(index)
        place = first
        while place < len(self.lines) and self.lines[place].gap and not self.profile.stop.search(self._text(place)):
            room -= self._width(place)
            if room < 0 or self._opens(place):
                break
            place += 1
        return place

    def _last_lines_home(self) -> None:
        """Short last lines put together above come back behind the full lines of the paragraphs that they end."""
        index = 1
        while index < len(self.lines) - 1:
            target = self._home_of(index) if self._is_orphan(index) else None
            if target is None:
                index += 1
            else:
                self._move(index, target)

    def _is_orphan(self, index: int) -> bool:
        """Whether a line ends a paragraph that does not begin here: the one above has ended, and it opens none."""
        text = self._text(index)
        if not self._ended(index - 1) or not self._ended(index):
            return False
        if self.lines[index].start in self.moved | self.settled:
            return False
        if self._width(index) > _ORPHAN * self.measure or self._opens(index):
            return False
        if self._width(index) > _UNDER_LABEL * self.measure and not self._leaves_room(index - 1):
            return False
        return text[0].islower() or (not text[0].isupper() and not self.profile.joint)

    def _leaves_room(self, index: int) -> bool:
        """Whether a line had room for the first word of the next one: something is missing at its end.

        A line with a label, or behind one, is set in.
        """
        behind_label = is_lone_label(self._text(index - 1), self.profile)
        inset = _LABEL if behind_label or parse_label(self._text(index), self.profile) else 0.0
        filled = self._width(index) + chunk_width(self._text(index + 1))
        return filled < (_FULL_LINE - inset) * self.measure

    def _home_of(self, index: int) -> int | None:
        """The place behind the next full line that does not end and below which another paragraph opens."""
        for place in range(index + 1, min(index + _AHEAD, len(self.lines))):
            full = self._width(place) > _FULL * self.measure
            if full and not self._ended(place) and self._opens(place + 1):
                return place
        return None

    def _move(self, index: int, target: int) -> None:
        line = self.lines.pop(index)
        self.lines.insert(target, line)
        self.moved.add(line.start)
