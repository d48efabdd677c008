"""Days and addresses as pages show them are what Django says, also where they are asked for again."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.urls import NoReverseMatch, reverse, set_script_prefix
from django.utils import translation

from comity_web.site.addresses import address
from comity_web.site.days import show_day

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "2 March 2026"), ("fr", "2 mars 2026"), ("ar", "2 آذار/مارس 2026"), ("zh-hans", "2026年3月2日")],
)
def test_a_day_is_worded_in_the_language_of_the_interface(language: str, word: str) -> None:
    for _again in range(2):
        with translation.override(language):
            assert show_day(DAY) == f'<time datetime="2026-03-02">{word}</time>'


def test_a_moment_is_shown_by_its_local_day_and_told_exactly(settings) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    template = engines["django"].from_string("{% load comity %}{{ at|day }}|{{ none|day }}")
    shown = template.render({"at": datetime(2026, 3, 2, 20, 0, tzinfo=UTC), "none": None})
    assert shown == '<time datetime="2026-03-03T05:00:00+09:00">3 March 2026</time>|'


def test_an_address_is_what_reverse_says_under_each_prefix() -> None:
    assert address("party", "ipu") == reverse("party", args=["ipu"]) == address("party", "ipu")
    set_script_prefix("/comity/")
    try:
        assert address("party", "ipu").startswith("/comity/")
    finally:
        set_script_prefix("/")
    with pytest.raises(NoReverseMatch):
        address("no-such-page")
