"""What is doubtful about paragraphs that were read, told from their form and their neighbours."""

from __future__ import annotations

from itertools import pairwise

from comity.languages.structure import StructureProfile
from comity.model.doubt import Doubt
from comity.model.resolution import Block, BlockKind

_SENTENCES = frozenset(
    {BlockKind.PREAMBULAR, BlockKind.OPERATIVE, BlockKind.SUBPARAGRAPH, BlockKind.ANNEX_TEXT, BlockKind.PARAGRAPH}
)
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.ANNEX_HEADING, BlockKind.FORMULA, BlockKind.CLOSING})


def find_doubts(blocks: tuple[Block, ...], profile: StructureProfile) -> list[list[Doubt]]:
    """The doubts of each block, in the blocks' order."""
    found: list[list[Doubt]] = [_doubts_of(block, profile) for block in blocks]
    last = 0
    for index, block in enumerate(blocks):
        if block.kind in _HEADINGS:
            last = 0 if block.kind is not BlockKind.HEADING else last
            continue
        value = int(block.number.rstrip(". -–．")) if block.number.rstrip(". -–．").isdecimal() else 0
        if block.depth == 1 and value:
            if value not in (last + 1, 1):
                doubt = Doubt("number-out-of-sequence", f"{value} follows {last}")
                found[index].append(doubt)
                if index:
                    found[index - 1].append(doubt)
            last = value
    for index, (above, below) in enumerate(pairwise(blocks)):
        if below.kind is BlockKind.PARAGRAPH and not below.number and above.kind in _SENTENCES:
            found[index].append(Doubt("paragraph-limits-unsure", "the paragraph below may belong to it"))
    return found


def _doubts_of(block: Block, profile: StructureProfile) -> list[Doubt]:
    """What the form of one block makes doubtful."""
    doubts: list[Doubt] = []
    whole = (0, len(block.text))
    if block.kind in _SENTENCES and not profile.terminal.search(block.text):
        doubts.append(Doubt("no-stop-at-end", "the paragraph ends without a stop", *whole))
    if block.kind in (BlockKind.PREAMBULAR, BlockKind.OPERATIVE) and not block.act:
        doubts.append(Doubt("no-act-found", "no act known to the profile opens the paragraph", *whole))
    if block.kind is BlockKind.PARAGRAPH:
        doubts.append(Doubt("kind-unsure", "an unnumbered paragraph among numbered ones", *whole))
    if block.kind is BlockKind.HEADING and not any(letter.isalpha() for letter in block.number + block.text):
        doubts.append(Doubt("kind-unsure", "a heading of numbers alone may be a paragraph's label", *whole))
    if block.kind in _SENTENCES and not block.text:
        doubts.append(Doubt("no-words", "a label without words"))
    return doubts
