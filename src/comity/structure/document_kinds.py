"""Of what kind a document is: resolution, decision, statement, report or letter, as its masthead and form say."""

import re
from collections.abc import Sequence

from comity.languages.kinds import KindWords, kind_words
from comity.languages.masthead import MastheadWords, masthead_words
from comity.model.doubt import Doubt
from comity.structure.closing import EDGE, PrintedLine
from comity.structure.cover import SYMBOL
from comity.structure.title import TITLE_LINE, formula_head

HEAD = 60
"""Printed lines in which a document says what it is."""

OPENING = 8
"""Printed lines over which the first paragraph is looked at."""

REPORTS_AND_LETTERS = frozenset({"report", "letter"})


def document_kind(lines: Sequence[PrintedLine], language: str) -> str:
    """The kind of the document that begins with these lines; "resolution" where nothing says otherwise.

    A line that names a kind does so above the opening formula: below, it is the title of a document that is cited.
    """
    words, covers = kind_words(language), masthead_words(language)
    head = [line.text for line in lines[:HEAD]]
    symbol = own_symbol(head)
    above = head[: _first_formula(head, covers)]
    if "/PRST/" in symbol or _any(words.statements, above):
        return "statement"
    if "/RES/" in symbol:
        return "resolution"
    if "/DEC/" in symbol or _any(words.decisions, above):
        return "decision"
    if symbol:
        kind = _of_cover(head, words, covers)
        if kind:
            return kind
    if _opens(words.statement_openers, head):
        return "statement"
    if _first_formula(head, covers) == len(head) and _opens(words.decision_openers, head):
        return "decision"
    return "resolution"


def own_symbol(head: Sequence[str]) -> str:
    """The symbol that fills a line of the head or ends a short one, "" if none does."""
    for line in head:
        match = SYMBOL.search(line) if "/" in line else None
        if match and match.end() == len(line.rstrip(EDGE)) and len(line) - len(match[0]) < 30:
            return match[0].strip()
    return ""


def kind_doubts(kind: str) -> tuple[Doubt, ...]:
    """What readers of other kinds than resolutions are told."""
    if kind in REPORTS_AND_LETTERS or kind == "decision":
        return (
            Doubt(
                "kind-not-resolution",
                f"{kind}: read by masthead, headings, numbered paragraphs and footnotes",
                facts=(("kind", kind),),
            ),
        )
    return ()


def _of_cover(head: Sequence[str], words: KindWords, covers: MastheadWords) -> str:
    """The kind "report" or "letter" if a line says so before any title line or opening formula, else ""."""
    for index, line in enumerate(head[: _first_formula(head, covers)]):
        if TITLE_LINE.match(line):
            return ""
        if words.letters.match(line):
            return "letter"
        if index and words.reports.fullmatch(line):
            return "report"
    return ""


def _first_formula(head: Sequence[str], covers: MastheadWords) -> int:
    """The place of the first opening formula; the bare name of a body on the cover is none."""
    for index, line in enumerate(head):
        spoken = formula_head(line, covers) is not None
        if spoken and not (covers.is_cover_name(line) and line[-1] not in ",，،"):
            return index
    return len(head)


def _any(pattern: re.Pattern[str], head: Sequence[str]) -> bool:
    return any(pattern.fullmatch(line.strip(EDGE)) for line in head)


def _opens(pattern: re.Pattern[str], head: Sequence[str]) -> bool:
    """Whether a paragraph that begins on one of the lines opens so; line breaks do not count."""
    plain = [" ".join(line.split()) for line in head]
    return any(pattern.match(" ".join(plain[index : index + OPENING])) for index in range(len(plain)))
