"""Which stages of which processes answer a mandate, as worked out once for all occurrences."""

from django.db import models

from comity_web.registry.models import Mandate


class StageAnswer(models.Model):
    """A stage of a process answers the mandate. `within_lineage`: only where the occurrence follows that resolution.

    Derived from the mandate and the process file by followup.matching, and written by nobody else.
    """

    process = models.CharField(max_length=60)
    stage = models.CharField(max_length=60)
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="stage_answers")
    within_lineage = models.BooleanField(default=False)

    class Meta:
        ordering = ["process", "stage", "mandate"]
        constraints = [models.UniqueConstraint(fields=["process", "stage", "mandate"], name="stage_answer")]

    def __str__(self) -> str:
        return f"{self.process} {self.stage} -> {self.mandate_id}"


class MatchedProcess(models.Model):
    """The process was held against every mandate as it stood under this digest of its description."""

    process = models.CharField(max_length=60, primary_key=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.process)
