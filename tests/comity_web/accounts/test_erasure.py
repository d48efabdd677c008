"""An erased person is named nowhere: every page, export, feed, audit view and table is searched for the name."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.comity_web.accounts.conftest import NOW, XAA, XAB, Join

from comity_web.accounts.details import ask_for_address, confirm_address
from comity_web.accounts.membership import actor_of
from comity_web.accounts.models import AuditRecord, User
from comity_web.followup.engagement_account import Account
from comity_web.followup.engagements import NewEngagement, correct_engagement, record_engagement
from comity_web.followup.erasure import MARK, erase_person, free_text_fields
from comity_web.followup.evidence import EvidenceFile
from comity_web.followup.feed_tokens import make_feed
from comity_web.followup.models import Engagement, EngagementRecord, FeedToken, Letter, Redaction, Reminder
from comity_web.followup.occurrences import NewOccurrence, close_task, open_occurrence
from comity_web.followup.person_names import name_patterns
from comity_web.parties.append_only import AppendOnly
from comity_web.registry.models import Mandate

pytestmark = pytest.mark.django_db

FIRST, LAST = "Orsolenda", "Quayrith"
PASSWORD = "a long password of keeper"  # noqa: S105 - of a fictitious person


def write_everywhere(user: User) -> Engagement:
    """Records, a letter, an occurrence and an audit that name the person in many forms."""
    actor = actor_of(user)
    occurrence = open_occurrence(
        new=NewOccurrence(
            process="parliamentary-hearing",
            title=f"Hearing led by {FIRST} {LAST}",
            anchor_on=date(2026, 9, 14),
            convener=XAA,
            theme=f"As {LAST}, {FIRST} proposed",
            holders={"ipu": [XAA], "parliaments": [XAA, XAB]},
        ),
        actor=actor,
        now=NOW,
    )
    task = occurrence.tasks.filter(owner_id=XAA).earliest("due_on")
    close_task(task=task, kind="refuse", reason=f"{FIRST[0]}. {LAST} is away", actor=actor, now=NOW)
    made = record_engagement(
        new=NewEngagement(
            party=XAA,
            account=Account(
                f"Ms. {LAST} spoke",
                date(2026, 3, 1),
                text=f"Written to {FIRST.upper()} {LAST.upper()} (keeper@example.org).",
                place=f"Office of {FIRST}\u00a0{LAST}",
                visibility="public",
            ),
            files=[EvidenceFile(f"speech_{FIRST}_{LAST}.txt", b"A speech.")],
            mandates=list(Mandate.objects.filter(asks=True).values_list("key", flat=True)),
        ),
        actor=actor,
        now=NOW,
    )
    correct_engagement(
        engagement=made,
        account=Account("Spoke", date(2026, 3, 1), visibility="public"),
        reason=f"{LAST} asked for it",
        sequence=1,
        actor=actor,
        now=NOW,
    )
    Letter.objects.create(
        occurrence=occurrence,
        template="convocation",
        language="en",
        sender_id=XAA,
        recipient_id=XAB,
        subject=f"From {FIRST} {LAST}",
        body=f"Yours, {FIRST}\n{LAST}",
        drafted_by=user.key,
        drafted_at=NOW,
        changed_at=NOW,
    )
    Reminder.objects.create(user=user, kind="digest", day=NOW.date(), planned_at=NOW)
    FeedToken.objects.create(user=user, party_id=XAA, digest="d" * 64, made_at=NOW)
    return made


@pytest.fixture
def named(join: Join, harbour: None) -> tuple[User, Client, Engagement]:
    user, client = join("keeper", XAA, "administrator", "contributor", "focal-point", first_name=FIRST, last_name=LAST)
    return user, client, write_everywhere(user)


def database() -> str:
    """Every value of every row of every table, as text."""
    rows = (
        json.dumps([str(value) for value in row], ensure_ascii=False)
        for model in apps.get_models(include_auto_created=True)
        for row in model._default_manager.values_list()
    )
    return "\n".join(rows)


def names_in(text: str) -> list[str]:
    return [name for name in (FIRST, LAST, "keeper@example.org", "u_keeper") if name.casefold() in text.casefold()]


def pages_of(client: Client, made: Engagement) -> dict[str, str]:
    """What each address that shows people's words answers, the parts of files unpacked."""
    letter, mandate = Letter.objects.get(), made.mandates.earliest("pk")
    occurrence, symbol, owner = letter.occurrence, mandate.work.full_symbol, User.objects.get(username="u_looking")
    whole_year = {"from": "2026-01-01", "until": "2026-12-31"}
    paths = [
        "/",
        "/mandates",
        "/engagements",
        "/workspace",
        "/people",
        "/account",
        "/account/data",
        reverse("party", args=[XAA]),
        reverse("party-people", args=[XAA]),
        reverse("party-audit", args=[XAA]),
        reverse("engagement", args=[made.key]),
        reverse("engagement-correct", args=[made.key]),
        reverse("occurrence", args=[occurrence.key]),
        reverse("feed-party", args=[XAA]),
        reverse("feed-occurrence", args=[occurrence.key]),
        reverse("feed-process", args=[occurrence.process]),
        reverse("feed-private", args=[make_feed(user=owner, form="1", actor=actor_of(owner), now=NOW)]),
        reverse("letter", args=[letter.key]),
        reverse("letter-file", args=[letter.key]),
        reverse("mandate", args=[mandate.key]),
        reverse("state", args=["XAA"]),
        reverse("fields"),
        reverse("delegations"),
        reverse("process", args=[occurrence.process]),
        *(reverse("register", args=[name]) for name in ("offers", "requests", "agreements", "commitments")),
        f"{reverse('coverage', args=[symbol])}?{urlencode(whole_year)}",
        *(f"{reverse('coverage-file', args=[symbol, kind])}?{urlencode(whole_year)}" for kind in ("docx", "xlsx")),
        *(reverse("evidence", args=[row.pk]) for row in made.evidence.all()),
    ]
    return {path: said(client.get(path)) for path in paths}


def said(answer: HttpResponseBase) -> str:
    """Headers and words of an answer; of a DOCX or XLSX, those of its parts."""
    body = answer.getvalue()
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    return "\n".join([*(f"{name}: {value}" for name, value in answer.items()), body.decode(errors="replace")])


def test_the_name_is_on_no_page_feed_export_audit_view_or_row(
    join: Join, named: tuple[User, Client, Engagement]
) -> None:
    _user, client, made = named
    _other, looking = join("looking", XAA, "administrator", "contributor", is_superuser=True)
    shown = pages_of(looking, made)
    naming = {path for path, text in shown.items() if names_in(text)}
    assert len(naming) > 15, naming
    assert {Path(path.partition("?")[0]).suffix or Path(path).name for path in naming} >= {".docx", ".xlsx", "docx"}
    assert len(names_in(database())) == 4
    answer = client.post("/account/erase", {"sure": "yes", "password": PASSWORD})
    assert answer.status_code == 200
    assert {path: names_in(text) for path, text in pages_of(looking, made).items() if names_in(text)} == {}
    assert {path: names_in(text) for path, text in pages_of(Client(), made).items() if names_in(text)} == {}
    assert names_in(database()) == []
    assert made.records.earliest("sequence").title == f"{MARK} spoke"


def test_what_was_done_stays_without_the_person(named: tuple[User, Client, Engagement]) -> None:
    user, client, _made = named
    records = EngagementRecord.objects.count()
    audited = AuditRecord.objects.count()
    client.post("/account/erase", {"sure": "yes", "password": PASSWORD})
    user.refresh_from_db()
    assert EngagementRecord.objects.count() == records
    assert AuditRecord.objects.count() > audited
    assert set(EngagementRecord.objects.values_list("by", flat=True)) == {user.key}
    assert (user.is_active, user.email, user.acts_for_id) == (False, "", None)
    assert not user.memberships.filter(ended_at=None).exists()
    assert not Reminder.objects.filter(user=user).exists()
    assert not FeedToken.objects.filter(user=user).exists()
    assert not [
        session for session in Session.objects.all() if session.get_decoded().get("_auth_user_id") == str(user.pk)
    ]
    places = Redaction.objects.filter(person=user.key)
    assert places.filter(record__isnull=False).count() == 2
    assert {"letter", "stagechange", "occurrence", "evidence", "auditrecord"} <= set(
        places.values_list("kind", flat=True)
    )


@pytest.mark.parametrize(
    ("sent", "problem"),
    [({"password": PASSWORD}, "Say that you are sure."), ({"sure": "yes", "password": "no"}, "not your password")],
)
def test_nobody_is_erased_by_mistake(
    named: tuple[User, Client, Engagement], sent: dict[str, str], problem: str
) -> None:
    user, client, _made = named
    answer = client.post("/account/erase", sent)
    assert answer.status_code == 400
    assert problem in answer.content.decode()
    user.refresh_from_db()
    assert user.last_name == LAST


def test_the_only_administrator_of_the_site_stays(join: Join) -> None:
    _user, client = join("root", XAA, is_superuser=True)
    answer = client.post("/account/erase", {"sure": "yes", "password": "a long password of root"})
    assert answer.status_code == 400
    assert User.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize(
    ("first", "last", "text", "left"),
    [
        ("Orsolenda", "Quayrith", "Orsolenda Quayrith spoke; Quayrith left.", "[…] spoke; […] left."),
        ("Orsolenda", "Quayrith", "QUAYRITH, Orsolenda", "[…]"),
        ("Orsolenda", "Quayrith", "the Quayrithian custom", "the Quayrithian custom"),
        ("Orsolenda Maria", "van Quayrith", "O. M. van Quayrith", "[…]"),
        ("明", "港口", "港口明发言", "[…]发言"),
        ("نور", "المرفئي", "قال ونور المرفئي", "قال و[…]"),
        ("Лампа", "Маякова", "ЛАМПА МАЯКОВА сказала", "[…] сказала"),
        ("Лампа", "Маякова", "по словам г-жи Маяковой и Лампы Маяковой", "по словам […] и […]"),
        ("Лампа", "Маякова", "Маяковский проспект", "Маяковский проспект"),
        ("Лампа", "Маякова", "г-жа Маякова сказала", "[…] сказала"),
        ("Orsolenda Maria", "Quayrith", "Orsolenda Quayrith and Maria", "[…] and Maria"),
        ("Orsolenda Maria", "Quayrith", "Orsolenda M. Quayrith", "[…]"),
        ("Orsolenda Maria", "Quayrith", "O. Quayrith; O.M. Quayrith", "[…]; […]"),
        ("Orsolenda Maria", "Quayrith", "Orsolenda-Maria Quayrith", "[…]"),
        ("Orsolenda", "Quayrith", "Orsolenda T. Quayrith", "[…]"),
        ("Orsolenda", "Quayrith", "speech_Orsolenda_Quayrith.pdf", "speech_[…].pdf"),
        ("Orsolenda", "Quayrith", "orsolenda.quayrith", "[…]"),
        ("Orsolenda", "Quayrith", "Ms. Quayrith spoke, Mme Quayrith too", "[…] spoke, […] too"),
        ("Orsolenda", "Quayrith", "Orsolenda Quayrithian", "Orsolenda Quayrithian"),
        ("Éloïse", "Müller", "Eloise Muller and Éloïse Müller", "[…] and […]"),
        ("港", "明", "明女士发言", "[…]发言"),
        ("نور", "المرفئي", "شكر السيدة المرفئي", "شكر […]"),
        ("Ana", "de la Torre", "Ana de la Torre, A. de la Torre", "[…], […]"),
    ],
)
def test_a_name_is_found_in_its_forms(first: str, last: str, text: str, left: str) -> None:
    patterns = name_patterns(User(username="u_0123456789abcdef", first_name=first, last_name=last))
    assert patterns.full is not None
    found = patterns.full.sub(MARK, text)
    if patterns.family and found != text:
        found = patterns.family.sub(MARK, found)
    assert found == left


def test_former_names_and_addresses_go_too(join: Join) -> None:
    user, client = join("keeper", XAA, "contributor", first_name="Orsolenda", last_name="Quayrith")
    other, _client = join("other", XAB, "contributor")
    client.post("/account", {"first_name": "Orsolenda", "last_name": "Harbour", "language": "en", "sex": ""})
    user.refresh_from_db()
    token = ask_for_address(user=user, address="harbour@example.org")
    confirm_address(user=user, token=token)
    user.refresh_from_db()
    former = [{"first_name": "Orsolenda", "last_name": "Quayrith"}, {"email": "keeper@example.org"}]
    assert (user.last_name, user.email, user.former_names) == ("Harbour", "harbour@example.org", former)
    account = Account("Orsolenda Quayrith spoke", date(2026, 3, 1), text="Ms Harbour, keeper@example.org")
    made = record_engagement(new=NewEngagement(party=XAB, account=account), actor=actor_of(other), now=NOW)
    erase_person(user=user, actor=actor_of(user), now=timezone.now())
    made.refresh_from_db()
    user.refresh_from_db()
    assert made.current is not None
    assert (made.current.title, made.current.text) == (f"{MARK} spoke", f"{MARK}, {MARK}")
    assert user.former_names == []


def test_a_name_that_did_not_change_is_not_remembered(join: Join) -> None:
    user, client = join("keeper", XAA, "contributor", first_name="Orsolenda", last_name="Quayrith")
    client.post("/account", {"first_name": "Orsolenda", "last_name": "Quayrith", "language": "fr", "sex": "f"})
    user.refresh_from_db()
    assert (user.language, user.former_names) == ("fr", [])


def test_a_family_name_that_is_a_word_stays_in_what_others_wrote(join: Join) -> None:
    user, _client = join("young", XAA, first_name="Orsolenda", last_name="Young")
    other, _other_client = join("other", XAB, "contributor")
    made = record_engagement(
        new=NewEngagement(party=XAB, account=Account("Young keepers were trained", date(2026, 3, 1))),
        actor=actor_of(other),
        now=NOW,
    )
    erase_person(user=user, actor=actor_of(user), now=timezone.now())
    made.refresh_from_db()
    assert made.current is not None and made.current.title == "Young keepers were trained"


NO_WORDS = {
    "followup.EngagementRecord": {"participants", "fields", "goals"},
    "followup.Occurrence": {"fields"},
    "followup.ExpertiseOffer": {"languages"},
    "followup.ExpertiseRequest": {"languages"},
    "followup.Reminder": {"tasks"},
    "followup.Agreement": {"title"},
    "followup.AgreementClause": {"text"},
}
"""Text and JSON that no person types words about persons into: counts, codes, keys, the text of agreements."""


CODES = frozenset(
    [
        "acknowledged_by",
        "acting_for",
        "action",
        "actor",
        "by",
        "by_party",
        "circulated_as",
        "closed",
        "digest",
        "drafted_by",
        "evidence_kind",
        "form",
        "granted_by",
        "invited_by",
        "key",
        "key_side",
        "kind",
        "language",
        "made_by",
        "media_type",
        "number",
        "owner",
        "party",
        "person",
        "process",
        "reference",
        "resolution",
        "role",
        "sent_by",
        "sex",
        "stage",
        "stands_on",
        "symbol",
        "template",
        "tasks",
    ]
)
"""Fields that hold a key, a code, a digest or a symbol, in whatever model: no words."""


def test_every_field_people_type_words_into_is_looked_at() -> None:
    looked_at = free_text_fields()
    for label in ("followup", "accounts", "parties"):
        for model in apps.get_app_config(label).get_models():
            fields = model._meta.concrete_fields
            typed = {one.name for one in fields if isinstance(one, models.TextField | models.JSONField)}
            typed |= {one.name for one in fields if isinstance(one, models.CharField) and not one.choices}
            known = CODES | looked_at.get(model._meta.label, set()) | NO_WORDS.get(model._meta.label, set())
            if issubclass(model, AppendOnly) or label == "followup":
                assert typed <= known, f"{model._meta.label}: {typed - known}"


def test_the_download_holds_what_is_held_and_no_secret(named: tuple[User, Client, Engagement]) -> None:
    user, client, _made = named
    answer = client.get("/account/data")
    found = json.loads(answer.content)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert found["person"]["email"] == "keeper@example.org"
    assert len(found["held"]["accounts.Membership"]) == 3
    assert len(found["written"]["followup.EngagementRecord.by"]) == 2
    assert len(found["written"]["accounts.AuditRecord.actor"]) > 3
    assert user.password not in answer.content.decode()
    assert "d" * 64 not in answer.content.decode()
