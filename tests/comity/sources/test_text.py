import pytest

from comity.model.errors import SourceError
from comity.sources.text import open_text

RUSSIAN = "ссылаясь на свои решения и о том, что по всем вопросам, а также в области, с тем чтобы на их основе"
ARABIC = "إن الجمعية العامة التي تعمل من أجل السلام في العالم على أن ذلك مع ما تم من عمل إلى هذا الحد عن طريق ما"
FRENCH = (
    "l'Assemblée générale décide de la création et du renforcement des comités que les États ont pour tâche de créer"
)
CHINESE = "大会，回顾其关于各国议会和联合国之间的合作的决议，并在此方面感到满意，决定将其列入会议的议程" * 3


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "The General Assembly,\r\n\r\n1. Decides …"),
        ("utf-8-sig", "The General Assembly,"),
        ("utf-16", "大会，\r\n决定"),
        ("cp1251", RUSSIAN),
        ("cp1256", ARABIC),
        ("cp1252", FRENCH),
        ("gb18030", CHINESE),
    ],
)
def test_the_text_is_the_one_that_was_written_with_line_ends_as_stored(encoding, text):
    opened = open_text(text.encode(encoding), name="a.txt")
    assert opened.text == text
    assert opened.name == "a.txt"
    assert len(opened.digest) == 64


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"The General\x00Assembly", "control character"),
        (b"\xff\xfe\x41", "UTF-16"),
        (b"\x81\x8d\x8f\x90\x9d" * 20, "UTF-8"),
        ("ёжик".encode("cp1251"), "UTF-8"),
    ],
)
def test_what_is_no_text_for_certain_is_refused_with_file_and_hint(data, says):
    with pytest.raises(SourceError) as refused:
        open_text(data, name="bad.txt")
    assert "bad.txt" in str(refused.value)
    assert says in str(refused.value)
    assert refused.value.hint


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(SourceError, match="limit"):
        open_text(b"x" * 101, name="long.txt", limit=100)
