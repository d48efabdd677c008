"""What an occurrence is called, what it is about, where it is and who sees it: corrected by its convener."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from comity_web.accounts import audit
from comity_web.accounts.permissions import Actor
from comity_web.followup.errors import FollowupError
from comity_web.followup.letter_dates import drafts_of, follow_words
from comity_web.followup.models import Occurrence
from comity_web.followup.occurrences import check_convener, take_version


@dataclass(frozen=True, slots=True)
class Called:
    """What can be corrected of an occurrence; its days are moved, its parties are seated."""

    title: str
    theme: str
    place: str
    visibility: str


def called(occurrence: Occurrence) -> Called:
    """What it says now."""
    return Called(occurrence.title, occurrence.theme, occurrence.place, occurrence.visibility)


@transaction.atomic
def correct_occurrence(*, occurrence: Occurrence, new: Called, actor: Actor, version: int, now: datetime) -> None:
    """It says this, and so do its drafts that nobody changed; the audit keeps what it said before."""
    check_convener(actor, occurrence)
    if not new.title.strip():
        raise FollowupError(_("Give it a title."))
    if new.visibility not in dict(Occurrence.VISIBILITIES):
        raise FollowupError(_("Choose who sees it."))
    take_version(occurrence, version)
    before, drafts = called(occurrence), drafts_of(occurrence)
    occurrence.title, occurrence.theme, occurrence.place = new.title.strip(), new.theme.strip(), new.place.strip()
    occurrence.visibility = new.visibility
    occurrence.save(update_fields=["title", "theme", "place", "visibility"])
    follow_words(occurrence, drafts, actor, now)
    audit.note(
        actor=actor,
        at=now,
        action="correct",
        kind="occurrence",
        reference=occurrence.key,
        owner=occurrence.convener_id,
        before=asdict(before),
        after=asdict(called(occurrence)),
        is_sample=occurrence.is_sample,
    )
