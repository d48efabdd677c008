"""Lines put back in reading order where an extractor took parts of a page for columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.model.text import TextLine
from comity.structure.forms import LineForm
from comity.structure.widths import chunk_width, measure_of

_FULL = 0.8
_ORPHAN = 0.45
_UNDER_LABEL = 0.15  # a last line that ends below the place of the label is taken for one column with it
_LABEL = 0.11  # what a first line behind a label that stands apart is set in by
_FIRST_LINE = 0.055
_FULL_LINE = 0.97
_FULL_ROW = 0.75
"""The share of the width that the parts of a line fill at least, blanks between them left out."""

_BLANK = 250
_AHEAD = 8
_LONGEST_LABEL = 8


class LineOrder:
    """The lines of a flush text, to be put in order in place.

    `moved` are the starts of those that were elsewhere, but for labels with their lines, which come out even, and for
    `pieces`: the parts that fill a line with the part, named by its start, that they were put behind. `closings` are
    the starts of closing formulas, which open what is no paragraph.
    """

    def __init__(
        self,
        lines: list[TextLine],
        forms: Mapping[int, LineForm],
        profile: StructureProfile,
        closings: Iterable[int] = (),
    ) -> None:
        self.profile = profile
        self.lines = list(lines)
        self.forms = forms
        self.rows = [forms[line.start] for line in lines]  # those of the lines, always in their order
        self.measure = measure_of(form.width for form in forms.values())
        self.moved: set[int] = set()
        self.settled: set[int] = set()
        self.pieces: dict[int, int] = {}
        self._opening: dict[int, bool] = dict.fromkeys(closings, True)

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

    def _width(self, index: int) -> int:
        return self.rows[index].width

    def _opens(self, index: int) -> bool:
        """Whether the line opens a paragraph by its label or act, or nothing follows at all."""
        if index >= len(self.lines):
            return True
        start = self.lines[index].start
        if start not in self._opening:
            self._opening[start] = self._opens_by(self.forms[start])
        return self._opening[start]

    def _opens_by(self, form: LineForm) -> bool:
        if form.label is not None or form.formula:
            return True
        if form.text[0].islower() and self.profile.capital_acts:
            return False
        acts = (opening_act(form.text, self.profile.code, kind) for kind in ("preambular", "operative"))
        ends = form.ended and not self.profile.colon.ends(form.text)
        return any(act is not None and not (ends and act.end >= len(form.text) - 1) for act in acts)

    def _is_label(self, index: int) -> bool:
        """Whether a line, if there is one, is nothing but a short label."""
        if not 0 <= index < len(self.lines):
            return False
        form = self.rows[index]
        return form.lone and len(form.text) <= _LONGEST_LABEL

    def _labels_apart(self) -> None:
        """Labels and last lines that were put together above the first lines of their paragraphs go to them.

        Done only where it comes out even: a first line for each label, and as many that do not end as last lines.
        """
        index = 1
        while index < len(self.lines) - 1:
            apart = self._apart_from(index) if self._ends_above(index) else None
            if apart:
                self._put_together(index, *apart)
            index += sum(map(len, apart)) if apart else 1

    def _ends_above(self, index: int) -> bool:
        """Whether the line above ends a paragraph, or is a heading behind one: set apart, with room for much more.

        The heading's number may stand above it.
        """
        above = self.rows[index - 1]
        if above.ended or above.lone or index < 2:
            return above.ended
        number = self.rows[index - 2]
        numbered = index > 2 and number.lone and number.label is None and number.heading_label is not None
        heading = index - 2 if numbered else index - 1
        apart = self.rows[heading - 1].ended and self.lines[heading].gap > 0
        return apart and above.width < _FULL * self.measure

    def _apart_from(self, index: int) -> tuple[list[TextLine], list[TextLine], list[TextLine]] | None:
        """The labels, last lines and first lines from `index` on, below an end, that come out even; else nothing."""
        labels: list[TextLine] = []
        tails: list[TextLine] = []
        place = index
        while place < len(self.lines):
            if self._is_label(place):
                labels.append(self.lines[place])
            elif self._is_tail(place) and (labels or self._label_within(place)):
                tails.append(self.lines[place])
            else:
                break
            place += 1
        if place == index:
            return None
        heads = self.lines[place : place + len(labels)]
        parted = len(tails) or len(labels) > 1
        if not parted or len(heads) < len(labels) or not self.lines[place].gap or len(tails) > len(labels):
            return None
        forms = [self.forms[head.start] for head in heads]
        open_ends = [form for form in forms if not form.ended]
        fills = all(self._fills(form.width, tail) for form, tail in zip(open_ends, tails, strict=False))
        if len(open_ends) != len(tails) or not fills or any(form.label is not None for form in forms):
            return None
        return labels, tails, heads

    def _fills(self, width: int, tail: TextLine) -> bool:
        """Whether a first line behind a label is nearly full, or is with the word that stands on the last line."""
        filled = width + chunk_width(self.forms[tail.start].text)
        return width > _FULL * self.measure or filled > (_FULL_LINE - _LABEL) * self.measure

    def _is_tail(self, place: int) -> bool:
        """Whether a line ends a paragraph that it does not open, and is no longer than first lines are set in."""
        form = self.rows[place]
        return form.ended and form.width < _UNDER_LABEL * self.measure and not self._opens(place)

    def _label_within(self, place: int) -> bool:
        """Whether a label alone follows below last lines."""
        below = place + 1
        while below < len(self.lines) - 1 and self._is_tail(below):
            below += 1
        return self._is_label(below)

    def _put_together(self, index: int, labels: list[TextLine], tails: list[TextLine], heads: list[TextLine]) -> None:
        """Each label stands above its first line, and below that the last line if it goes on."""
        left = list(tails)
        ordered: list[TextLine] = []
        for label, head in zip(labels, heads, strict=True):
            ordered += [label, head]
            if not self.forms[head.start].ended:
                ordered.append(left.pop(0))
        self.lines[index : index + len(ordered)] = ordered
        self.rows[index : index + len(ordered)] = [self.forms[line.start] for line in ordered]
        self.settled |= {line.start for line in ordered}

    def _labels_first(self) -> None:
        """A label alone below the first line of its paragraph is moved above that line, which may end with a comma."""
        rows = self.rows
        for index in range(2, len(rows) - 1):
            if not rows[index].lone or not self._is_label(index):
                continue
            label, above, two_above = rows[index].label, rows[index - 1], rows[index - 2]
            if label is None or above.stopped or above.label is not None or not two_above.ended or two_above.lone:
                continue
            goes_on = not rows[index + 1].text[0].isupper() and not self._opens(index + 1)
            acts = opening_act(above.text, self.profile.code, "operative") is not None
            if above.ended and not (acts and above.width > _FULL * self.measure):
                continue  # behind its comma the paragraph does not go on
            if goes_on and (acts or label.family != "digit"):
                self._move(index, index - 1)

    def _parted_lines(self) -> None:
        """The right parts of a line, put below the paragraph's last line, come back behind the left part.

        The number of the next paragraph may stand above them.
        """
        rows = self.rows
        for index in range(len(rows) - 2):
            if rows[index].stopped or not rows[index + 1].ended or (rows[index].ended and self.lines[index + 1].gap):
                continue
            first = index + 2
            if self._is_label(first) and not self.lines[first].gap:
                first += 1
            if first >= len(self.lines) or not self.lines[first].gap:
                continue
            if self._opens(index + 1) or rows[index + 1].lone:
                continue
            behind = self._right_parts(index, first)
            if behind > first and self._opens(behind) and self._lacks(index, first, behind):
                above = self._parts_above(index, first, behind)
                for place, right in enumerate(range(first + above, behind), start=index + above + 1):
                    self._move(right, place)
                if not above:
                    self._note_pieces(range(index, index + 1 + behind - first))

    def _lacks(self, index: int, first: int, behind: int) -> bool:
        """Whether the parts are missing in a line: it leaves room; or it is the paragraph's only full line, in which
        they fit, and they begin small, as no heading does.
        """
        set_in = self.lines[first].new_page and self._opens(index)
        if self._leaves_room(index, _FIRST_LINE if set_in else 0.0):
            return True
        small = all(self.rows[place].text[0].islower() for place in range(first, behind))
        return small and not self.rows[index].ended and self._opens(index)

    def _parts_above(self, index: int, first: int, behind: int) -> int:
        """How many of the parts were moved to the paragraph above, whose line left room for them, too.

        Parts of both stand together below the second. Each line is filled by its own, so that the next word finds no
        room on it: the parting is taken by which the emptier of the two is fullest.
        """
        label = index - 1 if self._is_label(index - 1) else index
        left = label - 2
        if left < 0 or self.rows[left].ended or not self.rows[left + 1].stopped or self.rows[left + 1].lone:
            return 0
        if self._opens(left + 1) or not self._leaves_room(left):
            return 0
        widths = [self._width(place) + _BLANK for place in range(first, behind)]
        ends = [self._width(row) + chunk_width(self.rows[row + 1].text) for row in (left, index)]
        above = max(
            range(len(widths)), key=lambda count: min(ends[0] + sum(widths[:count]), ends[1] + sum(widths[count:]))
        )
        for place, right in enumerate(range(first, first + above), start=left + 1):
            self._move(right, place)
        return above

    def _note_pieces(self, row: range) -> None:
        """Parts of one line fill it, and the first does not: that they belong together is beyond doubt."""
        whole = sum(map(self._width, row)) > _FULL_ROW * self.measure
        if whole and self._width(row.start) < _FULL_ROW * self.measure:
            starts = [self.lines[index].start for index in row]
            self.moved -= set(starts)
            self.pieces |= dict.fromkeys(starts[1:], starts[0])

    def widths_of_rows(self) -> dict[int, int]:
        """The widths of all lines by their starts, of a first part that of its whole line."""
        widths = {start: form.width for start, form in self.forms.items()}
        for piece, left in self.pieces.items():
            widths[left] += self.forms[piece].width
        return widths

    def _right_parts(self, index: int, first: int) -> int:
        """The line behind the parts from `first` on, each below a gap, that fit on one line with the one at `index`."""
        room = self.measure * 1.03 - self._width(index)
        place = first
        while place < len(self.lines) and self.lines[place].gap and not self.rows[place].stopped:
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
                if self._is_stop(target) and self.rows[index - 1].text.isdecimal():
                    self._move(index - 1, target - 1)  # the mark of a footnote before that stop

    def _is_stop(self, index: int) -> bool:
        """Whether a line is nothing but a stop or a comma."""
        return self.rows[index].ended and len(self.rows[index].text) == 1

    def _is_orphan(self, index: int) -> bool:
        """Whether a line ends a paragraph that does not begin here: the one above has ended, and it opens none."""
        start = self.lines[index].start
        if start in self.moved or start in self.settled:
            return False
        if self._is_stop(index):
            behind_mark = index > 1 and self.rows[index - 1].text.isdecimal()
            return self.rows[index - 2 if behind_mark else index - 1].ended
        if not self.rows[index].ended or not self._ends_above(index):
            return False
        if self._width(index) > _ORPHAN * self.measure or self._opens(index):
            return False
        inset = _FIRST_LINE if self._opens(index - 1) else 0.0
        if self._width(index) > _UNDER_LABEL * self.measure and not self._leaves_room(index - 1, inset):
            return False
        first = self.forms[start].text[0]
        return first.islower() or (not first.isupper() and not self.profile.joint)

    def _leaves_room(self, index: int, inset: float = 0.0) -> bool:
        """Whether a line had room for the first word of the next one: something is missing at its end.

        A line with a label, or behind one, is set in by more than the `inset` of others.
        """
        behind_label = index > 0 and self.rows[index - 1].lone
        form = self.rows[index]
        inset = _LABEL if behind_label or form.label is not None else inset
        filled = form.width + chunk_width(self.rows[index + 1].text)
        return filled < (_FULL_LINE - inset) * self.measure

    def _home_of(self, index: int) -> int | None:
        """The place behind the next full line that does not end and below which another paragraph opens."""
        for place in range(index + 1, min(index + _AHEAD, len(self.lines))):
            full = self._width(place) > _FULL * self.measure
            if full and not self.rows[place].ended and self._opens(place + 1):
                return place
        return None

    def _move(self, index: int, target: int) -> None:
        line = self.lines.pop(index)
        self.lines.insert(target, line)
        self.rows.insert(target, self.rows.pop(index))
        self.moved.add(line.start)
