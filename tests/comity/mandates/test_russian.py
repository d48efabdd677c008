"""Who is asked what in Russian, on sentences of our own: reports and their receivers, times, parties, clauses."""

import pytest
from tests.comity.mandates.test_sentences import read

from comity.model.mandate import MANDATE_CLASSES, Clause


def asks(text: str, symbol: str = "A/RES/90/900") -> list[Clause]:
    """The clauses of one paragraph that ask something."""
    return [clause for clause in read("ru", text, symbol=symbol) if clause.act_class in MANDATE_CLASSES]


RECEIVERS = {
    "behind the report": ("просит Комитет по маякам представить по ним доклад Генеральной Ассамблее;", "ga"),
    "behind what it is about": (
        "просит Генерального секретаря представить доклад о числе маяков Совету по правам человека;",
        "human-rights-council",
    ),
    "of a report that is to hold something": (
        "просит Генерального секретаря назвать число маяков в его следующем докладе Комитету по информации;",
        "committee-on-information",
    ),
    "of a report to be submitted": (
        "просит Генерального секретаря представить данные о маяках в контексте доклада, который будет представлен "
        "Ассамблее;",
        "ga",
    ),
    "whose report it is": ("просит Генерального секретаря представить доклад Совета Безопасности о маяках;", None),
    "informed": ("предлагает Всемирной организации здравоохранения проинформировать Генеральную Ассамблею;", "ga"),
    "briefed": ("просит Секретариат провести брифинг для государств-членов о маяках;", "member-states"),
    "for its consideration": (
        "просит Генерального секретаря представить на рассмотрение Генеральной Ассамблеи доклад о маяках;",
        "ga",
    ),
}


@pytest.mark.parametrize(("text", "receiver"), RECEIVERS.values(), ids=RECEIVERS.keys())
def test_who_receives_the_report(text: str, receiver: str | None) -> None:
    clause = asks(text)[0]
    assert clause.report
    assert clause.report_to == receiver


def test_a_council_is_told_by_its_pronoun() -> None:
    told = "просит Генерального секретаря информировать его о маяках;"
    assert asks(told, "S/RES/2900 (2035)")[0].report_to == "security-council"
    assert asks(told)[0].report_to is None


REPORTS = {
    "in its next report": ("просит Генерального секретаря сосчитать маяки в своем следующем докладе;", True),
    "in its report to the Assembly": (
        "просит Комитет уделить маякам внимание в своем ежегодном докладе Генеральной Ассамблее;",
        True,
    ),
    "for inclusion in a report": (
        "просит государства представить сведения о маяках для включения в доклад Генерального секретаря;",
        True,
    ),
    "information to a council": (
        "просит Генерального секретаря оперативно направлять Совету Безопасности информацию о маяках;",
        True,
    ),
    "that it reported": ("просит, чтобы Комитет сосчитал маяки и отчитался об этом;", True),
    "behind a long title": (
        "просит Генерального секретаря представить по пункту «" + "Маяки и библиотеки островов " * 18 + "» доклад;",
        True,
    ),
    "answers on account of a report": (
        "просит Секретариат подготовить письменные ответы на вопросы в связи с докладом Генерального секретаря;",
        False,
    ),
    "reports to be handed round": (
        "просит Секретариат представлять замечания о маяках и распространять доклады Группы;",
        False,
    ),
    "to the public": ("просит государства информировать и просвещать общественность о маяках;", False),
}


@pytest.mark.parametrize(("text", "asked"), REPORTS.values(), ids=REPORTS.keys())
def test_a_report_is_asked_for(text: str, asked: bool) -> None:
    assert asks(text)[0].report is asked


TIMES = {
    "by a month": ("просит Генерального секретаря сосчитать маяки к ноябрю 2037 года;", [{"date": "2037-11-30"}]),
    "by a year, of a clause that opens with its subject": (
        "рекомендует, чтобы государства увеличили усилия для ремонта маяков к 2041 году;",
        [{"year": 2041}],
    ),
    "by a year, of a purpose": (
        "рекомендует государствам чинить маяки, чтобы к 2041 году светили все;",
        [],
    ),
    "a session of a year": (
        "просит Комитет в усилиях по обеспечению того, чтобы маяки светили, доработать план на своей сессии 2036 года;",
        [{"year": 2036}],
    ),
    "a week of a meeting": (
        "просит Генерального секретаря созвать в течение недели с 14 по 18 июня 2037 года совещание о маяках;",
        [],
    ),
    "how long a session lasts": ("просит Комитет провести сессию в течение двух дней;", []),
    "within how long a session is to be held": (
        "просит Комитет провести сессию в течение двух дней после каникул;",
        [{"within": "P2D"}],
    ),
    "within a week": ("просит Комитет сосчитать маяки в течение недели;", [{"within": "P1W"}]),
}


@pytest.mark.parametrize(("text", "due"), TIMES.values(), ids=TIMES.keys())
def test_by_when(text: str, due: list[dict[str, object]]) -> None:
    clause = asks(text)[0]
    read_due = clause.due_all or ((clause.due,) if clause.due else ())
    assert [one.as_json() for one in read_due] == due


OFTEN = {
    "regular reports to a council": ("просит Комитет включать маяки в свою регулярную отчетность Совету;", "regular"),
    "a company's accounts": ("рекомендует компаниям включать маяки в свою регулярную отчетность;", None),
    "a treatment": ("призывает государства расширять доступ к методам периодического превентивного лечения;", None),
}


@pytest.mark.parametrize(("text", "often"), OFTEN.values(), ids=OFTEN.keys())
def test_how_often(text: str, often: str | None) -> None:
    assert asks(text)[0].recurrence == often


PARTIES = {
    "partners unknown before an aside with one known": (
        "призывает государства-члены на основе консультаций со всеми слоями общества, включая парламенты, "
        "сосчитать маяки;",
        (["member-states"], ["parliaments"]),
    ),
    "at whose request": (
        "настоятельно призывает международное сообщество, по просьбе государств-членов, чинить маяки;",
        (["international-community"], []),
    ),
    "what verb in -сти": (
        "призывает государства блюсти покой маяков и предоставлять УВКБ, а в соответствующих случаях и другим "
        "организациям доступ к ним;",
        (["states"], []),
    ),
    "what a party is": (
        "предлагает ЮНЕСКО как специализированному учреждению по маякам сосчитать их;",
        (["unesco"], []),
    ),
    "what a group is like": (
        "рекомендует, чтобы организации, включая такие органы Организации Объединенных Наций, как ЮНЕСКО, считали "
        "маяки;",
        (["organizations", "un-system", "unesco"], []),
    ),
    "those named as examples, meant by their pronoun": (
        "принимает к сведению труд заинтересованных сторон, таких как ЮНЕСКО и ЮНИСЕФ, и просит их чинить маяки;",
        (["relevant-stakeholders", "unesco", "unicef"], []),
    ),
    "through whom": (
        "призывает государства, действуя в координации с женщинами, в том числе через представляющие их организации, "
        "чинить маяки;",
        (["states"], ["women"]),
    ),
    "support of somebody": (
        "призывает расширить поддержку маяков со стороны международного сообщества;",
        (["international-community"], []),
    ),
    "two deeds between two bodies": (
        "рекомендует продолжать усилия и расширять сотрудничество между ЮНЕСКО и ЮНИСЕФ;",
        (["unesco", "unicef"], []),
    ),
    "the system's organs in a list": (
        "просит органы, организации, фонды и программы системы Организации Объединенных Наций сосчитать маяки;",
        (["un-system"], []),
    ),
    "civil society's organizations, and the system's": (
        "просит Совет по правам человека, консультируясь с соответствующими организациями гражданского общества и "
        "учреждениями, программами и фондами Организации Объединенных Наций, сосчитать маяки;",
        (["human-rights-council"], ["civil-society", "un-system"]),
    ),
    "that organization": ("призывает государства работать с этой организацией над маяками;", (["states"], [])),
    "another organization": (
        "призывает государства чинить маяки в сотрудничестве с Организацией за свет;",
        (["states"], []),
    ),
    "an agreement with somebody": (
        "предлагает парламентам рассмотреть вопрос о заключении с Межпарламентским союзом соглашений о сотрудничестве;",
        (["parliaments"], ["ipu"]),
    ),
    "a dialogue with it": (
        "предлагает Генеральному секретарю выступить перед Генеральной Ассамблеей и провести с ней диалог;",
        (["secretary-general"], ["ga"]),
    ),
    "each other and somebody else": (
        "настоятельно призывает государства сотрудничать друг с другом и с ЮНЕСКО;",
        (["states"], ["unesco"]),
    ),
    "consulted meanwhile": (
        "призывает государства чинить маяки, консультируясь при этом с ЮНЕСКО;",
        (["states"], ["unesco"]),
    ),
    "in connection with what somebody decided": (
        "уполномочивает Генерального секретаря чинить маяки в связи с решениями, принятыми ЮНЕСКО;",
        (["secretary-general"], []),
    ),
    "the system's programmes and funds": (
        "предлагает организациям, программам и фондам системы Организации Объединенных Наций чинить маяки;",
        (["un-system"], []),
    ),
    "what the Assembly decides to do, behind an aside": (
        "постановляет, принимая во внимание свет маяков, рассмотреть вопрос о 3 маяках;",
        (["ga"], []),
    ),
    "what it proclaims": ("постановляет провозгласить 3 мая Днем маяков и отмечать его ежегодно;", ([], [])),
}


@pytest.mark.parametrize(("text", "parties"), PARTIES.values(), ids=PARTIES.keys())
def test_who_is_asked_and_with_whom(text: str, parties: tuple[list[str], list[str]]) -> None:
    clause = asks(text)[0]
    assert (sorted(clause.addressees), sorted(clause.with_)) == (sorted(parties[0]), sorted(parties[1]))


CLAUSES = {
    "with this in mind": ("отмечает маяки и с учетом этого призывает государства чинить их;", ["call"]),
    "meanwhile": (
        "просит Секретариат считать маяки и в промежуточный период просит Комитет чинить их;",
        ["request", "request"],
    ),
    "as an interim measure": (
        "признает маяки и в качестве временной меры предлагает государствам чинить их;",
        ["invite"],
    ),
    "hereby": ("ссылается на свое решение и настоящим разрешает использование маяков;", ["decide"]),
    "with insistence": ("выражает обеспокоенность и вновь настойчиво призывает государства чинить маяки;", ["call"]),
    "a request that is met": ("удовлетворяет просьбу о выделении маяку субсидии;", ["decide"]),
    "what is singled out": ("особо выделяет обязательство сторон чинить маяки;", []),
    "decisions of before": ("вновь подтверждает свои предыдущие решения относительно маяков;", ["decide"]),
    "to move somebody": ("побуждает учреждения чинить маяки и призывает государства;", ["encourage", "call"]),
}


@pytest.mark.parametrize(("text", "classes"), CLAUSES.values(), ids=CLAUSES.keys())
def test_what_is_a_clause(text: str, classes: list[str]) -> None:
    assert [clause.act_class for clause in asks(text)] == classes


HELPED = {
    "assistance to a council": "об оказании помощи Экономическому и Социальному Совету",
    "help given to a council": "о содействии, оказанном Совету по правам человека",
    "services to a committee": "об услугах, оказываемых Комитету по взносам",
    "support of a committee": "о поддержке маяками Комитету по информации",
}


@pytest.mark.parametrize("about", HELPED.values(), ids=HELPED.keys())
def test_who_is_helped_receives_no_report(about: str) -> None:
    clause = asks(f"просит Генерального секретаря представить доклад {about};")[0]
    assert clause.report
    assert clause.report_to is None


WITHIN = {
    "a meeting to be convened": ("созвать совещание в течение шести месяцев", "P6M"),
    "a meeting to be held": ("провести заседание в течение шести месяцев после принятия резолюции", "P6M"),
    "a session to be convened": ("созвать сессию в течение одного года", "P1Y"),
    "from a day on": ("сосчитать маяки в течение 30 дней с 5 мая 2036 года", "P30D"),
    "how long sessions last": ("проводить сессию в течение двух недель", None),
    "how much longer a session lasts": ("продлить его сессию в течение двух недель", None),
    "what its name tells": ("созвать двухнедельное совещание в течение двух недель", None),
    "from one day to another": ("считать маяки в течение двух недель с 5 по 18 мая 2036 года", None),
}


@pytest.mark.parametrize(("action", "within"), WITHIN.values(), ids=WITHIN.keys())
def test_how_long_a_session_lasts_is_no_time_by_which(action: str, within: str | None) -> None:
    due = asks(f"просит Секретариат {action};")[0].due
    assert (due.within if due else None) == within


def test_two_hundred_quoted_names_are_read_once() -> None:
    names = ", ".join(f"«План {number}»" for number in range(200))
    text = f"просит Генерального секретаря представить государствам {names} и обеспечить их выполнение;"
    assert not asks(text)[0].report


@pytest.mark.parametrize(
    ("words", "partners"),
    [
        ("системой развития сельских районов", ()),
        ("системой развития", ("un-system",)),
    ],
)
def test_the_development_system_is_named_where_its_name_ends(words: str, partners: tuple[str, ...]) -> None:
    text = f"призывает государства-члены в сотрудничестве с {words} строить маяки;"
    assert asks(text)[0].with_ == partners


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("побуждает государства строить маяки;", ["encourage"]),
        ("отмечает рост цен, который вызывает озабоченность и побуждает государства строить маяки;", []),
    ],
)
def test_what_prompts_somebody_is_an_act_where_it_opens_the_paragraph(text: str, classes: list[str]) -> None:
    assert [clause.act_class for clause in asks(text)] == classes
