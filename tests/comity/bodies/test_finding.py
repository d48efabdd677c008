"""Bodies in running text: the longest name wins, forms and prefixes are read, modifiers make no other party."""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.bodies import BodyMention, all_bodies, find_bodies
from comity.bodies.forms import expand
from comity.languages.loader import CODES
from comity.model.errors import LanguageError


def ids(mentions: Iterable[BodyMention]) -> list[str]:
    return [mention.id for mention in mentions]


NESTED = [
    ("Requests agencies, funds and programmes of the United Nations system to act;", ["un-system"]),
    ("Calls upon the United Nations country teams to act;", ["country-teams"]),
    ("Thanks the Secretary-General of the Inter-Parliamentary Union;", ["ipu-secretary-general"]),
    ("Recalls the United Nations Conference on Lighthouses;", []),
    ("Recalls the Charter of the United Nations;", []),
    ("Encourages the United Nations and the Inter-Parliamentary Union to act;", ["un", "ipu"]),
    ("Thanks the World Conference of Speakers of Parliament;", []),
    ("Invites the United Nations Children’s Fund (UNICEF) to act;", ["unicef", "unicef"]),
    ("Requests the Special Political and Decolonization Committee (Fourth Committee) to act;", ["main-committee-4"]),
    ("Welcomes the decision of the Heads of State and Government;", []),
]

MODIFIED = [
    ("Calls upon all Member States to act;", ["member-states"]),
    ("Invites Member States in a position to do so to act;", ["member-states"]),
    ("Urges interested States that have not yet done so to act;", ["states"]),
    ("Encourages developed countries to act;", ["developed-countries"]),
    ("Invites other relevant stakeholders to act;", ["relevant-stakeholders"]),
    ("Invites national parliaments to act;", ["parliaments"]),
    ("MEMBER STATES", ["member-states"]),
    ("the state of lighthouses", []),
]

COORDINATED = [
    ("en", "international and regional organizations", ["international-organizations", "regional-organizations"]),
    ("en", "youth-led and youth-focused organizations", ["youth-led-organizations", "youth-focused-organizations"]),
    ("en", "regional and national development banks", ["regional-development-banks", "national-development-banks"]),
    (
        "fr",
        "les organisations intergouvernementales et non gouvernementales",
        ["intergovernmental-organizations", "ngos"],
    ),
    (
        "es",
        "los bancos regionales y nacionales de desarrollo",
        ["regional-development-banks", "national-development-banks"],
    ),
    ("ru", "международным и региональным организациям", ["international-organizations", "regional-organizations"]),
    ("ar", "والمنظمات الدولية والإقليمية", ["international-organizations", "regional-organizations"]),
    (
        "zh",
        "国际、区域和次区域组织",
        ["international-organizations", "regional-organizations", "subregional-organizations"],
    ),
]

INFLECTED = [
    ("fr", "Prie le Secrétaire général d’aider l’Organisation des Nations Unies", ["secretary-general", "un"]),
    (
        "fr",
        "Invite les États Membres et l’Inde à aider le Gouvernement de la Roumanie",
        "member-states state:IND state:ROU",
    ),
    ("es", "Pide al Secretario General que ayude a los Estados Miembros", ["secretary-general", "member-states"]),
    ("es", "los equipos de las Naciones Unidas en los países", ["country-teams"]),
    ("ru", "просит Генерального секретаря помочь государствам-членам", ["secretary-general", "member-states"]),
    ("ru", "Межпарламентскому союзу и Программе развития Организации Объединенных Наций", ["ipu", "undp"]),
    ("ru", "всем странам, правительству Египта и Королевству Норвегия", "countries state:EGY state:NOR"),
    ("ar", "تهيب بالدول الأعضاء وللأمم المتحدة", ["member-states", "un"]),
    ("ar", "وتدعو البرلمانات والاتحاد البرلماني الدولي", ["parliaments", "ipu"]),
    ("ar", "إلى حكومة مصر", ["state:EGY"]),
    ("zh", "促请会员国包括各国议会和各国议会联盟", ["member-states", "parliaments", "ipu"]),
    ("zh", "请妇女署与联合国国家工作队合作", ["un-women", "country-teams"]),
    ("zh", "邀请各国际金融机构和肯尼亚政府", ["ifi", "state:KEN"]),
    ("zh", "回顾《联合国灯塔公约》", []),
    ("zh", "建议联合国从各方面扩大会议", ["un"]),
    ("ru", "частному сектору и фондам", ["private-sector", "foundations"]),
    ("ru", "между государственным и частным секторами", []),
    ("ru", "сторонам Парижского соглашения", ["states-parties"]),
    ("ru", "другие соответствующие стороны", ["relevant-stakeholders"]),
    ("ru", "соответствующие стороны", ["parties-concerned"]),
    ("ru", "странам-партнерам", ["countries"]),
    (
        "ru",
        "многонациональным и региональным банкам развития",
        ["multilateral-development-banks", "regional-development-banks"],
    ),
    ("ru", "международные фонды здравоохранения и глобальные экологические фонды", []),
    ("ru", "международным учреждениям и организациям", ["international-organizations"]),
    ("ru", "многосторонние финансовые учреждения", ["ifi"]),
    ("ru", "государства, являющиеся участниками этих конвенций", ["states-parties"]),
    ("ru", "не имеющим выхода к морю развивающимся странам", ["landlocked-developing-countries"]),
    ("ru", "национальным правозащитным институтам", ["national-human-rights-institutions"]),
    ("ru", "Консультативный комитет Совета по правам человека", []),
    ("ru", "ксаландийскому режиму", ["state:XAA"]),
    (
        "ru",
        "Группе Организации Объединенных Наций по вопросам устойчивого развития",
        ["united-nations-sustainable-development-group"],
    ),
    ("ru", "фондам и программам, программам и фондам", ["funds-and-programmes", "funds-and-programmes"]),
    ("ru", "программам, фондам, целевым фондам", []),
    ("ru", "субъектам гражданского общества", ["civil-society"]),
    ("ru", "структурам системы развития Организации Объединенных Наций", ["un-system"]),
    ("ru", "международному сообществу доноров и правительствам принимающих стран", ["donors", "host-countries"]),
    ("ru", "региональным рыбохозяйственным организациям", ["regional-fisheries-management-organizations"]),
    (
        "es",
        "los arreglos y las organizaciones regionales de ordenación pesquera",
        "regional-fisheries-management-organizations",
    ),
    ("en", "United Nations humanitarian agencies and United Nations development system entities", ["un-system"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), NESTED + MODIFIED, ids=lambda value: str(value)[:40])
def test_the_longest_name_wins_and_modifiers_make_no_party(text: str, expected: list[str]) -> None:
    assert ids(find_bodies(text, "en")) == expected


@pytest.mark.parametrize(("language", "text", "expected"), COORDINATED)
def test_groups_under_one_noun_are_each_named(language: str, text: str, expected: list[str]) -> None:
    mentions = find_bodies(text, language)
    assert ids(mentions) == expected
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@pytest.mark.parametrize(("language", "text", "expected"), INFLECTED)
def test_forms_and_prefixes_are_read(language: str, text: str, expected: list[str] | str) -> None:
    assert ids(find_bodies(text, language)) == (expected.split() if isinstance(expected, str) else expected)


def test_a_mention_is_told_where_it_stands_without_what_is_written_onto_it() -> None:
    (mention,) = find_bodies("تهيب بالدول الأعضاء", "ar")
    assert mention == BodyMention(6, 19, "member-states", "الدول الأعضاء")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Invites International Financial Institutions and the Financial Action Task Force", "ifi"),
        ("ru", "просит Фонд и фонды", "foundations"),
    ],
)
def test_a_capital_that_opens_names_hides_no_common_name_of_several_words(
    language: str, text: str, expected: str
) -> None:
    assert [one.id for one in find_bodies(text, language) if one.id != "financial-action-task-force"] == [expected]


def test_vowel_signs_and_kashida_do_not_hide_a_name() -> None:
    assert ids(find_bodies("الاتّحاد البرلمـاني الدولي", "ar")) == ["ipu"]


def test_dashes_and_apostrophes_are_read_alike() -> None:
    for dash in ("-", "\u2011", "–"):
        assert ids(find_bodies(f"the Secretary{dash}General", "en")) == ["secretary-general"]


def test_a_form_that_only_another_name_has_is_none_of_this_name() -> None:
    """«правительство Ксаландии» has every form of the word, the group "Governments" those of the plural alone."""
    found = [mention.text for mention in find_bodies("правительству, правительствам и правительство", "ru")]
    assert found == ["правительствам"]


def test_a_language_without_names_is_refused() -> None:
    with pytest.raises(LanguageError, match="no names in 'xx'"):
        find_bodies("", "xx")


@pytest.mark.parametrize("language", CODES)
def test_fictitious_states_are_found_like_the_others(language: str) -> None:
    for known in all_bodies():
        if known.id.startswith("state:X"):
            assert ids(find_bodies(known.names[language], language)) == [known.id]


@pytest.mark.parametrize("language", CODES)
def test_every_first_wording_is_found_whole(language: str) -> None:
    for known in all_bodies():
        for pattern in known.forms.get(language, ())[:1]:
            wording = next(expand(pattern))
            if "<" not in wording:
                assert ids(find_bodies(wording, language)) == [known.id], wording


@given(
    st.text(alphabet="UnitedNations -’'.,МежпарламентскийсоюзالأممالمتحدةЁё各国议会联盟《》/\u0640\u064b", max_size=60)
)
def test_mentions_are_in_order_disjoint_and_quote_the_text(text: str) -> None:
    for language in CODES:
        mentions = find_bodies(text, language)
        assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)
        assert all(before.end <= after.start for before, after in pairwise(mentions))


def test_a_word_is_read_as_the_united_nations_spell_it_in_its_own_language_alone() -> None:
    assert ids(find_bodies("the World Food Program", "en")) == ["wfp"]
    assert ids(find_bodies("le Program alimentaire mondial", "fr")) == []


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", NESTED[0][0]), ("ar", INFLECTED[7][1]), ("zh", INFLECTED[10][1])]
)
def test_work_grows_with_the_text(language: str, sentence: str) -> None:
    find_bodies(sentence, language)
    short, long = (_calls(partial(find_bodies, sentence * times, language)) for times in (100, 1000))
    assert 0 < long < 11 * short


def _calls(work: Callable[[], object]) -> int:
    """How many functions, our own and built-in ones, are called: the same on every machine under any load."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


HOSTS = "奥林匹克"
"""In names of so many signs that nothing else begins as they do."""


def test_the_stem_of_a_chinese_state_does_not_take_the_first_sign_of_international() -> None:
    groups = [known for known in all_bodies() if known.kind == "group"]
    wordings = {wording for known in groups for pattern in known.forms["zh"] for wording in expand(pattern)}
    stems = sorted(wording[:-1] for wording in wordings if wording.endswith("国") and HOSTS not in wording)
    assert {"请求", "中立", "方案", "部队派遣"} <= set(stems)
    taken = {stem: ids(find_bodies(f"促请{stem}国际原子能机构照管灯塔；", "zh")) for stem in stems}
    assert {stem: found for stem, found in taken.items() if found != ["iaea"]} == {}
