"""The vote as a document prints it below its closing formula: made one closing block, and read.

The Human Rights Council prints it so: "[Adopted by a recorded vote of 30 to 2, with 15 abstentions. The voting was as
follows: In favour: ... Against: ... Abstaining: ...]", or "[Adopted without a vote.]".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.languages.votes import VoteWords, vote_words
from comity.model.resolution import NO_BALLOT, Ballot, Block, BlockKind, Vote
from comity.structure.closing import Closing

_LONGEST = 8000
"""No printed vote has more characters."""

_OPENING = 200
_BRACKETS = {"[": "]", "［": "］"}
_NAMES = re.compile(r"\s*[,،、;；]\s*(?![^()（）]*[)）])")
_VOWEL_MARKS = re.compile("[\u064b-\u0652]")
_CLOSERS = " \t\n.。]］)"


def with_votes(closings: tuple[Closing, ...], text: str, language: str) -> tuple[Closing, ...]:
    """The closing formulas, and behind each the vote that is printed right below it, a closing of its own.

    Where none is, it may end the text: a decision has no closing formula, and an annex may stand above the vote.
    """
    words = vote_words(language)
    ends = [*(closing.start for closing in closings), len(text)]
    found: list[Closing] = []
    for closing, end in zip(closings, ends[1:], strict=True):
        found.append(closing)
        start = closing.end + len(text[closing.end : end]) - len(text[closing.end : end].lstrip())
        length = _length(text[start : min(end, start + _LONGEST)], words)
        if length:
            lines = tuple(filter(None, map(str.strip, text[start : start + length].split("\n"))))
            found.append(Closing(start, start + length, lines, "", ""))
    last = found[-1].end if found else 0
    below = () if len(found) > len(closings) else _vote_at_end(text, words)
    return (*found, *(vote for vote in below if vote.start >= last and not (closings and _says_day(vote, words))))


def _vote_at_end(text: str, words: VoteWords) -> tuple[Closing, ...]:
    """The vote in brackets with which the text ends, on lines of its own."""
    start = max(text.rfind(f"\n{opener}", max(len(text) - _LONGEST, 0)) + 1 for opener in _BRACKETS)
    length = _length(text[start:], words) if start else 0
    if not length or text[start + length :].strip():
        return ()
    lines = tuple(filter(None, map(str.strip, text[start : start + length].split("\n"))))
    return (Closing(start, start + length, lines, "", ""),)


def read_votes(blocks: Sequence[Block], language: str) -> tuple[Vote, ...]:
    """The votes that closing blocks print, in order."""
    words = vote_words(language)
    closings = (block.text for block in blocks if block.kind is BlockKind.CLOSING)
    return tuple(replace(_vote(text, words), told_by="closing") for text in closings if _is_adopted(text, words))


def _is_adopted(text: str, words: VoteWords) -> bool:
    """Whether the words say that the document was adopted, and how."""
    opening = _opening(text)
    return words.adopted.match(opening) is not None and _place_of_vote(opening, words) >= 0


def _place_of_vote(opening: str, words: VoteWords) -> int:
    """Where the words begin that say how it was adopted, -1 where none do."""
    forms = (words.without_vote, words.recorded_vote, *words.counts)
    return min((match.start() for form in forms if (match := form.search(opening))), default=-1)


def _says_day(vote: Closing, words: VoteWords) -> bool:
    """Whether a number stands before how it was adopted, as in a day: below an annex, others adopted that one."""
    opening = _opening("\n".join(vote.lines))
    return re.search(r"\d", opening[: _place_of_vote(opening, words)]) is not None


def _opening(text: str) -> str:
    """How the text begins, in one line and without the vowel marks of Arabic, which few print."""
    return " ".join(_VOWEL_MARKS.sub("", text[:_OPENING]).split())


def _length(text: str, words: VoteWords) -> int:
    """How many characters of the text print a vote: to its closing bracket, or without one a single line; else 0.

    Such a line says no more than that there was no vote.
    """
    if not _is_adopted(text, words):
        return 0
    if text[0] in _BRACKETS:
        return _bracketed(text)
    line = text.partition("\n")[0]
    told = words.without_vote.search(_opening(line))
    return len(line) if told and not any(map(str.isalnum, _opening(line)[told.end() :])) else 0


def _bracketed(text: str) -> int:
    """How many characters the bracket takes that opens the text, others within it; 0 if it is not closed."""
    opener, closer, depth = text[0], _BRACKETS[text[0]], 0
    for place, character in enumerate(text):
        depth += (character == opener) - (character == closer)
        if not depth:
            return place + 1
    return 0


def _vote(text: str, words: VoteWords) -> Vote:
    heads = sorted(
        (match.start(), match.end(), side) for side, form in words.sides.items() if (match := form.search(text))
    )
    ends = [*(start for start, _, _ in heads), len(text)]
    names = {side: _names(text[begin:end], words) for (_, begin, side), end in zip(heads, ends[1:], strict=True)}
    opening = _opening(text[: ends[0]])
    if words.without_vote.search(opening):
        return Vote("without-vote")
    counted = next(filter(None, (form.search(opening) for form in words.counts)), None)
    numbers = counted.groupdict("") if counted else {}
    ballots = [_ballot(numbers.get(side, ""), names.get(side, ()), words) for side in words.sides]
    return Vote("recorded-vote" if words.recorded_vote.search(opening) or names else "vote", *ballots)


def _names(text: str, words: VoteWords) -> tuple[str, ...]:
    """The names in a list, brackets and commas within them kept: "Bolivia (Plurinational State of)"; "None" is none."""
    listed = text.strip()
    while listed and listed[-1] in _CLOSERS and (listed[-1] not in ")" or listed.count("(") < listed.count(")")):
        listed = listed[:-1]
    parts = (" ".join(name.split()) for name in _NAMES.split(listed))
    names = tuple(name for name in parts if any(map(str.isalpha, name)))
    nobody = len(names) == 1 and _VOWEL_MARKS.sub("", names[0]).casefold() in words.nobody
    return () if nobody else names


def _ballot(number: str, names: tuple[str, ...], words: VoteWords) -> Ballot:
    """The number that is said, or that of the names; a word that is no number's is nobody."""
    count = int(number) if number.isdecimal() else words.numbers.get(number, 0) if number else len(names)
    return Ballot(count, names) if count or names else NO_BALLOT
