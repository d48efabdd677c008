"""Statements and decisions: what their opening words say of meeting and day, and what their paragraphs are."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.calendar.dates import find_dates
from comity.calendar.ordinals import find_ordinals
from comity.languages.folding import fold
from comity.languages.kinds import kind_words
from comity.languages.masthead import masthead_words
from comity.model.doubt import Doubt
from comity.model.resolution import Block, BlockKind, Masthead, Resolution
from comity.structure.document_kinds import kind_doubts

_SAID = frozenset({BlockKind.OPERATIVE, BlockKind.PREAMBULAR, BlockKind.HEADING, BlockKind.FORMULA})
_ANSWERED = frozenset({"no-adoption-date", "title-end"})


_RESOLUTIONS = re.compile(r"^A/(?:HRC/)?RES/")
"""How the symbol begins that a title line gives: of statements only the Human Rights Council's have one."""


def with_kind(resolution: Resolution, kind: str) -> Resolution:
    """The same reading with its kind and the doubt that belongs to it, meeting and day read from its opening words."""
    if kind == "resolution":
        return resolution
    opening = _opening(resolution, kind)
    masthead = _with_meeting(resolution.masthead, opening, resolution.language) if opening else resolution.masthead
    blocks = resolution.blocks
    if kind == "statement":
        blocks = tuple(_as_said(block) for block in blocks)
        masthead = replace(masthead, symbol=_RESOLUTIONS.sub("A/HRC/PRST/", masthead.symbol))
    if kind == "decision":
        masthead = replace(masthead, symbol=masthead.symbol.replace("/RES/", "/DEC/"))
    answered = _ANSWERED if opening and masthead.adoption_date else frozenset()
    doubts = tuple(doubt for doubt in resolution.doubts if doubt.code not in answered)
    return replace(resolution, kind=kind, masthead=masthead, blocks=blocks, doubts=(*doubts, *kind_doubts(kind)))


def _opening(resolution: Resolution, kind: str) -> str:
    """The first paragraph that opens as documents of the kind do, "" where none does."""
    words = kind_words(resolution.language)
    opener = words.statement_openers if kind == "statement" else words.decision_openers
    folded = (fold(block.text).text for block in resolution.blocks)
    return next((text for text in folded if opener.match(re.sub(r"\s+", " ", text))), "")


def _with_meeting(masthead: Masthead, opening: str, language: str) -> Masthead:
    """The masthead with the day and the meeting that the opening words name, where nothing else named them."""
    dates = find_dates(opening, language)
    meetings = (match for pattern in masthead_words(language).meetings for match in pattern.finditer(opening))
    named = (_meeting(*group, language) for match in meetings for group in match.groupdict("").items())
    return replace(
        masthead,
        adoption_date=masthead.adoption_date or (dates[0].iso if dates else ""),
        meeting=masthead.meeting or next(filter(None, named), ""),
    )


def _meeting(name: str, printed: str, language: str) -> str:
    """The number of a meeting that is printed in figures, or as the last ordinal of the group "word"."""
    if name != "word":
        return printed
    ordinals = find_ordinals(printed, language)
    return str(ordinals[-1].value) if ordinals else ""


def _as_said(block: Block) -> Block:
    """The block of a statement: all that the President says is text without number, form or act.

    An opening formula is doubtful: the whole may be a resolution that names a statement above it.
    """
    if block.kind not in _SAID or block.number:
        return block
    doubts: tuple[Doubt, ...] = ()
    if block.kind is BlockKind.FORMULA:
        doubts = (Doubt("kind-unsure", "a statement has no opening formula", 0, len(block.text)),)
    return replace(block, kind=BlockKind.PARAGRAPH, depth=1, act="", doubts=doubts)
