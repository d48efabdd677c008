"""Where the text of a document without a title begins, and what may be its title."""

import re
from collections.abc import Iterator

from comity.languages.masthead import MastheadWords
from comity.languages.structure import StructureProfile, structure_of
from comity.structure.closing import PrintedLine
from comity.structure.cover import SYMBOL
from comity.structure.labels import labels_of
from comity.structure.lone import is_lone_label
from comity.structure.sponsors import find_draft_line
from comity.structure.title import FARTHEST, formula_head

_ROWS = frozenset({"digit", "ROMAN", "chinese"})
"""The families of numbers that rows of headings and paragraphs have, and covers have not."""


def heads_text(above: tuple[PrintedLine, ...], language: str) -> bool:
    """Whether all that stands above the text may be its title: no line comes to a stop, none is a number alone."""
    profile = structure_of(language)
    texts = [line.text for line in above]
    return not any(profile.terminal.ends(text) or is_lone_label(text, profile) for text in texts)


def untitled_body(lines: tuple[PrintedLine, ...], words: MastheadWords, language: str) -> int:
    """The line where the text of a document without a title begins: a first heading or paragraph of a numbered row, or
    its opening words.
    """
    opening = _opening_words(lines, words)
    first = next(_first_numbers(lines, opening, language), opening)
    return opening if _has_cover(lines[first + 1 : opening], words, language) else first


def _first_numbers(lines: tuple[PrintedLine, ...], end: int, language: str) -> Iterator[int]:
    """The lines before `end` that begin with the first number of a row, which the second follows below.

    Where the first one comes again before it, as in the text below a numbered title, the line begins no row.
    """
    profile = structure_of(language)
    for index, line in enumerate(lines[:end]):
        first = {form for form, value in _numbers(line.text, profile) if value == 1}
        below = (number for later in lines[index + 1 : FARTHEST] for number in _numbers(later.text, profile))
        following = next((value for form, value in below if form in first and value in (1, 2)), 0) if first else 0
        if following == 2:
            yield index


def _has_cover(lines: tuple[PrintedLine, ...], words: MastheadWords, language: str) -> bool:
    """Whether one of the lines is of a cover: symbol, distribution, cover title or the sponsors of a draft.

    Numbers above it count agenda items or contents.
    """
    forms = (SYMBOL.fullmatch, words.statuses.match, words.cover_titles.match)
    cover = any(form(line.text.strip()) for line in lines for form in forms)
    return cover or find_draft_line(lines, language, words) is not None


def _numbers(line: str, profile: StructureProfile) -> list[tuple[str, int]]:
    """The families and values of the number that a line begins with as a paragraph or a heading, letters left out."""
    labels = filter(None, labels_of(line, profile))
    return [meaning for label in labels for meaning in label.meanings if meaning[0] in _ROWS]


def _opening_words(lines: tuple[PrintedLine, ...], words: MastheadWords) -> int:
    """The line of the formula, or of the words that name the meeting, or of a first act; else below the cover title.

    Where the formula is the bare name of the body (Chinese, Russian) only the comma tells it from the cover's line.
    """
    formulas = [index for index, line in enumerate(lines[:FARTHEST]) if formula_head(line.text, words) is not None]
    spoken = [index for index in formulas if not _on_cover(lines, index, words)]
    met = next((index for index, line in enumerate(lines[:FARTHEST]) if words.meeting_openers.match(line.text)), None)
    if met is not None and (not spoken or met < spoken[0]):
        return met
    if spoken:
        return _with_comma(lines, spoken, words)
    for index, line in enumerate(lines[:FARTHEST]):
        if words.openers.match(line.text):
            return index
    for index, line in enumerate(lines[:FARTHEST]):
        if words.cover_titles.match(line.text) or words.number_lines.match(line.text):
            return index + 1
    return 0


def _with_comma(lines: tuple[PrintedLine, ...], formulas: list[int], words: MastheadWords) -> int:
    """The first formula; one without its comma is a body's name if another has one and no first act stands between."""
    first = formulas[0]
    for index in formulas:
        if re.search(r"[,，،]", lines[index].text):
            return first if any(words.openers.match(line.text) for line in lines[first:index]) else index
    return first


def _on_cover(lines: tuple[PrintedLine, ...], index: int, words: MastheadWords) -> bool:
    """Whether a line that may be a formula is the body's name on the cover: the distribution follows it."""
    following = lines[index + 1 : index + 3]
    return words.is_cover_name(lines[index].text) and any(words.statuses.match(line.text) for line in following)
