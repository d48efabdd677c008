"""Signing in beyond the password: second step, recovery codes, passkeys, a provider; and what slows guessing."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils.translation import override
from tests.comity_web.accounts.conftest import XAA, Join

from comity_web.accounts import services
from comity_web.accounts.models import User
from comity_web.config import people_urls
from comity_web.config.mail import CONSOLE, SMTP, read_mail_server
from comity_web.config.oidc import read_oidc_provider

pytestmark = pytest.mark.django_db

RIGHT = {"username": "keeper@example.org", "password": "a long password of keeper"}


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def confirm(client: Client) -> None:
    """The person says their password again, as sensitive pages ask."""
    client.post(reverse("account_reauthenticate"), {"password": RIGHT["password"]})


def activate(client: Client) -> str:
    """The secret of the second step that is active now."""
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret: str = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    return secret


def test_sensitive_pages_ask_for_the_password_again(join: Join) -> None:
    _user, client = join("keeper")
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_a_second_step_is_asked_for_and_opens(join: Join) -> None:
    user, client = join("keeper")
    secret = activate(client)
    visitor = Client()
    assert visitor.post("/sign-in", RIGHT).headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in visitor.session
    assert visitor.get("/account").status_code == 302
    assert visitor.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert "_auth_user_id" not in visitor.session
    from django.core.cache import cache

    cache.clear()  # a code counts once: the one that activated the step was just used
    assert TOTP(Authenticator.objects.get(user=user, type="totp")).validate_code(code_of(secret))
    cache.clear()
    visitor.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert visitor.session["_auth_user_id"] == str(user.pk)


def test_a_recovery_code_works_once(join: Join) -> None:
    _user, client = join("keeper")
    activate(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.findall(r">\s*(\d{8})", page)[0]
    for expected in (True, False):
        visitor = Client()
        visitor.post("/sign-in", RIGHT)
        visitor.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in visitor.session) is expected


def test_a_passkey_is_asked_for_with_a_challenge_that_changes(join: Join) -> None:
    first, second = (
        Client().get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json() for _ in range(2)
    )
    assert first["request_options"]["publicKey"]["challenge"] != second["request_options"]["publicKey"]["challenge"]
    assert Client().post(reverse("mfa_login_webauthn"), {"credential": "{}"}).status_code in {200, 302}


SIGNED_IN_PAGES = (
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_deactivate_totp",
    "account",
    "account-erase",
    "password",
    "account_reauthenticate",
)
OPEN_PAGES = ("sign-in", "account_reset_password", "account_reset_password_done", "account_signup", "account_inactive")


def harmless(text: str) -> bool:
    """No script or style in the page that the policy would stop, nothing from another host."""
    scripts = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)
    return not scripts and not re.search(r'\son\w+="|\sstyle="|<style|(?:src|href)="(?:https?:)?//', text)


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh-hans"])
def test_pages_of_signing_in_keep_the_policy_and_speak_the_language(join: Join, language: str) -> None:
    _user, client = join("keeper", XAA, "reader")
    before = [name for name in SIGNED_IN_PAGES if name not in {"mfa_view_recovery_codes", "mfa_deactivate_totp"}]
    pages = {name: client.get(reverse(name), follow=True) for name in before}
    activate(client)
    pages |= {f"{name} again": client.get(reverse(name), follow=True) for name in SIGNED_IN_PAGES}
    client.cookies["comity_language"] = language
    confirm(client)
    pages |= {f"{name} in {language}": client.get(reverse(name), follow=True) for name in SIGNED_IN_PAGES}
    visitor = Client()
    visitor.cookies["comity_language"] = language
    pages |= {name: visitor.get(reverse(name)) for name in OPEN_PAGES}
    for name, page in pages.items():
        text = page.content.decode()
        assert page.status_code == 200, name
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        assert harmless(text), name
        assert "site/comity.css" in text, f"{name} is not in our dress"
    with override(language):
        direction = "rtl" if language == "ar" else "ltr"
    assert f'dir="{direction}"' in pages[f"mfa_index in {language}"].content.decode()


def test_a_form_is_read_as_browsers_send_it(join: Join) -> None:
    join("keeper")
    sent = "username=keeper%40example.org&password=a+long+password+of+keeper"
    assert Client().post("/sign-in", sent, content_type="application/x-www-form-urlencoded").status_code == 302


def test_nobody_signs_up(client: Client) -> None:
    form = {"username": "me", "email": "me@example.org", "password1": "lighthouses need keepers"}
    client.post(reverse("account_signup"), form)
    assert not User.objects.exists()


def test_guessing_at_many_names_from_one_address_is_slowed(join: Join) -> None:
    join("keeper")
    for number in range(50):
        Client().post("/sign-in", {"username": f"name{number}", "password": "no"})
    assert Client().post("/sign-in", RIGHT).status_code == 429
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert other.post("/sign-in", RIGHT).status_code == 302


def test_a_name_is_slowed_from_whatever_address(join: Join) -> None:
    join("keeper")
    for number in range(services.ATTEMPTS):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post("/sign-in", {**RIGHT, "password": "no"})
    assert Client(REMOTE_ADDR="192.0.2.99").post("/sign-in", RIGHT).status_code == 429


def test_a_forgotten_password_is_chosen_anew_by_letter(join: Join) -> None:
    join("keeper")
    Client().post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert not mail.outbox
    Client().post(reverse("account_reset_password"), {"email": "keeper@example.org"})
    link = re.search(r"http://testserver(/sign-in/forgotten/\S+)", mail.outbox[0].body)
    assert link
    visitor = Client()
    page = visitor.get(link[1], follow=True)
    new = "lighthouses need keepers"
    visitor.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert Client().post("/sign-in", {**RIGHT, "password": new}).status_code == 302


def test_a_password_is_changed_by_who_knows_it(join: Join) -> None:
    user, client = join("keeper")
    new = {"new_password1": "lighthouses need keepers", "new_password2": "lighthouses need keepers"}
    assert client.post("/account/password", new).status_code == 400
    assert client.post("/account/password", new | {"old_password": RIGHT["password"]}).status_code == 302
    user.refresh_from_db()
    assert user.check_password("lighthouses need keepers")


def test_a_new_address_counts_once_it_is_confirmed(join: Join) -> None:
    user, client = join("keeper")
    join("taken")
    client.post("/account", {"first_name": "Lamp", "email": "New@example.org", "language": "fr", "wants_mail": "on"})
    user.refresh_from_db()
    assert (user.first_name, user.language, user.email) == ("Lamp", "fr", "keeper@example.org")
    path = re.search(r"http://testserver(/account/email/\S+)", mail.outbox[0].body)
    assert path and mail.outbox[0].to == ["new@example.org"]
    assert join("other")[1].post(path[1]).status_code == 410
    assert client.get(path[1]).status_code == 200
    assert client.post(path[1]).status_code == 302
    user.refresh_from_db()
    assert user.email == "new@example.org"
    assert client.post(path[1]).status_code == 410


@pytest.mark.parametrize("sent", [{"language": "tlh"}, {"sex": "q"}, {"email": "no address"}])
def test_details_that_cannot_be_are_refused(join: Join, sent: dict[str, str]) -> None:
    _user, client = join("keeper")
    answer = client.post("/account", {"first_name": "Lamp", **sent})
    assert answer.status_code == 400
    assert 'value="Lamp"' in answer.content.decode()


OF_PEOPLE_ELSEWHERE = {
    "sign-in", "account_login", "sign-in-once", "sign-out", "account_logout", "act-for", "accept-invitation",
    "site-people", "party-people", "invite", "grant-role", "end-role", "withdraw-invitation", "party-audit",
    "account-data", "confirm-address", "account_reset_password_from_key", "account_email", "account_change_password",
    "account_set_password",
}  # fmt: skip
"""Addresses with tests of their own, here or in the permission matrix, and second names of those listed."""


def test_every_address_of_people_is_looked_at() -> None:
    named = {pattern.name for pattern in people_urls.urlpatterns if isinstance(pattern, URLPattern)}
    assert named - set(SIGNED_IN_PAGES) - set(OPEN_PAGES) - OF_PEOPLE_ELSEWHERE == {
        "account_reset_password_from_key_done"
    }


@pytest.mark.parametrize("name", ["account", "account-data", "account-erase", "password", "mfa_index", "site-people"])
def test_pages_about_oneself_are_for_oneself(client: Client, name: str) -> None:
    assert client.get(reverse(name)).headers["Location"].startswith("/sign-in")


def test_a_provider_is_offered_when_the_environment_names_one(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    environment = {
        "COMITY_OIDC_ISSUER": "https://id.example.org",
        "COMITY_OIDC_CLIENT_ID": "comity",
        "COMITY_OIDC_SECRET": "s",
    }
    assert read_oidc_provider({}) == {}
    with pytest.raises(ValueError, match="COMITY_OIDC_SECRET"):
        read_oidc_provider({**environment, "COMITY_OIDC_SECRET": ""})
    assert "id.example.org" not in client.get("/sign-in").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = read_oidc_provider(environment)
    page = client.get("/sign-in").content.decode()
    assert "id.example.org" in page
    assert "/sign-in/provider/oidc/oidc/login/" in page


@pytest.mark.parametrize(
    ("url", "backend", "port", "tls"),
    [
        ("", CONSOLE, 0, (False, False)),
        ("smtp://mail.example.org", SMTP, 25, (False, False)),
        ("smtp://u:p%40ss@mail.example.org:587?tls=1", SMTP, 587, (False, True)),
        ("smtps://mail.example.org", SMTP, 465, (True, False)),
    ],
)
def test_the_mail_server_is_read_from_its_address(url: str, backend: str, port: int, tls: tuple[bool, bool]) -> None:
    found = read_mail_server(url)
    assert (found.backend, found.port, (found.over_tls, found.starts_tls)) == (backend, port, tls)


def test_an_address_that_is_no_mail_server_stops_the_start() -> None:
    with pytest.raises(ValueError, match="COMITY_SMTP_URL"):
        read_mail_server("https://mail.example.org")
