"""How a document is printed: as the clean text of the UN's file, or as an extractor left the founding document."""

import re
from itertools import groupby

from sample_texts.written import Document, Words, WrittenBlock

PAGE_LINES = {"zh": 30}
WIDTH = {"zh": 36}
SPACED = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")
"""Where extraction of justified Chinese leaves a blank: between a Han character and a digit or Latin letter."""

NEVER_FIRST = "，。；：、！？）》」”"
COPIES = 4
RULE = " " * 59


def clean_text(document: Document) -> str:
    """The document as plain text, a paragraph a line, notes at the end."""
    cover, form = document.cover, document.form
    lines = [form["publisher"], document.facts["symbol"], form["authority"], form["status"]]
    lines += [cover["publication_text"], cover["session_text"], cover["agenda_text"], document.title]
    lines += [cover["cover_title"], cover["proponent"], f"{document.facts['number']}. {document.title}"]
    for block in document.blocks:
        lines += block.lines or [f"{block.number} {_with_marks(block.words, form['mark'])}".strip()]
    lines.append("")
    lines += [f"{form['mark'].format(n=marker)} {note.text}" for marker, note in document.notes.items()]
    return "\n".join(lines) + "\n"


def _with_marks(words: Words, mark: str) -> str:
    text, at = "", 0
    for marker, offset in words.notes:
        text += words.text[at:offset] + mark.format(n=marker)
        at = offset
    return text + words.text[at:]


def damaged_text(document: Document) -> str:
    """The document as overprinted bold, superscripts and justified lines come out of a PDF extractor.

    Bold words are there four times, each note mark stands on a line of its own, the notes of a page follow its text
    after a run of blanks, every printed line is a line with an empty one after it, and there is no cover.
    """
    page = _Page(document)
    page.put_line(f" {document.cover['proponent']} ")
    page.put_line(f"{document.facts['number']}. {document.title} ")
    for block in document.blocks:
        page.put_block(block)
    page.end()
    return "\n".join(page.lines) + "\n \n\n"


class _Page:
    """Collects printed lines, and turns the page when one is full."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.language = document.language
        self.lines: list[str] = []
        self.used = 0
        self.later = False
        self.column = 0.0
        self.notes: list[str] = []
        self.printed: set[str] = set()

    def put_block(self, block: WrittenBlock) -> None:
        """Prints one paragraph; the page may end inside it."""
        if block.lines:
            self.put_line(" ")
            first_date = reversed(block.lines) if self.language == "zh" else block.lines
            for line in first_date:
                self.put_line(f"{self._spaced(line)} ")
            self.put_line(" ")
            return
        current = " " * max(block.depth, 1) + (f"{block.number} " if block.number else "")
        self.column = _width(current)
        for bold, marker, text in _runs(block):
            if marker:
                self.lines.append(current.rstrip() if self.language != "zh" else current)
                self.lines.append(f"{self.document.form['mark'].format(n=marker).strip('[]')} ")
                current, self.column = "", 0.0
                if marker not in self.printed:
                    self.printed.add(marker)
                    self.notes.append(marker)
                continue
            current = self._flow(current, text, bold=bold)
        self.put_line(f"{current} ")

    def put_line(self, line: str) -> None:
        """Prints a line and the empty one after it; the first of a later page stands a blank further in."""
        self.lines += [f" {line}" if self.later and not self.used else line, ""]
        self.used += 1
        if self.used + 2 * len(self.notes) >= PAGE_LINES.get(self.language, 34):
            self.end()

    def end(self) -> None:
        """Ends the page: a rule that came out as blanks, and the notes whose marks stood on it."""
        if self.notes:
            self.lines.append(RULE)
            for marker in self.notes:
                mark = self.document.form["mark"].format(n=marker).strip("[]")
                self.lines += [mark, f" {self._spaced(self.document.notes[marker].text)} ", ""]
            self.lines.pop()
        self.used = 0
        self.later = True
        self.notes = []

    def _flow(self, current: str, text: str, *, bold: bool) -> str:
        """Fills lines with the text and returns the last, unfinished one; four copies are as wide as one."""
        if bold:
            self.column += _width(text)
            return current + self._overprinted(text)
        for piece in _pieces(self._spaced(text), self.language):
            full = self.column + _width(piece) > WIDTH.get(self.language, 88)
            if full and piece.strip() and piece not in NEVER_FIRST and current.strip():
                self.put_line(current.rstrip() if self.language != "zh" else current)
                current, self.column = "", 0.0
            if current or piece.strip():
                current += piece
                self.column += _width(piece)
        return current

    def _overprinted(self, text: str) -> str:
        """Four copies, the comma's after the word's; copies are glued as overprinted text is."""
        word = text.rstrip(",，،")
        return word * COPIES + "".join(mark * (COPIES if self.language == "zh" else 1) for mark in text[len(word) :])

    def _spaced(self, text: str) -> str:
        return SPACED.sub(" ", text) if self.language == "zh" else text


def _runs(block: WrittenBlock) -> list[tuple[bool, str, str]]:
    """The block's text in reading order as (bold, marker, text): the formula, headings and opening acts are bold."""
    words = block.words
    bold_to = words.acts[0][1] if words.acts else 0
    if block.kind in ("formula", "heading", "annex-heading"):
        bold_to = len(words.text)
    cuts = {0, bold_to, len(words.text), *(offset for _, offset in words.notes)}
    runs: list[tuple[bool, str, str]] = []
    places = sorted(cuts)
    for start, end in zip(places, [*places[1:], None], strict=True):
        runs += [(False, marker, "") for marker, offset in words.notes if offset == start]
        if end is not None:
            runs.append((start < bold_to, "", words.text[start:end]))
    return runs


def _pieces(text: str, language: str) -> list[str]:
    """What a line can break between: words and blanks, or single Han characters."""
    if language == "zh":
        return re.findall(r"[A-Za-z0-9./()\-]+|.", text)
    return ["".join(group) for _, group in groupby(text, str.isspace)]


def _width(text: str) -> float:
    """Columns of a printed line: a Han character is one, anything narrower half, in other scripts every one is one."""
    han = len(re.findall(r"[\u3000-\u9fff\uff00-\uffef]", text))
    return han + (len(text) - han) / 2 if han else float(len(text))
