"""Statements and decisions that lost their line ends: the words that name the meeting, then what is quoted."""

import re
from collections.abc import Iterator

from comity.languages.kinds import kind_words

_LONGEST_HEAD = 1500
"""Characters of a cover page, and more."""

_MARK = r"(?: ?\d{1,3}| ?\[\d{1,3}\])?\s?"
_QUOTE = re.compile(rf"(?<=[.:。：]){_MARK}(?=[“«”\"„]\s?[^\W\d_])")
"""Before a quotation mark that opens a paragraph: each has one, and only the last is closed; or only the first has."""

_OPENED = re.compile(r"[“«”\"„]\s?")


def meeting_opening(line: str, formula: re.Pattern[str], language: str) -> int | None:
    """Where a line that holds a statement or decision has its opening words, None for other lines.

    An opening formula above them makes it a resolution.
    """
    words = kind_words(language)
    head = line[:_LONGEST_HEAD]
    match = words.statement_openers.search(head) or words.decision_openers.search(line, 0, 2 * _LONGEST_HEAD)
    if match is None or match.start() > _LONGEST_HEAD:
        return None
    spoken = (one for one in formula.finditer(head, 0, match.start()) if one[0].rstrip()[-1] in ",，،")
    return None if next(spoken, None) else match.start()


def quoted_starts(line: str, opening: int, formula: re.Pattern[str], language: str) -> Iterator[int]:
    """Where quoted paragraphs begin behind the opening words.

    In a language that has a quotation mark only before the first, the others begin as it does, with the body's whole
    name as the `formula` has it.
    """
    starts = [match.end() for match in _QUOTE.finditer(line, opening)]
    yield from starts
    only_first = len(starts) == 1 and not kind_words(language).quotes_each
    opened = _OPENED.match(line, starts[0]) if only_first else None
    speaker = formula.match(line, opened.end()) if opened else None
    if speaker:
        again = re.compile(rf"(?<=[.。]){_MARK}(?={re.escape(speaker[0])}\W?\w)")
        yield from (match.end() for match in again.finditer(line, speaker.end()))
