"""Whether the words tell which of two English acts a translator's verb stands for.

Taken are the clauses that carry the doubt `act-class-unsure`, in paragraphs with as many clauses in both languages.
Held against the class in English are: the class that the reader gives; the class that the same verb most often has in
resolutions of other titles; and the class that it most often has there before the same one, two or four words. A
resolution's own title is left out because its neighbours repeat it word for word.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accuracy_agreement import REFERENCE, Read, ReadParagraph

SHOWN = ("fr", "ru", "ar")
"""The languages with such verbs; the others have a handful."""

WORDS = (0, 1, 2, 4)

ENOUGH = 3
"""The words after a verb count when they were seen so often in resolutions of other titles; else one word fewer."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """A clause whose verb stands for two: its resolution's title, the verb, what follows, its class and English's."""

    title: str
    verb: str
    after: tuple[str, ...]
    read: str
    english: str


Seen = Mapping[tuple[str, ...], Counter[tuple[str, str]]]
"""Of a verb and the words after it: how often each class in each title."""


def find_doubted(read: Mapping[str, Mapping[str, Read]], titles: Mapping[str, str], language: str) -> list[Doubted]:
    """The doubted clauses of one language, over all documents by stem."""
    return [
        Doubted(titles[stem], clause["act"].casefold(), _after(there, clause["act_end"]), clause["act_class"], english)
        for stem, versions in read.items()
        for key, there in versions[language].items()
        for clause, english in _paired(versions[REFERENCE].get(key), there)
        if any(doubt["code"] == "act-class-unsure" for doubt in clause.get("doubts", ()))
    ]


def _paired(here: ReadParagraph | None, there: ReadParagraph) -> Iterator[tuple[dict[str, Any], str]]:
    """The clauses of a paragraph, each with the class of the English one at its place."""
    if here and len(here.clauses) == len(there.clauses):
        for one, other in zip(here.clauses, there.clauses, strict=True):
            yield other, one["act_class"]


def _after(paragraph: ReadParagraph, end: int) -> tuple[str, ...]:
    return tuple(paragraph.text[end : end + 200].casefold().split()[: max(WORDS)])


def told_by_words(found: Sequence[Doubted], words: int) -> float:
    """The share whose class in English is the commonest of the same verb before the same words elsewhere."""
    seen: defaultdict[tuple[str, ...], Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in found:
        for count in range(words + 1):
            seen[one.verb, *one.after[:count]][one.title, one.english] += 1
    return sum(_elsewhere(seen, one, words) == one.english for one in found) / len(found)


def _elsewhere(seen: Seen, one: Doubted, words: int) -> str:
    """The commonest class in other titles, of as many words as were seen often enough; "" where none was."""
    for count in range(words, -1, -1):
        classes: Counter[str] = Counter()
        for (title, english), times in seen[one.verb, *one.after[:count]].items():
            if title != one.title:
                classes[english] += times
        if classes.total() >= ENOUGH or not count:
            break
    return max(sorted(classes), key=classes.__getitem__, default="")


def verbs_table(read: Mapping[str, Mapping[str, Read]], titles: Mapping[str, str]) -> Iterator[str]:
    """A row per language: the clauses, how many are read as in English, and what the words alone would give."""
    heads = ["the verb alone", *(f"and {count} word{'s' if count > 1 else ''}" for count in WORDS[1:])]
    yield "| language | doubted clauses | read as in English | " + " | ".join(heads) + " |"
    yield "|---|---|---|" + "---|" * len(WORDS)
    for language in SHOWN:
        found = find_doubted(read, titles, language)
        right = sum(one.read == one.english for one in found)
        shares = " | ".join(f"{told_by_words(found, count):.3f}" for count in WORDS)
        yield f"| {language} | {len(found):,} | {right / len(found):.3f} ({right:,}) | {shares} |"
