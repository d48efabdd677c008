"""Every page answers, to everyone who may see it, in six languages, with a bounded number of queries."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PUBLIC = (
    "/",
    "/about",
    "/resolutions",
    "/A/RES/79/9101",
    "/A/RES/79/9101?content=zh",
    "/mandates",
    "/parties",
    "/parties/member-states",
    "/doubts",
    "/sign-in",
)

INTERFACES = {
    "ar": ("ar", "rtl"),
    "en": ("en", "ltr"),
    "es": ("es", "ltr"),
    "fr": ("fr", "ltr"),
    "ru": ("ru", "ltr"),
    "zh-hans": ("zh-Hans", "ltr"),
}


@pytest.mark.parametrize("visitor", ["anonymous", "reader", "uploader", "administrator"])
@pytest.mark.parametrize("path", PUBLIC)
def test_pages_that_everyone_may_read(harbour: None, people: dict[str, Client], visitor: str, path: str) -> None:
    response = people[visitor].get(path)
    assert response.status_code == 200
    assert "not an official product" in response.content.decode()
