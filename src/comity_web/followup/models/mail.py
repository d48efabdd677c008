"""Letters, reminders, calendar feeds."""

from django.db import models

from comity_web.accounts.models import User
from comity_web.followup.models.keys import new_letter_key
from comity_web.followup.models.occurrences import Occurrence, Task
from comity_web.parties.models import Party


class Letter(models.Model):
    """A letter from one party to another in an occurrence: drafted from a template, then sent once, as it stands.

    `announced`: its sender lets everybody see that it was sent, and when. `dates_moved_at`: the days of its stage moved
    then, after a person had written it, and nobody has looked at it since.
    """

    key = models.CharField(max_length=24, unique=True, default=new_letter_key, editable=False)
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="letters")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=8)
    sender = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="letters_sent")
    recipient = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="letters_received")
    subject = models.CharField(max_length=300)
    body = models.TextField()
    drafted_by = models.CharField(max_length=24)
    drafted_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sent_by = models.CharField(max_length=24, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    announced = models.BooleanField(default=False)
    dates_moved_at = models.DateTimeField(null=True, blank=True)
    form = models.CharField(max_length=40, null=True, blank=True, unique=True)

    class Meta:
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return str(self.subject)


class Reminder(models.Model):
    """One message to one person on one day; planned first, sent once. `tasks` are the keys it speaks of."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=12, choices=[("digest", "digest"), ("escalation", "escalation")])
    day = models.DateField()
    tasks = models.JSONField(default=list)
    planned_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "id"]
        constraints = [models.UniqueConstraint(fields=["user", "kind", "day"], name="reminder_once")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.day}"


class FeedToken(models.Model):
    """A calendar feed that is not public: whoever has the token sees what its person could see. Its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="feed_tokens")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="feed_tokens")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"of {self.party_id}"
