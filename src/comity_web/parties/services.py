"""Keeps the rows of parties in step with the registry of bodies."""

from collections.abc import Collection, Mapping

from django.db import transaction

from comity.bodies import all_bodies, display_name
from comity.languages.loader import CODES
from comity_web.parties.models import Party

FROM_BODIES = ["kind", "names", "acronym", "parent", "listed"]


@transaction.atomic
def load_parties() -> int:
    """Every body of the registry of bodies has its row, with the kind, parent and names it has there; how many."""
    bodies = all_bodies()
    ids = {known.id for known in bodies}
    rows = [
        Party(
            id=known.id,
            kind=known.kind,
            parent_id=known.parent if known.parent in ids else None,
            names={code: display_name(known.id, code) for code in CODES},
            acronym=known.acronyms.get("en", "")[:60],
            listed=True,
        )
        for known in bodies
    ]
    # Parents may come after their members: foreign keys are checked when the transaction ends.
    Party.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=FROM_BODIES)
    return len(rows)


def ensure_parties(*, ids: Collection[str], printed: Mapping[str, Mapping[str, str]]) -> None:
    """Every id has a row; one that is in no registry gets the names it was printed with, by language and id."""
    known = set(Party.objects.filter(pk__in=ids).values_list("pk", flat=True))
    missing = [
        Party(
            id=party,
            kind="unlisted",
            listed=False,
            names={code: names[party] for code, names in printed.items() if party in names},
        )
        for party in sorted(set(ids) - known)
    ]
    if missing:
        Party.objects.bulk_create(missing)
