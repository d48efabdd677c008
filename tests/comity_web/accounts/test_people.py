"""The people of a party: invited by letter, given roles, ended; and the party one acts for."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.comity_web.accounts.conftest import XAA, XAB, Join

from comity_web.accounts import membership
from comity_web.accounts.membership import SexCount, actor_of, hold_role, sexes_of
from comity_web.accounts.models import AuditRecord, Invitation, Membership, User
from comity_web.accounts.permissions import Actor

pytestmark = pytest.mark.django_db

PASSWORD = "lighthouses need keepers"  # noqa: S105 - of a fictitious person


def invite(client: Client, **more: str) -> str:
    """The path of the link in the letter."""
    form = {"email": "keeper@example.org", "role": "contributor", "language": "en", **more}
    assert client.post(reverse("invite", args=[XAA]), form).status_code == 302
    found = re.search(r"http://testserver(/invitations/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def test_an_invitation_is_looked_at_without_being_spent_and_accepted_by_a_form(join: Join) -> None:
    _user, administrator = join("admin", XAA, "administrator")
    path = invite(administrator)
    visitor = Client()
    assert visitor.get(path).status_code == visitor.get(path).status_code == 200
    assert not Membership.objects.filter(role="contributor").exists()
    short = visitor.post(path, {"new_password1": "short", "new_password2": "short"})
    assert short.status_code == 400
    assert visitor.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD}).headers["Location"] == "/"
    person = User.objects.get(email="keeper@example.org")
    assert visitor.session["_auth_user_id"] == str(person.pk)
    assert (person.acts_for_id, person.is_active) == (XAA, True)
    assert Client().post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD}).status_code == 410
    visitor.post("/sign-out")
    visitor.post("/sign-in", {"username": "keeper@example.org", "password": PASSWORD})
    assert visitor.session["_auth_user_id"] == str(person.pk)


def test_who_chooses_a_passkey_is_led_to_adding_one(join: Join) -> None:
    path = invite(join("admin", XAA, "administrator")[1])
    visitor = Client()
    response = visitor.post(path, {"way": "passkey"})
    assert response.headers["Location"] == reverse("mfa_add_webauthn")
    assert visitor.get(response.headers["Location"]).status_code == 200
    assert not User.objects.get(email="keeper@example.org").has_usable_password()


def test_a_link_for_a_known_person_signs_nobody_in(join: Join) -> None:
    join("keeper", XAB, "reader")
    path = invite(join("admin", XAA, "administrator")[1])
    visitor = Client()
    assert visitor.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD}).headers["Location"] == "/sign-in"
    assert "_auth_user_id" not in visitor.session
    person = User.objects.get(email="keeper@example.org")
    assert person.check_password("a long password of keeper")
    assert {row.party_id for row in person.memberships.all()} == {XAA, XAB}


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Comity"), ("ar", "Comity"), ("zh-hans", "Comity"), ("ru", "Comity"), ("es", "Comity"), ("en", "Comity")],
)
def test_the_letter_is_in_the_language_of_its_reader(join: Join, language: str, words: str) -> None:
    from django.utils.translation import override

    invite(join("admin", XAA, "administrator")[1], language=language)
    from django.utils.translation import gettext

    with override(language):
        expected = gettext("Open this link, then press the button there:")
    assert expected in mail.outbox[-1].body
    assert words in mail.outbox[-1].subject
    assert mail.outbox[-1].to == ["keeper@example.org"]


def test_withdrawn_and_old_invitations_open_nothing(join: Join) -> None:
    _user, administrator = join("admin", XAA, "administrator")
    path = invite(administrator)
    row = Invitation.objects.get()
    administrator.post(reverse("withdraw-invitation", args=[XAA]), {"invitation": row.pk})
    assert Client().get(path).status_code == 410
    again = invite(administrator)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert Client().post(again, {"way": "passkey"}).status_code == 410


def test_an_invitation_does_not_let_in_who_was_shut_out(join: Join) -> None:
    person, _client = join("keeper", XAB, "reader")
    User.objects.filter(pk=person.pk).update(is_active=False, last_login=timezone.now())
    path = invite(join("admin", XAA, "administrator")[1])
    assert Client().post(path, {"way": "passkey"}).status_code == 410
    assert not User.objects.get(pk=person.pk).is_active


def test_a_second_invitation_replaces_the_first(join: Join) -> None:
    _user, administrator = join("admin", XAA, "administrator")
    first, second = invite(administrator), invite(administrator)
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"email": "no address"}, 400),
        ({"role": "king"}, 400),
        ({"email": "admin@example.org", "role": "administrator"}, 400),
    ],
)
def test_what_is_refused_keeps_what_was_typed(join: Join, sent: dict[str, str], status: int) -> None:
    _user, administrator = join("admin", XAA, "administrator")
    form = {"email": "keeper@example.org", "role": "reader", **sent}
    response = administrator.post(reverse("invite", args=[XAA]), form)
    assert response.status_code == status
    assert f'value="{form["email"]}"' in response.content.decode()
    assert not Invitation.objects.exists()


def test_roles_are_given_and_ended_but_the_last_administrator_stays(join: Join) -> None:
    user, administrator = join("admin", XAA, "administrator")
    other, _client = join("other", XAA, "reader")
    administrator.post(reverse("grant-role", args=[XAA]), {"person": other.key, "role": "validator"})
    assert set(other.memberships.values_list("role", flat=True)) == {"reader", "validator"}
    administrator.post(reverse("end-role", args=[XAA]), {"person": other.key, "role": "reader"})
    assert set(other.memberships.filter(ended_at=None).values_list("role", flat=True)) == {"validator"}
    last = administrator.post(reverse("end-role", args=[XAA]), {"person": user.key, "role": "administrator"})
    assert last.status_code == 400
    assert user.memberships.filter(ended_at=None).exists()


def test_nobody_of_another_party_is_given_a_role(join: Join) -> None:
    _user, administrator = join("admin", XAA, "administrator")
    other, _client = join("other", XAB, "reader")
    response = administrator.post(reverse("grant-role", args=[XAA]), {"person": other.key, "role": "reader"})
    assert response.status_code == 400
    assert "other@example.org" not in response.content.decode()


def test_one_acts_for_a_party_one_belongs_to(join: Join) -> None:
    from comity_web.accounts.permissions import Actor

    user, client = join("both", XAA, "reader")
    membership.hold_role(user=user, party=XAB, role="administrator", actor=Actor(user.key, XAB), now=timezone.now())
    assert client.get(reverse("party-people", args=[XAB])).status_code == 404
    page = client.get("/about").content.decode()
    assert f'<option value="{XAB}">' in page
    assert client.post("/acting", {"party": XAB, "next": "/about"}).headers["Location"] == "/about"
    assert client.get(reverse("party-people", args=[XAB])).status_code == 200
    assert client.post("/acting", {"party": "ipu"}).status_code == 400
    assert client.post("/acting", {"party": XAA, "next": "https://elsewhere.example/"}).headers["Location"] == "/"


def test_the_administrator_of_the_site_grants_its_rights_and_appoints(join: Join) -> None:
    root, site = join("root", XAA, is_superuser=True)
    other, client = join("other", XAA, "administrator")
    assert client.get("/people").status_code == 403
    assert Client().get("/people").status_code == 302
    grant = {"person": other.key, "right": "load-documents", "do": "grant"}
    assert client.post("/people", grant).status_code == 403
    assert client.get("/upload").status_code == 403
    assert site.post("/people", grant).status_code == 302
    assert client.get("/upload").status_code == 200
    assert AuditRecord.objects.filter(kind="site-right", actor=root.key, owner="site").count() == 1
    site.post("/people", grant | {"do": "end"})
    assert client.get("/upload").status_code == 403
    assert site.post("/people", {"do": "appoint", "party": XAB, "email": "first@example.org"}).status_code == 302
    assert Invitation.objects.get().role == "administrator"
    assert site.post("/people", {"do": "appoint", "party": "nobody", "email": "a@example.org"}).status_code == 400


@pytest.mark.parametrize("address", ["party-people", "party-audit", "site-people"])
def test_lists_ask_as_much_for_many_as_for_few(join: Join, address: str, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    _user, administrator = join("admin", XAA, "administrator", is_superuser=True)
    for number in range(12):
        join(f"reader{number}", XAA, "reader", "validator")
    path = reverse(address, args=[] if address == "site-people" else [XAA])
    with django_assert_max_num_queries(14):
        assert administrator.get(path).status_code == 200


@pytest.mark.parametrize(
    ("sexes", "told"),
    [
        ("ffmmx", "Women: 2, men: 2, of 5 who gave their sex, of 6 people"),
        ("fffffm", "Women: 5, men: 1, of 6 who gave their sex, of 7 people"),
        ("ffmm", ""),
        ("ffmm--", ""),
        ("ffmmm--", "Women: 2, men: 3, of 5 who gave their sex, of 8 people"),
    ],
)
def test_women_and_men_are_counted_from_five_people_on(join: Join, sexes: str, told: str) -> None:
    _user, administrator = join("admin", XAA, "administrator")
    for number, sex in enumerate(sexes):
        user, _client = join(f"keeper{number}", XAA, "reader")
        User.objects.filter(pk=user.pk).update(sex=sex.strip("-"))
    hold_role(user=user, party=XAA, role="validator", actor=Actor("p", XAA), now=timezone.now())
    stranger, _client = join("stranger", XAB, "reader")
    User.objects.filter(pk=stranger.pk).update(sex="f")
    text = administrator.get(reverse("party-people", args=[XAA])).content.decode()
    assert (told in text) if told else ("Women:" not in text)
    assert ("Women and men are counted once 5 people have given their sex." in text) is not bool(told)


@pytest.mark.parametrize("role", ["reader", "contributor", "focal-point", "alternate", "validator"])
def test_only_the_administrator_is_told_how_many_women_there_are(join: Join, role: str) -> None:
    for number in range(6):
        user, _client = join(f"keeper{number}", XAA, role)
        User.objects.filter(pk=user.pk).update(sex="f")
    assert sexes_of(party=XAA, actor=actor_of(user)) is None
    assert sexes_of(party=XAA, actor=Actor("p", XAB, frozenset({"administrator"}))) is None
    counted = sexes_of(party=XAA, actor=Actor("p", XAA, frozenset({"administrator"})))
    assert counted == SexCount(women=6, men=0, said=6, whole=6)


def test_an_erased_person_is_counted_no_more(join: Join) -> None:
    for number in range(5):
        user, _client = join(f"keeper{number}", XAA, "reader")
        User.objects.filter(pk=user.pk).update(sex="m")
    asking = Actor("p", XAA, frozenset({"administrator"}))
    assert sexes_of(party=XAA, actor=asking) == SexCount(0, 5, 5, 5)
    User.objects.filter(pk=user.pk).update(erased_at=timezone.now(), sex="")
    assert sexes_of(party=XAA, actor=asking) is None
