"""Words printed several times over each other for bold, as an extractor that keeps every print gives them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from comity.repair.traced import Edit, Traced

_PIECE = r"(?P<piece>[^\W\d_](?:[^\n]{0,MOST}?[^\s])?)"
_TIMES = r"(?:[ ]?(?P=piece)){2,}"
_WORD = r"(?P<piece>[^\W\d_][^\n]{0,158}?[^\s])"
_AT_HEAD = re.compile(rf"^[ \t]*(?:\S{{1,6}}[ \t]+)?{_WORD}{_TIMES}", re.MULTILINE)
_REPEATED = rf"(?:(?<![^\W\d_])|(?<=\b\w)){_PIECE}{_TIMES}"
_CJK_REPEATED = rf"(?P<piece>(?:(?:[\d.]{{1,6}}|[A-Z]) ?)?[\u3400-\u9fff《“](?:[^\n]{{0,MOST}}?[^\s])?){_TIMES}"
_COMMA = r"(?P<comma>(?P<sign>[,，،、:：])(?P=sign)*)?"
_BEHIND_LABEL = 7
"""No label and its blank are longer."""

_ANYWHERE = re.compile(_REPEATED.replace("MOST", "158") + _COMMA)
_CJK_ANYWHERE = re.compile(_CJK_REPEATED.replace("MOST", "58") + _COMMA.replace("،", ""))
_CJK = re.compile(r"[\u3400-\u9fff]")
_MOST_PRINTS = 5
_FEWEST_OF_ONE = 4

_LABEL = re.compile(r"[ \t]*(?:\d{1,3}[.．]|[(（]\w{1,2}[)）])[ \t]*")
_LETTERS = re.compile(r"[^\W\d_][^\W\d_]*")  # begins with a set and no repeat: so the engine looks for it quickly
_CJK_BEGIN = re.compile(r"[\dA-Z.\u3400-\u9fff《“]")
"""What a piece begins with."""

_SHORTEST = 6
"""The characters of the shortest line that opens so: a piece of two, three times."""

_BLOCK = 6
_SHORT = 22
"""The most characters of a piece that is looked for as a whole; of longer ones a block is."""

_APART = _SHORT + 2 - _BLOCK
"""How far apart the blocks of a line are taken, so that a longer piece holds one wherever it begins."""

_LEAST = 2 * (_SHORT + 1) + _BLOCK
"""From a block of such a piece to its third print are as many characters."""

_TOGETHER = 500
"""Lines looked at together: the numbers made of them stay small."""

_REACH = 170
"""No piece, its blank and a block are longer together."""


def undo_repeated_words(text: Traced) -> Traced:
    """Each run of words that was printed three to five times over is there once, with one comma behind it.

    Nothing is done to a text none of whose lines opens with such a run; words said twice are left as they are.
    """
    lines = text.text.split("\n")
    if not _any_opens_repeated(lines):
        return text
    edits: list[Edit] = []
    start = 0
    for line, short in zip(lines, _may_repeat_short(lines), strict=True):
        if short or _comes_thrice(line, range(0, len(line) - _LEAST + 1, _APART)):
            edits += _edits_of(line, start)
        start += len(line) + 1
    return text.edited(edits)


def _may_repeat_short(lines: list[str]) -> Iterator[bool]:
    """For each line whether a piece of up to `_SHORT` characters may come three times on end in it.

    The lines without blanks, as one large number, are compared with themselves moved by each length of a piece:
    where both are alike nothing is left. A piece that comes three times is alike twice over.
    """
    for first in range(0, len(lines), _TOGETHER):
        signs = "\n".join(lines[first : first + _TOGETHER]).replace(" ", "")
        ends = list(accumulate([len(line) + 1 for line in signs.split("\n")]))
        printed = signs.encode("utf-16-le")
        if len(printed) != 2 * len(signs):  # signs of four bytes: no number of characters is one of bytes
            yield from [True] * len(ends)
            continue
        found: set[int] = set()
        number = int.from_bytes(printed[::2], "little")  # one byte of each: what is alike is alike in it
        for length in range(1, _SHORT + 1):
            left = (number ^ (number >> 8 * length)).to_bytes(len(signs), "little")
            place = left.find(bytes(2 * length))
            while place >= 0:
                line = bisect_right(ends, place)
                found.add(line)
                place = left.find(bytes(2 * length), ends[line])
        yield from (line in found for line in range(len(ends)))


def _any_opens_repeated(lines: Iterable[str]) -> bool:
    """Whether any line opens with words printed three times or more, behind a label at most.

    In most lines nothing near is as the first characters are: that is asked here, for a call would take longer.
    """
    for line in lines:
        if len(line) < _SHORTEST:
            continue
        words = line.lstrip(" \t")
        again = words.find(words[:2], 2, 2 + _BLOCK) >= 0 or words.find(words[:_BLOCK], 1, _REACH) >= 0
        if again and _may_be_repeated(words) and _AT_HEAD.match(line):
            return True
        if " " in words[:_BEHIND_LABEL] or "\t" in words[:_BEHIND_LABEL]:
            behind = words.split(None, 1)[-1:]  # empty behind a page's end, too
            if any(map(_may_be_repeated, behind)) and _AT_HEAD.match(line):
                return True
    return False


def _may_be_repeated(words: str) -> bool:
    """Whether a piece of two characters or more that begins the words may come three times: a short one is near."""
    if words.find(words[:2], 2, 2 + _BLOCK) >= 0:
        return True
    return words.find(words[:_BLOCK], 1, _REACH) >= 0 and _comes_thrice(words, (0,))


def _edits_of(line: str, start: int) -> list[Edit]:
    """What to cut out of one line that begins at `start`."""
    form, begins = (_CJK_ANYWHERE, _cjk_begins(line)) if _CJK.search(line) else (_ANYWHERE, _begins(line))
    edits: list[Edit] = []
    for match in _runs(line, form, begins):
        piece, comma = match["piece"], match["comma"] or ""
        whole = match.end() - match.start() - len(comma)
        apart = match.group()[len(piece)] == " "
        prints = round((whole + apart) / (len(piece) + apart))
        if len(piece) < 2 and not _is_print_of_one(match, form, prints):
            continue
        keep = match.start() + len(piece) * _units(prints)
        sign = len(match["sign"] or "")
        if match.end() - len(comma) > keep:
            edits.append((start + keep, start + match.end() - len(comma), ""))
        if len(comma) > sign:
            edits.append((start + match.end() - len(comma) + sign, start + match.end(), ""))
    return edits


def _begins(line: str) -> Iterator[int]:
    """Where a piece may begin: with the first letter of a word, or with its second."""
    for letters in _LETTERS.finditer(line):
        start, end = letters.span()
        yield start
        if end - start > 1 and not (start and (line[start - 1].isdecimal() or line[start - 1] == "_")):
            yield start + 1


def _cjk_begins(line: str) -> Iterator[int]:
    """Where a piece may begin in a line that holds Chinese characters."""
    return (sign.start() for sign in _CJK_BEGIN.finditer(line))


def _runs(line: str, form: re.Pattern[str], begins: Iterable[int]) -> Iterator[re.Match[str]]:
    """What the pattern finds in the line; it is tried only where the first characters of a piece come twice more."""
    end = 0
    for place in begins:
        if place < end:
            continue
        again = line.find(line[place : place + _BLOCK], place + 1, place + _REACH) >= 0
        thrice = (again and _comes_thrice(line, (place,))) or _is_tiny(line, place)
        match = form.match(line, place) if thrice else None
        if match:
            yield match
            end = match.end()


def _is_tiny(line: str, place: int) -> bool:
    """Whether a piece shorter than a block comes three times from here on, with a blank or none between."""
    last = place + _BLOCK + 1
    again = line.find(line[place], place + 1, last)
    while again >= 0:
        piece = line[place:again].rstrip(" ")
        if line.startswith(piece, again) and line.startswith((piece, f" {piece}"), again + len(piece)):
            return True
        again = line.find(line[place], again + 1, last)
    return False


def _is_print_of_one(match: re.Match[str], form: re.Pattern[str], prints: int) -> bool:
    """Whether one letter was printed so often, not said: a Chinese sign four times, or a letter before such a run.

    Behind a label, where an act begins, three times of a Chinese sign are enough.
    """
    if _CJK.match(match["piece"]):
        return prints >= (_FEWEST_OF_ONE - 1 if _LABEL.fullmatch(match.string, 0, match.start()) else _FEWEST_OF_ONE)
    following = (
        form.match(match.string, match.end() + 1) if match.string[match.end() : match.end() + 1] == " " else None
    )
    return following is not None and len(following["piece"]) > 1


def _comes_thrice(line: str, places: Iterable[int]) -> bool:
    """Whether the block at one of the places comes three times at like distances, as in a run of longer pieces it does.

    This is far quicker than the pattern. Each piece longer than `_SHORT` holds such a block.
    """
    for place in places:
        block = line[place : place + _BLOCK]
        again = line.find(block, place + 1, place + _REACH)
        while again >= 0:
            third = 2 * again - place
            if line.find(block, third - 1, third + 1 + _BLOCK) >= 0:
                return True
            again = line.find(block, again + 1, place + _REACH)
    return False


def _units(prints: int) -> int:
    """How often the piece stands in one print: more prints than are ever made mean that the piece is said twice."""
    if prints <= _MOST_PRINTS:
        return 1
    return next((prints // times for times in (4, 3, 5) if prints % times == 0), 1)
