"""Footnotes of a text that lost its page furniture: bodies between the paragraphs, where pages ended."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.repair.lines import NOTE, TEXT, PrintedLine
from comity.repair.marker_rows import mark_above
from comity.repair.notes import Body
from comity.repair.pages import begins_body
from comity.repair.traced import Traced, joined

_HEAD = re.compile(r"(\d{1,3})[ \t]+(?=\S)")
_FEWEST = 2
"""Bodies that count up from one, most of them with a mark in the words above, before lines are taken for bodies."""

_GLUED_SHARE = 1 / 3
"""The share of their marks that no blank sets off from a word at least: else they are numbers ("paragraph 1,")."""

_STOPPED = re.compile(r"[.。؟][)”»\"]?$")
"""What ends a body, but no row of a table and no paragraph within a list."""


def lift_loose_bodies(lines: list[PrintedLine], text: Traced, profile: StructureProfile) -> list[Body]:
    """The bodies on lines between empty ones that count up from one through the text; each run of them ends a page."""
    runs = _runs(lines)
    found = [body for run in runs for body in run]
    marked = [form for first, _ in found if (form := mark_above(lines[:first], _marker(lines[first]))) is not None]
    shown = 2 * len(marked) > len(found) and _GLUED_SHARE * len(marked) <= sum(marked)
    stopped = all(_STOPPED.search(lines[end - 1].text) for _, end in found)
    if len(found) < _FEWEST or not shown or not stopped or any(_acts(lines[first], profile) for first, _ in found):
        return []
    bodies: list[Body] = []
    for line in lines:
        line.new_page = False
    for page, run in enumerate(runs):
        for first, end in run:
            head = lines[first]
            match = _HEAD.match(head.text)
            assert match is not None  # noqa: S101  (it matched when the runs were found)
            parts = [text.part(head.start + match.end(), head.end)]
            parts += [text.part(line.start, line.end) for line in lines[first + 1 : end]]
            bodies.append(replace(Body(match[1], joined(parts, profile.joint)), page=(page, page)))
            for line in lines[first:end]:
                line.role = NOTE
        if run[-1][1] < len(lines):
            lines[run[-1][1]].new_page = True
    return bodies


def _acts(head: PrintedLine, profile: StructureProfile) -> bool:
    """Whether a number and an act begin a line: it is a paragraph whose point was lost."""
    return opening_act(head.text.split(maxsplit=1)[1], profile.code, "operative") is not None


def _runs(lines: list[PrintedLine]) -> list[list[tuple[int, int]]]:
    """The first and last line of each body, those that stand below each other together."""
    runs: list[list[tuple[int, int]]] = []
    wanted, index = 1, 1
    while index < len(lines):
        line = lines[index]
        head = _HEAD.match(line.text) if line.gap and line.role is TEXT else None
        if head is None or int(head[1]) != wanted or not begins_body(line.text, head.end()):
            index += 1
            continue
        end = index + 1
        while end < len(lines) and not lines[end].gap and lines[end].role is TEXT:
            end += 1
        if runs and runs[-1][-1][1] == index:
            runs[-1].append((index, end))
        else:
            runs.append([(index, end)])
        wanted, index = wanted + 1, end
    return runs


def _marker(head: PrintedLine) -> str:
    """The number of the body that a line begins."""
    return head.text.split(maxsplit=1)[0]
