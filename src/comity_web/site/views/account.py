"""Signing in and out, with a password or with a link that works once."""

from typing import cast

from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from comity_web.accounts import services
from comity_web.accounts.models import User
from comity_web.site.views.errors import refusal

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """A form; after too many refusals of a name it waits."""
    target = request.POST.get("next", request.GET.get("next", ""))
    form = AuthenticationForm(request, request.POST or None)
    if request.method == "POST":
        name = request.POST.get("username", "")
        if not services.may_try_to_sign_in(username=name, now=timezone.now()):
            return refusal(request, 429, _("Too many attempts."), hint=_("Try again in a quarter of an hour."))
        if form.is_valid():
            login(request, form.get_user())
            return HttpResponseRedirect(_safe(request, target))
        services.note_failed_sign_in(username=name, now=timezone.now())
    status = 400 if form.errors else 200
    return render(request, "site/sign-in.html", {"form": form, "next": target}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_once(request: HttpRequest, token: str) -> HttpResponse:
    """A button that spends the link: looking at the address, as mail readers do, spends nothing."""
    if request.method != "POST":
        return render(request, "site/sign-in-once.html")
    user = services.use_sign_in_link(token=token, now=timezone.now())
    if user is None:
        return refusal(
            request,
            410,
            _("This link has been used, or is too old."),
            hint=_("Ask for a new one: python -m comity_web.config.serve --sign-in-link"),
        )
    login(request, user, backend=BACKEND)
    return HttpResponseRedirect(reverse("home") if user.has_usable_password() else reverse("password"))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Nobody is signed in."""
    logout(request)
    return HttpResponseRedirect(reverse("home"))


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """The signed-in person chooses a password."""
    user = cast(User, request.user)
    form = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        return HttpResponseRedirect(reverse("home"))
    return render(request, "site/password.html", {"form": form}, status=400 if form.errors else 200)


def _safe(request: HttpRequest, target: str) -> str:
    """The address to go to next, if it is one of ours."""
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if ours else reverse("home")
