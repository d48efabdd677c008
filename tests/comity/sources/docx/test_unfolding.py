"""What Word keeps otherwise than as runs of a paragraph is read once, where it stands."""

import zipfile
from io import BytesIO

import pytest

from comity.model.text import SourceText
from comity.repair import repair
from comity.sources.docx import open_docx
from comity.sources.docx.symbols import SYMBOL

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}

DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())


def run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def words(text: str) -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    drawn = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:rect><v:textbox>{content}</v:textbox></v:rect></w:pict>"
    return run(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


def old_box(*paragraphs: str) -> str:
    return run(f"<w:pict><v:textbox><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></v:textbox></w:pict>")


NEW_PAGE = run("<w:lastRenderedPageBreak/>")


def field(instruction: str, result: str) -> str:
    begin, parted, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    return begin + instruction + parted + result + end


def instruction(text: str) -> str:
    return run(f"<w:instrText>{text}</w:instrText>")


def math(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def letter(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def signs(form: str, **said: str) -> str:
    """The properties of a form of a formula."""
    written = "".join(f'<m:{name} m:val="{sign}"/>' for name, sign in said.items())
    return f"<m:{form}Pr>{written}</m:{form}Pr>"


def content_control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="Never seen"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def opened(body: str) -> list[str]:
    return source_of(body).text.rstrip("\n").split("\n")


def source_of(body: str, styles: str = "") -> SourceText:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>")
        if styles:
            archive.writestr("word/styles.xml", styles)
    return open_docx(stream.getvalue(), name="sea.docx")


SQUARE = f"<m:sSup><m:e>{letter('x')}</m:e><m:sup>{letter('2')}</m:sup></m:sSup>"
PART = f"<m:f><m:num>{letter('a+b')}</m:num><m:den>{letter('c')}</m:den></m:f>"
RUBY = f"<w:ruby><w:rt>{words('hai')}</w:rt><w:rubyBase>{words('sea')}</w:rubyBase></w:ruby>"
SHAPE = "<w:drawing><a:p><a:r><a:t>In the </a:t></a:r><a:r><a:t>drawing.</a:t></a:r></a:p></w:drawing>"
CHOICE = f"<mc:AlternateContent><mc:Choice>{words('sea')}</mc:Choice><mc:Fallback>{words('sea')}</mc:Fallback>"
PICTURE = f"<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback>{words('sea')}</mc:Fallback>"
CHART = "<w:drawing><c:chart/></w:drawing>"
FACTOR = f"<m:sup/><m:e>{letter('x')}</m:e>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr>"
CELLS = f"<w:tc>{paragraph(words('Port'), box(paragraph(words('boxed'))))}</w:tc><w:tc>{paragraph(words('7'))}</w:tc>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            paragraph(words("The "), box(paragraph(words("One.")), paragraph(words("Two."))), words("sea."))
            + paragraph(words("Ports.")),
            ["The sea.", "One.", "Two.", "Ports."],
        ),
        (paragraph(old_box(paragraph(words("One.")))) + paragraph(words("Ports.")), ["One.", "Ports."]),
        (
            paragraph(words("Sea."), box(paragraph(words("One."))), box(paragraph(words("Two.")))),
            ["Sea.", "One.", "Two."],
        ),
        (
            paragraph(words("Sea."), old_box(paragraph(words("One."), old_box(paragraph(words("Within.")))))),
            ["Sea.", "One.", "Within."],
        ),
        (paragraph(words("Sea."), box(paragraph(words("1")))), ["Sea."]),
        (paragraph(words("Sea."), box(paragraph(field(instruction("PAGE"), words("7"))))), ["Sea."]),
        (paragraph(words("Sea."), box(paragraph(words("1"))), NEW_PAGE, box(paragraph(words("2")))), ["Sea."]),
        (paragraph(words("Sea."), box(paragraph(words("4"))), box(paragraph(words("5")))), ["Sea."]),
        (paragraph(words("Sea."), box(paragraph(words("45")))), ["Sea.", "45"]),
        (paragraph(words("Sea."), box(paragraph(words("1"))), box(paragraph(words("1")))), ["Sea.", "1", "1"]),
        (paragraph(words("Sea."), "<w:del>", box(paragraph(words("Gone."))), "</w:del>"), ["Sea."]),
        (paragraph(words("Sea."), old_box(paragraph(words("Gone."))).replace("<w:r>", HIDDEN, 1)), ["Sea."]),
        (paragraph(words("Sums")) + f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>", ["Sums", "Port boxed\t7"]),
        (paragraph(words("Sea."), run(SHAPE)), ["Sea.", "In the drawing."]),
    ],
    ids=[
        "behind its paragraph",
        "old",
        "two",
        "nested",
        "page number",
        "page number by its field",
        "page numbers",
        "page numbers one by one",
        "a number that no page has",
        "numbers that do not count up",
        "deleted",
        "hidden",
        "in a cell",
        "drawing",
    ],
)
def test_text_boxes_are_read_once_behind_their_paragraph(body: str, lines: list[str]) -> None:
    assert opened(body) == lines


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (f"{CHOICE}</mc:AlternateContent>", "The sea."),
        (f"{PICTURE}</mc:AlternateContent>", "The sea."),
        (content_control(words("sea")), "The sea."),
        (f"<w:smartTag><w:smartTagPr/>{words('sea')}</w:smartTag>", "The sea."),
        (f"<w:customXml><w:customXmlPr/>{words('sea')}</w:customXml>", "The sea."),
        (f"<w:hyperlink>{words('sea')}</w:hyperlink>", "The sea."),
        (f'<w:fldSimple w:instr=" REF sea ">{words("sea")}</w:fldSimple>', "The sea."),
        (field(instruction(' HYPERLINK "https://sea.example" '), words("sea")), "The sea."),
        (field(instruction(" IF ") + field(instruction("PAGE"), words("7")), words("sea")), "The sea."),
        (field(instruction("TOC"), words("s") + field(instruction("REF"), words("ea"))), "The sea."),
        (run('<w:fldChar w:fldCharType="begin"/>') + words("sea"), "The sea."),
        (f"<w:bdo w:val='ltr'>{words('sea')}</w:bdo>", "The sea."),
        (run(RUBY), "The sea."),
        (run("<w:t>se</w:t><w:softHyphen/><w:t>a</w:t>"), "The sea."),
        (run("<w:t>well</w:t><w:noBreakHyphen/><w:t>being</w:t>"), "The well-being."),
        (run("<w:t>sea</w:t><w:ptab/><w:t>port</w:t>"), "The sea port."),
        (run('<w:t>5</w:t><w:sym w:font="Symbol" w:char="F0B0"/>'), "The 5°."),
        (run('<w:sym w:font="Wingdings" w:char="F0FE"/>'), "The ☑."),
        (run('<w:sym w:font="Other" w:char="00A7"/>'), "The §."),
        (run('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>&#xF061;</w:t>'), "The α."),
        (math(SQUARE), "The x^2."),
        (math(letter("y=") + PART), "The y=(a+b)/c."),
        (math(f"<m:d><m:e>{letter('x')}</m:e></m:d>"), "The (x)."),
        (math(f"<m:d>{signs('d', begChr='[', endChr='')}<m:e>{letter('x')}</m:e></m:d>"), "The [x."),
        (math(f"<m:nary>{signs('nary', chr='∏')}<m:sub>{letter('i')}</m:sub>{FACTOR}</m:nary>"), "The ∏(i..) x."),
        (math(f"<m:nary>{signs('nary')}{FACTOR}</m:nary>"), "The ∫ x."),
        (math(letter("y=") + words("about") + "<m:r><w:t> 7</w:t></m:r>"), "The y=about 7."),
        (math(f"<w:del>{letter('x')}</w:del>" + letter("y")), "The y."),
        (run('<w:sym w:font="Other" w:char="FFFF"/>') + words("sea"), "The sea."),
        (words("sea") + run("<w:commentReference/>"), "The sea."),
        (words("sea") + run("<w:lastRenderedPageBreak/>"), "The sea."),
    ],
)
def test_what_stands_in_a_paragraph_is_read_once(content: str, line: str) -> None:
    assert opened(paragraph(words("The "), content, words("."))) == [line]


@pytest.mark.parametrize(
    "body",
    [
        content_control(paragraph(words("The sea."))),
        f"<w:customXml>{paragraph(words('The sea.'))}</w:customXml>",
        f"<mc:AlternateContent><mc:Choice>{paragraph(words('The sea.'))}</mc:Choice></mc:AlternateContent>",
    ],
    ids=["content control", "custom XML", "alternatives"],
)
def test_what_stands_around_a_paragraph_hides_nothing(body: str) -> None:
    assert opened(body) == ["The sea."]


def test_a_formula_behind_which_no_paragraph_stands_stays_where_its_mark_is_deleted() -> None:
    last = paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", math(SQUARE))
    cells = f"<w:tc>{paragraph(words('Port'))}</w:tc><w:tc>{last}</w:tc>"
    assert opened(paragraph(words("Sums")) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == ["Sums", "Port\tx^2"]


def test_the_symbol_font_is_known_as_a_whole() -> None:
    assert len(SYMBOL) == 190
    assert [SYMBOL[place] for place in (0x41, 0x61, 0xA3, 0xB7, 0xE5, 0xFE)] == ["Α", "α", "≤", "•", "∑", "⎭"]


@pytest.mark.parametrize(
    ("body", "number"),
    [
        (paragraph(words("Sea."), run(CHART), run("<w:object><o:OLEObject/></w:object>")), "2"),
        (paragraph(words("Sea."), run("<w:drawing><dgm:relIds/></w:drawing>")) + "<w:altChunk/>", "2"),
        (paragraph(words("Sea."), "<w:del>", run(CHART), "</w:del>"), ""),
        (paragraph(words("Sea."), run("<w:drawing><a:blip/></w:drawing>")), ""),
    ],
    ids=["chart and object", "diagram and document", "deleted", "picture"],
)
def test_what_is_embedded_and_not_read_is_doubtful(body: str, number: str) -> None:
    doubts = repair(source_of(body), "en").doubts
    assert [dict(doubt.facts)["number"] for doubt in doubts if doubt.code == "embedded-unread"] == [number] * bool(
        number
    )


@pytest.mark.parametrize(
    "root",
    [
        f"<w:t {DECLARED}>&#xF061;</w:t>",
        f"<w:p {DECLARED}>{old_box(paragraph(words('One.')))}</w:p>",
        f"<m:oMath {DECLARED}>{letter('x')}</m:oMath>",
        f"<mc:AlternateContent {DECLARED}><mc:Choice><w:style/></mc:Choice></mc:AlternateContent>",
        f"<w:ruby {DECLARED}><w:rubyBase>{words('sea')}</w:rubyBase></w:ruby>",
        f'<w:sym {DECLARED} w:font="Symbol" w:char="F0B7"/>',
    ],
    ids=["words", "paragraph with a box", "formula", "alternatives", "ruby", "symbol"],
)
def test_a_part_that_is_nothing_but_what_unfolds_harms_nothing(root: str) -> None:
    assert source_of(paragraph(words("The sea.")), root).text == "The sea.\n"


def test_many_fields_without_end_take_no_longer_than_they_are_long() -> None:
    begun = "".join(run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate"))
    assert opened(paragraph((begun + words("a")) * 20_000)) == ["a" * 20_000]
