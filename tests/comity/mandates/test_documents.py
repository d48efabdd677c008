"""What real resolutions ask of whom: the founding one in Chinese, and A/RES/76/270 in six languages."""

from pathlib import Path

import pytest

from comity.languages.loader import CODES
from comity.mandates.extract import extract_mandates
from comity.pipeline import read

pytestmark = pytest.mark.corpus

FOUNDING = {
    "1": [("welcome", "", "")],
    "2": [("encourage", "ipu un", "")],
    "3": [("encourage", "ipu", "")],
    "4": [("encourage", "ipu", "")],
    "5": [("welcome", "", ""), ("invite", "member-states", "")],
    "6": [("invite", "member-states", "ipu")],
    "7": [("call", "", "")],
    "8": [("encourage", "ipu", "")],
    "9": [("invite", "un-women", "ipu")],
    "10": [("encourage", "ipu", "")],
    "11": [("call", "country-teams", "parliaments")],
    "12": [("encourage", "un-system", "")],
    "13": [("call", "ceb ipu", "")],
    "14": [("recommend", "ipu un", "")],
    "15": [("decide", "ga", ""), ("invite", "secretary-general", "")],
}
"""Class, addressees and partners of every clause of A/RES/66/261."""

OFTEN = {"5": "regular", "6": "regular", "13": "annual"}


def test_the_founding_resolution(shared: Path) -> None:
    found = extract_mandates(read(next((shared / "seeds").glob("*.txt"))))
    asked = {
        one.number: [
            (clause.act_class, " ".join(sorted(clause.addressees)), " ".join(sorted(clause.with_)))
            for clause in one.clauses
        ]
        for one in found
    }
    assert asked == FOUNDING
    assert {one.number: clause.recurrence for one in found for clause in one.clauses if clause.recurrence} == OFTEN


def test_the_founding_resolution_asks_for_one_report(shared: Path) -> None:
    found = extract_mandates(read(next((shared / "seeds").glob("*.txt"))))
    decided, invited = found[-1].clauses
    assert decided.agenda_item
    assert [clause.due.session for clause in (decided, invited) if clause.due] == [68, 68]
    assert (invited.report, invited.report_to) == (True, "ga")
    assert sum(clause.report for one in found for clause in one.clauses) == 1


PARAGRAPHS = 28


def test_six_languages_ask_the_same(shared: Path) -> None:
    folder = shared / "corpus" / "lineage" / "A_RES_76_270"
    asked: dict[str, dict[str, set[str]]] = {}
    for path in folder.glob("*.xml"):
        resolution = read(path)
        asked[resolution.language] = {
            one.number: {body_id for clause in one.clauses for body_id in clause.addressees}
            for one in extract_mandates(resolution)
        }
    assert set(asked) == set(CODES)
    for language, paragraphs in asked.items():
        assert len(paragraphs) == PARAGRAPHS
        differing = {number for number, parties in paragraphs.items() if parties != asked["en"][number]}
        assert not differing, language
