"""What every room talks in: frozen, slotted shapes with a span back to the source on everything found."""

from comity.model.doubt import Doubt
from comity.model.errors import ComityError
from comity.model.mandate import Clause, Due, Mandate, ParagraphMandates
from comity.model.resolution import (
    Act,
    Block,
    BlockKind,
    Citation,
    Footnote,
    FootnoteReference,
    Masthead,
    Reading,
    Resolution,
)
from comity.model.text import CleanText, NoteBody, NoteMark, SourceText, TextLine, TextRun
from comity.model.trace import Piece, Span

__all__ = [
    "Act",
    "Block",
    "BlockKind",
    "Citation",
    "Clause",
    "CleanText",
    "ComityError",
    "Doubt",
    "Due",
    "Footnote",
    "FootnoteReference",
    "Mandate",
    "Masthead",
    "NoteBody",
    "NoteMark",
    "ParagraphMandates",
    "Piece",
    "Reading",
    "Resolution",
    "SourceText",
    "Span",
    "TextLine",
    "TextRun",
]
