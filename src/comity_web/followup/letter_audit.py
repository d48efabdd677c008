"""What the audit tells of letters: which, from what to what; of their words the digest, never the words."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from comity_web.accounts import audit
from comity_web.accounts.permissions import Actor
from comity_web.followup.models import Letter


def digest_of(subject: str, body: str) -> dict[str, str]:
    """What the audit keeps of a letter's words."""
    return {"sha256": hashlib.sha256(f"{subject}\n{body}".encode()).hexdigest()}


def note_letter(
    letter: Letter,
    action: str,
    actor: Actor,
    now: datetime,
    *,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
) -> None:
    """The actor did this to the letter, which was `before` and is `after`."""
    audit.note(
        actor=actor,
        at=now,
        action=action,
        kind="letter",
        reference=letter.key,
        owner=letter.sender_id,
        before=before,
        after=after,
        is_sample=letter.occurrence.is_sample,
    )
