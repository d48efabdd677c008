"""What a right reading of a sample holds, from how it was written."""

from typing import Any

from sample_texts.written import NAMES, Document, Words, WrittenBlock, read_source

COVER_ONLY = (
    "symbol",
    "session",
    "publication_date",
    "agenda_items",
    "publication_text",
    "session_text",
    "cover_title",
)


def expected_reading(document: Document) -> dict[str, Any]:
    """The masthead and the blocks of one language, in the field names of `comity/1`."""
    facts, cover, seen = document.facts, document.cover, set[str]()
    return {
        "language": document.language,
        "symbol": facts["symbol"],
        "number": facts["number"],
        "session": facts["session"],
        "title": document.title,
        "adoption_date": facts["adoption_date"],
        "publication_date": facts["publication_date"],
        "meeting": facts["meeting"],
        "agenda_items": facts["agenda_items"],
        "committee": facts["committee"],
        "without_reference": facts["without_reference"],
        "originating_documents": facts["originating_documents"],
        "proponent": cover["proponent"],
        "citations": _cited(document),
        "blocks": [_block(block, document, seen) for block in document.blocks],
    }


def _cited(document: Document) -> list[str]:
    words = [block.words for block in document.blocks] + list(document.notes.values())
    return sorted({symbol for text in words for symbol, _, _ in text.citations})


def _block(block: WrittenBlock, document: Document, seen: set[str]) -> dict[str, Any]:
    words = block.words
    acts = [
        {"text": words.text[start:end], "start": start, "end": end, "act_class": act_class}
        for (start, end), act_class in zip(words.acts, block.act_classes, strict=True)
    ]
    footnotes, references = [], []
    for marker, offset in words.notes:
        if marker in seen:
            references.append({"marker": marker, "offset": offset})
            continue
        seen.add(marker)
        note = document.notes[marker]
        footnotes.append({"marker": marker, "offset": offset, "text": note.text, "citations": _symbols(note)})
    closing = {"lines": list(block.lines)} if block.lines else {}
    return closing | {
        "kind": block.kind,
        "anchor": block.anchor,
        "number": block.number,
        "depth": block.depth,
        "text": words.text,
        "act": acts[0]["text"] if acts else "",
        "acts": acts,
        "footnotes": footnotes,
        "references": references,
        "citations": _symbols(words),
    }


def _symbols(words: Words) -> list[str]:
    return sorted({symbol for symbol, _, _ in words.citations})


def expected_mandates(name: str) -> list[dict[str, Any]]:
    """The clauses of each operative paragraph; the same for every language, so without the words of the acts."""
    source = read_source(name)
    operative = [block for block in source["blocks"] if block["kind"] == "operative"]
    return [
        {
            "symbol": source["symbol"],
            "index": index,
            "number": block["id"].removeprefix("op"),
            "clauses": [_clause(clause) for clause in block["clauses"]],
        }
        for index, block in enumerate(operative)
    ]


def _clause(clause: dict[str, Any]) -> dict[str, Any]:
    return {
        "act_class": clause["class"],
        "addressees": clause.get("addressees", []),
        "with": clause.get("with", []),
        "report": clause.get("report", False),
        "report_to": clause.get("report_to"),
        "due": clause.get("due"),
        "recurrence": clause.get("recurrence"),
        "agenda_item": clause.get("agenda_item", False),
    }


def expected_comparison() -> dict[str, Any]:
    """What became of each paragraph of the first resolution in the second, in the form of `comity compare`."""
    newer = read_source(NAMES[1])
    pairs = []
    for block in newer["blocks"]:
        if "change" in block:
            place = block["id"].removeprefix("op")
            pair = {"older": block.get("was", []), "newer": [place], "kind": block["change"]}
            pairs.append({**pair, "what": block["what"]} if "what" in block else pair)
    pairs += [{"older": dropped["was"], "newer": [], "kind": "dropped"} for dropped in newer["dropped"]]
    moved = [{"older": older, "newer": place} for older, place in newer["moved"]]
    return {"older": newer["predecessor"], "newer": newer["symbol"], "pairs": pairs, "moved": moved}
