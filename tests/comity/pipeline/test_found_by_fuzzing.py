"""What fuzzing found (benchmarks/fuzz.py): each document was once answered with a fault of ours."""

import ctypes
import json

import pypdfium2.raw as pdfium
import pytest

import comity
from comity.model import codec
from comity.model.errors import ComityError, FormatError

TEXT = """98/9001. Parliaments and the sea
The General Assembly,
Recalling its resolution 57/32 of 19 November 2002,
{number} Welcomes the work of the Inter-Parliamentary Union;
2. Requests the Secretary-General to report.
"""


@pytest.mark.parametrize("number", ["①", "㈠", "²", "⑴.", "१.", "1①."], ids=lambda number: number)
def test_a_number_that_is_no_plain_number_is_read_or_refused(number: str) -> None:
    resolution = comity.read(TEXT.format(number=number).encode())
    assert resolution.symbol == "A/RES/98/9001"
    comity.extract(resolution)


def test_half_a_surrogate_pair_in_json_is_refused() -> None:
    written = codec.to_json(comity.read(TEXT.format(number="1.").encode()))
    written["title"] = "Parliaments \udc00"
    with pytest.raises(FormatError, match="not JSON"):
        comity.read(json.dumps(written).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"PK\x03\x04",
    ],
    ids=["PDF whose page is missing", "an archive's first bytes"],
)
def test_files_cut_off_are_refused(data: bytes) -> None:
    with pytest.raises(ComityError):
        comity.read(data)


def test_a_character_that_a_pdf_sets_at_no_place_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font whose widths are damaged: pdfium counts the place of one letter up to infinity."""
    words = b"98/9001. Parliaments and the sea. The General Assembly, Recalling its resolution 57/32, " * 2
    origin = pdfium.FPDFText_GetCharOrigin

    def damaged(page: object, index: int, x: ctypes.c_double, y: ctypes.c_double) -> int:
        found = origin(page, index, x, y)
        if index == 120:
            x.value, y.value = float("-inf"), float("nan")
        return int(found)

    monkeypatch.setattr(pdfium, "FPDFText_GetCharOrigin", damaged)
    resolution = comity.read(pdf_with(b"BT /F1 10 Tf 1 0 0 1 70 700 Tm (" + words + b") Tj ET"))
    assert resolution.symbol == "A/RES/98/9001"


def pdf_with(content: bytes) -> bytes:
    """A PDF of one page with this content stream, set in a font that every reader of PDF knows."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    printed = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(bodies, 1)]
    return b"%PDF-1.4\n" + b"".join(printed) + b"trailer<</Root 1 0 R>>\n%%EOF"
