"""Doubt codes in the reader's words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "act-class-unsure": _("The words stand for acts of several classes"),
    "act-extent-unsure": _("How far the opening phrase reaches is uncertain"),
    "addressee-unknown": _("Somebody is asked whom the registry of bodies does not know"),
    "adoption-date": _("The day of adoption is uncertain"),
    "adoption-date-conflict": _("Dates of adoption that differ"),
    "footnote-mark-unsure": _("The place of a footnote's mark is uncertain"),
    "footnote-unplaced": _("A footnote whose mark was not found"),
    "footnote-without-mark": _("A footnote whose mark was not found"),
    "kind-not-resolution": _("Another kind of document than a resolution"),
    "kind-unsure": _("What kind of document this is, is uncertain"),
    "language-declared": _("The file names another language than its text is in"),
    "language-uncertain": _("The language is uncertain"),
    "languages-disagree": _("The languages disagree"),
    "no-act-found": _("No act was found in a paragraph"),
    "no-adoption-date": _("No day of adoption was found"),
    "no-stop-at-end": _("A paragraph does not end with a stop"),
    "no-symbol": _("No symbol was found"),
    "no-title": _("No title was found"),
    "no-words": _("A paragraph without words"),
    "not-in-every-language": _("Not found in every language"),
    "number-out-of-sequence": _("A number out of sequence"),
    "number-without-text": _("A number without text"),
    "paragraph-limits-unsure": _("Where a paragraph begins or ends is uncertain"),
    "part-inferred": _("A part was inferred"),
    "settlement-reopened": _("The text has changed since a person decided"),
    "symbol-number": _("Symbol and number differ"),
    "text-lost": _("Some text may be lost"),
    "title-end": _("Where the title ends is uncertain"),
}


def doubt_words(code: str) -> str:
    """What a doubt code says; a code that has no words yet is made readable."""
    known = WORDS.get(code)
    return str(known) if known else code.replace("-", " ").capitalize()
