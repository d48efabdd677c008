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
from itertools import pairwise
from typing import NamedTuple

from comity.repair.traced import Edit, Traced

_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_APART_ANYWHERE = re.compile(r"[ \t\n][\u064b-\u0652]")
_CUT_ANYWHERE = re.compile(r"[ \t\n][\u064b-\u0652][\u064b-\u0652 \t]*$", re.MULTILINE)
_VOWELS_ALONE = re.compile(r"[ \t]*[\u064b-\u0652][\u064b-\u0652 \t]*")
_CUT = re.compile(r"[ \t][\u064b-\u0652][\u064b-\u0652 \t]*$")
_ENDS = tuple(_VOWELS)
_NO_CUT = re.compile(r"\u064b[ \t]*$")
"""The end of an adverb: its vowel mark ends a word, so that a line may well end with it."""

_BEFORE_A_WORD = re.compile(r"(?:^|[ \t])(?:\u0651[\u064e\u064f]|[\u064e\u064f]\u0651)[ \t]*$")
_BEFORE_WORDS_ANYWHERE = re.compile(r"(?:\u0651[\u064e\u064f]|[\u064e\u064f]\u0651)[ \t]*$", re.MULTILINE)
_BEHIND_BLANK = re.compile(r"[\u064b-\u0652](?<=[ \t].)")
"""Begins with what there is little of: a pattern that begins with a blank is tried at every word."""

_DOUBLED = "\u0651"
_DRAWN_TWICE = re.compile(
    rf"[ \t]([\u064b-\u0650]*){_DOUBLED}([\u064b-\u0650]*)([^\W\d_])[ \t]?([\u064b-\u0650]?){_DOUBLED}"
    r"(?![\u064b-\u0650 \t]*$)",
    re.MULTILINE,
)
"""A doubling with its vowel before its letter, and the doubling again behind it, which does not cut the line."""

_WITH_ALEF = re.compile(r"\u064f(?<![^ \t\n].)\u0623[\u0623\u0627]")
_AS_ALEF = re.compile(r"\u064f(?<![^ \t\n].)\u0623(?![^\W\d_])")
"""A short vowel drawn apart that is read with an alef of its own: before the alef it belongs to, or, where it is a
doubling with the vowel over it, for the doubling.
"""

_REST_OF_WORD = re.compile(r"(?!\u0648)[^\W\d_][\u064b-\u0652]*[ \t]")
_LETTER_ALONE = re.compile(r"(?:^|[ \t])[^\W\d_][\u064b-\u0652 \t]+$")

_LAST_WORD = re.compile(r"(\S+)[ \t]+[\u064b-\u0652 \t]+$")
_WITHIN_A_WORD = re.compile(r"[ \t]+(?=[\u064b-\u0652]+[^\W\d_])")
_FIRST_WORD = re.compile(r"[ \t]*(\S+)")
_OPENING_ALEF = "أإآ"
_CUT_OFF = 3
"""Letters that the beginning of a cut word mostly has at most."""

_WIDE_SHARE = 0.97
_ROW = 1.08
"""The share of a full line's characters that the parts of one printed line have at most."""

_NUMBERED = re.compile(r"[ \t]*\d{1,3} ?[-–] ")
"""The number of a paragraph: what begins with it begins its line."""

_FULL = 0.8
"""The share of a full line's characters that a line has which does not end with a stop."""

_STOPPED = re.compile(r"[.,:;،؛”“»)][ \t]*$")


class _Line(NamedTuple):
    """The place of a line's words, line end left out, and its characters without vowel marks and blanks around it."""

    place: range
    words: str
    length: int


_NO_LINE = _Line(range(0), "", 0)


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
    above = "\n" + text.text
    if not any(mark in text.text for mark in _VOWELS) or not _APART_ANYWHERE.search(above):
        return text
    text = _without_added_alefs(text)
    once = text.edited(_drawn_once(text.text))
    whole = _rejoined(once) if _CUT_ANYWHERE.search("\n" + text.text) else once
    vowels = [match.start() for match in _BEHIND_BLANK.finditer(whole.text)]
    return whole.edited([(_before_blanks(whole.text, place), place, "") for place in vowels])


def _without_added_alefs(text: Traced) -> Traced:
    """Each short vowel that was read with an alef behind the alef it belongs to, or as the doubling with it."""
    places: list[range] = []
    begin = 0
    for sign in _WITH_ALEF.finditer(text.text):
        start = sign.start()
        places += [range(begin, start), range(start + 2, start + 3), range(start, start + 1)]
        begin = sign.end()
    if places:
        text = text.reordered([*places, range(begin, len(text.text))])
    return text.edited([(sign.end() - 1, sign.end(), _DOUBLED) for sign in _AS_ALEF.finditer(text.text)])


def _before_blanks(text: str, place: int) -> int:
    """Where the blanks before a place begin."""
    while place and text[place - 1] in " \t":
        place -= 1
    return place


def _drawn_once(text: str) -> list[Edit]:
    """What makes of each doubling that was drawn twice the one behind its letter."""
    edits: list[Edit] = []
    for vowel in _BEHIND_BLANK.finditer(text):
        blank = vowel.start() - 1
        twice = _DRAWN_TWICE.match(text, blank) if not edits or blank >= edits[-1][1] else None
        if twice:
            edits.append((blank, twice.end(), f"{twice[3]}{twice[4]}{_DOUBLED}{twice[1]}{twice[2]}"))
    return edits


def _rejoined(text: Traced) -> Traced:
    """The lines that were cut at a vowel mark whole again."""
    lines = _lines_of(text.text)
    room = _room(lines)
    rows = _apart_joined(text.text, _cut_joined(text.text, lines, room), room)
    return _with_parts_below(_in_order(text, rows), room)


def _cut_joined(text: str, lines: list[_Line], room: float) -> list[_Row]:
    """The lines, the parts that a vowel mark ends before the rest of their line, which was above them."""
    rows: list[_Row] = []
    vowels = ""
    for line, below in pairwise([*lines, _NO_LINE]):
        if not line.length and _VOWELS_ALONE.fullmatch(line.words):
            vowels = line.words.strip()
            continue
        if _ends_with_vowel(line) and rows and rows[-1].length and _is_head(text, line, rows[-1], below, room):
            rows[-1].parts.insert(_place(text, rows[-1].parts, line.words), line.place)
            rows[-1].length += line.length
        else:
            rows.append(_Row([line.place], line.length, vowels))
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
            if row.vowels and _are_parts(text, joined[-2:], room):
                joined[-2].begin_with(joined.pop())
            joined.append(row)
    return joined


def _are_parts(text: str, rows: list[_Row], room: float) -> bool:
    """Whether two rows above a vowel mark are the rest of a line and its beginning, which alone is no line."""
    if len(rows) < 2:
        return False
    rest, begun = rows
    if not _fits(rest, begun, room) or _may_be_whole(text, begun, room) or _is_cut(text, rest):
        return False
    return _may_be_whole(text, _Row(rest.parts, rest.length + begun.length), room)


def _rest_is_above(text: str, above: _Row, row: _Row, below: _Row | None, room: float) -> bool:
    """Whether the rest of a line whose beginning stands under a vowel mark stands above that mark."""
    if not _fits(above, row, room) or (_is_full(row, room) and _may_be_whole(text, above, room)):
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
    return _is_full(row, room) or _STOPPED.search(text[last.start : last.stop]) is not None


def _is_full(row: _Row, room: float) -> bool:
    """Whether a row has nearly as many characters as a full line."""
    return _ROW * row.length >= _FULL * room


def _in_order(text: Traced, rows: list[_Row]) -> Traced:
    """The rows one below the other, the parts of each on one line."""
    places: list[range] = []
    edits: list[Edit] = []
    length = begin = end = 0
    for row in rows:
        for number, part in enumerate(row.parts, start=1):
            if part.start != end:  # most stand where they stood
                places.append(range(begin, end))
                begin = part.start
            end = min(part.stop + 1, len(text.text))
            length += end - part.start
            if number < len(row.parts) and end > part.stop:
                words, rest = (text.text[place.start : place.stop] for place in (part, row.parts[number]))
                two = _are_two_words(words, rest)
                edits.append((length - 1 - (_of_next_word(words) if two else 0), length, " " if two else ""))
    return text.reordered([*places, range(begin, end)]).edited(edits)


def _of_next_word(words: str) -> int:
    """How many characters end a line that are a mark of the next word, drawn before it: which letter's is not known."""
    mark = _BEFORE_A_WORD.search(words)
    return len(words) - mark.start() if mark else 0


def _are_two_words(words: str, rest: str) -> bool:
    """Whether a line was cut between two words: a word cut in two leaves few letters on one side."""
    if not _CUT.search(words):
        return True
    last, first = _LAST_WORD.search(_WITHIN_A_WORD.sub("", words)), _FIRST_WORD.match(rest)
    if last is None or first is None or first[1][0] in _OPENING_ALEF or last[1].isdigit():
        return True
    return _length(last[1]) > _CUT_OFF and _length(first[1]) > _CUT_OFF - 1


def _is_head(text: str, line: _Line, row: _Row, below: _Line, room: float) -> bool:
    """Whether a line that a vowel mark ends stands before the row above it: one with a number begins a printed line."""
    if _is_above(line, row.length, below, room):
        return True
    fits = line.length + row.length <= room
    return fits and _is_cut(text, row) and _NUMBERED.match(line.words) is not None


def _is_cut(text: str, row: _Row) -> bool:
    """Whether a vowel mark ends a row: it goes on behind it."""
    return _CUT.search(text[row.parts[-1].start : row.parts[-1].stop]) is not None


def _is_above(line: _Line, above: int, below: _Line, room: float) -> bool:
    """Whether the rest of a line that a vowel mark ends stands above it."""
    if line.length + above > room or not _CUT.search(line.words) or _NO_CUT.search(line.words):
        return False
    return not (below.length and line.length + below.length <= room and _BEFORE_A_WORD.search(line.words))


def _place(text: str, parts: list[range], words: str) -> int:
    """Where among the parts of its line a further one stands: first, unless it begins with the rest of a word."""
    begun = len(parts) > 1 and _CUT.search(text[parts[0].start : parts[0].stop])
    return 1 if begun and _REST_OF_WORD.match(words) else 0


def _with_parts_below(text: Traced, room: float) -> Traced:
    """The parts that a vowel mark ends stand on one line with the rest of it, which is below them."""
    printed = text.text
    edits: list[Edit] = []
    joined_to, before = 0, 0
    for vowel in _BEFORE_WORDS_ANYWHERE.finditer(printed):
        start, end = printed.rfind("\n", 0, vowel.start()) + 1, vowel.end()
        words, below = printed[start:end], _length(_line_from(printed, end + 1))
        length = _length(words) + (before if start == joined_to else 0)
        if below and length + below <= room and _BEFORE_A_WORD.search(words):
            two = not _LETTER_ALONE.search(words)
            edits.append((end - (_of_next_word(words) if two else 0), end + 1, " " if two else ""))
            joined_to, before = end + 1, length
    return text.edited(edits)


def _line_from(text: str, start: int) -> str:
    """The line that begins there."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _lines_of(text: str) -> list[_Line]:
    """The lines of a text."""
    lines: list[_Line] = []
    start = 0
    for words, bare in zip(text.split("\n"), _without_vowels(text).split("\n"), strict=True):
        end = start + len(words)
        lines.append(_Line(range(start, end), words, len(bare.strip())))
        start = end + 1
    return lines


def _room(lines: list[_Line]) -> float:
    """How many characters the parts of one line have at most."""
    lengths = sorted(line.length for line in lines if line.length or line.words.strip())
    return _ROW * lengths[min(int(len(lengths) * _WIDE_SHARE), len(lengths) - 1)]


def _ends_with_vowel(line: _Line) -> bool:
    return line.words.rstrip(" \t").endswith(_ENDS)


def _length(words: str) -> int:
    """The characters of words without their vowel marks and the blanks around them."""
    return len(_without_vowels(words).strip())


def _without_vowels(text: str) -> str:
    for vowel in _VOWELS:
        text = text.replace(vowel, "")
    return text
