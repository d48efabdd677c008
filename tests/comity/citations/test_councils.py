"""Numbers of the Human Rights Council's own resolutions, and numbers set with blanks. The sentences are ours."""

import pytest

from comity.citations.find import find_citations


@pytest.mark.parametrize(
    ("language", "text", "symbols"),
    [
        (
            "fr",
            "Rappelant les résolutions du Conseil 5/1 sur les filets et 5/2 sur les ports,",
            ["A/HRC/RES/5/1", "A/HRC/RES/5/2"],
        ),
        (
            "ru",
            "принятые Комиссией по правам человека, включая резолюцию 2005/55 Комиссии от 20 апреля 2005 года и"
            " резолюции Совета 6/3 от 27 сентября 2007 года и 7/5 от 27 марта 2008 года,",
            ["A/HRC/RES/6/3", "A/HRC/RES/7/5"],
        ),
        (
            "ar",
            "وإذ تشير إلى قراراتها 40 / 152 سين المؤرخ 16 كانون الأول/ ديسمبر 1985، و 45 / 65",
            ["A/RES/40/152", "A/RES/45/65"],
        ),
        (
            "en",
            "Recalling resolution 12 B (VII) of the Economic and Social Council of 13 August 1948 and its own"
            " resolution 415 (V) of 1 December 1950,",
            ["A/RES/415(V)"],
        ),
    ],
    ids=["without-a-day", "behind-another-body", "blanks-around-the-slash", "behind-a-day"],
)
def test_numbers_near_other_bodies(language: str, text: str, symbols: list[str]) -> None:
    body = "A" if language in ("ar", "en") else "A/HRC"
    found = [citation.symbol for citation in find_citations(text, language, body=body)]
    assert [symbol for symbol in found if not symbol.startswith("E/")] == symbols
