"""What the links in reminders open, without signing in: looking changes nothing, a button does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comity_web.followup import reminder_links
from comity_web.followup.reminder_text import stage_title, standing_of
from comity_web.followup.reminders import acknowledge_of, tasks_of
from comity_web.site.languages import interface_language


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request: HttpRequest, token: str) -> HttpResponse:
    """The tasks of one message, and a button that says they were seen; 404 where the link opens nothing any more."""
    reminder = reminder_links.find_reminder(token=token)
    if reminder is None:
        raise Http404
    acknowledged = request.method == "POST"
    if acknowledged:
        acknowledge_of(reminder, request.POST.getlist("task"), now=timezone.now())
    language, today = interface_language(), timezone.localdate()
    rows = [
        (task, stage_title(task, language), standing_of(task, today), task.owner.name(language))
        for task in tasks_of(reminder)
    ]
    waiting = [row for row in rows if row[0].acknowledged_at is None]
    context = {"rows": rows, "waiting": waiting, "acknowledged": acknowledged}
    return render(request, "site/acknowledge.html", context)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """A button that ends the reminders; mail readers post here by themselves (RFC 8058), so no other token is asked."""
    user = reminder_links.find_subscriber(token=token)
    if user is None:
        raise Http404
    if request.method == "POST":
        reminder_links.unsubscribe(user=user, now=timezone.now())
    return render(request, "site/unsubscribe.html", {"done": request.method == "POST"})
