"""Which mandates an engagement answers, and what it says of each. A link is not rewritten: it ends, another stands.

Where a mandate stands is derived from these links (followup.status), each from its day until the day it ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from comity.processes.states import Says
from comity_web.accounts.permissions import Actor
from comity_web.followup.errors import FollowupError
from comity_web.followup.models import Engagement, EngagementMandate
from comity_web.registry.links import end_link, link_mandate
from comity_web.registry.models import Mandate


@dataclass(frozen=True, slots=True)
class LinkChanges:
    """What a correction changes, by the keys of mandates: those answered too, and those not answered after all.

    `completes` and `leaves_open` say of the mandates that are answered whether what they asked for once has been done.
    """

    mandates: Sequence[str] = ()
    dropped: Sequence[str] = ()
    completes: Sequence[str] = ()
    leaves_open: Sequence[str] = ()


UNCHANGED = LinkChanges()


@dataclass(frozen=True, slots=True)
class Relinked:
    """What the engagement said of the mandates that a correction changed, before and after, for the audit."""

    before: dict[str, str]
    after: dict[str, str]


def answer_mandates(
    *, engagement: Engagement, keys: Sequence[str], completes: Sequence[str] = (), actor: Actor, now: datetime
) -> None:
    """The engagement answers these mandates too; raises FollowupError for a key that is no mandate's.

    What is done in the sample world answers mandates of sample documents alone: of others it would change the state.
    It reports where the mandate asks for a report and the current record names one, and completes only what is named,
    never what is asked again and again.
    """
    current = engagement.current
    reports = bool(current and current.reported_as)
    wanted = list(dict.fromkeys(keys))
    found = {mandate.key: mandate for mandate in Mandate.objects.filter(key__in=wanted).select_related("work")}
    unknown = [key for key in wanted if key not in found]
    if unknown:
        raise FollowupError(f"there is no mandate {unknown[0]!r}", code="mandate-unknown", facts={"key": unknown[0]})
    real = [key for key in wanted if engagement.is_sample and not found[key].work.is_sample]
    if real:
        raise FollowupError(f"{real[0]!r} is of a real document, this record is a sample", code="mandate-real")
    recurring = [key for key in completes if key in found and found[key].recurrence]
    if recurring:
        raise FollowupError(
            f"{recurring[0]!r} is asked again and again", code="mandate-recurs", facts={"key": recurring[0]}
        )
    for key in wanted:
        _link, made = EngagementMandate.objects.get_or_create(
            engagement=engagement,
            mandate=found[key],
            ended_at=None,
            defaults={"says": _says(found[key], reports, completes), "by": actor.key, "at": now},
        )
        if made:
            link_mandate(mandate=found[key], kind="engagement", reference=engagement.key, now=now)


def _says(mandate: Mandate, reports: bool, completes: Sequence[str]) -> Says:
    if mandate.key in completes:
        return Says.COMPLETION
    return Says.REPORT if mandate.report and reports else Says.ACTION


def links_of(engagement: Engagement) -> dict[str, str]:
    """What the engagement says of each mandate that it answers, by the mandate's key."""
    return dict(engagement.mandate_links.filter(ended_at=None).values_list("mandate__key", "says"))


def change_links(*, engagement: Engagement, changes: LinkChanges, actor: Actor, now: datetime) -> Relinked | None:
    """The links follow the changes from `now` on; None where nothing changed. The engagement must be held.

    Raises FollowupError as answer_mandates.
    """
    before = links_of(engagement)
    ended = [key for key in changes.dropped if key in before]
    done = Says.COMPLETION.value
    said_anew = [key for key in changes.completes if before.get(key, done) != done and key not in ended]
    said_anew += [key for key in changes.leaves_open if before.get(key) == done and key not in ended]
    _end(engagement, [*ended, *said_anew], now)
    added = [key for key in (*changes.mandates, *changes.completes) if key not in ended]
    answer_mandates(
        engagement=engagement,
        keys=[*said_anew, *added],
        completes=[key for key in changes.completes if key not in ended],
        actor=actor,
        now=now,
    )
    after = links_of(engagement)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    if not changed:
        return None
    return Relinked(*({key: says for key, says in one.items() if key in changed} for one in (before, after)))


def _end(engagement: Engagement, keys: Sequence[str], now: datetime) -> None:
    for link in engagement.mandate_links.filter(ended_at=None, mandate__key__in=keys).select_related("mandate"):
        EngagementMandate.objects.filter(pk=link.pk).update(ended_at=now)
        end_link(mandate=link.mandate, kind="engagement", reference=engagement.key, now=now)
