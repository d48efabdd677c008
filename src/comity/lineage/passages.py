"""A resolution as the passages that are compared: each paragraph of preamble, operative part and annexes, whole."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from comity.lineage.neutral import neutral_words
from comity.model.anchors import annex_number, label_slug, parts_of
from comity.model.mandate import Clause, ParagraphMandates
from comity.model.resolution import Block, BlockKind, Citation, Resolution, goes_on

ITEM_BREAK = "\n"
"""Between a paragraph and its items, as in the offsets of clauses."""


class Place(StrEnum):
    """Where in a resolution a paragraph stands. Paragraphs are compared with those of the same place."""

    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    ANNEX = "annex"


PLACES = {
    BlockKind.PREAMBULAR: Place.PREAMBLE,
    BlockKind.OPERATIVE: Place.OPERATIVE,
    BlockKind.ANNEX_TEXT: Place.ANNEX,
}
"""The place of a paragraph, by the kind of its first block."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its lettered items. `number` is unique in its resolution; `words` are its neutral words.

    `items` counts the items; `clauses` are those read from it, `citations` those of `text`.
    """

    number: str
    anchor: str
    place: Place
    text: str
    language: str
    items: int
    words: tuple[str, ...]
    clauses: tuple[Clause, ...] = ()
    citations: tuple[Citation, ...] = ()
    opening_class: str = ""

    def followed_by(self, others: Sequence["Passage"], between: str) -> "Passage":
        """The paragraph and the others as one text, every offset moved with its paragraph."""
        text, words, clauses, citations = self.text, self.words, list(self.clauses), list(self.citations)
        for other in others:
            start = len(text) + len(between)
            text, words = text + between + other.text, words + other.words
            clauses += [_moved(clause, start) for clause in other.clauses]
            citations += [replace(one, start=one.start + start, end=one.end + start) for one in other.citations]
        items = self.items + sum(other.items for other in others)
        return replace(self, text=text, words=words, clauses=tuple(clauses), citations=tuple(citations), items=items)


def _moved(clause: Clause, by: int) -> Clause:
    return replace(
        clause,
        start=clause.start + by,
        end=clause.end + by,
        act_start=clause.act_start + by,
        act_end=clause.act_end + by,
    )


@dataclass(slots=True)
class _Draft:
    number: str
    within: tuple[str, str]
    head: Block
    blocks: list[Block]


def passages_of(
    resolution: Resolution, paragraphs: Sequence[ParagraphMandates] = (), *, known: Iterable[Passage] = ()
) -> tuple[Passage, ...]:
    """Every paragraph of preamble, operative part and annexes in reading order, with the clauses given for it.

    What stands to the letter in one `known` has its neutral words, and they are not looked for again.

    Numbers are as printed without the full stop, `pp3` in the preamble; where a number stands more than once, the
    part or the section goes before it: "A.7", "I.3". In an annex they are "annex.3", "annex.p" where none is printed.
    """
    known_by_text = {one.text: one for one in known if one.language == resolution.language}
    clauses = {paragraph.anchor: paragraph.clauses for paragraph in paragraphs}
    drafts = _drafts(resolution)
    numbers = _numbers(drafts)
    return tuple(
        _passage(draft, number, resolution.language, clauses, known_by_text)
        for draft, number in zip(drafts, numbers, strict=True)
    )


def _drafts(resolution: Resolution) -> list[_Draft]:
    """The paragraphs with their items, and the part and section they stand in."""
    drafts: list[_Draft] = []
    part = section = ""
    preambular = 0
    open_draft: _Draft | None = None
    parts = parts_of(resolution.blocks)
    for place, block in enumerate(resolution.blocks):
        match block.kind:
            case BlockKind.HEADING:
                if place in parts:
                    part, section, preambular = parts[place].upper(), "", 0
                elif block.number:
                    section = block.number.rstrip(".")
                open_draft = None
            case BlockKind.PREAMBULAR if not block.number or block.depth == 0:
                preambular += 1
                open_draft = _Draft(f"pp{preambular}", (part, section), block, [block])
                drafts.append(open_draft)
            case BlockKind.OPERATIVE:
                number = label_slug(block.number) or block.anchor
                open_draft = _Draft(number, (part, section), block, [block])
                drafts.append(open_draft)
            case BlockKind.ANNEX_TEXT if open_draft is None or not goes_on(block, open_draft.head):
                open_draft = _Draft(annex_number(block.anchor), ("", ""), block, [block])
                drafts.append(open_draft)
            case BlockKind.SUBPARAGRAPH | BlockKind.PREAMBULAR | BlockKind.ANNEX_TEXT if open_draft is not None:
                open_draft.blocks.append(block)
            case _:
                open_draft = None
    return drafts


def _numbers(drafts: Sequence[_Draft]) -> list[str]:
    """The drafts' numbers, with part or section where a number is repeated; a count where that is not enough."""
    printed = [draft.number for draft in drafts]
    for width in (0, 1):
        repeated = {number for number, count in Counter(printed).items() if count > 1}
        printed = [
            _within(draft, width, number) if number in repeated else number
            for draft, number in zip(drafts, printed, strict=True)
        ]
    seen: Counter[str] = Counter()
    unique = []
    for number in printed:
        seen[number] += 1
        unique.append(number if seen[number] == 1 else f"{number}-{seen[number]}")
    return unique


def _within(draft: _Draft, width: int, number: str) -> str:
    part, section = draft.within
    names = [name for name in (part, section) if name]
    if width == 0:
        return f"{names[0]}.{number}" if names else number
    return f"{names[0]}.{names[1]}.{draft.number}" if len(names) > 1 else number


def _passage(
    draft: _Draft, number: str, language: str, clauses: Mapping[str, tuple[Clause, ...]], known: Mapping[str, Passage]
) -> Passage:
    text = ITEM_BREAK.join([block.text for block in draft.blocks])
    citations = _citations(draft.blocks)
    twin = known.get(text)
    acts = draft.head.acts
    return Passage(
        number=number,
        anchor=draft.head.anchor,
        place=PLACES[draft.head.kind],
        text=text,
        language=language,
        items=len(draft.blocks) - 1,
        words=twin.words if twin and twin.citations == citations else neutral_words(text, language, citations),
        clauses=clauses.get(draft.head.anchor, ()),
        citations=citations,
        opening_class=acts[0].act_class if acts else "",
    )


def _citations(blocks: Sequence[Block]) -> tuple[Citation, ...]:
    """The citations of a paragraph's blocks, their places counted in the whole paragraph."""
    citations, start = list(blocks[0].citations), len(blocks[0].text) + len(ITEM_BREAK)
    for block in blocks[1:]:
        citations += [replace(one, start=one.start + start, end=one.end + start) for one in block.citations]
        start += len(block.text) + len(ITEM_BREAK)
    return tuple(citations)
