"""A text that the body adopts or decides as a whole: "adopts the following declaration:", "decides that, for 2021:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from comity.languages.acts import opening_act, opening_kinds
from comity.languages.structure import StructureProfile
from comity.model.resolution import Block, BlockKind
from comity.structure.labels import parse_label

_ENDS = frozenset({BlockKind.FORMULA, BlockKind.CLOSING, BlockKind.ANNEX_HEADING})
_LEADS_IN = frozenset({BlockKind.PREAMBULAR, BlockKind.OPERATIVE})
_EXTENT = "act-extent-unsure"
_QUOTED = re.compile(r'[“«„"].*[”»“"]\W*', re.DOTALL)


def without_acts_of_their_own(blocks: tuple[Block, ...], profile: StructureProfile) -> Iterator[Block]:
    """The blocks; the numbered paragraphs of a text that is adopted or decided as a whole have no opening phrase.

    The act that is set in italics is the one above them, which has no number and ends with a colon; it governs what
    follows as long as paragraphs are numbered on from 1. Items or quoted words right below it are all that it governs,
    and where the first opens in the form of the body's own acts ("Requests") all stand by themselves.
    """
    last: int | None = None
    for block in blocks:
        number = _number(block, profile)
        if block.kind in _ENDS or (last == 0 and (_is_all(block) or (number and _is_own(block, profile)))):
            last = None
        elif number and last is not None:
            last = number if number == last + 1 else None
        elif not block.number and block.kind in _LEADS_IN and block.act:
            last = 0 if _decides_what_follows(block, profile) else None
        yield _without_act(block) if number and last is not None else block


def _number(block: Block, profile: StructureProfile) -> int:
    """The number of a numbered operative paragraph; 0 for any other block."""
    if block.kind is not BlockKind.OPERATIVE or block.depth != 1 or not block.number:
        return 0
    label = parse_label(f"{block.number} ", profile)
    return label.value if label is not None else 0


def _decides_what_follows(block: Block, profile: StructureProfile) -> bool:
    """Whether what the paragraph adopts or decides is all that stands below it."""
    act = opening_act(block.text, profile.code, "operative")
    return act is not None and act.act_class == "decide" and profile.colon.ends(block.text)


def _is_own(block: Block, profile: StructureProfile) -> bool:
    """Whether a paragraph opens with an act in a form that only the body's own have; Chinese verbs have one form."""
    return bool(profile.joint) and opening_kinds(block.text, profile.code) == {"operative"}


def _is_all(block: Block) -> bool:
    """Whether a block below a colon is what was announced there: an item, or quoted words."""
    return block.kind is BlockKind.SUBPARAGRAPH or _QUOTED.fullmatch(block.text) is not None


def _without_act(block: Block) -> Block:
    kept = tuple(doubt for doubt in block.doubts if doubt.code != _EXTENT)
    return replace(block, act="", doubts=kept) if block.act else block
