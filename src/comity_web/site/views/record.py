"""Recording what a party did, and correcting it: one form, whose first three fields are enough."""

import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from comity.processes.process import FIELDS
from comity_web.accounts.permissions import CORRECT, RECORD, SHARE, Actor, may
from comity_web.followup.catalogue import process_of
from comity_web.followup.engagements import NewEngagement, correct_engagement, record_engagement
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError, RecordedAlreadyError
from comity_web.followup.evidence import KINDS
from comity_web.followup.mandate_links import links_of
from comity_web.followup.models import Engagement, Task
from comity_web.followup.selectors import find_engagement, find_occurrence
from comity_web.parties.models import Party
from comity_web.registry import selectors
from comity_web.registry.models import Mandate
from comity_web.registry.selectors import MandateFilter
from comity_web.site.acting import actor
from comity_web.site.engagement_form import (
    COUNTS,
    GOALS,
    Typed,
    account_typed,
    files_sent,
    link_changes_typed,
    links_typed,
    mandates_typed,
    typed_in,
    typed_of,
)
from comity_web.site.errors import show_error
from comity_web.site.languages import interface_language, wanted_languages
from comity_web.site.show import show_mandate, show_party
from comity_web.site.show_engagement import (
    VISIBILITIES,
    ShownEngagement,
    count_name,
    evidence_kind_name,
    field_name,
    show_engagement,
    show_record,
    show_task,
    sufficing,
)
from comity_web.site.views.errors import refusal

OFFERED = 12
"""Mandates offered for ticking, those due next first; others are named by their permanent id."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The form; one that is sent makes an engagement, sent twice the same one, and shows its page."""
    who = actor(request)
    if not may(who, RECORD, party=who.party):
        return refusal(
            request,
            403,
            _("Your role does not allow this."),
            hint=_("Contributors and focal points record what their party did. Choose the party you act for first."),
        )
    given = request.POST if request.method == "POST" else request.GET
    task = _task(given.get("task", ""), who)
    if request.method != "POST":
        typed = Typed(
            title=process_of(task.occurrence.process).stage(task.stage).title.to(interface_language()) if task else "",
            happened_on=timezone.localdate().isoformat(),
            mandates=tuple(request.GET.getlist("mandate")),
        )
        return _new_form(request, who, task, typed, secrets.token_urlsafe(24))
    typed, form = typed_in(request.POST), request.POST.get("form", "")[:40]
    try:
        made = record_engagement(
            new=NewEngagement(
                party=who.party,
                account=account_typed(typed),
                task=task,
                mandates=mandates_typed(typed),
                completes=typed.completes,
                files=files_sent(request),
                links=links_typed(typed),
                form=form or secrets.token_urlsafe(24),
                again=typed.again,
            ),
            actor=who,
            now=timezone.now(),
        )
    except FollowupError as error:
        return _new_form(request, who, task, typed, form or secrets.token_urlsafe(24), error)
    messages.success(request, _("It is recorded."))
    return HttpResponseRedirect(reverse("engagement", args=[made.key]))


def _task(key: str, who: Actor) -> Task | None:
    """The acting party's task. One that the actor may not see is not there; another party's is not theirs to do."""
    if not key:
        return None
    found = Task.objects.select_related("occurrence", "owed_to").filter(key=key).first()
    own = found is not None and found.owner_id == who.party and not who.is_sample
    if found is None or not (own or find_occurrence(key=found.occurrence.key, actor=who)):
        raise Http404(_("There is no task with this id."))
    return found


def _new_form(
    request: HttpRequest, who: Actor, task: Task | None, typed: Typed, form: str, error: FollowupError | None = None
) -> HttpResponse:
    if task is not None and task.owner_id != who.party:
        return refusal(request, 403, _("This task is another party’s."), hint=_("Record what your own party did."))
    context = _choices(request, who, task, typed) | {
        "form": form,
        "task": show_task(task, timezone.localdate()) if task else None,
        "error": show_error(error) if error else None,
        "other": _recorded_already(error, who),
        "asked_files": bool(error and request.FILES),
    }
    return render(request, "site/engagement-form.html", context, status=error.status if error else 200)


def _recorded_already(error: FollowupError | None, who: Actor) -> ShownEngagement | None:
    """The record of the same that the party has, where that was the error and the actor may see it."""
    if not isinstance(error, RecordedAlreadyError):
        return None
    other = find_engagement(key=str(error.facts["key"]), actor=who)
    return show_engagement(other) if other else None


def _choices(
    request: HttpRequest, who: Actor, task: Task | None, typed: Typed, *, correcting: bool = False
) -> dict[str, Any]:
    """What both forms offer."""
    language = interface_language()
    process = process_of(task.occurrence.process) if task else None
    kinds = process.stage(task.stage).evidence if process and task else ()
    told = [(kind, evidence_kind_name(kind, process.id), sufficing(kind, process.id)) for kind in kinds if process]
    party = Party.objects.get(pk=who.party)
    return {
        "typed": typed,
        "party": show_party(party),
        "today": timezone.localdate().isoformat(),
        "visibilities": [
            (code, word) for code, word in VISIBILITIES.items() if code == "private" or may(who, SHARE, party=who.party)
        ],
        "counts": [(name, count_name(name), typed.participants.get(name, "")) for name in COUNTS],
        "fields": [(field, field_name(field)) for field in FIELDS],
        "goals": GOALS,
        "kinds": told,
        "mandates": _offered(request, who, task, typed, correcting=correcting),
        "accept": ",".join(KINDS),
        "language": language,
    }


def _offered(
    request: HttpRequest, who: Actor, task: Task | None, typed: Typed, *, correcting: bool
) -> list[tuple[Any, bool, bool, bool]]:
    """(mandate, ticked, of the task, said to be done with): those of the task, which a new record answers whatever is
    ticked, those ticked or linked, and those that ask the party, due first.
    """
    today, wanted = timezone.localdate(), wanted_languages(request)
    of_task = set(task.mandates.values_list("key", flat=True)) if task else set()
    chosen = {*typed.mandates, *typed.completes, *typed.linked}
    named = selectors.mandates_with_words(Mandate.objects.filter(key__in=of_task | chosen))
    asking = selectors.find_mandates(chosen=MandateFilter(party=who.party, role="addressee", order="due"), today=today)[
        :OFFERED
    ]
    rows = {row.key: row for row in [*named, *asking] if row.work.is_sample or not who.is_sample}
    fixed = set() if correcting else of_task
    return [
        (show_mandate(row, wanted, today), key in fixed or key in typed.mandates, key in fixed, key in typed.completes)
        for key, row in rows.items()
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def correct(request: HttpRequest, key: str) -> HttpResponse:
    """The form of the current record; one that is sent adds a record, or tells (409) that somebody was faster."""
    who = actor(request)
    engagement = find_engagement(key=key, actor=who)
    if engagement is None:
        raise Http404(_("There is no engagement with this id."))
    if not may(who, CORRECT, party=engagement.party_id, is_sample=engagement.is_sample):
        return refusal(request, 403, _("Your role does not allow this."))
    current = engagement.current
    assert current is not None  # noqa: S101 - the services write no engagement without a record
    if request.method != "POST":
        return _correct_form(request, who, engagement, typed_of(current, links_of(engagement)), current.sequence)
    typed, sequence = typed_in(request.POST), request.POST.get("sequence", "")
    try:
        correct_engagement(
            engagement=engagement,
            account=account_typed(typed),
            reason=typed.reason,
            sequence=int(sequence) if sequence.isascii() and sequence.isdigit() and len(sequence) < 9 else 0,
            actor=who,
            now=timezone.now(),
            links=link_changes_typed(typed),
        )
    except FollowupError as error:
        engagement.refresh_from_db()
        return _correct_form(request, who, engagement, typed, current.sequence, error)
    messages.success(request, _("The correction is recorded."))
    return HttpResponseRedirect(reverse("engagement", args=[key]))


def _correct_form(
    request: HttpRequest,
    who: Actor,
    engagement: Engagement,
    typed: Typed,
    sequence: int,
    error: FollowupError | None = None,
) -> HttpResponse:
    """After a refusal for somebody else's correction, theirs stands beside the form, which then follows it."""
    current, process = engagement.current, engagement.occurrence.process if engagement.occurrence else ""
    meanwhile = current if isinstance(error, ChangedMeanwhileError) else None
    context = _choices(request, who, engagement.task, typed, correcting=True) | {
        "engagement": engagement,
        "title": current.title if current else "",
        "sequence": meanwhile.sequence if meanwhile else sequence,
        "meanwhile": show_record(meanwhile, process=process) if meanwhile else None,
        "error": show_error(error) if error else None,
    }
    return render(request, "site/engagement-form.html", context, status=error.status if error else 200)
