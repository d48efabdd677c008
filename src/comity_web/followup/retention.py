"""How long mail and feeds are kept: reminders once sent, feeds once revoked."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from comity_web.accounts.retention import Sweep, account_sweeps, take_away
from comity_web.followup.models import FeedToken, Reminder

REMINDERS = timedelta(days=90)
REVOKED_FEEDS = timedelta(days=30)


def apply_retention(*, now: datetime, dry_run: bool = False) -> dict[str, int]:
    """How many rows of each kind were too old at `now` and are gone, or would be with `dry_run`."""
    return take_away(account_sweeps(now=now), dry_run=dry_run) | take_away(_sweeps(now), dry_run=dry_run)


def _sweeps(now: datetime) -> Iterator[Sweep]:
    yield Sweep("reminders sent", Reminder.objects.filter(sent_at__lt=now - REMINDERS))
    yield Sweep("revoked feeds", FeedToken.objects.filter(revoked_at__lt=now - REVOKED_FEEDS))
