"""The register of delegations: one meeting with its shares, the form of a State, all meetings by year."""

from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comity_web.accounts.permissions import Actor
from comity_web.followup.catalogue import all_processes, process_of
from comity_web.followup.delegations import (
    LEAST_STATES,
    REGISTER,
    Count,
    NewDelegation,
    Share,
    answers_for,
    may_register,
    register_delegation,
    share_of,
    state_of_party,
)
from comity_web.followup.errors import ChangedMeanwhileError, FollowupError
from comity_web.followup.models import Delegation, Occurrence
from comity_web.followup.selectors import find_occurrence, visible_occurrences
from comity_web.parties.models import Chamber, Party
from comity_web.parties.selectors import party_names
from comity_web.site.acting import actor
from comity_web.site.languages import interface_language

MEETINGS = 200


@require_safe
def delegations(request: HttpRequest) -> HttpResponse:
    """Every meeting whose delegations are registered that the viewer may see, by year, each with its share."""
    keeping = [one.id for one in all_processes().values() if any(stage.register == REGISTER for stage in one.stages)]
    rows = (
        visible_occurrences(actor=actor(request)).filter(process__in=keeping).order_by("-anchor_on", "-id")[:MEETINGS]
    )
    meetings = [(row, share_of(answers_for(row))) for row in rows]
    years = [
        (year, found, _sum([share for _row, share in found]))
        for year, found in (
            (year, list(group)) for year, group in groupby(meetings, key=lambda one: one[0].anchor_on.year)
        )
    ]
    return render(request, "site/delegations.html", {"years": years})


def _sum(shares: list[Share]) -> Share:
    return Share(
        sum(one.legislators for one in shares),
        sum(one.members for one in shares),
        sum(one.answered for one in shares),
        sum(one.asked for one in shares),
    )


@require_safe
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """The delegations to one meeting: what each State said, the share, who has not answered."""
    row, me = _find(request, key), actor(request)
    answers = answers_for(row)
    names = party_names(ids={one.state for one in answers}, language=interface_language())
    own = _own_state(me)
    context = {
        "row": row,
        "share": share_of(answers),
        "answers": [(names.get(one.state, one.state), one, _chambers(one.counts, one.state == own)) for one in answers],
        "silent": [names.get(one.state, one.state) for one in answers if one.counts is None],
        "least": LEAST_STATES,
        "may_register": may_register(row, me),
    }
    return render(request, "site/delegation-meeting.html", context)


def _chambers(row: Delegation | None, with_sex: bool) -> list[tuple[str, int, int | None]]:
    """Chamber, legislators, women among them; women only for the State's own people: a few are told by a count."""
    language = interface_language()
    found: dict[str, list[int]] = {}
    for count in row.counts.all() if row else ():
        name = count.chamber.name(language) if count.chamber else _("chamber not said")
        totals = found.setdefault(name, [0, 0])
        totals[0] += count.count
        totals[1] += count.count if count.sex == "f" else 0
    return [(name, whole, women if with_sex else None) for name, (whole, women) in found.items()]


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, key: str) -> HttpResponse:
    """A government's or parliament's focal point says who is in the delegation; a correction takes a reason."""
    row, me = _find(request, key), actor(request)
    if not may_register(row, me):
        raise PermissionDenied
    error: FollowupError | None = None
    if request.method == "POST":
        try:
            register_delegation(occurrence=row, new=_read(request), actor=me, now=timezone.now())
            return HttpResponseRedirect(reverse("delegation-meeting", args=[row.key]))
        except FollowupError as refused:
            error = refused
    state = _own_state(me)
    own = Delegation.objects.filter(occurrence=row, state=state, by_party=me.party).order_by("sequence").last()
    chambers = [
        (chamber.pk, chamber.name(interface_language()))
        for chamber in Chamber.objects.filter(parliament_id=f"parliament:{state.partition(':')[2]}")
    ]
    changed = isinstance(error, ChangedMeanwhileError)
    context = {
        "row": row,
        "state": party_names(ids={state}, language=interface_language()).get(state, state),
        "own": own,
        "seen": own.sequence if own else 0,
        "fields": _fields(request, own, chambers or [(0, _("legislators"))], typed=bool(error) and not changed),
        "members": request.POST.get("members") or (own.members if own else ""),
        "legislators": request.POST.get("legislators", own.legislators if own and own.legislators is not None else ""),
        "reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(request, "site/delegation-form.html", context, status=error.status if error else 200)


def _fields(
    request: HttpRequest, own: Delegation | None, chambers: list[tuple[int, str]], *, typed: bool
) -> list[dict[str, object]]:
    """A row for each chamber, with a number for each sex."""
    known = {(one.chamber_id or 0, one.sex): one.count for one in own.counts.all()} if own else {}
    return [
        {
            "id": pk,
            "name": name,
            "counts": [
                (sex or "x", request.POST.get(f"count-{pk}-{sex or 'x'}", "") if typed else known.get((pk, sex), ""))
                for sex in ("f", "m", "")
            ],
        }
        for pk, name in chambers
    ]


def _read(request: HttpRequest) -> NewDelegation:
    """What the form says; raises FollowupError for what is no number."""
    counts = []
    for name, value in request.POST.items():
        parts = str(name).split("-")
        if parts[0] == "count" and len(parts) == 3 and parts[1].isdigit() and len(parts[1]) < 10:
            number = _number(str(value))
            if number:
                counts.append(Count(int(parts[1]) or None, parts[2].replace("x", ""), number))
    return NewDelegation(
        members=_number(request.POST.get("members", "")) or 0,
        legislators=_number(request.POST.get("legislators", "")),
        counts=counts,
        reason=request.POST.get("reason", "")[:2000],
        seen=_number(request.POST.get("seen", "")) or 0,
    )


def _number(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise FollowupError(_("“%(text)s” is no whole number.") % {"text": text[:20]})
    return int(text)


def _own_state(me: Actor) -> str:
    party = Party.objects.filter(pk=me.party).first() if me.party and me.roles else None
    return state_of_party(party) if party else ""


def _find(request: HttpRequest, key: str) -> Occurrence:
    found = find_occurrence(key=key, actor=actor(request))
    if found is None or not any(stage.register == REGISTER for stage in process_of(found.process).stages):
        raise Http404
    return found
