import pytest

from comity.akn.labels import readings

LABELS = {
    "1.": [("digit", 1)],
    "12 -": [("digit", 12)],
    "(3)": [("paren-digit", 3)],
    "1-2": [("multi-digit", 0)],
    "(a)": [("alpha", 1)],
    "b)": [("alpha", 2)],
    "(bb)": [("alpha", 28)],
    "(i)": [("alpha", 9), ("roman", 1)],
    "(iv)": [("roman", 4)],
    "(xix)": [("roman", 19)],
    "A": [("ALPHA", 1)],
    "V.": [("ALPHA", 22), ("ROMAN", 5)],
    "IV": [("ROMAN", 4)],
    "б)": [("alpha", 2)],
    "(أ)": [("alpha", 1)],
    "(هـ)": [("alpha", 5)],
    "(أ أ)": [("alpha", 29)],
    "㈢": [("cn-paren", 3)],
    "(三)": [("cn-paren", 3)],
    "二十三": [("cn", 23)],
    "十": [("cn", 10)],
    "③": [("circled", 3)],
    "(丙)": [("stem", 3)],
    "寅": [("branch", 3)],
    "‘2’": [("quoted-digit", 2)],
    "•": [("bullet", 0)],
    "أولا": [("other", 0)],
    "": [("other", 0)],
}


@pytest.mark.parametrize(("label", "expected"), LABELS.items())
def test_readings(label: str, expected: list[tuple[str, int]]) -> None:
    assert list(readings(label)) == expected
