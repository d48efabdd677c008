"""Two people of a party who record the same thing: the second is told, and says whether it is another one."""

import unicodedata

from django.db.models import QuerySet

from comity_web.followup.engagement_account import Account
from comity_web.followup.errors import RecordedAlreadyError
from comity_web.followup.models import Engagement, Task
from comity_web.parties.models import Party


def hold_party(party: str) -> Party:
    """The party's row, held until the transaction ends: of two who record at once the second sees the first's record.

    Rows that only point to the party are written meanwhile, so that no two wait for one another.
    """
    return Party.objects.select_for_update(no_key=True).get(pk=party)


def refuse_double(*, party: str, account: Account, task: Task | None, is_sample: bool) -> None:
    """Raises RecordedAlreadyError where a standing record of the party is in answer to the same task, or has the same
    title on the same day, capitals and blanks aside. The party must be held.
    """
    standing = Engagement.objects.filter(party_id=party, withdrawn=False, is_sample=is_sample)
    standing = standing.select_related("current").order_by("pk")
    if other := _same_task(standing, task) or _same_title(standing, account):
        title = other.current.title if other.current else other.key
        raise RecordedAlreadyError(
            f"this is recorded already as {other.key}",
            hint="add to that record, or say that this is another one",
            code="recorded-already",
            facts={"key": other.key, "title": title},
        )


def _same_task(standing: QuerySet[Engagement], task: Task | None) -> Engagement | None:
    return standing.filter(task=task).first() if task else None


def _same_title(standing: QuerySet[Engagement], account: Account) -> Engagement | None:
    wanted = fold_title(account.title)
    that_day = standing.filter(happened_on=account.happened_on)
    return next((one for one in that_day if one.current and fold_title(one.current.title) == wanted), None)


def fold_title(title: str) -> str:
    """The title without differences of capitals, blanks and composed letters."""
    return unicodedata.normalize("NFC", " ".join(title.casefold().split()))
