"""Words printed twice for bold are there once; what is said twice stays."""

import pytest

from comity.repair.doubled import undo_doubled_words
from comity.repair.traced import traced


def undone(printed: str, language: str) -> str:
    return undo_doubled_words(traced(printed), language).text


PRINTED = {
    "en": "The General AssemblyThe General Assembly,\nRecalling alsoRecalling also it,\n1. NotesNotes the sea;",
    "en, a blank between": "The General Assembly The General Assembly,\nRecalling Recalling it,\n(a) Notes Notes this;",
    "en, with the comma": "The General Assembly,The General Assembly,\nRecalling,Recalling, in this regard, it,",
    "fr": "L’Assemblée généraleL’Assemblée générale,\nRappelantRappelant sa décision,\n1. PriePrie chacun ;",
    "es": "La Asamblea GeneralLa Asamblea General,\nRecordandoRecordando su decisión,\n1. PidePide a todos;",
    "ru": "Генеральная АссамблеяГенеральная Ассамблея,\nссылаясьссылаясь на решение,\n1. проситпросит всех;",
    "ar": "إن الجمعية العامةإن الجمعية العامة،\nإذ تشيرإذ تشير إلى مقررها،\n1 - تحثتحث الجميع؛",
    "zh": "大会大会，\n回顾回顾其决定，\n1. 请请各国议会；",
    "three acts, no formula": "Recalling alsoRecalling also it,\nNotingNoting this,\n2. UrgesUrges all to come;",
    "a title over two lines": "98/9001. Ports andPorts and\nthe seathe sea\nThe General AssemblyThe General Assembly,",
}
READ = {
    "en": "The General Assembly,\nRecalling also it,\n1. Notes the sea;",
    "en, a blank between": "The General Assembly,\nRecalling it,\n(a) Notes this;",
    "en, with the comma": "The General Assembly,\nRecalling, in this regard, it,",
    "fr": "L’Assemblée générale,\nRappelant sa décision,\n1. Prie chacun ;",
    "es": "La Asamblea General,\nRecordando su decisión,\n1. Pide a todos;",
    "ru": "Генеральная Ассамблея,\nссылаясь на решение,\n1. просит всех;",
    "ar": "إن الجمعية العامة،\nإذ تشير إلى مقررها،\n1 - تحث الجميع؛",
    "zh": "大会，\n回顾其决定，\n1. 请各国议会；",
    "three acts, no formula": "Recalling also it,\nNoting this,\n2. Urges all to come;",
    "a title over two lines": "98/9001. Ports and\nthe sea\nThe General Assembly,",
}


@pytest.mark.parametrize("case", PRINTED)
def test_words_printed_twice_are_there_once(case: str) -> None:
    language = case[:2] if case[2:3] in {"", ","} else "en"
    assert undone(PRINTED[case], language) == READ[case]


DOUBLED = "The General AssemblyThe General Assembly,\n"
STAYS = {
    "one line that says a thing twice": ("en", "The General Assembly,\nHear hear the call,\n1. Notes it;"),
    "names": ("en", "Walla Walla is far.\nBora Bora is near.\nThe General Assembly,"),
    "rows of a table": ("en", "Port Port 1\nCoast Coast 2\nIsles Isles 3\n"),
    "rows of a table that go on": ("en", "Annex\nTravel Travel of staff\nRent Rent of rooms\nTotal Total amount\n"),
    "a list of names": ("en", "as follows:\nBora Bora and Isles\nPago Pago Port Office\nWalla Walla Union\n"),
    "two paragraphs": ("en", "Again again they said,\nNever never they answered,\n1. Notes it;"),
    "in a doubled text, fr": ("fr", "L’Assemblée généraleL’Assemblée générale,\nNotant que nous nous réunissons,"),
    "in a doubled text, ru": ("ru", "Генеральная АссамблеяГенеральная Ассамблея,\nотмечая, что едва-едва идет,"),
    "in a doubled text, zh": ("zh", "大会大会，\n1. 人人有权学习；\n2. 各国研究研究这个问题，天天向上；"),
    "in a doubled text, a longer word": ("en", f"{DOUBLED}Noting that cancan and beriberi go on and on,"),
    "in a doubled text, numbers": ("en", f"{DOUBLED}Noting 2012 2012 and 57/32 57/32,"),
}


@pytest.mark.parametrize(("language", "printed"), STAYS.values(), ids=STAYS.keys())
def test_what_is_said_twice_stays(language: str, printed: str) -> None:
    assert undone(printed, language).endswith(printed.partition("\n")[2])


def test_the_first_print_is_the_one_that_is_kept() -> None:
    printed = "大会大会，\n回顾回顾其决定，"
    found = undo_doubled_words(traced(printed), "zh")
    assert [printed[offset] for offset in found.offsets] == list(found.text)
    assert list(found.offsets) == [0, 1, 4, 5, 6, 7, 10, 11, 12, 13]
