"""How often and by when, in six languages."""

import pytest

from comity.calendar.intervals import RECURRENCES, find_deadlines, find_recurrences
from comity.languages.calendar import calendar_words
from comity.languages.loader import CODES

OFTEN = [
    ("en", "to report biennially to the Assembly", "biennial"), ("en", "to meet every two years", "biennial"),
    ("en", "on a more regular basis", "regular"), ("en", "to report every year", "annual"),
    ("en", "every three months", "quarterly"), ("en", "every five years", "quinquennial"),
    ("en", "at each session", "every-session"), ("en", "to meet monthly", "monthly"),
    ("fr", "tous les deux ans", "biennial"), ("fr", "de façon plus régulière", "regular"),
    ("fr", "chaque année", "annual"), ("fr", "à chacune de ses sessions", "every-session"),
    ("es", "cada cuatro años", "quadrennial"), ("es", "de manera más regular", "regular"),
    ("es", "anualmente", "annual"),
    ("ru", "раз в два года", "biennial"), ("ru", "на более регулярной основе", "regular"), ("ru", "ежегодно", "annual"),
    ("zh", "每两年", "biennial"), ("zh", "定期", "regular"), ("zh", "每年", "annual"), ("zh", "每季度", "quarterly"),
    ("ar", "كل سنتين", "biennial"), ("ar", "بانتظام", "regular"), ("ar", "سنويا", "annual"),
    ("ar", "بصورة أكثر انتظاما", "regular"), ("ar", "شهريا", "monthly"),
]  # fmt: skip

DUE = [
    ("en", "within six months", {"within": "P6M"}),
    ("en", "within ninety (90) days of its adoption", {"within": "P90D"}),
    ("en", "by 31 December 2026", {"date": "2026-12-31"}), ("en", "no later than 1 March 2027", {"date": "2027-03-01"}),
    ("en", "by 2030", {"year": 2030}), ("en", "before the end of 2026", {"year": 2026}),
    ("en", "no later than February 2028", {"date": "2028-02-29"}),
    ("en", "by the end of June 2027", {"date": "2027-06-30"}),
    ("fr", "au plus tard en avril 2027", {"date": "2027-04-30"}),
    ("fr", "d’ici à la fin du mois de juin 2027", {"date": "2027-06-30"}),
    ("es", "a más tardar en abril de 2027", {"date": "2027-04-30"}),
    ("es", "antes de que finalice junio de 2027", {"date": "2027-06-30"}),
    ("ru", "не позднее апреля 2027 года", {"date": "2027-04-30"}),
    ("ru", "до конца июня 2027 года", {"date": "2027-06-30"}),
    ("zh", "不迟于2027年4月", {"date": "2027-04-30"}),
    ("zh", "在2027年6月底前", {"date": "2027-06-30"}),
    ("ar", "في موعد أقصاه نيسان/أبريل 2027", {"date": "2027-04-30"}),
    ("ar", "بحلول نهاية حزيران/يونيه 2027", {"date": "2027-06-30"}),
    ("fr", "dans un délai de six mois", {"within": "P6M"}), ("fr", "d’ici à 2030", {"year": 2030}),
    ("fr", "au plus tard le 1er mars 2027", {"date": "2027-03-01"}),
    ("es", "en un plazo de seis meses", {"within": "P6M"}), ("es", "a más tardar en 2026", {"year": 2026}),
    ("es", "a más tardar el 31 de diciembre de 2026", {"date": "2026-12-31"}),
    ("ru", "в течение шести месяцев", {"within": "P6M"}), ("ru", "к 2030 году", {"year": 2030}),
    ("ru", "не позднее 1 марта 2027 года", {"date": "2027-03-01"}),
    ("ru", "не позднее чем через две недели", {"within": "P2W"}),
    ("ru", "не позднее, чем через три месяца", {"within": "P3M"}),
    ("zh", "在六个月内", {"within": "P6M"}), ("zh", "到2030年", {"year": 2030}), ("zh", "90天内", {"within": "P90D"}),
    ("zh", "在2026年12月31日之前", {"date": "2026-12-31"}), ("zh", "在2026年年底前", {"year": 2026}),
    ("ar", "في غضون ستة أشهر", {"within": "P6M"}), ("ar", "في غضون شهرين", {"within": "P2M"}),
    ("ar", "في غضون الشهرين القادمين", {"within": "P2M"}),
    ("fr", "dans un délai d’un an", {"within": "P1Y"}),
    ("fr", "dans l’année suivant son adoption", {"within": "P1Y"}),
    ("ru", "в месячный срок", {"within": "P1M"}), ("ru", "в двухлетний срок", {"within": "P2Y"}),
    ("ru", "в 30-дневный срок", {"within": "P30D"}), ("ru", "в течение полугода", {"within": "P6M"}),
    ("zh", "到2027年6月", {"date": "2027-06-30"}), ("zh", "到2027年6月10日", {"date": "2027-06-10"}),
    ("zh", "在2027年6月10日或之前", {"date": "2027-06-10"}),
    ("ar", "في غضون سنة واحدة", {"within": "P1Y"}), ("ar", "في غضون شهر من تاريخ اتخاذه", {"within": "P1M"}),
    ("ar", "في أجل لا يتعدى ستة أشهر", {"within": "P6M"}),
    ("ar", "بحلول عام 2030", {"year": 2030}), ("ar", "قبل 31 كانون الأول/ديسمبر 2026", {"date": "2026-12-31"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "code"), OFTEN)
def test_how_often(language: str, text: str, code: str) -> None:
    assert [(mention.code, mention.adjective) for mention in find_recurrences(text, language)] == [(code, False)]


@pytest.mark.parametrize(("language", "text", "due"), DUE)
def test_by_when(language: str, text: str, due: dict[str, object]) -> None:
    assert [mention.due.as_json() for mention in find_deadlines(text, language)] == [due]


def test_an_adjective_is_told_from_an_adverb() -> None:
    text = "the annual hearing, to be held annually"
    found = find_recurrences(text, "en")
    assert [(text[m.start : m.end], m.adjective) for m in found] == [("annual", True), ("annually", False)]


@pytest.mark.parametrize("text", ["in 2030", "the year 2015", "resolution 2020/5", "since 31 December 2019"])
def test_what_is_no_deadline(text: str) -> None:
    assert find_deadlines(text, "en") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "خلال عام 2031"), ("ar", "خلال شهر أيار/مايو 2031"), ("ru", "в летний срок"), ("ru", "в срок")],
)
def test_a_stretch_of_time_named_is_no_deadline(language: str, text: str) -> None:
    assert find_deadlines(text, language) == ()


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_every_recurrence(code: str) -> None:
    words = calendar_words(code)
    assert set(words.recurrences) == set(RECURRENCES)
    assert set(words.adjectives) == set(RECURRENCES) - {"every-session"}
    assert sorted(set(words.months.values())) == list(range(1, 13))
