"""The home page, the page about the site, and the choice of languages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from comity.languages.loader import CODES
from comity.model.mandate import ACT_CLASSES
from comity_web.accounts.permissions import RECORD, may
from comity_web.followup.selectors import inbox
from comity_web.registry import selectors
from comity_web.site.acting import actor
from comity_web.site.languages import CONTENT_COOKIE, wanted_languages
from comity_web.site.show import show_act, show_mandate, show_work
from comity_web.site.show_engagement import show_task

LATEST = 8
NEXT = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is due next, for the acting party first; what was read last, how much of it is doubtful."""
    today = timezone.localdate()
    wanted, who = wanted_languages(request), actor(request)
    return render(
        request,
        "site/home.html",
        {
            "acts_for": bool(who.party and who.roles),
            "tasks": [show_task(task, today) for task in inbox(actor=who)[:NEXT]],
            "may_record": may(who, RECORD, party=who.party),
            "figures": selectors.figures(),
            "due": [show_mandate(row, wanted, today) for row in selectors.due_next(today=today, limit=NEXT)],
            "latest": [show_work(work, wanted) for work in selectors.find_works()[:LATEST]],
        },
    )


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the site is, what it is not, and how it reads."""
    return render(request, "site/about.html", {"acts": [show_act(code) for code in ACT_CLASSES]})


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """The languages of interface and documents are kept in cookies; the reader is back where they were."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = reverse("home")
    response = HttpResponseRedirect(target)
    interface = request.POST.get("interface", "")
    if interface in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, interface)
    content = request.POST.get("content", "")
    if content in CODES:
        _keep(response, CONTENT_COOKIE, content)
    elif not content:
        response.delete_cookie(CONTENT_COOKIE)
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
