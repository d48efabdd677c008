"""Language versions side by side, and resolutions that follow each other."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

import comity
from comity.cli import app
from comity.lineage.successors import best_links, find_successors
from comity.model.errors import FormatError
from comity.model.resolution import Resolution
from comity.pipeline import agreement

ENGLISH = """98/9001. The light of harbours

The General Assembly,

1. Requests the Secretary-General to report to the General Assembly at its ninety-ninth session;

2. Invites Member States to light their harbours each year.
"""
FRENCH = """98/9001. L’éclairage des ports

L’Assemblée générale,

1. Prie le Secrétaire général de lui faire rapport à sa quatre-vingt-dix-neuvième session ;

2. Demande aux États Membres d’éclairer leurs ports chaque année.
"""


def read(text: str, language: str) -> Resolution:
    return comity.read(text.encode(), name=f"{language}.txt", language=language)


def test_a_disagreement_is_a_doubt_with_both_sides() -> None:
    found = agreement([read(ENGLISH, "en"), read(FRENCH, "fr")])
    assert (found.symbol, found.languages) == ("A/RES/98/9001", ("en", "fr"))
    first, second = found.paragraphs
    assert first.disagreements == ()
    assert [one.field for one in second.disagreements] == ["class"]
    doubt = second.disagreements[0].doubt
    assert doubt.code == "languages-disagree"
    assert "en: invite" in doubt.message and "fr: " in doubt.message


def test_a_paragraph_that_one_language_lacks_is_named() -> None:
    shorter = FRENCH.partition("2. Demande")[0]
    found = agreement([read(ENGLISH, "en"), read(shorter, "fr")])
    assert [one.field for one in found.paragraphs[1].disagreements] == ["paragraph"]
    assert found.as_json()["agreeing"] == 1


@pytest.mark.parametrize(
    "other", [ENGLISH, FRENCH.replace("98/9001", "98/9002")], ids=["one language twice", "another"]
)
def test_only_versions_of_one_resolution_are_set_side_by_side(other: str) -> None:
    with pytest.raises(FormatError):
        agreement([read(ENGLISH, "en"), read(other, "en" if other == ENGLISH else "fr")])


OLDER = """97/9001. The light of harbours

The General Assembly,

Recalling its resolution 95/9003 of 5 December 2040,

1. Requests the Secretary-General to list the harbours that have no light and those whose light is weak;

2. Invites Member States to exchange what they know of lamps, lenses and the reefs before their islands.
"""
NEWER = OLDER.replace("97/9001. The light of", "99/9004. Lamps and lights in").replace("95/9003", "97/9001")
UNRELATED = """99/9005. The depth of rivers

The General Assembly,

Recalling its resolution 97/9001 of 5 December 2042,

1. Urges Governments to measure how deep their rivers are in spring and in autumn.
"""


def test_a_successor_is_found_although_its_title_changed() -> None:
    known = [read(text, "en") for text in (OLDER, NEWER, UNRELATED)]
    links = best_links(find_successors(known))
    assert [(link.older, link.newer) for link in links] == [("A/RES/97/9001", "A/RES/99/9004")]
    assert {"citation", "text"} <= dict(links[0].evidence).keys()
    assert 0.5 <= links[0].score <= 1


def test_nothing_follows_what_is_of_the_same_session_or_later() -> None:
    older = read(OLDER, "en")
    same = replace(older, masthead=replace(older.masthead, symbol="A/RES/97/9002", number="97/9002"))
    assert find_successors([older, same]) == ()


LATER = OLDER.replace("95/9003", "98/9002")


@pytest.mark.parametrize(
    ("symbol", "title", "followed"),
    [
        ("99/9004", "The light of harbours", True),
        ("98/9004", "The light of harbours", False),  # the session after: it would cite its predecessor
        ("99/9004", "The light of our rivers", False),
    ],
)
def test_over_a_session_that_is_not_known_title_and_text_are_enough(symbol: str, title: str, *, followed: bool) -> None:
    text = LATER.replace("97/9001. The light of harbours", f"{symbol}. {title}")
    text = text.replace("and those whose light is weak", "in winter").replace("lamps, lenses and", "buoys and")
    links = find_successors([read(OLDER, "en"), read(text, "en")])
    assert [(link.newer, link.score) for link in links] == ([(f"A/RES/{symbol}", 0.5)] if followed else [])


def test_the_commands_print_lists_and_json(tmp_path: pytest.TempPathFactory) -> None:
    files = {name: tmp_path / name for name in ("old.txt", "new.txt", "fr.txt", "en.txt")}
    for name, text in (("old.txt", OLDER), ("new.txt", NEWER), ("en.txt", ENGLISH), ("fr.txt", FRENCH)):
        files[name].write_text(text, encoding="utf-8")
    run = CliRunner().invoke
    compared = run(app, ["compare", "--format", "json", str(files["old.txt"]), str(files["new.txt"])])
    fields = json.loads(compared.stdout)
    assert [pair["kind"] for pair in fields["pairs"]] == ["carried-over"] * 3
    assert (fields["older"], fields["newer"]) == ("A/RES/97/9001", "A/RES/99/9004")
    listed = run(app, ["compare", str(files["old.txt"]), str(files["new.txt"])])
    assert "pp1 → pp1  carried-over" in listed.stdout and "[dim]" not in listed.stdout
    agreed = run(app, ["agreement", str(files["en.txt"]), str(files["fr.txt"])])
    assert "agree in 1 of 2 paragraphs" in agreed.stdout and "paragraph 2, class" in agreed.stdout
    refused = run(app, ["compare", str(files["old.txt"]), str(tmp_path / "none.txt")])
    assert refused.exit_code == 2
    assert "none.txt" in refused.stderr
