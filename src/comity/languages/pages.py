"""Which pages of Unicode, of 256 characters each, a text has characters of: asked once, to spare asking every line."""

HAN = bytes(range(0x34, 0xA0))
"""The Chinese signs, U+3400 to U+9FFF."""

WIDE = bytes(range(0x2E, 0x100))
"""All from U+2E00 on: what takes two columns of a typewriter is there."""


def has_any(text: str, pages: bytes) -> bool:
    """Whether a character of the text is on one of the pages; told several times as fast as by a pattern."""
    of_each = text.encode("utf-16-le", "surrogatepass")[1::2]
    return len(of_each.translate(None, pages)) < len(of_each)
