"""Tabs that part no cells: behind the number of a paragraph, as typists set it, and within a sentence.

Where a source says itself what the cells of its tables are (DOCX, PDF), its tabs are theirs.
"""

from __future__ import annotations

import re
from itertools import groupby

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.repair.traced import Edit, Traced

_ACT = 120
"""Characters of a line that are looked at for an act."""

_HTML = "text/html"
"""The media type in which each tab parts cells, though some tables do no more than set numbers apart."""

_BETWEEN_HAN = re.compile("(?<=[\u3400-\u9fff])\t+(?=[\u3400-\u9fff])")
_OF_SENTENCES = re.compile("[，。；：]")
_BLANKS = " \t"


def without_typed_tabs(text: Traced, profile: StructureProfile, media_type: str) -> Traced:
    """The text with a blank in place of each tab that stands behind a number or within a sentence.

    It stands behind a number where an act follows, or where no line above or below parts cells otherwise and one of
    them ends with a stop or comma; within a sentence where the line opens with an act and ends so, and those above and
    below do too or are numbered, or between two Chinese words of a line by itself.
    """
    if "\t" not in text.text:
        return text
    lines: list[tuple[int, str]] = []
    start = 0
    for line in text.text.split("\n"):
        if line.strip():
            lines.append((start, line))
        start += len(line) + 1
    edits: list[Edit] = []
    for tabbed, group in groupby(lines, key=lambda one: "\t" in one[1].strip()):
        rows = list(group)
        if tabbed:
            words = [row.strip() for _, row in rows]
            ended = len(rows) == 1 or any(map(profile.terminal.ends, words))
            said = all(_behind_label(row, profile) or _is_sentence(row, profile) for row in words)
            listed = said and ended and media_type != _HTML
            edits += [edit for start, row in rows for edit in _typed(row, start, profile, listed=listed, said=said)]
            edits += _within_han(*rows[0]) if len(rows) == 1 and not said else ()
    return text.edited(edits) if edits else text


def _typed(row: str, start: int, profile: StructureProfile, *, listed: bool, said: bool) -> list[Edit]:
    """The edits of a row that stands at `start`, of rows that are all `listed`, or numbered or sentences, as `said`."""
    behind = _behind_label(row, profile) and (listed or _opens_with_act(row, profile))
    return _blanks(row, start) if behind or (said and _is_sentence(row, profile)) else []


def _within_han(start: int, row: str) -> list[Edit]:
    """The edit of a row by itself that has its only tab within a Chinese sentence."""
    within = row.strip().count("\t") == 1 and _BETWEEN_HAN.search(row) and _OF_SENTENCES.search(row)
    return _blanks(row, start) if within else []


def _blanks(row: str, start: int) -> list[Edit]:
    """A blank in place of each tab within the row."""
    words = row.strip()
    first = start + row.index(words[0])
    return [(first + match.start(), first + match.end(), " ") for match in re.finditer(r"[ \t]*\t[ \t]*", words)]


def _is_sentence(row: str, profile: StructureProfile) -> bool:
    """Whether the row opens with an act and ends with a stop or comma."""
    return profile.terminal.ends(row.strip()) and _opens_with_act(row, profile)


def _opens_with_act(row: str, profile: StructureProfile) -> bool:
    """Whether an act follows the number of the row, if it has one."""
    words = row.strip()
    number = profile.any_label.match(words)
    body = words[number.end() if number else 0 :].lstrip(_BLANKS)[:_ACT]
    return opening_act(body.replace("\t", "" if not profile.joint else " "), profile.code, "operative") is not None


def _behind_label(row: str, profile: StructureProfile) -> int:
    """How long the number is that a row begins with, if its only tab stands behind it and words follow; else 0."""
    words = row.strip()
    match = profile.any_label.match(words)
    if match is None or match[0].rstrip(_BLANKS)[-1:].isalnum():
        return 0
    rest = words[match.end() :].lstrip(" ")
    apart = rest.startswith("\t") or "\t" in match[0]
    return match.end() if apart and words.count("\t") == 1 and any(map(str.isalpha, rest)) else 0
