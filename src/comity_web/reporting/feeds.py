"""Calendar feeds (RFC 5545): the stages of occurrences as days. Nothing in a feed tells whether a stage was done.

What a feed holds is a function of what its audience may see: the time stamps are those of the schedule's last change
and never of the clock, so that two fetches with nothing changed between them are equal byte for byte.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from comity.processes.process import Process, ProcessError, Stage
from comity.processes.schedule import Changes, PlannedStage, schedule
from comity_web.accounts.permissions import Actor
from comity_web.followup.catalogue import all_processes
from comity_web.followup.models import Occurrence, Participation, StageChange
from comity_web.followup.reminder_text import mail_language
from comity_web.followup.selectors import visible_occurrences
from comity_web.parties.models import Party

PAST = timedelta(days=730)
"""How far back a feed goes: occurrences whose anchor day lies before are left out."""

MOST = 2000
"""How many occurrences a feed holds at most, the latest ones."""

Wanted = Callable[[Occurrence, Stage, PlannedStage], bool]


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar as it is sent, and when what it shows was last changed; None where it shows nothing."""

    text: bytes
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class Look:
    """How a feed is dressed: its language (a code of the interface), the site's address, the path of an occurrence."""

    language: str
    address: str
    occurrence_path: Callable[[str], str]


def party_feed(*, party: Party, look: Look, today: date) -> Feed:
    """What the party owes or is owed in public occurrences, and their anchor days."""
    language = _short(look.language)
    mine = Q(participations__party=party) | Q(convener=party) | Q(subject=party)
    found = _public(today).filter(mine).distinct()
    return _feed(found, _concerns({party.pk}), party.name(language), look, f"party:{party.pk}")


def state_feed(*, code: str, name: str, look: Look, today: date) -> Feed:
    """Public occurrences in which the State's government or parliament takes part, or that are about the State."""
    sides = {f"state:{code}", f"parliament:{code}"}
    found = _public(today).filter(Q(subject__in=sides) | Q(participations__party__in=sides)).distinct()
    return _feed(found, _concerns(sides), name, look, f"state:{code}")


def process_feed(*, process: Process, look: Look, today: date) -> Feed:
    """Every stage of the public occurrences of the process."""
    found = _public(today).filter(process=process.id)
    return _feed(found, _everything, process.title.to(_short(look.language)), look, f"process:{process.id}")


def occurrence_feed(*, occurrence: Occurrence, look: Look) -> Feed:
    """Every stage of one occurrence that everybody may see."""
    found = Occurrence.objects.filter(pk=occurrence.pk, visibility="public")
    return _feed(found, _everything, occurrence.title, look, f"occurrence:{occurrence.key}")


def private_feed(*, actor: Actor, party: Party, look: Look, today: date) -> Feed:
    """As party_feed, with the occurrences that the actor, in their roles of now, sees beyond the public ones."""
    mine = Q(participations__party=party) | Q(convener=party) | Q(subject=party)
    found = visible_occurrences(actor=actor).filter(mine, anchor_on__gte=today - PAST).distinct()
    with translation.override(look.language):
        name = _("%(party)s: all that its people see") % {"party": party.name(_short(look.language))}
    return _feed(found, _concerns({party.pk}), name, look, f"private:{party.pk}")


def feed_language(asked: str, otherwise: str) -> str:
    """The language of the interface that was asked for; `otherwise` for none, or one that is none of the six."""
    return mail_language(asked) if asked else otherwise


def _public(today: date) -> QuerySet[Occurrence]:
    return Occurrence.objects.filter(visibility="public", anchor_on__gte=today - PAST)


def _short(language: str) -> str:
    return language.partition("-")[0]


def _everything(_occurrence: Occurrence, _stage: Stage, _planned: PlannedStage) -> bool:
    return True


def _concerns(parties: set[str]) -> Wanted:
    """Stages that one of the parties owes or is owed, by their roles in the occurrence, and the anchor day itself."""
    roles: dict[int, set[str]] = defaultdict(set)
    held = Participation.objects.filter(party_id__in=parties).values_list("occurrence_id", "role")
    for occurrence, role in held:
        roles[occurrence].add(role)

    def wanted(occurrence: Occurrence, stage: Stage, planned: PlannedStage) -> bool:
        named = {*stage.owed_by, *stage.owed_to} & roles[occurrence.pk]
        return bool(named) or planned.due == occurrence.anchor_on

    return wanted


def _feed(found: QuerySet[Occurrence], wanted: Wanted, name: str, look: Look, key: str) -> Feed:
    occurrences = list(found.order_by("-anchor_on", "-id")[:MOST])
    changes = _changes(occurrences)
    calendar = Calendar()
    calendar.add("prodid", "-//Comity//Calendar of stages//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("uid", f"{key}@comity")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    changed: list[datetime] = []
    with translation.override(look.language):
        for occurrence in occurrences:
            days, stamp = changes.get(occurrence.pk, ({}, None))
            stamp = max(filter(None, (stamp, occurrence.made_at))).astimezone(UTC).replace(microsecond=0)
            for event in _events(occurrence, days, stamp, wanted, look):
                calendar.add_component(event)
                changed.append(stamp)
    return Feed(calendar.to_ical(), max(changed, default=None))


def _changes(occurrences: Iterable[Occurrence]) -> dict[int, tuple[dict[str, date], datetime]]:
    """Occurrence -> the stages set by hand, and when its days were last changed; in one query."""
    found: dict[int, tuple[dict[str, date], datetime]] = {}
    moves = StageChange.objects.filter(occurrence__in=[one.pk for one in occurrences], kind="move").order_by("id")
    for occurrence, stage, after, at in moves.values_list("occurrence_id", "stage", "after", "at"):
        days, _at = found.get(occurrence, ({}, at))
        found[occurrence] = (days | {stage: after} if stage and after else days, at)
    return found


def _events(
    occurrence: Occurrence, days: dict[str, date], stamp: datetime, wanted: Wanted, look: Look
) -> Iterator[Event]:
    """The wanted stages as events; none where this installation does not know the process, or a stage, any more."""
    process = all_processes().get(occurrence.process)
    if process is None:
        return
    try:
        planned = schedule(process, occurrence.anchor_on, Changes(dates=days))
    except ProcessError:
        return
    for one in planned:
        stage = process.stage(one.stage)
        if wanted(occurrence, stage, one):
            yield _event(occurrence, process, stage, one, stamp, look)


def _event(
    occurrence: Occurrence, process: Process, stage: Stage, planned: PlannedStage, stamp: datetime, look: Look
) -> Event:
    language = _short(look.language)
    event = Event()
    event.add("uid", f"{occurrence.key}.{stage.id}@comity")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", occurrence.version)
    event.add("dtstart", planned.due)
    event.add("dtend", planned.ends + timedelta(days=1))
    event.add("summary", f"{stage.title.to(language)} · {occurrence.title}")
    event.add("description", _description(occurrence, process, stage, planned, language))
    event.add("categories", [process.title.to(language), *([_("Sample")] if occurrence.is_sample else [])])
    event.add("transp", "TRANSPARENT")
    event.add("url", look.address + look.occurrence_path(occurrence.key))
    if occurrence.place:
        event.add("location", occurrence.place)
    return event


def _description(occurrence: Occurrence, process: Process, stage: Stage, planned: PlannedStage, language: str) -> str:
    lines = [process.title.to(language)]
    if stage.text:
        lines.append(stage.text.to(language))
    if planned.usual:
        lines.append(_("The day is a usual one, not laid down."))
    if occurrence.is_sample:
        lines.append(_("Sample: fictitious States and events."))
    return "\n".join(lines)
