"""`comity processes`, as a person types it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from comity.cli import app

FIFTH = Path(__file__).with_name("fifth.toml")


def run(*words: str, **environment: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["processes", *words], env=environment)
    return result.exit_code, result.stdout, result.stderr


def test_all_are_listed_in_the_language_asked_for() -> None:
    code, out, _ = run("--language", "fr")
    assert code == 0
    assert len(out.splitlines()) == 15
    assert "Examen périodique universel" in out


def test_a_folder_named_by_option_or_environment_is_read(tmp_path: Path) -> None:
    (tmp_path / "fifth.toml").write_bytes(FIFTH.read_bytes())
    for found in (run("--folder", str(tmp_path)), run(COMITY_PROCESSES=str(tmp_path))):
        assert "budget-consultation" in found[1]
    code, out, _ = run("--format", "json", COMITY_PROCESSES=str(tmp_path))
    assert (code, json.loads(out)[-1]["stages"]) == (0, ["sent", "answered"])


def test_a_schedule_as_table_and_as_json() -> None:
    code, out, _ = run("schedule", "parliamentary-hearing", "--anchor", "2028-02-10")
    assert (code, out.splitlines()[3][:25]) == (0, "2028-01-20 ~ registration")
    code, out, _ = run("schedule", "parliamentary-hearing", "--anchor", "2028-02-10", "--format", "json")
    stages = {stage["stage"]: stage for stage in json.loads(out)["stages"]}
    assert (code, stages["hearing"]["ends"], stages["summary"]["due"]) == (0, "2028-02-11", "2028-03-09")


def test_what_fell_before_today_is_named() -> None:
    code, out, err = run("schedule", "ceb-exchange", "--anchor", "2028-05-01", "--today", "2028-03-01")
    assert (code, len(out.splitlines()), err) == (0, 6, "comity: agenda-proposed past\n")


def test_a_file_is_checked(tmp_path: Path) -> None:
    assert run("check", str(FIFTH))[0] == 0
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(FIFTH.read_text(encoding="utf-8").replace("usual", "often"), encoding="utf-8")
    code, out, err = run("check", str(wrong))
    assert (code, out) == (2, "")
    assert "wrong.toml:35: unknown key 'often'" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["schedule", "banquet", "--anchor", "2028-01-01"], "there is no process 'banquet'"),
        (["schedule", "expertise", "--anchor", "1 May"], "--anchor '1 May' is not a day"),
        (["--language", "de"], "there is no language 'de'"),
        (["--folder", "/nowhere"], "is not a folder"),
    ],
)
def test_what_is_wrong_is_said(words: list[str], said: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
