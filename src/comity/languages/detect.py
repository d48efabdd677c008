"""Which of the six languages a text is in, read from its script and its commonest words."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice

from comity.languages.folding import folded_text
from comity.languages.loader import CODES, read_table
from comity.model.errors import LanguageError

SAMPLE = 8_000  # characters looked at; more does not change the answer
GLANCES = 4
GLANCE = 250  # characters of each stretch looked at first
SURE = 0.5  # the lead from which on the stretches tell: in none of 5,595 texts does the whole sample say otherwise
LETTERS_NEEDED = 20
SHARE_NEEDED = 0.02  # a text of the language holds at least this share of its frequent words or letters
SHARE_USUAL = 0.2  # and mostly more than 0.3: what holds less is damaged past reading, or in another language
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Detection:
    """The language `code` fits with `certainty` between 0 and 1: its lead over the next best language.

    Where the text holds few of its frequent words, it is the less certain.
    """

    code: str
    certainty: float


@dataclass(frozen=True, slots=True)
class LanguageMarks:
    """A language's script (a character class), and in a shared script its frequent words and letters of its own.

    `shared` are those of its frequent words that another language has too, if less often.
    """

    script: re.Pattern[str]
    words: frozenset[str]
    letters: frozenset[str]
    strangers: frozenset[str]
    shared: frozenset[str]


def detect_language(text: str) -> Detection:
    """The language of the text; LanguageError where it has too few letters or none of the six fits.

    Stretches from all over the sample are looked at first, the whole of it only where they do not tell for certain.
    """
    sample = text[:SAMPLE]
    if len(sample) > GLANCES * GLANCE:
        starts = range(0, len(sample), -(-len(sample) // GLANCES))
        glance = folded_text("\n".join(sample[start : start + GLANCE] for start in starts)).lower()
        found = _detected(glance)
        if found.certainty >= SURE and _letters(glance) == LETTERS_NEEDED:
            return found
    folded = folded_text(sample).lower()
    letters = _letters(folded)
    if letters < LETTERS_NEEDED:
        raise LanguageError(
            f"only {letters} letters to tell a language by", hint="give the language", code="no-language"
        )
    found = _detected(folded)
    if not found.code:
        raise LanguageError(
            "none of the six official languages fits the text", hint="give the language", code="no-language"
        )
    return found


def _letters(text: str) -> int:
    """The letters of a text, no more counted than needed."""
    return sum(1 for _ in islice(filter(str.isalpha, text), LETTERS_NEEDED))


def _detected(text: str) -> Detection:
    """The language that a folded text fits best, of certainty 0 and without a code where none of the six fits."""
    characters, words = Counter(text), Counter(WORD.findall(text))
    signs = "".join(characters)
    letters = sum(map(characters.__getitem__, filter(str.isalpha, signs)))
    scores = {code: _score(characters, signs, words, max(letters, 1), code) for code in CODES}
    ranked = sorted(scores, key=lambda code: scores[code], reverse=True)
    best, second = scores[ranked[0]], scores[ranked[1]]
    if best < SHARE_NEEDED:
        return Detection("", 0.0)
    return Detection(ranked[0], round((best - second) / best * min(best / SHARE_USUAL, 1.0), 3))


@cache
def language_marks(code: str) -> LanguageMarks:
    """What tells the language `code` from the others."""
    table = read_table("detect", code)
    return LanguageMarks(
        script=re.compile(f"[{table['script']}]"),
        words=frozenset(table["words"]),
        letters=frozenset(table["letters"]),
        strangers=frozenset(table["strangers"]),
        shared=frozenset(table["shared"]),
    )


def _score(characters: Counter[str], signs: str, words: Counter[str], letters: int, code: str) -> float:
    """The share of the text's `letters` in the language's script, times the share of words that are frequent in it.

    `signs` are the characters counted. Languages that have their script for themselves list no words: the script
    decides. Letters that the language does not use ("ы" is Russian, "ұ" is not) count against it.
    """
    marks = language_marks(code)
    in_script = sum(map(characters.__getitem__, marks.script.findall(signs))) / letters
    strange = sum([characters.get(letter, 0) for letter in marks.strangers]) / letters
    own = sum([characters.get(letter, 0) for letter in marks.letters]) / letters
    if not marks.words:
        return max(in_script * (1 + own) - 10 * strange, 0.0)
    frequent = sum([words.get(word, 0) for word in marks.words]) / max(sum(words.values()), 1)
    return max(in_script * frequent + own - strange, 0.0)
