"""What an error of the library says, in the reader's language."""

from dataclasses import dataclass

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
        return ShownError(str(what) % error.facts, str(hint))
    except KeyError:
        return english
