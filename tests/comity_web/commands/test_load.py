"""`comity load`: what can be read is stored, what cannot is named, and the others are stored all the same."""

import json
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer import Exit

import comity
from comity.model.codec import from_json
from comity.records import read_records, with_records
from comity_web.commands.load import load, load_files
from comity_web.commands.reread import reread_stored
from comity_web.registry.models import Doubt, Expression, Reading, Work

pytestmark = pytest.mark.django_db


def sample(name: str) -> bytes:
    return (files("comity_web") / "samples" / name).read_bytes()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "A_RES_80_9002-en.txt"
    path.write_bytes(sample(path.name))
    return path


def test_files_are_stored(good, capsys):
    assert load_files([str(good)], language="") == 0
    assert Work.objects.get().full_symbol == "A/RES/80/9002"
    assert "1 stored (1 new), 0 failed" in capsys.readouterr().err


def test_a_stored_reading_calls_its_file_by_name_and_no_folder(good):
    load_files([str(good)], language="")
    reading = Reading.objects.get()
    assert reading.source_name == good.name
    assert from_json(reading.document).reading.source_name == good.name


def test_the_same_file_again_stores_nothing_new(good, capsys):
    load_files([str(good)], language="")
    load_files([str(good)], language="")
    assert Reading.objects.count() == 1
    assert "1 stored (0 new), 0 failed" in capsys.readouterr().err


def test_a_bad_file_is_named_and_the_others_are_stored(good, tmp_path, capsys):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    with pytest.raises(Exit) as left:
        load([str(bad), str(good), str(tmp_path / "absent.txt")])
    assert left.value.exit_code == 2
    assert Work.objects.count() == 1
    said = capsys.readouterr().err
    assert "bad.txt: the file is empty" in said
    assert "absent.txt: cannot be opened" in said
    assert "1 stored (1 new), 2 failed" in said


def test_archives_are_opened(tmp_path):
    archive = tmp_path / "samples.zip"
    with ZipFile(archive, "w") as packed:
        for name in ("A_RES_80_9002-en.txt", "A_RES_78_9001-fr.txt"):
            packed.writestr(name, sample(name))
    assert load_files([str(archive)], language="") == 0
    assert set(Work.objects.values_list("full_symbol", flat=True)) == {"A/RES/80/9002", "A/RES/78/9001"}


def test_the_language_can_be_given(good):
    load_files([str(good)], language="en")
    assert Reading.objects.get().expression.language == "en"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "80.json"
    told = {"symbol": "A/RES/80/9002", "sponsors": ["XALANDIA"], "adoption_date": "1 May 2001"}
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    return path


def sponsors() -> list[str]:
    return [one.name for one in from_json(Expression.objects.get().current.document).sponsors]


def test_records_add_what_they_tell(good, records):
    load([str(good)], records=[str(records)])
    assert sponsors() == ["XALANDIA"]
    assert Doubt.objects.filter(code="record-date").count() == 1


def test_records_add_to_what_is_stored_already(good, records, capsys):
    load_files([str(good)], language="")
    before = Doubt.objects.count()
    for _ in range(2):
        load_files([str(good)], language="", records=[str(records)])
        assert sponsors() == ["XALANDIA"]
        assert Doubt.objects.count() == before + 1
    load_files([str(good)], language="")
    assert sponsors() == ["XALANDIA"]
    assert Reading.objects.count() == 1


def test_a_record_that_was_put_right_takes_back_what_it_said(good, records, tmp_path):
    load_files([str(good)], language="", records=[str(records)])
    right, day = tmp_path / "right.json", Work.objects.get().adopted_on.isoformat()
    right.write_text(json.dumps({"symbol": "A/RES/80/9002", "adoption_date": day}) + "\n", encoding="utf-8")
    load_files([str(good)], language="", records=[str(right)])
    assert sponsors() == []
    assert Doubt.objects.filter(code="record-date").count() == 0


def test_a_record_that_was_put_right_is_followed_by_a_new_reading_too(good, records, tmp_path):
    load_files([str(good)], language="", records=[str(records)])
    right, other = tmp_path / "right.json", tmp_path / "other.txt"
    right.write_text('{"symbol": "A/RES/80/9002"}\n', encoding="utf-8")
    other.write_bytes(good.read_bytes() + b"\n")
    load_files([str(other)], language="", records=[str(right)])
    assert sponsors() == []
    assert Expression.objects.get().current.doubts.filter(code="record-date").count() == 0


def test_the_same_record_again_changes_nothing(good, records):
    load_files([str(good)], language="", records=[str(records)])
    changed = Work.objects.get().changed_at
    load_files([str(good)], language="", records=[str(records)])
    assert Work.objects.get().changed_at == changed


def test_a_record_is_added_to_the_reading_that_is_shown(good, records, tmp_path):
    other = tmp_path / "other.txt"
    other.write_bytes(good.read_bytes() + b"\n")
    load_files([str(good)], language="")
    load_files([str(other)], language="")
    load_files([str(good)], language="", records=[str(records)])
    assert Reading.objects.count() == 2
    assert sponsors() == ["XALANDIA"]
    assert Expression.objects.get().current.doubts.filter(code="record-date").count() == 1


def test_what_a_file_of_ours_says_of_a_record_changes_no_stored_reading(good, records, tmp_path):
    load_files([str(good)], language="")
    told = with_records(comity.read(good), [read_records(str(records))])
    written = tmp_path / "good.json"
    written.write_bytes(comity.write(told, "json"))
    load_files([str(written)], language="")
    assert (Reading.objects.count(), sponsors()) == (1, [])


def test_a_later_reading_keeps_what_records_added(good, records, monkeypatch):
    load_files([str(good)], language="", records=[str(records)])
    monkeypatch.setattr("comity.pipeline.READER_VERSION", "newer")
    assert reread_stored((), jobs=1) == 0
    current = Expression.objects.get().current
    assert (current.reader_version, sponsors()) == ("newer", ["XALANDIA"])
    assert current.doubts.filter(code="record-date").count() == 1


def test_a_file_of_records_that_holds_none_ends_the_work(good, tmp_path, capsys):
    broken = tmp_path / "broken.json"
    broken.write_text("[1]\n", encoding="utf-8")
    assert load_files([str(good)], language="", records=[str(broken)]) == 1
    assert Work.objects.count() == 0
    assert "broken.json, line 1: this is no record" in capsys.readouterr().err


def test_many_files_are_read_on_all_cores(tmp_path, capsys):
    names = [entry.name for entry in (files("comity_web") / "samples").iterdir() if entry.name != "manifest.toml"]
    for name in names:
        (tmp_path / name).write_bytes(sample(name))
    (tmp_path / "bad.txt").write_bytes(b"\x00" * 100)
    paths = sorted(str(path) for path in tmp_path.iterdir())
    assert len(paths) > 12
    assert load_files(paths, language="") == 1
    assert Reading.objects.count() == len(names)
    assert "bad.txt" in capsys.readouterr().err


@pytest.mark.corpus
def test_the_founding_document(shared):
    assert load_files([str(path) for path in sorted((shared / "seeds").glob("*.txt"))], language="") == 0
    work = Work.objects.get(full_symbol="A/RES/66/261")
    assert work.mandates.filter(withdrawn_at=None).count() == 17


@pytest.mark.corpus
def test_six_languages_of_one_resolution_share_their_mandates(shared):
    folder = shared / "corpus" / "lineage" / "A_RES_76_270"
    assert load_files([str(path) for path in sorted(folder.glob("*.xml"))], language="") == 0
    work = Work.objects.get()
    everywhere = [row for row in work.mandates.all() if row.witnesses.count() == 6]
    assert len(everywhere) / work.mandates.count() > 0.9
