"""The public data format, `comity/1`: a resolution as JSON and back, nothing lost.

A superset of what the scorers read; docs/comity-1.schema.json is its JSON Schema.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from comity.model.adoption import adoption_to_json, sponsors_of, votes_of
from comity.model.doubt import Doubt
from comity.model.errors import FormatError
from comity.model.fitting import check_fits
from comity.model.mandate import Clause, Due, ParagraphMandates
from comity.model.places import span_of_json, span_to_json
from comity.model.resolution import (
    Act,
    Block,
    BlockKind,
    Citation,
    Footnote,
    FootnoteReference,
    Masthead,
    Reading,
    Resolution,
)

FORMAT = "comity/1"

COVER = ("publisher", "authority", "status", "publication_text", "session_text", "cover_title")

MASTHEAD = (
    "symbol",
    "number",
    "session",
    "title",
    "adoption_date",
    "meeting",
    "publication_date",
    "agenda_items",
    "agenda_text",
    "agenda_names",
    "committee",
    "without_reference",
    "proponent",
    "originating_documents",
)


def to_json(resolution: Resolution) -> dict[str, Any]:
    """The resolution as a `comity/1` object, ready for json.dumps."""
    masthead = resolution.masthead
    fields: dict[str, Any] = {"format": FORMAT, "kind": resolution.kind, "language": resolution.language}
    fields |= {name: _plain(getattr(masthead, name)) for name in MASTHEAD}
    fields["cover"] = {name: getattr(masthead, name) for name in COVER}
    fields["masthead_spans"] = {
        "title": span_to_json(masthead.title_span),
        "proponent": span_to_json(masthead.proponent_span),
    }
    fields["citations"] = cited_symbols(resolution)
    fields["blocks"] = [_block_to_json(block) for block in resolution.blocks]
    fields["footnotes_unplaced"] = [_footnote_to_json(note) for note in resolution.footnotes_unplaced]
    fields["doubts"] = [_doubt_to_json(doubt) for doubt in resolution.doubts]
    fields |= adoption_to_json(resolution)
    reading = resolution.reading
    fields["reading"] = {
        "id": reading.id,
        "source_digest": reading.source_digest,
        "source_name": reading.source_name,
        "media_type": reading.media_type,
        "reader_version": reading.reader_version,
    }
    return fields


def from_json(value: Any, *, where: str = "", checked: bool = False) -> Resolution:
    """The resolution that `to_json` wrote; FormatError where the value is none.

    With `checked`, for a file from elsewhere, every field is looked at first: the error names the place of one that
    does not fit.
    """
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        raise FormatError(
            f'this JSON is not in the format "{FORMAT}"',
            where=where,
            hint="write it with `comity read --format json`",
            code="json-unfit",
        )
    if checked:
        check_fits(value, where=where)
    try:
        return _resolution_from_json(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatError(
            f"a field is missing or has the wrong type: {error}",
            where=where,
            hint="see docs/comity-1.schema.json",
            code="json-unfit",
        ) from error


def cited_symbols(resolution: Resolution) -> list[str]:
    """Every symbol cited in the text and its footnotes, sorted, each once."""
    found = {citation.symbol for block in resolution.blocks for citation in block.citations}
    notes = [note for block in resolution.blocks for note in block.footnotes]
    notes += resolution.footnotes_unplaced
    found |= {citation.symbol for note in notes for citation in note.citations}
    return sorted(found - {""})


def mandates_to_json(paragraph: ParagraphMandates) -> dict[str, Any]:
    """One line of `comity mandates --format jsonl`."""
    return {
        "symbol": paragraph.symbol,
        "language": paragraph.language,
        "index": paragraph.index,
        "number": paragraph.number,
        "anchor": paragraph.anchor,
        "clauses": [_clause_to_json(clause) for clause in paragraph.clauses],
    }


def mandates_from_json(value: Mapping[str, Any]) -> ParagraphMandates:
    """The paragraph's mandates as `mandates_to_json` wrote them."""
    return ParagraphMandates(
        value["symbol"],
        value["language"],
        value["index"],
        value["number"],
        value["anchor"],
        tuple(_clause(fields) for fields in value["clauses"]),
    )


def _clause(value: Mapping[str, Any]) -> Clause:
    return Clause(
        act=value["act"],
        act_class=value["act_class"],
        start=value["start"],
        end=value["end"],
        act_start=value["act_start"],
        act_end=value["act_end"],
        addressees=tuple(value["addressees"]),
        with_=tuple(value["with"]),
        report=value["report"],
        report_to=value["report_to"],
        due=Due(**value["due"]) if value["due"] else None,
        due_all=tuple(Due(**due) for due in value.get("due_all", ())),
        recurrence=value["recurrence"],
        agenda_item=value["agenda_item"],
        names=tuple(value["names"].items()),
        inherited=tuple(value.get("inherited", {}).items()),
        spans=tuple((name, start, end) for name, (start, end) in value["spans"].items()),
        doubts=_doubts(value.get("doubts", ())),
    )


def _clause_to_json(clause: Clause) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "act": clause.act,
        "act_class": clause.act_class,
        "addressees": list(clause.addressees),
        "with": list(clause.with_),
        "report": clause.report,
        "report_to": clause.report_to,
        "due": clause.due.as_json() if clause.due else None,
        "recurrence": clause.recurrence,
        "agenda_item": clause.agenda_item,
        "start": clause.start,
        "end": clause.end,
        "act_start": clause.act_start,
        "act_end": clause.act_end,
        "names": dict(clause.names),
        "spans": {name: [start, end] for name, start, end in clause.spans},
    }
    if clause.due_all:
        fields["due_all"] = [due.as_json() for due in clause.due_all]
    if clause.inherited:
        fields["inherited"] = dict(clause.inherited)
    if clause.doubts:
        fields["doubts"] = [_doubt_to_json(doubt) for doubt in clause.doubts]
    return fields


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _doubt_to_json(doubt: Doubt) -> dict[str, Any]:
    fields: dict[str, Any] = {"code": doubt.code, "message": doubt.message, "start": doubt.start, "end": doubt.end}
    if doubt.facts:
        fields["facts"] = dict(doubt.facts)
    return fields


def _citation_to_json(citation: Citation) -> dict[str, Any]:
    return {
        "symbol": citation.symbol,
        "start": citation.start,
        "end": citation.end,
        "printed": citation.printed,
        "paragraph": citation.paragraph,
        "annex": citation.annex,
        "instrument": citation.instrument,
        "span": span_to_json(citation.span),
    }


def _footnote_to_json(note: Footnote) -> dict[str, Any]:
    return {
        "marker": note.marker,
        "offset": note.offset,
        "text": note.text,
        "citations": sorted({citation.symbol for citation in note.citations} - {""}),
        "citation_marks": [_citation_to_json(citation) for citation in note.citations],
        "span": span_to_json(note.span),
        "mark_span": span_to_json(note.mark_span),
    }


def _block_to_json(block: Block) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "kind": block.kind.value,
        "anchor": block.anchor,
        "number": block.number,
        "depth": block.depth,
        "text": block.text,
        "act": block.act,
        "acts": [
            {
                "text": act.text,
                "start": act.start,
                "end": act.end,
                "act_class": act.act_class,
                "span": span_to_json(act.span),
            }
            for act in block.acts
        ],
        "footnotes": [_footnote_to_json(note) for note in block.footnotes],
        "references": [
            {"marker": mark.marker, "offset": mark.offset, "mark_span": span_to_json(mark.mark_span)}
            for mark in block.references
        ],
        "citations": sorted({citation.symbol for citation in block.citations} - {""}),
        "citation_marks": [_citation_to_json(citation) for citation in block.citations],
        "doubts": [_doubt_to_json(doubt) for doubt in block.doubts],
        "span": span_to_json(block.span),
    }
    if block.emphasis:
        fields["emphasis"] = [list(run) for run in block.emphasis]
    if block.rows:
        fields["rows"] = [list(row) for row in block.rows]
    if block.lines:
        fields["lines"] = list(block.lines)
    return fields


def _doubts(values: Sequence[Mapping[str, Any]]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(str(v["code"]), str(v["message"]), int(v["start"]), int(v["end"]), _facts(v.get("facts", {})))
        for v in values
    )


def _facts(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in values.items())


def _citations(values: Sequence[Mapping[str, Any]]) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            str(v["symbol"]),
            int(v["start"]),
            int(v["end"]),
            str(v["printed"]),
            str(v["paragraph"]),
            str(v["annex"]),
            str(v["instrument"]),
            span_of_json(v.get("span")),
        )
        for v in values
    )


def _footnotes(values: Sequence[Mapping[str, Any]]) -> tuple[Footnote, ...]:
    return tuple(
        Footnote(
            str(v["marker"]),
            int(v["offset"]),
            str(v["text"]),
            _citations(v["citation_marks"]),
            span_of_json(v.get("span")),
            span_of_json(v.get("mark_span")),
        )
        for v in values
    )


def _block(value: Mapping[str, Any]) -> Block:
    return Block(
        kind=BlockKind(value["kind"]),
        text=str(value["text"]),
        number=str(value["number"]),
        depth=int(value["depth"]),
        act=str(value["act"]),
        acts=tuple(
            Act(str(a["text"]), int(a["start"]), int(a["end"]), str(a["act_class"]), span_of_json(a.get("span")))
            for a in value["acts"]
        ),
        footnotes=_footnotes(value["footnotes"]),
        references=tuple(
            FootnoteReference(str(m["marker"]), int(m["offset"]), span_of_json(m.get("mark_span")))
            for m in value["references"]
        ),
        citations=_citations(value["citation_marks"]),
        emphasis=tuple((int(a), int(b), str(c)) for a, b, c in value.get("emphasis", ())),
        rows=tuple(tuple(str(cell) for cell in row) for row in value.get("rows", ())),
        lines=tuple(str(line) for line in value.get("lines", ())),
        anchor=str(value["anchor"]),
        doubts=_doubts(value["doubts"]),
        span=span_of_json(value.get("span")),
    )


def _resolution_from_json(value: Mapping[str, Any]) -> Resolution:
    fields: dict[str, Any] = {name: value[name] for name in MASTHEAD}
    fields = {name: tuple(field) if isinstance(field, list) else field for name, field in fields.items()}
    fields |= {name: str(value["cover"][name]) for name in COVER}
    spans = value["masthead_spans"]
    masthead = Masthead(
        **fields, title_span=span_of_json(spans["title"]), proponent_span=span_of_json(spans["proponent"])
    )
    reading = value["reading"]
    return Resolution(
        language=str(value["language"]),
        masthead=masthead,
        blocks=tuple(_block(block) for block in value["blocks"]),
        reading=Reading(
            str(reading["source_digest"]),
            str(reading["source_name"]),
            str(reading["media_type"]),
            str(reading["reader_version"]),
        ),
        kind=str(value["kind"]),
        footnotes_unplaced=_footnotes(value["footnotes_unplaced"]),
        doubts=_doubts(value["doubts"]),
        votes=votes_of(value),
        sponsors=sponsors_of(value),
    )
