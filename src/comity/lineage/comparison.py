"""Two resolutions compared: their paragraphs aligned, each pair classed, the whole measured."""

from collections.abc import Container, Sequence

from comity.languages.lineage import lineage_words
from comity.lineage.align import Match, align, align_features, moved
from comity.lineage.features import features_of
from comity.lineage.passages import ITEM_BREAK, Passage, Place, passages_of
from comity.lineage.signs import is_negation_changed, signs_between
from comity.lineage.words import word_changes
from comity.model.comparison import Comparison, Move, Pair, WordChange
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Resolution

FIELDS, WORDS = "fields", "words"


def compare_resolutions(
    older: Resolution,
    newer: Resolution,
    older_mandates: Sequence[ParagraphMandates] = (),
    newer_mandates: Sequence[ParagraphMandates] = (),
) -> Comparison:
    """What became of each paragraph of `older` in `newer`: carried over, reworded, strengthened, weakened, dropped.

    In two languages the pairs rest on what does not depend on language, say so in `basis`, and hold no words.
    """
    olds = passages_of(older, older_mandates)
    news = passages_of(newer, newer_mandates, known=olds)
    adopted = older.masthead.adoption_date, newer.masthead.adoption_date
    basis = WORDS if older.language == newer.language else FIELDS
    pairs: list[Pair] = []
    moves: list[Move] = []
    for place in Place:
        some_olds = [one for one in olds if one.place is place]
        some_news = [one for one in news if one.place is place]
        matches = _matches(some_olds, some_news, basis)
        moves += [Move(some_olds[match.older[0]].number, some_news[match.newer[0]].number) for match in moved(matches)]
        pairs += _pairs(some_olds, some_news, matches, basis, adopted)
    return Comparison(
        older=older.symbol,
        newer=newer.symbol,
        older_language=older.language,
        newer_language=newer.language,
        similarity=_whole(
            pairs, {one.number: len(one.words) for one in olds}, {one.number: len(one.words) for one in news}
        ),
        pairs=(*(pair for pair in pairs if pair.newer), *(pair for pair in pairs if not pair.newer)),
        moved=tuple(moves),
    )


def _matches(olds: Sequence[Passage], news: Sequence[Passage], basis: str) -> tuple[Match, ...]:
    if basis == WORDS:
        return align([one.words for one in olds], [one.words for one in news])
    return align_features([features_of(one) for one in olds], [features_of(one) for one in news])


def _pairs(
    olds: Sequence[Passage], news: Sequence[Passage], matches: Sequence[Match], basis: str, adopted: tuple[str, str]
) -> list[Pair]:
    """The pairs in the newer text's order, then what was dropped in the older's."""
    placed = {match.newer[0]: match for match in matches}
    inside = {place for match in matches for place in match.newer}
    pairs = []
    for place, passage in enumerate(news):
        if place in placed:
            match = placed[place]
            sides = [olds[i] for i in match.older], [news[j] for j in match.newer]
            pairs.append(compare_passages(*sides, match.likeness, basis, adopted))
        elif place not in inside:
            pairs.append(_alone(passage, "new", basis))
    kept = {place for match in matches for place in match.older}
    return pairs + [_alone(passage, "dropped", basis) for i, passage in enumerate(olds) if i not in kept]


def _alone(passage: Passage, kind: str, basis: str) -> Pair:
    """A paragraph that has no counterpart."""
    numbers, anchors = (passage.number,), (passage.anchor,)
    if kind == "new":
        words = (WordChange("added", "", passage.text),) if basis == WORDS else ()
        return Pair((), numbers, kind, words=words, basis=basis, newer_anchors=anchors)
    words = (WordChange("removed", passage.text, ""),) if basis == WORDS else ()
    return Pair(numbers, (), kind, words=words, basis=basis, older_anchors=anchors)


def compare_passages(
    olds: Sequence[Passage], news: Sequence[Passage], found: float, basis: str, adopted: tuple[str, str]
) -> Pair:
    """What became of these paragraphs, with the words that changed where the language is the same.

    `found` is their likeness, of their words where these are compared, else on fields.
    """
    older, newer = _one(olds), _one(news)
    changes = word_changes(older.text, newer.text, newer.language) if basis == WORDS else ()
    same = basis == WORDS and (older.words == newer.words or _plain(olds, news) == _plain(news, olds))
    kind, what = _kind(older, newer, changes, basis, adopted, same=same)
    return Pair(
        older=tuple(one.number for one in olds),
        newer=tuple(one.number for one in news),
        kind=kind,
        what=what,
        similarity=found,
        words=changes,
        basis=basis,
        older_anchors=tuple(one.anchor for one in olds),
        newer_anchors=tuple(one.anchor for one in news),
    )


def _plain(passages: Sequence[Passage], others: Sequence[Passage]) -> list[str]:
    """The neutral words; where one side has several paragraphs, without what joins them in one ("and", "wa-")."""
    words = [word for passage in passages for word in passage.words]
    if len(passages) == len(others):
        return words
    rules = lineage_words(passages[0].language)
    joining = tuple(prefix for prefix in rules.prefixes if prefix in rules.series)
    theirs = {word for passage in others for word in passage.words}
    return [_unjoined(word, joining, theirs) for word in words if word not in rules.series]


def _unjoined(word: str, joining: Sequence[str], theirs: Container[str]) -> str:
    """The word without a joining prefix, where the other side has it so and not with the prefix."""
    if word in theirs:
        return word
    return next((word.removeprefix(one) for one in joining if word.removeprefix(one) in theirs), word)


def _one(passages: Sequence[Passage]) -> Passage:
    """Several paragraphs read as one, their clauses moved behind each other."""
    if len(passages) == 1:
        return passages[0]
    return passages[0].followed_by(passages[1:], ITEM_BREAK)


def _kind(
    older: Passage,
    newer: Passage,
    changes: Sequence[WordChange],
    basis: str,
    adopted: tuple[str, str],
    *,
    same: bool,
) -> tuple[str, tuple[str, ...]]:
    """The kind of change and what differs: the first sign decides. `same` says that the neutral words are the same."""
    if same and not _is_interval(older, newer):
        return "carried-over", ()
    signs = signs_between(older, newer, changes, adopted)
    if same:
        signs = tuple(sign for sign in signs if sign.name in {"due", "recurrence"})
        if not signs:
            return "carried-over", ()
    what = tuple(sign.name for sign in signs)
    if basis == WORDS and older.place is not Place.PREAMBLE and is_negation_changed(older, newer):
        return "reworded" if not signs else _direction(signs[0].direction), (*what, "negation")
    if signs:
        return _direction(signs[0].direction), what
    if basis == FIELDS and features_of(older) == features_of(newer):
        return "carried-over", ()
    return "reworded", ()


def _direction(direction: int) -> str:
    return {1: "strengthened", -1: "weakened", 0: "reworded"}[direction]


def _is_interval(older: Passage, newer: Passage) -> bool:
    """Whether a clause names a stretch of time ("within six months", "every two years"), which is no date."""
    return any(
        clause.recurrence or (clause.due and clause.due.within) for one in (older, newer) for clause in one.clauses
    )


def _whole(pairs: Sequence[Pair], older: dict[str, int], newer: dict[str, int]) -> float:
    """The share of both texts' words that the pairs have in common; 1 for two empty texts."""
    total = sum(older.values()) + sum(newer.values())
    shared = sum(
        pair.similarity * (sum(older[number] for number in pair.older) + sum(newer[number] for number in pair.newer))
        for pair in pairs
    )
    return shared / total if total else 1.0
