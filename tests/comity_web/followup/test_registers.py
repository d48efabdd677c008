"""Offers of expertise, agreements, commitments: who sees what, what is refused, and sent twice makes one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comity_web.accounts.membership import hold_role
from comity_web.accounts.models import AuditRecord, User
from comity_web.accounts.permissions import Actor
from comity_web.followup.models import Agreement, Commitment, ExpertiseOffer
from comity_web.parties.services import load_parties

pytestmark = pytest.mark.django_db

XAA, XAB, XAC = "parliament:XAA", "parliament:XAB", "parliament:XAC"


@pytest.fixture
def people(db: None) -> dict[str, Client]:
    """A focal point of each of three parliaments and of a government."""
    load_parties()
    clients = {"": Client()}
    for party in (XAA, XAB, XAC, "state:XAA"):
        user = User.objects.create_user(f"u_{party}", email=f"{party.replace(':', '.')}@example.org")
        hold_role(user=user, party=party, role="focal-point", actor=Actor(user.key, party), now=timezone.now())
        clients[party] = Client()
        clients[party].force_login(user)
    return clients


def day(offset: int) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def offer(**more: str) -> dict[str, object]:
    sent = {
        "subject": "Lamps",
        "languages": ["en", "fr"],
        "available_from": day(0),
        "available_until": day(90),
        "consent_until": day(60),
    }
    return sent | more


def agreement(**more: str) -> dict[str, object]:
    clauses = "1. Lamps are lent.\n2 Pilots meet."
    return {"title": "On harbour lights", "other": XAB, "clauses": clauses, "in_force_from": ""} | more


def commitment(**more: str) -> dict[str, object]:
    sent = {"instrument": "Convention on harbour lights", "provision": "article 3", "status": "bill"}
    return sent | {"law": "Lamps Bill", "status_on": day(-9), "source": "Gazette 9"} | more


SENT = {"offers": offer, "agreements": agreement, "commitments": commitment}
MODELS = {"offers": ExpertiseOffer, "agreements": Agreement, "commitments": Commitment}


def record(client: Client, register: str, **more: str) -> str:
    """The address of the entry that was made."""
    answer = client.post(reverse("register-new", args=[register]), SENT[register](**more))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def seen_by(people: dict[str, Client], path: str) -> set[str]:
    """Who is answered with the page."""
    found = {name: client.get(path).status_code for name, client in people.items()}
    assert set(found.values()) <= {200, 404}
    return {name for name, status in found.items() if status == 200}


EVERYBODY = {"", XAA, XAB, XAC, "state:XAA"}

VISIBLE = {
    "an offer without a statement": ("offers", {}, {XAA}),
    "an offer with a statement": ("offers", {"has_statement": "on"}, EVERYBODY - {""}),
    "an offer whose consent ended": ("offers", {"has_statement": "on", "consent_until": day(-1)}, {XAA}),
    "a draft of an agreement": ("agreements", {}, {XAA, XAB}),
    "an agreement to come": ("agreements", {"in_force_from": day(9)}, {XAA, XAB}),
    "an agreement in force": ("agreements", {"in_force_from": day(-9)}, EVERYBODY),
    "a commitment": ("commitments", {}, EVERYBODY),
}


@pytest.mark.parametrize(("register", "more", "who"), VISIBLE.values(), ids=VISIBLE)
def test_an_entry_is_seen_by_whom_it_is_for_on_its_page_and_in_lists(
    people: dict[str, Client], register: str, more: dict[str, str], who: set[str]
) -> None:
    path = record(people[XAA], register, **more)
    assert seen_by(people, path) == who
    owner = reverse("register", args=[register]) + f"?party={XAA}"
    for name, client in people.items():
        for listed in (reverse("register", args=[register]), owner):
            assert (path in client.get(listed).content.decode()) is (name in who), (name, listed)


@pytest.mark.parametrize("register", SENT)
def test_a_form_sent_twice_makes_one_entry(people: dict[str, Client], register: str) -> None:
    assert record(people[XAA], register) == record(people[XAA], register)
    assert MODELS[register]._default_manager.count() == 1
    assert AuditRecord.objects.filter(action="record").count() == 1


REFUSED = {
    "an offer of no language": ("offers", {"languages": []}),
    "an offer that ends before it begins": ("offers", {"available_until": day(-1)}),
    "an offer without a day": ("offers", {"consent_until": ""}),
    "an offer of nothing": ("offers", {"subject": " "}),
    "an agreement with oneself": ("agreements", {"other": XAA}),
    "an agreement with nobody": ("agreements", {"other": "nobody at all"}),
    "two clauses of one number": ("agreements", {"clauses": "1 Lamps.\n1 Pilots."}),
    "a clause of a mandate that is not": ("agreements", {"clauses": "1 Lamps. [m_nothing]"}),
    "a bill without a source": ("commitments", {"source": ""}),
    "a state of the law that is none": ("commitments", {"status": "dreamt"}),
    "what is no day": ("commitments", {"status_on": "tomorrow"}),
}


@pytest.mark.parametrize(("register", "more"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_in_the_form_with_what_was_typed(
    people: dict[str, Client], register: str, more: dict[str, str]
) -> None:
    answer = people[XAA].post(reverse("register-new", args=[register]), SENT[register](**more))
    assert answer.status_code == 400
    typed = {"offers": "", "agreements": "On harbour lights", "commitments": "Lamps Bill"}[register]
    assert typed in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
    assert not MODELS[register]._default_manager.exists()


def test_a_changed_agreement_is_the_next_version(people: dict[str, Client]) -> None:
    first = record(people[XAA], "agreements")
    second = record(people[XAB], "agreements", other=XAA, clauses="1. Lamps are given.")
    assert first != second
    assert [row.version for row in Agreement.objects.order_by("version")] == [1, 2]
    assert Agreement.objects.get(version=2).replaces == Agreement.objects.get(version=1)


def test_where_a_law_stands_is_changed_by_its_state_and_by_who_saw_it_last(people: dict[str, Client]) -> None:
    record(people[XAA], "commitments")
    row = Commitment.objects.get()
    path = reverse("commitment-change", args=[row.pk])
    assert row.state_id == "state:XAA"
    assert people[XAB].get(path).status_code == 403
    assert people["state:XAA"].get(path).status_code == 200
    adopted = commitment(status="adopted", law="Lamps Act", seen=row.at.isoformat())
    assert people["state:XAA"].post(path, adopted).status_code == 302
    late = people[XAA].post(path, commitment(status="in-force", law="Other Act", seen=row.at.isoformat()))
    assert late.status_code == 409
    assert "Lamps Act" in late.content.decode() and "Other Act" in late.content.decode()
    row.refresh_from_db()
    assert (row.status, row.law) == ("adopted", "Lamps Act")
    assert AuditRecord.objects.get(action="change").before["law"] == "Lamps Bill"


def test_an_offer_withdrawn_is_its_party_s_alone(people: dict[str, Client]) -> None:
    path = record(people[XAA], "offers", has_statement="on")
    withdraw = reverse("offer-withdraw", args=[ExpertiseOffer.objects.get().pk])
    assert people[XAB].post(withdraw).status_code == 403
    assert people[XAA].post(withdraw).status_code == 302
    assert seen_by(people, path) == {XAA}
    assert people[XAB].post(withdraw).status_code == 404


@pytest.mark.parametrize("register", SENT)
def test_a_long_list_asks_no_more_than_a_short_one(
    people: dict[str, Client],
    register: str,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    name = {"offers": "subject", "agreements": "title", "commitments": "provision"}[register]
    for number in range(20):
        record(people[XAA], register, **{name: f"Lamps {number}"})
    with django_assert_max_num_queries(16):
        assert people[XAA].get(reverse("register", args=[register])).status_code == 200


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh-hans"])
def test_the_pages_speak_six_languages(people: dict[str, Client], language: str) -> None:
    paths = [record(people[XAA], register) for register in SENT]
    paths += [reverse("register", args=[register]) for register in SENT]
    paths += [reverse("register-new", args=[register]) for register in SENT]
    people[XAA].cookies["comity_language"] = language
    english = ("Offers of expertise", "Commitments and laws", "Where the law stands")
    for path in paths:
        text = people[XAA].get(path).content.decode()
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in text
        assert language == "en" or not [words for words in english if words in text], path
