"""Which mandates each stage answers, worked out once for every mandate; tasks carry those that fit their occurrence."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from comity.processes.matching import AskedFor, matches
from comity.processes.process import Matcher, Process
from comity_web.followup.catalogue import all_processes
from comity_web.followup.engagements import settle_task
from comity_web.followup.models import MatchedProcess, Occurrence, StageAnswer, Task
from comity_web.registry.lineage_selectors import lineage_of
from comity_web.registry.models import Mandate, MandateParty, Paragraph, Witness
from comity_web.registry.selectors import find_work

BATCH = 400
"""Mandates looked at at a time: databases bound how many values a query may hold, memory how many texts."""

OF_ONE_COUNTRY = ("state:", "parliament:")
"""How the ids of parties begin that are one country's: who names some of them asks these and no others."""

TaskMandate = Task.mandates.through

Place = tuple[str, str]
"""A process and a stage of it, by their ids."""


@transaction.atomic
def match_works(works: Collection[int], now: datetime) -> None:  # noqa: ARG001 - the registry tells the moment too
    """What was worked out for the mandates of these works, and the tasks that follow, say what the works now say."""
    changed: set[str] = set()
    for work in works:
        changed |= _match(Mandate.objects.filter(work=work), all_processes().values())
    keep_mandates(Occurrence.objects.filter(process__in=changed))


@transaction.atomic
def match_processes(*, now: datetime) -> list[str]:
    """Every process is held against every mandate; only those whose file changed are worked out anew. Their ids.

    What suffices as evidence may be another with them: their tasks are settled by it.
    """
    known = dict(MatchedProcess.objects.values_list("process", "digest"))
    digests = {process.id: _digest(process) for process in all_processes().values()}
    changed = [one for one in all_processes().values() if known.get(one.id) != digests[one.id]]
    gone = set(known) - set(digests)
    StageAnswer.objects.filter(process__in=gone).delete()
    MatchedProcess.objects.filter(process__in=gone).delete()
    if changed:
        _match(Mandate.objects.all(), changed)
        runs = Occurrence.objects.filter(process__in=[process.id for process in changed])
        keep_mandates(runs)
        for task in Task.objects.filter(occurrence__in=runs, engagements__isnull=False).distinct():
            settle_task(task)
    for process in changed:
        MatchedProcess.objects.update_or_create(process=process.id, defaults={"digest": digests[process.id], "at": now})
    return [process.id for process in changed]


def keep_mandates(occurrences: Iterable[Occurrence]) -> None:
    """Every task of these occurrences carries the mandates that its stage answers there, and no others."""
    for occurrence in occurrences:
        tasks = list(occurrence.tasks.all())
        answered = answered_in(occurrence)
        wanted = {
            (task.pk, mandate)
            for task in tasks
            for mandate, asked_on in answered.get(task.stage, {}).items()
            if asked_on is None or asked_on <= task.ends_on
        }
        there = set(TaskMandate.objects.filter(task__occurrence=occurrence).values_list("task_id", "mandate_id"))
        for task, mandate in there - wanted:
            TaskMandate.objects.filter(task_id=task, mandate_id=mandate).delete()
        TaskMandate.objects.bulk_create(
            [TaskMandate(task_id=task, mandate_id=mandate) for task, mandate in sorted(wanted - there)],
            batch_size=BATCH,
            ignore_conflicts=True,
        )


def processes_of(mandates: Collection[int]) -> dict[int, list[str]]:
    """Mandate -> the processes with a stage that answers it; none, where no process does."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = StageAnswer.objects.filter(mandate__in=mandates).values_list("mandate_id", "process")
    for mandate, process in rows.order_by("process").distinct():
        found[mandate].append(process)
    return dict(found)


def answered_in(occurrence: Occurrence) -> dict[str, dict[int, date | None]]:
    """Stage -> the mandates that it answers in this occurrence, with the day each was adopted.

    Where the occurrence follows up a resolution, only mandates of its lineage; where a mandate names countries, only
    an occurrence in which one of them takes part. A request for a report is answered for a resolution, never at large.
    What is done in the sample world answers sample documents alone.
    """
    found = StageAnswer.objects.filter(process=occurrence.process, mandate__withdrawn_at=None)
    if occurrence.resolution:
        work = find_work(symbol=occurrence.resolution)
        found = found.filter(mandate__work__in=lineage_of(work=work).works if work else [])
    else:
        found = found.filter(within_lineage=False)
    if occurrence.is_sample:
        found = found.filter(mandate__work__is_sample=True)
    rows = list(found.values_list("stage", "mandate_id", "mandate__work__adopted_on"))
    named = _countries({mandate for _, mandate, _ in rows})
    here = {party.partition(":")[2] for party in _parties_in(occurrence)}
    answered: dict[str, dict[int, date | None]] = defaultdict(dict)
    for stage, mandate, adopted_on in rows:
        if mandate not in named or not named[mandate].isdisjoint(here):
            answered[stage][mandate] = adopted_on
    return dict(answered)


def _parties_in(occurrence: Occurrence) -> set[str]:
    parties = set(occurrence.participations.values_list("party_id", flat=True))
    return parties | ({occurrence.subject_id} if occurrence.subject_id else set())


def _countries(mandates: Collection[int]) -> dict[int, set[str]]:
    """Mandate -> the codes of the countries that it asks, for those that ask any."""
    found: dict[int, set[str]] = defaultdict(set)
    asked = MandateParty.objects.filter(role="addressee")
    for kind in OF_ONE_COUNTRY:
        for mandate, party in asked.filter(party__id__startswith=kind).values_list("mandate_id", "party_id"):
            if mandate in mandates:
                found[mandate].add(party.partition(":")[2])
    return dict(found)


def _match(mandates: QuerySet[Mandate], processes: Iterable[Process]) -> set[str]:
    """The rows of these mandates and processes are right; the ids of the processes in which one changed."""
    stages: dict[Matcher, list[Place]] = defaultdict(list)
    ids = []
    for process in processes:
        ids.append(process.id)
        for stage in process.stages:
            for matcher in stage.answers:
                stages[matcher].append((process.id, stage.id))
    changed: set[str] = set()
    for group in _in_groups(mandates):
        wanted = {key: row for mandate, asked in _asked_for(group) for key, row in _answers(mandate, asked, stages)}
        standing = StageAnswer.objects.filter(mandate__in=group, process__in=ids)
        there = {(row.process, row.stage, row.mandate_id, row.within_lineage): row.pk for row in standing}
        gone = [pk for key, pk in there.items() if key not in wanted]
        new = [row for key, row in wanted.items() if key not in there]
        StageAnswer.objects.filter(pk__in=gone).delete()
        StageAnswer.objects.bulk_create(new, batch_size=BATCH)
        changed |= {key[0] for key in set(there) ^ set(wanted)}
    return changed


def _in_groups(mandates: QuerySet[Mandate]) -> Iterator[list[Mandate]]:
    """The mandates, BATCH at a time, each with its parties and current witnesses."""
    keys = list(mandates.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield list(
            Mandate.objects.filter(pk__in=keys[start : start + BATCH]).prefetch_related(
                "party_links",
                Prefetch("witnesses", Witness.objects.filter(current=True), to_attr="current_witnesses"),
            )
        )


def _asked_for(group: list[Mandate]) -> Iterator[tuple[Mandate, AskedFor]]:
    """What each standing mandate that asks somebody asks for, in every language it was read in."""
    asking = [mandate for mandate in group if mandate.asks and mandate.withdrawn_at is None]
    witnesses: dict[int, list[Witness]] = {one.pk: getattr(one, "current_witnesses", []) for one in asking}
    wanted = {(one.reading_id, one.paragraph_anchor) for found in witnesses.values() for one in found}
    paragraphs: dict[tuple[int, str], str] = {}
    for reading in {reading for reading, _ in wanted}:
        anchors = [anchor for at, anchor in wanted if at == reading]
        rows = Paragraph.objects.filter(reading=reading, anchor__in=anchors).values_list("anchor", "text")
        paragraphs |= {(reading, anchor): text for anchor, text in rows}
    for mandate in asking:
        links = list(mandate.party_links.all())
        read = witnesses[mandate.pk]
        yield (
            mandate,
            AskedFor(
                mandate.act_class,
                tuple(link.party_id for link in links if link.role == "addressee"),
                tuple(link.party_id for link in links if link.role == "with"),
                mandate.report,
                mandate.agenda_item,
                tuple((one.language, one.text) for one in read),
                tuple((one.language, paragraphs.get((one.reading_id, one.paragraph_anchor), one.text)) for one in read),
            ),
        )


def _answers(
    mandate: Mandate, asked: AskedFor, stages: dict[Matcher, list[Place]]
) -> Iterator[tuple[tuple[str, str, int, bool], StageAnswer]]:
    """A row for each stage that answers; where one matcher answers at large, that counts."""
    found: dict[Place, bool] = {}
    for matcher, places in stages.items():
        if matches(matcher, asked).matches:
            narrow = matcher.report or matcher.agenda_item
            found |= {place: narrow and found.get(place, True) for place in places}
    for (process, stage), narrow in found.items():
        row = StageAnswer(process=process, stage=stage, mandate=mandate, within_lineage=narrow)
        yield (process, stage, mandate.pk, narrow), row


def _digest(process: Process) -> str:
    """Another digest means that the description is another one."""
    return hashlib.sha256(repr(process).encode()).hexdigest()
