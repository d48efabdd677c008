"""The words of a reminder: plain text in the recipient's language."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comity.processes.process import ProcessError
from comity_web.followup.catalogue import process_of
from comity_web.followup.errors import FollowupError
from comity_web.followup.models import Reminder, Task
from comity_web.followup.reminder_links import acknowledgement_token, unsubscription_token

MOST = 40
"""How many tasks a message names; of the others it says how many there are."""


def mail_language(code: str) -> str:
    """The language of the interface for what a person chose; the installation's for nothing, or an unknown one."""
    try:
        return translation.get_supported_language_variant(code)
    except LookupError:
        return str(settings.LANGUAGE_CODE)


def draft_message(reminder: Reminder, tasks: Sequence[Task], *, today: date, address: str) -> EmailMessage:
    """The message, ready to be sent: the same reminder has the same Message-ID, however often it is drafted."""
    user = reminder.user
    leave = address + reverse("unsubscribe", args=[unsubscription_token(user)])
    language = mail_language(user.language)
    with translation.override(language):
        subject = _subject(reminder, today)
        body = _body(reminder, tasks, today, address, leave)
    host = urlsplit(address).hostname or "localhost"
    headers = {
        "Message-ID": f"<{reminder.kind}.{reminder.day.isoformat()}.{user.key}@{host}>",
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "zh-Hans" if language == "zh-hans" else language,
    }
    return EmailMessage(subject, body, to=[user.email], headers=headers)


def stage_title(task: Task, language: str) -> str:
    """What the stage is called; its id where this installation does not know the process any more."""
    try:
        return process_of(task.occurrence.process).stage(task.stage).title.to(language)
    except (FollowupError, ProcessError):
        return str(task.stage)


def standing_of(task: Task, today: date) -> str:
    """When it is due, or since when it is late, in the language that is active."""
    if today > task.ends_on:
        facts = {"day": date_format(task.ends_on, "DATE_FORMAT"), "count": (today - task.ends_on).days}
        return _("Late: was due on %(day)s (days late: %(count)d)") % facts
    facts = {"day": date_format(task.due_on, "DATE_FORMAT"), "count": (task.due_on - today).days}
    if today >= task.due_on:
        return _("Due on %(day)s") % facts
    return _("Due on %(day)s (days left: %(count)d)") % facts


def _subject(reminder: Reminder, today: date) -> str:
    facts = {"day": date_format(today, "DATE_FORMAT")}
    if reminder.kind == "escalation":
        return _("Comity: overdue tasks passed to you as alternate, %(day)s") % facts
    return _("Comity: what is asked of you, %(day)s") % facts


def _body(reminder: Reminder, tasks: Sequence[Task], today: date, address: str, leave: str) -> str:
    language = (translation.get_language() or "en").partition("-")[0]
    parts = [_opening(reminder)]
    shown = sorted(tasks[:MOST], key=lambda task: (task.owner_id, task.ends_on, task.pk))
    for _party, group in groupby(shown, key=lambda task: task.owner_id):
        rows = list(group)
        lines = [_("Asked of: %(party)s") % {"party": rows[0].owner.name(language)}]
        lines += [_line(task, today, language) for task in rows]
        parts.append("\n\n".join(lines))
    if len(tasks) > MOST:
        parts.append(_("And %(count)d more.") % {"count": len(tasks) - MOST})
    link = address + reverse("acknowledge", args=[acknowledgement_token(reminder)])
    parts += [
        _("Say that you have seen them (open the link, then press the button there):") + "\n" + link,
        _("Get no more reminders:") + "\n" + leave,
        _("Comity is not an official product of the United Nations or of the Inter-Parliamentary Union."),
    ]
    return "\n\n".join(parts) + "\n"


def _opening(reminder: Reminder) -> str:
    if reminder.kind == "escalation":
        return _("These tasks are overdue and nobody has acknowledged them. As alternate you can answer them now.")
    return _("These tasks of your party are due soon, or late.")


def _line(task: Task, today: date, language: str) -> str:
    """Three lines: what, of which occurrence, when. Words that people typed keep to one line."""
    title = " ".join(str(task.occurrence.title).split())
    return f"- {stage_title(task, language)}\n  {title}\n  {standing_of(task, today)}"
