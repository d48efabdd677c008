"""What a resolution asked, paragraph by paragraph, and what was recorded about it in a period, for an audience.

Everything is worked out twice: as everybody sees it, and as the actor does. What differs is marked, never mixed in.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from comity.model.anchors import annex_number
from comity.model.resolution import BlockKind
from comity.processes.states import MandateStanding, TwoKeys, mandate_state
from comity_web.accounts.permissions import ANYONE, SEE, Actor, may
from comity_web.followup.answers import Answer, answers_of
from comity_web.followup.models import Task
from comity_web.followup.selectors import visible_occurrences
from comity_web.followup.status import audience_of, follow
from comity_web.parties.models import Party
from comity_web.registry import selectors
from comity_web.registry.models import Expression, Mandate, Paragraph, Witness, Work

OPERATIVE = ("operative", "subparagraph")
NO_PARTY = "group"
"""Parties of this kind are asked without being named one by one; who of them is silent cannot be told."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A party that was asked and of which nothing is recorded; `closed` is "refused" or "skipped" where it said so."""

    party: Party
    closed: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class CoveredMandate:
    """A mandate, where it stands at the end of the period, what was recorded in it, and who did not answer.

    `keys` are as the actor sees them, `public` as everybody does. `earlier` counts records from before the period.
    `asked` are the parties asked by name and those that owe a stage which answers it; `silent` are those of them
    without a record in the period that the actor sees. `groups` are asked without names.
    """

    mandate: Mandate
    text: str
    language: str
    keys: TwoKeys
    public: TwoKeys
    answers: tuple[Answer, ...]
    earlier: int
    asked: tuple[Party, ...]
    groups: tuple[Party, ...]
    silent: tuple[Silent, ...]
    publicly_asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class CoveredParagraph:
    """A paragraph with its mandates, none where an operative one asks nobody; `number` is "7", or "annex.3"."""

    anchor: str
    number: str
    text: str
    mandates: tuple[CoveredMandate, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """`part` of `whole`, as everybody sees it."""

    code: str
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a work from `first` to `last`, as it is known on `known`.

    `party` is the party whose view it holds, "" where it holds what everybody sees and nothing else.
    """

    work: Work
    title: str
    language: str
    first: date
    last: date
    known: date
    party: str
    paragraphs: tuple[CoveredParagraph, ...]
    figures: tuple[Figure, ...]
    seen: tuple[Figure, ...]

    @property
    def mandates(self) -> tuple[CoveredMandate, ...]:
        """All mandates, in the order of the text."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph.mandates)


def coverage_of(
    *, work: Work, first: date, last: date, known: date, actor: Actor, languages: tuple[str, ...]
) -> Coverage:
    """The coverage, with the words in the first of these languages; a bounded number of queries.

    Whoever may not see a party's material, or acts for none, gets what everybody sees.
    """
    viewer = actor if may(actor, SEE, party=actor.party) else ANYONE
    expression = _expression(work, languages)
    mandates = [one for one in selectors.mandates_of(work=work) if one.asks]
    covered = _cover(mandates, first, last, known, viewer, (expression.language, *languages))
    paragraphs = tuple(_paragraphs(expression, covered))
    everything = [one for paragraph in paragraphs for one in paragraph.mandates]
    return Coverage(
        work=work,
        title=expression.title,
        language=expression.language,
        first=first,
        last=last,
        known=known,
        party=viewer.party,
        paragraphs=paragraphs,
        figures=figures(everything, last, public=True),
        seen=figures(everything, last, public=False),
    )


def _expression(work: Work, languages: tuple[str, ...]) -> Expression:
    read = {one.language: one for one in selectors.expressions_of(work=work)}
    return next((read[code] for code in languages if code in read), None) or next(iter(read.values()))


def _cover(
    mandates: Sequence[Mandate], first: date, last: date, known: date, viewer: Actor, languages: tuple[str, ...]
) -> list[CoveredMandate]:
    """Each mandate covered, in their order."""
    followed = follow(mandates=[one.pk for one in mandates], day=last, actor=viewer, known=known)
    answers = answers_of(link for one in followed.values() for link in one.links if link.fact.on >= first)
    owed = {viewer: _owed(followed, first, last, viewer), ANYONE: _owed(followed, first, last, ANYONE)}
    found = []
    for mandate in mandates:
        one = followed[mandate.pk]
        own = tuple(answers[link.mandate, link.record] for link in one.links if link.fact.on >= first)
        witness = _witness(mandate, languages)
        named = [link.party for link in mandate.party_links.all() if link.role == "addressee"]
        groups = tuple(party for party in named if party.kind == NO_PARTY)
        tasks = owed[viewer].get(mandate.pk, [])
        asked = {party.pk: party for party in named if party.kind != NO_PARTY}
        public = frozenset(asked) | {task.owner_id for task in owed[ANYONE].get(mandate.pk, [])}
        asked |= {task.owner_id: task.owner for task in tasks}
        found.append(
            CoveredMandate(
                mandate=mandate,
                text=witness.text if witness else "",
                language=witness.language if witness else "",
                keys=one.keys,
                public=mandate_state(one.facts, last, audience_of(ANYONE)),
                answers=own,
                earlier=len(one.links) - len(own),
                asked=tuple(asked.values()),
                groups=groups,
                silent=_silent(asked.values(), tasks, {answer.party.pk for answer in own}),
                publicly_asked=public,
            )
        )
    return found


def _owed(followed: Collection[int], first: date, last: date, viewer: Actor) -> dict[int, list[Task]]:
    """Mandate -> the tasks that answer it and were due in the period, in occurrences that the viewer may see."""
    wanted = set(followed)
    tasks = Task.objects.filter(
        mandates__in=wanted, due_on__gte=first, due_on__lte=last, occurrence__in=visible_occurrences(actor=viewer)
    )
    found: dict[int, list[Task]] = defaultdict(list)
    for task in tasks.select_related("owner").distinct().prefetch_related("mandates"):
        for mandate in task.mandates.all():
            if mandate.pk in wanted:
                found[mandate.pk].append(task)
    return found


def _silent(asked: Iterable[Party], tasks: list[Task], answered: set[str]) -> tuple[Silent, ...]:
    """Those asked of whom nothing is recorded, each with the last stage that it owed."""
    last = {task.owner_id: task for task in sorted(tasks, key=lambda task: task.due_on)}
    return tuple(
        Silent(party, last[party.pk].closed, last[party.pk].due_on) if party.pk in last else Silent(party)
        for party in asked
        if party.pk not in answered
    )


def _witness(mandate: Mandate, languages: tuple[str, ...]) -> Witness | None:
    return selectors.best_witness(getattr(mandate, "current_witnesses", ()), languages)


def _paragraphs(expression: Expression, covered: list[CoveredMandate]) -> Iterable[CoveredParagraph]:
    """The operative paragraphs of the first level, and those below or in an annex that hold a mandate, in order."""
    at: dict[str, list[CoveredMandate]] = defaultdict(list)
    for one in covered:
        witness = _witness(one.mandate, (expression.language,))
        here = witness is not None and witness.language == expression.language
        at[witness.paragraph_anchor if witness and here else one.mandate.paragraph_anchor].append(one)
    rows = Paragraph.objects.filter(reading=expression.current_id, kind__in=(*OPERATIVE, BlockKind.ANNEX_TEXT))
    for anchor, kind, number, depth, text in rows.values_list("anchor", "kind", "number", "depth", "text"):
        if anchor in at or (kind != BlockKind.ANNEX_TEXT and depth <= 1):
            name = annex_number(anchor) if kind == BlockKind.ANNEX_TEXT else number.rstrip(".")
            yield CoveredParagraph(anchor, name, text, tuple(at.pop(anchor, ())))
    for anchor, left in at.items():
        yield CoveredParagraph(anchor, left[0].mandate.number, "", tuple(left))


def figures(mandates: Sequence[CoveredMandate], last: date, *, public: bool) -> tuple[Figure, ...]:
    """What can be counted, each with what it is counted over; `public`, over what everybody sees."""
    keys = {one.mandate.pk: (one.public if public else one.keys) for one in mandates}
    own = {one.mandate.pk: [each for each in one.answers if each.public or not public] for one in mandates}
    informed = [one for one in mandates if own[one.mandate.pk]]
    asking = {one.mandate.paragraph_anchor for one in mandates}
    reports = [one for one in mandates if one.mandate.report]
    due = [one for one in mandates if one.mandate.due_on and one.mandate.due_on < last]
    asked = {party.pk for one in mandates for party in one.asked if not public or party.pk in one.publicly_asked}
    given = {answer.party.pk for one in mandates for answer in own[one.mandate.pk]}
    engagements = {answer.key: answer for one in mandates for answer in own[one.mandate.pk]}

    def stand(some: Iterable[CoveredMandate], standing: MandateStanding) -> int:
        return sum(keys[one.mandate.pk].state.standing is standing for one in some)

    return (
        Figure("paragraphs", len({one.mandate.paragraph_anchor for one in informed}), len(asking)),
        Figure("mandates", len(informed), len(mandates)),
        Figure("parties", len(asked & given), len(asked)),
        Figure("evidence", sum(bool(one.evidence) for one in engagements.values()), len(engagements)),
        Figure("reports", sum(bool(keys[one.mandate.pk].state.symbol) for one in reports), len(reports)),
        Figure("overdue", stand(due, MandateStanding.OVERDUE), len(due)),
        Figure("differ", sum(keys[one.mandate.pk].differ for one in mandates), len(mandates)),
    )
