"""Letters as data: one file for a kind of letter, in six languages. Names stand after a colon, so none is inflected."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from comity.languages.loader import CODES

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter that can be drafted in these stages of these processes; `texts` are (subject, body) by language."""

    id: str
    processes: tuple[str, ...]
    stages: tuple[str, ...]
    texts: Mapping[str, tuple[str, str]]

    def draft(self, language: str, facts: Mapping[str, str]) -> tuple[str, str]:
        """Subject and body with the facts filled in; a fact that is not known is marked by an ellipsis."""
        known = {name: value or "…" for name, value in facts.items()}
        subject, body = self.texts[language]
        return subject.format_map(known), body.format_map(known).strip()


@cache
def all_templates() -> dict[str, LetterTemplate]:
    """Every template by its id."""
    found = {}
    for entry in sorted((files(__package__) / "data").iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml"):
            values = tomllib.loads(entry.read_text(encoding="utf-8"))
            name = entry.name.removesuffix(".toml")
            texts = {code: (values[code]["subject"], values[code]["body"]) for code in CODES}
            found[name] = LetterTemplate(name, tuple(values["processes"]), tuple(values["stages"]), texts)
    return found


def template_for(process: str, stage: str) -> LetterTemplate:
    """The letter of this stage; the plain one where there is none of its own."""
    known = all_templates()
    fitting = (one for one in known.values() if process in one.processes and stage in one.stages)
    return next(fitting, known[PLAIN])
