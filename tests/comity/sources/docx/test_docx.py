"""DOCX and HTML: numbering, notes, tracked changes; what is no such file, or a dangerous one."""

import zipfile
from io import BytesIO

import docx
import pytest

from comity.model.errors import SourceError
from comity.sources.docx import open_docx
from comity.sources.html import open_html
from comity.sources.numerals import chinese, letter, roman

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(body: str, **parts: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


NOTES = f"""<w:footnotes {WORD}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>never seen</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Resolution 57/32.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""

NUMBERING = f"""<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'


def test_a_note_is_marked_where_it_stood_and_its_body_stands_at_the_end() -> None:
    body = paragraph(run("Recalling its decision"), '<w:r><w:footnoteReference w:id="7"/></w:r>', run(" on the sea,"))
    lines = open_docx(package(body, footnotes=NOTES), name="sea.docx").text.split("\n")
    assert lines == ["Recalling its decision[1] on the sea,", "", "[1] Resolution 57/32.", ""]


NOTED = f"""<w:footnotes {WORD}>
<w:footnote w:id="2"><w:p><w:r><w:t>* The second part.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A/98/9001.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""

AT_END = f"""<w:endnotes {WORD}>
<w:endnote w:id="3"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t> A/98/9002.</w:t></w:r></w:p></w:endnote>
</w:endnotes>"""

AUTO, ENDNOTE = '<w:r><w:footnoteReference w:id="3"/></w:r>', '<w:r><w:endnoteReference w:id="3"/></w:r>'
STAR = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'


@pytest.mark.parametrize(
    ("runs", "lines"),
    [
        ((run("Sea"), STAR, run(" and land"), AUTO), ["Sea[*] and land[1]", "[*] The second part.", "[1] A/98/9001."]),
        ((run("Sea"), ENDNOTE), ["Sea[1]", "[1] A/98/9002."]),
        ((run("Sea"), ENDNOTE, run(" and land"), AUTO), ["Sea[2] and land[1]", "[2] A/98/9002.", "[1] A/98/9001."]),
        ((run("Sea"), f"<w:del>{AUTO}</w:del>", ENDNOTE), ["Sea[1]", "[1] A/98/9002."]),
        ((run("Sea "), run("which nobody sees ", "<w:vanish/>"), run("and land")), ["Sea and land"]),
        ((run("Sea "), run("which all see", '<w:vanish w:val="0"/>')), ["Sea which all see"]),
    ],
    ids=["a mark of its own", "endnote", "both", "deleted reference", "hidden", "not hidden"],
)
def test_notes_of_both_kinds_and_hidden_words(runs: tuple[str, ...], lines: list[str]) -> None:
    text = open_docx(package(paragraph(*runs), footnotes=NOTED, endnotes=AT_END), name="sea.docx").text
    assert [line for line in text.split("\n") if line] == lines


def test_labels_that_word_computes_are_written_out() -> None:
    levels = [(0, "Welcomes this;"), (0, "Decides:"), (1, "To meet;"), (1, "To part;"), (0, "Requests that.")]
    body = "".join(paragraph(run(text), properties=numbered(level)) for level, text in levels)
    text = open_docx(package(body, numbering=NUMBERING), name="sea.docx").text
    assert text.split("\n")[:5] == [
        "1. Welcomes this;", "2. Decides:", "(a) To meet;", "(b) To part;", "3. Requests that.",
    ]  # fmt: skip


def test_tracked_changes_are_taken_as_accepted() -> None:
    deleted = f"<w:del>{run('never ')}</w:del>"
    inserted = f"<w:ins>{run('always ')}</w:ins>"
    body = paragraph(run("Decides "), deleted, inserted, run("to meet;"))
    assert open_docx(package(body), name="sea.docx").text == "Decides always to meet;\n"


SEVERAL_LISTS = f"""<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Linked"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Linked"/></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""

NUMBERED_STYLES = f"""<w:styles {WORD}><w:style w:styleId="Op"><w:pPr>{numbered(0)}</w:pPr></w:style>
<w:style w:styleId="Like"><w:basedOn w:val="Op"/></w:style>
<w:style w:styleId="Sub"><w:basedOn w:val="Op"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Plain"><w:basedOn w:val="Op"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def listed(list_id: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'


def styled(style: str, properties: str = "") -> str:
    return f'<w:pStyle w:val="{style}"/>{properties}'


@pytest.mark.parametrize(
    ("properties", "labels"),
    [
        ([listed(3), listed(4), listed(3)], ["1.", "2.", "3."]),
        ([listed(3), listed(5), listed(5), listed(3)], ["1.", "7.", "8.", "9."]),
        ([listed(3), listed(6)], ["1.", "2."]),
        ([styled("Op"), styled("Sub"), styled("Sub"), styled("Like")], ["1.", "(a)", "(b)", "2."]),
        ([styled("Op"), styled("Plain"), styled("Like")], ["1.", "", "2."]),
        ([styled("Op"), styled("Op", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')], ["1.", "(a)"]),
        ([styled("Op"), styled("Op", '<w:numPr><w:numId w:val="0"/></w:numPr>')], ["1.", ""]),
    ],
    ids=["goes on", "restarts", "linked", "handed down", "taken away by style", "own level", "taken away"],
)
def test_lists_go_on_restart_and_are_handed_down_as_in_word(properties: list[str], labels: list[str]) -> None:
    body = "".join(paragraph(run("Welcomes;"), properties=one) for one in properties)
    text = open_docx(package(body, numbering=SEVERAL_LISTS, styles=NUMBERED_STYLES), name="sea.docx").text
    assert [line.removesuffix("Welcomes;").strip() for line in text.split("\n")[:-1]] == labels


GONE = '<w:rPr><w:del w:id="1"/></w:rPr>'
MOVED = '<w:rPr><w:moveFrom w:id="1"/></w:rPr>'


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            paragraph(run("Welcomes this;"), properties=numbered(0))
            + paragraph(f"<w:del>{run('Decides that;')}</w:del>", properties=numbered(0) + GONE)
            + paragraph(run("Requests more."), properties=numbered(0)),
            ["1. Welcomes this;", "2. Requests more."],
        ),
        (
            paragraph(f"<w:moveFrom>{run('Decides that;')}</w:moveFrom>", properties=numbered(0) + MOVED)
            + paragraph(run("Welcomes this;"), properties=numbered(0))
            + paragraph(f"<w:moveTo>{run('Decides that;')}</w:moveTo>", properties=numbered(0)),
            ["1. Welcomes this;", "2. Decides that;"],
        ),
        (
            paragraph(run("Welcomes the "), properties=numbered(0) + GONE)
            + paragraph(run("report;"), properties=numbered(0))
            + paragraph(run("Requests more."), properties=numbered(0)),
            ["1. Welcomes the report;", "2. Requests more."],
        ),
        (
            paragraph(run("Welcomes the "), properties=GONE)
            + paragraph(f"<w:del>{run('new ')}</w:del>", properties=GONE)
            + paragraph(run("report;")),
            ["Welcomes the report;"],
        ),
        (
            paragraph(run("The last words."), properties=GONE)
            + paragraph(f"<w:del>{run('Nothing.')}</w:del>", properties=GONE),
            ["The last words."],
        ),
        (
            paragraph(run("Sums"))
            + "<w:tbl><w:tr><w:tc>" + paragraph(run("Port")) + "</w:tc><w:tc>" + paragraph(run("7")) + "</w:tc></w:tr>"
            + "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph(run("Gone")) + "</w:tc></w:tr></w:tbl>",
            ["Sums", "Port\t7"],
        ),
    ],
    ids=["paragraph deleted", "paragraph moved", "mark deleted", "two marks deleted", "nothing behind", "row deleted"],
)  # fmt: skip
def test_a_tracked_change_takes_paragraph_marks_and_rows_away(body: str, lines: list[str]) -> None:
    text = open_docx(package(body, numbering=NUMBERING), name="sea.docx").text
    assert text.rstrip("\n").split("\n") == lines


def test_bold_italic_and_superscript_are_runs() -> None:
    body = paragraph(run("Welcomes", "<w:i/>"), run(" the "), run("sea", '<w:b w:val="1"/>'))
    source = open_docx(package(body), name="sea.docx")
    styled = {source.text[r.start : r.end]: (r.bold, r.italic) for r in source.runs}
    assert styled == {"Welcomes": (False, True), " the ": (False, False), "sea": (True, False)}


def test_what_a_word_processor_writes_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("98/9001. Parliaments and the sea")
    document.add_paragraph("The General Assembly,")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Port", "Ships"
    stream = BytesIO()
    document.save(stream)
    text = open_docx(stream.getvalue(), name="sea.docx").text
    assert text == "98/9001. Parliaments and the sea\nThe General Assembly,\nPort\tShips\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"PK\x03\x04nonsense", "cannot be unpacked"),
        (package("")[:-30], "cannot be unpacked"),
        (package(""), "holds no text"),
        (package("<w:p>"), "cannot be read"),
    ],
    ids=["no archive", "cut off", "empty", "broken XML"],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name(data: bytes, found: str) -> None:
    with pytest.raises(SourceError, match=found) as error:
        open_docx(data, name="sea.docx")
    assert str(error.value).startswith("sea.docx: ")


def test_an_archive_of_something_else_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "hello")
    with pytest.raises(SourceError, match="no Word document"):
        open_docx(stream.getvalue(), name="a.docx")


def test_a_document_type_with_entities_is_refused() -> None:
    bomb = f'<!DOCTYPE w [<!ENTITY a "sea">]><w:document {WORD}><w:body>&a;</w:body></w:document>'
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(SourceError, match="document type"):
        open_docx(stream.getvalue(), name="sea.docx")


LABELS = [
    (1, "a", "i", "一"),
    (4, "d", "iv", "四"),
    (10, "j", "x", "十"),
    (21, "u", "xxi", "二十一"),
    (28, "bb", "xxviii", "二十八"),
]


@pytest.mark.parametrize(("number", "letters", "numerals", "characters"), LABELS)
def test_numbers_are_written_as_word_does(number: int, letters: str, numerals: str, characters: str) -> None:
    assert (letter(number), roman(number), chinese(number)) == (letters, numerals, characters)


PAGE = b"""<!DOCTYPE html><html><head><title>never seen</title><style>p {}</style></head><body><nav>Menu</nav>
<h1>98/9001. Parliaments <em>and</em> the sea</h1><p>Recalling<sup>1</sup> its
decision,<br>twice,</p><table><tr><td>Port</td><td>Ships</td></tr></table><script>alert(1)</script></body></html>"""


def test_a_page_is_a_line_per_paragraph_with_its_marks() -> None:
    lines = open_html(PAGE, name="sea.html").text.split("\n")
    assert lines == ["98/9001. Parliaments and the sea", "Recalling[1] its decision,", "twice,", "Port\tShips", ""]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match="shows no text"):
        open_html(b"<html><body><script>write()</script></body></html>", name="sea.html")


GONE = '<w:rPr><w:del w:id="1"/></w:rPr>'


def test_a_deleted_paragraph_at_the_end_leaves_no_number_though_it_holds_a_bookmark() -> None:
    left = '<w:bookmarkStart w:id="1" w:name="a"/><w:del><w:r><w:delText>Decides</w:delText></w:r></w:del>'
    body = paragraph(run("Requests States"), properties=numbered(0)) + paragraph(left, properties=numbered(0) + GONE)
    assert open_docx(package(body, numbering=NUMBERING), name="a.docx").text == "1. Requests States\n"


def test_deleted_marks_join_many_paragraphs_in_their_order() -> None:
    words = [f"{number} " for number in range(300)]
    body = "".join(paragraph(run(word), properties=GONE) for word in words) + paragraph(run("end"))
    assert open_docx(package(body), name="a.docx").text == "".join(words) + "end\n"


def test_a_long_line_of_styles_hands_its_numbering_down() -> None:
    styles = "".join(f'<w:style w:styleId="S{n}"><w:basedOn w:val="S{n - 1}"/></w:style>' for n in range(1, 400))
    first = f'<w:style w:styleId="S0"><w:pPr>{numbered(1)}</w:pPr></w:style>'
    body = paragraph(run("Requests States"), properties='<w:pStyle w:val="S399"/>')
    parts = {"numbering": NUMBERING, "styles": f"<w:styles {WORD}>{styles}{first}</w:styles>"}
    assert open_docx(package(body, **parts), name="a.docx").text == "(a) Requests States\n"


@pytest.mark.parametrize("form", ["lowerRoman", "upperLetter"])
def test_a_label_of_a_hostile_pattern_stays_short(form: str) -> None:
    hostile = NUMBERING.replace(
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/>', f'<w:start w:val="999999"/><w:numFmt w:val="{form}"/>'
    )
    hostile = hostile.replace('"%1."', f'"{"%1" * 5000}"')
    body = paragraph(run("Requests States"), properties=numbered(0))
    assert len(open_docx(package(body, numbering=hostile), name="a.docx").text) < 2000


def test_numbers_that_letters_do_not_write_are_digits() -> None:
    assert [letter(0), letter(780), letter(781)] == ["0", "z" * 30, "781"]
    assert [roman(0), roman(3999), roman(4000)] == ["0", "mmmcmxcix", "4000"]


def headed(body: str, header: str, section: str) -> str:
    """The text of a file with one header."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    properties = f'<w:sectPr xmlns:r="{office}">{section}</w:sectPr>'
    stream = BytesIO(package(body + properties, numbering=NUMBERING, h=f"<w:hdr {WORD}>{header}</w:hdr>"))
    with zipfile.ZipFile(stream, "a") as archive:
        relation = f'<Relationship Id="r1" Target="h.xml" xmlns="{packages}"/>'
        archive.writestr("word/_rels/document.xml.rels", f"<r>{relation}</r>")
    return open_docx(stream.getvalue(), name="a.docx").text


FIRST = '<w:headerReference w:type="first" r:id="r1"/><w:titlePg/>'
EVERY = '<w:headerReference w:type="default" r:id="r1"/>'


def test_a_deleted_paragraph_of_the_first_header_takes_its_number_with_it() -> None:
    deleted = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    header = paragraph(deleted, properties=numbered(0) + GONE) + paragraph(run("98/9001"))
    assert headed(paragraph(run("Sea")), header, FIRST) == "98/9001\nSea\n"


@pytest.mark.parametrize(
    ("body", "words", "section", "text"),
    [
        ("Sea", ["A/C.3/98/L.7"], EVERY, "A/C.3/98/L.7\nSea\n"),
        ("Sea", ["Draft of the seas", "A/C.3/98/L.7", "2"], EVERY, "A/C.3/98/L.7\nSea\n"),
        ("A/C.3/98/L.7", ["A/C.3/98/L.7"], EVERY, "A/C.3/98/L.7\n"),
        ("Sea", ["Draft of the seas"], EVERY, "Sea\n"),
        ("Sea", ["A/C.3/98/L.7"], EVERY + "<w:titlePg/>", "Sea\n"),
        ("Sea", ["A/C.3/98/L.7"], EVERY + '<w:titlePg w:val="0"/>', "A/C.3/98/L.7\nSea\n"),
        ("Sea", ["A/C.3/98/L.7</w:t><w:tab/><w:t>Ports"], EVERY, "Sea\n"),
        ("Sea", ["Draft of the seas"], FIRST, "Draft of the seas\nSea\n"),
    ],
    ids=[
        "symbol",
        "among others",
        "in the body too",
        "no symbol",
        "not on the first page",
        "no page apart",
        "with a title",
        "first page",
    ],
)
def test_a_header_of_all_pages_is_read_for_the_symbol(body: str, words: list[str], section: str, text: str) -> None:
    assert headed(paragraph(run(body)), "".join(paragraph(run(word)) for word in words), section) == text
