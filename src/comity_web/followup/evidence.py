"""Evidence files: of a kind that can be shown, of a size that can be kept, under the digest of their bytes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from comity.processes.process import Process
from comity_web.accounts.permissions import Actor
from comity_web.followup.errors import FollowupError
from comity_web.followup.models import Engagement, Evidence
from comity_web.followup.selectors import find_engagement
from comity_web.registry.models import StoredFile

KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    ".odt": ("application/vnd.oasis.opendocument.text", (b"PK\x03\x04",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".txt": ("text/plain", ()),
}
"""What can be evidence: the ending of the name, the media type, how the bytes begin. Nothing that a browser runs."""

WEB_ADDRESS = URLValidator(schemes=["https", "http"])


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file as it was sent: its name and its bytes."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def is_shown(engagement: Engagement, process: Process) -> bool:
    """Whether what suffices for the kind of evidence that the current record names is there."""
    current = engagement.current
    return current is not None and process.shows(current.evidence_kind, pieces_of(engagement))


def rests_on_letters(engagement: Engagement, process: Process) -> bool:
    """Whether letters sent from here show it, and nothing else does."""
    current = engagement.current
    if current is None or engagement.stands_on != "letter":
        return False
    return not process.shows(current.evidence_kind, pieces_of(engagement) - {"letter"})


def pieces_of(engagement: Engagement) -> set[str]:
    """What stands behind the engagement, of comity.processes.process.PIECES; its evidence may have been fetched."""
    found = {"file" if piece.file_id else "link" for piece in engagement.evidence.all()}
    if engagement.current is not None and engagement.current.reported_as.strip():
        found.add("symbol")
    return found | ({engagement.stands_on} if engagement.stands_on else set())


def media_type_of(file: EvidenceFile) -> str:
    """The media type; raises FollowupError for an empty file, one too large, of another kind, or false to its name."""
    ending = "." + file.name.rpartition(".")[2].lower() if "." in file.name else ""
    named = {"name": file.name}
    if not file.data:
        raise FollowupError("the file is empty", where=file.name, code="evidence-empty", facts=named)
    if len(file.data) > settings.MAX_EVIDENCE:
        raise FollowupError(
            "the file is too large",
            where=file.name,
            hint=f"at most {settings.MAX_EVIDENCE:,} bytes",
            code="evidence-too-large",
            facts={**named, "limit": settings.MAX_EVIDENCE},
        )
    if ending not in KINDS:
        raise FollowupError(
            "a file of this kind is not kept as evidence",
            where=file.name,
            hint=f"one of: {', '.join(KINDS)}",
            code="evidence-kind",
            facts={**named, "kinds": ", ".join(KINDS)},
        )
    media_type, beginnings = KINDS[ending]
    if beginnings and not file.data.startswith(beginnings):
        raise FollowupError("the file is not what its name says", where=file.name, code="evidence-false", facts=named)
    if not beginnings and b"\0" in file.data:
        raise FollowupError("the file is not plain text", where=file.name, code="evidence-false", facts=named)
    return media_type


def keep_evidence(*, engagement: Engagement, file: EvidenceFile, by: str, now: datetime) -> bool:
    """The file is evidence of the engagement; False where it was already."""
    media_type = media_type_of(file)
    stored, _made = StoredFile.objects.get_or_create(
        digest=file.digest,
        defaults={"media_type": media_type, "name": "evidence", "size": len(file.data), "content": file.data},
    )
    _evidence, made = Evidence.objects.get_or_create(
        engagement=engagement,
        file=stored,
        defaults={"name": file.name[-255:], "media_type": media_type, "by": by, "at": now},
    )
    return made


def keep_link(*, engagement: Engagement, link: str, by: str, now: datetime) -> bool:
    """The address is evidence of the engagement; False where it was already; raises FollowupError for no address."""
    try:
        WEB_ADDRESS(link)
    except ValidationError:
        raise FollowupError(
            "this is no address of a web page", where=link, code="link-odd", facts={"link": link[:200]}
        ) from None
    if engagement.evidence.filter(link=link).exists():
        return False
    engagement.evidence.create(link=link, by=by, at=now)
    return True


def find_evidence(*, evidence_id: int, actor: Actor) -> Evidence | None:
    """The evidence with its bytes, or None where there is none whose engagement the actor may see."""
    found = Evidence.objects.select_related("file", "engagement").filter(pk=evidence_id).exclude(file=None).first()
    if found is None or find_engagement(key=found.engagement.key, actor=actor) is None:
        return None
    return found
