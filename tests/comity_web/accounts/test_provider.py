"""Signing in through a provider of OpenID Connect: the whole round, with a provider that runs inside the test."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.comity_web.accounts.conftest import XAA, XAB, Join
from tests.comity_web.accounts.provider import CLIENT, SECRET, Provider, running_provider

from comity_web.accounts.membership import invite, withdraw_invitation
from comity_web.accounts.models import Invitation, Membership, User
from comity_web.accounts.permissions import ADMINISTRATOR, Actor
from comity_web.config.oidc import read_oidc_provider

pytestmark = pytest.mark.django_db

KEEPER = {"sub": "sub-1", "email": "keeper@example.org", "email_verified": True}


@pytest.fixture
def provider(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """The provider, named by the environment as an installation names it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running_provider() as found:
        settings.SOCIALACCOUNT_PROVIDERS = read_oidc_provider(
            {
                "COMITY_OIDC_ISSUER": found.issuer,
                "COMITY_OIDC_CLIENT_ID": CLIENT,
                "COMITY_OIDC_SECRET": SECRET,
            }
        )
        found.claims = dict(KEEPER)
        yield found


def come_in(provider: Provider, client: Client, state: str = "") -> HttpResponse:
    """The button is pressed, the provider sends the browser back: the answer to that."""
    sent = client.post("/sign-in/provider/oidc/oidc/login/?process=login")
    target = urlsplit(sent.headers["Location"])
    assert f"{target.scheme}://{target.netloc}{target.path}" == f"{provider.issuer}/authorize"
    asked = {name: values[0] for name, values in parse_qs(target.query).items()}
    assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == (CLIENT, "code", "S256")
    back = urlsplit(asked["redirect_uri"]).path
    return client.get(back, {"code": "a code", "state": state or asked["state"]})  # type: ignore[return-value]


def invited(join: Join, party: str = XAA, role: str = "contributor") -> Invitation:
    administrator, _client = join(f"admin{party[-1]}", party, "administrator")
    actor = Actor(administrator.key, party, frozenset({ADMINISTRATOR}))
    return invite(email="keeper@example.org", party=party, role=role, actor=actor, now=timezone.now())[0]


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_first_sign_in_of_an_invited_address_is_that_of_the_invited_person(join: Join, provider: Provider) -> None:
    person = invited(join).user
    invited(join, XAB, "reader")
    visitor = Client()
    answer = come_in(provider, visitor)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert visitor.session["_auth_user_id"] == str(person.pk)
    person.refresh_from_db()
    assert person.is_active
    held = set(Membership.objects.filter(user=person, ended_at=None).values_list("party_id", "role"))
    assert held == {(XAA, "contributor"), (XAB, "reader")}
    assert not Invitation.objects.filter(user=person, accepted_at=None).exists()
    assert SocialAccount.objects.get().user == person
    assert not SocialToken.objects.exists()
    (asked,) = provider.asked
    assert (asked["client_id"], asked["client_secret"], asked["code"]) == (CLIENT, SECRET, "a code")
    assert asked["code_verifier"]
    assert visitor.get("/workspace").status_code == 200


def test_the_second_sign_in_goes_by_the_provider_s_own_id(join: Join, provider: Provider) -> None:
    person = invited(join).user
    come_in(provider, Client())
    provider.claims["email"] = "another@example.org"
    visitor = Client()
    come_in(provider, visitor)
    assert visitor.session["_auth_user_id"] == str(person.pk)
    person.refresh_from_db()
    assert person.email == "keeper@example.org"
    assert SocialAccount.objects.count() == 1


def test_an_address_that_nobody_invited_gets_no_account_and_no_rights(join: Join, provider: Provider) -> None:
    join("somebody", XAA, "reader")
    before = User.objects.count(), Membership.objects.count()
    visitor = Client()
    page = come_in(provider, visitor)
    assert not signed_in(visitor)
    assert "/sign-in" in page.headers.get("Location", "") or page.status_code == 200
    assert (User.objects.count(), Membership.objects.count()) == before
    assert not SocialAccount.objects.exists()
    assert visitor.get("/workspace").headers["Location"].startswith("/sign-in")


NOT_VOUCHED = {
    "address not confirmed": {"email_verified": False},
    "nothing said of the address": {"email_verified": None},
    "no address": {"email": None},
}


@pytest.mark.parametrize("claims", NOT_VOUCHED.values(), ids=NOT_VOUCHED)
def test_an_address_that_the_provider_does_not_vouch_for_opens_nothing(
    join: Join, provider: Provider, claims: dict[str, object]
) -> None:
    person = invited(join).user
    join("known", XAB, "focal-point")
    for address in ("keeper@example.org", "known@example.org"):
        provider.claims = {**KEEPER, "email": address, **claims}
        visitor = Client()
        come_in(provider, visitor)
        assert not signed_in(visitor)
    person.refresh_from_db()
    assert not person.is_active
    assert not SocialAccount.objects.exists()


def test_a_person_who_is_known_keeps_their_roles_and_gets_none_more(join: Join, provider: Provider) -> None:
    person, _client = join("keeper", XAA, "reader")
    open_letter = invited(join, XAB, "focal-point")
    visitor = Client()
    come_in(provider, visitor)
    assert visitor.session["_auth_user_id"] == str(person.pk)
    assert set(person.memberships.values_list("party_id", "role")) == {(XAA, "reader")}
    open_letter.refresh_from_db()
    assert open_letter.accepted_at is None, "who is in already accepts by the letter"


def test_a_person_who_is_known_keeps_their_password_and_can_still_use_it(join: Join, provider: Provider) -> None:
    person, elsewhere = join("keeper", XAA, "reader")
    come_in(provider, Client())
    person.refresh_from_db()
    assert person.has_usable_password()
    assert elsewhere.get("/workspace").status_code == 200, "who is signed in elsewhere stays so"
    by_password = Client()
    by_password.post("/sign-in", {"username": "keeper@example.org", "password": "a long password of keeper"})
    assert by_password.session["_auth_user_id"] == str(person.pk)


def test_connecting_an_account_by_hand_takes_in_nobody_found_by_address(join: Join, provider: Provider) -> None:
    person, client = join("somebody", XAB, "reader")
    join("keeper", XAA, "reader")
    sent = client.post("/sign-in/provider/oidc/oidc/login/?process=connect")
    if sent.status_code == 302 and "state=" in sent.headers["Location"]:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(sent.headers["Location"]).query).items()}
        client.get(urlsplit(asked["redirect_uri"]).path, {"code": "a code", "state": asked["state"]})
    assert client.session["_auth_user_id"] == str(person.pk)
    assert not SocialAccount.objects.exclude(user=person).exists()


def withdrawn(invitation: Invitation) -> None:
    actor = Actor("p_admin", invitation.party_id, frozenset({ADMINISTRATOR}))
    withdraw_invitation(invitation=invitation, actor=actor, now=timezone.now())


def too_old(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(days=1))


def shut_out(invitation: Invitation) -> None:
    User.objects.filter(pk=invitation.user_id).update(last_login=timezone.now())


@pytest.mark.parametrize("spoil", [withdrawn, too_old, shut_out])
def test_an_invitation_that_stands_no_more_lets_nobody_in(join: Join, provider: Provider, spoil) -> None:  # type: ignore[no-untyped-def]
    invitation = invited(join)
    spoil(invitation)
    visitor = Client()
    come_in(provider, visitor)
    assert not signed_in(visitor)
    invitation.user.refresh_from_db()
    assert not invitation.user.is_active
    assert not invitation.user.memberships.exists()


def test_a_token_for_another_site_or_past_its_time_opens_nothing(join: Join, provider: Provider) -> None:
    join("keeper", XAA, "reader")
    for spoiled in ({"audience": "another site"}, {"expires_in": -3600}):
        kept = {name: getattr(provider, name) for name in spoiled}
        for name, value in spoiled.items():
            setattr(provider, name, value)
        visitor = Client()
        come_in(provider, visitor)
        assert not signed_in(visitor), spoiled
        for name, value in kept.items():
            setattr(provider, name, value)
    visitor = Client()
    come_in(provider, visitor)
    assert signed_in(visitor)


def test_an_answer_that_nobody_asked_for_opens_nothing(join: Join, provider: Provider) -> None:
    join("keeper", XAA, "reader")
    visitor = Client()
    come_in(provider, visitor, state="of somebody else")
    assert not signed_in(visitor)
    assert not provider.asked


def test_a_role_given_by_the_provider_s_claims_is_none_here(join: Join, provider: Provider) -> None:
    person = invited(join, role="reader").user
    provider.claims |= {"role": "administrator", "groups": ["administrator"], "is_superuser": True}
    come_in(provider, Client())
    person.refresh_from_db()
    assert (person.is_superuser, person.is_staff) == (False, False)
    assert set(person.memberships.values_list("role", flat=True)) == {"reader"}


def test_only_the_pages_of_signing_in_let_a_form_lead_to_the_provider(provider: Provider) -> None:
    allowed = f"form-action 'self' {provider.issuer};"
    assert allowed in Client().get("/sign-in").headers["Content-Security-Policy"]
    assert provider.issuer not in Client().get("/").headers["Content-Security-Policy"]
