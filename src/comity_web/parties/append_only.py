"""Rows that are written once."""

from typing import Any

from django.db import models


class AppendOnly(models.Model):
    """A row that is written once: what corrects it is another row."""

    class Meta:
        abstract = True

    def save(self, *arguments: Any, **named: Any) -> None:
        """Raises TypeError where the row is there already."""
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is append-only: write a new row that supersedes this one")
        super().save(*arguments, **named)

    def delete(self, *_arguments: Any, **_named: Any) -> tuple[int, dict[str, int]]:
        """Raises TypeError: nothing of it is deleted."""
        raise TypeError(f"{type(self).__name__} is append-only: nothing of it is deleted")
