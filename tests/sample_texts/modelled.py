"""A sample as the model's Resolution, built from the source and not by reading, so that writers can be given it."""

from comity.model.anchors import with_anchors
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
from sample_texts.written import Document, Words, WrittenBlock

EMPHASIS = {"ar": "bold italic", "zh": "bold"}


def as_resolution(document: Document) -> Resolution:
    """The whole document, its acts and formula set off as the UN sets them."""
    seen: set[str] = set()
    blocks = tuple(_block(block, document, seen) for block in document.blocks)
    return Resolution(
        language=document.language,
        masthead=_masthead(document),
        blocks=with_anchors(blocks),
        reading=Reading("", "", "application/xml", ""),
    )


def _masthead(document: Document) -> Masthead:
    facts, cover, form = document.facts, document.cover, document.form
    return Masthead(
        symbol=facts["symbol"],
        number=facts["number"],
        session=facts["session"],
        title=document.title,
        adoption_date=facts["adoption_date"],
        meeting=facts["meeting"],
        publication_date=facts["publication_date"],
        agenda_items=tuple(facts["agenda_items"]),
        agenda_text=(cover["agenda_text"],),
        agenda_names=(document.title,),
        committee=facts["committee"],
        without_reference=facts["without_reference"],
        proponent=cover["proponent"],
        originating_documents=tuple(facts["originating_documents"]),
        publisher=form["publisher"],
        authority=form["authority"],
        status=form["status"],
        publication_text=cover["publication_text"],
        session_text=cover["session_text"],
        cover_title=cover["cover_title"],
    )


def _block(block: WrittenBlock, document: Document, seen: set[str]) -> Block:
    words, style = block.words, EMPHASIS.get(document.language, "italic")
    footnotes, references = [], []
    for marker, offset in words.notes:
        if marker in seen:
            references.append(FootnoteReference(marker, offset))
            continue
        seen.add(marker)
        note = document.notes[marker]
        footnotes.append(Footnote(marker, offset, note.text, _citations(note)))
    set_off = [(0, len(words.text.rstrip(",，،")))] if block.kind == "formula" else words.acts
    return Block(
        kind=BlockKind(block.kind),
        text=words.text,
        number=block.number,
        depth=block.depth,
        act=words.text[slice(*words.acts[0])] if words.acts else "",
        acts=tuple(
            Act(words.text[start:end], start, end, act_class)
            for (start, end), act_class in zip(words.acts, block.act_classes, strict=True)
        ),
        footnotes=tuple(footnotes),
        references=tuple(references),
        citations=_citations(words),
        emphasis=tuple((start, end, style) for start, end in set_off),
        lines=block.lines,
    )


def _citations(words: Words) -> tuple[Citation, ...]:
    return tuple(Citation(symbol, start, end, words.text[start:end]) for symbol, start, end in words.citations)
