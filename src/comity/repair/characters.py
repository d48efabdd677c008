"""Characters that print like others, or not at all: one form for each."""

import re
import unicodedata

from comity.repair.traced import Edit, Traced

_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\ufe63"
_LINE_ENDS = "\x0b\x85\u2028\u2029"
_SAME: dict[str, str] = (
    dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_LINE_ENDS, "\n")
    | {chr(0xFF10 + n): str(n) for n in range(10)}
    | {chr(0xFF21 + n): chr(0x41 + n) for n in range(26)}
    | {chr(0xFF41 + n): chr(0x61 + n) for n in range(26)}
)
_ODD = frozenset(_SAME)
_ANY_ODD = re.compile(f"[{''.join(sorted(_ODD))}]")
_UNSEEN = re.compile(
    "\u00ad[ \t]*\r?\n[ \t]*(?=\\w)|\r(?=\n)|[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c\u0640]+"
)
_MAY_BE_UNSEEN = re.compile("[\r\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c\u0640]")
_COMPOSED_FORMS = re.compile("[\ufb00-\ufb06\ufb1d-\ufdfb\ufe70-\ufefc]")
_CLUSTER = re.compile(r"\w[\u0300-\u036f\u0653-\u0655]+")


def plain_characters(text: Traced) -> Traced:
    """One blank, one hyphen, one line end; nothing unseen; ligatures and presentation forms as the letters they are."""
    for step in (_same_characters, _without_unseen, _letters_for_forms, _composed):
        text = step(text)
    return text


def _same_characters(text: Traced) -> Traced:
    """Kinds of blanks, hyphens and line ends become one; full-width letters and digits become plain ones."""
    if text.text.isascii():
        return text
    plain = text.text
    if not _ANY_ODD.search(plain):
        return text
    for character in _ODD.intersection(plain):
        plain = plain.replace(character, _SAME[character])
    return Traced(plain, text.offsets)


def _without_unseen(text: Traced) -> Traced:
    """Soft hyphens (with the line end behind them), direction marks, zero-width characters and kashida are gone."""
    if not _MAY_BE_UNSEEN.search(text.text):
        return text
    edits: list[Edit] = [(match.start(), match.end(), "") for match in _UNSEEN.finditer(text.text)]
    lone = text.edited(edits)
    return Traced(lone.text.replace("\r", "\n"), lone.offsets) if "\r" in lone.text else lone


def _letters_for_forms(text: Traced) -> Traced:
    """Latin ligatures and Arabic presentation forms become the letters they print."""
    if text.text.isascii():
        return text
    edits: list[Edit] = [
        (match.start(), match.end(), unicodedata.normalize("NFKC", match.group()))
        for match in _COMPOSED_FORMS.finditer(text.text)
    ]
    return text.edited(edits)


def _composed(text: Traced) -> Traced:
    """Letters and the accents behind them become one character where Unicode has one."""
    if text.text.isascii() or unicodedata.is_normalized("NFC", text.text):
        return text
    edits: list[Edit] = []
    for match in _CLUSTER.finditer(text.text):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            edits.append((match.start(), match.end(), composed))
    return text.edited(edits)
