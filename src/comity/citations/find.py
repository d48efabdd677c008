"""All that a text cites, in order."""

from dataclasses import replace

from comity.citations.instruments import find_instruments
from comity.citations.resolutions import find_resolutions
from comity.citations.symbols import find_symbols
from comity.languages.citations import CitationWords, citation_words
from comity.languages.folding import Folded, fold
from comity.model import Citation


def find_citations(text: str, language: str, *, body: str = "A") -> tuple[Citation, ...]:
    """Every document and resolution that the text cites, in order, with offsets into the text as given.

    `body` is the head of the series of the body that speaks ("A", "S", "E", "A/HRC"). Symbols are canonical, as in
    PREDICTION: without blanks, in capitals. Instruments and decisions have no symbol, but an id in `instrument`.
    """
    folded = fold(text)
    found = [
        *find_symbols(folded.text),
        *find_resolutions(folded.text, language, body),
        *find_instruments(folded.text, language),
    ]
    if not found:
        return ()
    words = citation_words(language)
    found.sort(key=lambda citation: (citation.start, -citation.end))
    return tuple(_placed(_with_part(citation, folded.text, words), text, folded) for citation in _apart(found))


def _apart(found: list[Citation]) -> list[Citation]:
    """The citations without those that stand inside another one."""
    kept: list[Citation] = []
    for citation in found:
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return kept


def _with_part(citation: Citation, text: str, words: CitationWords) -> Citation:
    """The citation with the paragraph and the annex that are named right behind it."""
    annex = words.annex.match(text, citation.end)
    paragraph = words.paragraph.match(text, citation.end)
    if annex and not paragraph:
        paragraph = words.paragraph.match(text, annex.end())
    if not annex and not paragraph:
        return citation
    return replace(
        citation,
        annex=(annex["value"] or annex[0].strip(" ,،，")) if annex else "",
        paragraph=paragraph["value"] if paragraph else "",
    )


def _placed(citation: Citation, text: str, folded: Folded) -> Citation:
    """The citation with offsets and printed words of the text as given."""
    start, end = folded.source_span(citation.start, citation.end)
    if (start, end, text[start:end]) == (citation.start, citation.end, citation.printed):
        return citation
    return replace(citation, start=start, end=end, printed=text[start:end])
