"""Everyone who can be asked to do something."""

from django.db import models


class Party(models.Model):
    """A State, parliament, UN body, group or organization, under the id that the registry of bodies gives it.

    `names` holds its name per language code; `listed` is false for a party that was read in a text but is not in the
    registry of bodies: its id was coined from the printed name, and it waits for review.
    """

    id = models.CharField(max_length=200, primary_key=True)
    kind = models.CharField(max_length=60, blank=True, db_index=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="members")
    names = models.JSONField(default=dict)
    acronym = models.CharField(max_length=60, blank=True)
    listed = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return str(self.id)

    def name(self, language: str) -> str:
        """The name in `language`, else in English, else whatever is known; "" never."""
        known: dict[str, str] = self.names
        return known.get(language) or known.get("en") or next(iter(known.values()), "") or str(self.id)


class Chamber(models.Model):
    """A chamber of a parliament, as a dated source has it.

    `seats` and `women` are counts, None where the source gives none; `women_share` is the percentage that the source
    prints, kept beside a count or instead of one. `printed` holds the source's own words by field, never normalised.
    """

    parliament = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="chambers")
    code = models.CharField(max_length=12)
    names = models.JSONField(default=dict)
    seats = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    women_share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    last_election = models.CharField(max_length=60, blank=True)
    next_election = models.CharField(max_length=60, blank=True)
    printed = models.JSONField(default=dict)
    source = models.CharField(max_length=200)
    source_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["parliament", "code"]
        constraints = [models.UniqueConstraint(fields=["parliament", "code"], name="chamber_of_parliament")]

    def __str__(self) -> str:
        return f"{self.parliament_id} {self.code}"

    def name(self, language: str) -> str:
        """The name in `language`, else in English, else whatever is known."""
        known: dict[str, str] = self.names
        return known.get(language) or known.get("en") or next(iter(known.values()), "") or str(self.code)

    @property
    def seats_as_printed(self) -> str:
        """The source's words for its seats, which also say how they are filled; "" where there are none."""
        words: dict[str, str] = self.printed
        return words.get("number of seats", "")


class UnmatchedRecord(models.Model):
    """A record of a source that names no party here, and why; it waits for a person."""

    source = models.CharField(max_length=200)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    reason = models.CharField(max_length=60)

    class Meta:
        ordering = ["source", "code"]
        constraints = [models.UniqueConstraint(fields=["source", "code"], name="unmatched_record")]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"


class IpuMembership(models.Model):
    """Whether a parliament is a member of the Inter-Parliamentary Union, by which source."""

    STATUSES = [("member", "member"), ("listed", "listed as a participant"), ("none", "not a member")]

    parliament = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="ipu_membership")
    status = models.CharField(max_length=12, choices=STATUSES)
    since = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    source_date = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.parliament_id}: {self.status}"


class Recess(models.Model):
    """A parliament does not sit from `first` to `last`, both included. `by` and `at`: who said so last, and when."""

    parliament = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="recesses")
    first = models.DateField()
    last = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=24, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["parliament", "first"]
        verbose_name_plural = "recesses"
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="recess_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"{self.parliament_id}: {self.first} to {self.last}"


class PartyDocument(models.Model):
    """A document of a party (a resolution of the IPU, an agreement's text): symbol, date, and the file's digest."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="documents")
    symbol = models.CharField(max_length=120)
    title = models.TextField()
    language = models.CharField(max_length=8, blank=True)
    dated = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    circulated_as = models.CharField(max_length=132, blank=True)
    answers = models.CharField(max_length=132, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-dated", "symbol"]
        constraints = [models.UniqueConstraint(fields=["party", "symbol", "language"], name="party_document")]

    def __str__(self) -> str:
        return str(self.symbol)
