"""Texts that are adopted or decided as a whole: their paragraphs have no act of the body's. The texts are ours."""

import pytest

import comity

TEXTS = {
    "declaration": (
        "大会，\n回顾第78/9001号决议，\n通过以下宣言：\n设想港口宣言\n我们，各国代表，齐聚一堂，\n"
        "1. 重申港口的重要性；\n2. 欢迎各国提供地图；\n3. 请秘书长提出报告。\n",
        ["通过", "", "", ""],
    ),
    "decision": (
        "大会\n正式决定：\n1. 核准批款9 000美元；\n2. 授权秘书长使用经费。\n",
        ["正式决定", "", ""],
    ),
    "numbers that begin anew": (
        "大会，\n决定如下：\n1. 核准批款9 000美元；\n2. 授权秘书长使用经费；\n1. 请秘书长提出报告。\n",
        ["决定", "", "", "请"],
    ),
    "a title in quotes": (
        "大会，\n通过以下文件：\n“港口”议程\n1. 核准批款9 000美元；\n2. 请秘书长提出报告。\n",
        ["通过", "", ""],
    ),
    "items": ("大会，\n决定如下：\n(a) 核准批款；\n(b) 召开会议；\n1. 请秘书长提出报告。\n", ["决定", "请"]),
    "quoted words": ("大会，\n决定修正规则如下：\n“港口开放。”\n1. 请秘书长提出报告。\n", ["决定", "请"]),
    "acts of the body": (
        "The Security Council,\nDecides:\n1. Demands that all boats return;\n2. Requests a report.\n",
        ["Decides", "Demands", "Requests"],
    ),
    "no colon": ("大会，\n回顾第78/9001号决议，\n1. 核准批款9 000美元；\n2. 请秘书长提出报告。\n", ["核准", "请"]),
}


@pytest.mark.parametrize("case", TEXTS)
def test_what_opens_the_paragraphs_of_an_adopted_text_is_no_act_of_its_own(case: str) -> None:
    text, acts = TEXTS[case]
    read = comity.read(text.encode(), name="adopted.txt")
    assert [block.act for block in read.blocks if block.kind.value == "operative"] == acts


def test_mandates_in_a_decided_text_are_found_all_the_same() -> None:
    read = comity.read(TEXTS["decision"][0].encode(), name="adopted.txt")
    asked = [clause.act for paragraph in comity.extract(read) for clause in paragraph.clauses]
    assert "授权" in asked
