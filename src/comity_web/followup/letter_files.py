"""A letter as a Word document, set in the direction of its language."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from comity_web.followup.models import Letter

RIGHT_TO_LEFT = frozenset({"ar"})
TAGS = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}


def letter_document(letter: Letter) -> bytes:
    """The bytes of a .docx: the subject in bold, then the text, a paragraph for each line that is not empty."""
    document = Document()
    document.core_properties.author, document.core_properties.title = "", letter.subject
    if letter.sent_at is not None:
        _add(document, letter.sent_at.date().isoformat(), letter.language)
    _add(document, letter.subject, letter.language, bold=True)
    for line in letter.body.splitlines():
        if line.strip():
            _add(document, line.strip(), letter.language)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Any, text: str, language: str, *, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold or None
    properties = run._r.get_or_add_rPr()
    tag = OxmlElement("w:lang")
    if language in RIGHT_TO_LEFT:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        if bold:
            properties.append(OxmlElement("w:bCs"))
        properties.append(OxmlElement("w:rtl"))
        tag.set(qn("w:bidi"), TAGS[language])
    else:
        tag.set(qn("w:eastAsia" if language == "zh" else "w:val"), TAGS[language])
    properties.append(tag)
