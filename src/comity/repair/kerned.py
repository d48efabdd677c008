"""Arabic words that an extractor parted where a letter's tail reaches below the next one: "البحر ية", "و بخاصة".

Printers leave room between ra, zay or waw and a ya or ba, whose dots stand where the tail is, and extractors take it
for a blank.
"""

from __future__ import annotations

import re

from comity.repair.traced import Traced

_FEWEST = 3
"""The fewest words that are parted in a text in which any is."""

_ENDS = (
    "ة ا ه و ين ون ان ورك ائي ال اف ات اته اتها اتهم اتهن اتنا اد ادة ادات ادي ادية ار ارة ارات اراتها اض اضة اضات "
    "اضي اضية اضيات اضيين ق قا قة قيا قية قيين قها ل لا لة لات لها لهم له لية ليا لنا ع عا عة عات عاتها عاتهم عاتنا "
    "عها عهم عه عية ف فه فة فها فية فيات فيين ض ضا ضات ضها ضهم خ خه خي خيا خية خها ج جي جيا جية جات ك كا كة كي كية "
    "ط طة طي طانيا طاني طانية"
)
"""What may stand behind a ya in the last part of a word; no word of its own begins with ya and goes on like that."""

_LETTERS = "ب(?!اء\\b)|ي(?!اء\\b)|إ"
"""What waw, the conjunction, was parted from; not from the names of letters, which parts of resolutions have."""

_AFRICAN = "(?<=فر ي)قي"
"""The end of "African"; elsewhere these letters are a word of their own, "protects"."""

_IN_A_WORD = re.compile(rf" ي(?<=[رزو] ي)(?:{'|'.join(sorted(_ENDS.split(), key=len, reverse=True))}|{_AFRICAN})(?!\w)")
_BEHIND_ALIF = re.compile(r"إ ي(?=\w)")
_BEHIND_AND = re.compile(rf"و (?<!\w. )(?=(?:{_LETTERS})\w)")


def rejoin_kerned(text: Traced) -> Traced:
    """The text without the blanks within words, where some are parted between ra, zay or waw and the end of a word."""
    if " ي" not in text.text:
        return text
    blanks = [match.start() for match in _IN_A_WORD.finditer(text.text)]
    if len(blanks) < _FEWEST:
        return text
    blanks += [match.start() + 1 for form in (_BEHIND_ALIF, _BEHIND_AND) for match in form.finditer(text.text)]
    return text.edited([(blank, blank + 1, "") for blank in sorted(blanks)])
