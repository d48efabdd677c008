"""The command line from the outside: what it writes, what it refuses, how it leaves."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

RESOLUTION = """98/9001. Parliaments and the sea

The General Assembly,

Recalling its resolution 57/32 of 19 November 2002,

1. Welcomes the work of the Inter-Parliamentary Union;

2. Requests the Secretary-General to report to the General Assembly at its one hundredth session.

12th plenary meeting
14 December 2043
"""

BOMB = (
    """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>"""
)


def comity(*arguments: str, stdin: bytes = b"", folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from comity.cli import main; main()", *arguments]
    environment = os.environ | {"NO_COLOR": "1", "COLUMNS": "200", "TERM": "dumb"}
    return subprocess.run(command, input=stdin, capture_output=True, cwd=folder, env=environment, check=False)


@pytest.fixture
def resolution(tmp_path: Path) -> Path:
    path = tmp_path / "sea.txt"
    path.write_text(RESOLUTION, encoding="utf-8")
    return path


def test_read_prints_the_structure_as_json(resolution: Path) -> None:
    ran = comity("read", "--format", "json", str(resolution))
    assert ran.returncode == 0, ran.stderr.decode()
    read = json.loads(ran.stdout)
    assert (read["format"], read["symbol"], read["adoption_date"]) == ("comity/1", "A/RES/98/9001", "2043-12-14")
    assert [block["number"] for block in read["blocks"] if block["kind"] == "operative"] == ["1.", "2."]


def test_records_of_a_catalogue_add_sponsors(tmp_path: Path, resolution: Path) -> None:
    records = tmp_path / "98.json"
    records.write_text('{"symbol": "A/RES/98/9001", "sponsors": ["XALANDIA"]}\n', encoding="utf-8")
    ran = comity("read", "--format", "json", "--records", str(records), str(resolution))
    assert json.loads(ran.stdout)["sponsors"] == [{"name": "XALANDIA", "role": "sponsor", "told_by": "record"}]
    records.write_text('{"symbol": "A/RES/98/9001"}\n{"symbol"\n', encoding="utf-8")
    ran = comity("read", "--records", str(records), str(resolution))
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"98.json, line 2: this is no JSON" in ran.stderr


def test_standard_input_is_read(resolution: Path) -> None:
    ran = comity("read", "--format", "jsonl", "-", stdin=RESOLUTION.encode())
    assert json.loads(ran.stdout)["symbol"] == "A/RES/98/9001"


def test_a_file_that_fails_is_named_and_the_others_go_on(tmp_path: Path, resolution: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ran = comity("read", "--format", "json", "--out", str(tmp_path / "out"), str(empty), str(resolution))
    assert ran.returncode == 2
    assert b"empty.txt" in ran.stderr and b"empty" in ran.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["sea.json"]


BAD = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n ", "the file is empty"),
    "binary": (bytes(range(256)) * 40, "bad.txt"),
    "wrong encoding": ("Резолюция о море, принятая без голосования".encode("utf-16-be")[:-1], ""),
    "XML bomb": (BOMB.encode(), ""),
    "XML cut off": (b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><statement>", ""),
    "XML of another kind": (b"<html><body>Hello</body></html>", ""),
    "no document of the UN's kind": (b"Dear reader,\nplease bring milk and two loaves of bread.\nThank you\n", ""),
    "JSON of another kind": (b'{"a": 1}', "comity/1"),
    "JSON cut off": (b'{"format": "comity/1", ', "not JSON"),
}


@pytest.mark.parametrize(("data", "found"), BAD.values(), ids=BAD.keys())
def test_bad_input_gets_a_message_with_file_and_hint(tmp_path: Path, data: bytes, found: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    ran = comity("read", "--format", "json", "--out", str(tmp_path / "out"), str(path))
    message = ran.stderr.decode()
    assert ran.returncode == 2
    assert "bad.txt" in message and "Traceback" not in message and found in message
    assert message.rstrip().endswith(")"), "the hint stands in brackets at the end"
    assert not (tmp_path / "out").exists()


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    ran = comity("read", str(path))
    assert ran.returncode == 2
    assert b"large.txt: the document is larger than 50,000,000 bytes (raise --max-document" in ran.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    ran = comity("read", str(tmp_path / "nowhere.txt"))
    assert ran.returncode == 2
    assert b"nowhere.txt: cannot be opened" in ran.stderr


def test_two_inputs_of_one_stem_are_refused_before_anything_is_written(tmp_path: Path, resolution: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "sea.xml").write_text("<a/>", encoding="utf-8")
    ran = comity("read", "--out", str(tmp_path / "out"), str(resolution), str(other / "sea.xml"))
    assert ran.returncode == 2
    assert b"two inputs would be written to one file" in ran.stderr
    assert not (tmp_path / "out").exists()


def archive_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_the_members_of_an_archive_are_read_each_into_its_file(tmp_path: Path) -> None:
    members = {f"folder/r{number}.txt": RESOLUTION.encode() for number in range(20)} | {"picture.png": b"\x89PNG"}
    archive = archive_of(tmp_path / "many.zip", members)
    ran = comity("read", "--format", "json", "--out", str(tmp_path / "out"), "--jobs", "2", str(archive))
    assert ran.returncode == 0, ran.stderr.decode()
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(f"r{number}" for number in range(20))


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "bomb.zip", {"a.txt": b"x" * 2_000_000})
    ran = comity("read", "--max-archive", "1000000", str(archive))
    assert ran.returncode == 2
    assert b"bomb.zip: the archive unpacks to 2,000,000 bytes" in ran.stderr


def test_the_limit_for_a_document_holds_for_a_member_too(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "sea.zip", {"sea.txt": RESOLUTION.encode()})
    assert comity("read", "--max-document", str(len(RESOLUTION)), str(archive)).returncode == 0
    ran = comity("read", "--max-document", "100", str(archive))
    assert ran.returncode == 2
    assert b"sea.zip!sea.txt: the document is larger than 100 bytes" in ran.stderr


def test_a_broken_archive_is_named_and_the_others_go_on(tmp_path: Path, resolution: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04" + b"0" * 50)
    ran = comity("mandates", "--format", "jsonl", str(tmp_path / "broken.zip"), str(resolution))
    assert ran.returncode == 2
    assert b"broken.zip: not a readable zip archive" in ran.stderr
    assert len(ran.stdout.splitlines()) == 2


def test_mandates_are_a_line_per_operative_paragraph(resolution: Path) -> None:
    ran = comity("mandates", "--format", "jsonl", str(resolution))
    lines = [json.loads(line) for line in io.BytesIO(ran.stdout)]
    assert [(line["symbol"], line["language"], line["number"]) for line in lines] == [
        ("A/RES/98/9001", "en", "1"),
        ("A/RES/98/9001", "en", "2"),
    ]
    (clause,) = lines[1]["clauses"]
    assert (clause["act_class"], clause["addressees"], clause["report"]) == ("request", ["secretary-general"], True)
    assert (clause["report_to"], clause["due"]) == ("ga", {"session": 100})


def test_what_read_writes_write_takes(tmp_path: Path, resolution: Path) -> None:
    comity("read", "--format", "json", "--out", str(tmp_path / "out"), str(resolution))
    for name, beginning in {"akn": b"<", "html": b"<!DOCTYPE html>", "text": b"A/RES", "jsonl": b'{"format"'}.items():
        ran = comity("write", "--format", name, str(tmp_path / "out" / "sea.json"))
        assert ran.returncode == 0, ran.stderr.decode()
        assert ran.stdout.lstrip().startswith(beginning)


@pytest.mark.parametrize("command", ["read", "mandates", "write"])
def test_every_command_has_help_with_examples(command: str) -> None:
    ran = comity(command, "--help")
    assert ran.returncode == 0
    assert b"Examples" in ran.stdout and f"comity {command}".encode() in ran.stdout


def test_import_comity_alone_is_quick_because_it_loads_no_room() -> None:
    code = "import sys, comity; print(sorted(m for m in sys.modules if m.startswith(('comity.', 'lxml', 'regex'))))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout.strip() == b"[]"
