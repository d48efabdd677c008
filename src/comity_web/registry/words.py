"""The words of a paragraph, apart from how a file sets them: what says whether a text has changed."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Block = Mapping[str, Any]


def plain_words(text: str) -> str:
    """The letters and digits in order, without case, accents, blanks and marks: two files of one text agree on them."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in folded if character.isalnum())


def words_digest(text: str) -> str:
    """The SHA-256 digest of the text's plain words."""
    return hashlib.sha256(plain_words(text).encode()).hexdigest()


def place_of(text: str, count: int) -> int:
    """The first character of `text` before which `count` plain characters stand, passing over what is not plain."""
    passed = 0
    for place, character in enumerate(text):
        size = len(plain_words(character))
        if passed >= count and size:
            return place
        passed += size
    return len(text)


def whole_text(blocks: Sequence[Block], anchor: str) -> str:
    """The paragraph at `anchor` with its sub-paragraphs, a line each; "" where there is none."""
    under = f"{anchor}-"
    return "\n".join(
        str(block["text"]) for block in blocks if block["anchor"] == anchor or block["anchor"].startswith(under)
    )


def whole_texts(blocks: Iterable[Block]) -> set[str]:
    """The plain words of every paragraph, each with its sub-paragraphs."""
    listed = list(blocks)
    return {plain_words(whole_text(listed, str(block["anchor"]))) for block in listed}
