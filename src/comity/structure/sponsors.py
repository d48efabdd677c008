"""The line of a draft, and who proposes it: "Xalandia and Brennovia: draft resolution", over as many lines as it runs.

A draft prints it above its title, where a resolution prints who adopted it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.bodies.sponsors import read_draft_line, resolve_state
from comity.languages.folding import Folded
from comity.languages.masthead import MastheadWords
from comity.languages.sponsors import sponsor_words
from comity.languages.structure import structure_of
from comity.model.doubt import Doubt
from comity.model.resolution import Sponsor
from comity.model.text import NoteBody
from comity.model.trace import Span
from comity.structure.closing import PrintedLine

_MOST = 16
"""Printed lines that a list of sponsors takes."""

_ENOUGH = 0.8
"""The share of States among the names of lines that belong to a list: some may be damaged."""

_COMMAS = ",،、;；"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """Lines `first` to `last` name a draft, and `sponsors` who proposes it; `text` is theirs."""

    first: int
    last: int
    text: str
    sponsors: tuple[Sponsor, ...] = ()


def find_draft_line(lines: Sequence[PrintedLine], language: str, words: MastheadWords) -> DraftLine | None:
    """The lines that say that a draft follows, and whose, among those above the text; None where none does."""
    joint = structure_of(language).joint
    texts = [line.text for line in lines]
    for last in range(len(texts) - 1, -1, -1):
        if words.drafts.fullmatch(texts[last]):
            return _draft_line(texts, last, last, language, words)
        parted = last and re.search("[:：]", texts[last - 1])  # "Xalandia: draft" on one line, "resolution" on the next
        if parted and words.drafts.fullmatch(joint.join(texts[last - 1 : last + 1])):
            return _draft_line(texts, last - 1, last, language, words)
    return None


def _draft_line(texts: Sequence[str], first: int, last: int, language: str, words: MastheadWords) -> DraftLine:
    """The line of a draft that is named on lines `first` to `last`, with the lines that its list runs over."""
    joint = structure_of(language).joint
    if _ends_list(texts, first):
        first -= 1
    if re.search("[:：]", joint.join(texts[first : last + 1])):
        first = _first_of_list(texts, first, last, language, words)
    while True:
        text = joint.join(texts[first : last + 1])
        sponsors = read_draft_line(text, language)
        if not _goes_on(texts, last, sponsors):
            return DraftLine(first, last, text, sponsors)
        last += 1


def placed_draft(draft: DraftLine, lines: Sequence[PrintedLine], folded: Folded) -> DraftLine:
    """The same line, each of its sponsors with the place of the name in the text that was folded.

    A name stands behind the one before it, line ends within it do not count; one that is not found has the whole line.
    """
    start, end = lines[draft.first].start, lines[draft.last].end
    placed: list[Sponsor] = []
    behind = start
    for sponsor in draft.sponsors:
        name = re.compile(r"\s*".join(map(re.escape, "".join(sponsor.name.split()))))
        found = name.search(folded.text, behind, end)
        behind = found.end() if found else behind
        span = folded.source_span(*(found.span() if found else (start, end)))
        placed.append(replace(sponsor, told_by="masthead", span=Span(*span)))
    return replace(draft, sponsors=tuple(placed))


def sponsors_with_notes(draft: DraftLine | None, notes: Sequence[NoteBody], language: str) -> tuple[Sponsor, ...]:
    """The draft's sponsors, beside a name with a star what its note says: "* On behalf of the States Members ..."."""
    sponsors = draft.sponsors if draft else ()
    for note in notes if draft else ():
        if sponsor_words(language).beside.match(note.text):
            said = (note.text[0].lower() + note.text[1:]).rstrip(".。 ")
            sponsors = tuple(
                replace(one, beside=said)
                if draft and not one.beside and _is_starred(one.name, draft.text, note.marker)
                else one
                for one in sponsors
            )
    return sponsors


def sponsor_doubts(draft: DraftLine | None, language: str) -> tuple[Doubt, ...]:
    """A doubt where the list of a draft names one that is no State: it may begin or end elsewhere."""
    named = [one.name for one in draft.sponsors if one.role == "sponsor"] if draft else []
    unknown = next((name for name in named if not resolve_state(name, language)), "")
    if not unknown:
        return ()
    message = f"no State that is known is named {unknown!r}; the list of sponsors may begin or end elsewhere"
    return (Doubt("sponsors-unsure", message, facts=(("name", unknown),)),)


def _ends_list(texts: Sequence[str], first: int) -> bool:
    """Whether the line above ends with the colon of a list: what follows it fills a line of its own."""
    return first > 0 and texts[first - 1].rstrip(" *†")[-1:] in {":", "："} and not re.search("[:：]", texts[first])


def _first_of_list(texts: Sequence[str], first: int, last: int, language: str, words: MastheadWords) -> int:
    """The line where the list begins that ends on line `first` or behind it.

    A line above belongs to it if it ends with a comma or the next one begins with "and", and if all that is then listed
    are States.
    """
    opener = sponsor_words(language).opener
    farthest = max(0, first - _MOST)
    while first > farthest and (texts[first - 1][-1] in _COMMAS or opener.match(texts[first])):
        if words.agenda.match(texts[first - 1]):
            break
        first -= 1
    joint = structure_of(language).joint
    best = first
    for index in range(first - 1, farthest - 1, -1):
        named = read_draft_line(joint.join(texts[index : last + 1]), language)
        known = [resolve_state(one.name, language) is not None for one in named]
        if known and known[0] and sum(known) >= _ENOUGH * len(known):
            best = index
    return best


def _goes_on(texts: Sequence[str], last: int, sponsors: tuple[Sponsor, ...]) -> bool:
    """Whether the next line goes on with who submitted the draft: a title begins with a capital, and a line is left."""
    told = bool(sponsors) and sponsors[0].role != "sponsor"
    return told and last + 2 < len(texts) and (texts[last + 1][0].islower() or texts[last][-1] in _COMMAS)


def _is_starred(name: str, text: str, star: str) -> bool:
    """Whether the star stands behind the name, or behind the comma or colon after it."""
    return re.search(rf"{re.escape(name)}\s*[,،、:：]?\s*{re.escape(star)}(?!\*)", text) is not None
