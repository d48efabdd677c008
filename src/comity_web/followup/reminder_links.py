"""Links in reminders that work without signing in: signed, for one person, changing nothing until they are posted."""

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction

from comity_web.accounts import audit
from comity_web.accounts.models import User
from comity_web.accounts.permissions import Actor
from comity_web.followup.models import Reminder

ACKNOWLEDGE, UNSUBSCRIBE = "comity.acknowledge", "comity.unsubscribe"
LIFETIME = timedelta(days=60)
"""How long the tasks of a message can be acknowledged through it."""


def acknowledgement_token(reminder: Reminder) -> str:
    """Opens the tasks of this message for its person."""
    return signing.dumps([reminder.user.key, reminder.kind, reminder.day.isoformat()], salt=ACKNOWLEDGE)


def unsubscription_token(user: User) -> str:
    """Ends reminders to this person; it does not age, for a message may be read late."""
    return signing.dumps(user.key, salt=UNSUBSCRIBE)


def find_reminder(*, token: str) -> Reminder | None:
    """The message that the token was made for; None where it is false, too old, or its person is gone."""
    try:
        key, kind, day = signing.loads(token, salt=ACKNOWLEDGE, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Reminder.objects.filter(user__key=key, kind=kind, day=day)
    return found.filter(user__is_active=True, user__erased_at=None).select_related("user").first()


def find_subscriber(*, token: str) -> User | None:
    """The person that the token was made for; None where it is false or the person was erased."""
    try:
        key = signing.loads(token, salt=UNSUBSCRIBE)
    except signing.BadSignature:
        return None
    return User.objects.filter(key=key, erased_at=None).first()


@transaction.atomic
def unsubscribe(*, user: User, now: datetime) -> None:
    """The person gets no reminders any more; said twice, the first counts."""
    if User.objects.filter(pk=user.pk, wants_mail=True).update(wants_mail=False):
        audit.note(actor=Actor(user.key), at=now, action="unsubscribe", kind="person", reference=user.key)
