"""Which texts share rare terms: an index to which texts are added one after the other."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, count
from math import log

COMMON = 40
"""Texts from which on a term is too common to find a text by."""

Terms = Mapping[int, float]
"""The rarer terms of a text by number, with what each weighs in it."""


def rare_terms(texts: Sequence[Mapping[str, float]]) -> list[Terms]:
    """The terms that 2 to COMMON of the texts have; the fewer have one, the more it weighs."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    numbered = [list(map(numbers.__getitem__, text)) for text in texts]
    having = Counter(chain.from_iterable(numbered))
    by_count = [0.0, 0.0, *(log(1 + len(texts) / some) for some in range(2, COMMON + 1))]
    worth = [by_count[having[term]] if having[term] <= COMMON else 0.0 for term in range(len(numbers))]
    return [
        {term: weight * worth[term] for term, weight in zip(terms, text.values(), strict=True) if worth[term]}
        for terms, text in zip(numbered, texts, strict=True)
    ]


class Postings:
    """For each term the texts added that have it, and its weight in them.

    They stand in two long rows of numbers, those of a term side by side: no list for each of a hundred thousand terms.
    """

    def __init__(self, texts: Sequence[Terms]) -> None:
        """Room for these texts; none is added yet."""
        having = Counter(chain.from_iterable(texts))
        terms = range(max(having, default=-1) + 1)
        self.start = list(accumulate((having.get(term, 0) for term in terms), initial=0))
        self.end = self.start.copy()
        self.texts = array("l", [0]) * having.total()
        self.weights = array("d", [0.0]) * having.total()
        self.size = len(texts)

    def add(self, text: int, terms: Terms) -> None:
        """The text at this place of those given is found by its terms from then on."""
        for term, weight in terms.items():
            at = self.end[term]
            self.texts[at], self.weights[at] = text, weight
            self.end[term] = at + 1

    def shared(self, terms: Terms) -> list[float]:
        """For every text what it shares with these terms; nothing for one that is not added."""
        shared = [0.0] * self.size
        texts, weights = self.texts, self.weights
        for term, weight in terms.items():
            for at in range(self.start[term], self.end[term]):
                shared[texts[at]] += weight * weights[at]
        return shared
