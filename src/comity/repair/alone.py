"""Marks that stand on lines of their own within a page, away from the words they mark.

An extractor puts a raised mark on a line of its own where it rises above the line it stands on: where it broke that
line, the mark stands in its place; where the line is the first of a page, it stands behind the paragraph, and in the
line is left a blank before the comma. So does a second reference to a footnote that has its mark elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from comity.languages.structure import StructureProfile
from comity.repair.lines import MARK, TEXT
from comity.repair.notes import Body, Mark
from comity.repair.pages import Page

_SLOT = re.compile(r"(?<=[\w)”»“’》]) (?=[,،，、；。])")


def marks_alone(pages: list[Page], bodies: list[Body], marks: list[Mark], profile: StructureProfile) -> list[Mark]:
    """The marks on lines of their own of the bodies that have no mark yet, and references to those that have one."""
    firsts = {int(mark.marker): mark.start for mark in reversed(marks) if mark.marker.isdecimal()}
    wanted = {int(body.marker) for body in bodies if body.marker.isdecimal()} - firsts.keys()
    found: list[Mark] = []
    for page in pages if wanted else ():
        more = _inside(page, wanted, profile) or _on_first_line(page, wanted)
        wanted -= {int(mark.marker) for mark in more}
        found += more
    for page in pages if firsts else ():
        found += _again_on_first_line(page, firsts)
    return found


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


def _on_first_line(page: Page, wanted: set[int]) -> list[Mark]:
    """Marks whose places are left open in the first line of a page, where there are as many as lines of their own."""
    text = [line for place, line in enumerate(page.lines) if line.role is TEXT and place not in page.alone]
    if not text:
        return []
    apart = {marker for place, marker in page.alone.items() if page.lines[place].start < text[-1].start}
    alone = sorted(marker for marker in apart & wanted if marker)
    slots = list(_SLOT.finditer(text[0].text))
    if len(slots) != len(alone):
        return []
    start = text[0].start
    return [
        Mark(start + slot.start(), start + slot.end(), str(marker)) for slot, marker in zip(slots, alone, strict=True)
    ]


def _again_on_first_line(page: Page, firsts: Mapping[int, int]) -> list[Mark]:
    """Second references whose places are left open in the first line of a page; `firsts` are the places of marks.

    Their numbers stand alone below a paragraph's end.
    """
    alone = [place for place in page.alone if place and page.lines[place].role is TEXT]
    alone = [place for place in alone if firsts.get(page.alone[place], page.lines[place].start) < page.lines[0].start]
    found = _on_first_line(page, {page.alone[place] for place in alone}) if alone else []
    for place in alone if found else ():
        page.lines[place].role = MARK
    return found
