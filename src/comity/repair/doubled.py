"""Words printed twice over each other for bold. Two prints look like words said twice: the whole text decides.

Where the opening formula comes twice on its line, or three lines or more open with different acts that come twice and
go on behind them, the acts of the text were printed so. Nobody writes three paragraphs that begin by repeating
themselves; rows of a table and lists of names may ("Travel Travel of staff").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.languages.acts import opening_act, opening_kinds
from comity.languages.structure import structure_of
from comity.repair.traced import Edit, Traced

_LABEL = re.compile(
    r"[ \t]*(?:\d{1,3} ?[.．][ \t]*|\d{1,3} [-–] ?|[(（]\w{1,3}[)）][ \t]*|\d{1,3}/\d{1,4}(?:[.．]| [-–])?[ \t]*)?"
)
_HAN = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_GOES_ON = re.compile(r"[\s,،，]*[^\W\d_]")
_FEWEST_HEADS = 3
_FEWEST_LETTERS = 4
_FEWEST_LETTERS_OF_ACT = 2
_FEWEST_INSIDE = 6
_FEWEST_HAN = 2
_FEWEST_HAN_INSIDE = 4
_LONGEST = 160
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_HAN_SIGN = re.compile("[\u3400-\u9fff《“]")

Double = tuple[int, int, int]
"""Where the first print begins, where the second begins, and where it ends."""


def undo_doubled_words(text: Traced, language: str) -> Traced:
    """Each run of words that was printed twice is there once, if so many lines open with such a run."""
    lines = text.text.split("\n")
    heads = [_head(line, language) for line in lines]
    doubled = [(line, head) for line, head in zip(lines, heads, strict=True) if head]
    opening = {line[a:b] for line, (a, b, end) in doubled if _GOES_ON.match(line, end) and _act(line[b:], language)}
    formula = structure_of(language).formula
    if len(opening) < _FEWEST_HEADS and not any(formula.fullmatch(line[:a] + line[b:]) for line, (_, a, b) in doubled):
        return text
    edits: list[Edit] = []
    start = 0
    for line, head in zip(lines, heads, strict=True):
        for _, second, end in _doubles(line, head):
            edits.append((start + second, start + end, ""))
        start += len(line) + 1
    return text.edited(edits)


def _head(line: str, language: str) -> Double | None:
    """The words printed twice that open the line, behind a label at most; short ones only if they are an act."""
    label = None if line[:1].isalpha() else _LABEL.match(line)
    begin = label.end() if label else 0
    least = 1 if line[begin : begin + 1] > "\u2fff" else _FEWEST_LETTERS_OF_ACT
    if line.find(line[begin : begin + least], begin + least, begin + 2 * _LONGEST) < 0:
        return None  # as of most lines
    found = _double(line, begin, _FEWEST_LETTERS, _FEWEST_HAN)
    if found:
        return found
    found = _double(line, begin, _FEWEST_LETTERS_OF_ACT, 1, _FEWEST_LETTERS)
    act = opening_act(line[found[2] - (found[1] - begin) :].lstrip(), language, "operative") if found else None
    return found if found and act and act.text.startswith(line[begin : found[1]].rstrip()) else None


def _act(words: str, language: str) -> bool:
    """Whether an act opens the words."""
    return bool(opening_kinds(words.lstrip(), language))


def _doubles(line: str, head: Double | None) -> Iterator[Double]:
    """The head, and what comes twice behind it with no blank between, or in several words."""
    place = 0
    if head:
        yield head
        place = head[2]
    form = _HAN_SIGN if _HAN.search(line) else _WORD
    while begin := form.search(line, place):
        found = _double(line, begin.start(), _FEWEST_INSIDE, _FEWEST_HAN_INSIDE)
        if found and (" " not in line[found[1] - 1 : found[1]] or " " in line[found[0] : found[1]].strip()):
            yield found
            place = found[2]
        else:
            place = begin.end()


def _double(line: str, begin: int, letters: int, signs: int, longest: int = _LONGEST) -> Double | None:
    """The shortest words from `begin` on that come twice, with a blank or none between; none of them is cut."""
    han = line[begin : begin + 1] > "\u2fff" and _HAN_SIGN.match(line, begin) is not None
    fewest = signs if han else letters
    key = line[begin : begin + fewest]
    second = line.find(key, begin + fewest, begin + longest + fewest)
    if second < 0 or len(key) < fewest or not _LETTER.match(key):
        return None
    while second >= 0:
        piece = line[begin:second].rstrip(" ")
        end = second + len(piece)
        whole = han or not _LETTER.match(line, end)
        if whole and line.startswith(piece, second) and second - begin - len(piece) < 2:
            return begin, second - (second - begin - len(piece)), end
        second = line.find(key, second + 1, begin + longest + fewest)
    return None
