"""Footnotes whose markers came out in a row, above the bodies, or were lost; whether a marker stands in the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.languages.structure import StructureProfile
from comity.repair.furniture import JOB_NUMBER
from comity.repair.lines import FURNITURE, NOTE, TEXT, PrintedLine
from comity.repair.traced import Traced

_MARKER = re.compile(r"\d{1,3}")
_STOPPED = re.compile(r"[.。؟][)”»\"]?$")
_FEWEST = 2


def mark_above(above: list[PrintedLine], marker: str) -> bool | None:
    """Whether the number of a body above it is printed against a word, year or stop (True) or set off from a word.

    None where it is neither.
    """
    year, marker = r"(?:19|20)\d\d", re.escape(marker)
    behind = rf"(?<=[^\s\d/(-])|(?<=\S\()|(?<={year})|(?<=\D[,;.] )|(?<={year}[,;.] )"
    glued = re.compile(rf"(?:{behind}){marker}(?!\d)")
    set_off = re.compile(rf"(?<=\S ){marker}(?=[,;.])")
    texts = [line.text for line in above if line.role is TEXT and marker in line.text]
    if any(map(glued.search, texts)):
        return True
    return False if any(map(set_off.search, texts)) else None


def marker_row(lines: list[PrintedLine], index: int) -> list[str]:
    """The numbers that fill the lines from `index` on, each one more than the last.

    One alone makes a row if the document's job number stands between it and its body.
    """
    row: list[str] = []
    for line in lines[index:]:
        follows = not row or line.text == str(int(row[-1]) + 1)
        if line.role is not TEXT or not follows or not _MARKER.fullmatch(line.text):
            break
        row.append(line.text)
    below = lines[index + len(row)].text if index + len(row) < len(lines) else ""
    return row if len(row) >= _FEWEST or (row and JOB_NUMBER.fullmatch(below)) else []


def bodies_of_row(lines: list[PrintedLine], index: int, row: list[str], text: Traced) -> tuple[int, list[list[Traced]]]:
    """How many lines from `index` on the row and its bodies take, and the parts of each body.

    A body ends with a stop at its line's end. None are told where the page ends before there are as many as markers.
    """
    bodies: list[list[Traced]] = []
    parts: list[Traced] = []
    for taken, line in enumerate(lines[index + len(row) :], start=len(row) + 1):
        if line.role is FURNITURE or (not bodies and not parts and JOB_NUMBER.fullmatch(line.text)):
            line.role = FURNITURE
            continue
        if line.role is not TEXT or (line.new_page and parts):
            break
        parts.append(text.part(line.start, line.end))
        if _STOPPED.search(line.text):
            bodies.append(parts)
            parts = []
        if len(bodies) == len(row):
            return taken, bodies
    return 0, []


def lift_row(lines: list[PrintedLine], index: int, text: Traced) -> tuple[int, list[tuple[str, list[Traced]]]]:
    """The markers of the row at `index` with the parts of their bodies, and how many lines were lifted; 0 for none."""
    row = marker_row(lines, index)
    taken, bodies = bodies_of_row(lines, index, row, text) if row else (0, [])
    for line in lines[index : index + taken]:
        line.role = line.role if line.role is FURNITURE else NOTE
    return taken, list(zip(row, bodies, strict=True)) if taken else []


def unmarked_bodies(
    lines: list[PrintedLine], text: Traced, profile: StructureProfile
) -> Iterator[tuple[str, list[Traced]]]:
    """The bodies below the job number of a page whose markers were lost, numbered from one.

    Each opens as notes do and ends with a stop; most of their marks stand in the words above.
    """
    for index, line in enumerate(lines):
        if line.role is not FURNITURE or not JOB_NUMBER.fullmatch(line.text):
            continue
        bodies: list[list[PrintedLine]] = []
        for below in lines[index + 1 :]:
            ended = not bodies or _STOPPED.search(bodies[-1][-1].text) is not None
            opens = profile.note_openers.match(below.text) is not None
            if below.role is not TEXT or (ended and not opens):
                break
            if ended:
                bodies.append([below])
            else:
                bodies[-1].append(below)
        shown = [marker for marker in range(1, len(bodies) + 1) if mark_above(lines[:index], str(marker))]
        if len(bodies) >= _FEWEST and 2 * len(shown) > len(bodies):
            for marker, body in enumerate(bodies, start=1):
                for one in body:
                    one.role = NOTE
                yield str(marker), [text.part(one.start, one.end) for one in body]
        return
