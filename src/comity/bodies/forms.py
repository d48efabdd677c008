"""How a name is printed: patterns with endings and alternatives, as data/reading/grammar.toml explains them.

"Совет<> Безопасности" stands for every case of it; "{Secretary|Secretaries}-General" for both; "{|all }States" for
the words with and without the first.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from comity.languages.loader import CODES
from comity.model.errors import LanguageError

ENDING = re.compile(r"<([^<>]*)>")
CHOICE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Organs:
    """How the organ of a State is named with it; the fields are those of grammar.toml, `adjective` is `forms`."""

    of: re.Pattern[str]
    owner: re.Pattern[str]
    adjectives: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one language does to names; the fields are those of grammar.toml."""

    spaces: bool
    prefixes: tuple[str, ...]
    contracts: tuple[tuple[str, str], ...]
    articles: tuple[str, ...]
    continues: str
    links: frozenset[str]
    shortened: tuple[tuple[str, str], ...]
    spelled: Mapping[str, str]
    government: tuple[str, ...]
    demonym: tuple[str, ...]
    governments: frozenset[str]
    joints: frozenset[str]
    organs: Organs
    parliament: str
    endings: Mapping[str, str]


@cache
def read_grammar(language: str) -> Grammar:
    """The grammar of names in `language`; raises LanguageError for a code that is not one of CODES."""
    if language not in CODES:
        raise LanguageError(f"there are no names in {language!r}", hint=f"one of: {', '.join(CODES)}")
    table = read_names("grammar", language)
    return Grammar(
        spaces=table["spaces"],
        prefixes=tuple(table["prefixes"]),
        contracts=tuple((written, begins) for written, begins in table["contracts"]),
        articles=tuple(table["articles"]),
        continues=table["continues"],
        links=frozenset(table["links"]),
        shortened=tuple((words, acronym) for words, acronym in table["shortened"]),
        spelled=table["spelled"],
        government=tuple(table["government"]),
        demonym=tuple(table["demonym"]),
        governments=frozenset(table["governed"]["behind"]),
        joints=frozenset(table["governed"]["joints"]),
        organs=_organs(table["organs"]),
        parliament=table["parliament"],
        endings=table["endings"],
    )


def read_names(name: str, language: str) -> Any:
    """What data/reading has of that name for `language`."""
    text = (files(__package__) / "data" / "reading" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)[language]


def _organs(table: Mapping[str, Any]) -> Organs:
    of, owner = (re.compile(table[name] or "(?!)") for name in ("of", "owner"))
    return Organs(of, owner, table["adjectives"], tuple(table["adjective"]))


def expand(pattern: str) -> Iterator[str]:
    """Every wording that the choices of a pattern stand for; endings are left as they are."""
    pieces = [part.split("|") if at % 2 else (part,) for at, part in enumerate(CHOICE.split(pattern))]
    return map("".join, product(*pieces))


def word_forms(word: str, language: str) -> tuple[str, ...]:
    """Every form of one word with endings; raises KeyError for an ending the language does not have."""
    endings = read_grammar(language).endings
    pieces = [endings[part].split("|") if at % 2 else (part,) for at, part in enumerate(ENDING.split(word))]
    return tuple(dict.fromkeys(map("".join, product(*pieces))))


def display_form(pattern: str, language: str) -> str:
    """The first wording of a pattern in the first form of each word: the one shown to readers."""
    endings = read_grammar(language).endings
    return ENDING.sub(lambda found: endings[found[1]].split("|")[0], next(expand(pattern)))
