"""Requests for expertise: from the request to the result, by whom each step is taken, and what is refused."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.comity_web.followup.test_registers import XAA, XAB, XAC, day, offer, people, record, seen_by

from comity_web.accounts.membership import hold_role
from comity_web.accounts.models import User
from comity_web.accounts.permissions import Actor
from comity_web.followup.models import ExpertiseOffer, ExpertiseRequest, ExpertiseStep

__all__ = ["people"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def clients(people: dict[str, Client]) -> dict[str, Client]:
    """The people of the registers, and focal points of the IPU and of an entity of the United Nations."""
    for party in ("ipu", "un-women"):
        user = User.objects.create_user(f"u_{party}", email=f"{party}@example.org")
        hold_role(user=user, party=party, role="focal-point", actor=Actor(user.key, party), now=timezone.now())
        people[party] = Client()
        people[party].force_login(user)
    return people


def asked(**more: object) -> dict[str, object]:
    sent = {"subject": "Lamps", "languages": ["fr"], "wanted_from": day(10), "wanted_until": day(40)}
    return sent | more


def ask(client: Client, **more: object) -> str:
    answer = client.post(reverse("register-new", args=["requests"]), asked(**more))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def step(client: Client, path: str, kind: str, **sent: object) -> int:
    seen = ExpertiseStep.objects.filter(request_id=path.rpartition("/")[2]).count()
    return client.post(f"{path}/{kind}", {"seen": str(seen), **sent}).status_code


def matched(clients: dict[str, Client], asker: str = XAB) -> str:
    """A request of XAB that is matched with an offer of XAA by the IPU."""
    record(clients[XAA], "offers", has_statement="on")
    path = ask(clients[asker])
    assert step(clients["ipu"], path, "match", offer=str(ExpertiseOffer.objects.get().pk)) == 302
    return path


@pytest.mark.parametrize("asker", [XAB, "un-women"])
def test_from_the_request_to_the_result(clients: dict[str, Client], asker: str) -> None:
    path = matched(clients, asker)
    words = []
    for who, kind, sent in (
        (asker, "agree", {}),
        (XAA, "agree", {}),
        (XAA, "deploy", {"happened_on": day(0)}),
        (asker, "report", {"text": "The lamps burn.", "link": "https://example.org/lamps"}),
    ):
        words.append(clients[asker].get(path).content.decode())
        assert step(clients[who], path, kind, **sent) == 302, kind
    last = clients[XAA].get(path).content.decode()
    assert "The lamps burn." in last and "https://example.org/lamps" in last
    for told, page in zip(("to be agreed", "to be agreed", "agreed by both", "expert deployed"), words, strict=True):
        assert told in page
    assert "result told" in last
    assert step(clients[XAA], path, "report", text="More.") == 403


def test_what_became_of_it_is_told_to_who_asks_who_offers_and_the_ipu(clients: dict[str, Client]) -> None:
    record(clients[XAA], "offers", has_statement="on")
    path = ask(clients[XAB])
    assert seen_by(clients, path) == set(clients) - {""}, "an open request is seen by people of any party"
    assert step(clients["ipu"], path, "match", offer=str(ExpertiseOffer.objects.get().pk)) == 302
    assert seen_by(clients, path) == {XAA, XAB, "ipu"}
    listing = reverse("register", args=["requests"])
    assert {name for name, one in clients.items() if path in one.get(listing).content.decode()} == {XAA, XAB, "ipu"}


def test_declined_it_is_free_for_another_offer(clients: dict[str, Client]) -> None:
    path = matched(clients)
    assert step(clients[XAA], path, "decline", text="") == 400
    assert step(clients[XAA], path, "decline", text="Elections.") == 302
    assert ExpertiseRequest.objects.get().offer is None
    record(clients[XAC], "offers", has_statement="on", subject="Other lamps")
    another = ExpertiseOffer.objects.get(party=XAC)
    assert step(clients[XAB], path, "match", offer=str(another.pk)) == 302
    for who in (XAB, XAC):
        assert step(clients[who], path, "agree") == 302
    assert step(clients[XAC], path, "deploy", happened_on=day(0)) == 302
    assert step(clients[XAA], path, "report", text="Not mine any more.") == 404


NO_MATCH = {
    "without a statement": {},
    "consent ended": {"has_statement": "on", "consent_until": day(-1)},
    "in another language": {"has_statement": "on", "languages": ["ru"]},
    "on other days": {"has_statement": "on", "available_from": day(41)},
}


@pytest.mark.parametrize("more", NO_MATCH.values(), ids=NO_MATCH)
def test_an_offer_that_does_not_fit_is_neither_shown_nor_taken(clients: dict[str, Client], more: dict) -> None:  # type: ignore[type-arg]
    record(clients[XAA], "offers", **more)
    path = ask(clients[XAB])
    assert 'name="offer"' not in clients[XAB].get(path).content.decode()
    assert step(clients[XAB], path, "match", offer=str(ExpertiseOffer.objects.get().pk)) == 400
    assert not ExpertiseStep.objects.exists()


def test_one_offer_is_held_by_one_request_until_its_result(clients: dict[str, Client]) -> None:
    matched(clients)
    second, number = ask(clients[XAC]), str(ExpertiseOffer.objects.get().pk)
    assert step(clients["ipu"], second, "match", offer=number) == 400
    first = reverse("register-entry", args=["requests", ExpertiseRequest.objects.get(party=XAB).pk])
    assert clients[XAB].post(first + "/withdraw").status_code == 302
    assert step(clients["ipu"], second, "match", offer=number) == 302


def test_consent_that_ended_meanwhile_is_not_agreed_to(clients: dict[str, Client]) -> None:
    path = matched(clients)
    ExpertiseOffer.objects.update(consent_until=timezone.localdate() - timedelta(days=1))
    assert step(clients[XAA], path, "agree") == 400
    assert step(clients[XAB], path, "decline", text="Consent ended.") == 302


def test_a_step_sent_twice_is_one_and_a_stale_one_is_told(clients: dict[str, Client]) -> None:
    path = matched(clients)
    for _time in range(2):
        assert clients[XAB].post(f"{path}/agree", {"seen": "1"}).status_code == 302
    assert ExpertiseStep.objects.filter(kind="agree").count() == 1
    assert clients[XAA].post(f"{path}/decline", {"seen": "1", "text": "Late."}).status_code == 409
    assert not ExpertiseStep.objects.filter(kind="decline").exists()


def test_a_request_sent_twice_is_one(clients: dict[str, Client]) -> None:
    assert ask(clients[XAB]) == ask(clients[XAB])
    assert ExpertiseRequest.objects.count() == 1


REFUSED = {
    "of no language": {"languages": []},
    "that ends before it begins": {"wanted_until": day(1)},
    "without a day": {"wanted_from": ""},
    "of nothing": {"subject": " "},
}


@pytest.mark.parametrize("more", REFUSED.values(), ids=REFUSED)
def test_a_request_that_cannot_be_is_refused(clients: dict[str, Client], more: dict) -> None:  # type: ignore[type-arg]
    answer = clients[XAB].post(reverse("register-new", args=["requests"]), asked(**more))
    assert answer.status_code == 400
    assert not ExpertiseRequest.objects.exists()


def test_governments_and_the_ipu_ask_for_none(clients: dict[str, Client]) -> None:
    for party in ("state:XAA", "ipu"):
        assert clients[party].post(reverse("register-new", args=["requests"]), asked()).status_code == 403


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh-hans"])
def test_the_page_speaks_six_languages(clients: dict[str, Client], language: str) -> None:
    path = matched(clients)
    clients[XAB].cookies["comity_language"] = language
    text = clients[XAB].get(path).content.decode()
    english = ("What became of it", "matched with the offer", "Decline", "Withdraw the request", "Where it stands")
    assert ([words for words in english if words in text] == []) is (language != "en")
    assert offer()["subject"] in text
