"""Pages for what went wrong, in the same dress as the rest: what was found, and what to try."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from comity_web.accounts.audit import SampleOnlyError


def refusal(request: HttpRequest, status: int, message: str, *, hint: str = "") -> HttpResponse:
    """A page with this status that says what was found and what to try."""
    return render(request, "site/error.html", {"status": status, "message": message, "hint": hint}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """400."""
    return refusal(
        request, 400, _("This request cannot be understood."), hint=_("Go back and try again; nothing was changed.")
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    if isinstance(exception, SampleOnlyError):
        return refusal(
            request,
            403,
            _("A sample account changes only what is of the sample world."),
            hint=_("Nothing was changed. Sign in with an account of your own."),
        )
    return refusal(
        request,
        403,
        _("Your role does not allow this."),
        hint=_("Ask the administrator of this installation for the right."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """403, for a form that did not come from one of our pages, or came too late."""
    return refusal(
        request,
        403,
        _("This form has expired."),
        hint=_("Allow cookies for this site, load the page again and send the form once more."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """404; for an address that is a symbol, it says that the document is not here."""
    return refusal(
        request,
        404,
        _("There is no page at this address."),
        hint=_("Look for the document in the list of resolutions."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500; drawn without the database, which may be what failed."""
    return render(
        request,
        "site/error-plain.html",
        {"status": 500, "message": _("Something went wrong on our side."), "hint": _("It has been noted. Try again.")},
        status=500,
    )
