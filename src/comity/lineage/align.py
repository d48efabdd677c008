"""Which paragraph of one text became which of another: the best pairing of all, then splits and merges, then moves."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from math import log
from operator import add

from rapidfuzz.distance import LCSseq

from comity.lineage.assignment import Cell, best_assignment
from comity.lineage.neutral import HAN_RUN

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
    return _with_parts(best_assignment(texts.pairs()), texts)


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
        self.older, self.newer = list(map(tuple, older)), list(map(tuple, newer))
        unlike = list(dict.fromkeys([*self.older, *self.newer]))
        signs = _signs()
        signs_of = {words: _as_signs(words, signs) for words in unlike}
        self.older_signs = [signs_of[words] for words in self.older]
        self.newer_signs = [signs_of[words] for words in self.newer]
        terms_of = {words: _terms(words) for words in unlike}
        self.older_bags = [terms_of[words] for words in self.older]
        self.newer_bags = [terms_of[words] for words in self.newer]
        seen = Counter(chain.from_iterable([*self.older_bags, *self.newer_bags]))
        size = len(older) + len(newer)
        by_count = {count: log(1 + size / count) for count in set(seen.values())}
        self.weight = {term: by_count[count] for term, count in seen.items()}
        self.overlap = self._overlaps()

    def _mass(self, bag: Words) -> float:
        return sum(map(self.weight.__getitem__, bag))

    def _overlaps(self) -> dict[Cell, float]:
        """The share of rare words of every pair that shares enough to be compared word by word."""
        newer_mass = list(map(self._mass, self.newer_bags))
        overlaps = {}
        for i, row in enumerate(self._shared()):
            mine = self._mass(self.older_bags[i])
            for j, mass in enumerate(row):
                if mass and (overlap := 2 * mass / (mine + newer_mass[j])) >= LOOK:
                    overlaps[i, j] = overlap
        return overlaps

    def pairs(self) -> dict[Cell, float]:
        """The scores of all that may be a pair; one that its lengths alone keep from it is not measured."""
        found = {}
        for cell, overlap in self.overlap.items():
            one, other = self.older_signs[cell[0]], self.newer_signs[cell[1]]
            alike = 2 * ENOUGH - PLACE - overlap  # what the ratio is at least in a pair that stands at the same place
            least = max(int(alike * (len(one) + len(other)) / 2), 0)
            if least <= len(one) and least <= len(other):
                score = self.score(cell, LCSseq.similarity(one, other, score_cutoff=least))
                if score >= ENOUGH:
                    found[cell] = score
        return found

    def score(self, cell: Cell, common: int) -> float:
        """The likeness of two paragraphs with these words in common, and a little for standing at the same place."""
        i, j = cell
        total = len(self.older_signs[i]) + len(self.newer_signs[j])
        likeness = (self.overlap[cell] + 2 * common / total) / 2
        apart = abs(i / len(self.older) - j / len(self.newer))
        return likeness + PLACE * (1 - apart) - PLACE / 2

    def _shared(self) -> Iterator[list[float]]:
        """For each older paragraph the weight of the words that it shares with each newer one."""
        where: dict[str, list[int]] = defaultdict(list)
        known = set(chain.from_iterable(self.older_bags))
        for j, bag in enumerate(self.newer_bags):
            for term in known.intersection(bag):
                where[term].append(j)
        for bag in self.older_bags:
            row = [0.0] * len(self.newer)
            for term in filter(where.__contains__, bag):
                weight = self.weight[term]
                for j in where[term]:
                    row[j] += weight
            yield row


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
    runs = HAN_RUN.findall("".join(words))
    if not runs:
        return tuple(distinct)
    han = set(chain.from_iterable(runs))
    plain = [word for word in distinct if word not in han]
    twos = chain.from_iterable(map(add, run, run[1:]) for run in runs)
    return tuple(dict.fromkeys([*plain, *twos]) or distinct)


def _with_parts(pairs: list[Cell], texts: _Texts) -> tuple[Match, ...]:
    """The pairs as matches, with the paragraphs that were left over and are parts of one already matched."""
    partner = dict(pairs)
    mate = {j: i for i, j in pairs}
    older_of = {j: [i] for i, j in pairs}
    newer_of = {i: [j] for i, j in pairs}
    lone_newer = set(range(len(texts.newer))) - mate.keys()
    lone_older = set(range(len(texts.older))) - partner.keys()
    held = _held(partner, mate, texts)
    for i, j in sorted(held, key=lambda cell: -held[cell]):
        splits = j in lone_newer and len(older_of[partner[i]]) == 1
        merges = i in lone_older and len(newer_of[mate[j]]) == 1
        if splits and _is_part(texts.newer_signs, newer_of[i], j, texts.older_signs[i]):
            newer_of[i] = sorted([*newer_of[i], j])
            lone_newer.discard(j)
        elif merges and _is_part(texts.older_signs, older_of[j], i, texts.newer_signs[j]):
            older_of[j] = sorted([*older_of[j], i])
            lone_older.discard(i)
    found = {(tuple(older_of[j]), tuple(newer_of[i])) for i, j in pairs}
    matches = [Match(olds, news, _joined_ratio(olds, news, texts)) for olds, news in found]
    return tuple(sorted(matches, key=lambda match: match.newer))


def _held(partner: Container[int], mate: Container[int], texts: _Texts) -> dict[Cell, float]:
    """The scores of one left over and one of a pair, where the latter has the former's words in the same order."""
    found = {}
    for cell in texts.overlap:
        i, j = cell
        if (i in partner) == (j in mate):
            continue
        one, other = texts.older_signs[i], texts.newer_signs[j]
        part = len(other) if i in partner else len(one)
        common = LCSseq.similarity(one, other, score_cutoff=int(PART * part))
        if common / part >= PART:
            found[cell] = texts.score(cell, common)
    return found


def _is_part(signs: Sequence[str], have: list[int], extra: int, whole: str) -> bool:
    """Whether the extra paragraph's words stand in a part of the whole that is not yet accounted for."""
    now = ratio("".join([signs[place] for place in have]), whole)
    return ratio("".join([signs[place] for place in sorted([*have, extra])]), whole) >= now + GAIN


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
