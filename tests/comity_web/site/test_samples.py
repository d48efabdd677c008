"""The doors into the sample world open on this machine only, and only while it stands."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from comity_web.accounts.models import User
from comity_web.parties.services import load_parties
from comity_web.world.building import load_world
from comity_web.world.removal import remove_samples

pytestmark = pytest.mark.django_db

PERSON = "sample-parliament-xaa-reader"
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def world(db: None) -> None:
    load_parties()
    load_world(now=NOW)


def _enter(client: Client, person: str = PERSON, **meta: str) -> int:
    client.post("/sample/enter", {"person": person}, **{"HTTP_HOST": "localhost:8000", **meta})
    return 1 if "_auth_user_id" in client.session else 0


@pytest.mark.parametrize(
    "meta",
    [
        {},
        {"HTTP_HOST": "127.0.0.1:8000"},
        {"HTTP_HOST": "[::1]:8000", "REMOTE_ADDR": "::1"},
        {"HTTP_HOST": "localhost"},
    ],
    ids=str,
)
@pytest.mark.usefixtures("world")
def test_on_this_machine_one_click_enters(client: Client, meta: dict[str, str]) -> None:
    assert _enter(client, **meta)
    assert client.get("/sign-in", HTTP_HOST="localhost").status_code in {200, 302}


@pytest.mark.parametrize(
    "meta",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "testserver"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"SERVER_PROTOCOL": "HTTP/1.0"},
    ],
    ids=str,
)
@pytest.mark.usefixtures("world")
def test_from_elsewhere_the_door_is_not_there(client: Client, meta: dict[str, str]) -> None:
    assert not _enter(client, **meta)
    page = client.get("/sign-in", **{"HTTP_HOST": "localhost", **meta})
    assert b"sample/enter" not in page.content


@pytest.mark.usefixtures("world")
def test_an_installation_that_others_reach_has_no_door(client: Client, settings: Settings) -> None:
    settings.HOSTS = ["comity.example"]
    assert not _enter(client)


@pytest.mark.usefixtures("world")
def test_no_real_person_is_entered_as(client: Client) -> None:
    User.objects.create_user("somebody")
    assert not _enter(client, "somebody")


@pytest.mark.usefixtures("world")
def test_debug_opens_nothing(client: Client, settings: Settings) -> None:
    settings.DEBUG = True
    assert not _enter(client, REMOTE_ADDR="192.0.2.7")


@pytest.mark.usefixtures("world")
def test_the_click_is_a_form_with_a_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/sample/enter", {"person": PERSON}, HTTP_HOST="localhost").status_code == 403
    assert strict.get("/sample/enter", HTTP_HOST="localhost").status_code == 405


@pytest.mark.usefixtures("world")
def test_every_page_says_so_until_the_samples_are_gone(client: Client) -> None:
    for address in ("/", "/parties", "/parties/parliament:XAA", "/sign-in", "/about"):
        assert b"sample-banner" in client.get(address, HTTP_HOST="localhost").content, address
    assert _enter(client)
    remove_samples()
    page = client.get("/", HTTP_HOST="localhost").content
    assert b"sample-banner" not in page
    assert b"sample/enter" not in page
    assert not _enter(Client())
