"""HTML: what a page shows and what it does not, in whatever encoding; parts of pages; what is told from XML."""

import time

import pytest

import comity
from comity.sources.html import open_html
from comity.sources.kinds import kind_of


def lines_of(body: str) -> list[str]:
    page = f"<!DOCTYPE html><html><body>{body}</body></html>".encode()
    return open_html(page, name="sea.html").text.rstrip("\n").split("\n")


SHOWN = {
    "hidden": ('<p hidden>never</p><div style="display: none">never</div><p>The sea</p>', ["The sea"]),
    "words behind what is hidden": ("<p>The <span hidden>never</span>sea</p>", ["The sea"]),
    "deleted": ("<p>Decides <del>never </del><ins>always </ins>to meet;</p>", ["Decides always to meet;"]),
    "raised by style": (
        '<p>The report<span style="vertical-align:super">2</span> on the sea</p>',
        ["The report[2] on the sea"],
    ),
    "square kilometres": ("<p>7 km<sup>2</sup> of sea<sup>2</sup></p>", ["7 km2 of sea[2]"]),
    "a numbered list": (
        "<ol><li>Decides:<ol type='a'><li>To meet;</li><li>To part;</li></ol></li><li value='4'>Asks.</li></ol>",
        ["1. Decides:", "a. To meet;", "b. To part;", "4. Asks."],
    ),
    "a list that goes on": ("<ol start='7'><li>Decides;</li><li>Asks.</li></ol>", ["7. Decides;", "8. Asks."]),
    "labels typed in a list": ("<ol><li>(a) To meet;</li><li>2. Asks.</li></ol>", ["(a) To meet;", "2. Asks."]),
    "a list that shows no numbers": ("<ol style='list-style:none'><li>Decides;</li></ol>", ["Decides;"]),
    "a list of dots": ("<ul><li>Port</li></ul>", ["Port"]),
    "laid out with blanks": (
        "<pre>The General Assembly,\n\n    Recalling the <b>sea\nand</b> land,</pre><p>Behind</p>",
        ["The General Assembly,", "", "    Recalling the sea", "and land,", "Behind"],
    ),
}


@pytest.mark.parametrize(("body", "lines"), SHOWN.values(), ids=SHOWN.keys())
def test_a_line_is_what_the_page_shows(body: str, lines: list[str]) -> None:
    assert lines_of(body) == lines


HEAD = (
    "<html><head><meta http-equiv='Content-Type' content='text/html; charset={}'></head><body><p>{}</p></body></html>"
)
RUSSIAN = "ссылаясь на свои решения и о том, что по всем вопросам, а также в области, с тем чтобы на их основе"
ENCODED = {
    "declared": (HEAD.format("windows-1256", "إن الجمعية العامة"), "cp1256", "إن الجمعية العامة"),
    "Latin 1 that is the Windows code page": (HEAD.format("iso-8859-1", "l’Assemblée"), "cp1252", "l’Assemblée"),
    "Western, not declared": ("<html><body><p>l’Assemblée</p></body></html>", "cp1252", "l’Assemblée"),
    "Russian, not declared": (f"<html><body><p>{RUSSIAN}</p></body></html>", "cp1251", RUSSIAN),
    "UTF-16": (HEAD.format("utf-8", "大会"), "utf-16", "大会"),
    "declared, but UTF-8": (HEAD.format("iso-8859-1", "l’Assemblée"), "utf-8", "l’Assemblée"),
}


@pytest.mark.parametrize(("page", "encoding", "text"), ENCODED.values(), ids=ENCODED.keys())
def test_a_page_is_decoded_as_a_browser_would(page: str, encoding: str, text: str) -> None:
    assert open_html(page.encode(encoding), name="sea.html").text == f"{text}\n"


BODY = "<p>98/9001. Parliaments and the sea</p><p>The General Assembly,</p><p>1. Welcomes the hearing.</p>"
FORMS = {
    "a part of a page": BODY,
    "a part in a box": f"<div class='a'>{BODY}</div>",
    "without html": f"<body>{BODY}</body>",
    "behind a comment": f"<!-- saved {'x' * 2000} -->\n<html><body>{BODY}</body></html>",
    "in XML's form": f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html><html><body>{BODY}</body></html>',
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("page", FORMS.values(), ids=FORMS.keys())
def test_a_page_is_known_in_every_form(page: str, encoding: str) -> None:
    read = comity.read(page.encode(encoding), name="sea")
    assert [block.text for block in read.blocks] == ["The General Assembly,", "Welcomes the hearing."]


KINDS = {
    "akn": '<?xml version="1.0" encoding="UTF-16"?><akomaNtoso/>',
    "json": '{"format": "comity/1"}',
    "html": "<html>",
    "text": "The General Assembly, <p>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize(("kind", "text"), KINDS.items())
def test_a_kind_is_known_in_unicode_of_eight_and_of_sixteen_bits(kind: str, text: str, encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert kind_of(mark + text.encode(encoding)) == kind


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16_without_its_mark_is_read(encoding: str) -> None:
    data = "<html><body><p>L’Assemblée générale,</p></body></html>".encode(encoding)
    assert open_html(data, name="a.html").text == "L’Assemblée générale,\n"
    marked = "\ufeff<html><body><p>L’Assemblée générale,</p></body></html>".encode(encoding)
    assert open_html(marked, name="a.html").text == "L’Assemblée générale,\n"


def test_styles_hide_in_capitals_too() -> None:
    page = b'<p>Requests<span style="DISPLAY: None"> nobody</span><span style="Vertical-Align: Super">1</span></p>'
    assert open_html(page, name="a.html").text == "Requests[1]\n"


@pytest.mark.parametrize(
    "opening", ["<!-- a -->", "<?xml a?>", "<!-- a", " \n<!---->"], ids=["comments", "declarations", "open", "blanks"]
)
def test_what_stands_before_the_first_element_is_passed_once(opening: str) -> None:
    """Many of them once took time that doubled with each."""
    began = time.process_time()
    assert kind_of(opening.encode() * 5000 + b"<akomaNtoso>") == "akn"
    assert time.process_time() - began < 5


def test_tags_left_open_take_no_more_time_for_each_other() -> None:
    began = time.process_time()
    open_html(b"<html>" + b"<" * 200_000 + b" caf\xe9 <p>a</p>", name="a.html")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("<tr><td><p>Port</p></td><td><p>Nets</p></td></tr>", ["Port\tNets"]),
        ("<tr><td><p>Selme</p><p>and isles</p></td> <td><div>5</div></td></tr>", ["Selme and isles\t5"]),
        ("<tr><th>Port<br>of call</th><th>Nets</th></tr>", ["Port of call\tNets"]),
        ("<tr><td> Port </td>\n<td> Nets </td></tr>", ["Port\tNets"]),
        ("<tr><td><p>The ports.</p><p>The nets.</p></td></tr>", ["The ports.", "The nets."]),
        ("<tr><td></td><td><p>The ports.</p><p>The nets.</p></td></tr>", ["The ports.", "The nets."]),
        ("<tr><td><b hidden>a</b></td><td><p>The ports.</p><p>The nets.</p></td></tr>", ["The ports.", "The nets."]),
        ("<tr><td><script>a</script></td><td><p>The ports.</p><p>Nets.</p></td></tr>", ["The ports.", "Nets."]),
        ("<tr><td>&#8203;</td><td><p>The ports.</p><p>Nets.</p></td></tr>", ["\u200b", "The ports.", "Nets."]),
        ("<tr><td><p>1.</p></td><td><p>The ports meet.</p></td></tr>", ["1.", "The ports meet."]),
        ("<tr><td><ul><li>Port</li></ul></td><td>Nets</td></tr>", ["Port", "Nets"]),
        (
            "<tr><td><p>2. Urges States to meet;</p><p>3. Invites them.</p></td><td><p>2. Prie les États</p></td></tr>",
            ["2. Urges States to meet;", "3. Invites them.", "2. Prie les États"],
        ),
        ("<tr><td><p>Nets</p><p>(per cent)</p></td><td><p>1.5</p><p>2.5</p></td></tr>", ["Nets (per cent)\t1.5 2.5"]),
        (f"<tr><td><p>Port</p></td><td><p>{'Nets. ' * 60}</p></td></tr>", ["Port", ("Nets. " * 60).strip()]),
    ],
)
def test_paragraphs_of_a_short_cell_are_one_line(table: str, lines: list[str]) -> None:
    found = lines_of(f"<p>The General Assembly,</p><table>{table}</table>")
    assert [line.strip() for line in found[1:] if line.strip()] == lines


def test_tables_above_the_text_take_no_more_time_for_each_other() -> None:
    began = time.process_time()
    open_html(b"<html><body>" + b"<p>nets</p><table><tr><td>a</td><td>b</td></tr></table>" * 8_000, name="a.html")
    assert time.process_time() - began < 5


def test_a_masthead_that_is_laid_out_as_a_table_keeps_its_lines() -> None:
    head = "<table><tr><td><p>United Nations</p></td><td><p>A/RES/98/9001</p><p>Distr.: General</p></td></tr></table>"
    lines = ["United Nations", "A/RES/98/9001", "Distr.: General"]
    assert [line.strip() for line in lines_of(head)] == lines
    assert [line.strip() for line in lines_of(f"<p>All rights are kept.</p>{head}")][1:] == lines
