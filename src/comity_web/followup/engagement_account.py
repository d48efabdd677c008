"""What a person says of an engagement, and whether it can be so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from comity.processes.process import FIELDS
from comity_web.followup.catalogue import process_of
from comity_web.followup.errors import FollowupError
from comity_web.followup.models import EngagementRecord, Task


@dataclass(frozen=True, slots=True)
class Account:
    """What a person says of an engagement; three fields are enough, the rest can come later."""

    title: str
    happened_on: date
    text: str = ""
    until: date | None = None
    place: str = ""
    participants: Mapping[str, int] = field(default_factory=dict)
    evidence_kind: str = ""
    reported_as: str = ""
    fields: Sequence[str] = ()
    goals: Sequence[str] = ()
    visibility: str = "private"


def check_account(account: Account, *, today: date, task: Task | None) -> None:
    """Raises FollowupError where what was said cannot be: no title, a day to come, an unknown field, false counts."""
    if not account.title.strip():
        raise FollowupError("say in a line what was done", code="title-missing")
    if account.happened_on > today:
        raise FollowupError(
            "what was done cannot lie in the future", hint="give the day it happened", code="day-to-come"
        )
    if account.until and account.until < account.happened_on:
        raise FollowupError("the last day lies before the first", code="days-reversed")
    unknown = [name for name in account.fields if name not in FIELDS]
    if unknown:
        raise FollowupError(f"there is no field of cooperation {unknown[0]!r}", code="field-unknown")
    total = account.participants.get("total")
    if any(count < 0 for count in account.participants.values()) or (
        total is not None and any(count > total for count in account.participants.values())
    ):
        raise FollowupError("a part of the participants cannot be more than all of them", code="counts-false")
    if account.evidence_kind and task is not None:
        stage = process_of(task.occurrence.process).stage(task.stage)
        if not stage.accepts(account.evidence_kind):
            raise FollowupError(
                f"{account.evidence_kind!r} does not show that this stage was done", code="evidence-not-accepted"
            )


def account_of(record: EngagementRecord) -> Account:
    """What a record says, as a person would say it again."""
    return Account(
        title=record.title,
        happened_on=record.happened_on,
        text=record.text,
        until=record.until,
        place=record.place,
        participants=record.participants,
        evidence_kind=record.evidence_kind,
        reported_as=record.reported_as,
        fields=tuple(record.fields),
        goals=tuple(record.goals),
        visibility=record.visibility,
    )
