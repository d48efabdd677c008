"""Reports that the UN issued as PDF and as DOCX: the same structure is read from both."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

import comity
from comity.model.resolution import Block, BlockKind, Resolution

REPORTS = {
    "A_80_590": ("A/80/590", "155", "Report of the Secretary-General", 79, 1),
    "A_80_604_Add.1": ("A/80/604/Add.1", "156(a)", "Report of the Advisory Committee", 44, 2),
    "A_80_604_Add.2": ("A/80/604/Add.2", "151", "Report of the Advisory Committee", 56, 3),
    "A_80_604_Add.3": ("A/80/604/Add.3", "158", "Report of the Advisory Committee", 37, 2),
    "A_80_607": ("A/80/607", "151", "Report of the Secretary-General", 68, 4),
    "A_80_628": ("A/80/628", "159", "Report of the Secretary-General", 100, 7),
}
"""Symbol, agenda item, whose report it is, how many paragraphs are numbered, how many footnotes there are."""

TABLES = frozenset({BlockKind.TABLE, BlockKind.TABLE_NOTE})
ANNEX = frozenset({BlockKind.ANNEX_HEADING, BlockKind.ANNEX_TEXT})
ALIKE = 0.97

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module", params=REPORTS, ids=str)
def pair(request: pytest.FixtureRequest, shared: Path) -> tuple[str, Resolution, Resolution]:
    """A report's name and its readings from PDF and from DOCX."""
    folder = shared / "corpus/files/reports-pdf-docx"
    return (
        request.param,
        comity.read(folder / f"{request.param}.pdf"),
        comity.read(folder / f"{request.param}.docx"),
    )


def squeezed(text: str) -> str:
    return "".join(text.split())


def outline(report: Resolution) -> list[tuple[str, str, str]]:
    """Every block as kind, number and words without blanks; a run of tables and their notes is one table."""
    found: list[tuple[str, str, str]] = []
    for block in report.blocks:
        if block.kind not in TABLES:
            found.append((block.kind, block.number, squeezed(block.text)))
        elif not found or (found[-1][0] != "table" and found[-1][0] not in ANNEX):
            found.append(("table", "", ""))
    return found


def footnotes(report: Resolution) -> list[tuple[str, str, str, int, str]]:
    """Every footnote: its block's kind and number, its marker, the letters before the mark, its words."""
    return [
        (block.kind, block.number, note.marker, len(squeezed(block.text[: note.offset])), squeezed(note.text))
        for block in report.blocks
        for note in block.footnotes
    ]


def numbered(report: Resolution) -> list[Block]:
    return [block for block in report.of_kind(BlockKind.PARAGRAPH) if block.number]


def test_the_masthead_is_the_same_and_right(pair: tuple[str, Resolution, Resolution]) -> None:
    name, pdf, docx = pair
    symbol, agenda_item, author, _, _ = REPORTS[name]
    for report in (pdf, docx):
        assert (report.kind, report.symbol, report.masthead.session) == ("report", symbol, "80")
        assert report.masthead.agenda_items == (agenda_item,)
        assert report.masthead.proponent.startswith(author)
        assert report.masthead.adoption_date == ""
        assert report.masthead.publication_date.startswith("2026-")
        assert [doubt.code for doubt in report.doubts] == ["kind-not-resolution"]
    for field in ("title", "agenda_names", "publication_date", "authority", "status", "session_text", "proponent"):
        assert getattr(pdf.masthead, field) == getattr(docx.masthead, field) != ""


def test_headings_paragraphs_and_tables_are_the_same(pair: tuple[str, Resolution, Resolution]) -> None:
    _, pdf, docx = pair
    assert [item[:2] for item in outline(pdf)] == [item[:2] for item in outline(docx)]
    for (kind, number, left), (_, _, right) in zip(outline(pdf), outline(docx), strict=True):
        if kind in ("heading", "annex-heading"):
            assert left == right, number
        else:
            assert SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE, (kind, number, left[:60])


def test_paragraphs_are_numbered_without_a_gap(pair: tuple[str, Resolution, Resolution]) -> None:
    name, pdf, docx = pair
    _, _, _, last, _ = REPORTS[name]
    for report in (pdf, docx):
        numbers = [int(block.number.rstrip(".")) for block in numbered(report)]
        assert numbers == list(range(1, last + 1))
        anchors = [block.anchor for block in report.blocks]
        assert len(set(anchors)) == len(anchors)
        assert {f"p{number}" for number in numbers} <= set(anchors)


def test_footnotes_are_the_same_and_all_there(pair: tuple[str, Resolution, Resolution]) -> None:
    name, pdf, docx = pair
    _, _, _, _, count = REPORTS[name]
    assert footnotes(pdf) == footnotes(docx)
    assert len(footnotes(docx)) == count
    assert not pdf.footnotes_unplaced and not docx.footnotes_unplaced
