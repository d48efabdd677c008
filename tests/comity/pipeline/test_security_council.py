"""Resolutions of the Security Council: what the UN's own XML says is read again from its clean text."""

import zipfile
from collections import Counter
from pathlib import Path

import pytest

import comity
from comity.languages.loader import CODES
from comity.model.errors import ComityError
from comity.model.resolution import Resolution

EVERY = 8
"""One file in eight is enough to see a class of failures, and takes seconds."""

FLOORS = {"en": 0.80, "es": 0.70, "fr": 0.85, "ru": 0.80}
"""The share of files all of whose blocks are the same again.

Arabic and Chinese are held to kind and number only: their words differ in vowel marks and widths of brackets.
"""


def blocks(resolution: Resolution) -> list[tuple[str, str, int, str]]:
    return [
        (block.kind.value, block.number, block.depth, "".join(block.text.split()))
        for block in resolution.blocks
        if block.kind not in ("separator", "table", "table-note")
    ]


def files(shared: Path, language: str) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(shared / f"corpus/sc/2021-{language}.zip") as package:
        names = [name for name in sorted(package.namelist()) if name.endswith(".xml")]
        return [(name, package.read(name)) for name in names[::EVERY]]


@pytest.mark.corpus
@pytest.mark.parametrize("language", CODES)
def test_clean_text_is_read_as_the_xml(shared: Path, language: str) -> None:
    same: Counter[str] = Counter()
    numbered = 0
    given = files(shared, language)
    for name, data in given:
        try:
            marked = comity.read(data, name=name)
        except ComityError:
            same["refused"] += 1
            continue
        plain = comity.read(comity.write(marked, "text"), name=name, language=marked.language)
        assert (plain.kind, plain.symbol.replace(" ", "")) == ("resolution", marked.symbol.replace(" ", ""))
        same["blocks"] += blocks(plain) == blocks(marked)
        wanted = [block.number for block in marked.blocks if block.kind == "operative"]
        numbered += [block.number for block in plain.blocks if block.kind == "operative"] == wanted
    read = len(given) - same["refused"]
    assert numbered >= 0.9 * read
    assert same["blocks"] >= FLOORS.get(language, 0.0) * read
