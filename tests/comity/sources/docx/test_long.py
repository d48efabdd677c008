"""Long and hostile Word files: twice as much of anything takes about twice as long."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from time import process_time

import pytest

from comity.model.errors import SourceError
from comity.sources.docx import open_docx

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
GONE = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def noted(number: int) -> str:
    return f'{run("sea")}<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def table(rows: int) -> str:
    cells = f"<w:tc>{paragraph(run('Port'))}</w:tc><w:tc>{paragraph(run('7'))}</w:tc>"
    return f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * rows}</w:tbl>"


def package(body: str, notes: int) -> bytes:
    stream = BytesIO()
    listed = "".join(f'<w:footnote w:id="{n}">{paragraph(run(f"Note {n}."))}</w:footnote>' for n in range(notes))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {WORD}>{listed}</w:footnotes>")
    return stream.getvalue()


def seconds(content: Callable[[int], str], many: int) -> float:
    """The least processor time of two openings."""
    data = package(content(many), many)
    taken = []
    for _ in range(2):
        started = process_time()
        try:
            open_docx(data, name="long.docx")
        except SourceError as error:
            assert error.code == "no-text"
        taken.append(process_time() - started)
    return min(taken)


CASES: dict[str, tuple[int, Callable[[int], str]]] = {
    "runs": (8000, lambda many: paragraph(run("sea ") * many)),
    "raised runs": (4000, lambda many: paragraph(run("sea ") + run("7", RAISED) * many)),
    "runs behind a leader": (8000, lambda many: paragraph('<w:r><w:tab w:leader="dot"/></w:r>' + run("sea ") * many)),
    "deleted runs": (4000, lambda many: paragraph(f"<w:del>{run('no')}</w:del>{run('sea ')}" * many)),
    "notes in a paragraph": (2000, lambda many: paragraph("".join(map(noted, range(many))))),
    "notes and raised runs": (2000, lambda many: "".join(paragraph(noted(n) + run("7", RAISED)) for n in range(many))),
    "tables": (1000, lambda many: (paragraph(run("Sums")) + table(1)) * many),
    "rows": (2000, table),
    "deleted paragraphs": (2000, lambda many: paragraph(GONE + run("sea ")) * many + paragraph(run("end"))),
    "deleted marks at the end": (2000, lambda many: (paragraph(GONE) + "<w:bookmarkStart/>") * many),
}


@pytest.mark.parametrize("name", CASES)
def test_four_times_as_much_takes_no_more_than_eight_times_as_long(name: str) -> None:
    many, content = CASES[name]
    assert seconds(content, many) < 8 * seconds(content, many // 4) + 0.05
