"""Files that want to hurt: refused with a message that says where and what to try, quickly."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from comity.akn import read_akn, write_akn
from comity.model.errors import ComityError, NotADocumentError, SourceError

PLAIN = (Path(__file__).parent / "plain-en.xml").read_bytes()
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


def read(data: bytes) -> object:
    return read_akn(data, name="hostile.xml", digest="0" * 64, reader_version="1")


HOSTILE = {
    "billion laughs": (f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>'.encode(), "DTD"),
    "external entity": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso>&x;</akomaNtoso>', "DTD"),
    "external DTD": (b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><akomaNtoso/>', "DTD"),
    "DTD in lower case": (b'<!doctype a [<!ENTITY x "y">]><a>&x;</a>', "DTD"),
    "DTD in UTF-16": ('<!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso>&x;</akomaNtoso>'.encode("utf-16"), "DTD"),
    "DTD in UTF-32": ('<!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso>&x;</akomaNtoso>'.encode("utf-32"), ""),
    "entity that is not declared": (b"<akomaNtoso>&x;</akomaNtoso>", "not well formed"),
    "truncated": (PLAIN[: len(PLAIN) // 2], "not well formed"),
    "empty": (b"", "empty"),
    "blanks only": (b" \n\t", "empty"),
    "no XML": (b"A/RES/99/401", "not well formed"),
    "binary": (b"\x00\x01\x02<akomaNtoso/>", "not well formed"),
    "huge depth": (b"<akomaNtoso>" + b"<p>" * 100_000 + b"</p>" * 100_000 + b"</akomaNtoso>", "not well formed"),
    "one huge text": (b"<akomaNtoso><p>" + b"x" * 11_000_000 + b"</p></akomaNtoso>", "not well formed"),
    "XInclude is not followed": (
        b'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>',
        "no Akoma",
    ),
    "another root": (b"<html><body><p>Recalls</p></body></html>", "no Akoma Ntoso"),
    "root of a like name": (b"<akomantoso/>", "no Akoma Ntoso"),
}


@pytest.mark.parametrize(("data", "message"), HOSTILE.values(), ids=HOSTILE.keys())
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises((SourceError, NotADocumentError)) as refusal:
        read(data)
    assert message in refusal.value.what
    assert refusal.value.where.startswith("hostile.xml")
    assert refusal.value.hint


def test_not_well_formed_names_line_and_column() -> None:
    with pytest.raises(SourceError) as refusal:
        read(PLAIN.replace(b"</docStatus>", b"</docDate>"))
    line = PLAIN[: PLAIN.index(b"</docStatus>")].count(b"\n") + 1
    assert refusal.value.where.startswith(f"hostile.xml, line {line}, column ")


def test_akoma_ntoso_without_symbol_or_text_is_no_document() -> None:
    with pytest.raises((NotADocumentError, ComityError)):
        read(b'<akomaNtoso><statement name="resolution"><mainBody/></statement></akomaNtoso>')


HEAVY = {
    "footnotes in one paragraph": '<authorialNote marker="1"><p>x</p></authorialNote>' * 20_000,
    "blanks": " " * 400_000,
    "blanks and a full stop": " " * 200_000 + "." + " " * 200_000,
    "raised digits": "<sup>1</sup> " * 20_000,
    "raised parentheses": "<sup>(</sup>" * 20_000,
    "emphasis": '<span class="italic">a</span>.' * 20_000,
    "labels": "(a) " * 100_000,
    "brackets": "(" * 100_000,
    "citations without end": "A/" * 100_000,
}


@pytest.mark.parametrize("inside", HEAVY.values(), ids=HEAVY.keys())
def test_heavy_paragraphs_take_time_in_proportion(inside: str) -> None:
    begun = time.process_time()
    resolution = read_akn(
        PLAIN.replace(b"Lamps;", inside.encode() + b"Lamps;"), name="heavy.xml", digest="", reader_version="1"
    )
    assert write_akn(resolution)
    assert time.process_time() - begun < 10


def test_a_comment_and_an_instruction_are_no_text() -> None:
    changed = PLAIN.replace(b"To count:", b"To <!-- not --><?never ever?>count:")
    assert changed != PLAIN
    blocks = read_akn(changed, name="a", digest="", reader_version="1").blocks
    assert blocks[7].text == "To count:"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_trees_are_read_or_refused_never_crashed(data: st.DataObject) -> None:
    """Elements taken out, doubled, renamed, emptied: what is left is read, or refused with a reason of ours."""
    root = etree.fromstring(PLAIN if data.draw(st.booleans()) else write_akn(read(PLAIN)))  # type: ignore[arg-type]
    elements = [element for element in root.iter("{*}*") if element is not root]
    names = sorted({element.tag for element in elements})
    for _ in range(data.draw(st.integers(1, 6))):
        element = data.draw(st.sampled_from(elements))
        parent = element.getparent()
        match data.draw(st.sampled_from(["drop", "rename", "empty", "move", "strip"])):
            case "drop" if parent is not None:
                parent.remove(element)
            case "rename":
                element.tag = data.draw(st.sampled_from(names))
            case "empty":
                element.text = None
            case "move" if parent is not None:
                root.append(element)
            case "strip":
                element.attrib.clear()
    try:
        written = etree.tostring(root)
        resolution = read(written)
    except ComityError:
        return
    assert write_akn(resolution)  # type: ignore[arg-type]
