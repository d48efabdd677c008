"""Footnotes: their bodies lifted out of the text, their marks taken out of the words."""

import re
from dataclasses import dataclass, field, replace

from comity.languages.acts import opening_kinds
from comity.languages.structure import StructureProfile
from comity.repair.lines import MARK, NOTE, RULE, TEXT, PrintedLine
from comity.repair.marker_rows import lift_row, mark_above
from comity.repair.traced import Traced, joined

_LONE_MARKER = re.compile(r"(?P<open>[(（\[])?(?P<marker>\d{1,3}|\*{1,3})[)）\]]?")
_BODY_HEAD = re.compile(r"(?:(?P<marker>\d{1,3})|\((?P<round>\d{1,3})\)|\[(?P<square>[^\]\s]{1,4})\])[ \t]+(?=\S)")
_NUMBER = re.compile(r"\d{1,3}")
_AROUND_MARKER = "[]()（） \t"
_HYPHEN = re.compile(r"[ \t]*-")
_BRACKETED = re.compile(r"[\[(](?:(?<=\S\[)([^\]\s]{1,4})\]|(?<=\S \[)(\d{1,3})\]|(?<=\S\()(\d{1,3})\))")
_SET_OFF = re.compile(r"(?<=\w) \((\d{1,3})\)(?=[\s,.;:،]|$)")


@dataclass(frozen=True, slots=True)
class Body:
    """A footnote's body: its marker, its words, and the numbers of the lines above which its page's text stands."""

    marker: str
    words: Traced
    page: tuple[int, int] = (0, 0)
    sure: bool = True


@dataclass(slots=True)
class Mark:
    """A mark to be taken out: characters `start` to `end` of the text."""

    start: int
    end: int
    marker: str
    sure: bool = True


@dataclass(slots=True)
class Notes:
    """All footnotes of a text."""

    bodies: list[Body] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def markers(self) -> set[str]:
        """The markers that have a body."""
        return {body.marker for body in self.bodies}


def lift_ruled_bodies(lines: list[PrintedLine], text: Traced, profile: StructureProfile) -> list[Body]:
    """The bodies below each rule: a marker on a line of its own or before the words, then lines without indent.

    The page's text goes on with the first indented line that no marker stands above, or with an act behind a stop. A
    rule typed as hyphens parts other things, too: the first body below it has a mark above.
    """
    bodies: list[Body] = []
    index = page = 0
    words = False
    marked: dict[str, bool] = {}  # by marker: a text may have many rules
    while index < len(lines):
        if words and lines[index].new_page:
            page, words = page + 1, False
        if lines[index].role is not RULE:
            words = words or lines[index].role is TEXT
            index += 1
            continue
        index += 1
        if _is_typed(lines[index - 1], text):
            marker = _marker_of(lines[index].text) if index < len(lines) else ""
            if marker not in marked:
                marked[marker] = _NUMBER.fullmatch(marker) is not None and mark_above(lines[:index], marker) is not None
            if not marked[marker]:
                continue
        taken, rows = lift_row(lines, index, text)
        bodies += [Body(marker, _one(parts, profile.joint), (page, page)) for marker, parts in rows]
        index += taken
        alone = not taken and index < len(lines) and _LONE_MARKER.fullmatch(lines[index].text) is not None
        while not rows and index < len(lines):
            taken, body = _ruled_body(lines, index, text, profile, alone)
            if body is None:
                break
            bodies.append(replace(body, page=(page, page)))
            for line in lines[index : index + taken]:
                line.role = NOTE
            index += taken
        if index < len(lines):
            lines[index].new_page = True
    return bodies


def _is_typed(rule: PrintedLine, text: Traced) -> bool:
    """Whether a rule is a row of hyphens."""
    return _HYPHEN.match(text.text, rule.start) is not None


def _marker_of(head: str) -> str:
    """The marker of the body that a line begins, "" where it begins none."""
    match = _LONE_MARKER.fullmatch(head) or _BODY_HEAD.match(head)
    return match[0].strip(_AROUND_MARKER) if match else ""


def _ruled_body(
    lines: list[PrintedLine], index: int, text: Traced, profile: StructureProfile, alone: bool
) -> tuple[int, Body | None]:
    """The body whose marker stands at line `index`, and how many lines it takes; `alone` if on lines of their own."""
    head = lines[index]
    lone = _LONE_MARKER.fullmatch(head.text)
    run_in = None if alone else _BODY_HEAD.match(head.text)
    parts: list[Traced] = []
    if lone:
        marker = lone["marker"]
        first = index + 1
    elif run_in:
        marker = run_in["marker"] or run_in["round"] or run_in["square"]
        parts.append(text.part(head.start + run_in.end(), head.end))
        first = index + 1
    else:
        return 0, None
    last = first
    while last < len(lines) and lines[last].role is TEXT:
        line = lines[last]
        if parts and (line.indent or line.new_page or _opens_body(line, alone) or _resumes(lines, last, profile)):
            break
        parts.append(text.part(line.start, line.end))
        last += 1
    if not parts:
        return 0, None
    return last - index, Body(marker, _one(parts, profile.joint))


def _resumes(lines: list[PrintedLine], index: int, profile: StructureProfile) -> bool:
    """Whether the text goes on with a line: it opens a preambular paragraph, and the line above ends with a stop."""
    stopped = lines[index - 1].text[-1] in ".。؟"
    return stopped and opening_kinds(lines[index].text, profile.code) == {"preambular"}


def _opens_body(line: PrintedLine, alone: bool) -> bool:
    return (_LONE_MARKER if alone else _BODY_HEAD).match(line.text) is not None and (
        not alone or _LONE_MARKER.fullmatch(line.text) is not None
    )


def lift_end_bodies(lines: list[PrintedLine], text: Traced) -> list[Body]:
    """The bodies that close the text, one a line, each behind its marker in brackets, an empty line above the first.

    Empty lines may stand between those in square brackets that count up by one.
    """
    last = len(lines)
    first = last
    found: list[tuple[int, re.Match[str]]] = []
    for index in range(last - 1, -1, -1):
        match = _BODY_HEAD.match(lines[index].text)
        if match is None or match["marker"] or lines[index].role is not TEXT:
            break
        found.append((index, match))
        first = index
        if lines[index].gap and not _counts_on(lines[index - 1].text if index else "", match):
            break
    if not found or not lines[first].gap:
        return []
    bodies: list[Body] = []
    for index, match in reversed(found):
        line = lines[index]
        line.role = NOTE
        bodies.append(Body(match["round"] or match["square"], text.part(line.start + match.end(), line.end)))
    return bodies


def _counts_on(above: str, body: re.Match[str]) -> bool:
    """Whether the line above a body is one too, with the number before its own."""
    match = _BODY_HEAD.match(above)
    numbers = [one["square"] or "" for one in (match, body) if one]
    return len(numbers) == 2 and all(map(str.isdecimal, numbers)) and int(numbers[0]) + 1 == int(numbers[1])


def close_the_text(lines: list[PrintedLine]) -> bool:
    """Whether all bodies stand behind the text, whatever page their marks are on."""
    roles = [line.role for line in lines]
    return NOTE in roles and TEXT not in roles[roles.index(NOTE) :]


def lone_marks(lines: list[PrintedLine], markers: set[str]) -> list[Mark]:
    """Marks on lines of their own, for markers that have a body."""
    marks: list[Mark] = []
    for index, line in enumerate(lines):
        if line.role is not TEXT or len(line.text) > 5 or index == 0:
            continue
        match = _LONE_MARKER.fullmatch(line.text)
        if match and match["marker"] in markers and lines[index - 1].role in (TEXT, MARK):
            line.role = MARK
            marks.append(Mark(line.start, line.end, match["marker"]))
    return marks


def bracketed_marks(lines: list[PrintedLine], bodies: list[Body]) -> list[Mark]:
    """Marks in brackets directly behind a word or stop, for markers that have a body, first ones in order.

    Between square ones and a word there may be a blank, which goes with the mark. A text has one kind of
    brackets for its marks: the one in which the most of its markers stand.
    """
    markers = {body.marker for body in bodies}
    marks: dict[str, list[Mark]] = {"[": [], "(": []}
    for line in lines:
        if line.role is not TEXT or ("[" not in line.text and "(" not in line.text):
            continue
        for match in _BRACKETED.finditer(line.text):
            marker = match[match.lastindex or 0]
            if marker in markers:
                start = match.start() - (line.text[match.start() - 1] == " ")
                marks[match[0][0]].append(Mark(line.start + start, line.start + match.end(), marker))
    found = max(marks.values(), key=lambda found: len({mark.marker for mark in found}))
    return found or _set_off_marks(lines, markers)


def _set_off_marks(lines: list[PrintedLine], markers: set[str]) -> list[Mark]:
    """Marks in round brackets behind a blank, where each of the markers stands so once, in their order."""
    marks = [
        Mark(line.start + match.start(), line.start + match.end(), match[1])
        for line in lines
        if line.role is TEXT and "(" in line.text
        for match in _SET_OFF.finditer(line.text)
        if match[1] in markers
    ]
    numbers = [int(mark.marker) for mark in marks]
    whole = {mark.marker for mark in marks} == markers and numbers == sorted(set(numbers))
    return marks if whole and len(marks) > 1 else []


def _one(parts: list[Traced], joint: str) -> Traced:
    """The parts of a body as one line of words."""
    return joined(parts, joint or "")
