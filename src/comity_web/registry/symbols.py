"""Symbols of documents as the registry keeps them, without blanks and the letter of a part set apart; folded words."""

import re
import unicodedata

PART = re.compile(r"(?P<symbol>.*[\d)])(?P<part>[A-Z](?:-[A-Z])?)")


def split_symbol(symbol: str) -> tuple[str, str]:
    """("A/RES/75/251", "B") of "A/RES/75/251 B"; the part is "" where there is none."""
    plain = "".join(symbol.split())
    found = PART.fullmatch(plain)
    return (found["symbol"], found["part"]) if found else (plain, "")


def holds_part(part: str, wanted: str) -> bool:
    """Whether a work whose part is "A-C" holds the part wanted ("B"); a work without parts holds only the whole."""
    if not wanted or part == wanted:
        return True
    first, _, last = part.partition("-")
    wanted_first, _, wanted_last = wanted.partition("-")
    return bool(last) and first <= wanted_first and (wanted_last or wanted_first) <= last


def fold(text: str) -> str:
    """The text as it is compared in a search: small letters, no accents or vowel signs, the same in every database."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))
