"""People who sign in. Personal attributes stand in this one table; everything else holds the opaque `key`."""

import secrets

from django.contrib.auth.models import AbstractUser
from django.db import models

from comity_web.parties.models import Party


def new_person_key() -> str:
    """An opaque key for a person, never issued twice."""
    return f"p_{secrets.token_hex(10)}"


class User(AbstractUser):
    """A person who signs in, and the party they act for."""

    key = models.CharField(max_length=24, unique=True, default=new_person_key, editable=False)
    acts_for = models.ForeignKey(Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="people")


class SignInLink(models.Model):
    """A link that signs one person in once. Only its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"for {self.user_id}, until {self.expires_at:%Y-%m-%d %H:%M}"


class FailedSignIn(models.Model):
    """A refused sign-in, so that guessing can be slowed. `name_digest` is of the name given, not the name."""

    name_digest = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name_digest[:8]} at {self.at:%Y-%m-%d %H:%M}"
