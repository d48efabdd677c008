"""Marks that stand on lines of their own within a page, away from the words they mark.

An extractor puts a raised mark on a line of its own where it rises above the line it stands on: where it broke that
line, the mark stands in its place; else it stands behind the paragraph or above the line. In the line a blank is left
before the comma or stop that follows; if none does, the mark stood at the line's end. So does a second reference to a
footnote that has its mark elsewhere.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from comity.languages.structure import StructureProfile
from comity.repair.apart import Measure
from comity.repair.lines import MARK, TEXT, PrintedLine
from comity.repair.notes import Body, Mark
from comity.repair.pages import Page

_SLOT = re.compile(r"(?<=[\w)”»“’》]) (?=[,،，、；。])")
_SLOT_BY_A_STOP = re.compile(
    r"(?<=[\w)”»“’])(?<! \d)(?<! \d\d) (?=[,،.؛])|(?<=[，。；、\u3400-\u9fff]) (?=[\u3400-\u9fff“《])"
)
"""Before a stop, or where Chinese words are set apart; none stands behind a number of one or two digits that a blank
sets off: that is a mark itself.
"""

_MARKED = re.compile(r"[\d”»“’)]$")
"""The end of what a mark mostly stands behind: a year, a title in quotes."""

_STOP_WITHIN = re.compile(r"[,;](?:(?= )(?!(?<=\d.) \d)|$)")
"""A stop in a line or at its end; none is one between two numbers."""

_STOPS = frozenset(".,;:")
_WIDE_STOPS = frozenset("，。；、")
"""Chinese stops: no line begins with one but for a mark that stood before it."""

_COLONS = ":："
_MOST_LINES = 12
"""Lines above a mark in which its place is looked for."""

Stretch = tuple[int, int]
"""Characters `start` to `end` of the text."""


def marks_alone(pages: list[Page], bodies: list[Body], marks: list[Mark], profile: StructureProfile) -> list[Mark]:
    """The marks on lines of their own of the bodies that have no mark yet, and references to those that have one."""
    markers = {int(body.marker) for body in bodies if body.marker.isdecimal()}
    firsts = {int(mark.marker): mark.start for mark in reversed(marks) if mark.marker.isdecimal()}
    wanted = markers - set(firsts)
    found: list[Mark] = []
    behind_stops = profile.joint != "" and bool(wanted) and _stand_behind_stops(pages, marks)
    full = Measure("", [line for page in pages for line in page.lines if line.role is TEXT]).full if behind_stops else 0
    for page in pages if markers else ():
        found += _left_open(page, markers, firsts, profile)
        wanted -= set(firsts)
        if wanted:
            more = _had_no_room(page, wanted, full, profile) if behind_stops else []
            more = more or _inside(page, wanted, profile) or _on_first_line(page, wanted, profile)
            more = more or (_behind_only_stop(page, wanted) if behind_stops else [])
            wanted -= {int(mark.marker) for mark in more}
            found += more
    for page in pages if firsts else ():
        found += _again_on_first_line(page, firsts, profile)
    return found


def bracketed_alone(pages: list[Page]) -> set[str]:
    """The numbers in brackets that fill a line: where most footnotes have one, marks are set in brackets."""
    return {
        str(marker)
        for page, labels in zip(pages, map(_labels, pages), strict=True)
        for place, marker in page.alone.items()
        if page.lines[place].text[0] == "(" and place not in labels
    }


def _labels(page: Page) -> set[int]:
    """The places of the numbers in brackets that count up the parts of a list, which a colon opens."""
    found: set[int] = set()
    following = 0
    for place, marker in page.alone.items():
        opens = marker == 1 and place > 0 and page.lines[place - 1].text[-1] in _COLONS
        if page.lines[place].text[0] == "(" and (opens or marker == following):
            found.add(place)
            following = marker + 1
    return found


def _left_open(page: Page, markers: set[int], firsts: dict[int, int], profile: StructureProfile) -> Iterator[Mark]:
    """Marks whose place the lines near them show; the only one of a body, if in brackets, is no word even without.

    `firsts`, where the first mark of each body stands, grows by those found.
    """
    labels, raised = _labels(page), _raised(page)
    for place, marker in page.alone.items():
        line = page.lines[place]
        bracketed = line.text[0] == "(" and profile.any_label.match(line.text) is None
        first = marker not in firsts
        kept = line.role is TEXT or place in raised
        if place in labels or marker not in markers or not kept or not (bracketed or first):
            continue
        after, before = _limits(marker, line.start, firsts)
        slots = [slot for slot in _slots(page, place) if after < slot[0] < before]
        ends = [end for end in _ends(page, place, profile) if after < end.end < before] if bracketed and first else []
        behind = [end for end in ends if _MARKED.search(end.text)]
        shown = slots or [(end.end, end.end + 1) for end in (ends if len(ends) == 1 else behind)]
        if len(shown) == 1 or (bracketed and first):
            line.role = MARK
        if len(shown) == 1:
            start, end = shown[0]
            firsts[marker] = min(start, firsts.get(marker, start))
            yield Mark(start, end, str(marker))


def _raised(page: Page) -> set[int]:
    """The places of the numbers alone that stand within the page's text and once more with its bodies."""
    lasts = {marker: place for place, marker in page.alone.items()}
    text = max((place for place, line in enumerate(page.lines) if line.role is TEXT), default=0)
    return {place for place, marker in page.alone.items() if place < text and lasts[marker] > text}


def _limits(marker: int, place: int, firsts: Mapping[int, int]) -> tuple[float, float]:
    """The places between which a mark printed at `place` stands: marks are numbered on, one may come again later."""
    own = firsts.get(marker, place)
    if own < place:
        return own, math.inf
    after = firsts.get(marker - 1, -1)
    return after, min(
        (start for number, start in firsts.items() if number >= marker and start > after), default=math.inf
    )


def _slots(page: Page, place: int) -> Iterator[Stretch]:
    """The blanks left open in the lines above a mark, up to an empty line, or in the line that follows it closely."""
    below = page.lines[place + 1 : place + 2]
    near = below if below and not below[0].gap else _above(page, place)
    for line in near:
        for slot in _SLOT_BY_A_STOP.finditer(line.text):
            yield line.start + slot.start(), line.start + slot.end()


def _ends(page: Page, place: int, profile: StructureProfile) -> Iterator[PrintedLine]:
    """The lines above a mark at whose ends it may have stood: those that no stop ends."""
    return (line for line in _above(page, place) if not profile.terminal.ends(line.text))


def _above(page: Page, place: int) -> Iterator[PrintedLine]:
    """The lines of text above a mark, from the nearest on, up to an empty line."""
    for line in reversed(page.lines[max(place - _MOST_LINES, 0) : place]):
        if line.role is TEXT:
            yield line
        if line.gap:
            return


def _stand_behind_stops(pages: list[Page], marks: list[Mark]) -> bool:
    """Whether more marks stand right behind a comma or another stop than right before one."""
    lines = sorted((line for page in pages for line in page.lines if line.role is TEXT), key=lambda line: line.start)
    starts = [line.start for line in lines]
    behind = before = 0
    for mark in marks:
        line = lines[max(bisect_right(starts, mark.start) - 1, 0)]
        behind += line.text[: mark.start - line.start].rstrip()[-1:] in _STOPS
        before += line.text[mark.end - line.start :].lstrip()[:1] in _STOPS
    return behind > before


def _had_no_room(page: Page, wanted: set[int], full: int, profile: StructureProfile) -> list[Mark]:
    """Marks behind the stop of a full line right above them, which had no room for them; an empty line follows."""
    found: list[Mark] = []
    for place, marker in page.alone.items():
        if marker not in wanted or not 0 < place < len(page.lines) - 1:
            continue
        above, line, below = page.lines[place - 1 : place + 2]
        last = above.role is TEXT and not line.gap and below.gap > 0
        if last and len(above.text) >= full and profile.terminal.ends(above.text):
            line.role = MARK
            found.append(Mark(line.start, line.end, str(marker)))
    return found


def _behind_only_stop(page: Page, wanted: set[int]) -> list[Mark]:
    """A mark that rose above the first line of a page: it most likely stands behind the only stop there.

    Its number stands alone below the paragraph that goes on in that line, or that is all on it.
    """
    place = next((place for place in sorted(_raised(page)) if page.alone[place] in wanted), 0)
    if not page.number or not place or any(line.gap for line in page.lines[1:place]):
        return []
    first, marker = page.lines[0], str(page.alone[place])
    stops = [stop.end() for stop in _STOP_WITHIN.finditer(first.text)]
    if len(stops) != 1 or (stops[0] == len(first.text) and place > 1):
        return []
    at = first.start + stops[0]
    return [Mark(at, at, marker, sure=False)]


def _inside(page: Page, wanted: set[int], profile: StructureProfile) -> list[Mark]:
    """Marks between the two parts of their line, behind a stop or where no blanks part words."""
    found: list[Mark] = []
    for place, marker in page.alone.items():
        if marker not in wanted or not 0 < place < len(page.lines) - 1:
            continue
        above, line, below = page.lines[place - 1 : place + 2]
        whole = above.role is below.role is TEXT and not line.gap and not below.gap
        if whole and (not profile.joint or profile.terminal.ends(above.text)):
            line.role = MARK
            found.append(Mark(line.start, line.end, str(marker)))
    return found


def _on_first_line(page: Page, wanted: set[int], profile: StructureProfile) -> list[Mark]:
    """Marks whose places are left open in the first line of a page, where there are as many as lines of their own."""
    text = [line for place, line in enumerate(page.lines) if line.role is TEXT and place not in page.alone]
    text = text[1:] if text and profile.any_label.fullmatch(text[0].text) else text
    if not text:
        return []
    apart = {marker for place, marker in page.alone.items() if page.lines[place].start < text[-1].start}
    alone = sorted(marker for marker in apart & wanted if marker)
    slots = list(_slots_on_first(text, profile))
    if len(slots) != len(alone):
        return []
    return [Mark(*slot, str(marker)) for slot, marker in zip(slots, alone, strict=True)]


def _slots_on_first(text: list[PrintedLine], profile: StructureProfile) -> Iterator[Stretch]:
    """The places left open in the first of these lines, its end among them if the next line begins with a stop."""
    first = text[0]
    for slot in _SLOT.finditer(first.text):
        yield first.start + slot.start(), first.start + slot.end()
    if not profile.joint and len(text) > 1 and text[1].text[0] in _WIDE_STOPS:
        yield first.end, first.end + 1


def _again_on_first_line(page: Page, firsts: Mapping[int, int], profile: StructureProfile) -> list[Mark]:
    """Second references whose places are left open in the first line of a page; `firsts` are the places of marks.

    Their numbers stand alone above that line or below a paragraph's end.
    """
    alone = [place for place in page.alone if page.lines[place].role is TEXT]
    alone = [place for place in alone if firsts.get(page.alone[place], page.lines[place].start) < page.lines[0].start]
    found = _on_first_line(page, {page.alone[place] for place in alone}, profile) if alone else []
    for place in alone if found else ():
        page.lines[place].role = MARK
    return found
