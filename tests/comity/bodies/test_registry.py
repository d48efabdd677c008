"""The data: every body is whole, every name leads to one body, every id that is scored exists."""

import re
from pathlib import Path

import pytest

from comity.bodies import KINDS, Body, UnknownBodyError, all_bodies, body, coin_id, display_name, resolve_name
from comity.bodies.forms import expand, word_forms
from comity.languages.loader import CODES
from comity.model import ComityError

LISTED = [known for known in all_bodies() if known.kind != "parliament"]


def test_ids_are_unique() -> None:
    ids = [known.id for known in all_bodies()]
    assert len(ids) == len(set(ids))


def test_ids_are_kebab_case_english_or_a_state_with_its_code() -> None:
    for known in all_bodies():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|(state|parliament):[A-Z]{3}", known.id), known.id


@pytest.mark.parametrize("known", all_bodies(), ids=lambda known: known.id)
def test_a_body_is_whole(known: Body) -> None:
    assert known.kind in KINDS
    assert not known.parent or body(known.parent).id == known.parent
    assert set(known.names) == set(CODES)
    assert all(name.strip() == name and name for name in known.names.values())


@pytest.mark.parametrize("language", CODES)
def test_patterns_are_well_formed(language: str) -> None:
    for known in LISTED:
        for pattern in known.forms[language]:
            for wording in expand(pattern):
                assert not set(wording) & set("{}|"), (known.id, pattern)
                assert all(word_forms(word, language) for word in wording.split() if "<" in word)


@pytest.mark.parametrize("language", CODES)
def test_no_pattern_stands_twice(language: str) -> None:
    twice = {known.id for known in LISTED if len(set(known.forms[language])) < len(known.forms[language])}
    assert twice == set()


@pytest.mark.parametrize("language", CODES)
def test_a_display_name_leads_back_to_its_body(language: str) -> None:
    wrong = {
        known.id: (known.names[language], resolve_name(known.names[language], language))
        for known in LISTED
        if resolve_name(known.names[language], language) != known.id
    }
    assert wrong == {}


ITS_OWN = frozenset({
    "chairs-of-the-human-rights-treaty-bodies", "chairs-of-the-main-committees", "country-teams",
    "funds-and-programmes", "integrated-peacebuilding-missions", "main-committees", "peacekeeping-missions",
    "regional-commissions", "resident-coordinators", "special-political-missions", "special-procedures",
    "specialized-agencies", "treaty-bodies",
})  # fmt: skip
"""Groups whose name is the United Nations' alone, though it does not name it."""


def test_a_group_stands_under_the_united_nations_only_if_its_name_says_so() -> None:
    def owners(known: Body) -> list[Body]:
        return [body(known.parent), *owners(body(known.parent))] if known.parent else []

    wrong = [
        known.id
        for known in LISTED
        if known.kind == "group" and known.id not in ITS_OWN
        if any(owner.id == "un" for owner in owners(known))
        if not any(
            name in known.names["en"] for owner in owners(known) for name in (*owner.aliases("en"), owner.names["en"])
        )
    ]
    assert wrong == []


def test_member_states_and_observers_are_all_there() -> None:
    real = [known for known in LISTED if not known.id.startswith("state:X")]
    assert sum(known.kind == "state" for known in real) == 193
    assert [known.id for known in real if known.kind == "observer"] == ["state:PSE", "state:VAT"]


def test_every_state_has_a_parliament() -> None:
    assert body("parliament:KEN").parent == "state:KEN"
    assert body("parliament:KEN").names["fr"] == "Parlement (Kenya)"


def test_an_unknown_id_is_a_key_error_that_explains_itself() -> None:
    with pytest.raises(UnknownBodyError, match="there is no body 'nobody'") as caught:
        body("nobody")
    assert isinstance(caught.value, ComityError)
    assert isinstance(caught.value, KeyError)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("the Office of Lighthouse Affairs", "office-of-lighthouse-affairs"),
        ("Young Farmers’ Union", "young-farmers-union"),
        ("Women’s Guild of Xalandia", "womens-guild-of-xalandia"),
        ("Côte d’Azur Forum (2020)", "cote-dazur-forum-2020"),
        ("The", "the"),
    ],
)
def test_an_id_is_coined_from_a_printed_name(printed: str, expected: str) -> None:
    assert coin_id(printed) == expected


@pytest.mark.parametrize(
    ("body_id", "language", "expected"),
    [
        ("ga", "zh", "大会"),
        ("undp", "ru", "Программа развития Организации Объединенных Наций"),
        ("member-states", "ru", "государства-члены"),
        ("state:EGY", "ar", "مصر"),
        ("state:XAA", "fr", "Xalandie"),
        ("office-of-lighthouse-affairs", "es", "Office of lighthouse affairs"),
    ],
)
def test_a_body_has_a_name_to_show(body_id: str, language: str, expected: str) -> None:
    assert display_name(body_id, language) == expected


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("the General Assembly", "en", "ga"),
        ("UNDP", "en", "undp"),
        ("l’Union interparlementaire", "fr", "ipu"),
        ("las Naciones Unidas", "es", "un"),
        ("Генерального секретаря", "ru", "secretary-general"),
        ("للأمم المتحدة", "ar", "un"),
        ("各国议会联盟", "zh", "ipu"),
        ("General Assembly of Lighthouses", "en", None),
        ("lighthouse keepers", "en", None),
        ("", "en", None),
        ("international and regional organizations", "en", None),
    ],
)
def test_a_whole_name_is_resolved(name: str, language: str, expected: str | None) -> None:
    assert resolve_name(name, language) == expected


def test_acronyms_and_aliases_are_told_apart_from_the_name() -> None:
    assert body("undp").acronyms["fr"] == "PNUD"
    assert "zh" not in body("undp").acronyms
    assert "开发署" in body("undp").aliases("zh")
    assert body("undp").names["zh"] not in body("undp").aliases("zh")


@pytest.mark.corpus
def test_every_scored_id_exists(shared: Path) -> None:
    scored = (shared / "gold" / "mandates" / "party_ids.txt").read_text(encoding="utf-8").split()
    known = {one.id for one in all_bodies()}
    assert [party for party in scored if party not in known] == []
