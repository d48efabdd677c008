"""Signing in: with a password, or with a link that works once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from comity_web.accounts import services
from comity_web.accounts.models import SignInLink, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db) -> User:
    services.ensure_roles()
    user = services.ensure_local_administrator()
    assert user is not None
    return user


@pytest.fixture
def token(administrator) -> str:
    return services.issue_sign_in_link(user=administrator, now=timezone.now())


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_link_works_once(client, token):
    assert client.get(f"/sign-in/once/{token}").status_code == 200
    assert not signed_in(client)
    response = client.post(f"/sign-in/once/{token}")
    assert (response.status_code, response.headers["Location"]) == (302, "/account/password")
    assert signed_in(client)
    other = Client()
    again = other.post(f"/sign-in/once/{token}")
    assert again.status_code == 410
    assert "has been used" in again.content.decode()
    assert not signed_in(other)


def test_the_link_expires(client, administrator):
    old = services.issue_sign_in_link(user=administrator, now=timezone.now() - timedelta(hours=25))
    assert client.post(f"/sign-in/once/{old}").status_code == 410
    assert not signed_in(client)


def test_a_link_that_was_never_issued(client, token):
    assert client.post(f"/sign-in/once/{token}x").status_code == 410
    assert not signed_in(client)


def test_a_link_of_a_person_who_may_no_longer_sign_in(client, token, administrator):
    User.objects.filter(pk=administrator.pk).update(is_active=False)
    assert client.post(f"/sign-in/once/{token}").status_code == 410


def test_only_the_digest_of_the_link_is_kept(token):
    assert token not in str(SignInLink.objects.values())


def test_there_is_one_local_administrator(administrator):
    assert services.ensure_local_administrator() is None
    assert not administrator.has_usable_password()


def test_choosing_a_password_and_signing_in_with_it(client, token):
    client.post(f"/sign-in/once/{token}")
    chosen = "lighthouses need keepers"
    response = client.post("/account/password", {"new_password1": chosen, "new_password2": chosen})
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    client.post("/sign-out")
    assert not signed_in(client)
    client.post("/sign-in", {"username": "administrator", "password": chosen})
    assert signed_in(client)


@pytest.mark.parametrize(("first", "second"), [("short", "short"), ("a long one it is", "another long one")])
def test_passwords_that_are_refused(client, token, first, second):
    client.post(f"/sign-in/once/{token}")
    response = client.post("/account/password", {"new_password1": first, "new_password2": second})
    assert response.status_code == 400
    assert not User.objects.get().has_usable_password()


def test_a_wrong_password_is_a_400_that_does_not_tell_what_was_wrong(client, people):
    wrong = client.post("/sign-in", {"username": "reader", "password": "no"})
    nobody = client.post("/sign-in", {"username": "nobody", "password": "no"})
    assert wrong.status_code == nobody.status_code == 400
    assert "reader" not in client.session


def test_guessing_is_slowed(client, people):
    for _ in range(services.ATTEMPTS):
        client.post("/sign-in", {"username": "reader", "password": "no"})
    right = {"username": "reader", "password": "a long password of reader"}
    assert client.post("/sign-in", right).status_code == 429
    assert client.post("/sign-in", right | {"username": "uploader"}).status_code == 400


@pytest.mark.parametrize(("target", "leads"), [("/upload", "/upload"), ("https://elsewhere.example/", "/"), ("", "/")])
def test_after_signing_in_one_stays_here(client, people, target, leads):
    right = {"username": "uploader", "password": "a long password of uploader", "next": target}
    assert client.post("/sign-in", right).headers["Location"] == leads


def test_signing_out_needs_a_form(people):
    assert people["reader"].get("/sign-out").status_code == 405
