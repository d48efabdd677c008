"""Which clause of one paragraph answers which of another."""

from dataclasses import dataclass
from functools import cache, lru_cache

from comity.lineage.align import likeness
from comity.lineage.neutral import neutral_words
from comity.lineage.passages import Passage
from comity.model.mandate import Clause

ALONE = 0.15
"""What a pair of clauses must be worth to be one."""


@dataclass(frozen=True, slots=True)
class ClausePair:
    """A clause of the older paragraph and the one it became; None where there is none."""

    older: Clause | None
    newer: Clause | None

    def sides(self) -> tuple[Clause | None, Clause | None]:
        """Older, newer."""
        return self.older, self.newer


def clause_pairs(older: Passage, newer: Passage) -> tuple[ClausePair, ...]:
    """The clauses of both paragraphs in order, paired so that the pairs are worth most; every clause stands once."""
    olds, news = older.clauses, newer.clauses
    if len(olds) == len(news) == 1:
        return (ClausePair(olds[0], news[0]),)

    @cache
    def best(i: int, j: int) -> tuple[float, tuple[ClausePair, ...]]:
        if i == len(olds):
            return 0.0, tuple(ClausePair(None, clause) for clause in news[j:])
        if j == len(news):
            return 0.0, tuple(ClausePair(clause, None) for clause in olds[i:])
        choices = []
        worth, rest = best(i + 1, j + 1)
        value = _worth(older, newer, olds[i], news[j])
        if value >= ALONE:
            choices.append((worth + value, (ClausePair(olds[i], news[j]), *rest)))
        for step, pair in (((i + 1, j), ClausePair(olds[i], None)), ((i, j + 1), ClausePair(None, news[j]))):
            worth, rest = best(*step)
            choices.append((worth, (pair, *rest)))
        return max(choices, key=lambda choice: choice[0])

    return best(0, 0)[1]


def _worth(older: Passage, newer: Passage, old: Clause, new: Clause) -> float:
    """How alike two clauses are: class, addressees, and words behind the act where the language is the same."""
    asked = set(old.addressees) | set(new.addressees)
    shared = len(set(old.addressees) & set(new.addressees)) / len(asked) if asked else 0.5
    same = (old.act_class == new.act_class) * 0.3 + (old.asks == new.asks) * 0.1 + shared * 0.3
    if older.language != newer.language:
        return same
    words = [_words_behind(passage, clause) for passage, clause in ((older, old), (newer, new))]
    return same * 0.5 + likeness(*words)


def _words_behind(passage: Passage, clause: Clause) -> tuple[str, ...]:
    """The neutral words of a clause behind its act."""
    return _neutral(passage.text[clause.act_end : clause.end], passage.language)


@lru_cache(maxsize=512)
def _neutral(text: str, language: str) -> tuple[str, ...]:
    """The neutral words, kept for the next pair: each clause is held against several."""
    return neutral_words(text, language)
