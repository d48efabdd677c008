"""Parties that stand near those asked, or near their partners, in other roles; and times that are nobody's deadline."""

import pytest
from tests.comity.mandates.test_sentences import read

from comity.model.mandate import MANDATE_CLASSES, Clause

FIELDS = {
    "en": "Requests the Secretary-General{} to lend books;",
    "es": "Solicita al Secretario General{} que preste libros;",
    "fr": "Demande au Secrétaire général{} de prêter des livres ;",
    "ru": "предлагает Генеральному секретарю{} читать книги;",
}


def asks(language: str, text: str) -> list[Clause]:
    """The clauses of one paragraph that ask something."""
    return [clause for clause in read(language, text) if clause.act_class in MANDATE_CLASSES]


ASIDES = {
    "en": [
        ", for the benefit of Member States, the private sector and civil society,",
        ", on behalf of Member States, the private sector and civil society,",
        " on behalf of the Member States, the private sector and civil society",
        ", irrespective of the views of Member States, the donors and the media,",
        ", mindful of the interests of Member States, the private sector and civil society,",
        ", because of the needs of women, the youth and the elderly,",
        ", despite the refusal of Member States, the donors and the media,",
        ", aware of the limited means of Member States, the private sector and civil society,",
        ", before the end of the term of the Security Council, regional commissions and other bodies,",
        ", where the rights of women, the youth and the elderly are denied,",
        ", victim of the parties to the conflict, the donors and the media,",
    ],
    "es": [
        ", frente a las necesidades de las mujeres, a los niños,",
        ", junto a los amigos del UNICEF, al PNUD cuando proceda,",
        ", previa consulta del PNUD, al UNICEF,",
        ", a los efectos de la labor del UNICEF, a los donantes,",
        " frente a las necesidades de las mujeres, a los niños",
    ],
    "fr": [
        ", face aux besoins des femmes, aux enfants et aux jeunes,",
        ", en sus des livres prêtés par le PNUD, à l’UNICEF et aux donateurs,",
        ", outre les livres de l’UNICEF, aux jeunes,",
        ", aux fins de la protection des femmes, aux enfants et aux jeunes,",
        " face aux besoins des femmes, aux enfants et aux jeunes",
    ],
    "ru": [
        ", благодаря помощи ЮНИСЕФ, женщинам и детям,",
        ", согласно докладам ПРООН, государствам и частному сектору,",
        ", вопреки просьбам ПРООН, ЮНИСЕФ и частному сектору,",
        ", подобно архивам ЮНИСЕФ, региональным комиссиям,",
        " благодаря помощи ЮНИСЕФ, женщинам и детям",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "aside"), [(language, aside) for language, asides in ASIDES.items() for aside in asides]
)
def test_nobody_named_in_an_aside_with_an_owner_is_asked(language: str, aside: str) -> None:
    (clause,) = asks(language, FIELDS[language].format(aside))
    assert clause.addressees == ("secretary-general",)


GUARDED = [
    ", gardien des intérêts des États Membres, les donateurs et la société civile entendus,",
    ", lors de la session du Conseil économique et social, les donateurs et la société civile étant présents,",
    ", soucieux des droits des femmes, les jeunes compris,",
]


@pytest.mark.parametrize("aside", GUARDED)
def test_french_an_aside_behind_an_object_without_a_preposition(aside: str) -> None:
    (clause,) = asks("fr", f"Prie le Secrétaire général{aside} de prêter des livres ;")
    assert clause.addressees == ("secretary-general",)


NOBODY = {
    "es in force": ("es", "Decide que entrará en vigor el 1 de enero de 2037;"),
    "es how long": ("es", "Decide que durará tres días la reunión;"),
    "es it begins": ("es", "Decide que comenzará la reunión;"),
    "es open to": ("es", "Decide que quedará abierta a todos los Estados Miembros la biblioteca;"),
    "es who pays": ("es", "Decide que cubrirá los gastos el presupuesto ordinario;"),
    "es who holds": ("es", "Decide que celebrará la reunión el Presidente de la Comisión;"),
    "ru to found": ("ru", "подтверждает свое решение создать Комитет, который рассмотрит книги;"),
    "es who is to pay": ("es", "Decide que financiará la biblioteca el Secretario General;"),
    "ru to charge": ("ru", "подтверждает свое решение поручить Генеральному секретарю созвать совещание;"),
    "ru government of": ("ru", "призывает к управлению Организацией Объединенных Наций и частным сектором;"),
    "ru mastery of": ("ru", "призывает к овладению Организацией Объединенных Наций и частным сектором языками;"),
    "en funds": (
        "en",
        "Reiterates its request for UNICEF, UNDP and WFP funds to be published by the Secretary-General;",
    ),
    "en heard": (
        "en",
        "Reiterates its invitation for the Secretary-General, Member States and civil society to be heard by the "
        "Security Council;",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOBODY.values(), ids=NOBODY.keys())
def test_nobody_is_asked(language: str, text: str) -> None:
    assert [clause.addressees for clause in asks(language, text)] == [()]


TOLD = {
    "es the Assembly": ("es", "Decide que examinará la cuestión de los faros;", ("ga",)),
    "ru the Assembly": ("ru", "подтверждает свое решение вернуться к вопросу о маяках;", ("ga",)),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), TOLD.values(), ids=TOLD.keys())
def test_who_is_told_by_a_decision(language: str, text: str, told: tuple[str, ...]) -> None:
    assert [clause.addressees for clause in asks(language, text)] == [told]


ALONE = {
    "en the next asked": (
        "en",
        "Requests UNICEF to work with town libraries and the Secretary-General to submit a report;",
    ),
    "en a meeting": (
        "en",
        "Urges UNICEF to cooperate with lighthouse owners and the Secretary-General to convene a meeting;",
    ),
    "en things": ("en", "Urges UNICEF to work with lamps, books and the Secretary-General to report;"),
    "en to comply": ("en", "Urges UNICEF to cooperate and comply with the International Atomic Energy Agency;"),
    "en to comply fully": ("en", "Urges UNICEF to engage and fully comply with UNDP;"),
    "en no support": ("en", "Urges UNICEF to cooperate with and provide no kind of support to the media;"),
    "fr who works with": ("fr", "Prie l’UNICEF de publier le livre du groupe qui collabore avec le PNUD ;"),
    "fr that works with": ("fr", "Prie l’UNICEF de soutenir la bibliothèque qui travaille avec le PNUD ;"),
    "fr how it works with": ("fr", "Prie l’UNICEF de lire sur la manière dont le Burundi collabore avec le Rwanda ;"),
    "fr how one works with": ("fr", "Prie l’UNICEF de montrer comment l’Union coopère avec l’OIT ;"),
    "fr not to lend": (
        "fr",
        "Prie l’UNICEF de ne pas prêter son concours, et de ne pas prêter sa voix ni leur collaboration "
        "à Israël ;",
    ),
    "fr not to lend it": ("fr", "Prie l’UNICEF de ne pas prêter leur collaboration à Israël ;"),
    "fr to refuse": ("fr", "Prie l’UNICEF de refuser d’apporter leur coopération à la Syrie ;"),
    "fr to cease": ("fr", "Prie l’UNICEF de cesser d’accorder leur coopération à la Syrie ;"),
    "fr to abstain": ("fr", "Prie l’UNICEF de s’abstenir de prêter leur collaboration à Israël ;"),
    "es to abstain": ("es", "Solicita al UNICEF que se abstenga de prestar su cooperación a Israel;"),
    "es not to lend": ("es", "Solicita al UNICEF que no preste su cooperación y asistencia a Israel;"),
    "es assistance": (
        "es",
        "Solicita al UNICEF que preste su cooperación y asistencia a las víctimas y los Estados Miembros;",
    ),
    "fr with the population": ("fr", "Prie l’UNICEF d’aider la population et de se concerter avec elle ;"),
    "fr with society": ("fr", "Prie l’UNICEF de soutenir la société locale et d’échanger avec elle ;"),
    "fr with the population of civilians": (
        "fr",
        "Prie l’UNICEF de protéger la population civile et d’engager des consultations avec elle ;",
    ),
    "fr the next asked": (
        "fr",
        "Prie l’UNICEF de collaborer avec les lecteurs et le Secrétaire général de publier un livre ;",
    ),
    "fr to be protected": (
        "fr",
        "Prie l’UNICEF d’établir des liens avec les livres, les phares et les États Membres à protéger ;",
    ),
    "es who read": ("es", "Solicita al UNICEF que colabore con las bibliotecas y los Estados Miembros que lean;"),
    "es the next asked": (
        "es",
        "Solicita al UNICEF que colabore con las lectoras, las escuelas y al Secretario General que publique;",
    ),
    "es as what": ("es", "Solicita al UNICEF que colabore con las lectoras, incluidas las autoras, como asociados;"),
    "ru not in the case of partners": ("ru", "просит ЮНИСЕФ сотрудничать с библиотеками и государства-члены читать;"),
    "ru founded by": ("ru", "просит ЮНИСЕФ сотрудничать с библиотеками, созданными государствами и частным сектором;"),
    "ru governed by": ("ru", "просит ЮНИСЕФ сотрудничать с читателями, управляемыми государствами;"),
    "ru led by": ("ru", "просит ЮНИСЕФ сотрудничать с библиотеками, руководимыми женщинами и ведомыми детьми;"),
    "ru written by": ("ru", "просит ЮНИСЕФ работать с книгами, написанными женщинами и детьми;"),
    "en held by it": ("en", "Urges UNICEF to lend books to those who are supported by it and any organizations;"),
    "fr an engagement taken": (
        "fr",
        "Prie l’UNICEF de lire conformément avec l’engagement pris par les États Membres ;",
    ),
    "fr an engagement": ("fr", "Prie l’UNICEF de lire avec l’engagement des États Membres de lire ;"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ALONE.values(), ids=ALONE.keys())
def test_nobody_is_a_partner(language: str, text: str) -> None:
    assert [(clause.addressees, clause.with_) for clause in asks(language, text)] == [(("unicef",), ())]


DUE = {
    "a report, behind a purpose": (
        "agir afin d’assurer la publication du livre et de lui présenter un rapport avant la fin de 2036",
        True,
    ),
    "a meeting, behind a purpose between commas": ("convoquer, en vue d’établir un plan, une conférence en 2037", True),
    "a report, behind a purpose and a comma": (
        "veiller à ce qu’il lise afin qu’il puisse se réunir, et de lui faire rapport en 2037",
        True,
    ),
    "a meeting, behind pour que": ("tenir, pour qu’ils lisent, une réunion en 2037", True),
    "a purpose's own": ("lire afin d’éclairer toutes les côtes et d’aider les marins en 2037", False),
    "a purpose's own between commas": ("convoquer, afin d’éclairer toutes les côtes en 2037, une réunion", False),
}  # fmt: skip


@pytest.mark.parametrize(("action", "due"), DUE.values(), ids=DUE.keys())
def test_french_where_a_purpose_ends(action: str, due: bool) -> None:
    de = "d’" if action[0] in "aeiou" else "de "
    (clause,) = asks("fr", f"Prie le Secrétaire général {de}{action} ;")
    assert bool(clause.due) is due


@pytest.mark.parametrize(
    "text",
    [
        "отмечает с удовлетворением, что поэзия радует, побуждает и призывает читать;",
        "призывает устранить то, что разжигает вражду, побуждает и призывает к насилию;",
    ],
)
def test_russian_what_prompts_in_a_that_clause_is_no_act(text: str) -> None:
    assert "encourage" not in [clause.act_class for clause in asks("ru", text)]


@pytest.mark.parametrize("of_whom", ["Израиля", "и предупреждению преступности", "министерства"])
def test_russian_others_have_offices_against_terrorism(of_whom: str) -> None:
    (clause,) = asks("ru", f"просит Управление по борьбе с терроризмом {of_whom} читать книги;")
    assert "office-of-counter-terrorism" not in clause.addressees


def test_those_whose_chairs_are_asked_are_not() -> None:
    text = "Encourages the Chairs of the Fifth Committee and the Committee on Contributions to read;"
    assert [clause.addressees for clause in asks("en", text)] == [()]


HEADS = {
    "en": "Invites the Expert Mechanism on the Rights of Women, the Forum and the Special Rapporteur to read;",
    "ru": "предлагает Экспертному механизму по правам женщин и Специальному докладчику читать;",
    "fr": "Invite le Mécanisme d’experts sur les droits des femmes et le Rapporteur spécial sur les livres à lire ;",
    "es": "Invita al Mecanismo de Expertos sobre los derechos de las mujeres y a la Relatoría Especial a que lean;",
}


@pytest.mark.parametrize(("language", "text"), HEADS.items(), ids=HEADS.keys())
def test_a_list_goes_on_behind_whose_its_first_party_is(language: str, text: str) -> None:
    assert [clause.addressees for clause in asks(language, text)] == [("special-rapporteur",)]


BESIDE = {
    "en": "Requests UNICEF to work with town libraries and the Secretary-General on books;",
    "fr": "Prie l’UNICEF de collaborer avec les lecteurs et le Secrétaire général au sujet des livres ;",
    "es": "Solicita al UNICEF que colabore con las bibliotecas y el Secretario General en lo relativo a los libros;",
    "ru": "просит ЮНИСЕФ сотрудничать с библиотеками и Генеральным секретарем по вопросам книг;",
}


@pytest.mark.parametrize(("language", "text"), BESIDE.items(), ids=BESIDE.keys())
def test_a_partner_behind_one_that_the_registry_lacks(language: str, text: str) -> None:
    assert [(clause.addressees, clause.with_) for clause in asks(language, text)] == [
        (("unicef",), ("secretary-general",))
    ]


def test_russian_what_others_did_makes_no_partners() -> None:
    text = "просит ЮНИСЕФ читать в сотрудничестве с ПРООН с учетом работы, проделанной Генеральным секретарем;"
    assert [clause.with_ for clause in asks("ru", text)] == [("undp",)]


def test_russian_whom_a_thing_concerns_is_no_partner() -> None:
    text = "предлагает государствам сотрудничать с ЮНИСЕФ в деле решения вопросов, касающихся женщин, и читать;"
    assert [(clause.addressees, clause.with_) for clause in asks("ru", text)] == [(("states",), ("unicef",))]


def test_spanish_as_what_partners_are_wanted() -> None:
    text = (
        "Insta a los Estados a implicar a los hombres y los niños, incluidos los autores, como asociados estratégicos;"
    )
    assert "partners" not in asks("es", text)[0].with_
