"""What AKN has no place for, in a namespace of ours: names shared by the writer and the reader of our files."""

import re

COMITY = "urn:comity:akn:1"
SOURCE = "#comity"

_ESCAPE = "\u241b"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u241b]")
_ESCAPED = re.compile(f"{_ESCAPE}([0-9A-F]{{4}})")


def own(name: str) -> str:
    """The name in our namespace."""
    return f"{{{COMITY}}}{name}"


def xml_text(text: str) -> str:
    """The text as XML can hold it: a character that XML forbids becomes U+241B and four hexadecimal digits."""
    return _UNWRITABLE.sub(lambda match: f"{_ESCAPE}{ord(match.group()):04X}", text)


def plain_text(text: str | None) -> str:
    """The text that `xml_text` was given."""
    if not text or _ESCAPE not in text:
        return text or ""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
