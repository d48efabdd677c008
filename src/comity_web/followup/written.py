"""Whom a stage is to be written to: letters to several have done it once each of them has one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from comity_web.followup.catalogue import process_of
from comity_web.followup.holders import closings_of, holders_of
from comity_web.followup.models import Letter, Occurrence, Task


@dataclass(frozen=True, slots=True)
class Written:
    """Whom the letters of a task are `owed` to, when each party was `first` written to, who has a draft since when."""

    owed: tuple[str, ...]
    first: Mapping[str, datetime]
    drafts: Mapping[str, datetime]

    @property
    def missing(self) -> tuple[str, ...]:
        """Those whom no letter was sent to yet."""
        return tuple(party for party in self.owed if party not in self.first)

    @property
    def undrafted(self) -> tuple[str, ...]:
        """Those of the missing for whom there is no draft either."""
        return tuple(party for party in self.missing if party not in self.drafts)

    @property
    def done_on(self) -> date | None:
        """The day of the last of the first letters; None while somebody has none.

        A draft begun before then must have been sent or thrown away; where nobody is named, one letter is enough.
        """
        if self.missing or not self.first:
            return None
        last = max((self.first[party] for party in self.owed), default=min(self.first.values()))
        return None if any(begun <= last for begun in self.drafts.values()) else last.date()

    def on(self, party: str) -> date | None:
        """The day on which this party was first written to."""
        return self.first[party].date() if party in self.first else None


def written_of(occurrence: Occurrence, tasks: Iterable[Task]) -> dict[int, Written]:
    """By task of the occurrence: to whom its letters are owed and were sent; nobody owes oneself a letter."""
    process, holders, closed = process_of(occurrence.process), holders_of(occurrence), closings_of(occurrence)
    sent: dict[int | None, dict[str, datetime]] = defaultdict(dict)
    drafts: dict[int | None, dict[str, datetime]] = defaultdict(dict)
    rows = Letter.objects.filter(occurrence=occurrence).order_by("sent_at", "drafted_at")
    for task, party, begun, at in rows.values_list("task_id", "recipient_id", "drafted_at", "sent_at"):
        (drafts if at is None else sent)[task].setdefault(party, begun if at is None else at)
    found: dict[int, Written] = {}
    for one in tasks:
        roles = process.stage(one.stage).owed_to
        parties = dict.fromkeys(party for role in roles for party in holders.get(role, ()))
        owed = tuple(party for party in parties if party != one.owner_id and not closed.get((one.stage, party)))
        found[one.pk] = Written(owed, sent[one.pk], drafts[one.pk])
    return found


def written_for(task: Task) -> Written:
    """As written_of, for one task."""
    return written_of(task.occurrence, [task])[task.pk]
