"""One's own account: what is kept, what may be changed, a download of all of it, and its erasure."""

import json
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from comity_web.accounts import details, mail
from comity_web.accounts.membership import MembershipError
from comity_web.accounts.models import User
from comity_web.accounts.words import SEXES
from comity_web.followup.erasure import erase_person
from comity_web.followup.personal_data import personal_data_of
from comity_web.site.acting import actor
from comity_web.site.show_people import show_memberships
from comity_web.site.views.errors import refusal


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name, address, language, sex if one wishes, mail; changed by sending the form."""
    user = cast(User, request.user)
    error: MembershipError | None = None
    if request.method == "POST":
        try:
            _keep(request, user)
            return HttpResponseRedirect(reverse("account"))
        except MembershipError as refused:
            error = refused
            user.refresh_from_db()
    context = {
        "error": error,
        "person": user,
        "typed": request.POST if error else {},
        "memberships": show_memberships(user),
        "languages": [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES],
        "sexes": list(SEXES.items()),
    }
    return render(request, "site/account.html", context, status=error.status if error else 200)


def _keep(request: HttpRequest, user: User) -> None:
    """The details are kept; a new address is asked to confirm itself first."""
    given = request.POST
    details.change_details(
        user=user,
        details=details.Details(
            first_name=given.get("first_name", ""),
            last_name=given.get("last_name", ""),
            language=given.get("language", ""),
            sex=given.get("sex", ""),
            wants_mail=given.get("wants_mail") == "on",
        ),
    )
    wanted = given.get("email", "").strip().lower()
    if wanted and wanted != user.email:
        token = details.ask_for_address(user=user, address=wanted)
        address = request.build_absolute_uri(reverse("confirm-address", args=[token]))
        try:
            mail.send_address_link(user=user, to=wanted, address=address)
        except OSError as error:
            raise MembershipError(_("The letter could not be sent."), hint=_("Try again later.")) from error
        messages.info(request, _("A letter is on its way to the new address; the link in it confirms it."))
    messages.success(request, _("Kept."))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """A button that makes the address the person's: looking at the page changes nothing."""
    if request.method != "POST":
        return render(request, "site/confirm-address.html")
    try:
        details.confirm_address(user=cast(User, request.user), token=token)
    except MembershipError as error:
        return refusal(request, 410, error.what, hint=error.hint)
    messages.success(request, _("The new address is yours."))
    return HttpResponseRedirect(reverse("account"))


@never_cache
@login_required
@require_safe
def download_data(request: HttpRequest) -> HttpResponse:
    """All that is held about the person, as JSON."""
    found = personal_data_of(user=cast(User, request.user), now=timezone.now())
    text = json.dumps(found, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="comity-my-data.json"'
    return response


@never_cache
@sensitive_post_parameters("password")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """The person is erased once they say so, with their password where they have one."""
    user = cast(User, request.user)
    problem, hint = "", ""
    if request.method == "POST":
        if request.POST.get("sure") != "yes":
            problem = _("Say that you are sure.")
        elif user.has_usable_password() and not user.check_password(request.POST.get("password", "")):
            problem = _("This is not your password.")
        else:
            try:
                erase_person(user=user, actor=actor(request), now=timezone.now())
            except MembershipError as error:
                problem, hint = error.what, error.hint
            else:
                logout(request)
                return render(request, "site/erased.html")
    context = {"problem": problem, "hint": hint, "asks_password": user.has_usable_password()}
    return render(request, "site/erase.html", context, status=400 if problem else 200)
