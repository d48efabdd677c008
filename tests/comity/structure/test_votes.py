"""Votes that a document prints below its closing formula: one closing block, and the numbers and names read."""

import pytest

import comity
from comity.languages.loader import CODES, read_table
from comity.model.resolution import NO_BALLOT, Ballot, BlockKind, Vote
from comity.pipeline import write

HEADS = {
    "en": (
        "60/901. Ports and rights",
        "The Human Rights Council,",
        "Guided by the Charter,",
        "1. Welcomes the report;",
        "2. Decides to remain seized.",
        "44th meeting",
        "7 October 2043",
    ),
    "fr": (
        "60/901. Les ports",
        "Le Conseil des droits de l’homme,",
        "Rappelant la Charte,",
        "1. Se félicite du rapport ;",
        "2. Décide de rester saisi.",
        "44e séance",
        "7 octobre 2043",
    ),
    "es": (
        "60/901. Los puertos",
        "El Consejo de Derechos Humanos,",
        "Recordando la Carta,",
        "1. Acoge con beneplácito el informe;",
        "2. Decide seguir ocupándose.",
        "44ª sesión",
        "7 de octubre de 2043",
    ),
    "ru": (
        "60/901. Порты",
        "Совет по правам человека,",
        "ссылаясь на Устав,",
        "1. приветствует доклад;",
        "2. постановляет продолжать.",
        "44-е заседание",
        "7 октября 2043 года",
    ),
    "zh": (
        "60/901. 港口",
        "人权理事会，",
        "回顾《宪章》，",
        "1. 欢迎报告；",
        "2. 决定继续处理此案。",
        "2043年10月7日",
        "第44次会议",
    ),
    "ar": (
        "60/901 - الموانئ",
        "إن مجلس حقوق الإنسان،",
        "إذ يشير إلى الميثاق،",
        "1 - يرحب بالتقرير؛",
        "2 - يقرر أن يبقي المسألة قيد نظره.",
        "الجلسة 44",
        "7 تشرين الأول/أكتوبر 2043",
    ),
}
"""A resolution of the Human Rights Council, to its closing formula."""

RECORDED = {
    "en": [
        "[Adopted by a recorded vote of 3 to 2, with 1 abstention. The voting was as follows:",
        "In favour:",
        "Xalandia, Brennovia, Ostania (Isles, of the)",
        "Against:",
        "Qoria, Loria",
        "Abstaining:",
        "Zemland]",
    ],
    "fr": [
        "[Adoptée par 3 voix contre zéro, avec 1 abstention, à l’issue d’un vote enregistré. Les voix se sont "
        "réparties comme suit :",
        "Ont voté pour :",
        "Xalandie, Brennovie, Ostanie",
        "Se sont abstenus :",
        "Zemland]",
    ],
    "es": [
        "[Aprobada en votación registrada por 3 votos contra 2 y 1 abstención. El resultado "
        "de la votación fue el siguiente:",
        "Votos a favor:",
        "Xalandia, Brennovia, Ostania",
        "Votos en contra:",
        "Qoria, Loria",
        "Abstenciones:",
        "Zemlandia.]",
    ],
    "ru": [
        "[Принята в результате заносимого в отчет о заседании голосования 3 голосами против 2 при 1 "
        "воздержавшемся. Голоса распределились следующим образом:",
        "Голосовали за:",
        "Ксаландия, Бренновия, Остания",
        "Голосовали против:",
        "Кория, Лория",
        "Воздержались:",
        "Землания]",
    ],
    "zh": [
        "[经记录表决，以3票对2票、1票弃权获得通过。表决情况如下：",
        "赞成：",
        "萨兰、布伦、奥斯坦",
        "反对：",
        "科里亚、洛里亚",
        "弃权：",
        "泽姆兰]",
    ],
    "ar": [
        "[اعتمد بتصويت مسجل بأغلبية 3 أصوات مقابل 2 صوتين، وامتناع 1 عضو عن التصويت. وكانت نتيجة التصويت كما يلي:",
        "المؤيدون:",
        "زالانديا، برينوفيا، أوستانيا",
        "المعارضون:",
        "كوريا، لوريا",
        "الممتنعون عن التصويت:",
        "زيملاند]",
    ],
}

NAMES = {
    "en": (("Xalandia", "Brennovia", "Ostania (Isles, of the)"), ("Qoria", "Loria"), ("Zemland",)),
    "fr": (("Xalandie", "Brennovie", "Ostanie"), (), ("Zemland",)),
    "es": (("Xalandia", "Brennovia", "Ostania"), ("Qoria", "Loria"), ("Zemlandia",)),
    "ru": (("Ксаландия", "Бренновия", "Остания"), ("Кория", "Лория"), ("Землания",)),
    "zh": (("萨兰", "布伦", "奥斯坦"), ("科里亚", "洛里亚"), ("泽姆兰",)),
    "ar": (("زالانديا", "برينوفيا", "أوستانيا"), ("كوريا", "لوريا"), ("زيملاند",)),
}

WITHOUT = {
    "en": "[Adopted without a vote.]",
    "fr": "[Adoptée sans vote.]",
    "es": "[Aprobada sin votación.]",
    "ru": "[Принята без голосования.]",
    "zh": "[未经表决获得通过。]",
    "ar": "[اعتمد بدون تصويت.]",
}

ANNEXES = {"en": "Annex", "fr": "Annexe", "es": "Anexo", "ru": "Приложение", "zh": "附件", "ar": "المرفق"}


def read(language: str, *below: str, joint: str = "\n\n") -> comity.pipeline.Resolution:
    lines = ["A/HRC/RES/60/901", *HEADS[language], *below]
    return comity.read((joint.join(lines) + "\n").encode(), language=language)


@pytest.mark.parametrize("joint", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("language", CODES)
def test_a_recorded_vote_is_read_with_its_names(language: str, joint: str) -> None:
    resolution = read(language, *RECORDED[language], joint=joint)
    kinds = [block.kind for block in resolution.blocks]
    assert kinds[-3:] == [BlockKind.OPERATIVE, BlockKind.CLOSING, BlockKind.CLOSING]
    assert resolution.blocks[-1].lines == tuple(RECORDED[language])
    ballots = (Ballot(len(names), names) if names else NO_BALLOT for names in NAMES[language])
    assert resolution.votes == (Vote("recorded-vote", *ballots),)
    assert (resolution.masthead.adoption_date, resolution.masthead.meeting) == ("2043-10-07", "44")
    assert resolution.doubts == ()


@pytest.mark.parametrize("language", CODES)
def test_what_was_adopted_without_a_vote_says_so(language: str) -> None:
    resolution = read(language, WITHOUT[language])
    assert resolution.votes == (Vote("without-vote"),)
    assert resolution.blocks[-1].text == WITHOUT[language]


@pytest.mark.parametrize("language", CODES)
def test_an_annex_may_stand_below_the_vote(language: str) -> None:
    resolution = read(language, *RECORDED[language], ANNEXES[language], "1. " + HEADS[language][3][3:])
    assert [block.kind for block in resolution.blocks[-3:]] == [
        BlockKind.CLOSING, BlockKind.ANNEX_HEADING, BlockKind.ANNEX_TEXT,
    ]  # fmt: skip


@pytest.mark.parametrize("language", CODES)
def test_a_vote_is_kept_in_json_and_in_xml(language: str) -> None:
    once = read(language, *RECORDED[language])
    kept = comity.read(write(comity.read(write(once, "json")), "akn"))
    assert kept.votes == once.votes
    assert [vote.told_by for vote in kept.votes] == ["closing"]
    assert [(block.text, block.lines) for block in kept.blocks] == [(block.text, block.lines) for block in once.blocks]


@pytest.mark.parametrize(
    ("language", "opening", "numbers"),
    [
        ("en", "[Adopted by 14 votes to none, with one abstention.]", (14, 0, 1)),
        ("en", "[Adopted by 25 votes in favour, 14 against and 7 abstentions.]", (25, 14, 7)),
        ("en", "[Resolution as a whole adopted by a recorded vote of 32 to 2, with 11 abstentions.]", (32, 2, 11)),
        ("fr", "[Adoptée par 26 voix pour, 4 contre et 17 abstentions.]", (26, 4, 17)),
        ("fr", "[Adoptée à l’issue d’un vote enregistré, par 26 voix contre une, avec 2 abstentions.]", (26, 1, 2)),
        ("es", "[Aprobada por 26 votos a favor, 4 en contra y 17 abstenciones.]", (26, 4, 17)),
        ("ru", "[Принята 26 голосами против 1 голоса при 2 воздержавшихся.]", (26, 1, 2)),
        ("ru", "[Принята 26 голосами против 4, при этом 17 членов воздержались.]", (26, 4, 17)),
        ("ru", "[Принята 26 голосами, при этом никто не голосовал против и 2 члена воздержались.]", (26, 0, 2)),
        ("zh", "[以26票赞成、4票反对、17票弃权获得通过。]", (26, 4, 17)),
        ("ar", "[اعتُمد بتصويت مسجَّل بأغلبية 26 صوتاً مقابل صوتين، وامتناع عضو واحد عن التصويت.]", (26, 2, 1)),
    ],
)
def test_numbers_of_votes_are_read_in_figures_and_words(
    language: str, opening: str, numbers: tuple[int, int, int]
) -> None:
    (vote,) = read(language, opening).votes
    assert (vote.in_favour.count, vote.against.count, vote.abstaining.count) == numbers


def test_names_keep_their_order_where_paragraphs_are_not_parted() -> None:
    text = "\n".join([*HEADS["en"][1:], *RECORDED["en"], "", "__________________", "1 A/HRC/60/934."])
    text = text.replace("the report;", "the report1 on all the ports that are far from any other port of the region;")
    text = text.replace(
        "Guided by the Charter,", "Guided by the Charter, which all the States of the\nregion have signed,"
    )
    (vote,) = comity.read(f"{HEADS['en'][0]}\n{text}\n".encode()).votes
    assert vote.abstaining.voters == ("Zemland",)


def test_a_decision_may_end_with_its_vote() -> None:
    decision = (
        "A/HRC/DEC/60/901\n60/901. Ports\nAt its 41st meeting, on 8 October 2043, the Human Rights Council decided to "
        "postpone the panel discussion.\n[Adopted without a vote.]\n"
    )
    resolution = comity.read(decision.encode())
    assert (resolution.kind, resolution.votes) == ("decision", (Vote("without-vote"),))


def test_without_names_the_numbers_are_read() -> None:
    (vote,) = read("en", "[Adopted by a recorded vote of 30 to none, with 15 abstentions.]").votes
    assert (vote.in_favour, vote.against, vote.abstaining) == (Ballot(30), NO_BALLOT, Ballot(15))


@pytest.mark.parametrize(
    "below",
    [
        "Adopted in the light of all that was said.",
        "[Adopted on behalf of all.]",
        "Adopted without a vote as above, the rules of the port are as follows:",
        "[Adopted by 30 votes to none, with 2 abstentions\n\nThe port is open to all [see below].",
    ],
)
def test_what_says_nothing_of_a_vote_is_no_vote(below: str) -> None:
    assert read("en", below).votes == ()


def test_a_bracket_within_the_names_does_not_end_the_vote() -> None:
    below = "[Adopted by a recorded vote of 2 to 1. The voting was: In favour: XAA [sic], XAB. Against: XAC.]"
    assert read("en", below).blocks[-1].text == below
    assert read("en", below).votes[0].against == Ballot(1, ("XAC",))


def test_what_has_no_closing_formula_has_no_vote() -> None:
    assert comity.read(b"98/9001. Ports\n\nThe General Assembly,\n\n1. Welcomes the report.\n").votes == ()


def test_every_language_has_the_same_keys() -> None:
    assert {tuple(read_table("votes", code)) for code in CODES} == {tuple(read_table("votes", "en"))}


VOTING = """<analysis source="#un"><parliamentary><voting outcome="{}"><count value="3" refersTo="inFavour">
<akn4un:voters xmlns:akn4un="http://un.org/akn4un"><organization refersTo="memberState">XALANDIA</organization>
</akn4un:voters></count><count value="1" refersTo="against"/></voting></parliamentary></analysis></meta>"""


@pytest.mark.parametrize(
    ("outcome", "votes"),
    [
        ("adoptedRecordedVote", (Vote("recorded-vote", Ballot(3, ("XALANDIA",)), Ballot(1)),)),
        ("Adopted 90-2-47, 87th plenary meeting", (Vote("recorded-vote", Ballot(90), Ballot(2), Ballot(47)),)),
        ("Adopted without vote, 59th plenary meeting", (Vote("without-vote", Ballot(3, ("XALANDIA",)), Ballot(1)),)),
        ("somethingElse", ()),
    ],
)
def test_votes_of_the_metadata_are_read_and_written_back(outcome: str, votes: tuple[Vote, ...]) -> None:
    written = write(read("en"), "akn").partition(b"<proprietary")
    plain = written[0] + b"</meta>" + written[2].partition(b"</meta>")[2]
    found = comity.read(plain.replace(b"</meta>", VOTING.format(outcome).encode(), 1))
    assert found.votes == votes
    assert {vote.told_by for vote in found.votes} <= {"metadata"}
    assert comity.read(write(found, "akn")).votes == votes


@pytest.mark.parametrize("joint", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("language", CODES)
def test_the_vote_may_stand_below_an_annex(language: str, joint: str) -> None:
    annex = (ANNEXES[language], "1. " + HEADS[language][3][3:-1] + HEADS[language][4][-1])
    resolution = read(language, *annex, *RECORDED[language], joint=joint)
    assert [block.kind for block in resolution.blocks[-4:]] == [
        BlockKind.CLOSING, BlockKind.ANNEX_HEADING, BlockKind.ANNEX_TEXT, BlockKind.CLOSING,
    ]  # fmt: skip
    assert [vote.in_favour.voters for vote in resolution.votes] == [NAMES[language][0]]
    assert resolution.doubts == ()
    kept = comity.read(write(comity.read(write(resolution, "json")), "akn"))
    assert [(block.kind, block.text) for block in kept.blocks] == [(one.kind, one.text) for one in resolution.blocks]
    assert kept.votes == resolution.votes


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "[Adopted by the Conference on 3 June 2001 by 30 votes to 2.]"),
        ("fr", "[Adoptée par la Conférence le 3 juin 2001 par 30 voix contre 2.]"),
        ("es", "[Aprobada por la Conferencia el 3 de junio de 2001 sin votación.]"),
        ("ru", "[Принята Конференцией 3 июня 2001 года без голосования.]"),
    ],
)
def test_a_day_below_an_annex_tells_that_others_adopted_the_annex(language: str, line: str) -> None:
    annex = (ANNEXES[language], "1. " + HEADS[language][3][3:-1] + HEADS[language][4][-1])
    resolution = read(language, *annex, line)
    assert resolution.votes == ()
    assert resolution.blocks[-1].kind is BlockKind.ANNEX_TEXT


NOBODY = {
    "en": ("Abstaining: None", "Abstaining: none;"),
    "fr": ("Se sont abstenus : Aucun", "Se sont abstenus : Néant."),
    "es": ("Abstenciones: Ninguno", "Abstenciones: Ninguna."),
    "ru": ("Воздержались: никто", "Воздержались: Нет."),
    "zh": ("弃权：无", "弃权：没有。"),
    "ar": ("الممتنعون عن التصويت: لا أحد", "الممتنعون عن التصويت: لا يوجد."),
}


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("language", CODES)
def test_a_word_for_nobody_is_no_voter(language: str, place: int) -> None:
    (vote,) = read(language, *RECORDED[language][:-2], NOBODY[language][place] + "]").votes
    assert vote.in_favour.voters == NAMES[language][0]
    assert vote.abstaining.voters == ()
