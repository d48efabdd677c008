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
