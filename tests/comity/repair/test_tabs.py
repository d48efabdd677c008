"""Tabs behind the numbers of paragraphs and within sentences part no cells; those of tables do. All words are ours."""

import pytest

import comity
from comity.languages.loader import CODES
from comity.model.resolution import BlockKind

NUMBERED = {
    "en": ("The General Assembly,", "1.", "Requests the Secretary-General:", "(a)", "To count the nets;"),
    "fr": ("L’Assemblée générale,", "1.", "Prie le Secrétaire général :", "a)", "De compter les filets ;"),
    "es": ("La Asamblea General,", "1.", "Solicita al Secretario General:", "a)", "Que cuente las redes;"),
    "ru": ("Генеральная Ассамблея,", "1.", "просит Генерального секретаря:", "a)", "считать сети;"),
    "zh": ("大会，", "1.", "请秘书长：", "(a)", "计算渔网；"),
    "ar": ("إن الجمعية العامة،", "1 -", "تطلب إلى الأمين العام:", "(أ)", "أن يعد الشباك؛"),
}


@pytest.mark.parametrize("indent", ["", "\t"], ids=["flush", "set in"])
@pytest.mark.parametrize("language", CODES)
def test_a_tab_behind_a_number_is_a_blank(language: str, indent: str) -> None:
    formula, number, words, letter, more = NUMBERED[language]
    text = f"98/9001. X\n{formula}\n{indent}{number}\t{words}\n{indent}{letter}\t{more}\n"
    blocks = comity.read(text.encode(), language=language).blocks
    assert [(block.kind, block.number, block.text) for block in blocks[1:]] == [
        (BlockKind.OPERATIVE, number, words),
        (BlockKind.SUBPARAGRAPH, letter, more),
    ]
    assert text[blocks[1].span.source_of(0) :].startswith(words)


def rows(text: str, name: str = "x.txt") -> list[tuple[str, ...]]:
    resolution = comity.read(f"98/9001. X\nThe General Assembly,\n1. Adopts the scale:\n{text}\n".encode(), name=name)
    return [row for block in resolution.blocks for row in block.rows]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Port\tNets\nDorvik\t3", [("Port", "Nets"), ("Dorvik", "3")]),
        ("No.\tPort\n1.\tDorvik\n2.\tSelme", [("No.", "Port"), ("1.", "Dorvik"), ("2.", "Selme")]),
        ("1.\tDorvik\t3\n2.\tSelme\t5", [("1.", "Dorvik", "3"), ("2.", "Selme", "5")]),
        ("Port\tNets\nDorvik\t3\n2.\tRequests the ports to count the nets.", [("Port", "Nets"), ("Dorvik", "3")]),
        ("A\tDorvik\nB\tSelme", [("A", "Dorvik"), ("B", "Selme")]),
        ("1.\tDorvik\n2.\tSelme", [("1.", "Dorvik"), ("2.", "Selme")]),
        ("Task\tTime\nRequests a count\tOne year.", [("Task", "Time"), ("Requests a count", "One year.")]),
        (
            "No.\tTask\tTime\n1.\tRequests a count\tOne year.",
            [("No.", "Task", "Time"), ("1.", "Requests a count", "One year.")],
        ),
    ],
)
def test_rows_of_a_table_stay_rows(text: str, cells: list[tuple[str, ...]]) -> None:
    assert rows(text) == cells


def test_sentences_with_tabs_one_below_the_other_are_paragraphs() -> None:
    lines = ("98/9001. X", "The General Assembly,", "1.\tRequests\tthe ports:", "(a)\tTo count nets;")
    blocks = comity.read("\n".join(lines).encode(), language="en").blocks
    assert [block.text for block in blocks[1:]] == ["Requests the ports:", "To count nets;"]


def test_numbered_rows_of_a_page_stay_rows_but_for_paragraphs() -> None:
    table = (
        "<table><tr><td>1.</td><td>Dorvik</td></tr><tr><td>2.</td><td>Requests the ports to count.</td></tr></table>"
    )
    page = f"<p>98/9001. X</p><p>The General Assembly,</p><p>1. Adopts the scale:</p>{table}"
    blocks = comity.read(f"<html><body>{page}</body></html>".encode(), language="en").blocks
    assert [block.rows for block in blocks if block.rows] == [(("1.", "Dorvik"),)]
    assert (blocks[-1].number, blocks[-1].text) == ("2.", "Requests the ports to count.")


def test_a_tab_within_chinese_words_is_nothing() -> None:
    lines = (
        "98/9001. 渔网",
        "大会，",
        "回顾其决议，其中\t决定开会，",
        "1. 请秘\t书长提出报告；",
        "2. 决定\t继续处理此案。",
    )
    text = "\n".join(lines)
    blocks = comity.read(text.encode(), language="zh").blocks
    assert [block.text for block in blocks[1:]] == [
        "回顾其决议，其中决定开会，", "请秘书长提出报告；", "决定继续处理此案。",
    ]  # fmt: skip


def test_chinese_rows_stay_rows() -> None:
    text = "98/9001. 渔网\n大会，\n1. 通过比额表：\n港口\t渔网\n多尔维克\t三\n"
    blocks = comity.read(text.encode(), language="zh").blocks
    assert [block.rows for block in blocks if block.rows] == [(("港口", "渔网"),), (("多尔维克", "三"),)]
