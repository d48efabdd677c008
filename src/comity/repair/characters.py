"""Characters that print like others, or not at all: one form for each."""

import re
import unicodedata
from dataclasses import replace

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
_ODD = "".join(_SAME)
_NEVER_SEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c\u0640"
_FORMS = "\ufb00-\ufb06\ufb1d-\ufdfb\ufe70-\ufefc"
_ACCENTS = "\u0300-\u036f\u0653-\u0655"

# Each pattern begins with a set of characters: such a pattern is looked for ten times as fast as another.
_ANY_NOT_PLAIN = re.compile(f"[\r{_ODD}{_NEVER_SEEN}{_FORMS}]")
_ANY_ODD = re.compile(f"[{_ODD}]")
_UNSEEN = re.compile(f"[{_NEVER_SEEN}][{_NEVER_SEEN}]*")
_UNSEEN_AT_LINE_END = re.compile(
    f"[\r{_NEVER_SEEN}](?:(?<=\u00ad)[ \t]*\r?\n[ \t]*(?=\\w)|(?<=\r)(?=\n)|(?<!\r)[{_NEVER_SEEN}]*)"
)
_COMPOSED_FORM = re.compile(f"[{_FORMS}]")
_RIGHT_TO_LEFT = "\u202b"
"""An extractor's mark, which nobody types."""

_TWICE = "اللك"
_ARTICLE_TWICE = re.compile(rf"\b[وفبك]?(?P<twice>{_TWICE})(?!سمب)")
"""The article before kaf as extractors give it: in bold both are drawn as one sign, whose lam is read again.

Hardly any word has both; that for what is Luxembourg's does.
"""

_EXCHANGED = re.compile("(?<=ا)([أإآ])ل")
_IN_ORDER = re.compile("ال[أإآ]")
_EXCHANGED_AT_HEAD = re.compile(r"(?<!\w)[وفبك]{0,2}اا(?=ل)")
_EXCHANGED_WITHIN = re.compile("(?<=ت)ال(?=حظ)|(?<=إع|لع)ال(?=ن)|(?<=خ)ال(?=ل)|(?<=انط)ال(?=ق)|(?<=\\bع)ال(?=وة)")
"""Lam and alif exchanged in words that acts and their lead-ins have, and that no other word spells so."""

_FEWEST_EXCHANGED = 3

_VOWELS = "\u064b-\u0652"
_SAME_VOWEL = "|".join(f"(?<={chr(vowel)})(?=[{_VOWELS}]?{chr(vowel)})" for vowel in range(0x64B, 0x653))
_VOWEL_TWICE = re.compile(f"[{_VOWELS}](?:{_SAME_VOWEL})")
"""A sign of an Arabic vowel that an extractor gave twice, for a letter and for the ligature that it is part of."""

_ACCENTS_OF_LETTER = re.compile(f"[{_ACCENTS}](?<=\\w.)[{_ACCENTS}]*")


def plain_characters(text: Traced) -> Traced:
    """One blank, one hyphen, one line end; nothing unseen, no vowel's sign twice; ligatures as the letters they are."""
    is_extracted = _RIGHT_TO_LEFT in text.text
    if _ANY_NOT_PLAIN.search(text.text):
        text = _letters_for_forms(_without_unseen(_same_characters(text)))
    letters = text if text.text.isascii() else text.without(_VOWEL_TWICE)
    return _composed(_ligatures_in_order(_with_one_article(letters) if is_extracted else letters))


def _same_characters(text: Traced) -> Traced:
    """Kinds of blanks, hyphens and line ends become one; full-width letters and digits become plain ones."""
    plain = text.text
    for character in frozenset(_ANY_ODD.findall(plain)):
        plain = plain.replace(character, _SAME[character])
    return replace(text, text=plain)


def _without_unseen(text: Traced) -> Traced:
    """Soft hyphens (with the line end behind them), direction marks, zero-width characters and kashida are gone."""
    form = _UNSEEN_AT_LINE_END if "\r" in text.text or "\u00ad" in text.text else _UNSEEN
    lone = text.without(form)
    return replace(lone, text=lone.text.replace("\r", "\n")) if "\r" in lone.text else lone


def _letters_for_forms(text: Traced) -> Traced:
    """Latin ligatures and Arabic presentation forms become the letters they print."""
    return text.edited(
        [
            (match.start(), match.end(), unicodedata.normalize("NFKC", match.group()))
            for match in _COMPOSED_FORM.finditer(text.text)
        ]
    )


def _with_one_article(text: Traced) -> Traced:
    """The Arabic article before kaf has one lam."""
    if _TWICE not in text.text:
        return text
    articles = [match.start("twice") for match in _ARTICLE_TWICE.finditer(text.text)]
    return text.edited([(start + 1, start + 2, "") for start in articles])


def _ligatures_in_order(text: Traced) -> Traced:
    """The Arabic article before an alif stands before it, where an extractor took the sign of both from the left.

    So it did in all of the text: it gave "األمم" for "الأمم". Within most words lam and alif are left as they are.
    """
    exchanged = list(_EXCHANGED.finditer(text.text)) if "األ" in text.text or "اإل" in text.text else []
    if len(exchanged) < _FEWEST_EXCHANGED or len(exchanged) < len(_IN_ORDER.findall(text.text)):
        return text
    edits: list[Edit] = [(match.start(), match.end(), f"ل{match[1]}") for match in exchanged]
    edits += [(match.end() - 1, match.end() + 1, "لا") for match in _EXCHANGED_AT_HEAD.finditer(text.text)]
    edits += [(match.start(), match.end(), "لا") for match in _EXCHANGED_WITHIN.finditer(text.text)]
    return text.edited(sorted(edits))


def _composed(text: Traced) -> Traced:
    """Letters and the accents behind them become one character where Unicode has one."""
    if text.text.isascii() or unicodedata.is_normalized("NFC", text.text):
        return text
    edits: list[Edit] = []
    for match in _ACCENTS_OF_LETTER.finditer(text.text):
        start, end = match.start() - 1, match.end()
        printed = text.text[start:end]
        composed = unicodedata.normalize("NFC", printed)
        if composed != printed:
            edits.append((start, end, composed))
    return text.edited(edits)
