"""What of the follow-up an actor sees. Every list, count, feed and export goes through `visible_engagements`.

A sample person sees of what is not public only what is of the sample world.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from comity_web.accounts.permissions import SEE, Actor, may
from comity_web.followup.models import Engagement, Occurrence, Share, Task


def visible_engagements(*, actor: Actor) -> QuerySet[Engagement]:
    """The engagements that count and that the actor may see: public, their own party's, and those shared with it."""
    seen = Q(visibility="public")
    if actor.party and may(actor, SEE, party=actor.party):
        # A subquery, not a join: rows need no DISTINCT, so that a list of thousands is read page by page by its index.
        shared = Share.objects.filter(engagement=OuterRef("pk"), party_id=actor.party, ended_at=None)
        own = Q(party_id=actor.party) | Q(Exists(shared), visibility="shared")
        seen |= own & Q(is_sample=True) if actor.is_sample else own
    return Engagement.objects.filter(seen, withdrawn=False).select_related("party", "current", "occurrence")


def public_engagements() -> QuerySet[Engagement]:
    """The engagements that everybody sees: for public pages, feeds, search and reports."""
    return Engagement.objects.filter(visibility="public", withdrawn=False).select_related(
        "party", "current", "occurrence"
    )


def find_engagement(*, key: str, actor: Actor) -> Engagement | None:
    """The engagement, or None where there is none that the actor may see; its own party also sees withdrawn ones."""
    found = visible_engagements(actor=actor).filter(key=key).first()
    if found is None and actor.party and may(actor, SEE, party=actor.party):
        own = Engagement.objects.filter(key=key, party_id=actor.party).select_related("party", "current")
        found = (own.filter(is_sample=True) if actor.is_sample else own).first()
    return found


def visible_occurrences(*, actor: Actor) -> QuerySet[Occurrence]:
    """The occurrences that the actor may see: public ones, and those that their party convenes or takes part in."""
    seen = Q(visibility="public")
    if actor.party and may(actor, SEE, party=actor.party):
        own = Q(convener_id=actor.party) | Q(participations__party_id=actor.party)
        seen |= own & Q(is_sample=True) if actor.is_sample else own
    return Occurrence.objects.filter(seen).select_related("convener", "subject").distinct()


def find_occurrence(*, key: str, actor: Actor) -> Occurrence | None:
    """The occurrence, or None where there is none that the actor may see."""
    return visible_occurrences(actor=actor).filter(key=key).first()


def inbox(*, actor: Actor) -> QuerySet[Task]:
    """What the actor's party owes and has not done, the next first; nothing for who belongs to no party."""
    if not may(actor, SEE, party=actor.party):
        return Task.objects.none()
    found = Task.objects.filter(owner_id=actor.party, done_on=None, closed="")
    if actor.is_sample:
        found = found.filter(occurrence__is_sample=True)
    return found.select_related("occurrence", "owed_to").order_by("due_on", "id")


def state_of(task: Task, *, today: date) -> str:
    """A function of the task and the day: "done", "done-late", "skipped", "refused", "recorded" (without
    evidence), "late", "open" or "upcoming".
    """
    if task.closed:
        return task.closed
    if task.done_on is not None:
        return "done-late" if task.done_on > (task.ended_on or task.ends_on) else "done"
    if task.recorded_on is not None:
        return "recorded"
    if today > task.ends_on:
        return "late"
    return "open" if today >= task.opens_on else "upcoming"
