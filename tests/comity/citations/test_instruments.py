"""Instruments are found wherever they begin, also right behind words that open the name of another."""

import pytest

from comity.citations.instruments import find_instruments

NAMED = [
    ("en", "the Beijing Beijing Platform for Action", ["beijing-declaration-and-platform-for-action"]),
    ("en", "the Paris Charter of the United Nations", ["charter-of-the-united-nations"]),
    ("en", "the Paris Agreement, the Paris Agreement", ["paris-agreement", "paris-agreement"]),
    ("en", "the Universal Postal Union", []),
    ("en", "the Pan-Xalandian Convention against Corruption", []),
    ("en", "Agenda 210", []),
    ("ar", "خطة خطة عام 2030 واتفاق باريس", ["2030-agenda", "paris-agreement"]),
    ("ar", "خطة عمل", []),
]


@pytest.mark.parametrize(("language", "text", "instruments"), NAMED)
def test_every_instrument_named_is_found_once(language: str, text: str, instruments: list[str]) -> None:
    found = list(find_instruments(text, language))
    assert [citation.instrument for citation in found] == instruments
    assert [text[citation.start : citation.end] for citation in found] == [citation.printed for citation in found]
