"""Stored files read again by a newer reader: which are due, and what becomes of one."""

from collections.abc import Collection
from datetime import datetime

from comity.model.errors import FormatError
from comity.model.mandate import ParagraphMandates
from comity.model.resolution import Resolution
from comity_web.registry.lineage import derive_lineage
from comity_web.registry.models import Expression, Reading, StoredFile, Work
from comity_web.registry.services import Stored, store_reading


def due_for_rereading(*, version: str, symbols: Collection[str] = ()) -> list[int]:
    """The expressions whose current reading was made by another version of the reader, by symbol and language."""
    found = Expression.objects.exclude(current=None).exclude(current__reader_version=version)
    if symbols:
        found = found.filter(work__full_symbol__in=["".join(symbol.split()).upper() for symbol in symbols])
    return list(found.order_by("work__full_symbol", "language").values_list("pk", flat=True))


def source_and_name(*, expression_id: int) -> tuple[bytes, str, str]:
    """The bytes that the expression's current reading was made from, their name, and the language."""
    current = Reading.objects.only("source_id", "source_name", "expression").get(current_of=expression_id)
    language = Expression.objects.get(pk=expression_id).language
    return bytes(StoredFile.objects.get(pk=current.source_id).content), current.source_name, language


def store_again(
    *,
    expression_id: int,
    source: bytes,
    resolution: Resolution,
    paragraphs: tuple[ParagraphMandates, ...],
    now: datetime,
) -> Stored:
    """The new reading is current, whole or not at all; FormatError where it is of another work or language now."""
    row = Expression.objects.select_related("work").get(pk=expression_id)
    symbol = "".join(resolution.symbol.split())
    if (symbol, resolution.language) != (row.work.full_symbol, row.language):
        raise FormatError(
            f"{row.work.full_symbol} in {row.language} is now read as {symbol or 'no symbol'} in {resolution.language}",
            hint="the reading of before stays; look at the file, and bring it in again if the new one is right",
        )
    return store_reading(resolution, paragraphs, source=source, now=now, actor="")


def follow_lineage(*, expressions: Collection[int], now: datetime) -> None:
    """The lineages of these expressions' works follow from the readings that are current now."""
    derive_lineage(works=list(Work.objects.filter(expressions__in=expressions).distinct()), now=now)
