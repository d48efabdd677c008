"""Rows of what was read. As in FRBR: a work has expressions, an expression has readings; a mandate belongs to the work.

Only the services of this app write here.
"""

import base64
import secrets

from django.db import models
from django.db.models import Q

from comity_web.parties.append_only import AppendOnly
from comity_web.parties.models import Party
from comity_web.registry.lineage_models import MandateStep, Succession  # noqa: F401 - Django finds models here only


def new_mandate_key() -> str:
    """An opaque id for a mandate, "m_" and 16 letters and digits, never issued twice."""
    return "m_" + base64.b32encode(secrets.token_bytes(10)).decode("ascii").lower()


class Work(models.Model):
    """A document of the UN's kind, whatever the language: its symbol without the letter of a part, and the part."""

    symbol = models.CharField(max_length=120)
    part = models.CharField(max_length=12, blank=True)
    full_symbol = models.CharField(max_length=132, unique=True)
    kind = models.CharField(max_length=20, default="resolution")
    session = models.CharField(max_length=12, blank=True, db_index=True)
    adopted_on = models.DateField(null=True, blank=True, db_index=True)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-adopted_on", "full_symbol"]
        constraints = [models.UniqueConstraint(fields=["symbol", "part"], name="work_symbol_part")]
        indexes = [models.Index(fields=["-adopted_on", "full_symbol"], name="work_newest")]

    def __str__(self) -> str:
        return str(self.full_symbol)


class Expression(models.Model):
    """A work in one language. `title` is the title of its current reading, `folded` the same as searches compare it."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="expressions")
    language = models.CharField(max_length=8)
    title = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    current = models.ForeignKey(
        "Reading", null=True, blank=True, on_delete=models.SET_NULL, related_name="current_of", db_index=True
    )

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["work", "language"], name="expression_work_language")]

    def __str__(self) -> str:
        return f"{self.work_id} {self.language}"


class StoredFile(models.Model):
    """The bytes of a source, once, under their SHA-256 digest."""

    digest = models.CharField(max_length=64, primary_key=True)
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.name} ({self.digest[:12]})"


class Reading(models.Model):
    """One act of reading an expression: which source, which reader, and all it found as `comity/1` JSON."""

    expression = models.ForeignKey(Expression, on_delete=models.CASCADE, related_name="readings")
    digest = models.CharField(max_length=64)
    reader_version = models.CharField(max_length=40)
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="readings")
    source_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    document = models.JSONField()
    clauses = models.JSONField(default=list)
    blocks = models.PositiveIntegerField(default=0)
    doubted_blocks = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ["read_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["expression", "digest", "reader_version"], name="reading_source_version")
        ]

    def __str__(self) -> str:
        return f"{self.digest[:16]}-{self.reader_version}"


class Paragraph(models.Model):
    """One block of a reading, in reading order."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=40, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    act = models.TextField(blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["reading", "position"]
        constraints = [models.UniqueConstraint(fields=["reading", "position"], name="paragraph_reading_position")]

    def __str__(self) -> str:
        return f"#{self.anchor}"


class Footnote(models.Model):
    """A footnote before character `offset` of its paragraph."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="footnotes")
    anchor = models.CharField(max_length=120, blank=True)
    marker = models.CharField(max_length=20)
    offset = models.PositiveIntegerField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.anchor} note {self.marker}"


class Citation(models.Model):
    """A document named in a paragraph, or in its footnote `marker`; `symbol` may name a work that is not here yet."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="citations")
    anchor = models.CharField(max_length=120, blank=True)
    marker = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=132, blank=True, db_index=True)
    instrument = models.CharField(max_length=120, blank=True)
    printed = models.TextField()
    paragraph = models.CharField(max_length=120, blank=True)
    annex = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return str(self.symbol or self.instrument)


class Mandate(models.Model):
    """An act clause of a work, and whom it asks to do what. Its key is opaque, issued once, and never reused.

    `asks` is false for acts that ask nobody (welcomes, recalls ...): they are addressed alike, and counted apart.
    What each language says is a Witness; the fields here are what most of the witnesses say, but for those named in
    `settled`: there a person decided, and the Settlement says who, when, and what the reader had read.
    """

    key = models.CharField(max_length=24, unique=True, default=new_mandate_key, editable=False)
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="mandates")
    paragraph_anchor = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=40, blank=True)
    act_class = models.CharField(max_length=20, db_index=True)
    strength = models.PositiveSmallIntegerField(default=0)
    asks = models.BooleanField(default=True)
    report = models.BooleanField(default=False)
    report_to = models.CharField(max_length=200, blank=True)
    due_session = models.PositiveSmallIntegerField(null=True, blank=True)
    due_date = models.DateField(null=True, blank=True)
    due_year = models.PositiveSmallIntegerField(null=True, blank=True)
    due_within = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)
    recurrence = models.CharField(max_length=20, blank=True, db_index=True)
    agenda_item = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    settled = models.JSONField(default=list, blank=True)
    parties = models.ManyToManyField(Party, through="MandateParty", related_name="mandates")

    class Meta:
        ordering = ["work", "position", "order"]
        indexes = [
            models.Index(fields=["asks", "strength"], condition=Q(withdrawn_at=None), name="mandate_standing"),
            # Counts by strength, and the mandates of one strength work by work: registry.strength_order.
            models.Index(fields=["strength", "work", "withdrawn_at", "asks"], name="mandate_by_strength"),
            *(
                models.Index(
                    fields=[name],
                    condition=Q(("withdrawn_at", None), (f"{name}__isnull", False)),
                    name=f"mandate_{name}",
                )
                for name in ("due_session", "due_year", "due_date")
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def anchor(self) -> str:
        """The clause's anchor in its document: "op7-c2" is the second clause of paragraph 7."""
        return f"{self.paragraph_anchor}-c{self.order}"


class MandateParent(models.Model):
    """`mandate` came out of `parent` when a new reading split a clause in two, or merged two into one."""

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="parent_links")
    parent = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="child_links")
    kind = models.CharField(max_length=10, choices=[("split", "split"), ("merge", "merge")])
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mandate", "parent"], name="mandate_parent")]

    def __str__(self) -> str:
        return f"{self.parent_id} -> {self.mandate_id} ({self.kind})"


class Witness(models.Model):
    """The clause as one reading of one language has it. `current` is false for readings that were replaced."""

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="witnesses")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="witnesses")
    language = models.CharField(max_length=8)
    current = models.BooleanField(default=True)
    paragraph_anchor = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=40, blank=True)
    act = models.TextField()
    act_class = models.CharField(max_length=20)
    text = models.TextField()
    fields = models.JSONField()

    class Meta:
        ordering = ["language", "position", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["mandate", "reading"], condition=Q(current=True), name="witness_mandate_current_reading"
            )
        ]
        indexes = [models.Index(fields=["mandate", "current"], name="witness_current")]

    def __str__(self) -> str:
        return f"{self.mandate_id} in {self.language}"


class MandateParty(models.Model):
    """A party that a mandate asks, or names as a partner.

    `asked_by` is the mandate's day, on the links to its addressees alone, and while it stands and asks something: so
    the days of a party are read from an index in their order, however much it is asked.
    """

    ROLES = [("addressee", "addressee"), ("with", "with")]

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="party_links")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="mandate_links")
    role = models.CharField(max_length=10, choices=ROLES)
    position = models.PositiveSmallIntegerField(default=0)
    asked_by = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["mandate", "role", "position"]
        constraints = [models.UniqueConstraint(fields=["mandate", "party", "role"], name="mandate_party_role")]
        indexes = [
            models.Index(fields=["party", "role", "mandate"], name="mandate_of_party"),
            models.Index(
                fields=["party", "asked_by", "mandate"], condition=Q(asked_by__isnull=False), name="day_of_party"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.party_id}"


class Doubt(models.Model):
    """Something uncertain: of a reading, of a paragraph, of a mandate. `sides` is what each language says.

    `facts` are what the message is made of in the reader's language; `message` is English.

    `settlement` is the decision that concerns it, and `settled` is whether that decision stands; a decision whose
    text has changed leaves a doubt of its own that is not settled.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="doubts")
    reading = models.ForeignKey(Reading, null=True, blank=True, on_delete=models.CASCADE, related_name="doubts")
    mandate = models.ForeignKey(Mandate, null=True, blank=True, on_delete=models.CASCADE, related_name="doubts")
    anchor = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=60, db_index=True)
    field = models.CharField(max_length=40, blank=True)
    message = models.TextField(blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    sides = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    settlement = models.ForeignKey(
        "Settlement", null=True, blank=True, on_delete=models.SET_NULL, related_name="doubts"
    )
    settled = models.BooleanField(default=False, db_index=True)

    class Meta:
        ordering = ["work", "anchor", "id"]
        permissions = [("settle_doubt", "Can settle a doubt")]

    def __str__(self) -> str:
        return f"{self.code} {self.anchor}"


class Settlement(AppendOnly):
    """What a person decided: a field of a mandate, or into which clauses a paragraph falls (`field` is "clauses").

    `subject` is the mandate's key, or the digest of the paragraph's words. The decision with the highest `sequence`
    of a subject's field is the one that counts; `kind` "withdraw" gives the reader's value back. `read` is what the
    reader had read, `texts` the paragraph's words by language, as they were when the decision was taken.
    """

    KINDS = [("confirm", "confirm"), ("correct", "correct"), ("withdraw", "withdraw")]

    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="settlements")
    mandate = models.ForeignKey(Mandate, null=True, blank=True, on_delete=models.PROTECT, related_name="settlements")
    language = models.CharField(max_length=8, blank=True)
    subject = models.CharField(max_length=64)
    field = models.CharField(max_length=40)
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=KINDS)
    value = models.JSONField(null=True)
    read = models.JSONField(null=True)
    texts = models.JSONField(default=dict)
    anchor = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    decided_by = models.CharField(max_length=24)
    decided_as = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["work", "subject", "field", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "language", "subject", "field", "sequence"], name="settlement_sequence"
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.subject[:20]}, {self.sequence}"


class MandateLink(AppendOnly):
    """Something elsewhere (`kind`, `reference`) points to a mandate, which then said what is in `state`.

    Until `ended_at`: what was linked wrongly is reviewed no more.
    """

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=120)
    state = models.JSONField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mandate", "kind", "reference"],
                condition=models.Q(ended_at=None),
                name="mandate_link_standing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference} -> {self.mandate_id}"


class LinkReview(AppendOnly):
    """A person looked at a link whose mandate had changed to `state`, and let it stand."""

    link = models.ForeignKey(MandateLink, on_delete=models.PROTECT, related_name="reviews")
    state = models.JSONField()
    reviewed_by = models.CharField(max_length=24)
    reviewed_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"of {self.link_id}, {self.reviewed_at:%Y-%m-%d %H:%M}"
