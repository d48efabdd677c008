"""`comity lineage`, and symbols in `comity compare` and `comity agreement`."""

import json

import pytest
from typer import Exit
from typer.testing import CliRunner

from comity.cli import app
from comity_web.commands.kept import kept
from comity_web.commands.lineage import lineage
from comity_web.registry.models import Succession

pytestmark = pytest.mark.django_db


def test_a_lineage_is_printed_with_its_evidence(samples, capsys):
    lineage("A/RES/80/9002")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("  2023-12-14  A/RES/78/9001  ")
    assert lines[1].startswith("* 2025-12-12  A/RES/80/9002  ")
    assert "strengthened" in lines[2]
    assert lines[3].strip().startswith("found by cites it 1.00, title ")


def test_a_lineage_as_json(samples, capsys):
    lineage("a/res/78/9001", format="json")
    found = json.loads(capsys.readouterr().out)
    assert [one["symbol"] for one in found["works"]] == ["A/RES/78/9001", "A/RES/80/9002"]
    assert set(found["works"][0]["titles"]) == {"ar", "en", "es", "fr", "ru", "zh"}
    assert found["steps"][0]["languages"] == ["en", "en"]
    assert found["other_links"] == []


def test_a_symbol_that_is_not_here_leaves_with_2(db, capsys):
    with pytest.raises(Exit) as left:
        lineage("A/RES/1/1")
    assert left.value.exit_code == 2
    assert "A/RES/1/1 has not been read here" in capsys.readouterr().err


def test_without_a_symbol_it_asks_for_one(capsys):
    with pytest.raises(Exit):
        lineage()
    assert "name a resolution" in capsys.readouterr().err


def test_all_lineages_can_be_found_again(samples, capsys):
    Succession.objects.all().delete()
    lineage(derive=True)
    assert "1 links between 2 resolutions" in capsys.readouterr().err
    assert Succession.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "language"), [((), "en"), (("--language", "zh"), "zh"), (("--language", "ar"), "ar")]
)
def test_symbols_are_compared_in_a_language_that_both_have(samples, arguments, language):
    done = CliRunner().invoke(app, ["compare", "--format", "json", *arguments, "A/RES/78/9001", "A/RES/80/9002"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.output)
    assert (found["older"], found["newer"], found["older_language"]) == ("A/RES/78/9001", "A/RES/80/9002", language)


def test_the_languages_of_a_symbol_are_all_taken_for_agreement(samples):
    done = CliRunner().invoke(app, ["agreement", "--format", "json", "A/RES/78/9001"])
    assert json.loads(done.output)["languages"] == ["ar", "en", "es", "fr", "ru", "zh"]


@pytest.mark.parametrize("command", [("compare", "A/RES/1/1", "A/RES/78/9001"), ("agreement", "A/RES/1/1")])
def test_a_symbol_that_is_neither_a_file_nor_kept_is_named(samples, command):
    done = CliRunner().invoke(app, list(command))
    assert done.exit_code == 2
    assert "A/RES/1/1 is neither a file nor kept in the database" in done.stderr


def test_where_nothing_is_kept_there_is_nothing(db):
    assert kept("A/RES/66/261") == []
