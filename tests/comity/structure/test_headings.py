"""Headings over several lines, one of which begins with a quotation mark. All sentences are our own."""

import pytest

from comity.model.resolution import BlockKind, Reading
from comity.model.text import SourceText
from comity.repair import repair
from comity.structure import read_structure


@pytest.mark.parametrize(
    ("heading", "whole"),
    [
        (["Смета расходов Союза маяков — группа III", "«Местные отделения, башни и другие", "скалы»: Ксаландия"], True),
        (["Смета расходов Союза маяков", "(Местные отделения, башни и другие", "скалы): Ксаландия"], True),
        (["Смета расходов Союза маяков", "«Местные отделения, башни и другие", "скалы»"], False),
        (["Смета расходов Союза маяков", "«Местные отделения, башни и другие", "скалы Ксаландии"], False),
        (["Смета расходов Союза маяков", "«Местные отделения, башни», другие скалы", "Ксаландии"], True),
        (["Смета расходов Союза маяков", "«местные отделения, башни и другие", "скалы» Ксаландии;"], False),
    ],
    ids=["quoted", "bracketed", "quoted-to-the-end", "never-closed", "closed-in-its-line", "a-sentence"],
)
def test_quoted_words_go_on_in_the_next_line_of_a_heading(heading, whole):
    lines = ["80/9005. Маяки ", "", " Генеральная Ассамблея, ", "", " ссылаясь на свою резолюцию 78/9005, ", ""]
    lines += [part for line in heading for part in (f" {line} ", "")]
    lines += [" 1. постановляет вернуться к вопросу о маяках; ", "", " 2. постановляет продолжить его рассмотрение. "]
    clean = repair(SourceText("\n".join(lines), "0" * 64, "test"), "ru")
    blocks = read_structure(clean, Reading("0" * 64, "test", "text/plain", "1")).blocks
    found = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert (heading[1] in found) is whole
