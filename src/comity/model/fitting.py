"""Whether a JSON value has the shape of `comity/1`, told with the place of the first field that does not fit.

The shapes say what docs/comity-1.schema.json says of the fields that are read; other fields are passed over.
"""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from comity.model.errors import FormatError
from comity.model.resolution import SPONSOR_ROLES, SPONSOR_SOURCES, VOTE_SOURCES, BlockKind

LARGEST = 2**31
DEEPEST = 100

Shape = Callable[[Any, str], None]
"""Raises FormatError where a value, which stands at this place, does not fit."""


def check_fits(value: Mapping[str, Any], *, where: str = "") -> None:
    """Nothing is said of a value that fits; FormatError names the file and the place of the first field that does not.

    The place is written as in most programming languages: `blocks[6].acts[0].end`.
    """
    try:
        RESOLUTION(value, "")
    except FormatError as error:
        error.where = ", ".join(filter(None, (where, error.where)))
        raise


def _misfit(value: Any, place: str, wanted: str) -> FormatError:
    shown = repr(value)
    return FormatError(
        f"a field is {shown if len(shown) <= 40 else shown[:37] + '...'}, and {wanted} is wanted",
        where=place,
        hint="see docs/comity-1.schema.json",
        code="json-unfit",
    )


def _text(value: Any, place: str) -> None:
    if not isinstance(value, str):
        raise _misfit(value, place, "a text")


def _switch(value: Any, place: str) -> None:
    if not isinstance(value, bool):
        raise _misfit(value, place, "true or false")


def _number(value: Any, place: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < LARGEST:
        raise _misfit(value, place, "a number")


def _date(value: Any, place: str) -> None:
    _text(value, place)
    try:
        fits = not value or datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        fits = False
    if not fits:
        raise _misfit(value, place, "a date (2012-05-29) or nothing")


def _whole(most: int) -> Shape:
    """A whole number from 0 to below `most`."""

    def check(value: Any, place: str) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < most:
            raise _misfit(value, place, f"a whole number from 0 to {most - 1:,}")

    return check


def _one_of(*values: str) -> Shape:
    def check(value: Any, place: str) -> None:
        if value not in values:
            raise _misfit(value, place, f"one of {', '.join(values)}")

    return check


def _list(shape: Shape) -> Shape:
    def check(value: Any, place: str) -> None:
        if not isinstance(value, list):
            raise _misfit(value, place, "a list")
        for index, one in enumerate(value):
            shape(one, f"{place}[{index}]")

    return check


def _row(*shapes: Shape) -> Shape:
    """A list of as many values as there are shapes."""

    def check(value: Any, place: str) -> None:
        if not isinstance(value, list) or len(value) != len(shapes):
            raise _misfit(value, place, f"a list of {len(shapes)}")
        for index, (shape, one) in enumerate(zip(shapes, value, strict=True)):
            shape(one, f"{place}[{index}]")

    return check


def _object(required: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None) -> Shape:
    def check(value: Any, place: str) -> None:
        if not isinstance(value, Mapping):
            raise _misfit(value, place, "an object")
        for name, shape in required.items():
            if name not in value:
                raise FormatError(
                    f'a field is missing: "{name}"',
                    where=place,
                    hint="see docs/comity-1.schema.json",
                    code="json-unfit",
                )
            shape(value[name], f"{place}.{name}".lstrip("."))
        for name, shape in (optional or {}).items():
            if name in value:
                shape(value[name], f"{place}.{name}".lstrip("."))

    return check


def _facts(value: Any, place: str) -> None:
    if not isinstance(value, Mapping):
        raise _misfit(value, place, "an object")
    for name, one in value.items():
        _text(one, f"{place}.{name}")


_OFFSET = _whole(LARGEST)
_TEXTS = _list(_text)


def _texts(*names: str) -> dict[str, Shape]:
    return dict.fromkeys(names, _text)


SPAN = _object(
    {"start": _OFFSET, "end": _OFFSET},
    {
        "path": _text,
        "page": _OFFSET,
        "box": _row(_number, _number, _number, _number),
        "pieces": _list(_row(_OFFSET, _OFFSET, _OFFSET)),
    },
)

PLACE = {"start": _OFFSET, "end": _OFFSET}

DOUBT = _object(_texts("code", "message") | PLACE, {"facts": _facts})

CITATION = _object(_texts("symbol", "printed", "paragraph", "annex", "instrument") | PLACE, {"span": SPAN})

FOOTNOTE = _object(
    _texts("marker", "text") | {"offset": _OFFSET, "citation_marks": _list(CITATION)},
    {"span": SPAN, "mark_span": SPAN},
)

BLOCK = _object(
    {"kind": _one_of(*(kind.value for kind in BlockKind)), "depth": _whole(DEEPEST)}
    | _texts("anchor", "number", "text", "act")
    | {
        "acts": _list(_object(_texts("text", "act_class") | PLACE, {"span": SPAN})),
        "footnotes": _list(FOOTNOTE),
        "references": _list(_object({"marker": _text, "offset": _OFFSET}, {"mark_span": SPAN})),
        "citation_marks": _list(CITATION),
        "doubts": _list(DOUBT),
    },
    {"emphasis": _list(_row(_OFFSET, _OFFSET, _text)), "rows": _list(_TEXTS), "lines": _TEXTS, "span": SPAN},
)

BALLOT = _object({"count": _OFFSET, "voters": _TEXTS})

VOTE = _object(
    {"outcome": _one_of("recorded-vote", "without-vote", "vote")}
    | dict.fromkeys(("in_favour", "against", "abstaining"), BALLOT),
    {"told_by": _one_of(*VOTE_SOURCES)},
)

SPONSOR = _object(
    {"name": _text, "role": _one_of(*SPONSOR_ROLES)},
    {"beside": _text, "told_by": _one_of(*SPONSOR_SOURCES), "span": SPAN},
)

RESOLUTION = _object(
    {
        "kind": _one_of("resolution", "decision", "report", "letter", "statement"),
        "language": _one_of("ar", "en", "es", "fr", "ru", "zh"),
        "adoption_date": _date,
        "publication_date": _date,
        "without_reference": _switch,
    }
    | _texts("symbol", "number", "session", "title", "meeting", "committee", "proponent")
    | dict.fromkeys(("agenda_items", "agenda_text", "agenda_names", "originating_documents"), _TEXTS)
    | {
        "cover": _object(_texts("publisher", "authority", "status", "publication_text", "session_text", "cover_title")),
        "masthead_spans": _object({"title": SPAN, "proponent": SPAN}),
        "blocks": _list(BLOCK),
        "footnotes_unplaced": _list(FOOTNOTE),
        "doubts": _list(DOUBT),
        "reading": _object(_texts("source_digest", "source_name", "media_type", "reader_version")),
    },
    {"votes": _list(VOTE), "sponsors": _list(SPONSOR)},
)
