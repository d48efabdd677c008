"""What an error of the library says, in the reader's language."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.model.errors import ComityError

WORDS: dict[str, tuple[Promise, Promise]] = {
    "empty": (_("The file is empty."), _("Check that it was saved or downloaded fully.")),
    "encoding-unknown": (_("The text is in an encoding that is not known."), _("Save the file as UTF-8.")),
    "html-broken": (_("The web page cannot be read."), _("Check that the file is whole.")),
    "html-empty": (_("The web page shows no text."), _("Save the page from the browser, then send that file.")),
    "json-broken": (_("This is not JSON."), _("Give the file as it was written.")),
    "json-unfit": (_("This JSON does not hold what the format comity/1 asks."), _("Give the file as Comity wrote it.")),
    "marks-edited": (
        _("A mark of Comity’s names no text of the file: it was edited by hand."),
        _("Remove its <proprietary> element to have it read afresh."),
    ),
    "no-document": (
        _("No masthead, formula, numbered paragraph or footnote was found."),
        _("Give the whole text of a resolution or of a document of that form."),
    ),
    "no-language": (_("The language of the text could not be told."), _("Choose the language of the document.")),
    "no-symbol": (
        _("No symbol could be read, so there is no address to keep the document under."),
        _("The symbol stands in the masthead, its number in the title line."),
    ),
    "no-text": (_("The file holds no text."), _("It may hold pictures of pages only: run text recognition first.")),
    "no-text-file": (_("This is not plain text."), _("Give the text of the document, or its PDF or Word file.")),
    "pdf-broken": (_("The PDF cannot be opened."), _("Check that the file is whole.")),
    "pdf-encrypted": (_("The PDF is encrypted."), _("Save it without a password.")),
    "symbol-odd": (_("%(symbol)s is no symbol of a document."), _("Symbols look like this: A/RES/66/261")),
    "too-large": (_("The document is larger than %(limit)s bytes."), _("Split the file.")),
    "too-many-pages": (_("The PDF has too many pages."), _("Split the file.")),
    "word-broken": (_("The Word file cannot be opened."), _("Save it again.")),
    "word-other": (_("This archive is not a Word document."), _("Give a .docx file.")),
    "confirm-not-allowed": (_("Only a validator of the party confirms its records."), _("Nothing was changed.")),
    "correct-not-allowed": (
        _("Only a contributor or focal point of the party corrects its records."),
        _("Nothing was changed."),
    ),
    "corrected-meanwhile": (
        _("Somebody else corrected this record meanwhile; nothing of yours was stored."),
        _("What changed is shown below. Send the form again if yours is to follow it."),
    ),
    "counts-false": (_("A part of the participants cannot be more than all of them."), _("Look at the counts.")),
    "day-missing": (_("The day cannot be read."), _("Give the day it happened.")),
    "day-to-come": (_("What was done cannot lie in the future."), _("Give the day it happened.")),
    "days-reversed": (_("The last day lies before the first."), _("Look at both days.")),
    "evidence-empty": (_("The file %(name)s is empty."), _("Check that it was saved or downloaded fully.")),
    "evidence-false": (_("The file %(name)s is not what its name says."), _("Save it again in its own format.")),
    "evidence-kind": (
        _("The file %(name)s is of a kind that is not kept as evidence."),
        _("Give a PDF, Word, Excel, OpenDocument or text file, or a picture."),
    ),
    "evidence-not-accepted": (
        _("Evidence of this kind does not show that the stage was done."),
        _("Choose one of the kinds that the stage accepts."),
    ),
    "evidence-not-allowed": (
        _("Only a contributor or focal point of the party adds evidence."),
        _("Nothing was changed."),
    ),
    "evidence-too-large": (
        _("The file %(name)s is larger than %(limit)s bytes."),
        _("Send a smaller file, or a link."),
    ),
    "evidence-too-many": (_("These are too many files at once."), _("Send five at a time.")),
    "field-unknown": (_("There is no such field of cooperation."), _("Choose from the list.")),
    "link-odd": (_("%(link)s is no address of a web page."), _("Addresses begin with https://")),
    "mandate-unknown": (_("There is no mandate %(key)s."), _("Copy the permanent id from the mandate’s page.")),
    "mandate-recurs": (
        _("The mandate %(key)s is asked again and again: no record is done with it."),
        _("Link it without that tick: the record answers the present round."),
    ),
    "mandate-real": (
        _("This record is of the sample world, and the mandate of a real document."),
        _("Link it with mandates of sample documents, or record what was really done."),
    ),
    "reason-missing": (_("This takes a reason."), _("Say in a sentence why.")),
    "recess-changed": (
        _("Somebody else changed this recess meanwhile; nothing of yours was stored."),
        _("Look at it as it stands now."),
    ),
    "recess-long": (_("A recess lasts a year at most."), _("Look at both days.")),
    "recess-not-allowed": (
        _("Only a focal point or administrator of the parliament says when it is in recess."),
        _("Nothing was changed."),
    ),
    "recess-overlaps": (
        _("There is a recess from %(first)s to %(last)s already."),
        _("Correct that one, or give other days."),
    ),
    "recess-year": (_("These days lie too far from today."), _("Look at the year.")),
    "recorded-already": (
        _("Your party has recorded this already: “%(title)s”."),
        _("Add to that record, or say below that this is another one."),
    ),
    "record-not-allowed": (
        _("Only a contributor or focal point of the party records what it did."),
        _("Nothing was changed."),
    ),
    "share-not-allowed": (
        _("Only a focal point of the party shares its records."),
        _("Record it as private, and ask a focal point."),
    ),
    "task-of-another": (_("This task is another party’s."), _("Record what your own party did.")),
    "title-missing": (_("Say in a line what was done."), _("A few words are enough.")),
    "visibility-unknown": (_("Nobody can see this."), _("Choose who sees the record.")),
    "withdrawn-already": (_("This record was withdrawn."), _("Record what was done anew.")),
    "xml-broken": (
        _("The XML is not well formed at line %(line)s, column %(column)s."),
        _("Repair the file at that place, or give its text or PDF."),
    ),
    "xml-doctype": (
        _("The XML declares a document type, which is never read."),
        _("Remove the <!DOCTYPE> declaration."),
    ),
    "xml-other": (
        _("The XML is not Akoma Ntoso: its root element is <%(root)s>."),
        _("AKN4UN files begin with <akomaNtoso>."),
    ),
}


@dataclass(frozen=True, slots=True)
class ShownError:
    """What was found and what to try; `tongue` is "en" where there are no words in the reader's language."""

    what: str
    hint: str
    tongue: str = ""


def show_error(error: ComityError) -> ShownError:
    """The error in the reader's words, or in the library's English where its code has none or a fact is missing."""
    english = ShownError(error.what, error.hint, "en")
    if error.code not in WORDS:
        return english
    what, hint = WORDS[error.code]
    try:
        return ShownError(str(what) % {name: _said(fact) for name, fact in error.facts.items()}, str(hint))
    except KeyError:
        return english


def _said(fact: object) -> object:
    """A day or a number as the reader's language writes it; any other fact as it is."""
    if isinstance(fact, date):
        return date_format(fact, "DATE_FORMAT")
    return number_format(fact, force_grouping=True) if isinstance(fact, int) else fact
