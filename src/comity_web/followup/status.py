"""Where mandates stand on a day, for an actor: the library's rule over what is recorded, in a few queries for many.

A record counts from the day it was written until the next one, and for a mandate while its link to it stands. What was
seen then and may not be seen now is hidden; what was withdrawn is seen by nobody but its party.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from comity.processes.process import Offset
from comity.processes.states import (
    Audience,
    EngagementFact,
    MandateFacts,
    Says,
    TwoKeys,
    mandate_state,
)
from comity_web.accounts.permissions import SEE, Actor, may
from comity_web.followup.models import EngagementMandate, Evidence, Share
from comity_web.registry.lineage_models import MandateStep
from comity_web.registry.models import Mandate

BATCH = 500
"""Mandates named in one query: databases bound how many values it may hold."""

STRETCH = 20_000
"""Mandates read at a time where all are: as many as are quick to hold."""

EVERY: dict[str, Offset] = {
    "annual": Offset(years=1),
    "biennial": Offset(years=2),
    "triennial": Offset(years=3),
    "quadrennial": Offset(years=4),
    "quinquennial": Offset(years=5),
    "every-session": Offset(years=1),
    "quarterly": Offset(months=3),
    "monthly": Offset(months=1),
}
"""How far apart the due days of a recurring mandate lie; "regular" says no distance, so only its first day is due."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A record of an engagement as it bears on a mandate, by their primary keys."""

    mandate: int
    engagement: int
    record: int
    fact: EngagementFact


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a mandate stands under both keys, and the records that say so, the latest first."""

    facts: MandateFacts
    keys: TwoKeys
    links: tuple[Linked, ...] = ()


def audience_of(actor: Actor) -> Audience:
    """The audience an actor is: their party, if they see its material; else the public."""
    return Audience(frozenset({actor.party}) if may(actor, SEE, party=actor.party) else frozenset())


def follow(*, mandates: Iterable[int], day: date, actor: Actor, known: date | None = None) -> dict[int, Followed]:
    """Each mandate by its primary key, at the end of `day`, in three queries for every BATCH of them.

    As it was known on `day`; where `known` is given, as it is known on that later day.
    """
    wanted, audience = list(dict.fromkeys(mandates)), audience_of(actor)
    found: dict[int, Followed] = {}
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        links: dict[int, list[Linked]] = defaultdict(list)
        for link in _links(Q(mandate__in=some), day, actor, known):
            links[link.mandate].append(link)
        for key, facts in _facts(Q(pk__in=some), Q(older__in=some), links):
            seen = [link for link in links.get(key, ()) if link.fact.visible(day, audience)]
            seen.sort(key=lambda link: (link.fact.on, link.engagement), reverse=True)
            found[key] = Followed(facts, mandate_state(facts, day, audience), tuple(seen))
    return found


def states_of(*, mandates: Iterable[int], day: date, actor: Actor) -> dict[int, TwoKeys]:
    """Where each mandate stands at the end of `day`, by its primary key."""
    return {key: one.keys for key, one in follow(mandates=mandates, day=day, actor=actor).items()}


def each_state(*, day: date, actor: Actor) -> Iterator[tuple[str, TwoKeys]]:
    """The key of every standing mandate that asks somebody, and where it stands; a stretch of them at a time."""
    audience, after = audience_of(actor), 0
    standing = Mandate.objects.filter(asks=True, withdrawn_at=None).order_by("pk")
    while stretch := list(standing.filter(pk__gt=after).values_list("pk", flat=True)[:STRETCH]):
        first, after = stretch[0], stretch[-1]
        links: dict[int, list[Linked]] = defaultdict(list)
        for link in _links(Q(mandate_id__gte=first, mandate_id__lte=after), day, actor, None):
            links[link.mandate].append(link)
        here = Q(pk__gte=first, pk__lte=after, asks=True, withdrawn_at=None)
        for _key, facts in _facts(here, Q(older_id__gte=first, older_id__lte=after), links):
            yield facts.id, mandate_state(facts, day, audience)


def by_country(*, followed: Followed, day: date, actor: Actor) -> dict[str, TwoKeys]:
    """Country code -> the state from what its government and its parliament recorded, for those that did."""
    facts: dict[str, list[EngagementFact]] = defaultdict(list)
    for link in followed.links:
        if link.fact.key:
            facts[link.fact.party.partition(":")[2]].append(link.fact)
    audience, whole = audience_of(actor), followed.facts
    return {
        code: mandate_state(
            MandateFacts(whole.id, whole.due, whole.every, whole.superseded_on, whole.superseded_by, tuple(own)),
            day,
            audience,
        )
        for code, own in sorted(facts.items())
    }


def seen_engagements(actor: Actor, path: str = "engagement__") -> Q:
    """The condition under which the actor sees an engagement that `path` leads to, withdrawn ones of their own too."""
    seen = Q(**{f"{path}visibility": "public", f"{path}withdrawn": False})
    if may(actor, SEE, party=actor.party):
        shared = Share.objects.filter(engagement=OuterRef(f"{path}pk"), party=actor.party, ended_at=None)
        own = Q(**{f"{path}party": actor.party})
        own |= Q(Exists(shared), **{f"{path}visibility": "shared", f"{path}withdrawn": False})
        seen |= own & Q(**{f"{path}is_sample": True}) if actor.is_sample else own
    return seen


ROW = (
    "mandate_id",
    "engagement_id",
    "at",
    "says",
    "mandate__report",
    "engagement__party_id",
    "engagement__key_side",
    "engagement__visibility",
    "engagement__withdrawn",
    "engagement__records__id",
    "engagement__records__happened_on",
    "engagement__records__at",
    "engagement__records__visibility",
    "engagement__records__withdrawn",
    "engagement__records__reported_as",
    "pieces",
    "shared",
    "ended_at",
    "pk",
)
"""A record of an engagement that answers a mandate: the columns of `_links`, in this order."""


def _links(scope: Q, day: date, actor: Actor, known: date | None) -> Iterator[Linked]:
    """Every record that bears on a mandate in `scope` and that the actor may see now, with the days it counted."""
    end = _end(known or day)
    pieces = Evidence.objects.filter(engagement=OuterRef("engagement_id"), at__lt=end).order_by().values("engagement")
    shared = Share.objects.filter(engagement=OuterRef("engagement_id"), party=actor.party, ended_at=None)
    rows = (
        EngagementMandate.objects.filter(scope, seen_engagements(actor), engagement__records__at__lt=end, at__lt=end)
        .annotate(pieces=Coalesce(Subquery(pieces.annotate(n=Count("pk")).values("n")), 0), shared=Exists(shared))
        .order_by("mandate_id", "engagement_id", "pk", "engagement__records__sequence")
        .values_list(*ROW)
    )
    before: tuple[Any, ...] | None = None
    for row in rows.iterator(chunk_size=5_000):
        if before is not None:
            following = row if row[-1] == before[-1] else None
            if link := _linked(before, following, actor, known):
                yield link
        before = row
    if before is not None and (link := _linked(before, None, actor, known)):
        yield link


def _linked(row: tuple[Any, ...], following: tuple[Any, ...] | None, actor: Actor, known: date | None) -> Linked | None:
    """The record in `row`, which counts until the one in `following`; None where it says nothing."""
    mandate, engagement, linked_at, says, report, party, key, visibility, withdrawn = row[:9]
    record, happened_on, written_at, visible_then, withdrawn_then, symbol, pieces, shared, ended_at, _link = row[9:]
    if withdrawn_then or (known is not None and (following is not None or _ended(ended_at, known))):
        return None
    until = [moment for moment in (following[11] if following is not None else None, ended_at) if moment is not None]
    both = {visibility, visible_then}
    fact = EngagementFact(
        party=party,
        on=happened_on,
        recorded=happened_on if known is not None else max(linked_at, written_at).date(),
        key=key,
        says=_says(says, report, symbol),
        symbol=symbol,
        evidence=pieces,
        public=both == {"public"} and not withdrawn,
        seen_by=frozenset({actor.party} if shared and not withdrawn and "private" not in both else ()),
        withdrawn=min(until).date() if until else None,
    )
    return Linked(mandate, engagement, record, fact)


def _ended(ended_at: datetime | None, known: date) -> bool:
    """Whether the link stood no more at the end of `known`."""
    return ended_at is not None and ended_at < _end(known)


def _says(said: str, report: bool, symbol: str) -> Says:
    """A report is one where it has a symbol, and was asked for or is said to be one; completion is said, or is not."""
    if said == Says.COMPLETION:
        return Says.COMPLETION
    return Says.REPORT if symbol and (report or said == Says.REPORT) else Says.ACTION


def _facts(mandates: Q, steps: Q, links: dict[int, list[Linked]]) -> Iterator[tuple[int, MandateFacts]]:
    """The primary key of each of these mandates, and what decides where it stands."""
    later = _successors(steps)
    rows = Mandate.objects.filter(mandates).order_by("pk").values_list("pk", "key", "due_on", "recurrence")
    for pk, key, due, recurrence in rows.iterator(chunk_size=5_000):
        on, by = later.get(pk, (None, ""))
        every = EVERY.get(recurrence) if recurrence else None
        engagements = tuple(link.fact for link in links[pk]) if pk in links else ()
        yield pk, MandateFacts(key, due, every, on, by, engagements)


def _successors(scope: Q) -> dict[int, tuple[date, str]]:
    """Mandate -> the day it was asked anew in its lineage for the first time, and the paragraph that did so."""
    steps = MandateStep.objects.filter(scope, newer__withdrawn_at=None).exclude(succession__line=None)
    rows = steps.exclude(newer=None).exclude(newer__work__adopted_on=None).order_by("-newer__work__adopted_on")
    found = rows.values_list(
        "older_id", "newer__work__adopted_on", "newer__work__full_symbol", "newer__paragraph_anchor"
    )
    return {older: (on, f"{symbol} {anchor}") for older, on, symbol, anchor in found if older is not None and on}


def _end(day: date) -> datetime:
    """The first moment after the day."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), tzinfo=UTC)


def with_information(*, day: date, actor: Actor) -> Q:
    """The condition that something was recorded towards a mandate by `day` that the actor may see now."""
    links = EngagementMandate.objects.filter(
        seen_engagements(actor),
        mandate=OuterRef("pk"),
        ended_at=None,
        engagement__happened_on__lte=day,
        engagement__withdrawn=False,
    )
    return Q(Exists(links))
