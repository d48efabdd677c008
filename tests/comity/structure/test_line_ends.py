"""Lines that end within an amount or behind an abbreviation: the paragraph goes on. All sentences are our own."""

import pytest

from comity.model.resolution import BlockKind, Reading
from comity.model.text import SourceText
from comity.repair import repair
from comity.structure import read_structure
from comity.structure.tables import is_row

FULL = "постановляет зачесть Союзу маяков Ксаландии причитающуюся ему долю поступлений в"


@pytest.mark.parametrize(
    ("text", "below", "row"),
    [
        ("включая поступления Союза маяков в размере 1 374", "975 долл. США, утвержденные для башен,", False),
        ("including the income of the lighthouses of 1 374", "975 dollars for the towers,", False),
        ("y compris les recettes des phares, soit 1 374", "975 dollars pour les tours,", False),
        ("Обслуживание маяков 1 374", "Персонал 2 300", True),
        ("Обслуживание маяков 1 374", "975 Прочее 1 200", True),
        ("Обслуживание маяков 1 374 975", "", True),
        ("Обслуживание маяков 1 374", "12 смотрителей", True),
        ("Обслуживание маяков (1 374)", "975 долл. США", True),
    ],
)
def test_an_amount_that_goes_on_below_ends_no_row_of_a_table(text, below, row):
    assert is_row(text, below) is row


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("размере 2 060 476 долл. США, включая поступления от налогообложения смотрителей 1 374", "975 долл. США;"),
        ("соответствии с не имеющими обязательной силы правилами, изложенными в резолюции Conf.", "16.7 «О маяках»;"),
    ],
    ids=["amount", "conference"],
)
def test_a_paragraph_goes_on_behind_it(above, below):
    lines = ["80/9004. Маяки", "Генеральная Ассамблея,", f"1. {FULL}", above, below, f"2. {FULL}", "целом."]
    clean = repair(SourceText("\n".join(lines), "0" * 64, "test"), "ru")
    blocks = read_structure(clean, Reading("0" * 64, "test", "text/plain", "1")).blocks
    operative = [block for block in blocks if block.kind is BlockKind.OPERATIVE]
    assert [block.text for block in operative] == [f"{FULL} {above} {below}", f"{FULL} целом."]


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        ("of the lighthouses on the coast, which stands in A/CONF.", "48/14, and in its annex;", "A/CONF.48/14, and"),
        ("of the lighthouses on the coast, which stands in A/94/45/Corr.", "1, and its annex;", "A/94/45/Corr.1, and"),
        ("of the lighthouses on the coast, which stands in E/ECE.", "12 keepers asked for it;", "E/ECE. 12 keepers"),
        ("of the lighthouses on the coast, which stands in annex.", "12 keepers asked for it;", "annex. 12 keepers"),
    ],
)
def test_a_symbol_that_a_lines_end_cut_in_a_paragraph_is_one_again(above, below, read):
    lines = [
        "80/9004. Lights",
        "The General Assembly,",
        "1. Takes note of the report on the state of all",
        above,
        below,
    ]
    clean = repair(SourceText("\n".join([*lines, "2. Decides to meet."]), "0" * 64, "test"), "en")
    blocks = read_structure(clean, Reading("0" * 64, "test", "text/plain", "1")).blocks
    assert read in next(block.text for block in blocks if block.number == "1.")


@pytest.mark.parametrize(("act", "sure"), [("признавая", True), ("подчеркивая", False)])
def test_an_act_that_hardly_ever_stands_within_a_paragraph_opens_one_surely(act, sure):
    lines = [
        "80/9004. Маяки",
        "Генеральная Ассамблея,",
        "ссылаясь на отчет Союза маяков о состоянии прибрежных скал, башен и пристаней,",
        f"{act} роль смотрителей маяков в спасении рыбаков Ксаландии и в обучении их",
        "противопожарным и навигационным правилам, которым Союз маяков учит детей рыбаков в",
        "школах,",
        "1. постановляет вернуться к вопросу о маяках.",
    ]
    clean = repair(SourceText("\n".join(lines), "0" * 64, "test"), "ru")
    blocks = read_structure(clean, Reading("0" * 64, "test", "text/plain", "1")).blocks
    preambular = [block for block in blocks if block.kind is BlockKind.PREAMBULAR]
    assert [block.act for block in preambular] == ["ссылаясь", act]
    assert [not block.doubts for block in preambular] == [sure, sure]
