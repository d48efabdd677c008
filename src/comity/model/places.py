"""Places in the source in the format `comity/1`."""

from collections.abc import Mapping
from typing import Any

from comity.model.trace import Piece, Span


def span_to_json(span: Span) -> dict[str, Any]:
    """The fields of a span, those that say something."""
    fields: dict[str, Any] = {"start": span.start, "end": span.end}
    if span.path:
        fields["path"] = span.path
    if span.page:
        fields["page"] = span.page
    if span.box:
        fields["box"] = list(span.box)
    if span.pieces:
        fields["pieces"] = [[piece.text_start, piece.source_start, piece.length] for piece in span.pieces]
    return fields


def span_of_json(value: Mapping[str, Any] | None) -> Span:
    """The span that `span_to_json` wrote, an empty one where there is none."""
    if not value:
        return Span(0, 0)
    box = value.get("box")
    return Span(
        int(value["start"]),
        int(value["end"]),
        str(value.get("path", "")),
        int(value.get("page", 0)),
        (float(box[0]), float(box[1]), float(box[2]), float(box[3])) if box else None,
        tuple(Piece(int(a), int(b), int(c)) for a, b, c in value.get("pieces", ())),
    )
