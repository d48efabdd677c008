"""An occurrence of a process, who takes part, what was changed by hand, and what each party owes."""

from django.db import models
from django.db.models import Q

from comity_web.followup.models.keys import new_occurrence_key, new_task_key
from comity_web.parties.append_only import AppendOnly
from comity_web.parties.models import Party
from comity_web.registry.models import Mandate


class Occurrence(models.Model):
    """One run of a process (an id of comity.processes) around its anchor day.

    `convener` keeps it: its focal points name those who take part and move the dates. `subject` is whom it is about
    (the State under review). `resolution` is the symbol of the one it follows up, "" where it answers whoever asks.
    `version` rises with every change, so that two people who change it at once are told.
    """

    VISIBILITIES = [("public", "public"), ("participants", "those who take part")]

    key = models.CharField(max_length=24, unique=True, default=new_occurrence_key, editable=False)
    process = models.CharField(max_length=60, db_index=True)
    title = models.CharField(max_length=300)
    anchor_on = models.DateField(db_index=True)
    convener = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="convened")
    subject = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="subject_of")
    theme = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    resolution = models.CharField(max_length=132, blank=True)
    fields = models.JSONField(default=list, blank=True)
    visibility = models.CharField(max_length=12, choices=VISIBILITIES, default="public")
    version = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)
    made_by = models.CharField(max_length=24, blank=True)
    made_at = models.DateTimeField()
    form = models.CharField(max_length=40, null=True, blank=True, unique=True)
    participants = models.ManyToManyField(Party, through="Participation", related_name="occurrences")

    class Meta:
        ordering = ["anchor_on", "id"]

    def __str__(self) -> str:
        return str(self.key)


class Participation(models.Model):
    """A party holds a role of the process in this occurrence."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(max_length=60)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="participations")

    class Meta:
        ordering = ["occurrence", "role", "party"]
        constraints = [models.UniqueConstraint(fields=["occurrence", "role", "party"], name="participation")]

    def __str__(self) -> str:
        return f"{self.role}: {self.party_id}"


class StageChange(AppendOnly):
    """What a person changed: the anchor (`stage` ""), a stage's day, or that a stage is skipped, refused, resumed.

    Of the changes of one stage and party the one written last counts. `party` is "" where the stage is one for all.
    """

    KINDS = [("move", "move"), ("skip", "skip"), ("refuse", "refuse"), ("resume", "resume")]

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="changes")
    stage = models.CharField(max_length=60, blank=True)
    party = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=KINDS)
    before = models.DateField(null=True, blank=True)
    after = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=24)
    by_party = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["occurrence", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.stage or 'anchor'}"


class Task(models.Model):
    """A stage as one party owes it. The days are kept in step with the schedule; nobody types them or the state.

    `ended_on` is the last day that it had when it was done, where the schedule moved since; its own party's alone.

    `done_on` is the day of the first engagement with evidence the stage accepts, `recorded_on` of the first that names
    such evidence where none of it is there: the task is then still owed. `closed` is "skipped" or "refused"
    where a StageChange says so. `owner` is the party that does it; `owed_to` whom it is owed to, None for nobody in
    particular.
    """

    key = models.CharField(max_length=24, unique=True, default=new_task_key, editable=False)
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="tasks")
    stage = models.CharField(max_length=60)
    owner = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="tasks")
    owed_to = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="awaited")
    opens_on = models.DateField()
    due_on = models.DateField()
    ends_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    usual = models.BooleanField(default=False)
    required = models.BooleanField(default=True)
    done_on = models.DateField(null=True, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    closed = models.CharField(max_length=10, blank=True)
    acknowledged_by = models.CharField(max_length=24, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    mandates = models.ManyToManyField(Mandate, blank=True, related_name="tasks")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["occurrence", "stage", "owner"], name="task_of_stage")]
        indexes = [
            models.Index(fields=["owner", "due_on"], condition=Q(done_on=None, closed=""), name="task_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.stage} by {self.owner_id}, {self.due_on}"
