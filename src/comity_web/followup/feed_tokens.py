"""Tokens of private calendar feeds: made by a person for the party they act for, revoked at any time."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from comity_web.accounts import audit
from comity_web.accounts.models import User
from comity_web.accounts.permissions import MAKE_FEED, Actor, may
from comity_web.followup.errors import FollowupError, NotAllowedError
from comity_web.followup.models import FeedToken

MOST = 20
"""How many feeds of one person stand at a time."""


@transaction.atomic
def make_feed(*, user: User, form: str, actor: Actor, now: datetime) -> str:
    """The token of a feed of the actor's party, which only its maker sees; the same form sent twice makes one.

    Raises NotAllowedError, and FollowupError where the person has MOST already.
    """
    if user.key != actor.key or not may(actor, MAKE_FEED, party=actor.party):
        raise NotAllowedError(_("Only who belongs to a party makes a feed of it."))
    User.objects.select_for_update().get(pk=user.pk)
    token = salted_hmac("comity.feed", f"{user.key} {form}", algorithm="sha256").hexdigest()
    standing = FeedToken.objects.filter(user=user, revoked_at=None)
    if standing.filter(digest=_digest(token)).exists():
        return token
    if standing.count() >= MOST:
        raise FollowupError(_("You have too many feeds."), hint=_("Revoke one that you do not use."))
    made = FeedToken.objects.create(user=user, party_id=actor.party, digest=_digest(token), made_at=now)
    audit.note(
        actor=actor,
        at=now,
        action="make",
        kind="feed",
        reference=str(made.pk),
        owner=actor.party,
        is_sample=user.is_sample,
    )
    return token


@transaction.atomic
def revoke_feed(*, feed: FeedToken, actor: Actor, now: datetime) -> None:
    """The address shows nothing any more; raises NotAllowedError for another person's feed."""
    if feed.user.key != actor.key:
        raise NotAllowedError(_("This feed is another person's."))
    if FeedToken.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=now):
        audit.note(
            actor=actor,
            at=now,
            action="revoke",
            kind="feed",
            reference=str(feed.pk),
            owner=feed.party_id,
            is_sample=feed.user.is_sample,
        )


def feeds_of(*, user: User) -> list[FeedToken]:
    """The person's feeds that stand, the newest first."""
    return list(FeedToken.objects.filter(user=user, revoked_at=None).select_related("party"))


def feed_actor(*, token: str) -> Actor | None:
    """Who is asking with this token, in the roles they hold now; None where it is false, revoked, or they hold none."""
    feed = FeedToken.objects.filter(digest=_digest(token), revoked_at=None).select_related("user").first()
    if feed is None or not feed.user.is_active or feed.user.erased_at is not None:
        return None
    roles = feed.user.memberships.filter(party_id=feed.party_id, ended_at=None).values_list("role", flat=True)
    actor = Actor(feed.user.key, feed.party_id, frozenset(roles), feed.user.is_sample)
    return actor if may(actor, MAKE_FEED, party=feed.party_id) else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
