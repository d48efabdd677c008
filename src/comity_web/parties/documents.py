"""Documents of parties are registered: symbol, title, date, and the digest of the file."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from comity.model.errors import ComityError
from comity_web.parties.models import Party, PartyDocument


class DocumentError(ComityError):
    """The document cannot be registered: why, and what to try."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What is said of a document to register, and its bytes; `answers` is the symbol of what it answers."""

    party: str
    symbol: str
    title: str
    data: bytes
    language: str = ""
    dated: date | None = None
    circulated_as: str = ""
    answers: str = ""
    is_sample: bool = False


@transaction.atomic
def register_document(*, new: NewDocument) -> tuple[PartyDocument, bool]:
    """The document's row, and whether it was made now; the same file registered twice is there once.

    Raises DocumentError for an unknown party, no symbol, no title, an empty file, or a symbol that names another file.
    """
    symbol, title = " ".join(new.symbol.split()), new.title.strip()
    if not Party.objects.filter(pk=new.party).exists():
        raise DocumentError(
            f"there is no party {new.party!r}", hint="give an id of the registry of bodies, such as ipu"
        )
    if not symbol or not title:
        raise DocumentError("a document has a symbol and a title")
    if not new.data:
        raise DocumentError("the file is empty", where=symbol)
    digest = hashlib.sha256(new.data).hexdigest()
    row, made = PartyDocument.objects.get_or_create(
        party_id=new.party,
        symbol=symbol,
        language=new.language,
        defaults={
            "title": title,
            "dated": new.dated,
            "digest": digest,
            "circulated_as": "".join(new.circulated_as.split()),
            "answers": "".join(new.answers.split()),
            "is_sample": new.is_sample,
        },
    )
    if not made and row.digest != digest:
        raise DocumentError(
            f"{symbol} is registered with another file", hint=f"its digest is {row.digest}; give a symbol of its own"
        )
    return row, made
