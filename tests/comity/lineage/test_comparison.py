"""What no tool passed before: deletions count, moves are moves, the contrary is never carried over; six languages."""

from dataclasses import replace

import pytest

import comity
from comity.model.comparison import Comparison, Pair
from comity.model.resolution import Resolution

SENTENCES = {
    "en": (
        "The General Assembly,",
        "Requests the Secretary-General to continue the publication of the yearbook of the oceans",
        "Requests the Secretary-General to discontinue the publication of the yearbook of the oceans",
        "Invites Member States to send observers to the coastal stations",
        "Encourages national parliaments to hold hearings on early warning",
        "Urges the specialized agencies to train those who read the gauges",
    ),
    "fr": (
        "L’Assemblée générale,",
        "Prie le Secrétaire général de continuer la publication de l’annuaire des océans",
        "Prie le Secrétaire général de cesser la publication de l’annuaire des océans",
        "Invite les États Membres à envoyer des observateurs dans les stations côtières",
        "Encourage les parlements nationaux à tenir des auditions sur l’alerte rapide",
        "Engage instamment les institutions spécialisées à former les agents qui lisent les jauges",
    ),
    "es": (
        "La Asamblea General,",
        "Solicita al Secretario General que continúe la publicación del anuario de los océanos",
        "Solicita al Secretario General que interrumpa la publicación del anuario de los océanos",
        "Invita a los Estados Miembros a que envíen observadores a las estaciones costeras",
        "Alienta a los parlamentos nacionales a que celebren audiencias sobre la alerta temprana",
        "Insta a los organismos especializados a que formen a quienes leen los medidores",
    ),
    "ru": (
        "Генеральная Ассамблея,",
        "просит Генерального секретаря продолжать издание ежегодника океанов",
        "просит Генерального секретаря прекратить издание ежегодника океанов",
        "предлагает государствам-членам направить наблюдателей на береговые станции",
        "рекомендует национальным парламентам проводить слушания по вопросам раннего предупреждения",
        "настоятельно призывает специализированные учреждения обучать тех, кто снимает показания датчиков",
    ),
    "ar": (
        "إن الجمعية العامة،",
        "تطلب إلى الأمين العام أن يواصل إصدار حولية المحيطات",
        "تطلب إلى الأمين العام أن يوقف إصدار حولية المحيطات",
        "تدعو الدول الأعضاء إلى إيفاد مراقبين إلى المحطات الساحلية",
        "تشجع البرلمانات الوطنية على عقد جلسات استماع بشأن الإنذار المبكر",
        "تحث الوكالات المتخصصة على تدريب القائمين على قراءة المقاييس",
    ),
    "zh": (
        "大会，",
        "请秘书长继续出版海洋年鉴",
        "请秘书长停止出版海洋年鉴",
        "邀请会员国向沿海观测站派遣观察员",
        "鼓励各国议会就预警问题举行听证会",
        "敦促各专门机构培训读取测量仪器的人员",
    ),
}
LANGUAGES = tuple(SENTENCES)
ENDS = {"zh": ("；", "。"), "ar": ("؛", ".")}
LABELS = {"ar": "{} - ", "zh": "{}. "}


def document(language: str, places: tuple[int, ...]) -> Resolution:
    """A resolution of these sentences, numbered in this order."""
    formula = SENTENCES[language][0]
    between, end = ENDS.get(language, (";", "."))
    lines = [
        LABELS.get(language, "{}. ").format(number)
        + SENTENCES[language][place]
        + (end if number == len(places) else between)
        for number, place in enumerate(places, start=1)
    ]
    text = "\n\n".join(["98/9001", formula, *lines]) + "\n"
    return comity.read(text.encode(), name=f"{language}.txt", language=language)


def compare(language: str, older: tuple[int, ...], newer: tuple[int, ...]) -> Comparison:
    return comity.compare(document(language, older), document(language, newer))


def kinds(found: Comparison) -> dict[tuple[tuple[str, ...], tuple[str, ...]], str]:
    return {(pair.older, pair.newer): pair.kind for pair in found.pairs}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_is_carried_over_whole(language: str) -> None:
    found = compare(language, (1, 3, 4, 5), (1, 3, 4, 5))
    assert found.similarity == 1.0
    assert {pair.kind for pair in found.pairs} == {"carried-over"}
    assert [pair.older for pair in found.pairs] == [("1",), ("2",), ("3",), ("4",)]
    assert found.moved == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deleted_paragraph_lowers_the_similarity_of_the_whole(language: str) -> None:
    found = compare(language, (1, 3, 4, 5), (1, 3, 5))
    assert found.similarity < 0.95
    assert kinds(found)[("3",), ()] == "dropped"
    assert found.moved == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moved_paragraph_is_a_move(language: str) -> None:
    found = compare(language, (1, 3, 4, 5), (3, 4, 5, 1))
    assert [(move.older, move.newer) for move in found.moved] == [("1", "4")]
    assert {pair.kind for pair in found.pairs} == {"carried-over"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contrary_is_never_carried_over(language: str) -> None:
    found = compare(language, (1, 3, 4, 5), (2, 3, 4, 5))
    pair = found.pairs[0]
    assert (pair.older, pair.newer) == (("1",), ("1",))
    assert pair.kind == "reworded" and "negation" in pair.what
    assert found.similarity < 1.0


def english(*paragraphs: str) -> Resolution:
    lines = [f"{number}. {text};" for number, text in enumerate(paragraphs, start=1)]
    return comity.read("\n\n".join(["98/9001", "The General Assembly,", *lines]).encode(), name="x", language="en")


def one_pair(older: str, newer: str) -> Pair:
    """The pair of two paragraphs, beside another that stays."""
    other = "Welcomes the work of the Inter-Parliamentary Union on the measurement of rainfall in the mountains"
    found = comity.compare(english(other, older), english(other, newer))
    return next(pair for pair in found.pairs if "2" in pair.newer)


BASE = "Requests the Secretary-General to report to the General Assembly at its eighty-first session on the harbours"

CHANGES = {
    "another session": (BASE, BASE.replace("eighty-first", "eighty-third"), "carried-over", ()),
    "also": (BASE, "Also requests" + BASE.removeprefix("Requests"), "carried-over", ()),
    "another symbol and date": (
        "Recalls its resolution 75/123 of 5 December 2020 on lighting harbours",
        "Recalls its resolutions 75/123 of 5 December 2020 and 77/98 of 9 May 2023 on lighting harbours",
        "carried-over",
        (),
    ),
    "another amount": (
        "Decides to appropriate 12,500,000 dollars for the lighting of the harbours",
        "Decides to appropriate 14,250,000 dollars for the lighting of the harbours",
        "carried-over",
        (),
    ),
    "another goal is another subject": (
        "Encourages Member States to support Sustainable Development Goals 13 and 14 in all their harbours",
        "Encourages Member States to support Sustainable Development Goals 13 and 15 in all their harbours",
        "reworded",
        (),
    ),
    "act weaker": (BASE, BASE.replace("Requests", "Invites"), "weakened", ("act",)),
    "act stronger, and a softener": (
        "Invites Member States to light the harbours of their islands at night",
        "Urges Member States, as appropriate, to light the harbours of their islands at night",
        "strengthened",
        ("act", "softener"),
    ),
    "one asked less": (
        "Urges Member States and the private sector to light the harbours of their islands at night",
        "Urges Member States to light the harbours of their islands at night",
        "weakened",
        ("addressees",),
    ),
    "sooner": (
        "Requests the Secretary-General to submit, within twelve months, a list of the harbours that have no light",
        "Requests the Secretary-General to submit, within six months, a list of the harbours that have no light",
        "strengthened",
        ("due",),
    ),
    "more often": (
        "Requests the Secretary-General to inspect, every three years, the harbours that have no light",
        "Requests the Secretary-General to inspect, every two years, the harbours that have no light",
        "strengthened",
        ("recurrence",),
    ),
    "softener gone": (
        "Calls upon Member States to light the harbours of their islands, as appropriate, at night",
        "Calls upon Member States to light the harbours of their islands at night",
        "strengthened",
        ("softener",),
    ),
    "an action more": (
        "Calls upon Member States to light the harbours of their islands at night",
        "Calls upon Member States to light the harbours of their islands at night and to mark the reefs before them",
        "strengthened",
        ("actions",),
    ),
    "a wider subject": (
        "Calls upon Member States to light the harbours of their islands at night",
        "Calls upon Member States to light the harbours and moorings of their islands at night",
        "reworded",
        (),
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_kinds_of_change(case: str) -> None:
    older, newer, kind, what = CHANGES[case]
    pair = one_pair(older, newer)
    assert (pair.older, pair.newer, pair.kind, pair.what) == (("2",), ("2",), kind, what)


def test_a_deadline_is_counted_from_the_day_of_adoption() -> None:
    older = english("Requests the Secretary-General to light, by 31 March 2040, the harbours that have no light at all")
    newer = english("Requests the Secretary-General to light, by 31 March 2042, every harbour that has no light at all")
    older, newer = (
        replace(one, masthead=replace(one.masthead, adoption_date=day))
        for one, day in ((older, "2039-12-20"), (newer, "2041-12-19"))
    )
    assert (comity.compare(older, newer).pairs[0].kind, comity.compare(older, newer).pairs[0].what) == ("reworded", ())
    later = replace(newer, masthead=replace(newer.masthead, adoption_date="2041-06-20"))
    assert (comity.compare(older, later).pairs[0].kind, comity.compare(older, later).pairs[0].what) == (
        "weakened",
        ("due",),
    )


HARBOURS = "Calls upon Member States to light the harbours of their islands at night"
REEFS = "Requests the specialized agencies to chart the reefs that lie before the outer islands"


def test_a_split_and_a_merge_are_lists() -> None:
    apart = english("Welcomes the offer of Xalandia", HARBOURS, REEFS)
    together = english("Welcomes the offer of Xalandia", f"{HARBOURS}, and requests{REEFS.removeprefix('Requests')}")
    split = next(pair for pair in comity.compare(together, apart).pairs if pair.older == ("2",))
    assert (split.newer, split.kind) == (("2", "3"), "carried-over")
    merged = next(pair for pair in comity.compare(apart, together).pairs if pair.newer == ("2",))
    assert merged.older == ("2", "3")


def test_a_repeated_number_has_its_section_before_it() -> None:
    text = "\n\n".join(
        [
            "98/9001",
            "The General Assembly,",
            "I",
            "Harbours",
            f"1. {HARBOURS};",
            f"2. {REEFS};",
            "II",
            "Rivers",
            "1. Invites Governments to measure the depth of the rivers each spring;",
            "3. Decides to remain seized of the matter.",
        ]
    )
    one = comity.read(text.encode(), name="x", language="en")
    assert [pair.newer for pair in comity.compare(one, one).pairs] == [("I.1",), ("2",), ("II.1",), ("3",)]


def with_annex(*annexed: str) -> Resolution:
    """A resolution of one paragraph with an annex of these."""
    lines = [f"{place}. {text}." for place, text in enumerate(annexed, start=1)]
    head = ["98/9001", "The General Assembly,", f"1. {HARBOURS}.", "2nd plenary meeting", "3 December 2043", "Annex"]
    return comity.read("\n\n".join([*head, *lines]).encode(), name="x", language="en")


def test_the_paragraphs_of_an_annex_are_compared_with_those_of_an_annex() -> None:
    first, second, third = ("We build piers", REEFS, "We meet again on the coast of Xalandia in ten years")
    whole = comity.compare(with_annex(second, third), with_annex(second, third))
    assert [pair.newer for pair in whole.pairs] == [("1",), ("annex.1",), ("annex.2",)]
    less = comity.compare(with_annex(first, second, third), with_annex(second, third))
    assert kinds(less) == {
        (("1",), ("1",)): "carried-over",
        (("annex.2",), ("annex.1",)): "carried-over",
        (("annex.3",), ("annex.2",)): "carried-over",
        (("annex.1",), ()): "dropped",
    }
    assert less.similarity < whole.similarity == 1.0


def test_the_json_holds_what_the_issue_names() -> None:
    fields = comity.compare(english(HARBOURS, REEFS), english(REEFS, HARBOURS)).as_json()
    assert {"older", "newer", "similarity", "pairs", "moved"} <= fields.keys()
    assert {"older", "newer", "kind", "what", "similarity", "words"} <= fields["pairs"][0].keys()
    assert len(fields["moved"]) == 1 and fields["moved"][0].keys() == {"older", "newer"}
