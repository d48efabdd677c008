"""Printed lines of which an extractor made a line of each word, put together again.

A justified line whose next word is long is stretched, and pdftotext takes its wide blanks for the ends of columns: the
words stand one below the other, in their order. That they are one line is told by its width: they fit on it, and the
first word of the next line would not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.languages.acts import opening_act
from comity.languages.structure import StructureProfile
from comity.repair.traced import Edit, Traced

_ONE_WORD = r"[^\S\n]*+[«“„\"'(]?[^\W\d_]\S*+[^\S\n]*+"
_WORD = re.compile(_ONE_WORD)
_ROW_OF_WORDS = re.compile(rf"\n{_ONE_WORD}(?!.)(?:\n{_ONE_WORD}(?!.)){{2,}}")
"""Lines of a word each, one below the other, the line end above included: no fewer than three are of interest."""

_LABEL = re.compile(r"[^\W_]{1,4}[.)]")
_LEFT_TO_RIGHT = re.compile(r"[«“„\"'(]?[a-zA-ZÀ-ɏЀ-ӿ]")
_SMALL = re.compile(r"\s*[a-zà-öø-ÿа-яё]")
_STOPS = ".;:!?"
_FEWEST = 3
_WIDE_SHARE = 0.95
_FULL = 0.7
_NARROWEST = 60
"""Characters of a full line of a page at least: what is narrower is a column, or no print."""

_LEAST = 0.55
"""The share of a full line's characters that the words of a stretched one have at least, blanks between counted."""

_ROW = 1.0
"""The share that they have at most: they were set apart."""

_FILLED = 0.9
"""The share that they fill at least with the first word of the next line; the first of a paragraph is set in."""


def rejoin_spread_lines(text: Traced, profile: StructureProfile) -> Traced:
    """Stretched lines that were cut between all their words are whole again; only where blanks part words.

    A line with more words stands below them, and none that ends with a colon above: that opens a list. A word with a
    comma above an act is the last line of a paragraph.
    """
    if not profile.joint:
        return text
    printed = text.text
    edits: list[Edit] = []
    full = 0
    for row in _ROW_OF_WORDS.finditer("\n" + printed):
        below = _line_from(printed, row.end())
        if " " not in below.strip():
            continue
        start, words = _last_words(printed, row.start(), row.end() - 1)
        if len(words) < _FEWEST or _opens_list(printed, start):
            continue
        if words[0].rstrip().endswith(",") and opening_act(" ".join(words[1:]), profile.code, "preambular"):
            start += len(words.pop(0)) + 1
        full = full or _full_line(printed.split("\n"))
        cuts = set(_cuts(words, below, full)) if full >= _NARROWEST else ()
        for index, word in enumerate(words):
            start += len(word) + 1
            if index in cuts:
                edits.append((start - 1, start, " "))
    return text.edited(edits)


def _line_from(text: str, start: int) -> str:
    """The line that begins there."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _last_words(text: str, start: int, end: int) -> tuple[int, list[str]]:
    """The last of these lines that are a word each and no label, and where they begin."""
    words: list[str] = []
    for line in reversed(text[start:end].split("\n")):
        if not _is_word(line):
            break
        words.append(line)
        end -= len(line) + 1
    return end + 1, words[::-1]


def _opens_list(text: str, end: int) -> bool:
    """Whether a colon ends what stands above a place."""
    while end and text[end - 1].isspace():
        end -= 1
    return text[end - 1 : end] == ":"


def _is_word(line: str) -> bool:
    """Whether a line is one word and no label of a paragraph."""
    words = line.strip(" \t")
    if not words or not _WORD.fullmatch(line):
        return False
    return _LEFT_TO_RIGHT.match(words) is not None and not _LABEL.fullmatch(words)


def _cuts(words: Sequence[str], below: str, full: int) -> Iterator[int]:
    """The words behind which a printed line goes on: each row of them is full with the word that follows it.

    A first word that ends with a stop or a comma may be the last line of a paragraph: it stays one where it may. Names
    one below the other, all with a capital, words that all end with a stop, and those that repeat the one above are a
    list.
    """
    lengths = [len(word.strip()) for word in (*words, below.split(maxsplit=1)[0])]
    stopped = [word.rstrip()[-1] in _STOPS for word in words]
    ends_above = stopped[0] or words[0].rstrip().endswith(",")
    first = 0
    while len(words) - first >= _FEWEST:
        end = _row_end(lengths, first, len(words), full)
        if not first and ends_above and _is_row(lengths[1 : end + 1], full):
            first = 1
            continue
        row = words[first:end]
        said_twice = any(above == word for above, word in pairwise(row))
        runs_on = (
            not said_twice and not stopped[end - 1] and sum(stopped[first:end]) < 2 and any(map(_SMALL.match, row[1:]))
        )
        if runs_on and _is_row(lengths[first : end + 1], full):
            yield from range(first, end - 1)
        first = end


def _row_end(lengths: Sequence[int], first: int, last: int, full: int) -> int:
    """The first word behind `first` that does not fit on a line with those from there on."""
    end, length = first + 1, lengths[first]
    while end < last and length + 1 + lengths[end] <= _ROW * full:
        length += 1 + lengths[end]
        end += 1
    return end


def _is_row(lengths: Sequence[int], full: int) -> bool:
    """Whether words fill a line, the last of these lengths being that of the word below, which finds no room on it."""
    length = sum(lengths[:-1]) + len(lengths) - 2
    return len(lengths) > _FEWEST and length >= _LEAST * full and length + 1 + lengths[-1] >= _FILLED * full


def _full_line(printed: Sequence[str]) -> int:
    """The characters of a full line."""
    lengths = sorted(len(line) for line in printed if line.strip())
    widest = lengths[min(int(len(lengths) * _WIDE_SHARE), len(lengths) - 1)]
    full = [length for length in lengths if length > _FULL * widest]
    return full[len(full) // 2]
