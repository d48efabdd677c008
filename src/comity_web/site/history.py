"""A mandate's history as its page shows it: every resolution that has it, and what each changed of its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comity.lineage.words import word_changes
from comity_web.registry.lineage_selectors import MandateHistory
from comity_web.registry.models import Mandate, Witness
from comity_web.registry.selectors import best_witness
from comity_web.site.changes import CHANGES, SIGNS
from comity_web.site.show import ShownMandate, ShownWork, show_mandate, show_work


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """The mandate in one resolution: its words, those that changed marked, and what became of it there."""

    mandate: ShownMandate
    html: SafeString
    kind: str
    word: str
    signs: tuple[str, ...]
    is_here: bool


@dataclass(frozen=True, slots=True)
class ShownHistory:
    """The mandate in every resolution of its lineage, oldest first, and those that dropped it."""

    turns: tuple[ShownTurn, ...]
    dropped_in: tuple[ShownWork, ...]


def show_history(history: MandateHistory, here: Mandate, wanted: tuple[str, ...], today: date) -> ShownHistory | None:
    """The history in the first wanted language that each step has; None where there is one resolution only."""
    if len(history.turns) < 2 and not history.endings:
        return None
    rows = {turn.mandate.pk: turn.mandate for turn in history.turns}
    turns = []
    for turn in history.turns:
        before = rows.get(turn.step.older_id) if turn.step and turn.step.older_id else None
        turns.append(
            ShownTurn(
                show_mandate(turn.mandate, wanted, today),
                _words(before, turn.mandate, wanted),
                turn.step.kind if turn.step else "",
                str(CHANGES.get(turn.step.kind, turn.step.kind)) if turn.step else "",
                tuple(str(SIGNS.get(name, name)) for name in turn.step.what) if turn.step else (),
                turn.mandate.pk == here.pk,
            )
        )
    return ShownHistory(tuple(turns), tuple(show_work(ending.work, wanted) for ending in history.endings))


def _words(before: Mandate | None, after: Mandate, wanted: tuple[str, ...]) -> SafeString:
    """The clause as it stands, with what was removed and added since the one before, where a language has both."""
    witness = best_witness(_witnesses(after), wanted)
    if witness is None:
        return SafeString("")
    olds = {one.language: one.text for one in _witnesses(before)} if before else {}
    if witness.language not in olds:
        return format_html("{}", witness.text)
    tags = {"kept": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}
    changes = word_changes(olds[witness.language], witness.text, witness.language)
    pieces = (
        (format_html(tags[change.kind], change.older if change.kind == "removed" else change.newer),)
        for change in changes
    )
    return format_html_join("", "{}", pieces)


def _witnesses(mandate: Mandate) -> Sequence[Witness]:
    return getattr(mandate, "current_witnesses", ())
