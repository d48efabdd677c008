"""Plain text: bytes in whatever encoding they are, as long as it is certain which."""

import codecs
import hashlib
import re

from comity.languages.loader import CODES
from comity.languages.structure import structure_of
from comity.model.errors import SourceError
from comity.model.text import SourceText

LIMIT = 50_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in range(128) if _CONTROL.match(chr(code)))
"""Every encoding that is read writes a control character with its own byte; bytes are looked through at once."""

_SAMPLE = 200_000
_ENOUGH_WORDS = 5
_SIGNATURES = {b"%PDF": "a PDF", b"PK\x03\x04": "a zip archive or DOCX", b"\xd0\xcf\x11\xe0": "an old Word file"}
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def open_text(data: bytes, *, name: str, limit: int = LIMIT) -> SourceText:
    """The characters of a plain text file, line ends kept as stored.

    Raises SourceError when it is empty, longer than `limit` bytes, binary, or in an encoding that is not certain.
    """
    if len(data) > limit:
        raise SourceError(
            f"{len(data):,} bytes, more than the limit of {limit:,}",
            where=name,
            hint="split the file, or raise the limit",
            code="too-large",
            facts={"limit": limit},
        )
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise SourceError(
                f"this is {what}, not plain text", where=name, hint="open it as what it is", code="no-text-file"
            )
    text = _decoded(data, name)
    control = _CONTROL.search(text) if data.translate(None, _CONTROL_BYTES) != data else None
    if control:
        raise SourceError(
            f"a control character (U+{ord(control.group()):04X}) at character {control.start()}: binary, not text",
            where=name,
            hint="give the text of the document, not the file of a program",
            code="no-text-file",
        )
    if not text.strip():
        raise SourceError(
            "the file is empty", where=name, hint="check that it was saved or extracted fully", code="empty"
        )
    return SourceText(text, hashlib.sha256(data).hexdigest(), name)


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, UTF-16 with a mark, or the one Windows code page whose language the text certainly is in."""
    for mark, encoding in _UTF16.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(name, "UTF-16", error.start) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        page = "" if b"\x00" in data else code_page_of(data)
        if not page:
            raise _undecodable(name, "UTF-8", error.start) from error
        return data.decode(page)


def _undecodable(name: str, encoding: str, offset: int) -> SourceError:
    return SourceError(
        f"byte {offset} is not {encoding}, and no Windows code page fits for certain",
        where=name,
        hint="save the file as UTF-8",
        code="encoding-unknown",
        facts={"offset": offset},
    )


def code_page_of(data: bytes) -> str:
    """The code page of a language whose frequent words the text holds, "" unless exactly one code page is such."""
    fitting: set[str] = set()
    for code in CODES:
        profile = structure_of(code)
        page = profile.code_page
        if page in fitting:
            continue
        try:
            text = data.decode(page)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text) is None and _is_written_in(text[:_SAMPLE], profile.frequent_words, page):
            fitting.add(page)
    return next(iter(fitting)) if len(fitting) == 1 else ""


def _is_written_in(text: str, words: tuple[str, ...], page: str) -> bool:
    """Whether enough of the language's most frequent words occur, and letters beyond ASCII are letters of its page."""
    lowered = text.lower()
    if page == "gb18030":
        return sum(lowered.count(word) for word in words) >= max(_ENOUGH_WORDS, len(lowered) // 100)
    tokens = re.findall(r"\w+", lowered)
    found = sum(1 for token in tokens if token in words)
    foreign = [c for c in text if ord(c) > 127]
    letters = sum(1 for c in foreign if c.isalpha() or c in "«»“”‘’–—…،؛؟ \u00a0°№•")
    return found >= max(_ENOUGH_WORDS, len(tokens) // 12) and letters >= 0.9 * len(foreign)
