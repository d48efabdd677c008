"""The files of a coverage, read back cell by cell: they hold what coverage_of says, and nothing else is counted."""

import re
import zipfile
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document
from lxml import etree
from tests.comity_web.followup.conftest import person
from tests.comity_web.followup.test_status import FILE, XAA, mandate, record
from tests.comity_web.reporting.test_coverage import EN, FIRST, LAST, PERIOD, URL, signed_in

from comity_web.accounts.permissions import ANYONE
from comity_web.followup.evidence import EvidenceFile
from comity_web.registry.models import Work
from comity_web.reporting.coverage import Coverage, coverage_of
from comity_web.reporting.lines import figure_lines, say_silent

pytestmark = pytest.mark.django_db

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOTES = EvidenceFile("notes.txt", b"The keepers came.")
Rows = list[dict[str, str | float]]


def told(party: str) -> None:
    """Records of several parties with evidence, some seen by one party alone; others are silent."""
    record(mandate("2"), party="un-women", title="Trained keepers at sea", files=(FILE,))
    record(mandate("2"), party=XAA, title="Heard the keepers", visibility="private", files=(NOTES,))
    record(mandate("3"), party=party, title="Sent a note", visibility="private")


def covered(party: str) -> Coverage:
    return coverage_of(
        work=Work.objects.get(full_symbol=EN.symbol),
        first=FIRST,
        last=LAST,
        known=timezone.localdate(),
        actor=person(party, "reader") if party else ANYONE,
        languages=("en",),
    )


def sheets(data: bytes) -> dict[str, Rows]:
    """Each sheet by its title: its rows, each with its cells by their column."""
    archive = zipfile.ZipFile(BytesIO(data))

    def root(name: str) -> etree._Element:
        return etree.fromstring(archive.read(name))

    shared = ["".join(one.itertext()) for one in root("xl/sharedStrings.xml").iter(f"{SHEET}si")]
    titles = [str(one.get("name")) for one in root("xl/workbook.xml").iter(f"{SHEET}sheet")]
    found: dict[str, Rows] = {}
    for number, title in enumerate(titles, 1):
        found[title] = [
            {
                re.sub(r"\d", "", str(cell.get("r"))): _value(cell, shared)
                for cell in row.iter(f"{SHEET}c")
                if cell.find(f"{SHEET}v") is not None
            }
            for row in root(f"xl/worksheets/sheet{number}.xml").iter(f"{SHEET}row")
        ]
    return found


def _value(cell: etree._Element, shared: list[str]) -> str | float:
    value = cell.findtext(f"{SHEET}v") or ""
    return shared[int(value)] if cell.get("t") == "s" else float(value)


def file_of(kind: str, party: str) -> bytes:
    client = signed_in(party, "reader") if party else Client()
    answer = client.get(f"{URL}.{kind}{PERIOD}" + ("&audience=party" if party else ""))
    assert answer.status_code == 200
    return answer.content


def digests(coverage: Coverage) -> list[str]:
    """The beginning of the digest of every piece of evidence, as often as a file prints it."""
    pieces = [piece for one in coverage.mandates for answer in one.answers for piece in answer.evidence]
    return [piece.file.digest[:12] for piece in pieces if piece.file]


@pytest.mark.parametrize("party", ["", XAA], ids=["public", "of a party"])
def test_the_workbook_holds_every_figure_silence_and_digest(harbour: None, party: str) -> None:
    told(XAA)
    coverage, found = covered(party), sheets(file_of("xlsx", party))
    lines = figure_lines(coverage)
    figures = found["Figures"][1 : 1 + len(lines)]
    assert [(row["A"], row["B"], row["C"]) for row in figures] == [(one.label, one.part, one.whole) for one in lines]
    assert [row.get("D") for row in figures] == [one.part / one.whole if one.whole else None for one in lines]
    own = [(row["E"], row["F"]) if "E" in row else None for row in figures]
    assert own == [one.own if party else None for one in lines]
    silent = [(one.mandate.key, each.party.name("en")) for one in coverage.mandates for each in one.silent]
    assert [(row["B"], row["C"]) for row in found["No information received"][1:]] == silent
    evidence = "\n".join(str(row.get("L", "")) for row in found["Engagements"][1:])
    assert re.findall(r"\[([0-9a-f]{12})\]", evidence) == digests(coverage)
    assert [(row["B"], row["I"]) for row in found["Mandates"][1:]] == [
        (one.mandate.key, len(one.answers)) for one in coverage.mandates
    ]
    assert silent and len(digests(coverage)) == (2 if party else 1)


@pytest.mark.parametrize("party", ["", XAA], ids=["public", "of a party"])
def test_the_document_holds_every_figure_silence_and_digest(harbour: None, party: str) -> None:
    told(XAA)
    coverage, paper = covered(party), Document(BytesIO(file_of("docx", party)))
    (table,) = paper.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    expected = []
    for one in figure_lines(coverage):
        public = f"{one.part} of {one.whole}"
        own = f"{one.own[0]} of {one.own[1]}" if one.own else public
        expected.append([one.label, public, own] if party else [one.label, public])
    assert rows == expected
    text = [paragraph.text for paragraph in paper.paragraphs]
    silent = [line.partition(": ")[2] for line in text if line.startswith("No information received from: ")]
    assert silent == [
        ", ".join(say_silent(each, "en") for each in one.silent) for one in coverage.mandates if one.silent
    ]
    assert re.findall(r"\[([0-9a-f]{12})\]", "\n".join(text)) == digests(coverage)
    assert silent and len(digests(coverage)) == (2 if party else 1)
