"""Sample people of real bodies: whatever they send, the rest of the world stays as it was, and they see none of it."""

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.utils import timezone
from tests.comity_web.permission_table import ACTIONS, Action
from tests.comity_web.permission_world import CONVENER, OWN, PARTIES, YES, World, world
from tests.comity_web.test_permission_matrix import ask, heard

from comity_web.accounts.membership import MembershipError, hold_role
from comity_web.accounts.models import User
from comity_web.accounts.permissions import PARTY_ROLES, Actor
from comity_web.followup.erasure import erase_person
from comity_web.followup.models import Engagement
from comity_web.parties.models import Party
from comity_web.world.removal import remove_samples

__all__ = ["world"]

pytestmark = pytest.mark.django_db

OF_NOBODY = ("see public", "list of engagements", "all delegations", "feed by its token", "see an open", "register of")
"""What anybody, or people of any party, may ask for: beginnings of the names of actions."""

NOT_PUBLIC = [one for one in ACTIONS if not one.post and one.anonymous != YES and not one.name.startswith(OF_NOBODY)]


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of our tables, but for parties, which no person changes."""
    ours = ("accounts", "followup", "parties", "registry")
    models = [one for app in ours for one in apps.get_app_config(app).get_models(include_auto_created=True)]
    return {
        model._meta.label: sorted(model._default_manager.values_list(), key=str)
        for model in models
        if model is not Party
    }


def sample_of(party: str) -> Client:
    """A sample person who holds every role in the party."""
    user = User.objects.create_user(f"sample-{party}", is_sample=True)
    for role in PARTY_ROLES:
        hold_role(user=user, party=party, role=role, actor=Actor(user.key, party), now=timezone.now())
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("relation", [OWN, CONVENER])
@pytest.mark.parametrize("action", [one for one in ACTIONS if one.post], ids=lambda one: one.name)
def test_what_a_sample_person_sends_leaves_no_trace(world: World, action: Action, relation: str) -> None:
    before = everything()
    with transaction.atomic():
        client = sample_of(PARTIES[relation])
        try:
            with transaction.atomic():
                ask(world, action, client)
        finally:
            remove_samples()
        after = everything()
        transaction.set_rollback(True)
    assert after == before


@pytest.mark.parametrize("action", NOT_PUBLIC, ids=lambda one: one.name)
def test_a_sample_person_sees_what_is_not_public_nowhere(world: World, action: Action) -> None:
    response = ask(world, action, sample_of(PARTIES[OWN]))
    text = response.content.decode()
    assert heard(response) != YES or not [
        word for word in ("A private word", "A shared word", "We ask for lamps", "asked@example.org") if word in text
    ]


def test_what_a_sample_person_does_in_a_real_task_is_refused_and_said(world: World) -> None:
    sent = {"title": "Done", "happened_on": timezone.localdate().isoformat(), "task": world.task.key, "form": "one"}
    count = Engagement.objects.count()
    answer = sample_of(PARTIES[OWN]).post("/engagements/new", sent)
    assert answer.status_code in {403, 404}
    assert Engagement.objects.count() == count


def test_what_a_sample_person_records_is_marked(world: World) -> None:
    sent = {"title": "Done", "happened_on": timezone.localdate().isoformat(), "visibility": "public", "form": "one"}
    assert sample_of(PARTIES[CONVENER]).post("/engagements/new", sent).status_code == 302
    assert [row.is_sample for row in Engagement.objects.filter(party="ipu")] == [True]


def test_a_real_person_of_a_body_sees_no_names_of_a_sample_invitation(world: World) -> None:
    client = sample_of(PARTIES[CONVENER])
    answer = client.post("/parties/ipu/people/invite", {"email": "new@example.org", "role": "reader"})
    assert answer.status_code in {200, 302}
    assert User.objects.get(email="new@example.org").is_sample
    remove_samples()
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_sample_person_is_not_erased_name_by_name(world: World) -> None:
    sample_of(PARTIES[OWN])
    user = User.objects.get(is_sample=True)
    with pytest.raises(MembershipError):
        erase_person(user=user, actor=Actor(user.key), now=timezone.now())
