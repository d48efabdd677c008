"""What is doubtful about paragraphs that were read, told from their form and their neighbours.

Each rule is kept only while it pays: docs/accuracy.md counts blocks that are wrong without a doubt, and doubts.
Where the layout shows paragraphs, form alone hardly ever tells a wrong one; where it does not (`shown` is false),
a paragraph without number, or a heading that does not look like one, often is a piece of another paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from unicodedata import bidirectional

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.model.doubt import Doubt
from comity.model.resolution import Block, BlockKind
from comity.structure.labels import parse_label

_SENTENCES = frozenset(
    {BlockKind.PREAMBULAR, BlockKind.OPERATIVE, BlockKind.SUBPARAGRAPH, BlockKind.ANNEX_TEXT, BlockKind.PARAGRAPH}
)
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.ANNEX_HEADING})
_ANNEXES = frozenset({BlockKind.ANNEX_TEXT, BlockKind.ANNEX_HEADING, BlockKind.HEADING, BlockKind.TABLE})
_RESTARTS = frozenset({BlockKind.FORMULA, BlockKind.CLOSING})
_RIGHT_TO_LEFT = ("R", "AL")
_LABEL_WITHIN = re.compile(r"(?<=\s)[(（]?[^\W_]{1,5}[)）](?=\s)")
_STOPS = " ,;.，；。،؛"
_FULL_STOPS = (".", "。")
_LONG_HEADING = 200
_FEWEST_LETTERS = 0.3
"""The share of letters below which a heading may be a stray number, symbol or job number."""

_FEWEST_CHARACTERS = 8

_LIST_GOES_ON = re.compile(r"[;؛；]\s?[^\W\d_]{1,3}$")
"""The end of all but the last paragraph of a list: a semicolon and "and" or "or", which no language writes longer."""


def find_doubts(
    blocks: tuple[Block, ...], profile: StructureProfile, *, shown: bool, run_together: bool = False
) -> list[list[Doubt]]:
    """The doubts of each block, in the blocks' order.

    `shown` says whether the layout shows where paragraphs begin; `run_together`, whether the text had lost its line
    ends.
    """
    found: list[list[Doubt]] = [_doubts_of(block, profile, shown) for block in blocks]
    _doubt_numbers(blocks, found)
    _doubt_lone_acts(blocks, found)
    _doubt_lead_ins(blocks, profile, found)
    if not shown:
        _doubt_limits(blocks, found)
        _doubt_untitled_annexes(blocks, profile, found)
        _doubt_headings_among_rows(blocks, found)
    if run_together:
        _doubt_parted(blocks, profile, found)
    return found


def _doubts_of(block: Block, profile: StructureProfile, shown: bool) -> list[Doubt]:
    """What the form of one block makes doubtful."""
    doubts: list[Doubt] = []
    whole = (0, len(block.text))
    if block.kind in _SENTENCES and not profile.terminal.ends(block.text) and not _may_end_open(block, shown):
        doubts.append(Doubt("no-stop-at-end", "the paragraph ends without a stop", *whole))
    if _needs_act(block) and not block.act:
        doubts.append(Doubt("no-act-found", "no act known to the profile opens the paragraph", *whole))
    if not shown and block.kind is BlockKind.PREAMBULAR and block.text.endswith(_FULL_STOPS):
        doubts.append(Doubt("kind-unsure", "a preambular paragraph hardly ever ends with a full stop", *whole))
    if block.kind in _HEADINGS and (_is_odd_heading(block, shown) or _opens_with_act(block, profile)):
        doubts.append(Doubt("kind-unsure", "a heading of this form may be a piece of a paragraph", *whole))
    if not shown and (block.kind is BlockKind.PARAGRAPH or _is_odd_annex_text(block, profile)):
        doubts.append(Doubt("kind-unsure", "a paragraph without number may be a piece of another", *whole))
    if block.act and block.text.rstrip(_STOPS) == block.act:
        doubts.append(Doubt("paragraph-limits-unsure", "nothing follows the act", *whole))
    if block.kind in _SENTENCES and not block.text:
        doubts.append(Doubt("no-words", "a label without words"))
    return doubts


def _may_end_open(block: Block, shown: bool) -> bool:
    """Whether a paragraph may end without a stop: one of a list ("...; and"), one that layout and number show."""
    if block.number and _LIST_GOES_ON.search(block.text):
        return True
    numbered = block.kind is BlockKind.OPERATIVE and block.number
    return shown and (block.kind is BlockKind.PARAGRAPH or bool(numbered))


def _needs_act(block: Block) -> bool:
    """Whether such a paragraph is known by its act: a preambular one, or an operative one without a number."""
    return block.kind is BlockKind.PREAMBULAR or (block.kind is BlockKind.OPERATIVE and not block.number)


def _is_odd_heading(block: Block, shown: bool) -> bool:
    """Whether a heading has few letters; where the layout does not show paragraphs, also if it is long, begins small,
    has none but those of its number, or is written from right to left: extractors change the order of such lines.
    """
    printed = "".join((block.number + block.text).split())
    letters = sum(map(str.isalpha, printed))
    if not letters or (not shown and letters < _FEWEST_LETTERS * len(printed)):
        return True
    if shown:
        return False
    if block.text and not any(map(str.isalpha, block.text)):
        return True
    backwards = bidirectional(block.text[:1] or " ") in _RIGHT_TO_LEFT
    return len(block.text) > _LONG_HEADING or block.text[:1].islower() or backwards


def _opens_with_act(block: Block, profile: StructureProfile) -> bool:
    """Whether a heading in the body opens as a paragraph does."""
    return block.kind is BlockKind.HEADING and any(
        opening_act(block.text, profile.code, kind) is not None for kind in ("preambular", "operative")
    )


def _is_odd_annex_text(block: Block, profile: StructureProfile) -> bool:
    """Whether a paragraph of an annex without number begins small or with a number, or is shorter than a sentence,
    as a word alone is where blanks part words.
    """
    if block.kind is not BlockKind.ANNEX_TEXT or block.number or not block.text:
        return False
    first = block.text[0]
    small = first.islower() and profile.capital_acts
    alone = bool(profile.joint) and len(block.text.split()) == 1
    return small or alone or first == "(" or first.isdecimal() or len(block.text) < _FEWEST_CHARACTERS


def _doubt_numbers(blocks: tuple[Block, ...], found: list[list[Doubt]]) -> None:
    """A number that does not follow the one before it is doubtful, and so is the paragraph above it.

    Numbers go on below headings or begin anew; behind a formula or closing they begin anew.
    """
    last = 0
    above = None
    for index, block in enumerate(blocks):
        if block.kind in _RESTARTS:
            last, above = 0, None
        label = block.number.rstrip(". -–．")
        value = int(label) if block.depth == 1 and block.kind in _SENTENCES and label.isdecimal() else 0
        if value:
            if value not in (last + 1, 1):
                doubt = Doubt(
                    "number-out-of-sequence",
                    f"{value} follows {last}",
                    facts=(("number", str(value)), ("before", str(last))),
                )
                found[index].append(doubt)
                if above is not None:
                    found[above].append(doubt)
            last = value
        if block.kind in _SENTENCES:
            above = index


def _doubt_lone_acts(blocks: tuple[Block, ...], found: list[list[Doubt]]) -> None:
    """A numbered operative paragraph without an act is doubtful where those above and below it have one.

    In declarations and financial resolutions whole rows of paragraphs have none.
    """
    numbered = [
        index for index, block in enumerate(blocks) if block.kind is BlockKind.OPERATIVE and block.number and block.text
    ]
    without = {index for index in numbered if not blocks[index].act}
    for place, index in enumerate(numbered):
        if index in without and without.isdisjoint(
            numbered[max(place - 1, 0) : place] + numbered[place + 1 : place + 2]
        ):
            message = "no act known to the profile opens the paragraph"
            found[index].append(Doubt("no-act-found", message, 0, len(blocks[index].text)))


def _doubt_lead_ins(blocks: tuple[Block, ...], profile: StructureProfile, found: list[list[Doubt]]) -> None:
    """A line with a colon between the paragraphs of an annex, above a numbered one, may be a heading."""
    for index in range(1, len(blocks) - 1):
        block, below = blocks[index], blocks[index + 1]
        if block.number or not (blocks[index - 1].kind is block.kind is below.kind is BlockKind.ANNEX_TEXT):
            continue
        if below.depth == 1 and below.number and profile.colon.ends(block.text):
            message = "a line that ends with a colon may be a heading"
            found[index].append(Doubt("kind-unsure", message, 0, len(block.text)))


def _doubt_limits(blocks: tuple[Block, ...], found: list[list[Doubt]]) -> None:
    """A paragraph without number below a sentence may belong to it, outside annexes and below an annex's number."""
    for index, (above, below) in enumerate(pairwise(blocks)):
        if below.number or above.kind not in _SENTENCES:
            continue
        below_number = above.kind is below.kind is BlockKind.ANNEX_TEXT and above.number
        if below.kind is BlockKind.PARAGRAPH or below_number:
            found[index].append(Doubt("paragraph-limits-unsure", "the paragraph below may belong to it"))
        if below_number:
            found[index + 1].append(Doubt("paragraph-limits-unsure", "it may belong to the paragraph above"))


def _doubt_untitled_annexes(blocks: tuple[Block, ...], profile: StructureProfile, found: list[list[Doubt]]) -> None:
    """The title of an annex may have been read as part of its first paragraph, where there is none above a text."""
    for index, (above, below) in enumerate(pairwise(blocks)):
        untitled = above.kind is BlockKind.ANNEX_HEADING and profile.annex.fullmatch(above.text.strip())
        if untitled and below.kind is BlockKind.ANNEX_TEXT and not below.number:
            found[index].append(Doubt("kind-unsure", "the title of the annex may stand in the paragraph below"))
            found[index + 1].append(Doubt("paragraph-limits-unsure", "the title of the annex may stand at its head"))


def _doubt_headings_among_rows(blocks: tuple[Block, ...], found: list[list[Doubt]]) -> None:
    """A heading with a row of a table above and below, or words without a stop, may be a cell of the table."""
    cells = [
        block.kind is BlockKind.TABLE or any(doubt.code == "no-stop-at-end" for doubt in doubts)
        for block, doubts in zip(blocks, found, strict=True)
    ]
    for index in range(1, len(blocks) - 1):
        if cells[index - 1] and cells[index + 1] and blocks[index].kind in _HEADINGS:
            message = "a heading between rows may be a cell of their table"
            found[index].append(Doubt("kind-unsure", message, 0, len(blocks[index].text)))


def _doubt_parted(blocks: tuple[Block, ...], profile: StructureProfile, found: list[list[Doubt]]) -> None:
    """Where line ends were lost only numbers, and acts that open with a capital, show surely where a paragraph begins.

    What has neither may begin elsewhere, and the one above it end elsewhere; so may the last subparagraph of a list,
    which the paragraph goes on below, and the last paragraph, if no closing formula shows its end. Annexes have no
    acts, and headings of their own.
    """
    closed = any(block.kind is BlockKind.CLOSING for block in blocks)
    doubtful: set[int] = set()
    for index, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        shown = block.number or (block.kind is BlockKind.PREAMBULAR and profile.capital_acts and block.act)
        last = block.kind is BlockKind.SUBPARAGRAPH and (below is None or below.kind is not block.kind)
        last |= below is None and not closed
        if block.kind not in _RESTARTS and (not shown or block.kind in _ANNEXES or last):
            doubtful |= {index} if shown else {max(index - 1, 0), index}
        if _holds_items(block, profile):
            doubtful.add(index)
    for index in doubtful:
        found[index].append(Doubt("paragraph-limits-unsure", "line ends were lost: it may end elsewhere"))


def _holds_items(block: Block, profile: StructureProfile) -> bool:
    """Whether labels of a list stand in order within a block, or the one that follows its own: "(a) ..., (b) ..."."""
    own = parse_label(f"{block.number} ", profile) if block.number else None
    seen = set(own.meanings) if own else set()
    for match in _LABEL_WITHIN.finditer(block.text):
        label = parse_label(block.text[match.start() : match.end() + 1], profile)
        if label is None:
            continue
        if any((family, value - 1) in seen for family, value in label.meanings):
            return True
        seen.update(label.meanings)
    return False
