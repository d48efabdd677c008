"""Drafts whose facts change: those that say what the template says are drafted again, others are marked in a move."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from comity_web.accounts.permissions import DRAFT_LETTER, Actor, may
from comity_web.followup.letter_audit import digest_of, note_letter
from comity_web.followup.letter_words import Days, Words, days_of, draft_words
from comity_web.followup.models import Letter, Occurrence


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that was not sent, the days of its task, and whether it says what the template says of them."""

    letter: Letter
    days: Days
    as_drafted: bool

    def words(self, days: Days) -> Words | None:
        """What it is to say with other days; None where a person wrote it, or its words do not change."""
        letter = self.letter
        if not self.as_drafted or letter.task is None:
            return None
        words = draft_words(letter.task, letter.recipient, letter.language, days)
        return None if words.same(letter.subject, letter.body) else words


def drafts_of(occurrence: Occurrence) -> list[Draft]:
    """The letters of the occurrence that were not sent, as they stand before the dates move."""
    rows = occurrence.letters.filter(sent_at=None, task__isnull=False).order_by("pk")
    found = []
    for letter in rows.select_related("recipient", "task__owner", "task__occurrence__subject"):
        if letter.task is None:
            continue
        days = days_of(letter.task)
        words = draft_words(letter.task, letter.recipient, letter.language, days)
        found.append(Draft(letter, days, words.same(letter.subject, letter.body)))
    return found


def follow_dates(occurrence: Occurrence, drafts: list[Draft], actor: Actor, now: datetime) -> None:
    """After a move: each of these drafts says the new days, or is marked as one to look at; the audit tells which."""
    dues: dict[int | None, date] = dict(occurrence.tasks.values_list("pk", "due_on"))
    for draft in drafts:
        days = Days(occurrence.anchor_on, dues[draft.letter.task_id])
        if days == draft.days:
            continue
        words = draft.words(days)
        if words is not None:
            _change(draft, "redraft", actor, now, told=(_told(draft.days), _told(days)), values=_values(words))
        elif not draft.as_drafted:
            _change(draft, "move", actor, now, told=(_told(draft.days), _told(days)), values={"dates_moved_at": now})


def follow_words(occurrence: Occurrence, drafts: list[Draft], actor: Actor, now: datetime) -> None:
    """After a correction of what the occurrence is called: each of these drafts that nobody changed says it."""
    tasks = {task.pk: task for task in occurrence.tasks.select_related("owner", "occurrence__subject")}
    for draft in drafts:
        letter = draft.letter
        words = draft_words(tasks[letter.task_id or 0], letter.recipient, letter.language)
        if draft.as_drafted and not words.same(letter.subject, letter.body):
            told = digest_of(letter.subject, letter.body), digest_of(words.subject, words.body)
            _change(draft, "redraft", actor, now, told=told, values=_values(words))


def drafts_to_change(
    *, occurrence: Occurrence, anchor_on: date, dues: Mapping[str, date], actor: Actor
) -> tuple[int, int]:
    """How many of the actor's own drafts would be drafted again, and how many marked, were these the days."""
    again = marked = 0
    for draft in drafts_of(occurrence):
        task = draft.letter.task
        if task is None or not may(actor, DRAFT_LETTER, party=task.owner_id, is_sample=occurrence.is_sample):
            continue
        days = Days(anchor_on, dues[task.stage])
        if days != draft.days:
            again += draft.words(days) is not None
            marked += not draft.as_drafted
    return again, marked


def _change(
    draft: Draft,
    action: str,
    actor: Actor,
    now: datetime,
    *,
    told: tuple[dict[str, str], dict[str, str]],
    values: Mapping[str, object],
) -> None:
    letter = draft.letter
    Letter.objects.filter(pk=letter.pk, sent_at=None).update(changed_at=now, **values)
    note_letter(letter, action, actor, now, before=told[0], after=told[1])


def _values(words: Words) -> dict[str, object]:
    return {"subject": words.subject, "body": words.body}


def _told(days: Days) -> dict[str, str]:
    return {"anchor": days.anchor.isoformat(), "due": days.due.isoformat()}
