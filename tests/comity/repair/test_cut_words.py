"""Words cut at the ends of lines. All sentences are our own."""

import pytest

from comity.repair.cut_words import rejoin_cut_words
from comity.repair.traced import traced


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Устав Объединен-\nных сетей и о прудах\nОбъединенных", "Устав Объединенных\nсетей и о прудах\nОбъединенных"),
        ("interdepend-\nent,\nand interdependent", "interdependent,\nand interdependent"),
        ("Устав Объединен-\nных сетей", "Устав Объединен-\nных сетей"),
        ("государств-\nчленов и членов", "государств-\nчленов и членов"),
        ("well-\nbeing, wellbeing, well-being", "well-\nbeing, wellbeing, well-being"),
        ("Co-\noperation and cooperation", "Co-\noperation and cooperation"),
        ("Addis-\nAbeba, addisabeba", "Addis-\nAbeba, addisabeba"),
    ],
    ids=["blank-behind", "end-behind", "nowhere-whole", "compound", "with-hyphen-elsewhere", "prefix", "capital"],
)
def test_a_cut_word_is_joined_where_the_text_has_it_whole(printed: str, read: str) -> None:
    assert rejoin_cut_words(traced(printed)).text == read
