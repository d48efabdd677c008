"""An organ named with its State is one party; a parliament is that of the State."""

import pytest

from comity.bodies import find_bodies

ORGANS = {
    "en behind": ("en", "the armed forces of Xalandia", [("armed-forces", "armed forces of Xalandia")]),
    "en before": ("en", "the Xalandia armed forces", [("armed-forces", "Xalandia armed forces")]),
    "en adjective": ("en", "the Lebanese security forces", [("security-forces", "Lebanese security forces")]),
    "en parliament": ("en", "the Parliament of Xalandia", [("parliament:XAA", "Parliament of Xalandia")]),
    "en of no State": ("en", "armed forces and parliaments", [("armed-forces", None), ("parliaments", None)]),
    "en apart": ("en", "parliaments, Xalandia", [("parliaments", None), ("state:XAA", None)]),
    "en of an observer": ("en", "the parliament of the State of Palestine", [("parliaments", None)]),
    "fr behind": ("fr", "les forces armées de la Xalandie", [("armed-forces", "forces armées de la Xalandie")]),
    "fr adjective": ("fr", "les forces armées libanaises", [("armed-forces", "forces armées libanaises")]),
    "fr parliament": ("fr", "le Parlement libanais", [("parliament:LBN", "Parlement libanais")]),
    "es behind": ("es", "las fuerzas armadas de Xalandia", [("armed-forces", "fuerzas armadas de Xalandia")]),
    "es adjective": ("es", "las fuerzas armadas libanesas", [("armed-forces", "fuerzas armadas libanesas")]),
    "es parliament": ("es", "el Parlamento de Xalandia", [("parliament:XAA", "Parlamento de Xalandia")]),
    "ru behind": ("ru", "вооруженные силы Ксаландии", [("armed-forces", "вооруженные силы Ксаландии")]),
    "ru adjective": ("ru", "с ливанскими силами безопасности", [("security-forces", "ливанскими силами безопасности")]),
    "ru parliament": ("ru", "парламент Ксаландии", [("parliament:XAA", "парламент Ксаландии")]),
    "ar behind": ("ar", "القوات المسلحة في زالانديا", [("armed-forces", "القوات المسلحة في زالانديا")]),
    "ar written on": ("ar", "القوات المسلحة لزالانديا", [("armed-forces", "القوات المسلحة لزالانديا")]),
    "ar adjective": ("ar", "القوات المسلحة اللبنانية", [("armed-forces", "القوات المسلحة اللبنانية")]),
    "ar parliament": ("ar", "برلمان زالانديا", [("parliament:XAA", "برلمان زالانديا")]),
    "zh before": ("zh", "促请萨兰迪亚武装部队", [("armed-forces", "萨兰迪亚武装部队")]),
    "zh parliament": ("zh", "促请萨兰迪亚议会", [("parliament:XAA", "萨兰迪亚议会")]),
}


@pytest.mark.parametrize(("language", "text", "expected"), ORGANS.values(), ids=ORGANS.keys())
def test_an_organ_of_a_state(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_bodies(text, language)
    assert [mention.id for mention in found] == [body_id for body_id, _ in expected]
    assert all(mention.text == text[mention.start : mention.end] for mention in found)
    assert all(words in (None, mention.text) for mention, (_, words) in zip(found, expected, strict=True))


LISTS = {
    "en organs of two States": ("en", "the armed forces of Chad and Niger", ["armed-forces", "state:TCD", "state:NER"]),
    "fr parliaments of two States": (
        "fr",
        "les parlements du Chili et du Pérou",
        ["parliaments", "state:CHL", "state:PER"],
    ),
    "zh two States before": ("zh", "智利和秘鲁议会", ["state:CHL", "state:PER", "parliaments"]),
    "en a longer adjective": ("en", "the Equatorial Guinean parliament", ["parliaments"]),
    "en of two States' adjective": ("en", "the Congolese parliament", ["parliaments"]),
    "en of a region": ("en", "the Central American Parliament", ["central-american-parliament"]),
    "zh of a region": ("zh", "欧洲议会", ["european-parliament"]),
    "en authorities": ("en", "the relevant authorities of Mali", ["state:MLI"]),
    "en place": ("en", "American Samoa, Northern Ireland and Lake Chad", []),
    "zh place": ("zh", "印度洋和约旦河", []),
}


@pytest.mark.parametrize(("language", "text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_what_is_no_organ_of_one_state(language: str, text: str, expected: list[str]) -> None:
    assert [mention.id for mention in find_bodies(text, language)] == expected
