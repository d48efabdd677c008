"""Short names that a document gives itself: what can be short for what, and what is learnt from a text."""

from dataclasses import replace

import pytest
from tests.comity.mandates.test_sentences import resolution

from comity.bodies.finding import find_bodies
from comity.languages.clauses import clause_profile
from comity.languages.loader import CODES
from comity.mandates.abbreviations import Abbreviations, abbreviates
from comity.mandates.extract import extract_mandates
from comity.mandates.mentions import Known
from comity.model.resolution import Block, BlockKind, Footnote

SHORT = {
    "initials": ("UNDOF", "United Nations Disengagement Observer Force"),
    "small letters left out": ("GoSX", "Government of South Xalandia"),
    "a plural": ("IFIs", "international financial institutions"),
    "letters inside a word": ("RCA", "República Centroafricana"),
    "accents": ("EAE", "États d’Afrique de l’Est"),
    "Russian initials": ("ВОЗ", "Всемирной организации здравоохранения"),
    "words of the name": ("Verification Mission", "United Nations Verification Mission in Xaland"),
    "Arabic words": ("المديرية التنفيذية", "المديرية التنفيذية للجنة مكافحة الإرهاب"),
    "Arabic articles": ("البعثة المتكاملة", "بعثة الأمم المتحدة المتكاملة"),
    "words with its head": ("Social Council", "Economic and Social Council"),
    "words from its beginning": ("Department of Operations", "Department of Peace Operations"),
    "words of a name whose head is its first": ("Misión de Verificación", "Misión de Verificación de Xalandia"),
    "Chinese signs with its last": ("民航组织", "国际民用航空组织"),
    "Chinese signs": ("联苏综合援助团", "联合国苏丹过渡时期综合援助团"),
}
NOT_SHORT = {
    "the end of a longer name": ("XAMIX", "Xaland"),
    "another's initials": ("AUPSC", "Security Council"),
    "begins with another word": ("FMS", "Member States"),
    "one word only": ("Panel", "Panel of Experts"),
    "words in another order": ("Mission Verification", "Verification Mission in Xaland"),
    "words that have not its head": ("Peace Operations", "Department of Peace Operations"),
    "Chinese for the middle": ("人权", "联合国人权事务高级专员"),
    "two Chinese signs at the end": ("专员", "联合国人权事务高级专员"),
    "Chinese for another": ("非盟和安会", "安全理事会"),
    "Chinese for the whole": ("安全理事会", "安全理事会"),
}


@pytest.mark.parametrize(("short", "name"), SHORT.values(), ids=SHORT)
def test_short_for_a_name(short: str, name: str) -> None:
    assert any(abbreviates(short, name, language) for language in CODES)


@pytest.mark.parametrize(("short", "name"), NOT_SHORT.values(), ids=NOT_SHORT)
def test_not_short_for_a_name(short: str, name: str) -> None:
    assert not any(abbreviates(short, name, language) for language in CODES)


LEARNT = {
    "an acronym": (
        "en",
        "the United Nations Office of Counter-Terrorism (UNOCT),",
        {"UNOCT": "office-of-counter-terrorism"},
    ),
    "in quotation marks": (
        "en",
        "the International Court of Justice (“the ICoJ”)",
        {"ICoJ": "international-court-of-justice"},
    ),
    "with its article": ("en", "the Economic and Social Council (the Social Council)", {"Social Council": "ecosoc"}),
    "of another language": ("fr", "le Programme alimentaire mondial (WFP)", {"WFP": "wfp"}),
    "a group's initials": ("en", "international financial institutions (IFIs)", {"IFIs": "ifi"}),
    "no State's: a mission's": ("en", "the Observer Mission in Xalandia (OMIX)", {}),
    "no group's: some of its members": ("en", "the Federal Member States (FMS)", {}),
    "no State's: what others end in": ("zh", "埃尔马林群岛（林群岛）", {}),
    "an aside": ("en", "the United Nations (including Headquarters)", {}),
}


@pytest.mark.parametrize(("language", "text", "ids"), LEARNT.values(), ids=LEARNT)
def test_learnt_from_a_text(language: str, text: str, ids: dict[str, str]) -> None:
    known = Abbreviations(language)
    known.learn(text, find_bodies(text, language))
    assert known.ids == ids


def test_what_is_far_before_a_name_is_not_gone_through_for_it() -> None:
    known = Abbreviations("en")
    text = f"F{'e' * 60}deral Xalandia (FX)"
    known.learn(text, find_bodies(text, "en"))
    assert known.ids == {}


def test_a_government_learnt_with_its_adjective() -> None:
    known = Abbreviations("en")
    text = "the Federal Government of Xalandia (FGX)"
    known.learn(text, find_bodies(text, "en"))
    assert known.ids["FGX"] == known.ids["FGX authorities"] == "state:XAA"


def test_a_government_keeps_the_short_name_that_its_own_ends_in() -> None:
    known = Abbreviations("zh")
    text = "请萨兰迪亚联邦政府（联邦政府）采取行动"
    known.learn(text, find_bodies(text, "zh"))
    assert known.ids["联邦政府"] == "state:XAA"


def test_found_with_what_is_written_onto_it() -> None:
    known = Abbreviations("ar")
    text = "المديرية التنفيذية للجنة مكافحة الإرهاب (المديرية التنفيذية)"
    known.learn(text, find_bodies(text, "ar"))
    found = [(one.text, one.id) for one in known.find("يطلب إلى اللجنة والمديرية التنفيذية أن", spaces=True)]
    assert found == [("المديرية التنفيذية", "cted")]


def test_learnt_from_the_notes_of_a_paragraph_before() -> None:
    note = Footnote("1", 0, "Under the Counter-Terrorism Committee (CTComm).")
    before = Block(BlockKind.PREAMBULAR, "Recalling its resolutions,", footnotes=(note,))
    asked = resolution("en", "Requests the CTComm to report;")
    found = extract_mandates(replace(asked, blocks=(before, *asked.blocks)))
    assert found[0].clauses[0].addressees == ("counter-terrorism-committee",)


def test_a_short_name_is_longer_than_a_common_noun_in_it() -> None:
    known = Known("zh", clause_profile("zh"))
    known.learn("欢迎萨兰迪亚联邦政府（联邦政府）的法律；")
    assert [(one.id, one.text) for one in known.read("促请联邦政府阅读；")] == [("state:XAA", "联邦政府")]
