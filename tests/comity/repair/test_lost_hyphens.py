"""Hyphens that an extractor took for the printer's stand again behind their letters, and no other does."""

import pytest

from comity.languages.structure import structure_of
from comity.repair.lost_hyphens import restore_hyphens
from comity.repair.traced import traced

PAGE = {
    "en": "Invites the harbour towns of the region to keep the books of their lights in one place",
    "fr": "Invite les villes portuaires de la région à tenir les registres de leurs phares en un lieu",
    "ru": "предлагает портовым городам региона хранить книги о своих маяках в одном надежном месте",
}


def page(language: str, *lines: str) -> str:
    return "\n".join([*[PAGE[language]] * 10, *lines])


def restored(language: str, *lines: str) -> list[str]:
    text = restore_hyphens(traced(page(language, *lines)), structure_of(language))
    return text.text.split("\n")[10:]


@pytest.mark.parametrize(
    ("language", "elsewhere", "joined", "whole"),
    [
        ("en", "the Harbour-Master of the town", "SharedHarbourMaster", ""),
        ("en", "the Harbour-Master of the town", "HarbourMaster", "Harbour-Master"),
        ("en", "towns that are non-harbour-keeping", "non-harbourkeeping", "non-harbour-keeping"),
        ("fr", "les villes non-portuaires", "nonportuaires", "non-portuaires"),
        ("ru", "портово-маячного хозяйства", "портовомаячному", "портово-маячному"),
    ],
)
def test_a_word_printed_with_a_hyphen_elsewhere_has_it_back(
    language: str, elsewhere: str, joined: str, whole: str
) -> None:
    line = f"{PAGE[language][:70]} {joined} {PAGE[language][:60]}"
    assert restored(language, elsewhere, line) == [elsewhere, line.replace(joined, whole or joined)]


@pytest.mark.parametrize(
    ("language", "joined", "whole"),
    [
        ("en", "its seventysecond session", "its seventy-second session"),
        ("en", "its Ninetyeighth session", "its Ninety-eighth session"),
        ("fr", "sa soixantedix-septième session", "sa soixante-dix-septième session"),
        ("fr", "sa soixantequinzième session", "sa soixante-quinzième session"),
        ("ru", "на семьдесятвторой сессии", "на семьдесятвторой сессии"),
    ],
)
def test_a_spelled_number_has_its_hyphen_back_in_any_line(language: str, joined: str, whole: str) -> None:
    assert restored(language, joined) == [whole]


@pytest.mark.parametrize(
    "lines",
    [
        ["the Office for Port Co-operation", "port cooperation", PAGE["en"] + " and cooperation"],  # oftener without
        [
            "the re-sort of it",
            "a harbour resort of the kind that towns of the region keep in one place",
        ],  # no long line
        ["the re-sort of it", f"a resort {PAGE['en']} and {PAGE['en']}"],  # not at a line's end
        ["twentyone-sided, sixtyish and ninetyfold"],
    ],
)
def test_other_words_stay(lines: list[str]) -> None:
    assert restored("en", *lines) == lines


def test_a_text_that_is_not_laid_out_stays() -> None:
    text = f"{PAGE['en']} {PAGE['en']} of the Harbour-Master; {PAGE['en']} HarbourMaster\n\n" * 20
    assert restore_hyphens(traced(text), structure_of("en")).text == text


def test_the_hyphen_stands_for_the_letter_before_it() -> None:
    found = restore_hyphens(traced(page("en", "seventysecond")), structure_of("en"))
    place = found.text.index("-second")
    assert list(found.offsets[place - 1 : place + 2]) == [place - 1, place - 1, place]
