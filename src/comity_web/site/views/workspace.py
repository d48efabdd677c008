"""The inbox of the party one acts for: what is asked of it, and what changed since one last looked."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from comity_web.accounts.permissions import ANSWER, RECORD, may
from comity_web.followup.asked import asked_of
from comity_web.followup.changed import changed_since
from comity_web.followup.errors import FollowupError
from comity_web.followup.models import Task
from comity_web.followup.occurrences import acknowledge_task
from comity_web.followup.selectors import find_occurrence
from comity_web.parties.models import Party
from comity_web.site.acting import actor
from comity_web.site.errors import show_error
from comity_web.site.languages import wanted_languages
from comity_web.site.show import show_mandate, show_party
from comity_web.site.show_engagement import show_change, show_engagement, show_task
from comity_web.site.views.errors import refusal

GROUPS = {
    "overdue": gettext_lazy("Past its day"),
    "soon": gettext_lazy("In the next 90 days"),
    "later": gettext_lazy("Later"),
}

SEEN = "comity_seen"
"""Cookie: whose visit, since when changes are shown, when the last page was seen."""

VISIT = timedelta(minutes=30)
"""Pages that lie less apart are one visit."""

FIRST = timedelta(days=14)
"""What is shown to who was never here."""


@never_cache
@require_safe
@login_required
def workspace(request: HttpRequest) -> HttpResponse:
    """What is asked of the acting party, by group; a person without a party is told how to come to one."""
    who, now, today = actor(request), timezone.now(), timezone.localdate()
    if not who.party or not who.roles:
        return render(request, "site/workspace.html", {"party": None})
    asked, since = asked_of(actor=who, today=today), _since(request, who.key, now)
    changed, wanted = changed_since(actor=who, since=since), wanted_languages(request)
    groups = [
        (
            name,
            word,
            [show_task(task, today) for task in asked.tasks[name]],
            [show_mandate(mandate, wanted, today) for mandate in asked.mandates[name]],
            name in asked.cut,
        )
        for name, word in GROUPS.items()
    ]
    context = {
        "party": show_party(Party.objects.get(pk=who.party)),
        "groups": groups,
        "nothing": not any(tasks or mandates for _name, _word, tasks, mandates, _cut in groups),
        "since": since,
        "stage_changes": [show_change(change) for change in changed.stages],
        "engagements": [show_engagement(row) for row in changed.engagements],
        "may_record": may(who, RECORD, party=who.party),
        "may_answer": may(who, ANSWER, party=who.party),
    }
    response = render(request, "site/workspace.html", context)
    _note_visit(response, who.key, since, now)
    return response


def _since(request: HttpRequest, key: str, now: datetime) -> datetime:
    """When the visit before this one ended."""
    person, _sep, rest = request.COOKIES.get(SEEN, "").partition("|")
    since, _sep, last = rest.partition("|")
    try:
        began, seen = datetime.fromisoformat(since), datetime.fromisoformat(last)
        found = began if now - seen < VISIT else seen
    except (ValueError, TypeError):
        return now - FIRST
    return found if person == key and found.tzinfo is not None and found <= now else now - FIRST


def _note_visit(response: HttpResponse, key: str, since: datetime, now: datetime) -> None:
    response.set_cookie(
        SEEN,
        f"{key}|{since.isoformat()}|{now.isoformat()}",
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


@never_cache
@require_POST
@login_required
def acknowledge(request: HttpRequest, key: str) -> HttpResponse:
    """The party has seen the task; the person is back in the workspace."""
    who = actor(request)
    task = Task.objects.select_related("occurrence").filter(key=key).first()
    if task is None or (task.owner_id != who.party and find_occurrence(key=task.occurrence.key, actor=who) is None):
        raise Http404(_("There is no task with this id."))
    try:
        acknowledge_task(task=task, actor=who, now=timezone.now())
    except FollowupError as error:
        shown = show_error(error)
        return refusal(request, error.status, shown.what, hint=shown.hint)
    messages.success(request, _("It is acknowledged."))
    return HttpResponseRedirect(reverse("workspace"))
