"""People who sign in. Personal attributes stand in this one table; everything else holds the opaque `key`."""

import secrets

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from comity_web.parties.append_only import AppendOnly
from comity_web.parties.models import Party


def new_person_key() -> str:
    """An opaque key for a person, never issued twice."""
    return f"p_{secrets.token_hex(10)}"


class User(AbstractUser):
    """A person who signs in, and the party they act for at present, one of those they belong to.

    Name, address, sex and language are personal: they stand here and nowhere else, and go when the person is erased.
    `former_names` are names ({"first_name", "last_name"}) and addresses ({"email"}) that were theirs: records that say
    them are found when the person is erased.
    """

    SEXES = [("f", "female"), ("m", "male"), ("x", "other")]

    key = models.CharField(max_length=24, unique=True, default=new_person_key, editable=False)
    acts_for = models.ForeignKey(Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="people")
    language = models.CharField(max_length=8, blank=True)
    sex = models.CharField(max_length=1, blank=True, choices=SEXES)
    wants_mail = models.BooleanField(default=True)
    former_names = models.JSONField(default=list, blank=True)
    is_sample = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta(AbstractUser.Meta):
        constraints = [models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="user_email")]


class Membership(models.Model):
    """A person belongs to a party in a role, until `ended_at`. What a role may do stands in permissions.py."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20)
    granted_by = models.CharField(max_length=24, blank=True)
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["party", "role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "party", "role"], condition=models.Q(ended_at=None), name="membership_standing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.party_id}"


class Invitation(models.Model):
    """A person was asked to join a party. The address invited stands on `user`; of the token the digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=24)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-invited_at"]

    def __str__(self) -> str:
        return f"{self.role} of {self.party_id}, {self.invited_at:%Y-%m-%d}"


class AuditRecord(AppendOnly):
    """Who (`actor`, a person's key) did what for whom, when, from which value to which. Holds no personal attribute.

    `is_sample`: what was done was done in the sample world.

    `kind` and `reference` name the thing ("engagement", its key); `owner` is the party whose administrators see it.
    """

    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=24, blank=True, db_index=True)
    acting_for = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=200, blank=True, db_index=True)
    action = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["kind", "reference"], name="audit_thing")]

    def __str__(self) -> str:
        return f"{self.action} {self.kind} {self.reference}"


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
