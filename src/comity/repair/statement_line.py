"""Presidential statements that lost their line ends: the President's opening words, then what is quoted."""

import re
from collections.abc import Iterator

from comity.languages.kinds import kind_words

_LONGEST_HEAD = 1500
"""Characters of a cover page, and more."""

_QUOTE = re.compile(r"(?<=[.:。：])(?: ?\d{1,3}| ?\[\d{1,3}\])?\s?(?=[“«”\"„][^\W\d_])")
"""Before a quotation mark that opens a paragraph: each has one, and only the last is closed."""


def statement_opening(line: str, language: str) -> int | None:
    """Where a line that holds a presidential statement has its opening words, None for other lines."""
    match = kind_words(language).statement_openers.search(line[:_LONGEST_HEAD])
    return match.start() if match else None


def statement_starts(line: str, opening: int) -> Iterator[int]:
    """Where the paragraphs of a statement begin behind its opening words."""
    yield opening
    yield from (match.end() for match in _QUOTE.finditer(line, opening))
