"""Where paragraphs begin in a text whose first lines are not set in: told from stops, labels, acts and short lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from comity.languages.acts import coordinated_act, opening_act, opening_kinds
from comity.languages.masthead import masthead_words
from comity.languages.structure import StructureProfile
from comity.model.text import NoteMark, TextLine
from comity.structure.forms import LineForm
from comity.structure.labels import Label, bare_number
from comity.structure.printed import PrintedWidths
from comity.structure.tables import is_amount
from comity.structure.widths import chunk_width, width_of

_STEP = 0.055  # what a first line, or a level of lettered paragraphs, is set in by, as a share of the width
_BEHIND_NUMBER = 0.11  # what a first line behind a number that stands apart is set in by
_HARDLY_SET_IN = 0.975
"""The share of the width that hardly any Arabic line fills that is the first of its paragraph."""

_HEADING_SHARE = 0.62
_HEADING_ROOM = 0.78
_HEADING_ROOM_CJK = 0.82
"""The share of the width that a line of a heading fills at least with the next word: it is set larger, and in bold."""

_MOST_HEADING_LINES = 5
_LONGEST_HEADING = 200
_FULL = 0.8
_NEARLY = 0.12
"""The share of the width that a line behind a colon may leave free though its paragraph goes on: a name's words."""

_FAR_OFF = 0.6
"""The share of the width that every line of a paragraph fills but its last."""

_ROOM_CJK = 0.04
"""The room, as a share of the width, that no Chinese line leaves unless its paragraph ends."""

_ROOM = 0.04
_SOME_ROOM = 0.02
"""The room, as a share of the width, that a line leaves above a large letter where a heading of an annex ends, or may
end.
"""

_CLOSING_BRACKETS = ")]"
_LOWER = re.compile(r"[a-zà-öø-ÿа-яё]")


class FlushReader:
    """Walks the lines in order and says at each whether it opens a paragraph; remembers numbers and open letters."""

    def __init__(
        self,
        lines: list[TextLine],
        forms: Mapping[int, LineForm],
        marks: Iterable[NoteMark],
        profile: StructureProfile,
    ) -> None:
        self.profile = profile
        self.meeting_openers = masthead_words(profile.code).meeting_openers
        self.forms = forms
        self.below = {above.start: line.start for above, line in pairwise(lines)}
        self.print = PrintedWidths(lines, forms, marks, profile)
        self.widths, self.measure = self.print.widths, self.print.measure
        self.last_number = 0
        self.levels: list[tuple[str, int]] = []
        self.preamble = True
        self.annex = False
        self.level = 0
        self._heading_room = _HEADING_ROOM if profile.joint else _HEADING_ROOM_CJK
        self.opened: list[LineForm] = []  # the lines of the paragraph being read
        self._seen_as_heading: bool | None = None  # what `_heading_like` said of them, until one is added
        self._below_section = False  # whether the paragraph being read stands below the number of a section alone
        self._at_number = False  # whether the paragraph being read begins with a line that is nothing but its number
        self._below_comma = False  # whether the line goes on a preamble, below a comma with much room behind it
        self._goes_on_preamble = False  # the same of the paragraph being read: it is no heading
        self.guessed = False  # whether the last decision rests on an act behind a full line alone

    def begin(self, line: TextLine) -> None:
        """A paragraph begins with this line."""
        form = self.forms[line.start]
        self._below_section = len(self.opened) == 1 and self.opened[0].lone and self.opened[0].label is None
        self.opened, self._seen_as_heading = [form], None
        if self._is_row(form):
            return
        if form.formula:
            self.preamble, self.last_number, self.levels, self.annex = True, 0, [], False
        if form.annex:
            self.annex, self.last_number = True, 0
        alone = self._number_alone(line)
        self._at_number = alone is not None
        label = form.label or self._bare_label(form.text) or alone
        if self._is_spoken(form):
            self.preamble = False
        if label is None:
            self.level = 0
            if form.heading_label and not form.ended:
                self.preamble = True
        else:
            self._remember(label)

    def _is_spoken(self, form: LineForm) -> bool:
        """Whether a statement or decision opens with the line, or a paragraph of what is quoted in it."""
        quoted = not form.formula and self.profile.quoted_speaker.match(form.text) is not None
        return quoted or self.meeting_openers.match(form.text) is not None

    def closing(self) -> None:
        """A closing formula was read."""
        self.opened, self._seen_as_heading = [], None
        self.preamble, self.annex, self.last_number = False, True, 0

    def starts(self, above: TextLine, line: TextLine) -> bool:
        """Whether the line opens a paragraph; if not it belongs to the one being read."""
        self.guessed = self._below_comma = False
        fresh = not above.stretched and self._decide(above, line)
        if fresh:
            self._goes_on_preamble = self._below_comma
        else:
            self.opened.append(self.forms[line.start])
            if self._seen_as_heading:  # what is no heading is none with a line more
                self._seen_as_heading = None
        return fresh

    def _decide(self, above: TextLine, line: TextLine) -> bool:
        before, form = self.forms[above.start], self.forms[line.start]
        text, label = form.text, form.label
        first = len(self.opened) == 1
        if (first and before.row and self._is_row(before)) or (line.gap and is_amount(text)):
            return True
        if form.row and self._is_row(form) and not self._is_under_number(form, before) and self._parts_rows(before):
            return True
        if form.formula or before.formula:
            return True
        if first and before.lone:
            return before.label is None
        if first and self._at_number:
            return False
        if form.annex or (first and before.annex):
            return True
        stopped = before.stopped and not self.profile.abbreviation.ends(before.text)
        ended = stopped or (before.ended and not before.stopped)
        if label is not None and self._in_sequence(label):
            if ended or line.gap > 0 or self._room(above, text) > 0:
                return True
            return self._heading_like() or self._acts(text[label.length :], "operative")
        if label is None and self._bare_label(text) and (ended or self._room(above, text) > 0):
            return True
        if ended and self._number_alone(line):
            return True
        if form.heading_label is not None and self._heading_begins(above, text, line, form.heading_label, ended=ended):
            return True
        if not ended:
            if self._heading_like() and self._heading_ends(above, text, line):
                return True
            large = self.annex and self.profile.capital_acts and text[0].isupper()
            open_room = self._room(above, text) if large else 0
            self.guessed = open_room > _SOME_ROOM * self.measure
            return open_room > _ROOM * self.measure
        if self._ends_items(above, text, stopped=stopped) or (stopped and self.profile.quoted_speaker.match(text)):
            return True
        short = self._room(above, text) > 0
        if short and self._within_colon(above, before, line):
            self.guessed = True
            return False
        if self.profile.capital_acts and _LOWER.match(text):
            return stopped and short and line.gap == 0
        if stopped and (short or (line.gap > 0 and not line.new_page)):
            return True
        set_in = None if self.profile.capital_acts else self.print.is_set_in(line)
        if set_in is False and not short:
            return False
        if short or (line.gap > 0 and not line.new_page):
            only_operative = self.preamble and not self.annex and self._acts(text, "operative")
            if self._opens_preambular(text) or only_operative:
                self.guessed = not line.gap and self.print.may_go_on(line, self._room(above, text))
                return True
            if self._ends_far_off(above, text):
                self.guessed = self._below_comma = True
                return True
        if stopped and line.gap > 0:
            return not _LOWER.match(text)
        if stopped and set_in and not self.profile.joint:
            self.guessed = not self.print.is_short(line)  # else what does not end is a heading
            return True
        fresh = self._opens_preambular(text)
        if not fresh or self.profile.capital_acts or set_in is not None:
            return fresh
        wide = self.print.right_to_left and self.widths[line.start] > _HARDLY_SET_IN * self.measure
        goes_on = wide or self._act_goes_on(text)
        self.guessed = goes_on or not self._opens_surely(text)
        return not goes_on

    def _heading_begins(self, above: TextLine, text: str, line: TextLine, label: Label, *, ended: bool) -> bool:
        """Whether a heading with this number begins with the line, or a paragraph that is numbered as headings are."""
        if ended and label.family == "chinese" and not label.text[-1].isalnum():
            return True
        if len(text) - label.length >= _LONGEST_HEADING or not (ended or self._heading_like()):
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

    def _ends_far_off(self, above: TextLine, text: str) -> bool:
        """Whether a preambular paragraph, known by its act, ends with the line above, far from where others end.

        Chinese lines end behind any character: one that has room for a few more ends its paragraph.
        """
        if self.annex or self.level or not text[0].isalpha() or _LOWER.match(text):
            return False
        short = self.widths[above.start] < _FAR_OFF * self.measure
        short |= not self.profile.joint and self._room(above, text) > _ROOM_CJK * self.measure
        return short and self.preamble and self._opens_preambular(self.opened[0].text)

    def _opens_surely(self, text: str) -> bool:
        """Whether a line opens with an act that hardly ever stands within a paragraph."""
        act = opening_act(text, self.profile.code, "preambular")
        return act is not None and act.text in self.profile.acts_opening

    def _act_goes_on(self, text: str) -> bool:
        """Whether a line opens with an act that mostly stands within a paragraph, or with that of this paragraph.

        Where a paragraph opens with the act of the one above the UN adds "also" or "further" to it.
        """
        act = opening_act(text, self.profile.code, "preambular")
        first = opening_act(self.opened[0].text, self.profile.code, "preambular")
        if act is None:
            return False
        return act.text in self.profile.acts_going_on or (first is not None and act.text == first.text)

    def _is_row(self, form: LineForm) -> bool:
        """Whether a line is a row of a table; one that opens with an act, or with a number and an act, is none."""
        if not form.row:
            return False
        return not self._acts(form.text[form.label.length :] if form.label else form.text, "operative")

    def _parts_rows(self, before: LineForm) -> bool:
        return self._heading_like() or before.ended

    def _is_under_number(self, form: LineForm, before: LineForm) -> bool:
        """Whether a line that may be a row fills the page below a number alone: it opens the numbered paragraph."""
        label = before.label if len(self.opened) == 1 else None
        if label is None or label.length < len(before.text):
            return False
        return self._in_order(label) and form.width > _FULL * self.measure

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
            return self.annex and self.profile.capital_acts and act is not None
        return act is not None or (self.profile.capital_acts and self._acts(text, "operative"))

    def _acts(self, text: str, kind: str) -> bool:
        return opening_act(text, self.profile.code, kind) is not None

    def _room(self, above: TextLine, text: str) -> float:
        """How much room was left when the beginning of the line would have fit on the one above; 0 if it would not."""
        return self.print.room(above, text, self._inset())

    def _inset(self) -> float:
        """What the last line of the paragraph that is being read is set in by, as a share of the width."""
        first = len(self.opened) == 1
        label = self.opened[0].label if first else None
        if label is not None and label.family == "digit":
            return _BEHIND_NUMBER - width_of(self.opened[0].text[: label.length]) / self.measure
        behind = len(self.opened) == 2 and self.opened[0].lone
        return _STEP * (self.level + first) + (_BEHIND_NUMBER if behind else 0)

    def _heading_like(self) -> bool:
        """Whether what has been read of the paragraph looks like a heading: few lines, no stop, no label, no act."""
        if self._seen_as_heading is None:
            self._seen_as_heading = self._is_heading_like()
        return self._seen_as_heading

    def _is_heading_like(self) -> bool:
        if not self.opened or len(self.opened) > _MOST_HEADING_LINES or self._goes_on_preamble:
            return False
        if any(form.stopped for form in self.opened):
            return False
        first = self.opened[0]
        if self._is_spoken(first):
            return False
        if first.label is not None or (first.text[0].islower() and self.profile.capital_acts):
            return False
        if self._below_section and opening_kinds(first.text, self.profile.code) == {"operative"}:
            return True  # a title stands there, or a preamble: "Request for a subvention"
        return not self._acts(first.text, "preambular" if self.preamble else "operative")

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

    def _bare_label(self, text: str) -> Label | None:
        """The next number, if the line begins with it and an act follows, though nothing else shows that it is one."""
        if not self.last_number or not text[0].isdecimal():
            return None
        bare = bare_number(text, self.last_number + 1)
        return bare if bare and self._acts(text[bare.length :], "operative") else None

    def _number_alone(self, line: TextLine) -> Label | None:
        """The next number, if the line holds nothing else and the line below opens with an act."""
        text = self.forms[line.start].text
        if not self.last_number or text != str(self.last_number + 1) or line.start not in self.below:
            return None
        below = self.forms[self.below[line.start]].text
        return bare_number(f"{text} ", self.last_number + 1) if self._acts(below, "operative") else None

    def _within_colon(self, above: TextLine, before: LineForm, line: TextLine) -> bool:
        """Whether a colon may only happen to end the line above: it is nearly full, and no act opens this one.

        What heads a table below a colon neither fills its line nor ends.
        """
        form = self.forms[line.start]
        text = form.text
        if self.annex or line.gap or not self.profile.joint or not self.profile.colon.ends(before.text):
            return False
        if (not form.ended or text[-1] in _CLOSING_BRACKETS) and form.width < _FULL * self.measure:
            return False
        nearly = self._room(above, text) < _NEARLY * self.measure
        return nearly and not self._acts(text, "preambular") and not self._acts(text, "operative")

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
