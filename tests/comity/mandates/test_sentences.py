"""Every rule of the mandates room on sentences of our own, in six languages: see sentences.toml."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.bodies import BodyMention
from comity.languages.acts import speakers_named
from comity.languages.clauses import clause_profile
from comity.languages.loader import CODES
from comity.mandates.extract import extract_mandates
from comity.mandates.mentions import Known
from comity.model.anchors import with_anchors
from comity.model.mandate import Clause
from comity.model.resolution import Block, BlockKind, Masthead, Reading, Resolution

CASES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))["case"]


def resolution(
    language: str, *texts: str, title: str = "", items: tuple[str, ...] = (), symbol: str = "A/RES/90/900"
) -> Resolution:
    """A resolution of the ninetieth session with these operative paragraphs; `items` follow the last."""
    blocks = [Block(BlockKind.OPERATIVE, text, f"{number}.", 1) for number, text in enumerate(texts, start=1)]
    blocks += [Block(BlockKind.SUBPARAGRAPH, text, f"({chr(97 + number)})", 2) for number, text in enumerate(items)]
    masthead = Masthead(symbol=symbol, session="90", title=title, adoption_date="2035-12-01")
    return Resolution(language, masthead, with_anchors(tuple(blocks)), Reading("", "", "", ""))


def read(language: str, text: str, **more: Any) -> tuple[Clause, ...]:
    """The clauses of one paragraph."""
    return extract_mandates(resolution(language, text, **more))[0].clauses


def as_case(clause: Clause) -> dict[str, Any]:
    """A clause in the form of sentences.toml."""
    due = clause.due_all or ((clause.due,) if clause.due else ())
    return {
        "class": clause.act_class,
        "addressees": set(clause.addressees),
        "with": set(clause.with_),
        "report": clause.report,
        "due": [one.as_json() for one in due],
        "recurrence": clause.recurrence,
        "agenda_item": clause.agenda_item,
    }


def expected(clause: dict[str, Any]) -> dict[str, Any]:
    """A clause of sentences.toml with what it leaves out."""
    blank: dict[str, Any] = {
        "addressees": [], "with": [], "report": False, "due": [], "recurrence": None, "agenda_item": False
    }  # fmt: skip
    whole = blank | clause
    return whole | {"addressees": set(whole["addressees"]), "with": set(whole["with"])}


READINGS = [(case, language) for case in CASES for language in CODES if language in case]


@pytest.mark.parametrize(("case", "language"), READINGS, ids=[f"{case['name']} {code}" for case, code in READINGS])
def test_sentence(case: dict[str, Any], language: str) -> None:
    found = [as_case(clause) for clause in read(language, case[language])]
    wanted = [expected(clause) for clause in case["clauses"]]
    for clause, one, other in zip(read(language, case[language]), found, wanted, strict=False):
        if "report_to" in other:
            one["report_to"] = clause.report_to or ""
        if other["class"] == "*":  # languages divide encouraging and calling upon differently
            other["class"] = one["class"]
    assert found == wanted


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("A/RES/90/900", "ga"),
        ("S/RES/2999 (2035)", "security-council"),
        ("E/RES/2035/9", "ecosoc"),
        ("A/HRC/RES/99/9", "human-rights-council"),
        ("2625 (XXV)", "ga"),
    ],
)
def test_the_body_whose_symbol_it_is_decides_and_receives(symbol: str, body: str) -> None:
    text = "Decide seguir examinando la cuestión y solicita al Secretario General que le presente un informe;"
    decides, requests = read("es", text, symbol=symbol)
    assert (decides.addressees, requests.report_to) == ((body,), body)


def test_a_council_is_informed_by_a_pronoun_of_its_gender() -> None:
    text = "Solicita al Secretario General que lo informe de los faros;"
    receivers = [read("es", text, symbol=symbol)[0].report_to for symbol in ("S/RES/2999 (2035)", "A/RES/90/900")]
    assert receivers == ["security-council", None]


def test_a_joined_act_says_where_it_is_read_and_what_is_doubted() -> None:
    invites, encourages = read("en", "Invites and encourages Member States to report each year to the Assembly;")
    assert invites.spans == encourages.spans != ()
    requests, urges = read("en", "Requests and urges the keepers of lighthouses to read;")
    assert [doubt.code for doubt in requests.doubts] == [doubt.code for doubt in urges.doubts] == ["addressee-unknown"]


PRONOUNS = {
    "them, just asked": (
        "en", "Calls upon Member States to keep libraries open, and urges them to lend books;", ["member-states"],
    ),
    "them, named before": (
        "en", "Requests the Secretary-General to send the list to all Member States, and urges them to read it;",
        ["member-states"],
    ),
    "he, named before": (
        "en", "Takes note of the report of the Secretary-General, and requests that he submit another one;",
        ["secretary-general"],
    ),
    "les, before the act": (
        "fr", "Demande aux États Membres de garder les bibliothèques ouvertes et les exhorte à prêter des livres ;",
        ["member-states"],
    ),
    "leur, before the act": (
        "fr", "Invite les États Membres à garder leurs phares et leur demande instamment d’en dresser la liste ;",
        ["member-states"],
    ),
    "auxquels, before the act": (
        "fr", "Prend note des travaux des parlements, auxquels elle demande instamment de garder leurs phares ;",
        ["parliaments"],
    ),
    "los, before the act": (
        "es", "Pide a los Estados Miembros que mantengan abiertas las bibliotecas y los insta a prestar libros;",
        ["member-states"],
    ),
    "их": (
        "ru", "призывает государства-члены открывать библиотеки и настоятельно призывает их выдавать книги;",
        ["member-states"],
    ),
    "ها, those just asked": (
        "ar", "تهيب بالدول الأعضاء أن تقرأ للأطفال، وتحثها على إعارة الكتب؛", ["member-states"],
    ),
    "ها, several named before": (
        "ar", "ترحب بتعاون منظمة الصحة العالمية ومنظمة العمل الدولية، وتدعوها إلى القراءة؛", ["who", "ilo"],
    ),
    "ها, one named before": (
        "ar", "ترحب بعمل منظمة الصحة العالمية في المكتبات، وتشجعها على القراءة؛", ["who"],
    ),
    "إليها, one named before": (
        "ar", "ترحب بتقرير منظمة العمل الدولية عن البرلمانات، وتطلب إليها أن تقرأ؛", ["ilo"],
    ),
    "بها, those just asked": (
        "ar", "تدعو البرلمانات إلى القراءة، وتهيب في هذا الصدد بها أن تعير الكتب؛", ["parliaments"],
    ),
    "ه, one named before": (
        "ar", "ترحب بتقرير الأمين العام عن الدول، وتشجعه على القراءة؛", ["secretary-general"],
    ),
    "它们": ("zh", "促请会员国开放图书馆，并敦促它们出借图书；", ["member-states"]),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "parties"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_a_pronoun_stands_for_a_party_of_its_paragraph(language: str, text: str, parties: list[str]) -> None:
    assert list(read(language, text)[-1].addressees) == parties


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Demande à toutes les parties concernées de lire ;"),
        ("es", "Insta a todas las partes interesadas a que lean;"),
        ("es", "Insta a todos los interesados a que lean;"),
    ],
)
def test_a_name_that_groups_share_is_by_the_council_that_of_the_parties_to_a_conflict(language: str, text: str) -> None:
    assert read(language, text)[0].addressees == ("relevant-stakeholders",)
    assert read(language, text, symbol="S/RES/2999 (2035)")[0].addressees == ("parties-concerned",)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_which_group_the_council_means_is_in_the_data_whatever_its_order(order: tuple[int, int]) -> None:
    ids = ("parties-concerned", "relevant-stakeholders")
    first, other = ids[order[0]], ids[order[1]]
    shared = BodyMention(0, 4, first, "them", (other,))
    for council, meant in ((True, "parties-concerned"), (False, first)):
        known = Known("en", clause_profile("en"), council=council)
        assert [mention.id for mention in known._meant([shared])] == [meant]


ENGLISH = {
    "a possessive is no party": ("Encourages the Secretary-General’s efforts in libraries;", []),
    "a name before a noun is no party": ("Encourages United Nations gardens to open;", []),
    "a deed of a party": ("Encourages the continued active involvement of the Inter-Parliamentary Union;", ["ipu"]),
    "support from a party": ("Encourages the necessary support for it from Member States;", ["member-states"]),
    "funding by a party": ("Calls for the full and timely funding by donors of libraries;", ["donors"]),
    "exchanges between parties": (
        "Calls for exchanges between the United Nations and the Inter-Parliamentary Union;", ["un", "ipu"]
    ),
    "through others": (
        "Requests the Secretary-General, through the World Health Organization, to open a library;",
        ["secretary-general"],
    ),
    "one acts through others": (
        "Encourages States, directly or through relevant regional or global organizations, to act;", ["states"]
    ),
    "all States parties": ("Urges all States parties to open libraries;", ["states-parties"]),
    "all State parties": ("Urges all State parties to open libraries;", ["states-parties"]),
    "all sides": ("Urges all sides to open libraries;", ["parties-concerned"]),
    "user States": ("Calls upon user States and flag States to open libraries;", ["states"]),
    "in the plural": ("Calls upon the Resident Coordinators to open libraries;", ["resident-coordinators"]),
    "through others, behind including": (
        "Encourages States, including through regional fisheries management organizations, to act;", ["states"],
    ),
    "a clause of its own": (
        "Encourages States, where a competent regional organization exists, to act;", ["states"],
    ),
    "others are to act upon it": ("Requests that all Governments be provided with libraries;", []),
    "it is to be guided": ("Requests that the Secretary-General be guided by the list;", ["secretary-general"]),
    "source countries": ("Encourages source countries to open libraries;", ["countries"]),
    "Central American countries": ("Encourages the Central American countries to open libraries;", ["countries"]),
    "it will itself go on": ("Decides to further discuss the library;", ["ga"]),
    "what a thing decided on is for": ("Decides to paint the library to commemorate the fire;", []),
    "the subject of a that-clause": ("Recommends that Member States open libraries;", ["member-states"]),
    "support asks nobody": ("Supports the efforts of Member States;", []),
    "a sum asks nobody": ("Decides to appropriate the amount of 5 dollars for the period to 30 June 2036;", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), ENGLISH.values(), ids=ENGLISH.keys())
def test_who_is_asked_in_english(text: str, parties: list[str]) -> None:
    clause = read("en", text)[0]
    assert list(clause.addressees) == parties
    assert clause.due is None


CHINESE = {
    "those that a relative clause ends with": (
        "鼓励尚未批准国际劳工组织《2036年书籍公约》(第99号)的国家批准该公约；", ["states"],
    ),
    "behind a relative clause that names others": (
        "邀请具有经济及社会理事会咨商地位并拥有专门知识的非政府组织开放图书馆；", ["ngos"],
    ),
    "all whom such a clause describes": ("促请所有尚未成为《书籍公约》缔约国的国家开放图书馆；", ["states"]),
    "where and when fit": ("鼓励视情况并在适当时使用国际灯塔理事会的书籍，以及各国的图书馆；", []),
    "it will itself put off": ("决定推迟到2036年开放图书馆；", ["ga"]),
    "it will itself go on": ("决定继续于每年八月纪念图书馆日；", ["ga"]),
    "a day for others": ("决定宣布六月十八日为图书馆日，每年举办纪念活动；", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), CHINESE.values(), ids=CHINESE.keys())
def test_who_is_asked_in_chinese(text: str, parties: list[str]) -> None:
    assert list(read("zh", text)[0].addressees) == parties


def test_lettered_items_belong_to_the_act_above_them() -> None:
    clauses = read("en", "Requests the Secretary-General:", items=("To open a library;", "To report to the Assembly;"))
    assert [clause.addressees for clause in clauses] == [("secretary-general",)]


def test_items_with_acts_of_their_own_are_clauses() -> None:
    text = "With regard to libraries:"
    items = ("Requests the Secretary-General to open one;", "Invites Member States to visit it;")
    clauses = read("en", text, items=items)
    assert [clause.act_class for clause in clauses] == ["request", "invite"]
    assert clauses[0].start == len(text) + 1


def test_spans_are_characters_of_the_text_as_printed() -> None:
    """Vowel marks, which are not compared, keep their places (Arabic)."""
    text = "تطلب إلى الأمين العام أن يقدِّم تقريراً؛"
    clause = read("ar", text)[0]
    spans = {name: text[start:end] for name, start, end in clause.spans}
    assert clause.report
    assert spans["report"].endswith("تقريرا")
    assert spans["addressees:secretary-general"] == "الأمين العام"


def test_a_short_name_stands_for_the_body_named_before() -> None:
    title = "Committee on Contributions"
    found = extract_mandates(resolution("en", "Requests the Committee to meet;", title=title))
    assert found[0].clauses[0].addressees == ("committee-on-contributions",)


def test_a_second_clause_on_the_same_report_shares_its_session() -> None:
    text = (
        "Requests the Secretary-General to submit a report at its ninety-first session, "
        "and also requests the Secretary-General to include details in the report;"
    )
    assert [clause.due.as_json() for clause in read("en", text) if clause.due] == [{"session": 91}, {"session": 91}]


TIMES = {
    "ar, no longer than": ("ar", "تطلب إلى اللجنة أن ترد الكتب في موعد لا يتجاوز ثلاثة أشهر؛", [{"within": "P3M"}]),
    "ar, without exceeding": ("ar", "تطلب إلى اللجنة أن ترد الكتب دون أن يتجاوز ذلك ثلاثة أشهر؛", [{"within": "P3M"}]),
    "ar, the agenda of a year": ("ar", "تدعو اللجنة إلى قراءة القائمة وخطة عام 2030 وغيرها؛", []),
    "ru, from a session on": (
        "ru", "просит Комитет начиная с девяносто первой сессии открывать библиотеку;", [{"session": 91}],
    ),
    "ru, asked with чтобы": (
        "ru", "просит Комитет, чтобы он продолжал в 2036 и 2037 годах открывать библиотеки;",
        [{"year": 2036}, {"year": 2037}],
    ),
    "ru, in the half of a year": (
        "ru", "просит Комитет созвать во второй половине 2036 года совещание;", [{"year": 2036}],
    ),
    "ru, at its session of a year": (
        "ru", "просит Комитет начать на своей сессии 2036 года чтение;", [{"year": 2036}],
    ),
    "ru, what a half is known for": (
        "ru", "просит Комитет прочитать список, чтобы во второй половине 2036 года открыть библиотеку;", [],
    ),
    "ru, not later, than in": (
        "ru", "просит Комитет вернуть книги как можно скорее, но не позднее, чем через три месяца;",
        [{"within": "P3M"}],
    ),
    "ru, a purpose": ("ru", "просит Комитет принять меры, чтобы открыть библиотеку в 2036 году;", []),
    "ru, in preparation for": (
        "ru", "просит Комитет при подготовке к проведению форума 2036 года прочитать список;", [{"year": 2036}],
    ),
    "ru, from a year to a year": ("ru", "просит Комитет прочитать списки с 2035 до 2036 года;", []),
    "ru, from a year to the end of one": ("ru", "просит Комитет прочитать списки с 2035 года до конца 2036 года;", []),
    "zh, from a day to a day": ("zh", "请委员会阅读从2035年9月1日到2036年9月30日的名单；", []),
    "zh, by a day": ("zh", "请委员会到2036年9月30日阅读名单；", [{"date": "2036-09-30"}]),
    "zh, in preparation for": ("zh", "请委员会在筹备2036年论坛时考虑到关于2035年论坛的摘要；", [{"year": 2036}]),
    "en, the second half": ("en", "Requests the Committee to meet in the second half of 2036;", [{"year": 2036}]),
    "en, the first quarter": ("en", "Requests the Committee to meet in the first quarter of 2036;", [{"year": 2036}]),
    "en, before the end": ("en", "Requests the Committee to meet before the end of 2036;", [{"year": 2036}]),
    "en, yet to be held": ("en", "Requests the Committee to cover all forums to be held in 2036;", [{"year": 2036}]),
    "en, held already": ("en", "Requests the Committee to cover the forum held in 2035;", []),
    "fr, what a paper is on": (
        "fr", "Prie le Comité de lire le résumé sur le forum de 2035 en prévision du forum de 2036 ;", [{"year": 2036}],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "due"), TIMES.values(), ids=TIMES.keys())
def test_by_when_in_one_language(language: str, text: str, due: list[dict[str, object]]) -> None:
    assert as_case(read(language, text)[0])["due"] == due


REPORTS = {
    "en, included in": ("en", "Encourages States to consider including in their reports a list of libraries;", True),
    "en, part of one": ("en", "Invites States to include a list of libraries as part of their reports;", True),
    "en, told as part of one": ("en", "Invites the Committee to give a list of books as part of its report;", True),
    "en, a hyphened word": ("en", "Requests the Committee to submit an in-depth, evidence-based report;", True),
    "en, days after": ("en", "Requests the Committee to provide, 30 days after the fire, a report on it;", True),
    "en, for inclusion": ("en", "Urges States to give information for inclusion in the report of the Centre;", True),
    "en, in the next": ("en", "Requests the Committee to provide detailed information in its next report;", True),
    "en, updated": ("en", "Urges States to update the General Assembly on the library;", True),
    "en, a handbook updated": ("en", "Requests the Committee to update the Handbook of libraries;", False),
    "en, goes on briefing": ("en", "Invites the Chairs to continue briefing the Committee;", True),
    "en, a list kept updated": ("en", "Requests the Committee to keep the list of books updated;", False),
    "en, States kept updated": ("en", "Requests the Committee to keep Member States updated on books;", True),
    "en, what reports say of": ("en", "Calls for access to all halls, including those named in the reports;", False),
    "fr, one that is made": ("fr", "Prie le Comité d’améliorer les notes fournies sur les rapports du Centre ;", False),
    "fr, told in the next": ("fr", "Prie le Comité de faire le point des progrès dans son prochain rapport ;", True),
    "fr, kept informed of it": ("fr", "Prie le Comité de consulter les États et de les en tenir informés ;", True),
    "fr, told of": ("fr", "Prie le Comité de faire part au Secrétaire général de l’état des phares ;", True),
    "fr, read out": ("fr", "Prie le Comité de présenter oralement à l’Assemblée un rapport sur les phares ;", True),
    "fr, of their own accord": (
        "fr", "Invite les États à présenter, de leur propre initiative, des rapports nationaux sur les phares ;", True,
    ),
    "fr, that it be submitted": ("fr", "Demande que soient présentés chaque année aux États des rapports ;", True),
    "fr, accounted for better": ("fr", "Demande aux États de mieux rendre compte de leurs phares ;", False),
    "fr, others are held to account": (
        "fr", "Demande aux États de veiller à ce que les voleurs de phares aient à en rendre compte ;", False,
    ),
    "ar, a list of those made": ("ar", "تطلب إلى اللجنة إدراج سلسلة التقارير الصادرة عن المكتبة في الموقع؛", False),
    "ar, a level reached": ("ar", "تشجع الدول على قراءة القائمة، مع مراعاة أن المتوسط يبلغ خمسة؛", False),
    "ar, procedures of reporting": ("ar", "تطلب إلى اللجنة أن توحد إجراءات الإبلاغ؛", False),
    "ar, methods of reporting": ("ar", "تطلب إلى اللجنة أن تحسن أساليب الإبلاغ؛", False),
    "ar, done without a report": ("ar", "تحث الدول على منع الصيد دون إبلاغ في الميناء؛", False),
    "ar, kept informed": ("ar", "تطلب إلى اللجنة أن تبقي الجمعية العامة على علم بما يجري في المكتبة؛", True),
    "ar, provided with one": ("ar", "تطلب إلى اللجنة أن تزود الجمعية العامة في دورتها بتقرير عن المكتبة؛", True),
    "ar, does the reporting": ("ar", "تطلب إلى اللجنة أن تصلح المكتبة وأن تقوم بالإبلاغ عن ذلك؛", True),
    "ar, within the next": ("ar", "تطلب إلى اللجنة أن تدرج قائمة الكتب ضمن تقريرها المقبل؛", True),
    "ar, of self-determination": ("ar", "تطلب إلى اللجنة أن تعد كتبا عن تقرير المصير؛", False),
    "ar, more of it": ("ar", "تحث الدول على العمل من أجل زيادة الإبلاغ عن الحرائق؛", False),
    "ar, a list is shown": ("ar", "تطلب إلى الرئيس أن يطلع الجمعية على القائمة؛", False),
    "ar, preparing one": ("ar", "تطلب إلى اللجنة أن تقوم بإعداد تقرير عن المنارات؛", True),
    "ar, and reporting on it": ("ar", "تطلب إلى اللجنة إحصاء المنارات والإبلاغ عن ذلك؛", True),
    "zh, of a rapporteur": ("zh", "请秘书长向特别报告员提供灯塔；", False),
    "zh, that is submitted": ("zh", "请委员会审议秘书长提出的报告的语文；", False),
    "zh, demands of reporting": ("zh", "请各国满足提交报告要求；", False),
    "zh, an informal briefing": ("zh", "鼓励各国参加非正式通报会；", False),
    "zh, one is submitted": ("zh", "请秘书长向大会提交一份关于灯塔的报告；", True),
    "es, the people are told": ("es", "Exhorta a los Estados a informar al pueblo de los faros;", False),
    "es, abreast of it": ("es", "Exhorta a los Estados a mantenerse al corriente de los faros;", False),
    "es, in the one to come": ("es", "Alienta al Comité a que presente datos en su próximo informe;", True),
    "es, tell it": ("es", "Solicita al Comité que considere la posibilidad de informarla de ello;", True),
    "es, behind an aside": ("es", "Solicita al Comité que, junto con el Centro, informe a la Asamblea de ello;", True),
    "es, in the next": ("es", "Solicita al Comité que en su próximo informe proporcione una lista de libros;", True),
    "es, others are held to account": ("es", "Exhorta a los Estados a hacer rendir cuentas a los ladrones;", False),
    "es, keeps itself informed": ("es", "Alienta al Comité a que se mantenga informado de las necesidades;", False),
    "ru, given in it": ("ru", "просит Комитет давать в его докладах полный список книг;", True),
    "ru, told": ("ru", "просит Комитет сообщать Генеральной Ассамблее о книгах;", True),
    "ru, within what is owed already": (
        "ru", "просит Комитет представлять, в рамках обязанностей по отчетности, доклады о книгах;", True,
    ),
    "ru, on this": ("ru", "просит Комитет представить Генеральной Ассамблее информацию по этому вопросу;", True),
    "ru, on something": ("ru", "предлагает государствам представить Комитету информацию о книгах;", False),
    "ru, shown in it": ("ru", "просит Комитет отражать эту информацию в своих ежегодных докладах;", True),
    "ru, prepares them": ("ru", "просит Секретариат готовить доклады о книгах;", True),
    "ru, a summary": ("ru", "просит Председателя подготовить краткий отчет о слушаниях;", False),
    "ru, proposals in a budget": (
        "ru", "просит Комитет включить в его доклад о следующем бюджете предложения по книгам;", False,
    ),
    "ru, data in a budget": (
        "ru", "просит Комитет включить в его доклад о следующем бюджете подробную информацию по книгам;", True,
    ),
    "ru, accounts": ("ru", "просит Комитет представлять отчетность по книгам;", False),
    "zh, one each year": ("zh", "请委员会向该图书馆提供关于书籍的年度报告；", True),
    "zh, in that one": ("zh", "请委员会在该报告中载列书籍清单；", True),
    "zh, the next budget": ("zh", "请委员会在下次预算报告中介绍书籍；", False),
    "zh, what was proposed in one": ("zh", "请委员会参考提交图书馆的报告中提出的清单；", False),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "asked"), REPORTS.values(), ids=REPORTS.keys())
def test_a_report_is_asked_for_not_spoken_of(language: str, text: str, asked: bool) -> None:
    assert read(language, text)[0].report is asked


PARTNERS = {
    "en, behind one unknown": (
        "en", "Requests the Secretary-General, with the support of the Lamp and other relevant actors, to open it;",
        ["relevant-stakeholders"],
    ),
    "fr, behind some unknown": (
        "fr", "Invite les gouvernements, en partenariat avec les phares et les parlements, à ouvrir les ports ;",
        ["parliaments"],
    ),
    "zh, with its parent": (
        "zh", "请秘书长在秘书处政治和建设和平事务部的支持下开放图书馆；",
        ["department-of-political-and-peacebuilding-affairs"],
    ),
    "zh, 同时 joins nobody": ("zh", "邀请各国政府开放图书馆，同时回顾大会的呼吁，继续合作；", []),
    "ar, the list goes on with ومع": (
        "ar", "تطلب إلى اللجنة أن تواصل، بالتعاون مع الحكومات ومع المنظمات الحكومية الدولية، أعمالها؛",
        ["governments", "intergovernmental-organizations"],
    ),
    "ru, by means of": ("ru", "просит Комитет с помощью средств массовой информации открыть библиотеку;", []),
    "ru, consultations with the part of": (
        "ru", "просит Комитет проводить консультации с участием государств-членов;", ["member-states"],
    ),
    "ru, a report on an interaction": (
        "ru", "просит Комитет представить доклад о мерах и его взаимодействии с Межпарламентским союзом;", [],
    ),
    "ru, exchanging news": ("ru", "просит Комитет обмениваться списками книг с Межпарламентским союзом;", []),
    "ru, doing work": ("ru", "просит Комитет продолжать свою нынешнюю работу с молодежью;", ["youth"]),
    "ru, a work that is to grow": ("ru", "просит активизировать работу с молодежью;", []),
    "ru, with an ample part of": (
        "ru", "просит Комитет при широком, равном и весомом участии женщин и, если это возможно, девочек читать книги;",
        ["women", "girls"],
    ),
    "ru, drawing in": ("ru", "просит Комитет открыть библиотеку, привлекая молодежь;", ["youth"]),
    "ru, to draw in": ("ru", "просит Комитет активно привлекать молодежь к чтению;", []),
    "ru, in interaction": (
        "ru", "просит Комитет во взаимодействии с Межпарламентским союзом открыть библиотеку;", ["ipu"],
    ),
    "ru, what is connected with them": (
        "ru", "просит Комитет открыть библиотеки, связанные с Межпарламентским союзом;", [],
    ),
    "ru, a load and the support of": (
        "ru", "просит Комитет разделить бремя, связанное с приемом и поддержкой беженцев;", [],
    ),
    "es, in the work of": (
        "es", "Exhorta a los Estados a que cooperen plenamente en la labor del Consejo de Derechos Humanos;",
        ["human-rights-council"],
    ),
    "en, in coordination with": (
        "en", "Requests the Secretary-General, in coordination with Member States, to act;", ["member-states"],
    ),
    "en, consult": ("en", "Requests the Committee to consult Member States on the library;", ["member-states"]),
    "en, cooperate with and assist": (
        "en", "Calls upon Governments to cooperate with and assist the Special Rapporteur;", ["special-rapporteur"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "partners"), PARTNERS.values(), ids=PARTNERS.keys())
def test_partners_in_one_language(language: str, text: str, partners: list[str]) -> None:
    assert list(read(language, text)[0].with_) == partners


OFTEN = {
    "annual": (
        "every year", "chaque année", "cada año", "каждый год",
        "每年", "كل سنة",
    ),
    "biennial": (
        "every two years", "tous les deux ans", "cada dos años", "раз в два года",
        "每两年", "كل سنتين",
    ),
    "triennial": (
        "every three years", "tous les trois ans", "cada tres años", "раз в три года",
        "每三年", "كل ثلاث سنوات",
    ),
    "quadrennial": (
        "every four years", "tous les quatre ans", "cada cuatro años", "каждые четыре года",
        "每四年", "كل أربع سنوات",
    ),
    "quinquennial": (
        "every five years", "tous les cinq ans", "cada cinco años", "раз в пять лет",
        "每五年", "كل خمس سنوات",
    ),
    "every-session": (
        "at each session", "à chaque session", "en cada período de sesiones", "на каждой сессии",
        "每届会议", "في كل دورة",
    ),
    "monthly": (
        "every month", "chaque mois", "todos los meses", "каждый месяц",
        "每月", "كل شهر",
    ),
    "quarterly": (
        "every three months", "tous les trois mois", "cada tres meses", "раз в квартал",
        "每三个月", "كل ثلاثة أشهر",
    ),
    "regular": (
        "regularly", "régulièrement", "periódicamente", "регулярно",
        "定期", "بانتظام",
    ),
}  # fmt: skip
MEET = {
    "en": "Requests the Committee to open the library {};",
    "fr": "Prie le Comité d’ouvrir la bibliothèque {} ;",
    "es": "Solicita al Comité que abra la biblioteca {};",
    "ru": "просит Комитет {} открывать библиотеку;",
    "zh": "请委员会{}开放图书馆；",
    "ar": "تطلب إلى اللجنة أن تفتح المكتبة {}؛",
}


OFTEN_IN_FRENCH = {
    "once or twice a year": ("Prie le Comité de compter les phares une ou deux fois par an ;", "annual"),
    "a migration": ("Prie les États de faciliter des migrations sûres, ordonnées et régulières ;", None),
    "what others do": ("Prie le Comité d’écrire aux États qui ont régulièrement éteint les phares ;", None),
    "an aim": ("Prie le Comité d’agir pour que la liste soit lue partout et régulièrement ;", None),
    "in a more regular way": ("Invite les États Membres à compter les phares de façon plus régulière ;", "regular"),
}


@pytest.mark.parametrize(("text", "recurrence"), OFTEN_IN_FRENCH.values(), ids=OFTEN_IN_FRENCH.keys())
def test_how_often_in_french(text: str, recurrence: str | None) -> None:
    assert [clause.recurrence for clause in read("fr", text)] == [recurrence]


@pytest.mark.parametrize("code", OFTEN)
def test_how_often_in_six_languages(code: str) -> None:
    sentences = zip(MEET.items(), OFTEN[code], strict=True)
    found = {language: read(language, shape.format(words))[0].recurrence for (language, shape), words in sentences}
    assert found == dict.fromkeys(MEET, code)


@pytest.mark.parametrize("words", ["multi-annual payments", "safe and regular access to books"])
def test_what_is_no_interval(words: str) -> None:
    assert read("en", f"Encourages States to allow {words};")[0].recurrence is None


REITERATED = {
    "en": "Reiterates its request in paragraph 12 of resolution 88/1 to the Secretary-General to open a library;",
    "fr": "Réitère sa demande au Secrétaire général, faite au paragraphe 12 de sa résolution 88/1 ;",
    "es": "Reitera su solicitud al Secretario General, que figura en el párrafo 12 de su resolución 88/1;",
}


@pytest.mark.parametrize(("language", "text"), REITERATED.items(), ids=REITERATED.keys())
def test_a_reiterated_request_names_where_it_was_first_made(language: str, text: str) -> None:
    source = dict(read(language, text)[0].inherited)["source"]
    assert "88/1" in source
    assert "12" in source


def test_an_unknown_party_is_a_doubt() -> None:
    clause = read("en", "Requests the Keeper of the Keys to open the library;")[0]
    assert clause.addressees == ()
    assert [doubt.code for doubt in clause.doubts] == ["addressee-unknown"]


def test_words_of_several_classes_are_a_doubt_unless_a_cue_settles_it():
    sentence = "приветствует библиотеку и призывает государства открыть ее;"
    _, clause = read("ru", sentence)
    doubt = clause.doubts[0]
    assert (doubt.code, sentence[doubt.start : doubt.end]) == ("act-class-unsure", "призывает")
    assert read("ru", "призывает принять меры к тому, чтобы государства открыли библиотеку;")[0].doubts == ()


def test_mandates_are_addressed_by_paragraph_and_clause() -> None:
    from comity.mandates.extract import mandates_of

    found = extract_mandates(resolution("en", "Welcomes libraries, and invites Member States to open one;"))
    assert [mandate.anchor for mandate in mandates_of(found)] == ["op1-c2"]


DECLARATION = {
    "en": ("We, the Heads of State,", "Invite parliaments to read;"),
    "fr": ("Nous, chefs d’État,", "Invitons les parlements à lire ;"),
    "es": ("Nosotros, Jefes de Estado,", "Invitamos a los parlamentos a que lean;"),
    "ru": ("Мы, главы государств,", "предлагаем парламентам читать;"),
    "zh": ("我们，各国元首，", "邀请各国议会阅读；"),
    "ar": ("نحن، رؤساء الدول،", "ندعو البرلمانات إلى القراءة؛"),
}


@pytest.mark.parametrize("language", DECLARATION)
def test_those_who_are_named_above_a_declaration_speak_in_its_paragraphs(language: str) -> None:
    speakers, sentence = DECLARATION[language]
    found = extract_mandates(resolution(language, speakers, sentence))
    assert [clause.addressees for paragraph in found for clause in paragraph.clauses] == [("parliaments",)]


def with_annex(language: str, *texts: str) -> Resolution:
    """A resolution that adopts what stands in its annex, which has these paragraphs."""
    adopting = resolution(language, "-")
    annex = [Block(BlockKind.ANNEX_HEADING, "-"), *(Block(BlockKind.ANNEX_TEXT, text, depth=1) for text in texts)]
    return replace(adopting, blocks=with_anchors((*adopting.blocks, *annex)))


@pytest.mark.parametrize("language", DECLARATION)
def test_a_declaration_in_an_annex_asks(language: str) -> None:
    found = extract_mandates(with_annex(language, *DECLARATION[language]))
    assert [(one.number, one.anchor) for one in found[1:]] == [("annex.p-2", "annex-p-2")]
    assert [clause.addressees for clause in found[1].clauses] == [("parliaments",)]


RULES = {
    "en": "Elects a president and invites the parliaments to speak.",
    "fr": "La Conférence élit son président et invite les parlements à prendre la parole.",
    "es": "Elige a su presidente e invita a los parlamentos a hacer uso de la palabra.",
    "ru": "Избирает председателя и предлагает парламентам выступить.",
    "zh": "选举主席并邀请各国议会发言。",
    "ar": "تنتخب رئيسا وتدعو البرلمانات إلى الكلام.",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_those_who_speak_in_one_annex_do_not_in_the_next(language: str) -> None:
    speakers, sentence = DECLARATION[language]
    declared = with_annex(language, speakers)
    heading = {"en": "Annex II", "zh": "附件二"}[language]
    more = (Block(BlockKind.ANNEX_HEADING, heading), Block(BlockKind.ANNEX_TEXT, sentence, depth=1))
    assert len(extract_mandates(replace(declared, blocks=with_anchors((*declared.blocks, *more))))) == 1


@pytest.mark.parametrize("language", RULES)
def test_rules_in_an_annex_ask_nothing(language: str) -> None:
    assert len(extract_mandates(with_annex(language, RULES[language]))) == 1


def test_an_item_of_an_annexed_paragraph_belongs_to_it() -> None:
    annexed = with_annex("en", "In this regard, we call upon:")
    item = Block(BlockKind.ANNEX_TEXT, "Member States to read;", "(a)", 2)
    found = extract_mandates(replace(annexed, blocks=with_anchors((*annexed.blocks, item))))
    assert [(one.number, one.clauses[0].addressees) for one in found[1:]] == [("annex.p", ("member-states",))]


@pytest.mark.parametrize(
    ("language", "text", "acts"),
    [
        ("en", "We commit to build libraries, support readers and decide on their hours;", ["commit"]),
        ("en", "We encourage and support the readers, and we decide to read;", ["encourage", "support", "decide"]),
        ("en", "Decides to read, and supports the readers;", ["decides", "supports"]),
        ("en", "We commit to read, and in this regard we invite the readers to help;", ["commit", "invite"]),
        ("en", "We commit to read, as well as direct aid, and direct the library to open;", ["commit", "direct"]),
        (
            "fr",
            "Nous nous engageons à lire et encourageons les lecteurs ;",
            ["nous nous engageons", "encourageons"],
        ),
        ("fr", "Nous nous félicitons des bibliothèques ;", ["nous nous félicitons"]),
        ("fr", "Nous nous réjouissons des bibliothèques ;", ["nous nous réjouissons"]),
        ("es", "Nos referimos a las bibliotecas;", ["nos referimos"]),
        ("ru", "Мы стремимся читать;", ["стремимся"]),
        ("fr", "Nous engageons les lecteurs à lire ;", ["engageons"]),
        ("es", "Nos comprometemos a leer y alentamos a los lectores;", ["nos comprometemos", "alentamos"]),
    ],
)
def test_what_those_who_declare_do_themselves(language: str, text: str, acts: list[str]) -> None:
    assert [clause.act for clause in read(language, text)] == acts


def test_french_nous_engageons_commits_where_nobody_is_named_behind_it() -> None:
    own, others = read("fr", "Nous engageons à lire ;"), read("fr", "Nous engageons les lecteurs à lire ;")
    assert [clause.act_class for clause in (*own, *others)] == ["other", "encourage"]


@pytest.mark.parametrize(
    ("text", "before", "named"),
    [
        ("We, the Heads of State,", False, True),
        ("We welcome the following:", False, True),
        ("At this meeting we, the Heads of State, agree:", False, True),
        ("At this meeting we, the Heads of State, agree.", False, False),
        ("We decide to read.", True, False),
        ("Welcomes the library;", True, True),
        ("Welcomes the library;", False, False),
        ("The library is open.", True, True),
    ],
)
def test_speakers_are_named_until_they_name_themselves(text: str, before: bool, named: bool) -> None:
    assert speakers_named(text, "en", before=before) is named


def test_chinese_speakers_are_named_without_a_blank_before_them() -> None:
    assert speakers_named("值此会议之际，我们，各国元首，商定：", "zh")


def test_a_noun_at_the_head_of_a_paragraph_is_no_act() -> None:
    welcomes, expenses = "Welcomes the library;", "Direct expenses of the library shall be charged against its income;"
    assert [paragraph.clauses for paragraph in extract_mandates(resolution("en", welcomes, expenses))][1] == ()


GOVERNMENTS = {
    "en": ("in Xalandia", "Welcomes {}, and calls upon the Government to read;", "the laws of Brennovia", "Xalandia"),
    "fr": ("en Xalandie", "Salue {}, et demande au Gouvernement de lire ;", "les lois de la Brennovie", "la Xalandie"),
    "es": ("en Xalandia", "Encomia {}, y exhorta al Gobierno a que lea;", "las leyes de Brenovia", "Xalandia"),
    "ru": ("в Ксаландии", "приветствует {} и призывает правительство читать;", "законы Бренновии", "законы Ксаландии"),
    "ar": ("في زالانديا", "ترحب {}، وتهيب بالحكومة أن تقرأ؛", "بقوانين برينوفيا", "بقوانين زالانديا"),
    "zh": ("萨兰迪亚的", "欢迎{}，并促请该国政府阅读；", "布伦诺维亚的法律", "萨兰迪亚的法律"),
}
"""A State as a title has it; a paragraph, and what it says first of another State or of that one."""


@pytest.mark.parametrize(
    ("language", "about", "text", "other", "own"), [(code, *one) for code, one in GOVERNMENTS.items()]
)
def test_the_government_is_that_of_the_state_named_before(
    language: str, about: str, text: str, other: str, own: str
) -> None:
    def asked(before: str, title: str = about) -> tuple[tuple[str, ...], list[str]]:
        clause = read(language, text.format(before), title=title)[-1]
        return clause.addressees, [doubt.code for doubt in clause.doubts if doubt.code == "party-unsure"]

    assert asked(own) == (("state:XAA",), [])
    assert asked(other) == (("state:XAB",), ["party-unsure"])
    assert asked(f"{own}, {other}") == (("state:XAA",), ["party-unsure"])
    assert asked(other, title="") == (("state:XAB",), [])


PLACES = {
    "en": ("Conference on Lighthouses held in Xalandia", "Calls upon the Government to read;"),
    "fr": ("Conférence sur les phares tenue en Xalandie", "Demande au Gouvernement de lire ;"),
    "es": ("Conferencia sobre los Faros celebrada en Xalandia", "Exhorta al Gobierno a que lea;"),
    "ru": ("Конференция по маякам, состоявшаяся в Ксаландии", "призывает правительство читать;"),
    "ar": ("مؤتمر المنارات المعقود في زالانديا", "تهيب بالحكومة أن تقرأ؛"),
    "zh": ("在萨兰迪亚举行的灯塔会议", "促请该国政府阅读；"),
}


@pytest.mark.parametrize(("language", "title", "text"), [(code, *one) for code, one in PLACES.items()])
def test_a_government_is_not_that_of_the_place_in_the_title(language: str, title: str, text: str) -> None:
    assert read(language, text, title=title)[-1].addressees == ()
    assert read(language, text, title=GOVERNMENTS[language][0])[-1].addressees == ("state:XAA",)


COMMITTEES = {
    "en": ("Executive Committee of the High Commissioner’s Programme", "Requests the Executive Committee to read;"),
    "fr": ("Comité exécutif du Programme du Haut-Commissaire", "Prie le Comité exécutif de lire ;"),
    "es": ("Comité Ejecutivo del Programa del Alto Comisionado", "Pide al Comité Ejecutivo que lea;"),
    "ru": ("Исполнительный комитет Программы Верховного комиссара", "просит Исполнительный комитет читать;"),
    "ar": ("اللجنة التنفيذية لبرنامج المفوض السامي", "تطلب إلى اللجنة التنفيذية أن تقرأ؛"),
    "zh": ("高级专员方案执行委员会", "请执行委员会阅读；"),
}


@pytest.mark.parametrize(("language", "title", "text"), [(code, *one) for code, one in COMMITTEES.items()])
def test_a_general_name_is_that_of_the_one_named_before(language: str, title: str, text: str) -> None:
    whole = "executive-committee-of-the-programme-of-the-united-nations-high-commissioner-for-refugees"
    assert read(language, text, title=title)[-1].addressees == (whole,)
    assert read(language, text)[-1].addressees == ("executive-committee",)
