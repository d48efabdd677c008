"""Footnotes at the end of a text that lost its line ends: where their bodies begin in the line."""

import re
from collections.abc import Iterator

_NOTE = re.compile(r"\s[\[(](\d{1,3})[\])](?=\s)")
_RULE = re.compile(r"\s_{5,}\s")
_ENDS = frozenset(".;”»)")
"""What a body ends with: elsewhere a number may be that of a day."""

_RULED = re.compile(r"(?<=\s)(\d{1,3})\s(?=[^\W\d_])")


def note_starts(line: str, start: int) -> Iterator[int]:
    """Where the footnotes begin that end the line: their marks count up."""
    notes = [(note.start() + 1, int(note[1])) for note in _NOTE.finditer(line, start)]
    while len(notes) > 1 and notes[-2][1] < notes[-1][1]:
        yield notes.pop()[0]
    if notes:
        first = notes[-1][0]
        yield from (first - 1, first)  # an empty line parts them from the text


def ruled_note_starts(line: str, start: int) -> Iterator[int]:
    """Where the rule above footnotes stands behind `start`, and their bodies, whose marks count up from the first.

    Each of them ends with a stop.
    """
    rule = _RULE.search(line, start)
    if rule is None or not _RULED.match(line, rule.end()):
        return
    yield from (rule.start() + 1, rule.end())
    wanted = 0
    for body in _RULED.finditer(line, rule.end()):
        ended = line[body.start() - 2] in _ENDS
        if not wanted or (ended and int(body[1]) == wanted):
            yield body.start()
            wanted = int(body[1]) + 1
