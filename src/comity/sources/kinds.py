"""Of what format a file is, as its first bytes say; names of files say nothing for certain."""

import codecs
import re

_BEGINNING = 65_536
_FIRST = 1024

_WIDE = {
    codecs.BOM_UTF16_LE: "utf-16le",
    codecs.BOM_UTF16_BE: "utf-16be",
    b"<\x00": "utf-16le",
    b"\x00<": "utf-16be",
}
"""How a file in UTF-16 begins; without its mark only XML and HTML are known."""

_HTML_ELEMENTS = (
    "html|head|body|title|meta|link|style|div|p|span|table|center|font|h[1-6]"
    "|article|section|main|header|pre|ol|ul|br|hr"
)
_HTML = re.compile(
    rb"(?>\s|<\?xml[^>]*>|<!--.*?-->)*+(?:<!doctype\s+html|<(?:%s)[\s/>])" % _HTML_ELEMENTS.encode(),
    re.IGNORECASE | re.DOTALL,
)
"""A whole page, or a part of one as a browser gives it to be pasted; in XML's form too."""


def wide_encoding(data: bytes) -> str:
    """The form of UTF-16 that the first bytes tell, "" for any other encoding."""
    return next((encoding for mark, encoding in _WIDE.items() if data.startswith(mark)), "")


def kind_of(data: bytes) -> str:
    """What the first bytes say the document is: "pdf", "docx", "html", "akn" (any other XML), "json" or "text"."""
    beginning = data[:_BEGINNING]
    wide = wide_encoding(data)
    if wide:
        beginning = beginning.decode(wide, errors="ignore").encode("utf-8", errors="ignore")
    beginning = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    start = beginning[:_FIRST].lower()
    if b"%pdf-" in start:
        return "pdf"
    if start.startswith(b"pk\x03\x04"):
        return "docx"
    if start.startswith(b"<"):
        return "html" if _HTML.match(beginning) else "akn"
    return "json" if start.startswith((b"{", b"[{", b'["')) else "text"
