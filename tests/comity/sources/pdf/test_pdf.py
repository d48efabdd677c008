"""PDF: what typography and place tell; files that are no PDF, damaged, encrypted or pictures."""

import ctypes
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from comity.model.errors import SourceError
from comity.sources.pdf import open_pdf
from comity.sources.pdf.glyphs import Glyph
from comity.sources.pdf.lines import find_lines
from comity.sources.pdf.order import in_reading_order


@dataclass(frozen=True)
class Print:
    """Words set at x, y in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    font: bytes = b"Times-Roman"


def pdf_of(*pages: list[Print]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for prints in pages:
        page = document.new_page(595, 842)
        for one in prints:
            text = pdfium.FPDFPageObj_NewTextObj(document, one.font, one.size)
            words = (one.text + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(text, ctypes.cast(words, pdfium.FPDF_WIDESTRING))
            pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, one.x, one.y)
            pdfium.FPDFPage_InsertObject(page, text)
        pdfium.FPDFPage_GenerateContent(page)
    from io import BytesIO

    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


FULL = "Recalling the work of parliaments on the sea, on which so many people live, and noting its"

PAGE_ONE = [
    Print(85, 780, "United Nations"),
    Print(425, 780, "A/RES/98/9001", 14),
    Print(85, 700, "98/9001. Parliaments and the sea", 12, b"Times-Bold"),
    Print(108, 670, "The General Assembly", font=b"Times-Italic"),
    Print(108, 650, FULL),
    Print(85, 637, "growing importance,"),
    Print(166, 641, "1", 6),
    Print(172, 637, "for all who fish there and for all who trade on it, from the coast, the isles"),
    Print(85, 624, "and of the ports,"),
    Print(108, 604, "Welcoming the hearing,"),
    Print(108, 584, "1.  Invites Member States to attend."),
    Print(85, 80, "1", 5),
    Print(89, 77, "Resolution 57/32.", 8),
    Print(500, 30, "43-12345", 7),
]

PAGE_TWO = [
    Print(85, 800, "A/RES/98/9001", 8, b"Times-Bold"),
    Print(108, 760, "2.  Decides to remain seized."),
    Print(500, 30, "2/2", 7),
]


def test_paragraphs_marks_notes_and_furniture_are_told_apart() -> None:
    lines = open_pdf(pdf_of(PAGE_ONE, PAGE_TWO), name="sea.pdf").text.split("\n")
    assert lines[:3] == ["United Nations", "A/RES/98/9001", "98/9001. Parliaments and the sea"]
    assert lines[4] == (
        f"{FULL} growing importance,[1] for all who fish there and for all who trade on it, from the coast, "
        "the isles and of the ports,"
    )
    assert lines[5:8] == [
        "Welcoming the hearing,",
        "1. Invites Member States to attend.",
        "2. Decides to remain seized.",
    ]
    assert lines[-2] == "[1] Resolution 57/32."
    assert not any("43-12345" in line or "2/2" in line for line in lines)


def test_every_run_names_its_page_and_box() -> None:
    source = open_pdf(pdf_of(PAGE_ONE, PAGE_TWO), name="sea.pdf")
    run = next(run for run in source.runs if source.text[run.start : run.end].startswith("2. Decides"))
    assert run.page == 2
    assert run.box is not None and run.box[0] == pytest.approx(108, abs=1)
    italic = next(run for run in source.runs if run.italic)
    assert source.text[italic.start : italic.end] == "The General Assembly"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\nnothing", "cannot be opened"),
        (b"hello", "cannot be opened"),
        (pdf_of([]), "no text layer"),
        (pdf_of(PAGE_ONE)[:400], "cannot be opened"),
    ],
    ids=["damaged", "no PDF", "picture", "cut off"],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_its_name(data: bytes, found: str) -> None:
    with pytest.raises(SourceError, match=found) as error:
        open_pdf(data, name="sea.pdf")
    assert str(error.value).startswith("sea.pdf: ")


def seen(text: str, width: float = 5.0) -> list[Glyph]:
    """Glyphs as they stand on the page from left to right."""
    return [
        Glyph(letter, place * width, 0.0, place * width, (place + 1) * width, 10.0, False, False, len(text) - place)
        for place, letter in enumerate(text)
    ]


def shown(logical: list[str]) -> list[Glyph]:
    """Pieces in the order of reading, laid from right to left; Latin pieces keep their own order."""
    glyphs: list[Glyph] = []
    right = 500.0
    order = 0
    for piece in logical:
        latin = piece[0].isascii() and piece.strip() != ""
        left = right - 5.0 * len(piece)
        for place, letter in enumerate(piece):
            x = left + 5.0 * place if latin else right - 5.0 * (place + 1)
            glyphs.append(Glyph(letter, x, 0.0, x, x + 5.0, 10.0, False, False, order))
            order += 1
        right = left
    return glyphs


@pytest.mark.parametrize(
    "logical",
    [
        ["قرار", " ", "76/270", " ", "المؤرخ", " ", "21", " ", "حزيران"],
        ["الفقرة", " ", "10", "،", " ", "من"],
        ["عام", " ", "2019", "،"],
        ["انظر", " ", "A/75/481", "،", " ", "المرفق"],
        ["للفترة", " ", "2015", "-", "2030", "،"],
        ["2019", "،"],
        ["كتاب", " ", "United Nations, Treaty Series, vols. 2225, 2237 and 9", "،", " ", "ص"],
    ],
    ids=["resolution and date", "paragraph", "year", "symbol", "two years", "year alone", "Latin title"],
)
def test_an_arabic_line_is_read_from_the_right_and_its_numbers_from_the_left(logical: list[str]) -> None:
    read = in_reading_order(shown(logical), rtl=True)
    assert "".join(glyph.text for glyph in read) == "".join(logical)


def test_a_blank_printed_below_a_slanted_letter_parts_the_two_words_it_stands_between() -> None:
    slanted, blank, upright = shown(["أيضا", " ", "إلى"])[:4], shown(["أيضا", " "])[4], shown(["أيضا", " ", "إلى"])[5:]
    last = slanted[-1]
    slanted[-1] = replace(last, left=last.left - 4.0)
    below = replace(blank, x=last.x + 1.0, left=last.left + 1.0, right=last.left + 4.0)
    read = in_reading_order([*slanted, below, *upright], rtl=True)
    assert "".join(glyph.text for glyph in read) == "أيضا إلى"


@pytest.mark.parametrize(
    ("width", "text"), [(7.9, "(ff)"), (3.3, "(f)")], ids=["a ligature as wide as two", "printed twice to look bold"]
)
def test_two_letters_on_one_place(width: float, text: str) -> None:
    letters = "(ff)"
    lefts = [100.0, 103.3, 103.3, 103.3 + width]
    rights = [103.3, 103.3 + width, 103.3 + width, 106.6 + width]
    glyphs = [
        Glyph(letter, left, 0.0, left, right, 10.0, False, False, order)
        for order, (letter, left, right) in enumerate(zip(letters, lefts, rights, strict=True))
    ]
    assert find_lines(glyphs, 1, 595, rtl=False)[0].text == text


SHORT = "Noting what parliaments do about the sea, on which so many live, and"
LONG_WORD = "(Sea-and-coast/observation/programme/of/2045)"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (SHORT, f"{LONG_WORD} that was begun,", True),
        (SHORT, "the work begun,", False),
        (f"{SHORT[:-4]};", f"{LONG_WORD} that was begun,", False),
    ],
    ids=["no room for a long word", "room for the next word", "a stop"],
)
def test_a_line_that_stops_short_of_the_margin(above: str, below: str, joined: bool) -> None:
    page = [
        Print(108, 700, FULL),
        Print(85, 687, FULL),
        Print(85, 674, FULL),
        Print(108, 640, above),
        Print(85, 627, below),
    ]
    assert (f"{above} {below}" in open_pdf(pdf_of(page), name="sea.pdf").text) is joined


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        (f"{FULL} more;", "20 - Decides to meet", False),
        (f"{FULL} more;", "(b) To meet", False),
        (f"{FULL} in", "20 - day terms", True),
        (f"{FULL} more;", "and to meet", True),
    ],
    ids=["a number behind a stop", "a letter behind a stop", "no stop", "no label"],
)
def test_a_paragraph_that_may_go_on_over_the_page(last: str, first: str, joined: bool) -> None:
    one = [Print(85, 720, FULL), Print(85, 707, FULL), Print(85, 694, last)]
    two = [Print(85, 760, first)]
    assert (f"{last} {first}" in open_pdf(pdf_of(one, two), name="sea.pdf").text) is joined


def test_brackets_of_an_arabic_line_open_and_close_as_their_place_says() -> None:
    read = in_reading_order(shown(["الفقرة", " ", ")", "10", "(", "،"]), rtl=True)
    assert "".join(glyph.text for glyph in read) == "الفقرة (10)،"


def test_a_latin_line_is_read_as_it_stands() -> None:
    assert "".join(glyph.text for glyph in in_reading_order(seen("2/14"), rtl=True)) == "2/14"


def test_lines_of_one_paragraph_stand_closer_than_paragraphs_of_one_line_which_may_be_more() -> None:
    short = [Print(108, 650 - 18.7 * row, FULL.replace("its", f"{row},")) for row in range(8)]
    long = [Print(108, 450, FULL), Print(108, 437.5, FULL), Print(108, 425, "growing importance;")]
    head = [Print(85, 700, "98/9001. Parliaments and the sea", 12, b"Times-Bold")]
    lines = open_pdf(pdf_of([*head, *short, *long]), name="sea.pdf").text.split("\n")
    assert lines[1:9] == [one.text for one in short]
    assert lines[9] == f"{FULL} {FULL} growing importance;"


def test_what_stands_beside_a_line_a_little_lower_is_no_line_below_it() -> None:
    long = [Print(108, 650 - 12.5 * row, FULL) for row in range(8)]
    cells = [Print(x, 500 - 30 * row - drop, "sea") for row in range(4) for x, drop in ((108, 0), (300, 3.0))]
    head = [Print(85, 700, "98/9001. Parliaments and the sea", 12, b"Times-Bold")]
    lines = open_pdf(pdf_of([*head, *long, *cells]), name="sea.pdf").text.split("\n")
    assert lines[1] == " ".join([FULL] * 8)


ROMAN, ITALIC = b"Times-Roman", b"Times-Italic"


@pytest.mark.parametrize(
    ("above", "x", "font", "below", "joined"),
    [
        ("Recalling", 108, ITALIC, "the hearing of parliaments,", True),
        ("Recalling", 108, ROMAN, "the hearing of parliaments,", False),
        ("Recalling", 85, ITALIC, "the hearing of parliaments,", False),
        ("Recalling,", 108, ITALIC, "the hearing of parliaments,", False),
        ("The sea", 108, ITALIC, "Parliaments meet.", False),
    ],
    ids=["broken behind the act", "nothing is set apart", "not set in", "a stop", "a heading"],
)
def test_a_first_line_that_was_broken_behind_its_act(
    above: str, x: float, font: bytes, below: str, joined: bool
) -> None:
    body = [Print(108 if row % 3 == 0 else 85, 700 - 12.5 * row, FULL) for row in range(9)]
    page = [*body, Print(x, 580, above, font=font), Print(85, 567.5, below)]
    assert (f"{above} {below}" in open_pdf(pdf_of(page), name="sea.pdf").text) is joined


@pytest.mark.parametrize(
    ("mark", "size", "rise", "read"),
    [
        ("1", 5.2, 2.6, f"{FULL};[1]\n2. Decides"),
        ("1", 8, 2.6, f"{FULL};\n1\n2. Decides"),
        ("1", 5.2, -6, f"{FULL};\n1\n2. Decides"),
        ("1 m", 5.2, 2.6, f"{FULL};\n1 m\n2. Decides"),
    ],
    ids=["a mark", "not small", "not raised", "more than a mark"],
)
def test_a_mark_that_had_no_room_on_its_line(mark: str, size: float, rise: float, read: str) -> None:
    body = [Print(85, 700 - 12.5 * row, FULL) for row in range(9)]
    end = [Print(108, 580, "Parliaments meet by the sea, "), Print(85, 567.5, f"{FULL};")]
    alone = [Print(85, 567.5 - 12.5 + rise, mark, size), Print(108, 530, "2.  Decides to remain seized.")]
    assert read in open_pdf(pdf_of([*body, *end, *alone]), name="sea.pdf").text


def test_a_mark_that_opens_a_line_stands_behind_the_word_above() -> None:
    rows = [Print(85, 700 - 12.5 * row, FULL) for row in range(4)]
    page = [*rows, Print(85, 654, "1", 5.2), Print(87.6, 650, " and for all who fish there.")]
    assert f"{FULL}[1] and for all" in open_pdf(pdf_of(page), name="sea.pdf").text
