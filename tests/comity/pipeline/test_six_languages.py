"""A/RES/76/270 from the UN's own XML in six languages: one decision, read six times."""

from pathlib import Path

import pytest

import comity
from comity.model.anchors import label_slug
from comity.model.mandate import ParagraphMandates

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def readings(shared: Path) -> dict[str, tuple[ParagraphMandates, ...]]:
    files = sorted((shared / "corpus/lineage/A_RES_76_270").glob("*.xml"))
    resolutions = [comity.read(path) for path in files]
    return {resolution.language: comity.extract(resolution) for resolution in resolutions}


def test_there_are_six_languages_with_28_operative_paragraphs_each(
    readings: dict[str, tuple[ParagraphMandates, ...]],
) -> None:
    assert {language: len(read) for language, read in readings.items()} == dict.fromkeys(
        ("ar", "en", "es", "fr", "ru", "zh"), 28
    )
    numbers = [str(number) for number in range(1, 29)]
    for read in readings.values():
        assert [label_slug(paragraph.number) for paragraph in read] == numbers


@pytest.mark.parametrize("place", range(28), ids=lambda place: f"op{place + 1}")
def test_all_languages_name_the_same_addressees(readings: dict[str, tuple[ParagraphMandates, ...]], place: int) -> None:
    found = {
        language: sorted({party for clause in read[place].clauses for party in clause.addressees})
        for language, read in readings.items()
    }
    assert found == dict.fromkeys(found, found["en"])
