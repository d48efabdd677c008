"""The only place where a library object becomes a row."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from comity.model import codec
from comity.model.doubt import Doubt as ReadDoubt
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Citation as ReadCitation
from comity.model.resolution import Footnote as ReadFootnote
from comity.model.resolution import Resolution
from comity.records import RECORD_DOUBTS, Record, with_record, with_record_of
from comity_web.registry.due import parse_day
from comity_web.registry.identity import store_clauses
from comity_web.registry.models import (
    Citation,
    Doubt,
    Expression,
    Footnote,
    Paragraph,
    Reading,
    StoredFile,
    Work,
)
from comity_web.registry.storable import refuse_what_cannot_be_kept, without_folders
from comity_web.registry.symbols import fold, split_symbol


@dataclass(frozen=True, slots=True)
class Stored:
    """The row of a reading, and whether it is new."""

    reading: Reading
    created: bool


@transaction.atomic
def store_reading(
    resolution: Resolution,
    paragraphs: Sequence[ParagraphMandates],
    *,
    source: bytes,
    now: datetime,
    actor: str,
    is_sample: bool = False,
    record: Record | None = None,
) -> Stored:
    """The reading is kept whole, or not at all; one that is here already (same digest and version) changes nothing.

    But what the `record` of a catalogue adds to it is kept, in place of what one of before added, also in the reading
    that is shown, and stays in a later one.

    `actor` is the opaque key of the person who brought the source, "" for the installation itself. Mandates that the
    new reading still holds keep their ids. Raises a ComityError where something cannot be kept.
    """
    if record:
        resolution = with_record(resolution, record)
    refuse_what_cannot_be_kept(resolution, codec.to_json(resolution))
    resolution = without_folders(resolution)
    document = codec.to_json(resolution)
    work = _work_of(resolution, now=now, is_sample=is_sample)
    Work.objects.select_for_update().get(pk=work.pk)  # mandates of one work are aligned by one writer at a time
    expression, _ = Expression.objects.get_or_create(work=work, language=resolution.language)
    read = resolution.reading
    digest, version = read.source_digest[:64], read.reader_version[:40]
    known = Reading.objects.filter(expression=expression, digest=digest, reader_version=version).first()
    if known:
        shown = {row.pk: row for row in (expression.current, known) if row}
        changed = [_store_record(record, reading, work) for reading in shown.values()] if record else []
        if any(changed):
            Work.objects.filter(pk=work.pk).update(changed_at=now)
        return Stored(known, created=False)
    if expression.current and not record:
        resolution = with_record_of(resolution, codec.from_json(expression.current.document))
        document = codec.to_json(resolution)
    reading = Reading.objects.create(
        expression=expression,
        digest=digest,
        reader_version=version,
        source=_stored_file(source, resolution),
        source_name=read.source_name[:255],
        media_type=read.media_type[:100],
        document=document,
        clauses=[codec.mandates_to_json(paragraph) for paragraph in paragraphs],
        blocks=len(resolution.blocks),
        doubted_blocks=sum(1 for block in resolution.blocks if block.doubts),
        read_at=now,
        read_by=actor,
    )
    _store_blocks(resolution, reading)
    _store_doubts(resolution, paragraphs, reading, work)
    expression.title, expression.current = resolution.masthead.name, reading
    expression.folded = fold(expression.title)
    expression.save(update_fields=["title", "folded", "current"])
    store_clauses(work, reading, resolution, paragraphs, now=now)
    Work.objects.filter(pk=work.pk).update(changed_at=now)
    return Stored(reading, created=True)


def _work_of(resolution: Resolution, *, now: datetime, is_sample: bool) -> Work:
    """The row of the work, with what its masthead says filled in where nothing was known."""
    symbol, part = split_symbol(resolution.symbol)
    adopted = parse_day(resolution.masthead.adoption_date)
    work, created = Work.objects.get_or_create(
        symbol=symbol,
        part=part,
        defaults={
            "full_symbol": symbol + part,
            "kind": resolution.kind[:20],
            "session": resolution.masthead.session[:12],
            "adopted_on": adopted,
            "is_sample": is_sample,
            "created_at": now,
            "changed_at": now,
        },
    )
    if not created and work.adopted_on is None and adopted:
        Work.objects.filter(pk=work.pk).update(adopted_on=adopted)
        work.adopted_on = adopted
    return work


def _stored_file(source: bytes, resolution: Resolution) -> StoredFile:
    stored, _ = StoredFile.objects.get_or_create(
        digest=hashlib.sha256(source).hexdigest(),
        defaults={
            "media_type": resolution.reading.media_type[:100],
            "name": resolution.reading.source_name[:255],
            "size": len(source),
            "content": source,
        },
    )
    return stored


def _store_blocks(resolution: Resolution, reading: Reading) -> None:
    """A row for every block, footnote and citation of the reading."""
    footnotes: list[Footnote] = []
    citations: list[Citation] = []
    for block in resolution.blocks:
        citations += _citation_rows(block.citations, reading, block.anchor)
        for note in block.footnotes:
            footnotes.append(_footnote_row(note, reading, block.anchor))
            citations += _citation_rows(note.citations, reading, block.anchor, note.marker)
    for note in resolution.footnotes_unplaced:
        footnotes.append(_footnote_row(note, reading, ""))
        citations += _citation_rows(note.citations, reading, "", note.marker)
    Paragraph.objects.bulk_create(
        Paragraph(
            reading=reading,
            position=position,
            anchor=block.anchor,
            kind=block.kind.value,
            number=block.number[:40],
            depth=block.depth,
            act=block.act,
            text=block.text,
        )
        for position, block in enumerate(resolution.blocks)
    )
    Footnote.objects.bulk_create(footnotes)
    Citation.objects.bulk_create(citations)


def _store_record(record: Record, reading: Reading, work: Work) -> bool:
    """The stored reading has what the record adds, and its doubts, in place of those of before; whether it changed."""
    recorded = with_record(codec.from_json(reading.document), record)
    document = codec.to_json(recorded)
    if document == reading.document:
        return False
    reading.document = document
    reading.save(update_fields=["document"])
    reading.doubts.filter(anchor="", code__startswith=RECORD_DOUBTS).delete()
    told = [("", doubt) for doubt in recorded.doubts if doubt.code.startswith(RECORD_DOUBTS)]
    Doubt.objects.bulk_create(_doubt_rows(told, reading, work))
    return True


def _footnote_row(note: ReadFootnote, reading: Reading, anchor: str) -> Footnote:
    return Footnote(reading=reading, anchor=anchor, marker=note.marker[:20], offset=note.offset, text=note.text)


def _citation_rows(found: Sequence[ReadCitation], reading: Reading, anchor: str, marker: str = "") -> list[Citation]:
    return [
        Citation(
            reading=reading,
            anchor=anchor,
            marker=marker[:20],
            symbol="".join(citation.symbol.split())[:132],
            instrument=citation.instrument[:120],
            printed=citation.printed,
            paragraph=citation.paragraph[:120],
            annex=citation.annex[:120],
        )
        for citation in found
    ]


def _store_doubts(
    resolution: Resolution, paragraphs: Sequence[ParagraphMandates], reading: Reading, work: Work
) -> None:
    """A row for every doubt of the document, its blocks and its clauses."""
    found = [("", doubt) for doubt in resolution.doubts]
    found += [(block.anchor, doubt) for block in resolution.blocks for doubt in block.doubts]
    found += [
        (paragraph.anchor, doubt) for paragraph in paragraphs for clause in paragraph.clauses for doubt in clause.doubts
    ]
    Doubt.objects.bulk_create(_doubt_rows(found, reading, work))


def _doubt_rows(found: Sequence[tuple[str, ReadDoubt]], reading: Reading, work: Work) -> list[Doubt]:
    """A row for each doubt at its anchor."""
    return [
        Doubt(
            work=work,
            reading=reading,
            anchor=anchor,
            code=doubt.code[:60],
            message=doubt.message,
            facts=dict(doubt.facts),
            start=max(doubt.start, 0),
            end=max(doubt.end, 0),
        )
        for anchor, doubt in found
    ]
