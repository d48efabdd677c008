"""Zip archives of documents: what is in them, and one member's bytes, within limits that a bomb cannot pass."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from comity.model.errors import SourceError

DOCUMENT_SUFFIXES = frozenset({".txt", ".xml", ".json", ".pdf", ".docx", ".html", ".htm", ""})
"""What is read out of an archive; other members (pictures, listings) are passed over."""


@dataclass(frozen=True, slots=True)
class Member:
    """One document of an archive: `archive` the path of the zip file, `name` the member's name in it."""

    archive: str
    name: str

    @property
    def stem(self) -> str:
        """The member's file name without folders and ending."""
        return Path(self.name).stem

    @property
    def label(self) -> str:
        """What messages call it."""
        return f"{self.archive}!{self.name}"


def find_members(path: str, *, limit: int) -> list[Member]:
    """The documents in a zip archive, in the archive's order.

    Raises SourceError when it is no readable zip file, or when it says that it unpacks to more than `limit` bytes.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise SourceError(f"not a readable zip archive: {error}", where=path, hint="pack it again") from error
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limit:
        raise SourceError(
            f"the archive unpacks to {unpacked:,} bytes, more than {limit:,}",
            where=path,
            hint="raise --max-archive if it is right",
        )
    documents = [info for info in infos if Path(info.filename).suffix.lower() in DOCUMENT_SUFFIXES]
    if not documents:
        raise SourceError(
            "the archive holds no document (.txt, .xml, .json, .pdf, .docx, .html)", where=path, hint="look into it"
        )
    return [Member(path, info.filename) for info in documents]


def read_member(member: Member, *, limit: int) -> bytes:
    """The member's bytes; never more than `limit` are unpacked, whatever the archive says of itself."""
    try:
        with zipfile.ZipFile(member.archive) as archive, archive.open(member.name) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise SourceError(f"cannot be unpacked: {error}", where=member.label, hint="pack it again") from error
    except KeyError as error:
        raise SourceError("is not in the archive", where=member.label, hint="was the archive changed?") from error
    if len(data) > limit:
        raise SourceError(
            f"the document is larger than {limit:,} bytes",
            where=member.label,
            hint="raise --max-document if it is right",
        )
    return data
