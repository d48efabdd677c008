"""Which language a text is in."""

from pathlib import Path

import pytest

from comity.languages.detect import detect_language
from comity.model.errors import LanguageError

WRITTEN = [
    ("en", "The General Assembly, Recalling its previous resolutions, requests the Secretary-General to report."),
    ("fr", "L’Assemblée générale, Rappelant ses résolutions antérieures, prie le Secrétaire général de faire rapport."),
    ("es", "La Asamblea General, Recordando sus resoluciones anteriores, solicita al Secretario General un informe."),
    ("ru", "Генеральная Ассамблея, ссылаясь на свои предыдущие резолюции, просит представить ей доклад."),
    ("zh", "大会，回顾其以往各项决议，请秘书长向大会提交报告，决定将本项目列入临时议程。"),
    ("ar", "إن الجمعية العامة، إذ تشير إلى قراراتها السابقة، تطلب إلى الأمين العام أن يقدم تقريرا."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), WRITTEN)
def test_a_clean_text(code: str, text: str) -> None:
    assert detect_language(text).code == code


@pytest.mark.parametrize(("code", "text"), WRITTEN)
def test_words_printed_four_times(code: str, text: str) -> None:
    words = text.split(" ")
    damaged = " ".join(word * 4 if number % 3 == 0 else word for number, word in enumerate(words))
    assert detect_language(damaged).code == code


def test_arabic_presentation_forms_and_bidi_marks() -> None:
    assert detect_language("\u202bﺇﻥ ﺍﻟﺠﻤﻌﻴﺔ ﺍﻟﻌﺎﻣﺔ، ﺇﺫ ﺗﺸﻴﺮ ﺇﻟﻰ ﻗﺮﺍﺭﺍﺗﻬﺎ ﺍﻟﺴﺎﺑﻘﺔ\u202c").code == "ar"


def test_a_chinese_text_with_an_english_cover() -> None:
    assert detect_language("A/RES/80/9001 Distr.: General 大会，回顾其以往各项决议，决定继续审议此事。").code == "zh"


@pytest.mark.parametrize(
    "text",
    ["", "1234567890 -- ()", "A/80/1", "Der Ausschuss hat den Bericht geprüft und beschließt, ihn zu veröffentlichen",
     "שלום לכולם זהו טקסט בעברית שאינו שפה רשמית"],
    ids=["empty", "digits", "short", "German", "Hebrew"],
)  # fmt: skip
def test_none_of_the_six(text: str) -> None:
    with pytest.raises(LanguageError):
        detect_language(text)


def test_certainty_grows_with_the_text() -> None:
    assert 0 < detect_language(WRITTEN[0][1]).certainty <= 1


@pytest.mark.corpus
def test_every_text_of_the_dev_set_in_every_state(shared: Path) -> None:
    texts = sorted((shared / "gold" / "dev" / "text").glob("*/*.txt"))
    assert len(texts) > 800
    wrong = [text.name for text in texts if detect_language(text.read_text(encoding="utf-8")).code != text.name[:2]]
    assert wrong == []


def test_a_text_in_the_signs_of_another_font_is_not_certain() -> None:
    assert detect_language("DB GD JM FH RH BD NZ KQ TR the " * 9).certainty < 0.6
    assert detect_language("The nets of the boat and the pond " * 9).certainty > 0.9
