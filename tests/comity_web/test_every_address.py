"""Every address of the site stands in the permission matrix, or is named here with the tests that ask for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver
from tests.comity_web.permission_table import ACTIONS, FALSE_KEYS

from comity_web.config import urls

TESTS = Path(__file__).parent

BY_ITSELF = {
    "site/test_pages.py": "home about language resolutions mandates mandate parties party doubts compare-choose "
    "compare lineage citations parallel download-mandates source passage download resolution unknown-parties",
    "site/test_settle.py": "settle settle-doubt clauses review review-link",
    "site/test_samples.py": "sample-enter",
    "site/test_processes.py": "processes process",
    "followup/test_engagement_pages.py": "workspace workspace-acknowledge state fields field",
    "followup/test_reminders.py": "acknowledge unsubscribe",
    "reporting/test_feeds.py": "feed-party feed-state feed-process",
    "accounts/test_people.py": "act-for accept-invitation sign-out account_logout",
    "accounts/test_sign_in.py": "sign-in account_login account_signup account_inactive account_reset_password "
    "account_reset_password_done account_reset_password_from_key account account-data account-erase password "
    "confirm-address account_reauthenticate account_change_password account_email account_set_password "
    "account_reset_password_from_key_done",
    "site/test_account.py": "sign-in-once",
}
"""Test module: the names of the addresses it asks for."""


def names_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of our own addresses; what allauth brings under its prefixes is told apart by `include`."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name)


def test_every_address_is_in_the_matrix_or_tested_by_itself() -> None:
    here = set(names_of(urls.urlpatterns))
    by_itself = {name for names in BY_ITSELF.values() for name in names.split()}
    in_the_matrix = {action.url for action in ACTIONS} | set(FALSE_KEYS)
    assert here - in_the_matrix - by_itself == set()
    assert by_itself <= here, "an address that is gone is named"
    assert in_the_matrix <= here


@pytest.mark.parametrize("module", BY_ITSELF)
def test_the_tests_named_ask_for_their_addresses(module: str) -> None:
    """By the address's name, or by the words that stand in it and in no place-holder."""
    text = (TESTS / module).read_text(encoding="utf-8")
    patterns = {str(one.name): str(one.pattern) for one in urls.urlpatterns if isinstance(one, URLPattern)}
    unasked = [
        name
        for name in BY_ITSELF[module].split()
        if f'"{name}"' not in text and not any(piece in text for piece in fixed_pieces(patterns[name]))
    ]
    assert not unasked


def fixed_pieces(pattern: str) -> list[str]:
    """Of "A/<str:key>/settle$" the piece "/settle"; of an address that is all place-holder, a symbol of the tests."""
    plain = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)|<[^<>]*>", " ", pattern).replace("\\", "").strip("^$")
    pieces = [piece.strip("/") for piece in plain.split() if piece.strip("/.")]
    return [f"/{max(pieces, key=len)}"] if pieces else ['"/"', "A/RES/79/9101"]
