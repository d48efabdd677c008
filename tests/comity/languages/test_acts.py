"""Acts in six languages: the opening phrase, the main clauses, the bare act, the class."""

import pytest

from comity.languages.acts import act_class_of, bare_act, breaks_off, find_acts, opening_act, rival_classes

OPENINGS = [
    # language, kind, text, phrase, class, lemma
    ("en", "preambular", "Recalling also its earlier decisions on ferries,", "Recalling also", "recognize", "recall"),
    ("en", "preambular", "Noting in this regard the ferries,", "Noting", "recognize", "note"),
    ("en", "preambular", "Noting in particular the ferries,", "Noting in particular", "recognize", "note"),
    ("en", "preambular", "Deeply concerned that ferries sink,", "Deeply concerned", "concern", "concerned"),
    ("en", "preambular", "Having also considered the report,", "Having also considered", "other", "consider"),
    ("en", "operative", "Takes note with great appreciation of it;", "Takes note with great appreciation",
     "recognize", "take-note"),
    ("en", "operative", "Expresses its deep concern at the loss;", "Expresses its deep concern", "concern",
     "express-concern"),
    ("en", "operative", "Calls once again upon all States to act;", "Calls once again upon", "call", "call"),
    ("en", "operative", "Reiterates its request to the ferryman to row;", "Reiterates its request", "request",
     "reiterate-request"),
    ("en", "operative", "Reaffirms its decision to row;", "Reaffirms", "decide", "reaffirm"),
    ("en", "operative", "Welcomes and encourages the rowing;", "Welcomes and encourages", "welcome", "welcome"),
    ("en", "operative", "Recognises the work of rowers;", "Recognises", "recognize", "recognize"),
    ("en", "operative", "Encourages further efforts to row;", "Encourages", "encourage", "encourage"),
    ("en", "operative", "Decides further that boats shall float;", "Decides further", "decide", "decide"),
    ("en", "operative", "  “Requests the rowers to rest”", "Requests", "request", "request"),
    ("fr", "preambular", "Constatant avec une vive inquiétude que", "Constatant avec une vive inquiétude",
     "recognize", "note"),
    ("fr", "preambular", "Conscient du rôle des rameurs,", "Conscient", "recognize", "aware"),
    ("fr", "operative", "Se déclare de nouveau gravement préoccupée par", "Se déclare de nouveau gravement préoccupée",
     "concern", "express-concern"),
    ("fr", "operative", "Prend également note du rapport ;", "Prend également note", "recognize", "take-note"),
    ("fr", "operative", "Demande instamment aux États d’agir ;", "Demande instamment", "urge", "urge"),
    ("fr", "operative", "Indique que les rameurs peuvent ramer ;", "Indique", "recognize", "note"),
    ("fr", "operative", "S’inquiète de la situation ;", "S’inquiète", "concern", "concerned"),
    ("es", "operative", "Hace suyas también las conclusiones;", "Hace suyas también", "endorse", "endorse"),
    ("es", "operative", "Acoge con beneplácito y alienta la labor;", "Acoge con beneplácito y alienta", "welcome",
     "welcome"),
    ("es", "preambular", "Observando con profunda preocupación que", "Observando con profunda preocupación",
     "recognize", "note"),
    ("ru", "preambular", "будучи по-прежнему глубоко обеспокоена тем,", "будучи по-прежнему глубоко обеспокоена",
     "concern", "concerned"),
    ("ru", "operative", "c удовлетворением отмечает также работу;", "c удовлетворением отмечает также", "welcome",
     "welcome"),
    ("ru", "operative", "предлагает вниманию государств доклад;", "предлагает", "welcome", "commend"),
    ("ru", "operative", "заявляет о своей поддержке труда;", "заявляет о своей поддержке", "endorse",
     "affirm-support"),
    ("ru", "operative", "заявляет о решительной поддержке труда;", "заявляет", "endorse", "affirm"),
    ("ru", "operative", "заявляет о своей решимости трудиться;", "заявляет о своей решимости", "other",
     "affirm-determination"),
    ("ru", "operative", "заявляет, что библиотека открыта;", "заявляет", "reaffirm", "affirm"),
    ("ru", "preambular", "вновь заявляя о решимости открыть библиотеку,", "вновь заявляя", "reaffirm", "reiterate"),
    ("ru", "preambular", "заявляя о своей решимости открыть библиотеку,", "заявляя о своей решимости", "reaffirm",
     "affirm-determination"),
    ("ru", "preambular", "заявляя о поддержке библиотеки,", "заявляя о поддержке", "reaffirm", "affirm-support"),
    ("ru", "operative", "вновь заявляет о своей решительной поддержке труда;",
     "вновь заявляет о своей решительной поддержке", "reaffirm", "reiterate-support"),
    ("zh", "preambular", "回顾并进一步赞同各项决议，", "回顾并进一步赞同", "recognize", "recall"),
    ("zh", "preambular", "严重关切地注意到船只沉没，", "严重关切地注意到", "recognize", "note"),
    ("zh", "operative", "在这方面又请船夫休息；", "又请", "request", "request"),
    ("zh", "operative", "对船夫的努力表示赞赏；", "表示赞赏", "welcome", "express-appreciation"),
    ("zh", "preambular", "在纪念渡船下水之际，重申船夫的权利，", "重申", "reaffirm", "reaffirm"),
    ("zh", "operative", "连续第十年敦促各船停航；", "敦促", "urge", "urge"),
    ("zh", "operative", "本着合作精神赞扬船夫；", "赞扬", "welcome", "commend"),
    ("zh", "preambular", "本着合作精神，", "本着", "other", "act"),
    ("zh", "preambular", "尤其关切渡船沉没，", "尤其关切", "concern", "concerned"),
    ("ar", "preambular", "وإذ تشير أيضاً إلى القرارات،", "وإذ تشير أيضاً", "recognize", "recall"),
    ("ar", "preambular", "وإذ يساورها بالغ القلق إزاء الحالة،", "وإذ يساورها بالغ القلق", "concern", "concerned"),
    ("ar", "operative", "ترحب بوجه خاص بالقوارب؛", "ترحب بوجه خاص", "welcome", "welcome"),
    ("ar", "operative", "تُقـرّر كذلك أن تنظر؛", "تُقـرّر كذلك", "decide", "decide"),
    ("ar", "operative", "تكرر طلبها إلى اللجنة؛", "تكرر طلبها", "request", "reiterate-request"),
    ("ar", "operative", "يعرب عن بالغ قلقه إزاء ذلك؛", "يعرب عن بالغ قلقه", "concern", "express-concern"),
    # A blank between its words was lost.
    ("en", "operative", "Takesnote of the report;", "Takesnote", "recognize", "take-note"),
    ("fr", "operative", "Prend égalementnote du rapport ;", "Prend égalementnote", "recognize", "take-note"),
    ("ar", "operative", "تحيطعلما بتقرير الملاح؛", "تحيطعلما", "recognize", "take-note"),
    ("ar", "operative", "تحيط علمامع التقدير بعمل الملاح؛", "تحيط علمامع التقدير", "recognize", "take-note"),
    ("ar", "operative", "تعربعن تقديرها للملاح؛", "تعربعن تقديرها", "welcome", "express-appreciation"),
    ("ar", "operative", "تؤيدوتدعم عمل الملاح؛", "تؤيدوتدعم", "endorse", "endorse"),
    ("ar", "preambular", "وإذتُشير إلى عمل الملاح،", "وإذتُشير", "recognize", "recall"),
]  # fmt: skip

NO_OPENING = [
    ("en", "operative", "States must open their harbours to all fishers,"),
    ("en", "operative", "The rowers shall rest on the seventh day;"),
    ("en", "operative", "Notestaking is an art;"),
    ("en", "operative", "Callsigns upon ships are lit;"),
    ("en", "operative", "Takesnotes of the report;"),
    ("en", "operative", "Decidesto meet;"),
    ("fr", "operative", "Les rameurs se reposent ;"),
    ("es", "operative", "Acogemos con beneplácito la labor;"),
    ("ru", "operative", "государства-члены вносят взносы;"),
    ("zh", "operative", "上述摊款应减除："),
    ("ar", "operative", "أن تسدد الدول الأعضاء الرسوم؛"),
    ("ar", "operative", "تقريرها عن عمل الملاح؛"),
    ("ar", "preambular", "وإذا أبحر الملاح،"),
    ("zh", "operative", "为此而设立的委员会开会；"),  # what is said of a noun
]

CLAUSES = [
    ("en", "Welcomes the report, which recommends rest, and invites the rowers to row;", ["welcome", "invite"]),
    ("en", "Recalls the year, stresses that all must row, and in this regard urges them to row;",
     ["recognize", "reaffirm", "urge"]),
    ("en", "Invites and encourages the rowers to consider rest, with a view to encouraging sleep;",
     ["invite", "encourage"]),
    ("en", "Takes note of the book “Row, and calls upon the sea”, while stressing its length;", ["recognize"]),
    ("en", "Welcomes the plan, which encourages States to row, and requests a copy;", ["welcome", "request"]),
    ("fr", "Salue le plan et prie les rameurs de ramer ;", ["welcome", "request"]),
    ("fr", "Demande aux rameurs de ramer et les encourage à dormir ;", ["call", "encourage"]),
    ("es", "Observa el plan e insta a los remeros a que remen, y los alienta a que duerman;",
     ["recognize", "urge", "encourage"]),
    ("ru", "приветствует план и просит гребцов грести, а также рекомендует им спать;",
     ["welcome", "request", "encourage"]),
    ("zh", "欢迎酌情列入船夫，并邀请各船更经常划船；", ["welcome", "invite"]),
    ("zh", "回顾该计划，其中邀请船夫划船，并请各船报告，同时强调指出休息的好处；", ["recognize", "request"]),
    ("ar", "ترحب بالخطة، وتشجعهما على التجديف، وتدعو إلى الراحة؛", ["welcome", "encourage", "call"]),
    # What is asked goes on, without a comma and behind "that they ..."; a pronoun, a comma or a noun ends that.
    ("ar", "تدعو البحارة إلى أن يتبادلوا المصابيح وتشجع القراءة؛", ["invite"]),
    ("ar", "تدعو البحارة إلى أن يتبادلوا المصابيح وتشجعهم على القراءة؛", ["invite", "encourage"]),
    ("ar", "تدعو البحارة إلى أن يتبادلوا المصابيح، وتشجع القراءة؛", ["invite", "encourage"]),
    ("ar", "تدعو البحارة إلى القراءة وتشجع التجديف؛", ["invite", "encourage"]),
    ("ar", "تلاحظ أن ينابيع الميناء جفت وتشجع القراءة؛", ["recognize", "encourage"]),
    ("ar", "تلاحظ الخطة، ولا يزال القلق يساورها إزاء الحريق؛", ["recognize", "concern"]),
    ("ar", "تحيطعلما بالخطة، وتشجع القراءة؛", ["recognize", "encourage"]),
]  # fmt: skip

BARE = [
    ("en", "Also strongly condemns", "condemns"),
    ("en", "Calls once again upon", "calls upon"),
    ("en", "Takes note with appreciation", "takes note with appreciation"),
    ("fr", "Se félicite également", "se félicite"),
    ("fr", "Prend également note", "prend note"),
    ("es", "Pone de relieve además", "pone de relieve"),
    ("ru", "принимает также к сведению", "принимает к сведению"),
    ("zh", "又再次请", "请"),
    ("ar", "تعيد أيضا تأكيد", "تعيد تأكيد"),
    ("ar", "تحيطعلما أيضا", "تحيطعلما"),
]

CLASSES = [
    ("en", "decides to include", "decide"),
    ("en", "expresses its support", "endorse"),
    ("en", "reiterates its strong support", "reaffirm"),
    ("en", "notes with concern", "recognize"),
    ("en", "sings", ""),
    ("fr", "rend hommage", "welcome"),
    ("es", "exhorta", "call"),
    ("ru", "постановляет", "decide"),
    ("zh", "促请", "call"),
    ("ar", "تهيب", "call"),
    ("ar", "تحيطعلما", "recognize"),
]


@pytest.mark.parametrize(("language", "kind", "text", "phrase", "act_class", "lemma"), OPENINGS)
def test_opening(language: str, kind: str, text: str, phrase: str, act_class: str, lemma: str) -> None:
    match = opening_act(text, language, kind)
    assert match is not None
    assert (match.text, match.act_class, match.lemma) == (phrase, act_class, lemma)
    assert text[match.start : match.end] == match.text


@pytest.mark.parametrize(("language", "kind", "text"), NO_OPENING)
def test_no_opening(language: str, kind: str, text: str) -> None:
    assert opening_act(text, language, kind) is None


@pytest.mark.parametrize(("language", "text", "classes"), CLAUSES)
def test_clauses(language: str, text: str, classes: list[str]) -> None:
    acts = find_acts(text, language, "operative")
    assert [act.act_class for act in acts] == classes
    assert all(text[act.start : act.end] == act.text for act in acts)
    assert [act.start for act in acts] == sorted(act.start for act in acts)


def test_coordinated_verbs_of_the_opening_are_apart() -> None:
    acts = find_acts("回顾并进一步赞同各项决议，", "zh", "preambular")
    assert [(act.text, act.act_class) for act in acts] == [("回顾", "recognize"), ("进一步赞同", "endorse")]


def test_emphasis_shows_an_act_that_words_leave_open() -> None:
    text = "Welcomes the plan - urges all to row;"
    assert [act.text for act in find_acts(text, "en", "operative")] == ["Welcomes"]
    start = text.index("urges")
    assert [act.text for act in find_acts(text, "en", "operative", [(0, 8), (start, start + 5)])] == [
        "Welcomes",
        "urges",
    ]


@pytest.mark.parametrize(("language", "phrase", "bare"), BARE)
def test_bare_act(language: str, phrase: str, bare: str) -> None:
    assert bare_act(phrase, language) == bare


@pytest.mark.parametrize(("language", "phrase", "act_class"), CLASSES)
def test_class(language: str, phrase: str, act_class: str) -> None:
    assert act_class_of(phrase, language) == act_class


def test_words_of_two_classes_say_so() -> None:
    assert rival_classes("призывает", "ru") == ("encourage",)
    assert rival_classes("настоятельно призывает", "ru") == ()
    assert rival_classes("row", "en") == ()
    assert rival_classes("engage", "fr", " les États à lire ;") == ("call",)
    assert rival_classes("engage", "fr", " le Secrétaire général à lire ;") == ()
    assert rival_classes("encourage", "fr") == ()
    assert rival_classes("призывает", "ru", " их продолжать чтение;") == ("call",)


CUES = [
    # language, text, classes
    ("ru", "призывает государства открыть библиотеку;", ("call",)),
    ("ru", "призывает их продолжать открывать библиотеки;", ("encourage",)),
    ("ru", "приветствует открытие и призывает государства и далее открывать их;", ("welcome", "encourage")),
    ("ru", "с удовлетворением отмечает открытие библиотеки;", ("welcome",)),
    ("ru", "с удовлетворением отмечает, что библиотека открыта;", ("recognize",)),
    ("fr", "Se déclare préoccupée par l’incendie et invite les États à lire ;", ("concern", "call")),
    ("fr", "Invite les États à lire ;", ("invite",)),
    ("fr", "Salue le rôle de la bibliothèque ;", ("recognize",)),
    ("ru", "призывает частный сектор открыть библиотеку;", ("encourage",)),
    ("ru", "призывает другие государства открыть библиотеку;", ("encourage",)),
    ("ru", "вновь обращается ко всем государствам и библиотекам с настоятельным призывом читать;", ("call",)),
    ("ru", "вновь обращается ко всем государствам и библиотекам с просьбой читать;", ("request",)),
    ("ru", "обращается к государствам, учитывая их опыт, с просьбой читать;", ("request",)),
    ("ru", "обращается к государствам с призывом читать;", ("call",)),
    ("ru", "повторяет изложенную в пункте 3 своей резолюции просьбу к Генеральному секретарю читать;", ("request",)),
    ("ru", "повторяет высказанную Комитетом просьбу о том, чтобы библиотека была открыта;", ("reaffirm",)),
    ("ru", "подтверждает свою обращенную к Генеральному секретарю просьбу открыть библиотеку;", ("request",)),
    ("ru", "подтверждает важность библиотек;", ("reaffirm",)),
    ("ru", "предлагает вниманию государств книги о море;", ("welcome",)),
    ("ru", "продолжает выступать за открытие библиотек;", ("endorse",)),
    ("fr", "Engage tous les États à lire ;", ("call",)),
    ("fr", "Engage les États à lire ;", ("encourage",)),
    ("fr", "Prie le Comité de lire et invite les organismes compétents à l’aider ;", ("request", "call")),
    ("fr", "Invite les organismes compétents à lire ;", ("invite",)),
    ("ar", "تدعو في هذا الصدد إلى القراءة؛", ("call",)),
    ("ar", "تطلب إلى إسرائيل القراءة؛", ("call",)),
    ("ar", "تطلب إلى الدول القراءة؛", ("request",)),
    ("ar", "تعرب عن القلق إزاء الحريق، وتدعو الدول إلى القراءة؛", ("concern", "call")),
    ("ar", "تدعو الدول إلى القراءة؛", ("invite",)),
    ("ar", "تحث الدول على القراءة، وتدعوها إلى الغناء؛", ("urge", "invite")),
    ("ar", "ترحب بالدول، وتدعوها إلى الغناء؛", ("welcome", "call")),
    ("ar", "تشجع على بناء منارات كبيرة وتعتمد على الرياح؛", ("encourage",)),
    ("ar", "تقرر ما يلي، وتعتمد القائمة؛", ("decide", "decide")),
    ("ar", "تعتمد القائمة؛", ("decide",)),
    ("ar", "تشجع الدول على تحسين القوائم وتوافقها؛", ("encourage",)),
    ("ar", "تؤكد أن القائمة لا تتغير دون أن تقرأها الجمعية وتوافق عليها؛", ("reaffirm",)),
    ("ar", "توافق على القائمة؛", ("decide",)),
    ("ar", "تقرر أن يغني سبعة أعضاء تعينهم الدول وتنتخبهم الجمعية؛", ("decide",)),
    ("ar", "تحث الدول على أن تغني وتقدم الكتب التي تملكها وتطلبها المدارس؛", ("urge",)),
    ("ar", "تكرر في هذا الشأن طلبها الموجه إلى الدول أن تقرأ؛", ("request",)),
    ("ar", "تكرر لهذا الغرض تأكيد قرارها أن تقرأ؛", ("decide",)),
    ("ar", "تكرر بناء على ذلك توصيتها إلى الدول بأن تقرأ؛", ("recommend",)),
    ("ar", "تكرر التأكيد على الدعوة الموجهة إلى الدول؛", ("call",)),
    ("ar", "تكرر الدعوة الموجهة إلى الدول؛", ("invite",)),
    ("ar", "تعيد تأكيد قرارها 34/17 المؤرخ اليوم؛", ("reaffirm",)),
    ("ar", "تعيد تأكيد قرارها أن تقرأ؛", ("decide",)),
    ("ar", "ترحب بالكتب، وتنادي بوجوب أن تقرأ الدول؛", ("welcome", "request")),
    ("ar", "ترحب بالكتب، وتواصل التشجيع على القراءة، وتواصل دعوتها إلى الغناء؛", ("welcome", "encourage", "call")),
    ("ar", "ترحب بالكتب، وبالتالي تطلب إلى الدول أن تقرأ؛", ("welcome", "request")),
]


@pytest.mark.parametrize(("language", "text", "classes"), CUES)
def test_cues_tell_the_classes_of_one_verb_apart(language: str, text: str, classes: tuple[str, ...]) -> None:
    assert tuple(act.act_class for act in find_acts(text, language, "operative")) == classes


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
@pytest.mark.parametrize("text", ["", " ", "“", "，", "a", "و", "вновь", "also", "对", "l’", "é" * 500])
def test_scraps_have_no_act(language: str, text: str) -> None:
    assert opening_act(text, language, "operative") is None
    assert find_acts(text, language, "preambular") == ()
    assert act_class_of(text, language) == ""


def test_an_opening_phrase_of_two_verbs_is_read_to_its_end() -> None:
    text = "Accordingly believes or remains encouraged in the strongest possible terms by imagined harbours"
    act = opening_act(text, "en", "operative")
    assert act is not None and act.text.endswith("in the strongest possible terms")


LED_IN = {
    "en": ("In the light of the above, requests the Secretary-General to report;", "requests"),
    "en-mind": ("With this in mind, calls upon all States to report;", "calls upon"),
    "fr": ("Compte tenu de ce qui précède, prie le Secrétaire général de faire rapport ;", "prie"),
    "fr-light": ("À la lumière de ce qui précède, prie le Secrétaire général de faire rapport ;", "prie"),
    "es": ("A la luz de lo anterior, solicita al Secretario General que informe;", "solicita"),
    "ru": ("в свете вышеизложенного просит Генерального секретаря представить доклад;", "просит"),
    "zh": ("鉴于上述情况，请秘书长提出报告；", "请"),
    "zh-this": ("有鉴于此，请秘书长提出报告；", "请"),
    "ar": ("في ضوء ما تقدم، تطلب إلى الأمين العام أن يقدم تقريرا؛", "تطلب"),
    "ar-and": ("وفي هذا الصدد، تهيب بجميع الدول أن تقدم تقارير؛", "تهيب"),
}


@pytest.mark.parametrize("case", LED_IN)
def test_words_that_lead_in_from_what_stands_above_are_no_part_of_the_act(case: str) -> None:
    text, act = LED_IN[case]
    found = opening_act(text, case[:2], "operative")
    assert found is not None
    assert found.text == act
    assert [one.text for one in find_acts(text, case[:2], "operative")] == [act]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh", "第78/9001号和", True),
        ("zh", "第78/9001号，", False),
        ("en", "resolution 78/9001 and", True),
        ("en", "sand", False),
    ],
)
def test_a_text_that_breaks_off_behind_a_coordinator(language: str, text: str, found: bool) -> None:
    assert breaks_off(text, language) is found


@pytest.mark.parametrize("words", ["Notes " + "in particular, " * 2000, "in this regard, " * 2000])
def test_words_that_lead_in_may_be_said_again_and_again(words: str) -> None:
    assert [one.text.lower() for one in find_acts(f"{words}notes the books;", "en", "operative")][-1:] == ["notes"]
