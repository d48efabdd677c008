"""Signs of the fonts Symbol and Wingdings, which Word keeps as places in the font, as characters of Unicode."""

import re

FONT_SIGN = re.compile("[\uf020-\uf0ff]")
"""Where Word keeps the places 32 to 255 of such a font."""

SYMBOL = dict(
    zip(
        (*range(0x20, 0x7F), *range(0xA0, 0xFF)),
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uf8ff〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)  # fmt: skip
"""The Symbol font, as Adobe lists it."""

WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "◻", 0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""Those signs of Wingdings that texts use: bullets, arrows, boxes."""


def font_sign(font: str, place: str) -> str:
    """The character at a place of a font, given in hexadecimal digits; the place itself where it is not known."""
    try:
        code = int(place, 16)
    except ValueError:
        return ""
    if not 0x20 <= code < 0xFFFE or 0xD800 <= code < 0xE000:
        return ""
    table = WINGDINGS if font.startswith("Wingdings") else SYMBOL if font in {"Symbol", ""} else {}
    return table.get(code - 0xF000 if 0xF000 <= code < 0xF100 else code, chr(code))


def with_font_signs(text: str, font: str) -> str:
    """The text with the places of its font as characters."""
    return FONT_SIGN.sub(lambda match: font_sign(font, f"{ord(match[0]):x}"), text)
