"""AKN4UN XML -> Resolution: the UN's own files and those `write_akn` made."""

import re

from comity.akn import shape
from comity.akn.body import draft_blocks
from comity.akn.draft import Draft
from comity.akn.marked import find_marks, read_marked
from comity.akn.masthead import masthead_doubts, read_masthead
from comity.akn.rules import SAMPLE, language_of_frbr, language_of_text, rules_of
from comity.akn.sponsors import read_sponsors
from comity.akn.votes import read_votes
from comity.akn.xml import Element, local_name, parse_akn, text_content
from comity.model.doubt import Doubt
from comity.model.errors import LanguageError, NotADocumentError
from comity.model.resolution import Reading, Resolution

MEDIA_TYPE = "application/akn+xml"
_TEXT_PARTS = ("{*}preamble", "{*}mainBody", "{*}conclusions")
_FEW_LETTERS = 5
_SMALL_SHARE = 0.002  # labels that are left out and letters that are put together
_LETTERS = re.compile(r"[а-яА-ЯёЁ\u0620-\u064a\u4e00-\u9fff]+|[^\W\d_]+")
"""Letters, those of our scripts first: a set is looked through in a third of the time."""
_ASCII = bytes(range(128))
_ASCII_SIGNS = bytes(byte for byte in _ASCII if not chr(byte).isalpha())
KINDS = frozenset({"resolution", "decision", "report", "letter", "statement"})


def read_akn(data: bytes, *, name: str, digest: str, reader_version: str) -> Resolution:
    """The document in the file, every block and footnote with its place in the XML; blocks are not yet anchored.

    Raises SourceError for what is no safe, well-formed XML, NotADocumentError for XML that is no UN document,
    LanguageError for a text in none of the six languages.
    """
    root = parse_akn(data, name)
    reading = Reading(digest, name, MEDIA_TYPE, reader_version)
    marks = find_marks(root)
    if marks is not None:
        return read_marked(root, marks, rules_of(_declared_language(root)[1] or "en"), reading)
    doubts: list[Doubt] = []
    rules = rules_of(_language(root, name, doubts))
    drafts, unplaced, walk_doubts = draft_blocks(root, rules)
    masthead, title_notes = read_masthead(root, rules)
    if not drafts and not masthead.symbol:
        raise NotADocumentError(
            "the Akoma Ntoso file has neither a symbol nor any text",
            where=name,
            hint="is it a UN document?",
            code="no-document",
        )
    shape.settle(drafts, rules)
    blocks = tuple([draft.block() for draft in drafts])
    doubts += walk_doubts + masthead_doubts(root, masthead) + _losses(root, drafts)
    unplaced += title_notes
    if unplaced:
        doubts.append(
            Doubt(
                "footnote-unplaced",
                f"{len(unplaced)} footnotes hang on no paragraph",
                facts=(("marker", " ".join(note.marker for note in unplaced)),),
            )
        )
    return Resolution(
        rules.code,
        masthead,
        blocks,
        reading,
        _kind(root),
        tuple(unplaced),
        tuple(doubts),
        read_votes(root),
        read_sponsors(root),
    )


def _language(root: Element, name: str, doubts: list[Doubt]) -> str:
    """The language of the text; what FRBRlanguage says only where the text does not tell."""
    said, declared = _declared_language(root)
    found = language_of_text(_sample(root)) or declared
    if not found:
        raise LanguageError(
            "the text is in none of the six languages", where=name, hint="en, fr, es, ru, ar or zh", code="no-language"
        )
    if declared != found or (said and said not in rules_of(found).frbr[:1]):
        doubts.append(
            Doubt(
                "language-declared",
                f"FRBRlanguage says {said!r}, the text is in {found!r}",
                facts=(("said", said), ("found", found)),
            )
        )
    return found


def _declared_language(root: Element) -> tuple[str, str]:
    """What FRBRlanguage says, and the language that it means."""
    element = root.find(".//{*}FRBRlanguage")
    said = "" if element is None else element.get("language") or ""
    return said, language_of_frbr(said)


def _sample(root: Element) -> str:
    """The beginning of the text."""
    sample: list[str] = []
    length = 0
    for part in root.iter("{*}preamble", "{*}mainBody"):
        for text in map(str, part.itertext()):
            sample.append(text)
            length += len(text)
            if length > SAMPLE:
                return " ".join(sample)
    return " ".join(sample)


def _kind(root: Element) -> str:
    statement = root.find(".//{*}statement")
    kind = "" if statement is None else statement.get("name") or ""
    return kind if kind in KINDS else "resolution"


def _losses(root: Element, drafts: list[Draft]) -> list[Doubt]:
    """A doubt where more letters stand in the text than were read: some markup was not understood."""
    parts = (part for part in root.iter(*_TEXT_PARTS) if not _stands_in_another(part))
    there = _letters("".join(text_content(part) for part in parts))
    pieces: list[str] = []
    for draft in drafts:
        cells = [cell for row in draft.rows for cell in row]
        pieces += (draft.number, *(cells if any(cells) else [draft.text]), *(note.text for note in draft.footnotes))
    lost = there - _letters("".join(pieces))
    if lost <= max(_FEW_LETTERS, there * _SMALL_SHARE):
        return []
    return [
        Doubt(
            "text-lost",
            f"{lost} of {there} letters of the file stand where no text was looked for",
            facts=(("lost", str(lost)), ("whole", str(there))),
        )
    ]


def _letters(text: str) -> int:
    """How many letters the text has; those of ASCII are counted as bytes, in a tenth of the time."""
    stored = text.encode()
    beyond = stored.translate(None, _ASCII)
    return len(stored.translate(None, _ASCII_SIGNS)) - len(beyond) + sum(map(len, _LETTERS.findall(beyond.decode())))


def _stands_in_another(part: Element) -> bool:
    return any(local_name(above) in ("preamble", "mainBody") for above in part.iterancestors())
