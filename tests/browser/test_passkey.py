"""A person adds a passkey and signs in with it: a key in Chromium's virtual authenticator."""

import re

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long password of the keeper"  # noqa: S105 - of nobody
KEYS = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}


def with_keys(page: Page) -> None:
    """The page's browser holds keys of its own, and whoever sits before it confirms."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {**KEYS, "isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_signs_in(chromium: Browser, site: str) -> None:
    from comity_web.accounts.models import User

    User.objects.create_user("keeper", email="keeper@example.org", password=PASSWORD)
    address = re.sub(r"//[^:/]+", "//localhost", site)  # a key belongs to a name, never to a number
    page = chromium.new_context(locale="en").new_page()
    with_keys(page)
    page.goto(f"{address}/sign-in")
    page.fill("#id_username", "keeper")
    page.fill("#id_password", PASSWORD)
    page.locator("form[action='/sign-in'] button").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{address}/account/security/webauthn/add/")
    page.fill("#id_password", PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url("**/webauthn/add/")
    page.check("#id_passwordless")
    page.fill("#id_name", "Key of the lighthouse")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto(f"{address}/account/security/webauthn/")
    assert "Key of the lighthouse" in page.locator("main").inner_text()
    with page.expect_navigation():  # a click from within the page is not waited for
        page.locator("form[action='/sign-out'] button").first.evaluate("button => button.click()")
    page.goto(f"{address}/account")
    assert "/sign-in" in page.url
    page.locator("#passkey_login").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{address}/account")
    assert page.locator("input[name=email]").input_value() == "keeper@example.org"


def test_a_browser_without_the_key_does_not_sign_in(chromium: Browser, site: str) -> None:
    page = chromium.new_context(locale="en").new_page()
    with_keys(page)
    page.goto(f"{re.sub(r'//[^:/]+', '//localhost', site)}/sign-in")
    page.locator("#passkey_login").click()
    page.wait_for_timeout(500)
    assert "/sign-in" in page.url
    page.goto(page.url.replace("/sign-in", "/workspace"))
    assert "/sign-in" in page.url
