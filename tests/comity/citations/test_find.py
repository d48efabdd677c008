"""What a text cites, in six languages."""

from itertools import pairwise

import pytest

from comity.citations import find_citations
from comity.languages.citations import citation_words
from comity.languages.loader import CODES


def symbols(text: str, language: str, body: str = "A") -> list[str]:
    return [citation.symbol for citation in find_citations(text, language, body=body) if citation.symbol]


DOCUMENTS = [
    ("A/66/770.", ["A/66/770"]),
    ("See A/51/402, annex.", ["A/51/402"]),
    ("A/C.3/75/L.5/Rev.1", ["A/C.3/75/L.5/REV.1"]),
    ("A/65/382-S/2010/490.", ["A/65/382"]),
    ("A/66/L.45 and Add.1", ["A/66/L.45", "A/66/L.45/ADD.1"]),
    ("A/66/L.45/Add.1 and Add.2", ["A/66/L.45/ADD.1", "A/66/L.45/ADD.2"]),
    ("FCCC/CP/2015/10/Add.1, decision 1/CP.21", ["FCCC/CP/2015/10/ADD.1"]),
    ("CCPR/C/GC/35; CEDAW/C/GC/33", ["CCPR/C/GC/35", "CEDAW/C/GC/33"]),
    ("A/75/6 (Sect. 10)/Add.1", ["A/75/6(SECT.10)/ADD.1"]),
    ("NPT/CONF.2010/50 (Vol. I)", ["NPT/CONF.2010/50(VOL.I)"]),
    ("ICCD/COP(13)/21/Add.1", ["ICCD/COP(13)/21/ADD.1"]),
    ("A/HRC/RES/16/18, E/RES/2020/5", ["A/HRC/RES/16/18", "E/RES/2020/5"]),
    ("S/RES/1325 (2000)", ["S/RES/1325(2000)"]),
    ("S/PRST/1996/17", ["S/PRST/1996/17"]),
    ("A/RES/ES-11/1", ["A/RES/ES-11/1"]),
    ("people living with HIV/AIDS and/or COVID-19", []),
]

RESOLUTIONS = [
    ("en", "its resolution 57/32 of 19 November 2002", ["A/RES/57/32"]),
    ("en", "resolutions 57/47 of 21 November 2002, 59/19 of 8 November 2004 and 63/24",
     ["A/RES/57/47", "A/RES/59/19", "A/RES/63/24"]),
    ("en", "resolution 66/235 A and B", ["A/RES/66/235"]),
    ("en", "resolution 2625 (XXV), and resolution 217 A (III)", ["A/RES/2625(XXV)", "A/RES/217(III)"]),
    ("es", "sus resoluciones 1874 (SIV) y 1004 (ESII)", ["A/RES/1874(S-IV)", "A/RES/1004(ES-II)"]),
    ("es", "sus resoluciones 1874 (S-IV) y 3101 (XXVIII)", ["A/RES/1874(S-IV)", "A/RES/3101(XXVIII)"]),
    ("en", "the rules of 1874 (SEA) and 1874 (S)", []),
    ("en", "Security Council resolution 1325 (2000) of 31 October 2000", ["S/RES/1325(2000)"]),
    ("en", "Economic and Social Council resolution 1996/31", ["E/RES/1996/31"]),
    ("en", "Human Rights Council resolution 16/18 of 24 March 2011", ["A/HRC/RES/16/18"]),
    ("en", "Human Rights Council resolutions 5/1 and 5/2 of 18 June 2007", ["A/HRC/RES/5/1", "A/HRC/RES/5/2"]),
    ("en", "resolution S-26/2 of 27 June 2001", ["A/RES/S-26/2"]),
    ("en", "Human Rights Council resolution S-27/1 of 5 December 2017", ["A/HRC/RES/S-27/1"]),
    ("en", "Commission on Human Rights resolution 2005/81 of 21 April 2005", []),
    ("en", "Commission on Narcotic Drugs resolution 43/2 of 15 March 2000", []),
    ("fr", "la résolution 65/123 du 13 décembre 2010", ["A/RES/65/123"]),
    ("fr", "les résolutions 16/18 et 17/19 du Conseil des droits de l’homme", ["A/HRC/RES/16/18", "A/HRC/RES/17/19"]),
    ("es", "la resolución 1325 (2000) del Consejo de Seguridad", ["S/RES/1325(2000)"]),
    ("es", "sus resoluciones 57/32, de 19 de noviembre de 2002, y 61/6", ["A/RES/57/32", "A/RES/61/6"]),
    ("ru", "резолюция 57/32 от 19 ноября 2002 года", ["A/RES/57/32"]),
    ("ru", "в резолюции 66/235 А и В", ["A/RES/66/235"]),
    ("zh", "第57/32号决议", ["A/RES/57/32"]),
    ("zh", "2002年11月21日第 57/47 号和 2008 年 11 月 18 日第 63/24 号决议", ["A/RES/57/47", "A/RES/63/24"]),
    ("zh", "人权理事会2011年3月24日第16/18号决议", ["A/HRC/RES/16/18"]),
    ("zh", "安全理事会第1325(2000)号决议", ["S/RES/1325(2000)"]),
    ("ar", "القرار 57/32", ["A/RES/57/32"]),
    ("ar", "القرار 217 ألف (د-3)", ["A/RES/217(III)"]),
    ("ar", "قراري مجلس حقوق الإنسان 5/1 و 5/2 المؤرخين 18 حزيران/يونيه 2007", ["A/HRC/RES/5/1", "A/HRC/RES/5/2"]),
    ("ar", "قرارها دإ-26/2 المؤرخ 27 حزيران/يونيه 2001", ["A/RES/S-26/2"]),
    ("ar", "قراراتها دإط-10/13 و 66/235 ألف وباء", ["A/RES/ES-10/13", "A/RES/66/235"]),
    ("en", "two thirds (2/3) of its members, 24/7", []),
    ("en", "in paragraph 12 of 2012", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), DOCUMENTS)
@pytest.mark.parametrize("language", CODES)
def test_documents_named_by_symbol(language: str, text: str, found: list[str]) -> None:
    joint = {"zh": "和", "ru": " и ", "ar": " و ", "fr": " et ", "es": " y ", "en": " and "}[language]
    assert symbols(text.replace(" and Add", f"{joint}Add"), language) == found


@pytest.mark.parametrize(("language", "text", "found"), RESOLUTIONS)
def test_resolutions_in_words(language: str, text: str, found: list[str]) -> None:
    assert symbols(text, language) == found


def test_its_resolution_is_one_of_the_body_that_speaks() -> None:
    assert symbols("its resolution 31/32", "en", body="A/HRC") == ["A/HRC/RES/31/32"]
    assert symbols("its resolution 31/32", "en") == ["A/RES/31/32"]


def test_a_decision_has_an_id_and_no_symbol() -> None:
    (citation,) = find_citations("its decision 68/555 of 31 December 2013", "en")
    assert (citation.symbol, citation.instrument) == ("", "decision:A/DEC/68/555")


@pytest.mark.parametrize(
    ("language", "text", "instrument"),
    [
        ("en", "the Charter of the United Nations", "charter-of-the-united-nations"),
        ("fr", "la Charte des Nations Unies", "charter-of-the-united-nations"),
        ("es", "la Agenda 2030 para el Desarrollo Sostenible", "2030-agenda"),
        ("ru", "Устава Организации Объединенных Наций", "charter-of-the-united-nations"),
        ("zh", "《北京宣言》和《行动纲要》", "beijing-declaration-and-platform-for-action"),
        ("ar", "اتفاقية حقوق الطفل", "crc-convention"),
        ("en", "the Rome Statute of the International Criminal Court", "rome-statute"),
        ("fr", "la Convention des Nations Unies contre la corruption", "convention-against-corruption"),
        ("fr", "la Déclaration et le Programme d’action de Vienne", "vienna-declaration-and-programme-of-action"),
        ("fr", "à la Déclaration et au Programme d’action de Vienne", "vienna-declaration-and-programme-of-action"),
        ("es", "el Programa de Acción de Viena", "vienna-programme-of-action"),
        ("es", "de la Declaración y del Programa de Acción de Viena", "vienna-declaration-and-programme-of-action"),
        ("en", "the Convention against Corruption", "convention-against-corruption"),
        ("ru", "Римского статута Международного уголовного суда", "rome-statute"),
        ("zh", "《维也纳条约法公约》", "vienna-convention-on-the-law-of-treaties"),
        ("ar", "إعلان وبرنامج عمل فيينا", "vienna-declaration-and-programme-of-action"),
    ],
)
def test_instruments_have_an_id_and_no_symbol(language: str, text: str, instrument: str) -> None:
    (citation,) = find_citations(text, language)
    assert (citation.symbol, citation.instrument) == ("", instrument)


@pytest.mark.parametrize(
    ("language", "text", "paragraph", "annex"),
    [
        ("en", "A/65/289, annex I.", "", "I"),
        ("en", "resolution 60/1, paras. 5-7", "5-7", ""),
        ("zh", "A/65/289，附件一。", "", "一"),
        ("zh", "第60/1号决议", "", ""),
        ("fr", "résolution 60/1, par. 5", "5", ""),
        ("ar", "A/75/478، الفقرة 89", "89", ""),
        ("en", "A/51/402, annex.", "", "annex"),
    ],
)
def test_the_part_named(language: str, text: str, paragraph: str, annex: str) -> None:
    citation = find_citations(text, language)[0]
    assert (citation.paragraph, citation.annex) == (paragraph, annex)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Recalling its resolutions 57/32 and 2625 (XXV), and A/66/L.45 and Add.1"),
        ("ar", "إذ تشير إلى قرارها \u202a57/32\u202c وإلى الوثيقة \u202aA/66/770\u202c"),
        ("zh", "回顾第57/32号决议和A/66/770"),
    ],
)
def test_offsets_point_at_the_printed_words(language: str, text: str) -> None:
    found = find_citations(text, language)
    assert len(found) >= 2
    assert [text[citation.start : citation.end] for citation in found] == [citation.printed for citation in found]
    assert all(earlier.end <= later.start for earlier, later in pairwise(found))


def test_every_language_knows_the_same_instruments_and_bodies() -> None:
    ids = {frozenset(citation_words(code).instrument_ids) for code in CODES}
    heads = {frozenset(citation_words(code).bodies) for code in CODES}
    assert len(ids) == len(heads) == 1
