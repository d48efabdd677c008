"""Doubt codes in the reader's words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from comity_web.site.words import ACTS, LANGUAGES

WORDS: dict[str, Promise] = {
    "act-class-unsure": _("The words stand for acts of several classes"),
    "act-extent-unsure": _("How far the opening phrase reaches is uncertain"),
    "addressee-unknown": _("Somebody is asked whom the registry of bodies does not know"),
    "adoption-date": _("The day of adoption is uncertain"),
    "adoption-date-conflict": _("Dates of adoption that differ"),
    "embedded-unread": _("Charts, diagrams or documents within the file were not read"),
    "footnote-mark-unsure": _("The place of a footnote's mark is uncertain"),
    "footnote-unplaced": _("A footnote whose mark was not found"),
    "footnote-without-mark": _("A footnote whose mark was not found"),
    "kind-not-resolution": _("Another kind of document than a resolution"),
    "kind-unsure": _("What kind of paragraph this is, is uncertain"),
    "language-declared": _("The file names another language than its text is in"),
    "language-uncertain": _("The language is uncertain"),
    "languages-disagree": _("The languages disagree"),
    "line-ends-lost": _("The text has lost its line ends: paragraphs are told by numbers and acts"),
    "no-act-found": _("No act was found in a paragraph"),
    "no-adoption-date": _("No day of adoption was found"),
    "no-stop-at-end": _("A paragraph does not end with a stop"),
    "no-symbol": _("No symbol was found"),
    "no-title": _("No title was found"),
    "no-words": _("A paragraph without words"),
    "not-in-every-language": _("Not found in every language"),
    "number-out-of-sequence": _("A number out of sequence"),
    "number-without-text": _("A number without text"),
    "other-language": _("Part of the text is in another language"),
    "paragraph-limits-unsure": _("Where a paragraph begins or ends is uncertain"),
    "part-inferred": _("A part was inferred"),
    "party-unsure": _("A short name may stand for several parties"),
    "record-date": _("The catalogue gives another day of adoption"),
    "record-sponsors": _("The catalogue names other sponsors"),
    "record-vote": _("The catalogue gives another vote"),
    "settlement-reopened": _("The text has changed since a person decided"),
    "sponsors-unsure": _("Where the list of sponsors begins or ends is uncertain"),
    "symbol-number": _("Symbol and number differ"),
    "text-lost": _("Some text may be lost"),
    "title-end": _("Where the title ends is uncertain"),
}

DETAILS: dict[str, Promise] = {
    "adoption-date": _("the cover says %(cover)s, the closing %(closing)s"),
    "embedded-unread": _("their number: %(number)s"),
    "footnote-mark-unsure": _("%(marker)s may be a number of the text"),
    "footnote-unplaced": _("footnote %(marker)s"),
    "footnote-without-mark": _("footnote %(marker)s"),
    "language-declared": _("the file says %(said)s; read as %(found)s"),
    "language-uncertain": _("read as %(found)s"),
    "number-out-of-sequence": _("%(number)s follows %(before)s"),
    "number-without-text": _("the number %(number)s"),
    "other-language": _("language of this part: %(found)s"),
    "part-inferred": _("%(symbol)s was put together from the text"),
    "record-date": _("the document says %(document)s, the record %(record)s"),
    "record-sponsors": _("only the document: %(document)s; only the record: %(record)s"),
    "record-vote": _("the document says %(document)s, the record %(record)s"),
    "sponsors-unsure": _("%(name)s is no State that is known"),
    "symbol-number": _("the cover says %(cover)s, the title line %(title)s"),
    "text-lost": _("%(lost)s of %(whole)s letters"),
}
"""What the facts of a doubt say, where they say more than its code does."""


def doubt_words(code: str) -> str:
    """What a doubt code says; a code that has no words yet is made readable."""
    known = WORDS.get(code)
    return str(known) if known else code.replace("-", " ").capitalize()


def doubt_detail(code: str, facts: Mapping[str, str]) -> str:
    """What the facts of a doubt say in the reader's language; empty where they say nothing, or are not all there."""
    if "acts" in facts:
        return pgettext("between parties", ", ").join(str(ACTS.get(act, act)) for act in facts["acts"].split())
    if code not in DETAILS:
        return ""
    said = {**facts, "found": str(LANGUAGES.get(facts.get("found", ""), facts.get("found", "")))}
    try:
        return str(DETAILS[code]) % said
    except KeyError:
        return ""
