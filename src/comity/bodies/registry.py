"""Which bodies there are: their ids, kinds, parents and names in six languages."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from comity.bodies.forms import display_form, read_grammar
from comity.languages.loader import CODES
from comity.model.errors import ComityError

KINDS = (
    "organization",
    "organ",
    "subsidiary-organ",
    "committee",
    "treaty-body",
    "fund-programme",
    "specialized-agency",
    "related-organization",
    "regional-commission",
    "secretariat",
    "office",
    "mission",
    "special-procedure",
    "official",
    "state",
    "observer",
    "territory",
    "parliament",
    "parliamentary-organization",
    "intergovernmental-organization",
    "financial-institution",
    "conference",
    "coordination",
    "research-training",
    "non-governmental",
    "group",
)
"""What a body can be; a new kind is added here first."""


class UnknownBodyError(ComityError, KeyError):
    """No body has this id."""


@dataclass(frozen=True, slots=True)
class Body:
    """A party that can be asked to do something. `names` has its display name per language, `forms` the patterns of
    every way it is printed in running text (see data/reading/grammar.toml), the display name's first. Where groups
    share a name, the Council means the one of which `meant_by_council` holds; all others mean the first in the data.
    """

    id: str
    kind: str
    parent: str
    names: Mapping[str, str] = field(compare=False)
    forms: Mapping[str, tuple[str, ...]] = field(compare=False)
    meant_by_council: bool = False

    @property
    def acronyms(self) -> Mapping[str, str]:
        """The first acronym per language, for the languages that have one."""
        found = {code: next(filter(_is_acronym, forms), "") for code, forms in self.forms.items()}
        return {code: acronym for code, acronym in found.items() if acronym}

    def aliases(self, language: str) -> tuple[str, ...]:
        """Every other name in `language`, each in the form it is displayed in."""
        shown = (display_form(form, language) for form in self.forms.get(language, ()))
        return tuple(dict.fromkeys(name for name in shown if name != self.names.get(language)))


@cache
def all_bodies() -> tuple[Body, ...]:
    """Every body, in the order of the data, then the parliament of every State."""
    listed = tuple(_listed())
    parliaments = tuple(_parliament(state) for state in listed if state.kind == "state")
    return listed + parliaments


def body(body_id: str) -> Body:
    """The body with this id; raises UnknownBodyError."""
    try:
        return _by_id()[body_id]
    except KeyError:
        raise UnknownBodyError(
            f"there is no body {body_id!r}", hint="ids are kebab-case English; all_bodies() lists them"
        ) from None


@cache
def single_ids() -> frozenset[str]:
    """The ids of the bodies that are one body each; all others are groups."""
    return frozenset(known.id for known in all_bodies() if known.kind != "group")


def display_name(body_id: str, language: str) -> str:
    """The name of a body for a reader of `language`; an id that is not in the registry is made readable."""
    known = _by_id().get(body_id)
    if known is None:
        return body_id.replace("-", " ").strip().capitalize()
    return known.names.get(language) or known.names["en"]


def coin_id(printed_english_name: str) -> str:
    """An id for a party outside the registry: its English name in kebab case, without article and diacritics."""
    plain = unicodedata.normalize("NFKD", printed_english_name).replace("’", "'").lower()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    words = re.findall(r"[a-z0-9]+", plain.replace("'s ", "s ").replace("'", ""))
    return "-".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@cache
def _by_id() -> Mapping[str, Body]:
    return MappingProxyType({known.id: known for known in all_bodies()})


def _listed() -> Iterator[Body]:
    """The bodies of data/*.toml; a table is a body, its key the id."""
    folder = files(__package__) / "data"
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")):
        tables = tomllib.loads((folder / name).read_text(encoding="utf-8"))
        for body_id, table in tables.items():
            yield _body(body_id, table)


def _body(body_id: str, table: Mapping[str, Any]) -> Body:
    forms = {code: tuple(table[code]) for code in CODES if code in table}
    names = {code: display_form(patterns[0], code) for code, patterns in forms.items()}
    shown, printed = MappingProxyType(names), MappingProxyType(forms)
    council = table.get("meant_by_council", False)
    return Body(body_id, table["kind"], table.get("parent", ""), shown, printed, council)


def _parliament(state: Body) -> Body:
    names = {code: read_grammar(code).parliament.format(name) for code, name in state.names.items()}
    code = state.id.removeprefix("state:")
    return Body(f"parliament:{code}", "parliament", state.id, MappingProxyType(names), MappingProxyType({}))


def _is_acronym(form: str) -> bool:
    return len(form) > 1 and form.replace("-", "").isalpha() and sum(map(str.isupper, form)) > len(form) / 2
