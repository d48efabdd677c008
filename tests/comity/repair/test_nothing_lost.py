"""Repair loses and invents no character that is not white space or damage: texts damaged at random come back whole."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.model.text import CleanText
from comity.repair import repair
from comity.sources.text import open_text

FORMULAS = {
    "en": "The General Assembly,",
    "fr": "L’Assemblée générale,",
    "es": "La Asamblea General,",
    "ru": "Генеральная Ассамблея,",
    "ar": "إن الجمعية العامة،",
    "zh": "大会，",
}
ACTS = {
    "en": ["Recalling", "Welcomes", "Requests", "Noting"],
    "fr": ["Rappelant", "Accueille", "Prie", "Notant"],
    "es": ["Recordando", "Acoge", "Solicita", "Observando"],
    "ru": ["ссылаясь", "приветствует", "просит", "отмечая"],
    "ar": ["إذ تشير", "ترحب", "تطلب", "وإذ تلاحظ"],
    "zh": ["回顾", "欢迎", "请各国", "注意到"],
}
WORDS = {
    "en": [
        "the",
        "Steps",
        "taken",
        "by",
        "coastal",
        "States",
        "(in",
        "2041)",
        "and",
        "(A/98/123)",
        "well-known",
        "“ports”",
    ],
    "fr": [
        "les",
        "mesures",
        "côtières",
        "prises",
        "(en",
        "2041)",
        "l’État",
        "(A/98/123)",
        "et",
        "«",
        "ports",
        "»",
        "où",
    ],
    "es": ["los", "pasos", "dados", "por", "Estados", "(en", "2041)", "niñas", "(A/98/123)", "y", "“puertos”"],
    "ru": ["о", "мерах", "принятых", "государствами", "(в", "2041", "году)", "(A/98/123)", "и", "«порты»", "её"],
    "ar": ["إلى", "الخطوات", "التي", "اتخذتها", "الدول", "(في", "2041)", "(A/98/123)", "الموانئ", "والبحار"],
    "zh": ["各国", "采取的", "措施", "（2041年）", "(A/98/123)", "港口", "和", "《公约》"],
}
UNSEEN = {"ar": "\u0640\u200f\u200b"}
"""What an extractor leaves within a word and nobody sees: kashida and marks in Arabic, soft hyphens elsewhere."""


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str, str]:
    """A language, a text in it, and the same text damaged: acts printed often, lines wrapped, unseen characters."""
    language = draw(st.sampled_from(sorted(WORDS)))
    joint = "" if language == "zh" else " "
    prints = draw(st.sampled_from([1, 1, 2, 3, 4]))
    plain, printed = [FORMULAS[language]], [FORMULAS[language][:-1] * prints + FORMULAS[language][-1]]
    for number, act in enumerate(draw(st.lists(st.sampled_from(ACTS[language]), min_size=4, max_size=7)), 1):
        words = draw(st.lists(st.sampled_from(WORDS[language]), min_size=3, max_size=25, unique=True))
        label = f"{number}. " if number > 2 else ""
        plain.append(f"{label}{act}{joint}{joint.join(words)};")
        kept = [draw(unseen(word, UNSEEN.get(language, "\u00ad\u200b"))) for word in words]
        printed.append(f"{label}{act * prints}{draw(wrapped(kept, joint))};")
    gap = draw(st.sampled_from(["\n\n", "\r\n\r\n", "\n\n\n"]))
    return language, "\n\n".join(plain), gap.join(printed) + "\n"


@st.composite
def unseen(draw: st.DrawFn, word: str, characters: str) -> str:
    place = draw(st.integers(1, len(word))) if word.isalpha() and len(word) > 1 else 0
    between = draw(st.sampled_from(["", *characters])) if 0 < place < len(word) else ""
    return word[:place] + between + word[place:]


@st.composite
def wrapped(draw: st.DrawFn, words: list[str], joint: str) -> str:
    """The words behind an act, a line end before some."""
    return "".join(
        draw(st.sampled_from([joint] * 4 + ["\n" if joint else "", "\u00a0" if joint else " "])) + w for w in words
    )


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@given(damaged())
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_text_comes_back_with_every_character(given_text: tuple[str, str, str]) -> None:
    language, plain, printed = given_text
    found = repair(open_text(printed.encode(), name="a.txt"), language)
    assert squeezed(found.text) == squeezed(plain)
    assert not found.notes
    _is_traced(found, printed)


@given(st.text(max_size=300), st.sampled_from(sorted(WORDS)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_character_is_invented(text: str, language: str) -> None:
    if not text.strip() or any(ord(c) < 32 and c not in "\t\n\r\f" for c in text) or "\x7f" in text:
        return
    _is_traced(repair(open_text(text.encode("utf-8", "ignore") or b" x", name="a.txt"), language), text)


def _is_traced(found: CleanText, printed: str) -> None:
    """Every character is one of the source, or of its other form; what was added is white space."""
    for character, offset in zip(found.text, found.offsets, strict=True):
        if offset < 0:
            assert character in " \n"
        elif not character.isspace():
            source = unicodedata.normalize("NFKC", printed[max(offset - 1, 0) : offset + 3])
            assert character in source + printed[offset] + "-", (character, source)


@pytest.mark.parametrize("language", sorted(WORDS))
def test_a_text_without_damage_stays(language: str) -> None:
    joint = "" if language == "zh" else " "
    text = f"{FORMULAS[language]}\n\n" + "\n\n".join(
        f"{number}. {act}{joint}{joint.join(WORDS[language])};" for number, act in enumerate(ACTS[language], 1)
    )
    assert squeezed(repair(open_text(text.encode(), name="a.txt"), language).text) == squeezed(text)
