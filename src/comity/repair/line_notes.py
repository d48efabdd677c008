"""Footnotes at the end of a text that lost its line ends: where their bodies begin in the line."""

import re
from collections.abc import Iterator

from comity.languages.structure import StructureProfile
from comity.repair.furniture import JOB_NUMBER

_NOTE = re.compile(r"\s(?P<mark>[\[(](\d{1,3})[\])])(?=\s)")
_GLUED_NOTE = re.compile(r"[\[(](\d{1,3})[\])](?=\s)")
"""A note that no blank parts from what stands above it, as in Chinese."""

_RULE = re.compile(r"\s_{5,}\s")
_ENDS = frozenset(".;”»)")
"""What a body ends with: elsewhere a number may be that of a day."""

_ROW = re.compile(rf"(?:\d{{1,3}}\s)+(?:{JOB_NUMBER.pattern}\s)?(?=[^\W\d_])")
"""Markers that came out in a row above the bodies, and the job number behind them."""

_FIGURES = re.compile(r"\d+")
_BEHIND_STOP = re.compile(r"(?<=[.)”»])\s")
_RULED = re.compile(r"(?<=\s)(\d{1,3})\s(?=[^\W\d_])")


def note_starts(line: str, start: int) -> Iterator[int]:
    """Where the footnotes begin that end the line: their marks count up."""
    notes = [(note.start("mark"), int(note[2])) for note in _NOTE.finditer(line, start)]
    if glued := _GLUED_NOTE.match(line, start):
        notes.insert(0, (start, int(glued[1])))
    while len(notes) > 1 and notes[-2][1] < notes[-1][1]:
        yield notes.pop()[0]
    if notes:
        first = notes[-1][0]
        yield from (first - 1, first)  # an empty line parts them from the text


def ruled_note_starts(line: str, start: int, profile: StructureProfile) -> Iterator[int]:
    """Where the rule above footnotes stands behind `start`, and their bodies, whose marks count up from the first.

    Each of them ends with a stop; a marker may have been lost between two, where one body more opens as notes do. Below
    a row of markers the bodies open as notes do, and are as many.
    """
    rule = _RULE.search(line, start)
    if rule is None:
        return
    if not _RULED.match(line, rule.end()):
        yield from _row_starts(line, rule, profile)
        return
    yield from (rule.start() + 1, rule.end())
    wanted = last = 0
    for body in _RULED.finditer(line, rule.end()):
        ended = line[body.start() - 2] in _ENDS
        lost = ended and int(body[1]) == wanted + 1 and len(_opened(line, last, body.start(), profile)) == 1
        if not wanted or lost or (ended and int(body[1]) == wanted):
            yield body.start()
            wanted, last = int(body[1]) + 1, body.end()


def _opened(line: str, start: int, end: int, profile: StructureProfile) -> list[int]:
    """Where, behind a stop between two places, words open as notes do."""
    ends = (blank.end() for blank in _BEHIND_STOP.finditer(line, start, end))
    return [place for place in ends if place < end and profile.note_openers.match(line, place)]


def _row_starts(line: str, rule: re.Match[str], profile: StructureProfile) -> Iterator[int]:
    """Where a rule, the markers in a row below it, the job number and the bodies begin."""
    row = _ROW.match(line, rule.end())
    if row is None:
        return
    job = JOB_NUMBER.search(line, rule.end(), row.end())
    markers = [one.start() for one in _FIGURES.finditer(line, rule.end(), job.start() if job else row.end())]
    bodies = [row.end(), *_opened(line, row.end(), len(line), profile)]
    if len(bodies) == len(markers):
        yield from (rule.start() + 1, *markers, *([job.start()] if job else []), *bodies)
