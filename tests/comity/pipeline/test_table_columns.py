"""Columns of tables stay in place in every format: an empty cell is kept, a merged one stands in its first column."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

import comity
from comity.model.resolution import BlockKind
from comity.sources.html import open_html

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

HEAD = (
    "98/9001. Parliaments and the sea",
    "The General Assembly,",
    "Recalling its resolution 57/32,",
    "1. Requests the Secretary-General to report;",
    "Annex",
    "Ports of the sea",
)

ROWS = (
    ("", "2024", "2025"),
    ("Port", "", "7"),
    ("Total", "8", ""),
    ("Both years", "", "15"),
    ("Two ports", "6", "7"),
    ("", "8", "9"),
    ("", "", "3", "4"),
)


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


def as_docx() -> bytes:
    rows = [list(map(cell, row)) for row in ROWS]
    rows[1][0] = f"<w:sdt><w:sdtContent>{rows[1][0]}</w:sdtContent></w:sdt>"
    rows[3][:2] = [cell("Both years", '<w:gridSpan w:val="2"/>')]
    rows[4][0] = cell("Two ports", '<w:vMerge w:val="restart"/>')
    rows[5][0] = cell("", "<w:vMerge/>")
    rows[6][:2] = ['<w:trPr><w:gridBefore w:val="2"/></w:trPr>']
    return package(rows)


def package(rows: list[list[str]]) -> bytes:
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    head = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in HEAD)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        body = f"<w:body>{head}<w:tbl>{table}</w:tbl></w:body>"
        archive.writestr("word/document.xml", f"<w:document {WORD}>{body}</w:document>")
    return stream.getvalue()


def marked_rows() -> str:
    """The rows in the markup that HTML and Akoma Ntoso share."""
    rows = [[f"<td>{cell}</td>" for cell in row] for row in ROWS]
    rows[3][:2] = ['<td colspan="2">Both years</td>']
    rows[4][0] = '<td rowspan="2">Two ports</td>'
    rows[5][:1] = []
    rows[6][:2] = ["<td colspan='2'></td>"]
    return "".join(f"<tr>{''.join(row)}</tr>" for row in rows)


def as_html() -> bytes:
    return f"<html>{''.join(f'<p>{line}</p>' for line in HEAD)}<table>{marked_rows()}</table></html>".encode()


def as_akn() -> bytes:
    plain = (Path(__file__).parents[1] / "akn/plain-en.xml").read_text(encoding="utf-8")
    cells = marked_rows().replace("</td>", "</p></td>").replace("'", '"')
    cells = re.sub("(<td[^>]*>)", r"\1<p>", cells)
    return re.sub("(<table[^>]*>).*(?=</table>)", rf"\1{cells}", plain, flags=re.DOTALL).encode()


def as_text() -> bytes:
    return "\n\n".join((*HEAD, *("\t".join(row) for row in ROWS))).encode()


@pytest.mark.parametrize("written", [as_docx, as_html, as_akn, as_text])
def test_an_empty_or_merged_cell_keeps_the_columns_in_place(written: Callable[[], bytes]) -> None:
    read = comity.read(written(), name="ports")
    assert tuple(row for block in read.of_kind(BlockKind.TABLE) for row in block.rows) == ROWS


def test_a_row_is_the_same_read_back_from_what_was_written() -> None:
    read = comity.read(as_docx(), name="ports.docx")
    for form in ("json", "akn", "text"):
        again = comity.read(comity.write(read, form), name="ports")
        assert [row for block in again.blocks for row in block.rows] == list(ROWS), form


def test_cells_with_paragraphs_and_rows_without_words_have_no_tabs_of_their_own() -> None:
    table = "<tr><td><p>One</p></td><td><p>Two</p></td></tr><tr><td></td><td></td></tr>"
    text = open_html(f"<html><table>{table}</table></html>".encode(), name="a.html").text
    assert text == "One\nTwo\n"


def test_rows_of_a_word_table_are_neither_joined_nor_taken_for_paragraphs() -> None:
    rows = [("Part one", ""), ("(a)", ""), ("Ports", "7"), ("2.", ""), ("Total", "")]
    read = comity.read(package([list(map(cell, row)) for row in rows]), name="ports.docx")
    assert [block.rows for block in read.blocks[-5:]] == [(row,) for row in rows]


def test_a_word_table_that_only_sets_text_in_is_text() -> None:
    rows = [("", "First words of an annex that ends with a stop."), ("", "1. A paragraph of the annex.")]
    read = comity.read(package([list(map(cell, row)) for row in rows]), name="ports.docx")
    assert [(block.kind, block.number) for block in read.blocks[-2:]] == [
        (BlockKind.ANNEX_TEXT, ""),
        (BlockKind.ANNEX_TEXT, "1."),
    ]


def test_a_tab_beside_chinese_characters_parts_cells() -> None:
    rows = [("港口", "船舶", ""), ("北方 港口", "", "7"), ("", "总计", "八")]
    text = "\n\n".join(["98/9001. 议会与海洋", "大会，", "1. 请 秘书长提出报告；", *("\t".join(row) for row in rows)])
    read = comity.read(text.encode(), name="ports", language="zh")
    assert [row for block in read.of_kind(BlockKind.TABLE) for row in block.rows] == [
        ("港口", "船舶", ""),
        ("北方港口", "", "7"),
        ("", "总计", "八"),
    ]
    assert next(block for block in read.blocks if block.number).text == "请秘书长提出报告；"


@pytest.mark.parametrize("written", [as_html, as_akn])
def test_merged_cells_make_no_more_columns_than_a_table_has(written: Callable[[], bytes]) -> None:
    rows = "<tr><td colspan='100' rowspan='100'><p>Port</p></td></tr>" * 300
    page = re.sub("(<table[^>]*>).*(?=</table>)", rf"\1{rows}", written().decode(), flags=re.DOTALL).encode()
    tables = comity.read(page, name="ports").of_kind(BlockKind.TABLE)
    assert max((len(row) for table in tables for row in table.rows), default=0) <= 200


def test_empty_cells_do_not_set_the_text_of_a_page_in() -> None:
    table = "".join(
        f"<tr><td></td><td>{year}</td><td>8</td></tr><tr><td>Port</td><td>7</td><td></td></tr>" for year in (2024, 2025)
    )
    lines = (*HEAD[:4], "2. Invites all States to take part.", *HEAD[4:])
    page = f"<html>{''.join(f'<p>{line}</p>' for line in lines)}<table>{table}</table></html>".encode()
    read = comity.read(page, name="ports.html")
    assert [block.number for block in read.of_kind(BlockKind.OPERATIVE)] == ["1.", "2."]
    assert len(read.of_kind(BlockKind.TABLE)) == 4


def test_empty_cells_do_not_set_the_text_of_a_word_file_in() -> None:
    rows = [("", "2024", ""), ("Port", "7", ""), ("", "8", "")]
    read = comity.read(package([list(map(cell, row)) for row in rows]), name="ports.docx")
    assert [block.text for block in read.of_kind(BlockKind.OPERATIVE)] == ["Requests the Secretary-General to report;"]


def test_a_table_in_a_cell_of_a_marked_up_table_is_read_once() -> None:
    inner = "<table><tr><td><p>Port</p></td></tr></table>"
    rows = f"<tr><td>{inner}</td><td><p>7</p></td></tr><tr><td><p>Total</p></td><td><p>8</p></td></tr>"
    page = re.sub("(<table[^>]*>).*(?=</table>)", rf"\1{rows}", as_akn().decode(), flags=re.DOTALL).encode()
    read = comity.read(page, name="ports.xml")
    assert [block.rows for block in read.of_kind(BlockKind.TABLE)] == [(("Port", "7"), ("Total", "8"))]
