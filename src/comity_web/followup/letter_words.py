"""The words of a letter as its template drafts them, from what is known of the occurrence on a day."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

from comity_web.followup.catalogue import process_of
from comity_web.followup.letter_templates import template_for
from comity_web.followup.models import Task
from comity_web.parties.models import Party

INTERFACE_OF = {"zh": "zh-hans"}
"""Django's code for a language of documents, where it is another one."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a letter may name: the anchor of its occurrence, and that by which its stage is due."""

    anchor: date
    due: date


@dataclass(frozen=True, slots=True)
class Words:
    """A letter's subject and text; words that differ in spaces alone are the same."""

    subject: str
    body: str

    def same(self, subject: str, body: str) -> bool:
        """Whether a letter says this."""
        return (self.subject.strip(), self.body.split()) == (subject.strip(), body.split())


def days_of(task: Task) -> Days:
    """The days as they are now."""
    return Days(task.occurrence.anchor_on, task.due_on)


def facts_of(task: Task, recipient: Party, language: str, days: Days | None = None) -> dict[str, str]:
    """What a template can fill in, in the language of the letter; with these days, or those of now."""
    row, process, days = task.occurrence, process_of(task.occurrence.process), days or days_of(task)
    with override(INTERFACE_OF.get(language, language)):
        anchor, due = date_format(days.anchor, "DATE_FORMAT"), date_format(days.due, "DATE_FORMAT")
    return {
        "recipient": recipient.name(language),
        "sender": task.owner.name(language),
        "title": row.title,
        "theme": row.theme,
        "place": row.place,
        "state": row.subject.name(language) if row.subject else "",
        "stage": process.stage(task.stage).title.to(language),
        "anchor": anchor,
        "due": due,
    }


def draft_words(task: Task, recipient: Party, language: str, days: Days | None = None) -> Words:
    """What the template of the task's stage says to the recipient."""
    template = template_for(task.occurrence.process, task.stage)
    subject, body = template.draft(language, facts_of(task, recipient, language, days))
    return Words(subject[:300], body)
