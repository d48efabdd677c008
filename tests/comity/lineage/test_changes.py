"""Changes that mislead a comparison of words, made to the same paragraphs in six languages."""

import tomllib
from pathlib import Path

import pytest

import comity
from comity.model.comparison import Comparison
from comity.model.resolution import Resolution

CHANGES = tomllib.loads(Path(__file__).with_name("changes.toml").read_text("utf-8"))
KINDS = {change: (kind, tuple(what)) for change, (kind, *what) in CHANGES.pop("kinds").items()}

FORMULA = {
    "en": "The General Assembly,",
    "fr": "L’Assemblée générale,",
    "es": "La Asamblea General,",
    "ru": "Генеральная Ассамблея,",
    "ar": "إن الجمعية العامة،",
    "zh": "大会，",
}
WELCOME = {
    "en": "Welcomes the work of Xalandia on the lenses of lighthouses",
    "fr": "Salue les travaux de la Xalandie sur les lentilles des phares",
    "es": "Acoge con beneplácito la labor de Xalandia sobre las lentes de los faros",
    "ru": "приветствует работу Халандии над линзами маяков",
    "ar": "ترحب بعمل زالانديا بشأن عدسات المنارات",
    "zh": "欢迎萨兰迪亚在灯塔透镜方面的工作",
}
AND_REQUESTS = {
    "en": ("Requests", ", and requests"),
    "fr": ("Prie", ", et prie"),
    "es": ("Solicita", ", y solicita"),
    "ru": ("просит", ", и просит"),
    "ar": ("تطلب", "، وتطلب"),
    "zh": ("请", "，并请"),
}
ENDS = {"ar": "؛", "zh": "；"}
LANGUAGES = tuple(FORMULA)


def document(language: str, *paragraphs: str) -> Resolution:
    label = "{} - " if language == "ar" else "{}. "
    lines = [label.format(n) + text + ENDS.get(language, ";") for n, text in enumerate(paragraphs, 1)]
    text = "\n\n".join(["98/9001", FORMULA[language], *lines]) + "\n"
    return comity.read(text.encode(), name=f"{language}.txt", language=language)


def compare(language: str, older: list[str], newer: list[str]) -> Comparison:
    """Two resolutions of these paragraphs, each after one that stays."""
    stays = WELCOME[language]
    return comity.compare(document(language, stays, *older), document(language, stays, *newer))


def became(found: Comparison) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    return [(pair.older, pair.newer, pair.kind) for pair in found.pairs]


SAME = (("1",), ("1",), "carried-over")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", KINDS)
def test_a_change_is_what_it_is(change: str, language: str) -> None:
    older, newer = CHANGES[language][change]
    pair = next(pair for pair in compare(language, [older], [newer]).pairs if "2" in pair.newer)
    assert (pair.older, pair.newer, (pair.kind, pair.what)) == (("2",), ("2",), KINDS[change])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", [name for name, (kind, _) in KINDS.items() if kind != "carried-over"])
def test_what_was_changed_back_is_the_other_way_round(change: str, language: str) -> None:
    older, newer = CHANGES[language][change]
    pair = next(pair for pair in compare(language, [newer], [older]).pairs if "2" in pair.newer)
    kind, what = KINDS[change]
    other = {"strengthened": "weakened", "weakened": "strengthened"}.get(kind, kind)
    assert (pair.kind, pair.what) == (other, what)


def halves(language: str) -> tuple[str, str, str]:
    """Two paragraphs, and both as one."""
    first, _ = CHANGES[language]["one more is asked"]
    second, _ = CHANGES[language]["half the time"]
    opening, joined = AND_REQUESTS[language]
    return first, second, f"{first}{joined}{second.removeprefix(opening)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_cut_in_two_is_carried_over_and_so_are_two_made_one(language: str) -> None:
    first, second, both = halves(language)
    assert became(compare(language, [both], [first, second])) == [SAME, (("2",), ("2", "3"), "carried-over")]
    assert became(compare(language, [first, second], [both])) == [SAME, (("2", "3"), ("2",), "carried-over")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_weakened_in_a_merge_is_weakened(language: str) -> None:
    first, second, both = halves(language)
    weaker = both.replace(first, CHANGES[language]["a softener comes in"][1])
    found = compare(language, [CHANGES[language]["a softener comes in"][0], second], [weaker])
    assert became(found) == [SAME, (("2", "3"), ("2",), "weakened")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_that_moved_and_changed_is_both(language: str) -> None:
    older, newer = CHANGES[language]["a softener comes in"]
    first, second, _ = halves(language)
    found = compare(language, [older, first, second], [first, second, newer])
    assert [(move.older, move.newer) for move in found.moved] == [("2", "4")]
    assert (("2",), ("4",), "weakened") in became(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_said_twice_is_new_the_second_time(language: str) -> None:
    first, second, _ = halves(language)
    found = compare(language, [first, second], [first, first, second])
    assert sorted(kind for _, _, kind in became(found)) == ["carried-over"] * 3 + ["new"]
    assert found.similarity < 1.0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", range(4))
def test_wherever_a_paragraph_is_deleted_the_whole_is_less_alike(place: int, language: str) -> None:
    paragraphs = [WELCOME[language], *halves(language)[:2], CHANGES[language]["a negation comes in"][0]]
    rest = [text for number, text in enumerate(paragraphs) if number != place]
    found = comity.compare(document(language, *paragraphs), document(language, *rest))
    assert [pair.older for pair in found.pairs if pair.kind == "dropped"] == [(str(place + 1),)]
    assert found.similarity < 0.95 and found.moved == ()
    assert comity.compare(document(language, *rest), document(language, *paragraphs)).similarity == found.similarity
