"""Which paragraph of one text became which of another: the best pairing of all, then splits and merges, then moves."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise
from math import log

from rapidfuzz.distance import LCSseq

from comity.lineage.assignment import Cell, best_assignment
from comity.lineage.neutral import IS_HAN

Words = Sequence[str]

ENOUGH = 0.42
"""From this likeness on two paragraphs are one that changed; below, one was dropped and another is new."""

LOOK = 0.12
"""Share of rare words from which on two paragraphs are compared word by word."""

PLACE = 0.06
"""What standing at the same place is worth: it decides between equals, and never makes a pair."""

ENOUGH_FEATURES = 0.34
"""From this likeness of features on two paragraphs in two languages are one."""

ORDER = 0.3
"""What the same place is worth where the words cannot be compared."""

REACH = 4
"""Paragraphs from the expected place at which that is worth nothing any more."""

SURE = 0.6
"""Likeness of features from which on a pair shows where the paragraphs around it are expected."""

PART = 0.66
"""Share of a paragraph's words that another must hold, in order, for the one to be a part of the other."""

GAIN = 0.06
"""What a part must add to the likeness of the whole."""


@dataclass(frozen=True, slots=True)
class Match:
    """Places of the older text and the places of the newer that they became; `likeness` is 0 to 1."""

    older: tuple[int, ...]
    newer: tuple[int, ...]
    likeness: float


def align(older: Sequence[Words], newer: Sequence[Words]) -> tuple[Match, ...]:
    """The matches between two texts given as the words of their paragraphs, in the newer text's order.

    What is in no match was dropped, or is new.
    """
    texts = _Texts(older, newer)
    scores = texts.scores()
    pairs = best_assignment({cell: score for cell, score in scores.items() if score >= ENOUGH})
    return _with_parts(pairs, scores, texts)


def align_features(older: Sequence[frozenset[str]], newer: Sequence[frozenset[str]]) -> tuple[Match, ...]:
    """The matches between two texts of which only language-independent features are known; place counts for more.

    A first pairing finds the sure ones in order; between them the others are expected at the place next to these.
    """
    alike = _feature_likeness(older, newer)
    expected = [place * len(newer) / max(len(older), 1) for place in range(len(older))]
    pairs = _placed_pairs(alike, expected)
    sure = [Match((i,), (j,), alike[i, j]) for i, j in pairs if alike[i, j] >= SURE]
    outside = {match.older[0] for match in moved(sure)}
    steady = sorted((match.older[0], match.newer[0]) for match in sure if match.older[0] not in outside)
    for place in range(len(older)):
        before = max((pair for pair in steady if pair[0] <= place), default=(-1, -1))
        expected[place] = before[1] + place - before[0]
    pairs = _placed_pairs(alike, expected)
    return tuple(Match((i,), (j,), alike[i, j]) for i, j in sorted(pairs, key=lambda cell: cell[1]))


def _feature_likeness(older: Sequence[frozenset[str]], newer: Sequence[frozenset[str]]) -> dict[Cell, float]:
    """How much every two paragraphs share, rarer features counting more; 0 to 1."""
    seen = Counter(feature for bag in (*older, *newer) for feature in bag)
    weight = {feature: log(1 + (len(older) + len(newer)) / count) for feature, count in seen.items()}
    masses = [[sum(weight[feature] for feature in bag) for bag in side] for side in (older, newer)]
    return {
        (i, j): 2 * sum(weight[feature] for feature in one & other) / ((masses[0][i] + masses[1][j]) or 1.0)
        for i, one in enumerate(older)
        for j, other in enumerate(newer)
    }


def _placed_pairs(alike: dict[Cell, float], expected: Sequence[float]) -> list[Cell]:
    """The best pairing where every pair is worth more the nearer it stands to its expected place."""
    return best_assignment(
        {
            (i, j): value + ORDER * max(0.0, 1 - abs(j - expected[i]) / REACH)
            for (i, j), value in alike.items()
            if value >= ENOUGH_FEATURES
        }
    )


def moved(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches that do not stand in the order of the others: those outside the longest run in both orders."""
    ordered = sorted(matches, key=lambda match: match.newer[0])
    kept = _longest_increasing([match.older[0] for match in ordered])
    return tuple(match for place, match in enumerate(ordered) if place not in kept)


class _Texts:
    """Two texts with their words as characters, so that they can be compared fast."""

    def __init__(self, older: Sequence[Words], newer: Sequence[Words]) -> None:
        self.older, self.newer = older, newer
        signs = _signs()
        self.older_signs = [_as_signs(words, signs) for words in older]
        self.newer_signs = [_as_signs(words, signs) for words in newer]
        bags = [_terms(words) for words in (*older, *newer)]
        seen = Counter(chain.from_iterable(bags))
        by_count = {count: log(1 + len(bags) / count) for count in set(seen.values())}
        self.weight = {term: by_count[count] for term, count in seen.items()}
        self.older_bags, self.newer_bags = bags[: len(older)], bags[len(older) :]
        self.older_mass = [self._mass(bag) for bag in self.older_bags]
        self.newer_mass = [self._mass(bag) for bag in self.newer_bags]

    def _mass(self, bag: Words) -> float:
        return sum(map(self.weight.__getitem__, bag))

    def scores(self) -> dict[Cell, float]:
        """The likeness of every pair that shares enough, with a little for standing at the same place."""
        scores = {}
        for i, row in enumerate(self._shared()):
            mine = self.older_mass[i]
            for j, mass in enumerate(row):
                if not mass:
                    continue
                overlap = 2 * mass / (mine + self.newer_mass[j])
                if overlap < LOOK:
                    continue
                likeness = (overlap + ratio(self.older_signs[i], self.newer_signs[j])) / 2
                apart = abs(i / max(len(self.older), 1) - j / max(len(self.newer), 1))
                scores[i, j] = likeness + PLACE * (1 - apart) - PLACE / 2
        return scores

    def _shared(self) -> Iterator[list[float]]:
        """For each older paragraph the weight of the words that it shares with each newer one."""
        where: dict[str, list[int]] = defaultdict(list)
        for j, bag in enumerate(self.newer_bags):
            for term in bag:
                where[term].append(j)
        for bag in self.older_bags:
            row = [0.0] * len(self.newer)
            for term in bag:
                if term in where:
                    weight = self.weight[term]
                    for j in where[term]:
                        row[j] += weight
            yield row

    def held(self, part: str, whole: str) -> float:
        """The share of a part's words that the whole has in the same order."""
        return LCSseq.similarity(part, whole) / len(part) if part else 0.0


def ratio(one: str, other: str) -> float:
    """How much of two texts is common to both in the same order, 0 to 1; two empty ones are the same."""
    total = len(one) + len(other)
    return 2 * LCSseq.similarity(one, other) / total if total else 1.0


def likeness(one: Words, other: Words) -> float:
    """The ratio of two texts given as words."""
    if one == other:
        return 1.0
    signs = _signs()
    return ratio(_as_signs(one, signs), _as_signs(other, signs))


def _signs() -> defaultdict[str, str]:
    """A character of its own for every word that is asked for (surrogates left out)."""
    return defaultdict(map(chr, count(0x10000)).__next__)


def _as_signs(words: Words, signs: defaultdict[str, str]) -> str:
    """Each distinct word as one character of its own, the same in both texts."""
    return "".join(map(signs.__getitem__, words))


def _terms(words: Words) -> tuple[str, ...]:
    """What a paragraph is looked up by: its words, and where these are Chinese characters, every two in a row.

    Each stands once, in the order of the text: sums over them are the same in every run.
    """
    distinct = dict.fromkeys(words)
    if not IS_HAN.search(" ".join(distinct)):
        return tuple(distinct)
    plain = {word: None for word in distinct if not IS_HAN.match(word)}
    twos = (a + b for a, b in pairwise(words) if a not in plain and b not in plain)
    return tuple(dict.fromkeys([*plain, *twos]) or distinct)


def _with_parts(pairs: list[Cell], scores: dict[Cell, float], texts: _Texts) -> tuple[Match, ...]:
    """The pairs as matches, with the paragraphs that were left over and are parts of one already matched."""
    partner = dict(pairs)
    mate = {j: i for i, j in pairs}
    older_of = {j: [i] for i, j in pairs}
    newer_of = {i: [j] for i, j in pairs}
    lone_newer = set(range(len(texts.newer))) - {j for _, j in pairs}
    lone_older = set(range(len(texts.older))) - {i for i, _ in pairs}
    for i, j in sorted(scores, key=lambda cell: -scores[cell]):
        splits = j in lone_newer and i in partner and len(older_of[partner[i]]) == 1
        merges = i in lone_older and j in mate and len(newer_of[mate[j]]) == 1
        if splits and _is_part(texts.newer_signs, newer_of[i], j, texts.older_signs[i], texts):
            newer_of[i] = sorted([*newer_of[i], j])
            lone_newer.discard(j)
        elif merges and _is_part(texts.older_signs, older_of[j], i, texts.newer_signs[j], texts):
            older_of[j] = sorted([*older_of[j], i])
            lone_older.discard(i)
    found = {(tuple(older_of[j]), tuple(newer_of[i])) for i, j in pairs}
    matches = [Match(olds, news, _joined_ratio(olds, news, texts)) for olds, news in found]
    return tuple(sorted(matches, key=lambda match: match.newer))


def _is_part(signs: Sequence[str], have: list[int], extra: int, whole: str, texts: _Texts) -> bool:
    """Whether the extra paragraph's words stand in the whole, and in a part of it that is not yet accounted for."""
    if texts.held(signs[extra], whole) < PART:
        return False
    now = ratio("".join(signs[place] for place in have), whole)
    return ratio("".join(signs[place] for place in sorted([*have, extra])), whole) >= now + GAIN


def _joined_ratio(olds: tuple[int, ...], news: tuple[int, ...], texts: _Texts) -> float:
    older = "".join(texts.older_signs[place] for place in olds)
    return ratio(older, "".join(texts.newer_signs[place] for place in news))


def _longest_increasing(values: Sequence[int]) -> set[int]:
    """The places of a longest strictly increasing run of the values."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at], ends[at] = value, place
    kept = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
