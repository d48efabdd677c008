"""What to look at in the days of an occurrence."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from comity.processes.schedule import DateWarning, PlannedStage, Recess, date_warnings
from comity_web.followup.catalogue import process_of
from comity_web.followup.holders import holders_of
from comity_web.followup.models import Occurrence
from comity_web.parties.models import Recess as RecessRow


def warnings_of(occurrence: Occurrence, planned: Sequence[PlannedStage], *, today: date) -> tuple[DateWarning, ...]:
    """What to look at in these days: recesses of those who take part, stages before their predecessor, days past."""
    holders = holders_of(occurrence)
    parties = {party for held in holders.values() for party in held}
    recesses: dict[str, list[Recess]] = defaultdict(list)
    for row in RecessRow.objects.filter(parliament_id__in=parties):
        recesses[row.parliament_id].append(Recess(row.first, row.last))
    return date_warnings(
        process_of(occurrence.process),
        planned,
        today=today,
        recesses=recesses,
        holders=holders,
        closed=_closed_stages(occurrence),
    )


def _closed_stages(occurrence: Occurrence) -> set[str]:
    """The stages that nobody owes any more: done, skipped or refused by all."""
    standing: dict[str, bool] = defaultdict(bool)
    for stage, done, closed in occurrence.tasks.values_list("stage", "done_on", "closed"):
        standing[stage] = standing[stage] or (done is None and not closed)
    return {stage for stage, stands in standing.items() if not stands}
