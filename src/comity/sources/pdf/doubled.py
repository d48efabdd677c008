"""A lam that its font stretches before a kaf, where the stretch is mapped to a lam too, read as one letter."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from comity.sources.pdf.glyphs import Glyph
from comity.sources.pdf.lines import Line
from comity.sources.pdf.pages import Page

TWICE = "\u0644\u0644\u0643"
"""Lam, lam, kaf: what such a font gives for lam and kaf."""

STRETCH = "\u0640"
"""What the same glyph gives where the font maps it rightly."""

WORD = re.compile(r"\w+")

JOINED_BEFORE = frozenset({"", "\u0648", "\u0641"})
"""Before the two lams of "to the ..." stands nothing, or "and"."""


def without_doubled_lams(pages: Sequence[Page]) -> list[Page]:
    """The pages, a lam before lam and kaf left out where the same word with one lam stands elsewhere in the document.

    "To the" is written with two lams at the beginning of a word: there they stay.
    """
    words = {word for page in pages for line in page.lines for word in WORD.findall(line.text.replace(STRETCH, ""))}
    if not any(TWICE in word for word in words):
        return list(pages)
    return [replace(page, lines=tuple(_line(line, words) for line in page.lines)) for page in pages]


def _line(line: Line, words: set[str]) -> Line:
    if TWICE not in line.text:
        return line
    kept: list[Glyph] = []
    for _, run in groupby(line.glyphs, lambda glyph: glyph.text.isspace()):
        word = list(run)
        place = _doubled("".join(glyph.text[:1] for glyph in word), words)
        kept += word if place is None else word[:place] + word[place + 1 :]
    return replace(line, glyphs=tuple(kept))


def _doubled(word: str, words: set[str]) -> int | None:
    """The place of the lam that is one too many, None where both are the word's own."""
    before, found, after = word.partition(TWICE)
    single = WORD.search((before + TWICE[1:] + after).replace(STRETCH, ""))
    known = single is not None and single.group() in words
    return len(before) if found and before not in JOINED_BEFORE and known else None
