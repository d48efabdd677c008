"""Where in an AKN4UN document each block of a resolution goes; the order of the blocks is never changed."""

from dataclasses import dataclass
from itertools import pairwise

from comity.akn.rules import Rules
from comity.model.resolution import Block, BlockKind

Blocks = tuple[Block, ...]

_ANNEX = frozenset({BlockKind.ANNEX_HEADING, BlockKind.ANNEX_TEXT})
_MAY_STAND_IN_ANNEX = _ANNEX | {BlockKind.TABLE, BlockKind.TABLE_NOTE, BlockKind.SEPARATOR, BlockKind.PREAMBULAR}
_FRONT = frozenset({BlockKind.HEADING, BlockKind.SEPARATOR})


@dataclass(frozen=True, slots=True)
class Part:
    """One resolution, or one part ("A", "B") of a resolution in several parts."""

    front: Blocks  # headings before the formula
    preamble: Blocks
    body: Blocks
    conclusions: Blocks
    annexes: tuple[Blocks, ...]


def parts_of(blocks: Blocks, rules: Rules) -> tuple[Part, ...]:
    """The parts of the resolution, at least one; each further opening formula begins a part."""
    formulas = [i for i, block in enumerate(blocks) if block.kind == BlockKind.FORMULA]
    starts = [0]
    for i in formulas[1:]:
        begin = i
        while begin and blocks[begin - 1].kind in _FRONT:
            begin -= 1
        if begin > starts[-1] and blocks[begin - 1].kind != BlockKind.FORMULA:
            starts.append(begin)
    return tuple(_part(blocks[a:b], rules) for a, b in pairwise([*starts, len(blocks)]))


def _part(blocks: Blocks, rules: Rules) -> Part:
    front_end = next((i for i, block in enumerate(blocks) if block.kind not in _FRONT), 0)
    if not blocks or blocks[front_end].kind != BlockKind.FORMULA:
        front_end = 0
    preamble_end = _preamble_end(blocks, front_end)
    closing, annex = _tail(blocks, preamble_end)
    return Part(
        front=blocks[:front_end],
        preamble=blocks[front_end:preamble_end],
        body=blocks[preamble_end:closing],
        conclusions=blocks[closing:annex],
        annexes=_annexes(blocks[annex:], rules),
    )


def _preamble_end(blocks: Blocks, start: int) -> int:
    """The first block after the formula that is no preambular paragraph or point of one."""
    if start >= len(blocks) or blocks[start].kind != BlockKind.FORMULA:
        return start
    end = start + 1
    while end < len(blocks) and blocks[end].kind in (BlockKind.PREAMBULAR, BlockKind.SUBPARAGRAPH):
        if blocks[end].kind == BlockKind.SUBPARAGRAPH and blocks[end - 1].kind == BlockKind.FORMULA:
            break
        end += 1
    return end


def _tail(blocks: Blocks, start: int) -> tuple[int, int]:
    """Where the conclusions and the annexes begin; both the end where the blocks are in no usual order."""
    annex = len(blocks)
    while annex > start and blocks[annex - 1].kind in _MAY_STAND_IN_ANNEX:
        annex -= 1
    if annex == start or blocks[annex - 1].kind != BlockKind.CLOSING:
        while annex < len(blocks) and blocks[annex].kind not in _ANNEX:
            annex += 1
    elif not any(block.kind in _ANNEX for block in blocks[annex:]):
        return (len(blocks), len(blocks)) if annex < len(blocks) else (_closing(blocks, start, annex), annex)
    return _closing(blocks, start, annex), annex


def _closing(blocks: Blocks, start: int, annex: int) -> int:
    closing = annex
    while closing > start and blocks[closing - 1].kind == BlockKind.CLOSING:
        closing -= 1
    return closing


def _annexes(blocks: Blocks, rules: Rules) -> tuple[Blocks, ...]:
    """One annex for each heading that says only "Annex" and its numeral."""
    if not blocks:
        return ()
    starts = [0] + [
        i
        for i, block in enumerate(blocks)
        if i and block.kind == BlockKind.ANNEX_HEADING and rules.annex_heading.fullmatch(block.text.strip())
    ]
    return tuple(blocks[a:b] for a, b in pairwise([*starts, len(blocks)]))
