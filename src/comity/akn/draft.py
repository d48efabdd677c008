"""A block on its way: as found in the XML, before its kind and depth are settled."""

from dataclasses import dataclass, field

from comity.model.doubt import Doubt
from comity.model.resolution import NOWHERE, Block, BlockKind, Footnote, FootnoteReference
from comity.model.trace import Span

BODY = "body"  # of the operative part: operative, sub-paragraph or other paragraph
PRE_SUB = "presub"  # a labelled point of a preambular paragraph
_KINDS = {kind.value: kind for kind in BlockKind}


@dataclass(slots=True)
class Draft:
    """`kind` is a BlockKind's value, BODY or PRE_SUB; `name` is the UN's name for a preambular paragraph's act."""

    kind: str
    text: str
    number: str = ""
    depth: int = 0
    act: str = ""
    name: str = ""
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[FootnoteReference, ...] = ()
    emphasis: tuple[tuple[int, int, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)
    span: Span = NOWHERE

    @property
    def emphasised_wholly(self) -> bool:
        """Whether one run of emphasis covers the whole text."""
        return bool(self.emphasis) and self.emphasis[0][0] == 0 and self.emphasis[0][1] >= len(self.text)

    def block(self) -> Block:
        """The finished block, not yet anchored."""
        return Block(
            kind=_KINDS[self.kind],
            text=self.text,
            number=self.number,
            depth=self.depth,
            act=self.act,
            footnotes=self.footnotes,
            references=self.references,
            emphasis=self.emphasis,
            rows=self.rows,
            lines=self.lines,
            doubts=tuple(self.doubts),
            span=self.span,
        )
