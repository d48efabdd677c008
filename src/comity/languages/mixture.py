"""Passages of a text that are in another of the six languages than the text, told by words that no other one has."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from comity.languages.detect import language_marks
from comity.languages.loader import CODES

PASSAGE = 1500
"""Characters of a paragraph that are looked at together."""

SHORTEST = 100
"""Letters from which on a passage is looked at: a name or a title is shorter."""

WEIGHT = {"zh": 3}
"""Letters that a character stands for."""

GLANCE, STEP = 80, 900
"""Characters looked at first, and how far apart."""

FEWEST_GLANCES = 12

GLIMPSED = 3
"""Words of another language in all glances together from which on passages are looked at."""

GLANCES_OF_ONE = 7
"""Glances for each such word: a tenth of a text in another language gives more."""

FEWEST_WORDS = 5
SHARE_OF_WORDS = 0.06
"""What of a passage's words another language alone has, where it is in that language or half of it is."""

SHARE_OF_OWN = 0.5
"""How many there are at least for each of those that the text's language alone has: around a title are more."""

SHARE_OF_LETTERS = 0.3
"""What of its letters are of another script."""

ASIDE = re.compile("[(（«“《][^()（）«»“”《》]*[)）»”》]")
"""Titles and names in brackets or quotes, which stay in their own language."""

LEAST, LEAST_ALONE = 400, 1000
"""Letters of all passages in another language, and of one without others: quotations have fewer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start` to `end` of the text `index` of several: in the language `code`, or partly so."""

    index: int
    start: int
    end: int
    code: str


def find_other_languages(texts: Sequence[str], language: str) -> list[Passage]:
    """The passages that are in another of the six languages than `language`, in order; none where they are few."""
    whole = "\n".join(texts)
    step = min(max(len(whole) // FEWEST_GLANCES, GLANCE), STEP)
    glances = [whole[start : start + GLANCE] for start in range(0, len(whole), step)]
    if not _glimpsed(" ".join(glances), language, max(GLIMPSED, len(glances) // GLANCES_OF_ONE)):
        return []
    found: list[Passage] = []
    for index, text in enumerate(texts):
        for start in range(0, len(text), PASSAGE):
            passage = text[start : start + PASSAGE]
            code = _other(passage, language)
            if code and len(passage) * WEIGHT.get(code, 1) >= SHORTEST:
                found.append(Passage(index, start, start + len(passage), code))
    letters = sum((one.end - one.start) * WEIGHT.get(one.code, 1) for one in found)
    return found if letters >= (LEAST if len(found) > 1 else LEAST_ALONE) else []


def _glimpsed(glances: str, language: str, fewest: int) -> bool:
    """Whether words of another language, or letters of another script, stand in the glances, and how many at least."""
    words = Counter(map(_words().get, glances.split()))
    if any(count >= fewest for code, count in words.items() if code not in {None, language}):
        return True
    return sum(1 for _ in islice(_strange(language).finditer(glances), fewest)) == fewest


def _other(passage: str, language: str) -> str:
    """The language other than `language` that a passage, or half of it, is in; "" where there is none."""
    passage = ASIDE.sub(" ", passage)
    words = passage.split()
    hits = Counter(map(_words().get, words))
    fewest = max(FEWEST_WORDS, SHARE_OF_WORDS * len(words), SHARE_OF_OWN * hits[language])
    if code := next((code for code in CODES if code != language and hits[code] >= fewest), ""):
        return "" if _is_mostly_in(passage, language) else code
    strange = _strange(language).findall(passage)
    if len(strange) < SHARE_OF_LETTERS * sum(map(str.isalpha, passage)) or not strange:
        return ""
    return next(code for code in CODES if code != language and language_marks(code).script.match(strange[0]))


def _is_mostly_in(passage: str, language: str) -> bool:
    """Whether nearly all letters are of a script that the language has for itself, as around a title in another."""
    marks = language_marks(language)
    share = (1 - SHARE_OF_LETTERS) * sum(map(str.isalpha, passage))
    return not marks.words and len(marks.script.findall(passage)) > share


@cache
def _words() -> dict[str, str]:
    """The frequent words that one language alone has, with its code."""
    words = {code: language_marks(code).words for code in CODES}
    counted = Counter(word for code in CODES for word in words[code])
    return {
        word: code
        for code in CODES
        for word in words[code] - language_marks(code).shared
        if counted[word] == 1 and len(word) > 1
    }


@cache
def _strange(language: str) -> re.Pattern[str]:
    """A letter of a script that another language has for itself."""
    others = (language_marks(code) for code in CODES if code != language)
    return re.compile(f"[{''.join(marks.script.pattern[1:-1] for marks in others if not marks.words)}]")
