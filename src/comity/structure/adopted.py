"""A text that the body adopts or decides as a whole: "adopts the following declaration:", "decides that, for 2021:"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.model.resolution import Block, BlockKind
from comity.structure.labels import parse_label

_ENDS = frozenset({BlockKind.FORMULA, BlockKind.CLOSING, BlockKind.ANNEX_HEADING})
_LEADS_IN = frozenset({BlockKind.PREAMBULAR, BlockKind.OPERATIVE})
_EXTENT = "act-extent-unsure"


def without_acts_of_their_own(blocks: tuple[Block, ...], profile: StructureProfile) -> Iterator[Block]:
    """The blocks; the numbered paragraphs of a text that is adopted or decided as a whole have no opening phrase.

    The act that is set in italics is the one above them, which has no number and ends with a colon; it governs what
    follows as long as paragraphs are numbered on from 1.
    """
    last: int | None = None
    for block in blocks:
        number = _number(block, profile)
        if block.kind in _ENDS:
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


def _without_act(block: Block) -> Block:
    kept = tuple(doubt for doubt in block.doubts if doubt.code != _EXTENT)
    return replace(block, act="", doubts=kept) if block.act else block
