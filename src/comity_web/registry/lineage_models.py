"""Rows of lineage: which work follows which, on what evidence, and what became of each mandate on the way.

All of it follows from the current readings; `registry.lineage` derives it again whenever one changes.
"""

from django.db import models
from django.db.models import Q


class Succession(models.Model):
    """`newer` may follow `older`. `evidence` is what speaks for it, each value 0 to 1; `score` all of it together.

    `line` names the lineage that this is a step of, by the key of its first work; it is empty where another work is
    the likelier predecessor. `older_language` and `newer_language` are those of the texts compared.
    """

    older = models.ForeignKey("registry.Work", on_delete=models.CASCADE, related_name="successions")
    newer = models.ForeignKey("registry.Work", on_delete=models.CASCADE, related_name="precedents")
    score = models.FloatField()
    evidence = models.JSONField(default=dict)
    line = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    older_language = models.CharField(max_length=8)
    newer_language = models.CharField(max_length=8)
    similarity = models.FloatField(null=True, blank=True)
    kinds = models.JSONField(default=dict)
    derived_at = models.DateTimeField()

    class Meta:
        ordering = ["-score", "older", "newer"]
        constraints = [models.UniqueConstraint(fields=["older", "newer"], name="succession_pair")]

    def __str__(self) -> str:
        return f"{self.older_id} -> {self.newer_id} ({self.score:.2f})"

    def strongest(self) -> dict[str, float]:
        """The evidence, what speaks most first; a database keeps the names in no order of ours."""
        return dict(sorted(self.evidence.items(), key=lambda one: (-one[1], one[0])))


class MandateStep(models.Model):
    """What became of a mandate in the next work of its lineage; no `older` where it is new, no `newer` where dropped.

    `kind` is one of comity.model.comparison.KINDS, `what` names what differs.
    """

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="steps")
    older = models.ForeignKey(
        "registry.Mandate", null=True, blank=True, on_delete=models.CASCADE, related_name="later_steps"
    )
    newer = models.ForeignKey(
        "registry.Mandate", null=True, blank=True, on_delete=models.CASCADE, related_name="earlier_steps"
    )
    kind = models.CharField(max_length=20)
    what = models.JSONField(default=list)
    similarity = models.FloatField(default=0.0)

    class Meta:
        ordering = ["succession", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(older__isnull=False) | Q(newer__isnull=False), name="mandate_step_has_a_side"
            )
        ]

    def __str__(self) -> str:
        return f"{self.older_id} -> {self.newer_id} ({self.kind})"
