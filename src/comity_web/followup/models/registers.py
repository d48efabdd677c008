"""Registers: what the line of a process does not hold. Which, and why: docs/decisions."""

from django.db import models

from comity_web.followup.models.occurrences import Occurrence
from comity_web.parties.append_only import AppendOnly
from comity_web.parties.models import Chamber, Party
from comity_web.registry.models import Mandate


class Delegation(AppendOnly):
    """A State's delegation to the meeting of an occurrence, as answered; a correction is a new row that counts.

    `legislators` is None where the State has not said: silence is never counted as none.
    """

    occurrence = models.ForeignKey(Occurrence, on_delete=models.PROTECT, related_name="delegations")
    state = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="delegations")
    sequence = models.PositiveIntegerField(default=1)
    members = models.PositiveIntegerField()
    legislators = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=24)
    by_party = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["occurrence", "state", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["occurrence", "state", "sequence"], name="delegation_sequence"),
            models.CheckConstraint(
                condition=models.Q(legislators=None) | models.Q(legislators__lte=models.F("members")),
                name="delegation_holds_its_legislators",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state_id}: {self.legislators} of {self.members}"


class DelegationCount(models.Model):
    """How many legislators of a delegation are of one chamber and sex ("" where not said)."""

    delegation = models.ForeignKey(Delegation, on_delete=models.CASCADE, related_name="counts")
    chamber = models.ForeignKey(Chamber, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sex = models.CharField(max_length=1, blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["delegation", "chamber", "sex"]
        constraints = [
            models.UniqueConstraint(fields=["delegation", "chamber", "sex"], name="delegation_count"),
            models.UniqueConstraint(
                fields=["delegation", "sex"], condition=models.Q(chamber=None), name="delegation_count_no_chamber"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.sex}"


class ExpertiseOffer(models.Model):
    """Expertise that a parliament or the IPU offers: a field and languages, never a person's name.

    Consent ends on `consent_until`; without a conflict-of-interest statement it is matched to nothing.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="expertise_offers")
    subject = models.CharField(max_length=200)
    languages = models.JSONField(default=list)
    available_from = models.DateField()
    available_until = models.DateField()
    consent_until = models.DateField()
    has_statement = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)
    by = models.CharField(max_length=24)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return str(self.subject)


class ExpertiseRequest(models.Model):
    """Expertise asked for; `offer` is the one it is matched with, None while it is matched with none."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="expertise_requests")
    occurrence = models.ForeignKey(
        Occurrence, null=True, blank=True, on_delete=models.PROTECT, related_name="expertise_requests"
    )
    subject = models.CharField(max_length=200)
    languages = models.JSONField(default=list)
    wanted_from = models.DateField()
    wanted_until = models.DateField()
    offer = models.ForeignKey(
        ExpertiseOffer, null=True, blank=True, on_delete=models.PROTECT, related_name="matched_requests"
    )
    is_sample = models.BooleanField(default=False)
    by = models.CharField(max_length=24)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return str(self.subject)


class ExpertiseStep(AppendOnly):
    """What became of a request: matched with an offer, agreed to by a party or declined, deployed, its result told."""

    KINDS = [
        ("match", "matched"),
        ("agree", "agreed"),
        ("decline", "declined"),
        ("deploy", "deployed"),
        ("report", "result told"),
    ]

    request = models.ForeignKey(ExpertiseRequest, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8, choices=KINDS)
    offer = models.ForeignKey(ExpertiseOffer, null=True, blank=True, on_delete=models.PROTECT, related_name="steps")
    happened_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    by = models.CharField(max_length=24)
    by_party = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["request", "id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.request_id}"


class Agreement(models.Model):
    """An agreement between two parties, in one version of its text."""

    parties = models.ManyToManyField(Party, related_name="agreements")
    title = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    in_force_from = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)
    by = models.CharField(max_length=24)
    at = models.DateTimeField()

    class Meta:
        ordering = ["title", "version"]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class AgreementClause(models.Model):
    """A clause of an agreement, and the mandates it serves."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    number = models.CharField(max_length=20)
    text = models.TextField()
    mandates = models.ManyToManyField(Mandate, blank=True, related_name="agreement_clauses")

    class Meta:
        ordering = ["agreement", "id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="agreement_clause")]

    def __str__(self) -> str:
        return str(self.number)


class Commitment(models.Model):
    """An international commitment of a State against its legislation: a bill or act, and where it stands."""

    STATUSES = [
        ("none-known", "no information received"),
        ("bill", "bill introduced"),
        ("adopted", "act adopted"),
        ("in-force", "act in force"),
    ]

    state = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="commitments")
    instrument = models.CharField(max_length=120)
    provision = models.CharField(max_length=120, blank=True)
    law = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=12, choices=STATUSES, default="none-known")
    status_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    is_sample = models.BooleanField(default=False)
    by = models.CharField(max_length=24)
    at = models.DateTimeField()

    class Meta:
        ordering = ["state", "instrument", "provision"]

    def __str__(self) -> str:
        return f"{self.state_id}: {self.instrument} {self.provision}"
