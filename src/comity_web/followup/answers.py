"""The records behind the state of a mandate, with their words, their party and their evidence, in a few queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from comity_web.followup.models import EngagementRecord, Evidence
from comity_web.followup.status import Linked
from comity_web.followup.titles import title_of
from comity_web.parties.models import Party

BATCH = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """An engagement as it answered a mandate; `public` is whether everybody may see it."""

    key: str
    party: Party
    title: str
    on: date
    until: date | None
    place: str
    side: str
    says: str
    symbol: str
    public: bool
    visibility: str
    evidence: tuple[Evidence, ...]


def answers_of(links: Iterable[Linked]) -> dict[tuple[int, int], Answer]:
    """(mandate, record) -> the answer, for records that the one who asks was found to see."""
    linked = list(links)
    wanted = sorted({link.record for link in linked})
    records: dict[int, EngagementRecord] = {}
    pieces: dict[int, list[Evidence]] = defaultdict(list)
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        for record in EngagementRecord.objects.filter(pk__in=some).select_related(
            "engagement__party", "engagement__occurrence"
        ):
            records[record.pk] = record
        for piece in _evidence(some):
            pieces[piece.engagement_id].append(piece)
    return {
        (link.mandate, link.record): _answer(link, records[link.record], pieces[link.engagement]) for link in linked
    }


def _evidence(records: Collection[int]) -> Iterable[Evidence]:
    found = Evidence.objects.filter(engagement__records__in=records).order_by("id")
    return found.select_related("file", "engagement").defer("file__content").distinct()


def _answer(link: Linked, record: EngagementRecord, evidence: list[Evidence]) -> Answer:
    engagement = record.engagement
    return Answer(
        key=engagement.key,
        party=engagement.party,
        title=title_of(engagement, record),
        on=record.happened_on,
        until=record.until,
        place=record.place,
        side=link.fact.key,
        says=link.fact.says.value,
        symbol=link.fact.symbol,
        public=link.fact.public,
        visibility=engagement.visibility,
        evidence=tuple(evidence),
    )
