"""Calendar feeds, and the page on which a person makes and revokes their private ones."""

import hashlib
import secrets
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from comity_web.accounts.models import User
from comity_web.accounts.permissions import ANYONE, MAKE_FEED, may
from comity_web.followup.catalogue import all_processes
from comity_web.followup.errors import FollowupError
from comity_web.followup.feed_tokens import feed_actor, feeds_of, make_feed, revoke_feed
from comity_web.followup.selectors import find_occurrence
from comity_web.parties.models import Party
from comity_web.reporting import feeds
from comity_web.site.acting import actor
from comity_web.site.languages import interface_language
from comity_web.site.show import show_party


@require_safe
def party_feed(request: HttpRequest, party_id: str) -> HttpResponse:
    """The party's stages in public occurrences."""
    party = Party.objects.filter(pk=party_id).first()
    if party is None:
        raise Http404(_("There is no party with this id."))
    return _answer(request, feeds.party_feed(party=party, look=_look(request), today=timezone.localdate()))


@require_safe
def state_feed(request: HttpRequest, code: str) -> HttpResponse:
    """The stages of the State's government and parliament in public occurrences."""
    look = _look(request)
    state = Party.objects.filter(pk=f"state:{code}").first()
    if state is None:
        raise Http404(_("There is no party with this id."))
    name = state.name(look.language.partition("-")[0])
    return _answer(request, feeds.state_feed(code=code, name=name, look=look, today=timezone.localdate()))


@require_safe
def process_feed(request: HttpRequest, process_id: str) -> HttpResponse:
    """Every public occurrence of the process."""
    process = all_processes().get(process_id)
    if process is None:
        raise Http404
    return _answer(request, feeds.process_feed(process=process, look=_look(request), today=timezone.localdate()))


@require_safe
def occurrence_feed(request: HttpRequest, key: str) -> HttpResponse:
    """One public occurrence; another one is not there, whoever asks."""
    occurrence = find_occurrence(key=key, actor=ANYONE)
    if occurrence is None:
        raise Http404
    return _answer(request, feeds.occurrence_feed(occurrence=occurrence, look=_look(request)))


@require_safe
def private_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What the token's person sees, in the roles they hold at this moment."""
    asking = feed_actor(token=token)
    if asking is None:
        raise Http404
    party = Party.objects.get(pk=asking.party)
    found = feeds.private_feed(actor=asking, party=party, look=_look(request), today=timezone.localdate())
    response = _answer(request, found)
    response["Cache-Control"] = "private, no-cache"
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account_feeds(request: HttpRequest) -> HttpResponse:
    """The person's private feeds; an address is shown once, when it is made."""
    user, asking = cast(User, request.user), actor(request)
    made = error = ""
    status = 200
    if request.method == "POST":
        try:
            if "revoke" in request.POST:
                return _revoke(request)
            token = make_feed(user=user, form=request.POST.get("form", "")[:80], actor=asking, now=timezone.now())
            made = settings.SITE_ADDRESS + reverse("feed-private", args=[token])
        except FollowupError as refused:
            error, status = refused.what, refused.status
    context = {
        "feeds": [(feed, show_party(feed.party)) for feed in feeds_of(user=user)],
        "party": Party.objects.get(pk=asking.party).name(interface_language()) if asking.party else "",
        "party_id": asking.party,
        "may_make": may(asking, MAKE_FEED, party=asking.party),
        "form": secrets.token_urlsafe(32),
        "made": made,
        "error": error,
    }
    return render(request, "site/account-feeds.html", context, status=status)


def _revoke(request: HttpRequest) -> HttpResponse:
    given = request.POST["revoke"]
    feed = next((one for one in feeds_of(user=cast(User, request.user)) if str(one.pk) == given), None)
    if feed is not None:
        revoke_feed(feed=feed, actor=actor(request), now=timezone.now())
    return HttpResponseRedirect(reverse("account-feeds"))


def _look(request: HttpRequest) -> feeds.Look:
    language = feeds.feed_language(request.GET.get("language", ""), get_language() or settings.LANGUAGE_CODE)
    return feeds.Look(language, settings.SITE_ADDRESS, _occurrence_path)


def _occurrence_path(key: str) -> str:
    try:
        return reverse("occurrence", args=[key])
    except NoReverseMatch:
        return reverse("home")


def _answer(request: HttpRequest, feed: feeds.Feed) -> HttpResponse:
    """The calendar; its tag is of its bytes alone, and 304 where the asker has it already."""
    tag = f'"{hashlib.sha256(feed.text).hexdigest()[:32]}"'
    known = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    response: HttpResponse
    if tag in known:
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(feed.text, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="comity.ics"'
        if feed.changed is not None:
            response["Last-Modified"] = http_date(feed.changed.timestamp())
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    return response
