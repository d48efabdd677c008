"""Bringing a document in: read first, stored only when the whole road was walked."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.languages.loader import CODES
from comity.model.errors import ComityError
from comity_web.accounts.models import User
from comity_web.registry.intake import bring_in
from comity_web.registry.models import Reading
from comity_web.site.errors import ShownError, show_error
from comity_web.site.languages import Tongue
from comity_web.site.marks import document_url


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required("registry.add_reading", raise_exception=True)
def upload(request: HttpRequest) -> HttpResponse:
    """A form; a document that is sent is read and kept, or refused with what was found and what to try."""
    if request.method != "POST":
        return _form(request)
    given = request.FILES.get("document")
    if not isinstance(given, UploadedFile):
        return _form(request, error=ShownError(_("No file was chosen."), _("Choose a file, then send the form.")))
    language = request.POST.get("language", "")
    try:
        reading = _read_and_store(given, language if language in CODES else "", request)
    except ComityError as error:
        return _form(request, error=show_error(error), name=given.name or "")
    work = reading.expression.work
    messages.success(request, _("%(symbol)s has been read.") % {"symbol": work.full_symbol})
    return HttpResponseRedirect(f"{document_url(work.full_symbol)}?content={reading.expression.language}")


def _read_and_store(given: "UploadedFile[bytes]", language: str, request: HttpRequest) -> Reading:
    return bring_in(
        given.read(settings.MAX_UPLOAD + 1),
        name=given.name or "upload",
        language=language,
        now=timezone.now(),
        actor=request.user.key if isinstance(request.user, User) else "",
        limit=settings.MAX_UPLOAD,
    ).reading


def _form(request: HttpRequest, *, error: ShownError | None = None, name: str = "") -> HttpResponse:
    context = {
        "error": error,
        "name": name,
        "limit": settings.MAX_UPLOAD // 1_000_000,
        "tongues": [Tongue(code) for code in CODES],
    }
    return render(request, "site/upload.html", context, status=400 if error else 200)
