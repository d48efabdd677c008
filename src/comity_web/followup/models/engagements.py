"""What a party did, with its evidence: append-only, seen by all, by some, or by the party alone."""

from django.db import models

from comity_web.followup.models.keys import new_engagement_key
from comity_web.followup.models.occurrences import Occurrence, Task
from comity_web.parties.append_only import AppendOnly
from comity_web.parties.models import Party
from comity_web.registry.models import Mandate, StoredFile


class Engagement(models.Model):
    """What `party` did. The words stand in its records; `current` is the one that counts.

    `happened_on`, `visibility`, `withdrawn` and `changed_at` (its `at`) repeat what the current record says, for lists.
    `form` is the token of
    the form it was first sent with: the same form sent twice makes one engagement. `key_side` is which of the two
    keys of a State it turns, "government" or "parliament", "" for neither. `stands_on` is "letter" or "entry" where it
    was written with a letter sent from here or an entry of a register here, which then shows it; "" for others.
    """

    VISIBILITIES = [("private", "private"), ("shared", "shared"), ("public", "public")]

    key = models.CharField(max_length=24, unique=True, default=new_engagement_key, editable=False)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="engagements")
    key_side = models.CharField(max_length=12, blank=True)
    occurrence = models.ForeignKey(
        Occurrence, null=True, blank=True, on_delete=models.PROTECT, related_name="engagements"
    )
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="engagements")
    current = models.ForeignKey(
        "EngagementRecord", null=True, blank=True, on_delete=models.PROTECT, related_name="current_of"
    )
    happened_on = models.DateField()
    visibility = models.CharField(max_length=8, choices=VISIBILITIES, default="private")
    withdrawn = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    form = models.CharField(max_length=40, null=True, blank=True, unique=True)
    stands_on = models.CharField(max_length=8, blank=True)
    mandates = models.ManyToManyField(Mandate, through="EngagementMandate", related_name="engagements")
    shared_with = models.ManyToManyField(Party, through="Share", related_name="shared_engagements")

    class Meta:
        ordering = ["-happened_on", "-id"]
        indexes = [
            models.Index(fields=["visibility", "withdrawn", "-happened_on"], name="engagement_seen"),
            models.Index(fields=["party", "-happened_on"], name="engagement_of_party"),
            models.Index(fields=["party", "-changed_at"], name="engagement_changed"),
            models.Index(
                fields=["-changed_at"],
                condition=models.Q(visibility="shared", withdrawn=False),
                name="engagement_shared_lately",
            ),
            models.Index(
                fields=["occurrence", "-changed_at", "visibility", "withdrawn", "party"],
                name="engagement_changed_there",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)


class EngagementRecord(AppendOnly):
    """One state of an engagement: as first recorded (`sequence` 1), then each correction with its reason.

    `participants` holds counts, never names: {"total": 40, "legislators": 30, "women": 18}, each where known.
    `evidence_kind` is one that the stage names, or "" without a stage. `fields` are fields of cooperation (OP2 of
    A/RES/66/261), `goals` numbers of goals and targets ("5", "16.7").
    """

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    happened_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    participants = models.JSONField(default=dict, blank=True)
    evidence_kind = models.CharField(max_length=60, blank=True)
    reported_as = models.CharField(max_length=132, blank=True)
    fields = models.JSONField(default=list, blank=True)
    goals = models.JSONField(default=list, blank=True)
    visibility = models.CharField(max_length=8, choices=Engagement.VISIBILITIES)
    withdrawn = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=24)
    at = models.DateTimeField()

    class Meta:
        ordering = ["engagement", "sequence"]
        constraints = [models.UniqueConstraint(fields=["engagement", "sequence"], name="engagement_record_sequence")]

    def __str__(self) -> str:
        return f"{self.title[:40]} ({self.sequence})"


class EngagementMandate(models.Model):
    """The engagement answers this mandate; registry.MandateLink of kind "engagement" keeps what it then said.

    `says` is what it says of the mandate (comity.processes.states.Says): that something was done towards it, that it
    was reported on to the body that asked, or that what was asked once has been done. Until `ended_at`: a correction
    ends a link that was wrong, or replaces it by one that says something else.
    """

    SAYS = [("action", "action"), ("report", "report"), ("completion", "completion")]

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="mandate_links")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="engagement_links")
    says = models.CharField(max_length=10, choices=SAYS, default="action")
    by = models.CharField(max_length=24)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["engagement", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "mandate"], condition=models.Q(ended_at=None), name="engagement_mandate_standing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} -> {self.mandate_id}"


class Share(models.Model):
    """`party` sees the engagement while it is shared, until `ended_at`."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="shares")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="shares")
    by = models.CharField(max_length=24)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["engagement", "party"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "party"], condition=models.Q(ended_at=None), name="share_standing"
            )
        ]
        indexes = [
            models.Index(fields=["party", "engagement"], condition=models.Q(ended_at=None), name="share_with_party"),
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} with {self.party_id}"


class Evidence(AppendOnly):
    """A file, or an address, that shows what was done. The bytes stand once under their digest."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    link = models.URLField(max_length=500, blank=True)
    by = models.CharField(max_length=24)
    at = models.DateTimeField()

    class Meta:
        ordering = ["engagement", "id"]
        verbose_name_plural = "evidence"
        constraints = [models.UniqueConstraint(fields=["engagement", "file"], name="evidence_once")]

    def __str__(self) -> str:
        return self.name or self.link


class Confirmation(AppendOnly):
    """A validator of the party confirms a record as the party's own."""

    record = models.OneToOneField(EngagementRecord, on_delete=models.PROTECT, related_name="confirmation")
    by = models.CharField(max_length=24)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"of {self.record_id}"


class Redaction(AppendOnly):
    """An erased person's name was taken out of a row's words; how many places, never what stood there.

    `kind` and `reference` name the row (model and primary key); `record` is set where it is one of an engagement.
    """

    record = models.ForeignKey(
        EngagementRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="redactions"
    )
    kind = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=64, blank=True)
    person = models.CharField(max_length=24)
    places = models.PositiveIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.places} in {self.kind} {self.reference}"
