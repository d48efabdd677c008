"""The form in which the convener corrects what an occurrence says of itself."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from comity_web.followup.corrections import Called, called, correct_occurrence
from comity_web.followup.errors import FollowupError
from comity_web.site.acting import actor
from comity_web.site.views.occurrences import convened, read_version


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, key: str) -> HttpResponse:
    """Title, theme, place, who sees it; what was typed is kept when it is refused."""
    row = convened(request, key)
    error: FollowupError | None = None
    if request.method == "POST":
        try:
            correct_occurrence(
                occurrence=row,
                new=_typed(request),
                actor=actor(request),
                version=read_version(request),
                now=timezone.now(),
            )
            return HttpResponseRedirect(reverse("occurrence", args=[row.key]))
        except FollowupError as refused:
            error = refused
            row.refresh_from_db()
    typed = asdict(_typed(request) if error else called(row))
    context = {"row": row, "typed": typed, "error": error}
    return render(request, "site/occurrence-correct.html", context, status=error.status if error else 200)


def _typed(request: HttpRequest) -> Called:
    said = request.POST
    visibility = "participants" if said.get("visibility") == "participants" else "public"
    return Called(
        said.get("title", "").strip()[:300],
        said.get("theme", "").strip()[:2000],
        said.get("place", "").strip()[:200],
        visibility,
    )
