"""The paragraphs of a resolution that may ask: operative ones and those of annexes, each with its lettered items."""

from dataclasses import dataclass
from itertools import count

from comity.model.resolution import Block, BlockKind, Resolution, goes_on

ITEM_BREAK = "\n"
"""What stands between a paragraph and its items in the text that a clause's offsets count."""

HEADS = (BlockKind.OPERATIVE, BlockKind.ANNEX_TEXT)
"""What opens a paragraph that may ask. In an annex a declaration does, or a programme of action."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as one text: its own words, then each item's behind a line feed.

    Characters `0` to `len(block.text)` are those of the block; `items` are its lettered blocks in order.
    """

    block: Block
    items: tuple[Block, ...]
    text: str
    index: int

    def emphasis(self) -> tuple[tuple[int, int], ...]:
        """The emphasised runs of the paragraph's own words."""
        return tuple((start, end) for start, end, _ in self.block.emphasis)

    @property
    def annexed(self) -> bool:
        """Whether the paragraph stands in an annex."""
        return self.block.kind is BlockKind.ANNEX_TEXT

    def item_spans(self) -> tuple[tuple[int, int, Block], ...]:
        """Where each item stands in `text`."""
        spans, start = [], len(self.block.text)
        for item in self.items:
            start += len(ITEM_BREAK)
            spans.append((start, start + len(item.text), item))
            start += len(item.text)
        return tuple(spans)


def paragraphs_of(resolution: Resolution) -> tuple[Paragraph, ...]:
    """Every operative paragraph, then every paragraph of the annexes, in reading order, `index` from 0."""
    found: list[Paragraph] = []
    index = count()
    head: Block | None = None
    items: list[Block] = []

    def close() -> None:
        if head is not None:
            text = ITEM_BREAK.join([head.text, *(item.text for item in items)])
            found.append(Paragraph(head, tuple(items), text, next(index)))

    for block in resolution.blocks:
        if head is not None and goes_on(block, head):
            items.append(block)
            continue
        close()
        head, items = (block if block.kind in HEADS else None), []
    close()
    return tuple(found)
