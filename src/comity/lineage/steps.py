"""What became of each clause, once the paragraphs of two resolutions are paired."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.lineage.align import likeness
from comity.lineage.clauses import clause_pairs
from comity.lineage.comparison import FIELDS, compare_passages
from comity.lineage.neutral import neutral_words
from comity.lineage.passages import ITEM_BREAK, Passage, passages_of
from comity.model.comparison import ClauseStep, Comparison, Pair
from comity.model.mandate import Clause, ParagraphMandates
from comity.model.resolution import Resolution


def clause_steps(
    comparison: Comparison,
    older: Resolution,
    newer: Resolution,
    older_mandates: Sequence[ParagraphMandates],
    newer_mandates: Sequence[ParagraphMandates],
) -> tuple[ClauseStep, ...]:
    """A step for every clause of both resolutions: carried over, changed, new or dropped.

    `comparison` is of these two. Where both paragraphs are one clause, the step is as the pair says; where they are
    several, each clause is compared with its own.
    """
    olds = {one.number: one for one in passages_of(older, older_mandates)}
    news = {one.number: one for one in passages_of(newer, newer_mandates)}
    adopted = older.masthead.adoption_date, newer.masthead.adoption_date
    return tuple(
        step
        for pair in comparison.pairs
        for step in _steps(pair, [olds[one] for one in pair.older], [news[one] for one in pair.newer], adopted)
    )


def _steps(
    pair: Pair, olds: Sequence[Passage], news: Sequence[Passage], adopted: tuple[str, str]
) -> Iterator[ClauseStep]:
    """The steps of one pair of paragraphs."""
    if not olds or not news:
        yield from (ClauseStep("", anchor, "new") for anchor in _anchors(news))
        yield from (ClauseStep(anchor, "", "dropped") for anchor in _anchors(olds))
        return
    older, newer = _joined(olds), _joined(news)
    named = dict(zip(map(id, older.clauses), _anchors(olds), strict=True))
    named |= dict(zip(map(id, newer.clauses), _anchors(news), strict=True))
    for answering in clause_pairs(older, newer):
        before, after = answering.sides()
        if before is None or after is None:
            kind = "new" if before is None else "dropped"
            yield ClauseStep(named.get(id(before), ""), named.get(id(after), ""), kind)
        elif len(older.clauses) == len(newer.clauses) == 1:
            yield ClauseStep(named[id(before)], named[id(after)], pair.kind, pair.what, pair.similarity)
        else:
            one, other = _of_clause(older, before), _of_clause(newer, after)
            found = pair.similarity if pair.basis == FIELDS else likeness(one.words, other.words)
            alone = compare_passages([one], [other], found, pair.basis, adopted)
            yield ClauseStep(named[id(before)], named[id(after)], alone.kind, alone.what, alone.similarity)


def _joined(passages: Sequence[Passage]) -> Passage:
    return passages[0].followed_by(passages[1:], ITEM_BREAK) if len(passages) > 1 else passages[0]


def _anchors(passages: Sequence[Passage]) -> list[str]:
    """The anchors of the clauses in order: "op7-c1", "op7-c2" ..."""
    return [f"{passage.anchor}-c{place}" for passage in passages for place, _ in enumerate(passage.clauses, start=1)]


def _of_clause(passage: Passage, clause: Clause) -> Passage:
    """The clause as a paragraph of its own."""
    start, end = clause.start, clause.end
    citations = tuple(
        replace(one, start=one.start - start, end=one.end - start)
        for one in passage.citations
        if start <= one.start and one.end <= end
    )
    moved = replace(
        clause,
        start=0,
        end=end - start,
        act_start=clause.act_start - start,
        act_end=clause.act_end - start,
    )
    text = passage.text[start:end]
    return replace(
        passage,
        text=text,
        items=text.count(ITEM_BREAK),
        words=neutral_words(text, passage.language, citations),
        clauses=(moved,),
        citations=citations,
        opening_class=clause.act_class,
    )
