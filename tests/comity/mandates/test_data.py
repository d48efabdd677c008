"""The tables of the six languages have one shape, and every entry compiles."""

from collections.abc import Iterator
from typing import Any

import pytest

from comity.languages.clauses import clause_profile
from comity.languages.loader import CODES, read_table
from comity.model.errors import LanguageError


def keys(table: dict[str, Any], above: str = "") -> Iterator[str]:
    """Every key of a table, the keys of its tables behind it."""
    for name, value in table.items():
        yield above + name
        if isinstance(value, dict):
            yield from keys(value, f"{above}{name}.")


@pytest.mark.parametrize("code", CODES)
def test_six_languages_have_the_same_keys(code: str) -> None:
    assert set(keys(read_table("clauses", code))) == set(keys(read_table("clauses", "en")))


@pytest.mark.parametrize("code", CODES)
def test_every_entry_compiles(code: str) -> None:
    assert clause_profile(code).zone.filler.pattern


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LanguageError, match="no language profile"):
        clause_profile("la")
