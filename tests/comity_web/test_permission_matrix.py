"""The permission matrix: role x relation to the party x action, asked over HTTP from outside.

One table says who may do what; every cell is a request of its own, undone afterwards. What may not be seen answers
exactly as what is not there; what may be seen but not done answers 403 and writes nothing.
"""

import re

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.comity_web.permission_table import ACTIONS, FALSE_KEYS, Action, cells
from tests.comity_web.permission_world import FORBIDDEN, HIDDEN, PEOPLE, SIGN_IN, YES, World, world

from comity_web.accounts.models import AuditRecord, Invitation, Membership
from comity_web.followup.models import (
    Agreement,
    Commitment,
    Delegation,
    Engagement,
    EngagementRecord,
    ExpertiseOffer,
    ExpertiseRequest,
    ExpertiseStep,
    FeedToken,
    Letter,
    StageChange,
)
from comity_web.parties.models import Recess

__all__ = ["world"]

pytestmark = pytest.mark.django_db

WRITTEN = (
    AuditRecord,
    Engagement,
    EngagementRecord,
    StageChange,
    Invitation,
    Membership,
    FeedToken,
    Letter,
    Agreement,
    Commitment,
    Delegation,
    ExpertiseOffer,
    ExpertiseRequest,
    ExpertiseStep,
    Recess,
)
"""Models of which a refused request leaves exactly as many rows as there were."""


def ask(world: World, action: Action, client: Client) -> HttpResponse:
    """The request of this action."""
    path = reverse(action.url, args=action.arguments(world))
    return client.get(path) if action.post is None else client.post(path, action.post(world))  # type: ignore[return-value]


def heard(response: HttpResponse) -> str:
    """The answer in a word."""
    if response.status_code == 302 and response.headers["Location"].startswith("/sign-in"):
        return SIGN_IN
    if response.status_code in {403, 404}:
        return str(response.status_code)
    return YES if response.status_code in {200, 302} else f"status {response.status_code}"


def rows_written() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in WRITTEN}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_each_cell_answers_what_the_table_says(world: World, action: Action) -> None:
    wrong: list[str] = []
    for person in PEOPLE:
        before = rows_written()
        with transaction.atomic():
            try:
                found = heard(ask(world, action, world.clients[person]))
            except NoReverseMatch as missing:
                pytest.fail(f"there is no address for {action.name!r}: {missing}")
            changed = rows_written() != before
            transaction.set_rollback(True)
        if found != action.answer_to(person):
            wrong.append(f"{person}: promised {action.answer_to(person)}, got {found}")
        if found != YES and changed:
            wrong.append(f"{person}: was refused ({found}), and something was written")
    assert not wrong, f"{action.name}:\n" + "\n".join(wrong)


def test_the_matrix_is_large_enough_to_mean_something() -> None:
    found = list(cells())
    assert len(found) > 300
    assert len({(action.name, str(person)) for action, person, _answer in found}) == len(found)
    answers = [answer for _action, _person, answer in found]
    assert min(answers.count(kind) for kind in (YES, SIGN_IN, FORBIDDEN, HIDDEN)) > 20


def plain(response: HttpResponse) -> tuple[int, str, tuple[str, ...]]:
    """Status, words and headers, without what differs between any two answers."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    text = re.sub(r'name="next" value="[^"]*"', "", text)
    return response.status_code, text, tuple(sorted(set(response.headers) - {"Content-Length"}))


@pytest.mark.parametrize("url", FALSE_KEYS)
def test_what_may_not_be_seen_answers_as_what_is_not_there(world: World, url: str) -> None:
    hidden = [(action, person) for action, person, answer in cells() if action.url == url and answer == HIDDEN]
    assert hidden
    of_each_relation = {(action.name, person.relation): (action, person) for action, person in hidden}
    for action, person in of_each_relation.values():
        client = world.clients[person]
        there = ask(world, action, client)
        path = reverse(url, args=FALSE_KEYS[url])
        missing = client.get(path) if action.post is None else client.post(path, action.post(world))
        assert plain(there) == plain(missing), f"{action.name}, {person}"  # type: ignore[arg-type]
