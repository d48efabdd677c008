"""The lexicons of acts have one shape in six languages, and hold no sentences."""

import re
from typing import Any

import pytest

from comity.languages.loader import CODES, read_table
from comity.model.mandate import ACT_CLASSES

VERB_KEYS = {"class", "lemma", "rivals", "own", "objects", "silent", "determined", "bare"}


def shape(table: dict[str, Any]) -> dict[str, Any]:
    """The keys that must be the same in all languages: every table's own, and those of the small tables in it."""
    free = {"verbs", "objects", "words", "cues"}
    return {key: shape(value) if isinstance(value, dict) and key not in free else None for key, value in table.items()}


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_keys_of_english(code: str) -> None:
    assert shape(read_table("acts", code)) == shape(read_table("acts", "en"))


@pytest.mark.parametrize("code", CODES)
def test_classes_and_references_exist(code: str) -> None:
    table = read_table("acts", code)
    forms = {"preambular", "operative"} | {g["form"] for kind in table["governors"].values() for g in kind}
    for lemma, verb in table["verbs"].items():
        assert verb["class"] in {"", *ACT_CLASSES}, lemma
        assert set(verb.get("rivals", ())) <= set(ACT_CLASSES) - {verb["class"]}, lemma
        assert set(verb) <= VERB_KEYS | forms | {"infinitive", "noun", "state"}, lemma
        assert {*verb.get("objects", ()), *verb.get("silent", ())} <= {"any", *table["objects"]}, lemma
    for lemma, noun in table["objects"].items():
        assert noun["class"] in ACT_CLASSES, lemma
    for lemma, cues in table["cues"].items():
        named = [verb for key, verb in table["verbs"].items() if verb.get("lemma", key) == lemma]
        rivals = {one for verb in named if "rivals" in verb for one in (verb["class"], *verb["rivals"])}
        for cue in cues:
            assert cue["class"] in {"", *(ACT_CLASSES if cue.get("sure") else rivals)}, lemma
            assert rivals or cue.get("sure"), lemma
            assert {*cue} <= {"class", "forms", "next", "near", "far", "ends", "after", "joined", "sure"}, lemma
            assert {"forms", "next", "near", "far", "ends", "after"} & {*cue}, lemma
            assert {*cue.get("after", ())} <= {"", *ACT_CLASSES}, lemma
    groups = table["qualifiers"]["words"]
    places = table["qualifiers"]["places"]
    for named in (table["qualifiers"]["dropped"], places["before"], places["within"], *places["after"].values()):
        assert set(named) <= set(groups)
    assert set(table["clauses"]["opening_only"]) <= set(table["verbs"])
    assert all(set(verb.split("~")) & set(table["verbs"]) for verb in table["clauses"]["governed"]["verbs"])
    assert bool(table["clauses"]["governed"]["verbs"]) == bool(table["clauses"]["governed"]["words"])


@pytest.mark.parametrize("code", CODES)
def test_lemmas_are_neutral_english(code: str) -> None:
    table = read_table("acts", code)
    assert all(re.fullmatch(r"[a-z-]+", lemma) for lemma in (*table["verbs"], *table["objects"]))


@pytest.mark.parametrize("code", CODES)
def test_no_form_is_a_sentence(code: str) -> None:
    table = read_table("acts", code)
    forms = [
        form
        for entry in (*table["verbs"].values(), *table["objects"].values())
        for value in entry.values()
        if isinstance(value, list)
        for form in value
    ]
    assert max(len(form.split()) for form in forms) <= 9
    assert max(map(len, forms)) <= 60
