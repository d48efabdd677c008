"""Reminders: told once, on the days they are for, to those who are to be told; whatever happens in between."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail, signing
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from pytest_django import Settings
from tests.comity_web.followup.conftest import NOW, person

from comity_web.accounts.membership import hold_role
from comity_web.accounts.models import AuditRecord, User
from comity_web.followup import reminders
from comity_web.followup.models import Occurrence, Reminder, Task
from comity_web.followup.occurrences import close_task
from comity_web.followup.reminder_links import acknowledgement_token, unsubscription_token
from comity_web.followup.reminders import Run, milestone, run_reminders

XAA = "parliament:XAA"
REGISTRATION = date(2026, 8, 24)
"""When a parliament registers for the hearing of 14 September."""

Remind = Callable[[date], Run]


def on(day: date, hour: int = 6) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def remind(day: date, hour: int = 6) -> Run:
    return run_reminders(clock=lambda: on(day, hour))


def somebody(name: str, role: str, party: str = XAA, **more: object) -> User:
    user = User.objects.create(username=name, email=f"{name}@example.org", **more)
    hold_role(user=user, party=party, role=role, actor=person(party, "administrator"), now=NOW)
    return user


@pytest.fixture
def focal(hearing: Occurrence) -> User:
    """The focal point of the Parliament of XAA."""
    return somebody("focal", "focal-point")


def registration(hearing: Occurrence) -> Task:
    return hearing.tasks.get(owner_id=XAA, stage="registration")


@pytest.mark.parametrize(
    ("days", "told"),
    [(-31, None), (-30, -30), (-29, -30), (-14, -14), (-10, -14), (-7, -7), (-1, -1), (0, -1), (1, 1), (7, 1), (8, 8)],
)
def test_days_on_which_a_task_is_spoken_of(days: int, told: int | None) -> None:
    due = date(2026, 5, 20)
    found = milestone(due_on=due, ends_on=due, day=due + timedelta(days=days))
    assert found == (None if told is None else due + timedelta(days=told))


def test_a_year_of_hourly_runs_tells_each_milestone_once(focal: User, hearing: Occurrence) -> None:
    hearing.tasks.exclude(stage="registration").delete()
    around = [(distance, REGISTRATION + timedelta(days=distance)) for distance in range(-60, 31)]
    told = [distance for distance, day in around for hour in (3, 15) if remind(day, hour).sent]
    assert told == [-30, -14, -7, -1, 1, 8, 15, 22, 29]
    assert len(mail.outbox) == len(told)


def test_days_without_a_run_lose_nothing_and_make_no_flood(focal: User, hearing: Occurrence) -> None:
    assert remind(REGISTRATION + timedelta(days=200)).sent == 1
    assert {task.key for task in hearing.tasks.filter(owner_id=XAA)} == set(Reminder.objects.get().tasks)
    assert remind(REGISTRATION + timedelta(days=200)).sent == 0


def test_one_message_speaks_of_all_parties_of_a_person(focal: User, hearing: Occurrence) -> None:
    hold_role(
        user=focal,
        party="parliament:XAB",
        role="focal-point",
        actor=person("parliament:XAB", "administrator"),
        now=NOW,
    )
    assert remind(REGISTRATION - timedelta(days=14)).sent == 1
    assert len(Reminder.objects.get().tasks) == hearing.tasks.filter(stage="registration").count() == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"email": ""},
        {"is_active": False},
        {"erased_at": NOW},
        {"is_sample": True},
        {"wants_mail": False},
    ],
    ids=lambda changed: next(iter(changed)),
)
@pytest.mark.parametrize("when", ["before planning", "before sending"])
def test_who_gets_none(focal: User, when: str, changed: dict[str, object]) -> None:
    day = REGISTRATION - timedelta(days=7)
    if when == "before sending":
        assert reminders.plan_reminders(day=day, now=on(day))
    User.objects.filter(pk=focal.pk).update(**changed)
    remind(day)
    assert mail.outbox == []


@pytest.mark.parametrize("role", ["reader", "contributor", "validator", "administrator", "alternate"])
def test_who_cannot_answer_is_not_asked(hearing: Occurrence, role: str) -> None:
    somebody("other", role)
    remind(REGISTRATION - timedelta(days=7))
    assert mail.outbox == []


def test_what_was_done_or_refused_meanwhile_is_not_spoken_of(focal: User, hearing: Occurrence) -> None:
    day = REGISTRATION - timedelta(days=14)
    reminders.plan_reminders(day=day, now=on(day))
    close_task(task=registration(hearing), kind="refuse", reason="Elections", actor=person(XAA, "focal-point"), now=NOW)
    assert remind(day).sent == 0
    assert mail.outbox == []


LANGUAGES = {
    "ar": ("تسجيل الوفد", "مستحق"),
    "en": ("Delegation registered", "Due on"),
    "es": ("Delegación inscrita", "Vence el"),
    "fr": ("Délégation inscrite", "Échéance"),
    "ru": ("Делегация зарегистрирована", "Срок"),
    "zh-hans": ("代表团登记", "截止日期"),
    "zh": ("代表团登记", "截止日期"),
    "": ("Delegation registered", "Due on"),
    "xx": ("Delegation registered", "Due on"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_in_the_language_of_the_person(focal: User, language: str) -> None:
    User.objects.filter(pk=focal.pk).update(language=language)
    remind(REGISTRATION - timedelta(days=7))
    (message,) = mail.outbox
    for words in LANGUAGES[language]:
        assert words in message.body
    assert message.to == ["focal@example.org"]
    assert "\n" not in message.subject


def links(body: str) -> dict[str, str]:
    return dict(re.findall(r"https?://[^/\s]+/((?:reminders|unsubscribe))/(\S+)", body))


def test_seeing_is_said_by_a_button_and_not_by_the_link(focal: User, hearing: Occurrence) -> None:
    remind(REGISTRATION - timedelta(days=7))
    path = f"/reminders/{links(mail.outbox[0].body)['reminders']}"
    task, client = registration(hearing), Client()
    page = client.get(path)
    assert page.status_code == 200
    assert "Delegation registered" in page.content.decode()
    task.refresh_from_db()
    assert task.acknowledged_at is None
    assert client.post(path, {"task": [task.key]}).status_code == 200
    task.refresh_from_db()
    assert task.acknowledged_by == focal.key
    assert AuditRecord.objects.filter(action="acknowledge", actor=focal.key, reference=task.key).count() == 1


def test_a_link_opens_only_the_tasks_of_its_message_for_a_person_in_the_role(focal: User, hearing: Occurrence) -> None:
    remind(REGISTRATION - timedelta(days=7))
    path, client = f"/reminders/{acknowledgement_token(Reminder.objects.get())}", Client()
    other = hearing.tasks.get(owner_id="parliament:XAB", stage="registration")
    client.post(path, {"task": [other.key]})
    assert client.get(path[:-1] + "x").status_code == 404
    focal.memberships.update(ended_at=NOW)
    assert "Delegation registered" not in client.get(path).content.decode()
    client.post(path, {"task": [registration(hearing).key]})
    assert not Task.objects.exclude(acknowledged_at=None)
    User.objects.filter(pk=focal.pk).update(erased_at=NOW, is_active=False)
    assert client.get(path).status_code == 404


def test_one_click_ends_the_reminders_without_signing_in(focal: User) -> None:
    remind(REGISTRATION - timedelta(days=14))
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.sub(r"^<https?://[^/]+|>$", "", headers["List-Unsubscribe"])
    client = Client(enforce_csrf_checks=True)
    assert client.get(path).status_code == 200
    focal.refresh_from_db()
    assert focal.wants_mail
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    focal.refresh_from_db()
    assert not focal.wants_mail
    remind(REGISTRATION - timedelta(days=7))
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("token", ["", "x", "p_nobody"])
def test_a_false_link_opens_nothing(world: None, token: str, signed: bool) -> None:
    token = signing.dumps(token, salt="comity.unsubscribe") if signed else token
    assert Client().get(f"/unsubscribe/{token}").status_code == 404
    assert Client().post(f"/reminders/{token}").status_code == 404


def test_a_link_of_one_kind_is_none_of_the_other(focal: User) -> None:
    assert Client().get(f"/reminders/{unsubscription_token(focal)}").status_code == 404


def test_what_nobody_acknowledged_goes_to_the_alternate_once(
    focal: User, hearing: Occurrence, settings: Settings
) -> None:
    settings.ESCALATE_AFTER = 7
    hearing.tasks.exclude(owner_id=XAA).delete()
    hearing.tasks.exclude(stage="registration").delete()
    alternate = somebody("alternate", "alternate", language="fr")
    task = registration(hearing)
    assert remind(REGISTRATION + timedelta(days=7)).escalated == 0
    assert [message.to[0] for message in mail.outbox] == ["focal@example.org"]
    mail.outbox.clear()
    assert remind(REGISTRATION + timedelta(days=8)).escalated == 1
    assert remind(REGISTRATION + timedelta(days=8), 18).escalated == 0
    task.refresh_from_db()
    assert task.escalated_at == on(REGISTRATION + timedelta(days=8))
    assert sorted(message.to[0] for message in mail.outbox) == ["alternate@example.org", "focal@example.org"]
    assert list(Reminder.objects.filter(user=alternate).values_list("kind", flat=True)) == ["escalation"]
    (record,) = AuditRecord.objects.filter(action="escalate")
    assert (record.reference, record.owner, record.actor) == (task.key, XAA, "")
    mail.outbox.clear()
    remind(REGISTRATION + timedelta(days=15))
    assert sorted(message.to[0] for message in mail.outbox) == ["alternate@example.org", "focal@example.org"]


def test_what_was_acknowledged_or_is_optional_is_not_escalated(focal: User, hearing: Occurrence) -> None:
    hearing.tasks.filter(stage="registration").update(acknowledged_at=NOW)
    hearing.tasks.exclude(stage="registration").update(required=False)
    assert remind(REGISTRATION + timedelta(days=30)).escalated == 0


def test_an_alternate_named_later_is_told_too(hearing: Occurrence) -> None:
    remind(REGISTRATION + timedelta(days=9))
    somebody("late", "alternate")
    remind(REGISTRATION + timedelta(days=11))
    assert [message.to[0] for message in mail.outbox] == ["late@example.org"]


class Refusing(EmailBackend):
    """A mail server that is out of order."""

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


def test_what_the_server_refused_is_sent_the_next_time(focal: User, settings: Settings) -> None:
    day, working = REGISTRATION - timedelta(days=7), settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    assert (remind(day).sent, remind(day).failed) == (0, 1)
    settings.EMAIL_BACKEND = working
    assert remind(day, 7).sent == 1
    assert remind(day, 8).sent == 0


def test_what_was_planned_and_never_sent_goes_into_the_next_days_message(focal: User, hearing: Occurrence) -> None:
    day = REGISTRATION - timedelta(days=7)
    reminders.plan_reminders(day=day, now=on(day))
    hearing.tasks.filter(owner_id=XAA, stage="hearing").update(
        due_on=day + timedelta(days=15), ends_on=day + timedelta(days=15)
    )
    assert remind(day + timedelta(days=1)).sent == 1
    (message,) = mail.outbox
    assert "Delegation registered" in message.body
    assert "Hearing held" in message.body
    assert Reminder.objects.count() == 1


def test_a_message_in_another_runs_hand_is_left_to_it_for_a_while(focal: User) -> None:
    day = REGISTRATION - timedelta(days=7)
    reminders.plan_reminders(day=day, now=on(day))
    Reminder.objects.update(taken_at=on(day))
    assert run_reminders(clock=lambda: on(day) + timedelta(minutes=29)).sent == 0
    assert run_reminders(clock=lambda: on(day) + timedelta(minutes=31)).sent == 1


def test_the_same_message_has_the_same_id(focal: User) -> None:
    day = REGISTRATION - timedelta(days=7)
    remind(day)
    Reminder.objects.update(sent_at=None)
    run_reminders(clock=lambda: on(day, 9))
    first, again = mail.outbox
    assert first.extra_headers["Message-ID"] == again.extra_headers["Message-ID"]
