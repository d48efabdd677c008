"""Who holds which role in an occurrence, and for whom a stage was closed."""

from collections import defaultdict

from comity_web.followup.models import Occurrence


def holders_of(occurrence: Occurrence) -> dict[str, list[str]]:
    """The parties that hold each role."""
    holders: dict[str, list[str]] = defaultdict(list)
    for role, party in occurrence.participations.values_list("role", "party_id"):
        holders[role].append(party)
    return dict(holders)


def closings_of(occurrence: Occurrence) -> dict[tuple[str, str], str]:
    """By stage and party: "skipped" or "refused", as the last change says."""
    said = {"skip": "skipped", "refuse": "refused", "resume": ""}
    changes = occurrence.changes.filter(kind__in=said).order_by("id")
    return {(change.stage, change.party): said[change.kind] for change in changes}
