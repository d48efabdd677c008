"""A passage in another language than the text is doubtful where it stands; quotations, names and titles are not."""

from itertools import chain, zip_longest

import pytest

import comity
from comity.languages.mixture import find_other_languages
from comity.model.resolution import Resolution

TEXTS = {
    "en": [
        "98/9001. Parliaments and the sea",
        "The General Assembly,",
        "Recalling its resolution 57/32, in which it invited the Union to take part in its work as an observer, and "
        "noting that the ports of the world depend on the laws that parliaments make for them,",
        "1. Requests the Secretary-General to report to the General Assembly at its eightieth session on the state of "
        "the ports and of the sea, and on what has been done by all States for their protection;",
        "2. Invites all States to protect the sea, and to inform the Secretary-General of the measures that were "
        "taken for this by their parliaments and by their ports in the course of the year;",
        "3. Decides to include in the provisional agenda of its eightieth session the item on the sea.",
    ],
    "fr": [
        "98/9001. Les parlements et la mer",
        "L’Assemblée générale,",
        "Rappelant sa résolution 57/32, dans laquelle elle a invité l’Union à participer à ses travaux en qualité "
        "d’observatrice, et notant que les ports du monde dépendent des lois que les parlements font pour eux,",
        "1. Prie le Secrétaire général de lui présenter à sa quatre-vingtième session un rapport sur l’état des ports "
        "et de la mer, et sur les mesures prises par tous les États pour leur protection;",
        "2. Invite tous les États à protéger la mer, et à informer le Secrétaire général des mesures qui ont été "
        "prises dans ce but par leurs parlements et dans leurs ports au cours de l’année;",
        "3. Décide d’inscrire à l’ordre du jour provisoire de sa quatre-vingtième session la question de la mer.",
    ],
    "es": [
        "98/9001. Los parlamentos y el mar",
        "La Asamblea General,",
        "Recordando su resolución 57/32, en la que invitó a la Unión a participar en sus trabajos como observadora, y "
        "observando que los puertos del mundo dependen de las leyes que los parlamentos hacen para ellos,",
        "1. Solicita al Secretario General que en su octogésimo período de sesiones le presente un informe sobre el "
        "estado de los puertos y del mar, y sobre las medidas de todos los Estados para su protección;",
        "2. Invita a todos los Estados a que protejan el mar, y a que informen al Secretario General de las medidas "
        "que los parlamentos y los puertos hayan adoptado para ello en el curso del año;",
        "3. Decide incluir en el programa provisional de su octogésimo período de sesiones el tema del mar.",
    ],
    "ru": [
        "98/9001. Парламенты и море",
        "Генеральная Ассамблея,",
        "ссылаясь на свою резолюцию 57/32, в которой она предложила Союзу участвовать в ее работе в качестве "
        "наблюдателя, и отмечая, что порты мира зависят от законов, которые принимают для них парламенты,",
        "1. просит Генерального секретаря представить ей на ее восьмидесятой сессии доклад о состоянии портов и моря "
        "и о том, что было сделано всеми государствами для их защиты;",
        "2. предлагает всем государствам защищать море и сообщать Генеральному секретарю о мерах, принятых для этого "
        "их парламентами и портами в течение года;",
        "3. постановляет включить в предварительную повестку дня своей восьмидесятой сессии вопрос о море.",
    ],
    "ar": [
        "98/9001 - البرلمانات والبحر",
        "إن الجمعية العامة،",
        "إذ تشير إلى قرارها 57/32 الذي دعت فيه الاتحاد إلى المشاركة في أعمالها بصفة مراقب، وإذ تلاحظ أن موانئ العالم "
        "تعتمد على القوانين التي تسنها البرلمانات من أجلها في كل عام من الأعوام،",
        "1 - تطلب إلى الأمين العام أن يقدم إليها في دورتها الثمانين تقريرا عن حالة الموانئ والبحر، وعما قامت به جميع "
        "الدول من أجل حمايتها في ذلك العام وفي الأعوام التي سبقته؛",
        "2 - تدعو جميع الدول إلى حماية البحر، وإلى إبلاغ الأمين العام بالتدابير التي اتخذتها برلماناتها وموانئها لهذا "
        "الغرض خلال العام وفي ما سبقه من أعوام مع بيان ما تحقق؛",
        "3 - تقرر أن تدرج في جدول الأعمال المؤقت لدورتها الثمانين البند المتعلق بالبحر.",
    ],
    "zh": [
        "98/9001. 议会与海洋",
        "大会，",
        "回顾其第57/32号决议，其中邀请联盟以观察员身份参加大会的工作，"
        "并注意到世界各地的港口依赖于各国议会为其制定的法律，也依赖于各国政府对这些法律的执行，",
        "1. 请秘书长在大会第八十届会议上就港口和海洋的状况"
        "以及所有国家为保护港口和海洋所采取的措施提出报告，并在报告中说明各国议会所作的贡献；",
        "2. 邀请所有国家保护海洋，并向秘书长通报其议会和港口在一年中为此采取的各项措施，"
        "以及这些措施在各国沿海地区所取得的成果和遇到的各种困难；",
        "3. 决定将海洋问题列入大会第八十届会议临时议程。",
    ],
}  # fmt: skip

ENGLISH = TEXTS["en"]


def doubtful(paragraphs: list[str], language: str) -> dict[int, set[str]]:
    """The languages that are doubtful in a text, by the block."""
    read: Resolution = comity.read("\n\n".join(paragraphs).encode(), name="sea.txt", language=language)
    found: dict[int, set[str]] = {}
    for place, block in enumerate(read.blocks):
        for doubt in block.doubts:
            if doubt.code == "other-language":
                assert 0 <= doubt.start < doubt.end <= len(block.text)
                found.setdefault(place, set()).add(dict(doubt.facts)["found"])
    return found


@pytest.mark.parametrize("other", TEXTS)
@pytest.mark.parametrize("language", TEXTS)
def test_two_languages_behind_each_other_and_in_columns(language: str, other: str) -> None:
    behind = doubtful(TEXTS[language] + TEXTS[other], language)
    turns = chain.from_iterable(zip_longest(TEXTS[language], TEXTS[other], fillvalue=""))
    in_turn = doubtful(list(turns), language)
    expected = set() if language == other else {other}
    assert set().union(*behind.values()) == set().union(*in_turn.values()) == expected
    assert all(place >= 4 for place in behind)


def test_columns_of_a_table() -> None:
    rows = [f"{left}\t{right}" for left, right in zip(ENGLISH[2:], TEXTS["fr"][2:], strict=True)]
    assert set().union(*doubtful([*ENGLISH, "Annex", *rows], "en").values()) == {"fr"}


TITLE = "Les lois des ports et de la mer"

NAMES = [
    "4. Takes note of the work of the Association des parlements et des ports de la mer, of the Unión de los Puertos "
    "del Mar y de las Costas, of the Союз портов и морей, and of all others that work for the sea;",
    "5. Also takes note of the declaration “Les ports et la mer: pour une loi des parlements” (Paris, 2020);",
]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [*ENGLISH[:4], *NAMES, *ENGLISH[4:]],
        [*ENGLISH, "__________", f"[1] {TEXTS['fr'][3]} {TEXTS['fr'][4]} {TEXTS['fr'][2]}"],
        [*ENGLISH, "6. Recalls these words: " + " ".join(TEXTS["fr"][2:])],
        [
            *ENGLISH,
            *[f"6. See volume {n} of the series on the law of the sea, “{TITLE}”, for the Union." for n in range(9)],
        ],
    ],
    ids=["names and titles", "footnote", "one quotation", "many titles"],
)
def test_quotations_names_and_titles_are_no_other_language(paragraphs: list[str]) -> None:
    assert not doubtful(paragraphs, "en")


@pytest.mark.parametrize("brackets", ["()", "«»", "“”"])
@pytest.mark.parametrize("language", ["ar", "fr", "zh"])
def test_a_title_set_apart_in_every_paragraph_is_no_other_language(language: str, brackets: str) -> None:
    title = "For the Law of the Sea and of the Ports: the Agenda of the Union for all that is to be done by the States"
    apart = [f"{line} {brackets[0]}{title}{brackets[1]}" for line in TEXTS[language][2:]]
    assert not doubtful([*TEXTS[language][:2], *apart * 3], language)


def test_a_paragraph_that_goes_on_in_another_language_is_doubtful_there() -> None:
    text = " ".join(ENGLISH) * 6
    behind = " ".join(TEXTS["fr"]) * 3
    found = find_other_languages([text + behind], "en")
    assert {passage.code for passage in found} == {"fr"}
    assert found[-1].end == len(text + behind)
    assert found[0].start > len(text) - 1500
