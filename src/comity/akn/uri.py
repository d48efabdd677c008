"""AKN4UN addresses (FRBR URIs) of works and expressions, from symbol, date and language, and back.

As the UN writes them: /akn/un/statement/deliberation/unga/2022-06-21/76-270/ is the work A/RES/76/270,
.../76-270/eng@/ its English expression. An unknown date is 0001-01-01.
"""

import re
from dataclasses import dataclass

from comity.akn.rules import language_of_frbr, rules_of

UNKNOWN_DATE = "0001-01-01"
_RESOLUTION = "/akn/un/statement/deliberation"
_DOCUMENT = "/akn/un/doc"

_ASSEMBLY = re.compile(r"A/RES/(ES-\d+|S-\d+|\d+)/(\d+) ?([A-Z](?:-[A-Z])?)?")
_NUMBERED_IN_BRACKETS = re.compile(r"([AS])/RES/(\d+) ?([A-Z])? ?\(([IVXLC-]+|\d{4})\)")
_ASSEMBLY_NUMBER = re.compile(r"(ES-\d+|S-\d+|\d+)-(\d+)([A-Z](?:-[A-Z])?)?")
_BRACKET_NUMBER = re.compile(r"(\d+)([A-Z])?-([IVXLC-]+|\d{4})")
_ADDRESS = re.compile(
    r"(?P<root>/akn/un/statement/deliberation|/akn/un/doc)/(?P<body>[a-z]+)/(?P<date>\d{4}-\d{2}-\d{2})/"
    r"(?P<number>[^/@!]+)(?:/(?P<language>[a-z]{3})@)?(?:[/!.].*)?"
)
BODIES = {"A": "unga", "S": "unsc"}


@dataclass(frozen=True, slots=True)
class Address:
    """What a URI names: a work (`language` empty) or an expression of it. `date` is "" where unknown."""

    symbol: str
    date: str
    language: str = ""


def work_uri(symbol: str, date: str) -> str:
    """The address of the work, ending in "/"; for a symbol that is no resolution, of the document by its symbol."""
    root, body, number = _parts(symbol)
    return f"{root}/{body}/{date or UNKNOWN_DATE}/{number}/"


def expression_uri(symbol: str, date: str, language: str) -> str:
    """The address of the work in one language (ISO 639-1 code), ending in "/"; LanguageError for another code."""
    return f"{work_uri(symbol, date)}{rules_of(language).frbr[0]}@/"


def parse_uri(uri: str) -> Address | None:
    """What the address of a work, an expression or one of its files names; None if it is no address of the UN's."""
    match = _ADDRESS.fullmatch(uri)
    if match is None:
        return None
    symbol = _symbol(match["root"], match["body"], match["number"])
    date = "" if match["date"] == UNKNOWN_DATE else match["date"]
    language = language_of_frbr(match["language"]) if match["language"] else ""
    return Address(symbol, date, language) if symbol else None


def _parts(symbol: str) -> tuple[str, str, str]:
    """Root, body and number of the address."""
    if match := _ASSEMBLY.fullmatch(symbol):
        return _RESOLUTION, "unga", f"{match[1]}-{match[2]}{match[3] or ''}"
    if match := _NUMBERED_IN_BRACKETS.fullmatch(symbol):
        return _RESOLUTION, BODIES[match[1]], f"{match[2]}{match[3] or ''}-{match[4]}"
    number = re.sub(r"[^A-Za-z0-9.()~_-]+", "_", symbol.replace("/", "~")) or "unknown"
    return _DOCUMENT, BODIES.get(symbol.partition("/")[0], "un"), number


def _symbol(root: str, body: str, number: str) -> str:
    """The symbol in canonical form (no blanks); "" where the number has no known form."""
    if root == _DOCUMENT:
        return "" if number == "unknown" else number.replace("~", "/")
    if body == "unga" and (match := _ASSEMBLY_NUMBER.fullmatch(number)):
        return f"A/RES/{match[1]}/{match[2]}{match[3] or ''}"
    letter = next((key for key, value in BODIES.items() if value == body), "")
    if letter and (match := _BRACKET_NUMBER.fullmatch(number)):
        return f"{letter}/RES/{match[1]}{match[2] or ''}({match[3]})"
    return ""
