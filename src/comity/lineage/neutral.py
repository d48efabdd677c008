"""A text as its words, without what changes from session to session: dates, symbols, sessions, amounts, "also"."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from comity.calendar.dates import dates_in
from comity.calendar.sessions import sessions_in
from comity.languages.folding import fold
from comity.languages.lineage import LineageWords, lineage_words
from comity.model.resolution import Citation

WHEN = "\ue000"
"""Stands for dates, symbols and sessions, however many follow each other."""

AMOUNT = "\ue001"
"""Stands for a number that is neither part of a name nor the number of an article or goal."""

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
COMMON_LETTERS = "a-zß-öø-ÿа-яё\u0620-\u064a"
"""Most of our letters, in lower case: a set of what belongs is looked through faster than `LETTER`, which are all."""

LETTER = rf"[^\W\d_{HAN}]"
WORD = re.compile(
    rf"(?=[\w{WHEN}{AMOUNT}])"
    rf"(?:[{WHEN}{AMOUNT}{HAN}]|[{COMMON_LETTERS}]+{LETTER}*\d*|{LETTER}+\d*|"
    rf"\d+(?:[.,\u00a0\u202f ]\d{{3}})*(?:[.,]\d+)?)"
)
IS_HAN = re.compile(f"[{HAN}]")
HAN_RUN = re.compile(f"[{HAN}]+")
NUMBERED_REACH = 6
"""Words back in which a noun may stand that makes a number a name: "Goals 5, 13 and 14"."""


class Stretch(NamedTuple):
    """Characters `start` to `end` of a text that `sign` stands for."""

    start: int
    end: int
    sign: str


def neutral_words(text: str, language: str, citations: Iterable[Citation] = ()) -> tuple[str, ...]:
    """The words of the text in lower case; dates, symbols and sessions are one WHEN each run, amounts AMOUNT.

    Chinese characters are words of their own. Citations are those of the text; instruments keep their names.
    """
    words = lineage_words(language)
    known = tuple(citations)
    stretches = [Stretch(one.start, one.end, WHEN) for one in known if one.symbol and not one.instrument]
    folded = fold(text)
    stretches += [Stretch(date.start, date.end, WHEN) for date in dates_in(folded, language)]
    stretches += [Stretch(one.start, one.end, WHEN) for one in sessions_in(folded, language)]
    named = [one for one in known if one.instrument]
    replaced = fold(_replaced(text, stretches)).text if stretches else folded.text
    plain = words.ties.sub(" ", replaced).casefold()
    protected = fold(" ".join(text[one.start : one.end] for one in named)).text.casefold() if named else ""
    return _runs_joined(_amounts_marked(WORD.findall(plain), words, set(WORD.findall(protected))), words)


def _replaced(text: str, stretches: Sequence[Stretch]) -> str:
    """The text with each stretch replaced by its sign; where two overlap, the one that begins first."""
    pieces, last = [], 0
    for stretch in sorted(stretches, key=lambda one: (one.start, -one.end)):
        if stretch.start < last:
            continue
        pieces += [text[last : stretch.start], stretch.sign]
        last = stretch.end
    return "".join([*pieces, text[last:]])


def _amounts_marked(found: list[str], words: LineageWords, named: set[str]) -> list[str]:
    """The words with numbers as AMOUNT, four figures of a year as WHEN; numbers of names stay."""
    marked = found.copy()
    for place in [place for place, word in enumerate(found) if word[0].isdigit()]:
        word = found[place]
        if word in named:
            continue
        if len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}:
            marked[place] = WHEN
        elif not _is_numbered(found[max(0, place - NUMBERED_REACH) : place], words):
            marked[place] = AMOUNT
    return marked


def _is_numbered(before: Sequence[str], words: LineageWords) -> bool:
    """Whether only numbers and words of a series stand between a numbered noun and this place."""
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in words.numbered or _han_run(before[: place + 1]).endswith(tuple(words.numbered)):
            return True
        if not word[0].isdigit() and word not in words.series:
            return False
    return False


def _han_run(before: Sequence[str]) -> str:
    return "".join(before) if before and IS_HAN.match(before[-1]) else "\n"


def _runs_joined(marked: list[str], words: LineageWords) -> tuple[str, ...]:
    """The words with every series of WHEN, and the words of a series before and between, as one WHEN."""
    if WHEN not in marked:
        return tuple(marked)
    joined: list[str] = []
    waiting: list[str] = []
    for word in marked:
        if word == WHEN:
            if joined and joined[-1] == WHEN:
                waiting = []
            while waiting and waiting[-1] in words.series:
                waiting.pop()
            joined += waiting
            if not joined or joined[-1] != WHEN:
                joined.append(WHEN)
            waiting = []
        elif word in words.series:
            waiting.append(word)
        else:
            if waiting:
                joined += waiting if not joined or joined[-1] != WHEN else ()
                waiting = []
            joined.append(word)
    return tuple(joined + waiting)
