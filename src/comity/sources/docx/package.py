"""The parts of a DOCX package, unpacked within limits and parsed without entities."""

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from comity.model.errors import SourceError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

PART_LIMIT = 200_000_000
"""Bytes that one part may unpack to."""


def w(name: str) -> str:
    """The qualified name of WordprocessingML's `name`."""
    return f"{{{WORD}}}{name}"


def read_parts(data: bytes, names: tuple[str, ...], *, name: str) -> dict[str, etree._Element]:
    """The root elements of the parts that the package has; the first of `names` must be there.

    Raises SourceError for what is no DOCX file, is encrypted or damaged, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            there = set(package.namelist())
            if names[0] not in there:
                raise SourceError(
                    "this archive is no Word document", where=name, hint="give a .docx file", code="word-other"
                )
            return {part: _parsed(package, part) for part in names if part in there}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, NotImplementedError) as error:
        raise SourceError(
            f"the Word file cannot be unpacked: {error}", where=name, hint="save it again", code="word-broken"
        ) from error
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"the Word file holds XML that cannot be read: {error}",
            where=name,
            hint="save it again",
            code="word-broken",
        ) from error
    except _PartError as error:
        raise SourceError(
            f"a part of the Word file cannot be taken: {error}", where=name, hint="save it again", code="word-broken"
        ) from error


class _PartError(Exception):
    """A part unpacks to more than PART_LIMIT, or declares a document type."""


def _parsed(package: zipfile.ZipFile, part: str) -> etree._Element:
    with package.open(part) as stream:
        data = stream.read(PART_LIMIT + 1)
    if len(data) > PART_LIMIT:
        raise _PartError(f"{part} unpacks to more than {PART_LIMIT:,} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs do not know it
        raise _PartError(f"{part} declares a document type")
    return root
