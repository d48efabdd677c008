"""A doubtful reading is kept and shown, never hidden."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader is not sure of.

    `code` is a kebab-case name, one of those listed in docs/glossary.md; `message` is English, for a person;
    `start` and `end` are characters of the text of the block that carries the doubt (0, 0 for the whole). `facts` are
    names and values from which a site says the same in another language.
    """

    code: str
    message: str
    start: int = 0
    end: int = 0
    facts: tuple[tuple[str, str], ...] = ()
