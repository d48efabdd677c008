"""One tree of errors. Every message says what was found, where, and what to try."""

from collections.abc import Mapping


class ComityError(Exception):
    """Bad input, told so that a person can act on it.

    `what` is what was found, `where` the file and place (may be empty), `hint` what to try (may be empty), both in
    English. `code` (may be empty) and `facts` let another language say the same: docs/glossary.md lists the codes.
    """

    def __init__(
        self, what: str, *, where: str = "", hint: str = "", code: str = "", facts: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(what)  # all else is kept as attributes, so that an error crosses from process to process whole
        self.what = what
        self.where = where
        self.hint = hint
        self.code = code
        self.facts = dict(facts or {})

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{hint}"


class SourceError(ComityError):
    """The file cannot be opened as text or XML: empty, binary, too large, in an unknown encoding, not well formed."""


class NotADocumentError(ComityError):
    """The text opens, but it has neither masthead, headings, numbered paragraphs nor footnotes of a UN document."""


class LanguageError(ComityError):
    """No language profile fits, or the one asked for does not exist."""


class FormatError(ComityError):
    """A format name is unknown, or a `comity/1` JSON file does not hold what the format asks."""
