"""The whole road on one page: a file to a resolution, a resolution to mandates, either to a format.

file ── open ──┬─ text ── detect language ── repair ── structure ──┬── citations ── acts ── Resolution ── mandates
               ├─ AKN4UN XML ──────────── akn.read ────────────────┘
               └─ comity/1 JSON ───────── codec ──────────────────── Resolution (as it was read)
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from comity.akn.read import read_akn
from comity.akn.write import write_akn
from comity.citations.find import find_citations
from comity.languages.acts import find_acts
from comity.languages.detect import detect_language
from comity.languages.loader import CODES
from comity.languages.masthead import series_of
from comity.languages.mixture import find_other_languages
from comity.lineage import agreement_of, compare_resolutions
from comity.mandates.extract import extract_mandates
from comity.model import codec
from comity.model.anchors import anchors_of
from comity.model.comparison import Agreement, Comparison
from comity.model.doubt import Doubt
from comity.model.errors import ComityError, FormatError, LanguageError, SourceError
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Act, Block, BlockKind, Citation, Footnote, Reading, Resolution
from comity.model.text import SourceText
from comity.model.trace import Span
from comity.repair import repair
from comity.sources.kinds import kind_of
from comity.sources.places import with_places
from comity.sources.text import open_text
from comity.structure import read_structure
from comity.writers.html import write_html
from comity.writers.text import write_text

READER_VERSION = "15"
"""Raised whenever a rule changes what is read; part of every reading's id."""

FORMATS = ("text", "json", "jsonl", "akn", "html")

CERTAIN = 0.25
"""The lead over the next best language below which the language is a doubt; French and Spanish lead by 0.4 or more."""

ACT_KINDS = {
    BlockKind.PREAMBULAR: "preambular",
    BlockKind.OPERATIVE: "operative",
    BlockKind.PARAGRAPH: "operative",
    BlockKind.SUBPARAGRAPH: "operative",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in: bytes of one document, and bytes that an archive may unpack to."""

    document: int = 50_000_000
    archive: int = 1_000_000_000


DEFAULT_LIMITS = Limits()


def read(
    source: str | Path | bytes | BinaryIO, *, name: str = "", language: str = "", limits: Limits = DEFAULT_LIMITS
) -> Resolution:
    """The resolution in a path, bytes or a stream: text, PDF, DOCX, HTML, AKN4UN XML, or our own `comity/1` JSON.

    `name` is what messages call the source (a path names itself). `language` (ar, en, es, fr, ru, zh) is found in the
    text when it is not given. Raises a ComityError that says what was found, where, and what to try.
    """
    if language and language not in CODES:
        raise LanguageError(f"there is no language profile {language!r}", hint=f"one of: {', '.join(CODES)}")
    name = name or (str(source) if isinstance(source, str | Path) else "input")
    try:
        return _read(_bytes_of(source, name, limits), name, language, limits)
    except ComityError as error:
        error.where = error.where or name
        raise


def _read(data: bytes, name: str, language: str, limits: Limits) -> Resolution:
    """The resolution in these bytes, by the way of their format."""
    kind = kind_of(data)
    if kind == "json":
        return _from_json(data, name)
    if kind == "akn":
        return _marked(read_akn(data, name=name, digest=_digest(data), reader_version=READER_VERSION))
    source = _opened(kind, data, name, limits)
    return with_places(_marked(_read_text(source, language)), source.runs)


def extract(resolution: Resolution) -> tuple[ParagraphMandates, ...]:
    """Who is asked to do what, paragraph by paragraph, for every operative paragraph of the resolution."""
    return extract_mandates(resolution)


def compare(older: Resolution, newer: Resolution) -> Comparison:
    """What became of each paragraph of `older` in `newer`; in two languages by what does not depend on language."""
    return compare_resolutions(older, newer, extract(older), extract(newer))


def agreement(versions: Sequence[Resolution]) -> Agreement:
    """What language versions of one resolution yield, paragraph by paragraph, and where they differ.

    Raises FormatError where the versions are of different resolutions, or two are in one language.
    """
    by_language: dict[str, tuple[ParagraphMandates, ...]] = {}
    for version in versions:
        if version.symbol != versions[0].symbol:
            raise FormatError(
                f"{versions[0].symbol or 'no symbol'} and {version.symbol or 'no symbol'} are not one resolution",
                hint="give the language versions of one resolution",
            )
        if version.language in by_language:
            raise FormatError(f"{version.symbol} is given in {version.language} twice", hint="give each language once")
        by_language[version.language] = extract(version)
    return agreement_of(by_language, versions[0].symbol if versions else "")


def write(resolution: Resolution, format: str) -> bytes:
    """The resolution in one of FORMATS, as UTF-8 bytes that end with a line feed."""
    writers: dict[str, Callable[[Resolution], bytes]] = {
        "text": lambda given: write_text(given).encode(),
        "html": lambda given: write_html(given).encode(),
        "akn": write_akn,
        "json": lambda given: (json.dumps(codec.to_json(given), ensure_ascii=False, indent=1) + "\n").encode(),
        "jsonl": lambda given: (json.dumps(codec.to_json(given), ensure_ascii=False) + "\n").encode(),
    }
    if format not in writers:
        raise FormatError(f"there is no format {format!r}", hint=f"one of: {', '.join(FORMATS)}")
    return writers[format](resolution)


def _bytes_of(source: str | Path | bytes | BinaryIO, name: str, limits: Limits) -> bytes:
    """The bytes of the source; of one that is larger, or never ends, no more than the limit is read."""
    too_large = SourceError(
        f"the document is larger than {limits.document:,} bytes",
        where=name,
        hint="raise --max-document if it is right",
        code="too-large",
        facts={"limit": limits.document},
    )
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, str | Path):
        try:
            with Path(source).open("rb") as stream:
                data = stream.read(limits.document + 1)
        except OSError as error:
            raise SourceError(f"cannot be opened: {error.strerror}", where=name, hint="check the path") from error
    else:
        data = source.read(limits.document + 1)
    if len(data) > limits.document:
        raise too_large
    if not data.strip():
        raise SourceError(
            "the file is empty", where=name, hint="give a text, AKN4UN XML or comity/1 JSON", code="empty"
        )
    return data


def _opened(kind: str, data: bytes, name: str, limits: Limits) -> SourceText:
    """The text of a document that has one; the room of its format is loaded only when it comes."""
    if kind == "pdf":
        from comity.sources.pdf import open_pdf

        return open_pdf(data, name=name)
    if kind == "docx":
        from comity.sources.docx import open_docx

        return open_docx(data, name=name)
    if kind == "html":
        from comity.sources.html import open_html

        return open_html(data, name=name)
    return open_text(data, name=name, limit=limits.document)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _from_json(data: bytes, name: str) -> Resolution:
    """A `comity/1` file back as the resolution it holds; its reading stays the one that made it."""
    try:
        value = json.loads(data)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair can be written in JSON, and nowhere else
    except (ValueError, RecursionError) as error:
        raise FormatError(
            f"this is not JSON: {error}", where=name, hint="give the file as it was written", code="json-broken"
        ) from error
    return codec.from_json(value, where=name, checked=True)


def _read_text(source: SourceText, language: str) -> Resolution:
    """The resolution in a text: language found, damage undone, structure given."""
    doubts: tuple[Doubt, ...] = ()
    if not language:
        detected = detect_language(source.text)
        language = detected.code
        if detected.certainty < CERTAIN:
            doubts = (
                Doubt(
                    "language-uncertain",
                    f"read as {language}; give the language if it is another",
                    facts=(("found", language),),
                ),
            )
    clean = repair(source, language)
    reading = Reading(source.digest, Path(source.name).name, source.media_type, READER_VERSION)
    resolution = read_structure(clean, reading)
    return replace(resolution, doubts=doubts + resolution.doubts) if doubts else resolution


def _told_apart(blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """The same blocks, those with passages in another language doubtful there."""
    doubts: dict[int, list[Doubt]] = defaultdict(list)
    for passage in find_other_languages([block.text for block in blocks], language):
        message = f"the text is read as {language}, this part is in {passage.code}"
        facts = (("found", passage.code), ("text", language))
        doubts[passage.index].append(Doubt("other-language", message, passage.start, passage.end, facts))
    if not doubts:
        return blocks
    return tuple(replace(block, doubts=(*block.doubts, *doubts[place])) for place, block in enumerate(blocks))


def _marked(resolution: Resolution) -> Resolution:
    """The same resolution with anchors, and with citations and acts marked in every block and footnote.

    Passages in another language than the text are doubtful.
    """
    body = speaker_of(series_of(resolution))
    named = zip(resolution.blocks, anchors_of(resolution.blocks), strict=True)
    blocks = tuple(_mark_block(block, anchor, resolution.language, body) for block, anchor in named)
    unplaced = tuple(_mark_footnote(note, resolution.language, body) for note in resolution.footnotes_unplaced)
    return replace(resolution, blocks=_told_apart(blocks, resolution.language), footnotes_unplaced=unplaced)


def speaker_of(symbol: str) -> str:
    """The head of the series of the body that speaks in the document ("A", "S", "E", "A/HRC"); "A" where unknown."""
    return next((head for head in ("A/HRC", "S", "E") if symbol.startswith(f"{head}/")), "A")


def _mark_block(block: Block, anchor: str, language: str, body: str) -> Block:
    notes = tuple([_mark_footnote(note, language, body) for note in block.footnotes])
    citations, acts = _citations(block.text, block.span, language, body), _acts(block, language)
    if (anchor, citations, acts, notes) == (block.anchor, block.citations, block.acts, block.footnotes):
        return block
    return block.marked(anchor, citations, acts, notes)


def _mark_footnote(note: Footnote, language: str, body: str) -> Footnote:
    citations = _citations(note.text, note.span, language, body)
    return note if citations == note.citations else note.citing(citations)


def _citations(text: str, span: Span, language: str, body: str) -> tuple[Citation, ...]:
    found = find_citations(text, language, body=body)
    return tuple([citation.at(within(span, citation.start, citation.end)) for citation in found])


def _acts(block: Block, language: str) -> tuple[Act, ...]:
    kind = ACT_KINDS.get(block.kind)
    if kind is None:
        return ()
    emphasis = [(start, end) for start, end, _ in block.emphasis]
    return tuple(
        Act(match.text, match.start, match.end, match.act_class, within(block.span, match.start, match.end))
        for match in find_acts(block.text, language, kind, emphasis)
    )


def within(span: Span, start: int, end: int) -> Span:
    """The place in the source of characters `start` to `end` of a text that stands at `span`."""
    first = span.source_of(start)
    return Span(first, span.source_of(end - 1) + 1 if end > start else first, span.path, span.page)
