"""Right-to-left lines that an extractor cut at vowel marks, put together again.

pdftotext takes a vowel mark that is drawn apart from its letter for the end of a line, or for a line of its own. Where
the word goes on behind it, the rest of the printed line stands above the part that the mark ends; where the mark is
drawn before a word, the rest stands below. By a mark on a line of its own, too, the rest stands above the part that
begins the line; the mark stands between both or above them. Which it is the width of the page tells, and where both
would fit, the mark: only a doubling with a short vowel over it, one character to the printer, is drawn before a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.repair.traced import Edit, Traced

_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_CUT_ANYWHERE = re.compile(r"(?:^|[ \t])[\u064b-\u0652]", re.MULTILINE)
_ANY_VOWEL = re.compile(r"[\u064b-\u0652]+")
_VOWELS_ALONE = re.compile(r"[ \t]*[\u064b-\u0652][\u064b-\u0652 \t]*")
_CUT = re.compile(r"[ \t][\u064b-\u0652][\u064b-\u0652 \t]*$")
_NO_CUT = re.compile(r"\u064b[ \t]*$")
"""The end of an adverb: its vowel mark ends a word, so that a line may well end with it."""

_BEFORE_A_WORD = re.compile(r"(?:^|[ \t])(?:\u0651[\u064e\u064f]|[\u064e\u064f]\u0651)[ \t]*$")
_PARTED_VOWEL = re.compile(r"(?<![ \t])[ \t]+(?=[\u064b-\u0652])")
_DOUBLED = "\u0651"
_DRAWN_TWICE = re.compile(
    rf"[ \t]([\u064b-\u0650]*){_DOUBLED}([\u064b-\u0650]*)([^\W\d_])[ \t]?([\u064b-\u0650]?){_DOUBLED}"
)
"""A doubling with its vowel before its letter, and the doubling again behind it."""

_REST_OF_WORD = re.compile(r"(?!\u0648)[^\W\d_][\u064b-\u0652]*[ \t]")
_LETTER_ALONE = re.compile(r"(?:^|[ \t])[^\W\d_][\u064b-\u0652 \t]+$")

_LAST_WORD = re.compile(r"(\S+)[ \t]+[\u064b-\u0652 \t]+$")
_FIRST_WORD = re.compile(r"[ \t]*(\S+)")
_OPENING_ALEF = "أإآ"
_CUT_OFF = 3
"""Letters that the beginning of a cut word mostly has at most."""

_WIDE_SHARE = 0.97
_ROW = 1.08
"""The share of a full line's characters that the parts of one printed line have at most."""

_FULL = 0.8
"""The share of a full line's characters that a line has which does not end with a stop."""

_STOPPED = re.compile(r"[.,:;،؛”“»)][ \t]*$")


@dataclass(slots=True)
class _Row:
    """Parts that stand on one printed line, in reading order, and their characters without vowel marks and blanks.

    `vowels` are those that stand above it on a line of their own.
    """

    parts: list[range]
    length: int
    vowels: str = ""

    def begin_with(self, other: _Row) -> None:
        """The other row stands before this one on one line."""
        self.parts[:0] = other.parts
        self.length += other.length


def rejoin_parted_lines(text: Traced) -> Traced:
    """Lines that were cut at a vowel mark are whole again, and the blanks before vowel marks are gone."""
    if not any(mark in text.text for mark in _VOWELS) or not _CUT_ANYWHERE.search(text.text):
        return text
    room = _room(text.text)
    rows = _apart_joined(text.text, _cut_joined(text.text, room), room)
    whole = _with_parts_below(_in_order(text, rows), room)
    whole = whole.edited(
        [(m.start(), m.end(), f"{m[3]}{m[4]}{_DOUBLED}{m[1]}{m[2]}") for m in _DRAWN_TWICE.finditer(whole.text)]
    )
    return whole.edited([(m.start(), m.end(), "") for m in _PARTED_VOWEL.finditer(whole.text)])


def _cut_joined(text: str, room: float) -> list[_Row]:
    """The lines, the parts that a vowel mark ends before the rest of their line, which was above them."""
    lines = _lines_of(text)
    rows: list[_Row] = []
    vowels = ""
    for index, line in enumerate(lines):
        words = text[line.start : line.stop]
        if _VOWELS_ALONE.fullmatch(words):
            vowels = words.strip()
            continue
        length = _length(words)
        below = text[lines[index + 1].start : lines[index + 1].stop] if index + 1 < len(lines) else ""
        if rows and rows[-1].length and _is_above(words, length, rows[-1].length, _length(below), room):
            rows[-1].parts.insert(_place(text, rows[-1].parts, words), line)
            rows[-1].length += length
        else:
            rows.append(_Row([line], length, vowels))
        vowels = ""
    return rows


def _apart_joined(text: str, rows: list[_Row], room: float) -> list[_Row]:
    """The rows, those whole again whose parts stand by a vowel mark on a line of its own."""
    joined: list[_Row] = []
    waiting = list(reversed(rows))
    while waiting:
        row = waiting.pop()
        above, below = (joined[-1] if joined else None), (waiting[-1] if waiting else None)
        if row.vowels and above and _rest_is_above(text, above, row, below, room):
            above.begin_with(row)
        elif row.vowels and below and _fits(row, below, room):
            row.begin_with(waiting.pop())
            joined.append(row)
        else:
            joined.append(row)
    return joined


def _rest_is_above(text: str, above: _Row, row: _Row, below: _Row | None, room: float) -> bool:
    """Whether the rest of a line whose beginning stands under a vowel mark stands above that mark."""
    if not _fits(above, row, room):
        return False
    if below is None or not _fits(row, below, room):
        return True
    if _may_be_whole(text, above, room) != _may_be_whole(text, below, room):
        return _may_be_whole(text, below, room)
    return not _BEFORE_A_WORD.search(row.vowels)


def _fits(one: _Row, other: _Row, room: float) -> bool:
    return bool(one.length and other.length) and one.length + other.length <= room


def _may_be_whole(text: str, row: _Row, room: float) -> bool:
    """Whether a row may be a printed line: one that is full or ends with a stop."""
    last = row.parts[-1]
    return _ROW * row.length >= _FULL * room or _STOPPED.search(text[last.start : last.stop]) is not None


def _in_order(text: Traced, rows: list[_Row]) -> Traced:
    """The rows one below the other, the parts of each on one line."""
    places: list[range | list[int]] = []
    edits: list[Edit] = []
    length = 0
    for row in rows:
        for part, following in zip(row.parts, [*row.parts[1:], None], strict=True):
            end = range(part.stop, min(part.stop + 1, len(text.text)))
            places += [part, end]
            length += len(part) + len(end)
            if following is not None and end:
                words, rest = (text.text[place.start : place.stop] for place in (part, following))
                edits.append((length - 1, length, " " if _are_two_words(words, rest) else ""))
    return text.reordered(places).edited(edits)


def _are_two_words(words: str, rest: str) -> bool:
    """Whether a line was cut between two words: a word cut in two leaves few letters on one side."""
    if not _CUT.search(words):
        return True
    last, first = _LAST_WORD.search(words), _FIRST_WORD.match(rest)
    if last is None or first is None or first[1][0] in _OPENING_ALEF or last[1].isdigit():
        return True
    return _length(last[1]) > _CUT_OFF and _length(first[1]) > _CUT_OFF - 1


def _is_above(words: str, length: int, above: int, below: int, room: float) -> bool:
    """Whether the rest of a line that a vowel mark ends stands above it."""
    if not _CUT.search(words) or _NO_CUT.search(words) or length + above > room:
        return False
    return not (below and length + below <= room and _BEFORE_A_WORD.search(words))


def _place(text: str, parts: list[range], words: str) -> int:
    """Where among the parts of its line a further one stands: first, unless it begins with the rest of a word."""
    begun = len(parts) > 1 and _CUT.search(text[parts[0].start : parts[0].stop])
    return 1 if begun and _REST_OF_WORD.match(words) else 0


def _with_parts_below(text: Traced, room: float) -> Traced:
    """The parts that a vowel mark ends stand on one line with the rest of it, which is below them."""
    edits: list[Edit] = []
    lines = _lines_of(text.text)
    before = 0
    for index, line in enumerate(lines[:-1]):
        words = text.text[line.start : line.stop]
        length = before + _length(words)
        below = _length(text.text[lines[index + 1].start : lines[index + 1].stop])
        before = 0
        if below and _BEFORE_A_WORD.search(words) and length + below <= room:
            edits.append((line.stop, line.stop + 1, "" if _LETTER_ALONE.search(words) else " "))
            before = length
    return text.edited(edits)


def _lines_of(text: str) -> list[range]:
    """The places of the characters of each line, line ends left out."""
    lines: list[range] = []
    start = 0
    for line in text.split("\n"):
        lines.append(range(start, start + len(line)))
        start += len(line) + 1
    return lines


def _room(text: str) -> float:
    """How many characters the parts of one line have at most."""
    lengths = sorted(_length(line) for line in text.split("\n") if line.strip())
    return _ROW * lengths[min(int(len(lengths) * _WIDE_SHARE), len(lengths) - 1)]


def _length(words: str) -> int:
    """The characters of a line without its vowel marks and the blanks around it."""
    return len(_ANY_VOWEL.sub("", words).strip())
