"""Footnotes of a text that lost its page furniture: bodies between the paragraphs, where pages ended."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.repair.lines import NOTE, TEXT, PrintedLine
from comity.repair.notes import Body
from comity.repair.pages import begins_body
from comity.repair.traced import Traced, joined

_HEAD = re.compile(r"(\d{1,3})[ \t]+(?=\S)")
_FEWEST = 2
"""Bodies that count up from one, most of them with a mark in the words above, before lines are taken for bodies."""


def lift_loose_bodies(lines: list[PrintedLine], text: Traced, joint: str) -> list[Body]:
    """The bodies on lines between empty ones that count up from one through the text; each run of them ends a page."""
    runs = _runs(lines)
    heads = [index for run in runs for index, _ in run]
    marked = sum(1 for index in heads if _is_marked(lines[:index], lines[index]))
    if len(heads) < _FEWEST or 2 * marked <= len(heads):
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
            bodies.append(replace(Body(match[1], joined(parts, joint)), page=(page, page)))
            for line in lines[first:end]:
                line.role = NOTE
        if run[-1][1] < len(lines):
            lines[run[-1][1]].new_page = True
    return bodies


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


def _is_marked(above: list[PrintedLine], head: PrintedLine) -> bool:
    """Whether the number of a body is printed against a word, year or stop above it, or set off behind one."""
    marker = head.text.split(maxsplit=1)[0]
    glued = rf"(?:(?<=[^\s\d/(-])|(?<=(?:19|20)\d\d)){marker}(?!\d)"
    form = re.compile(rf"{glued}|(?<=[,;.] ){marker}(?!\d)|(?<=\S ){marker}(?=[,;.])")
    return any(line.role is TEXT and marker in line.text and form.search(line.text) for line in above)
