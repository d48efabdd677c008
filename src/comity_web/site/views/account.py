"""Signing in and out: a password, a passkey, a provider where one is configured, or a link that works once."""

from typing import Any, cast

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from comity_web.accounts import services
from comity_web.accounts.models import User
from comity_web.site.views.errors import refusal

BY_LINK = "comity_by_link"
"""Set in the session of who came with a one-time link: they may choose a password without the former one."""

FULL = "too_many_login_attempts"


class SignInForm(LoginForm):  # type: ignore[misc]
    """allauth's form; the name is sent as "username", which browsers keep beside the password."""

    def add_prefix(self, field_name: str) -> str:
        """The name of the field in the form that is sent."""
        return str(super().add_prefix("username" if field_name == "login" else field_name))


class SignIn(LoginView):  # type: ignore[misc]
    """A form; after too many refusals of a name, or from an address, it waits."""

    form_class = SignInForm
    template_name = "site/sign-in.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The person is signed in, or asked for the second step; refusals are counted by name, in the database."""
        if not services.may_try_to_sign_in(username=request.POST.get("username", ""), now=timezone.now()):
            return _wait(request)
        return cast(HttpResponse, super().post(request, *args, **kwargs))

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        """The form again, as a 400 that does not tell what was wrong; a 429 where allauth's limit is reached."""
        services.note_failed_sign_in(username=self.request.POST.get("username", ""), now=timezone.now())
        if form.has_error("__all__", FULL):
            return _wait(self.request)
        response = super().form_invalid(form)
        response.status_code = 400
        return cast(HttpResponse, response)

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """The form, and where to go afterwards."""
        target = self.request.POST.get("next", self.request.GET.get("next", ""))
        return {**super().get_context_data(**named), "next": target}


sign_in = SignIn.as_view()


def _wait(request: HttpRequest) -> HttpResponse:
    return refusal(request, 429, _("Too many attempts."), hint=_("Try again in a quarter of an hour."))


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
    login(request, user)
    request.session[BY_LINK] = True
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
    """The signed-in person chooses a password; who has one gives it first, unless they came by a one-time link."""
    user = cast(User, request.user)
    knows = user.has_usable_password() and not request.session.get(BY_LINK)
    form = (PasswordChangeForm if knows else SetPasswordForm)(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        request.session.pop(BY_LINK, None)
        return HttpResponseRedirect(reverse("home"))
    context = {"form": form, "knows": knows}
    return render(request, "site/password.html", context, status=400 if form.errors else 200)
