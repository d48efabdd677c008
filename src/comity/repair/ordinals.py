"""Ordinal numbers put together again whose raised ending an extractor set apart: "11", "th", "session"."""

from __future__ import annotations

import re

from comity.languages.structure import StructureProfile
from comity.repair.traced import Edit, Traced

_MOST_FIGURES = 5
_FIGURES = re.compile(r"[0-9]+$")
_LINE_END = re.compile(r"[ \t]*\n(?:[ \t]*\n)?[ \t]*(?=\S)")


def rejoin_ordinals(text: Traced, profile: StructureProfile) -> Traced:
    """Each ending stands right behind its figures; had it a line of its own, the words below go on behind a blank."""
    if not profile.ordinals:
        return text
    printed = text.text
    edits: list[Edit] = []
    for found in profile.any_ordinal.finditer(printed):
        figures = _FIGURES.search(printed, max(found.start() - _MOST_FIGURES, 0), found.start() + 1)
        first = figures.start() if figures else found.start()
        match = next(filter(None, (form.match(printed, first) for form in profile.ordinals)), None)
        if match:
            edits.append((*match.span(1), ""))
            below = _LINE_END.match(printed, match.end()) if "\n" in match[1] else None
            if below:
                edits.append((*below.span(), " "))
    return text.edited(edits)
