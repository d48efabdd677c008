"""Which stages stay where they are when the anchor moves: those that everybody sees done.

The schedule is seen by whoever sees the occurrence, so that it may follow nothing that some of them do not know.
"""

from collections import defaultdict

from comity_web.followup.catalogue import process_of
from comity_web.followup.evidence import is_shown, rests_on_letters
from comity_web.followup.models import Occurrence
from comity_web.followup.selectors import public_engagements
from comity_web.followup.written import written_of


def held_stages(occurrence: Occurrence) -> set[str]:
    """The stages that are done for everybody: each party that owes one did it in public, or it was closed for it."""
    done = _done_in_public(occurrence)
    standing: dict[str, bool] = defaultdict(bool)
    for pk, stage, closed in occurrence.tasks.values_list("pk", "stage", "closed"):
        standing[stage] = standing[stage] or (pk not in done and not closed)
    return {stage for stage in done.values() if not standing[stage]}


def _done_in_public(occurrence: Occurrence) -> dict[int, str]:
    """Task -> stage, of the tasks for which everybody sees a record with what shows it."""
    process = process_of(occurrence.process)
    tasks = {task.pk: task for task in occurrence.tasks.all()}
    written = written_of(occurrence, tasks.values())
    found: dict[int, str] = {}
    for one in public_engagements().filter(task__in=tasks).prefetch_related("evidence"):
        task = tasks.get(one.task_id or 0)
        if task is None or one.current is None or not process.stage(task.stage).accepts(one.current.evidence_kind):
            continue
        by_letters = rests_on_letters(one, process)
        if is_shown(one, process) and not (by_letters and written[task.pk].done_on is None):
            found[task.pk] = task.stage
    return found
