"""Opens a language's tables. `data/<section>/<code>.toml` holds one section of one language's profile."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from comity.model import errors

CODES = ("ar", "en", "es", "fr", "ru", "zh")
"""The six official languages, as ISO 639-1 codes."""


@cache
def read_table(section: str, code: str) -> dict[str, Any]:
    """The table `section` ("masthead", "acts", "citations", "clauses" ...) of the language `code`.

    Raises LanguageError for a code that is not one of CODES.
    """
    if code not in CODES:
        raise errors.LanguageError(f"there is no language profile {code!r}", hint=f"one of: {', '.join(CODES)}")
    return tomllib.loads((files(__package__) / "data" / section / f"{code}.toml").read_text(encoding="utf-8"))
