"""Where paragraphs begin in a text whose first lines are not set in: told from stops, labels, acts and short lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from comity.languages.acts import coordinated_act, opening_act
from comity.languages.structure import StructureProfile
from comity.model.text import CleanText, NoteMark, TextLine
from comity.structure.labels import Label, bare_number, parse_heading_label, parse_label
from comity.structure.lone import is_lone_label
from comity.structure.tables import is_amount, is_row
from comity.structure.widths import chunk_width, is_right_to_left, width_of

_STEP = 0.055  # what a first line, or a level of lettered paragraphs, is set in by, as a share of the width
_MARGIN = 0.005
_UNEVEN = 0.015
"""What the width of a line may be wrong by, as a share of it: of Arabic letters, which run into each other."""

_UNEVEN_CJK = 0.01
"""The same of a Chinese line: Latin letters and figures in it are set now wider, now apart."""

_SPACE = 250
_MARK_WIDTH = 325
_OUTLIER = 1.08
_SET_IN = 0.955
"""The share of the width that the first line of a paragraph never fills."""

_MAY_HANG = "，。；：、！？）》」』”’"
"""Stops that Chinese printers may put beyond the end of a line."""

_FULL_ENOUGH = 0.985
"""The share of the width that a line fills with the first word of the next, if it is not set in."""

_HEADING_SHARE = 0.62
_HEADING_ROOM = 0.78
_HEADING_ROOM_CJK = 0.82
"""The share of the width that a line of a heading fills at least with the next word: it is set larger, and in bold."""

_MOST_HEADING_LINES = 5
_LONGEST_HEADING = 200
_WIDE_SHARE = 0.97
_FULL = 0.8
_LOWER = re.compile(r"[a-zà-öø-ÿа-яё]")


class FlushReader:
    """Walks the lines in order and says at each whether it opens a paragraph; remembers numbers and open letters."""

    def __init__(
        self, clean: CleanText, lines: list[TextLine], profile: StructureProfile, widths: Mapping[int, int]
    ) -> None:
        self.profile = profile
        self.texts = {line.start: clean.text[line.start : line.end] for line in lines}
        self.below = {above.start: self.texts[line.start] for above, line in pairwise(lines)}
        self.widths = dict(widths)
        for mark in clean.marks:
            self._widen(lines, mark)
        ordered = sorted(self.widths.values()) or [0]
        self.measure = ordered[min(int(len(ordered) * _WIDE_SHARE), len(ordered) - 1)]
        self.widest = max(width for width in ordered if width <= _OUTLIER * self.measure)
        self.last_number = 0
        self.levels: list[tuple[str, int]] = []
        self.preamble = True
        self.annex = False
        self.level = 0
        self._space = _SPACE if profile.joint else 0
        self._uneven = _UNEVEN if is_right_to_left(self.texts.values()) else 0.0
        self._uneven_room = self._uneven if profile.joint else _UNEVEN_CJK
        self._heading_room = _HEADING_ROOM if profile.joint else _HEADING_ROOM_CJK
        self.opened: list[str] = []  # the lines of the paragraph being read
        self._seen_as_heading: bool | None = None  # what `_heading_like` said of them, until one is added
        self.guessed = False  # whether the last decision rests on an act behind a full line alone

    def _widen(self, lines: list[TextLine], mark: NoteMark) -> None:
        """Add the width of a mark that was taken out of its line."""
        index = bisect_right(lines, mark.at, key=lambda line: line.start) - 1
        if index >= 0:
            self.widths[lines[index].start] += _MARK_WIDTH * len(mark.marker)

    def begin(self, line: TextLine) -> None:
        """A paragraph begins with this line."""
        text = self.texts[line.start]
        label = parse_label(text, self.profile)
        self.opened, self._seen_as_heading = [text], None
        if self._is_row(text):
            return
        if self.profile.formula.fullmatch(text):
            self.preamble, self.last_number, self.levels, self.annex = True, 0, [], False
        if self.profile.annex.fullmatch(text):
            self.annex, self.last_number = True, 0
        if label is None:
            bare = bare_number(text, self.last_number + 1) if self.last_number else None
            label = bare if bare and self._acts(text[bare.length :], "operative") else None
        if label is None:
            self.level = 0
            if parse_heading_label(text, self.profile) and not self.profile.terminal.search(text):
                self.preamble = True
        else:
            self._remember(label)

    def closing(self) -> None:
        """A closing formula was read."""
        self.opened, self._seen_as_heading = [], None
        self.preamble, self.annex, self.last_number = False, True, 0

    def starts(self, above: TextLine, line: TextLine) -> bool:
        """Whether the line opens a paragraph; if not it belongs to the one being read."""
        before, text = self.texts[above.start], self.texts[line.start]
        self.guessed = False
        fresh = not above.stretched and self._decide(above, before, text, line)
        if not fresh:
            self.opened.append(text)
            if self._seen_as_heading:  # what is no heading is none with a line more
                self._seen_as_heading = None
        return fresh

    def _decide(self, above: TextLine, before: str, text: str, line: TextLine) -> bool:
        profile = self.profile
        lone = len(self.opened) == 1 and is_lone_label(before, profile)
        if (len(self.opened) == 1 and self._is_row(before)) or (line.gap and is_amount(text)):
            return True
        if self._is_row(text) and not self._is_under_number(text, before) and self._parts_rows(before):
            return True
        if _is_formula(text, profile) or _is_formula(before, profile):
            return True
        if lone:
            return parse_label(before, profile) is None
        if profile.annex.fullmatch(text) or (len(self.opened) == 1 and profile.annex.fullmatch(before)):
            return True
        stopped = profile.stop.search(before) is not None and profile.abbreviation.search(before) is None
        ended = stopped or profile.comma_end.search(before) is not None
        label = parse_label(text, profile)
        if label is not None and self._in_sequence(label):
            if ended or line.gap > 0 or self._room(above, text) > 0:
                return True
            return self._heading_like() or self._acts(text[label.length :], "operative")
        if label is None and self._is_bare_label(text) and (ended or self._room(above, text) > 0):
            return True
        if self._heading_begins(above, text, line, ended=ended):
            return True
        if not ended:
            return self._heading_like() and self._heading_ends(above, text, line)
        if self._ends_items(above, text, stopped=stopped):
            return True
        short = self._room(above, text) > 0
        if self.profile.capital_acts and _LOWER.match(text):
            return stopped and short and line.gap == 0
        if stopped and (short or (line.gap > 0 and not line.new_page)):
            return True
        set_in = None if self.profile.capital_acts else self._is_set_in(line)
        if set_in is False and not short:
            return False
        if short or (line.gap > 0 and not line.new_page):
            only_operative = self.preamble and not self.annex and self._acts(text, "operative")
            if self._opens_preambular(text) or only_operative:
                return True
        if stopped and line.gap > 0:
            return not _LOWER.match(text)
        if stopped and set_in and not self.profile.joint:
            self.guessed = True
            return True
        fresh = self._opens_preambular(text)
        self.guessed = fresh and not self.profile.capital_acts and set_in is None and not self._opens_surely(text)
        return fresh

    def _heading_begins(self, above: TextLine, text: str, line: TextLine, *, ended: bool) -> bool:
        """Whether a heading with a number begins with the line."""
        label = parse_heading_label(text, self.profile)
        if label is None or len(text) - label.length >= _LONGEST_HEADING or not (ended or self._heading_like()):
            return False
        return line.gap > 0 or label.length >= len(text) or self._room(above, text) > 0

    def _ends_items(self, above: TextLine, text: str, *, stopped: bool) -> bool:
        """Whether lettered items end above a line that goes on with "and" and an act of the paragraph they belong to.

        Behind a comma the line above must leave room for the act, too.
        """
        if not self.level:
            return False
        act = coordinated_act(text, self.profile.code, "operative")
        return act is not None and (stopped or self._room(above, text) > width_of(text[: act.end]))

    def _opens_surely(self, text: str) -> bool:
        """Whether a line opens with an act that hardly ever stands within a paragraph."""
        act = opening_act(text, self.profile.code, "preambular")
        return act is not None and act.text in self.profile.acts_opening

    def _is_set_in(self, line: TextLine) -> bool | None:
        """Whether a line is set in as the first of a paragraph: where it goes on, its width may tell."""
        text = self.texts[line.start]
        width = self.widths[line.start]
        if not self.profile.joint and text[-1] in _MAY_HANG:
            width -= width_of(text[-1])
        if width > self.widest:
            return None  # two printed lines that an extractor joined at a hyphen
        if width > (_SET_IN + self._uneven) * self.widest:
            return False
        if line.start not in self.below or self.profile.terminal.search(text):
            return None
        filled = width + self._space + chunk_width(self.below[line.start])
        return True if filled < (_FULL_ENOUGH - 3 * self._uneven) * self.widest else None

    def _is_row(self, text: str) -> bool:
        """Whether a line is a row of a table; one that opens with an act, or with a number and an act, is none."""
        if not is_row(text):
            return False
        label = parse_label(text, self.profile)
        return not self._acts(text[label.length :] if label else text, "operative")

    def _parts_rows(self, before: str) -> bool:
        return self._heading_like() or self.profile.terminal.search(before) is not None

    def _is_under_number(self, text: str, before: str) -> bool:
        """Whether a line that may be a row fills the page below a number alone: it opens the numbered paragraph."""
        label = parse_label(before, self.profile) if len(self.opened) == 1 else None
        if label is None or label.length < len(before):
            return False
        return self._in_order(label) and width_of(text) > _FULL * self.measure

    def _in_order(self, label: Label) -> bool:
        """Whether the label is the number that was read last."""
        return label.family == "digit" and label.value == self.last_number

    def _opens_preambular(self, text: str) -> bool:
        """Whether, behind a full line that ends with a comma, an act opens the next preambular paragraph."""
        if text[:1].islower() and self.profile.capital_acts:
            return False
        act = opening_act(text, self.profile.code, "preambular")
        if act and self.profile.act_within.search(act.text):
            return False
        if self.annex or not self.preamble:
            return self.annex and self.profile.capital_acts and self._acts(text, "preambular")
        return self._acts(text, "preambular") or (self.profile.capital_acts and self._acts(text, "operative"))

    def _acts(self, text: str, kind: str) -> bool:
        return opening_act(text, self.profile.code, kind) is not None

    def _room(self, above: TextLine, text: str) -> float:
        """How much room was left when the beginning of the line would have fit on the one above; 0 if it would not."""
        inset = _STEP * (self.level + (1 if len(self.opened) == 1 else 0))
        room = self.measure * (1 - inset - _MARGIN - self._uneven_room) - self.widths[above.start]
        return max(room - self._space - chunk_width(text), 0.0)

    def _heading_like(self) -> bool:
        """Whether what has been read of the paragraph looks like a heading: few lines, no stop, no label, no act."""
        if self._seen_as_heading is None:
            self._seen_as_heading = self._is_heading_like()
        return self._seen_as_heading

    def _is_heading_like(self) -> bool:
        if not self.opened or len(self.opened) > _MOST_HEADING_LINES:
            return False
        if any(self.profile.stop.search(text) for text in self.opened):
            return False
        first = self.opened[0]
        if parse_label(first, self.profile) is not None or (first[:1].islower() and self.profile.capital_acts):
            return False
        kinds = ("preambular",) if self.preamble else ("operative",)
        return not any(self._acts(first, kind) for kind in kinds)

    def _heading_ends(self, above: TextLine, text: str, line: TextLine) -> bool:
        """Whether a heading ends with the line above: a gap, room left for much more, or an act that follows."""
        if line.gap > 0 and not _LOWER.match(text):
            return True
        if text[:1].islower() and self.profile.capital_acts:
            return False
        width = self.widths[above.start]
        filled = width + chunk_width(text)
        if width < _HEADING_SHARE * self.measure or filled < self._heading_room * self.measure:
            return True
        return self.preamble and self._acts(text, "preambular")

    def _is_bare_label(self, text: str) -> bool:
        bare = bare_number(text, self.last_number + 1) if self.last_number else None
        return bare is not None and self._acts(text[bare.length :], "operative")

    def _in_sequence(self, label: Label) -> bool:
        """Whether a label is one that may come next."""
        if label.family == "bullet":
            return True
        if label.family == "multi":
            return True
        if label.family == "digit":
            return label.value == self.last_number + 1 or label.value == 1
        if any(value == 1 for _, value in label.meanings):
            return True
        return any(
            family == known and value == last + 1 for family, value in label.meanings for known, last in self.levels
        )

    def _remember(self, label: Label) -> None:
        if label.family in ("digit", "multi"):
            self.last_number = label.value if label.family == "digit" else self.last_number
            self.levels, self.level, self.preamble = [], 0, False
            return
        for index in range(len(self.levels) - 1, -1, -1):
            family, last = self.levels[index]
            if (family, last + 1) in label.meanings:
                self.levels[index:] = [(family, last + 1)]
                self.level = index + 1
                return
        meaning = next((m for m in label.meanings if m[1] == 1), label.meanings[0])
        self.levels.append(meaning)
        self.level = len(self.levels)


@lru_cache(maxsize=256)
def _is_formula(text: str, profile: StructureProfile) -> bool:
    """Whether a line is an opening formula; each line is asked for as itself and as the one above the next."""
    return profile.formula.fullmatch(text) is not None
