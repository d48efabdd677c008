"""`comity gold` writes what the scorer reads; `comity reread` reads stored files again, once, and loses nothing."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from typer import Exit

from comity.pipeline import READER_VERSION as OLDER
from comity_web.commands import reread as command
from comity_web.commands.gold import gold
from comity_web.commands.load import load_files
from comity_web.commands.reread import reread_stored
from comity_web.registry.models import Expression, Mandate, Reading, Work
from comity_web.registry.settlements import Person, settle_fields

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
PERSON = Person("p_0123456789", "administrator")
SAMPLES = ("A_RES_80_9002-en.txt", "A_RES_78_9001-fr.txt", "A_RES_80_9002-es.txt")


@pytest.fixture
def loaded(tmp_path: Path) -> None:
    folder = files("comity_web") / "samples"
    there = [name for name in SAMPLES if (folder / name).is_file()]
    for name in there:
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    assert load_files([str(tmp_path / name) for name in there], language="") == 0
    assert Expression.objects.count() == len(there) >= 2


def keys() -> dict[str, str]:
    return {
        f"{row.work.full_symbol}#{row.anchor}": row.key
        for row in Mandate.objects.filter(withdrawn_at=None).select_related("work")
    }


def versions() -> list[str]:
    return sorted(Expression.objects.values_list("current__reader_version", flat=True))


def test_nothing_is_due_when_the_reader_is_the_same(loaded, capsys):
    before = Reading.objects.count()
    assert reread_stored(()) == 0
    assert Reading.objects.count() == before
    assert "0 read again, 0 failed" in capsys.readouterr().err


def test_a_newer_reader_reads_everything_once(loaded, capsys, monkeypatch):
    before, count = keys(), Reading.objects.count()
    monkeypatch.setattr("comity.pipeline.READER_VERSION", "newer")
    assert reread_stored((), jobs=1) == 0
    assert f"{count} read again, 0 failed" in capsys.readouterr().err
    assert versions() == ["newer"] * count
    assert Reading.objects.count() == 2 * count
    assert keys() == before
    assert reread_stored((), jobs=1) == 0
    assert Reading.objects.count() == 2 * count


def test_only_the_documents_that_are_named(loaded, monkeypatch):
    monkeypatch.setattr("comity.pipeline.READER_VERSION", "newer")
    reread_stored(["a/res/78/9001"], jobs=1)
    read = Expression.objects.filter(current__reader_version="newer")
    assert {row.work.full_symbol for row in read} == {"A/RES/78/9001"}


def test_stopped_half_way_nothing_is_lost(loaded, monkeypatch):
    before, count = keys(), Reading.objects.count()
    monkeypatch.setattr("comity.pipeline.READER_VERSION", "newer")
    original, stored = command._store, []

    def stop_after_one(*arguments: object) -> None:
        if stored:
            raise KeyboardInterrupt
        original(*arguments)
        stored.append(arguments)

    monkeypatch.setattr(command, "_store", stop_after_one)
    with pytest.raises(KeyboardInterrupt):
        reread_stored((), jobs=1)
    assert versions().count("newer") == 1
    assert keys() == before
    monkeypatch.setattr(command, "_store", original)
    assert reread_stored((), jobs=1) == 0
    assert versions() == ["newer"] * count
    assert Reading.objects.count() == 2 * count
    assert keys() == before


def test_one_that_fails_keeps_its_reading_and_the_others_go_on(loaded, monkeypatch, capsys):
    count = Reading.objects.count()
    monkeypatch.setattr("comity.pipeline.READER_VERSION", "newer")
    row = Reading.objects.order_by("pk")[0].source
    type(row).objects.filter(pk=row.pk).update(content=b"\x00\x01 no document any more")
    assert reread_stored((), jobs=1) == 1
    assert f"{count - 1} read again, 1 failed" in capsys.readouterr().err
    assert versions() == sorted([OLDER] + ["newer"] * (count - 1))


def test_one_that_is_read_as_another_document_is_not_stored(loaded, monkeypatch, capsys):
    monkeypatch.setattr("comity.pipeline.READER_VERSION", "newer")
    Work.objects.filter(full_symbol="A/RES/78/9001").update(full_symbol="A/RES/78/9009", symbol="A/RES/78/9009")
    assert reread_stored(["A/RES/78/9009"], jobs=1) == 1
    assert "is now read as A/RES/78/9001" in capsys.readouterr().err
    assert not Work.objects.filter(full_symbol="A/RES/78/9001").exists()


def test_decisions_stand_when_files_are_read_again(loaded, monkeypatch):
    row = Mandate.objects.filter(asks=True, withdrawn_at=None)[0]
    settle_fields(mandate=row, values={"due": {"year": 2031}}, seen={}, person=PERSON, now=NOW)
    monkeypatch.setattr("comity.pipeline.READER_VERSION", "newer")
    reread_stored((), jobs=1)
    row.refresh_from_db()
    assert (row.due_year, row.settled) == (2031, ["due"])


def test_gold_is_what_the_scorer_reads(loaded, shared, tmp_path, capsys):
    row = Mandate.objects.filter(work__full_symbol="A/RES/80/9002", asks=True, withdrawn_at=None)[0]
    settle_fields(mandate=row, values={"addressees": ["ipu"]}, seen={}, person=PERSON, now=NOW)
    written = tmp_path / "gold.jsonl"
    gold(["A/RES/80/9002"], output=written)
    (line,) = [json.loads(text) for text in written.read_text(encoding="utf-8").splitlines()]
    assert (line["symbol"], line["number"]) == ("A/RES/80/9002", row.number)
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(json.dumps(line | {"language": "en"}) + "\n", encoding="utf-8")
    scorer = shared / "gold" / "mandates" / "score_mandates.py"
    said = subprocess.run(
        [sys.executable, str(scorer), str(written), str(predicted)], capture_output=True, text=True, check=True
    ).stdout
    english = next(text.split() for text in said.splitlines() if text.startswith("en "))
    assert english[1:] == ["1.000"] * 9


def test_gold_of_what_is_not_here(loaded, capsys):
    with pytest.raises(Exit) as left:
        gold(["A/RES/1/1"])
    assert left.value.exit_code == 2
    assert "A/RES/1/1: has not been read here" in capsys.readouterr().err
