"""Doubt codes in the reader's words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "languages-disagree": _("The languages disagree"),
    "not-in-every-language": _("Not found in every language"),
    "language-uncertain": _("The language is uncertain"),
    "language-declared": _("The file names another language than its text is in"),
    "footnote-unplaced": _("A footnote whose mark was not found"),
    "number-without-text": _("A number without text"),
    "adoption-date-conflict": _("Dates of adoption that differ"),
}


def doubt_words(code: str) -> str:
    """What a doubt code says; a code that has no words yet is made readable."""
    known = WORDS.get(code)
    return str(known) if known else code.replace("-", " ").capitalize()
