"""A coverage as a Word document, with the styles and headings that an office goes on working with."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from comity_web.followup.answers import Answer
from comity_web.reporting.coverage import Coverage, CoveredMandate, CoveredParagraph
from comity_web.reporting.lines import (
    figure_lines,
    say_audience,
    say_days,
    say_evidence,
    say_mark,
    say_period,
    say_public,
    say_silent,
)
from comity_web.reporting.words import SIDES, head_paragraph, say_keys, say_state

LINES = "Table Grid"


def write_document(coverage: Coverage, *, language: str, right_to_left: bool, party: str) -> bytes:
    """The document; Arabic runs from right to left in every paragraph and table."""
    paper = Document()
    properties = paper.core_properties
    properties.title, properties.author = f"{coverage.work.full_symbol}", "Comity"
    properties.created = properties.modified = datetime.combine(coverage.known, time())
    _set_language(paper, language, right_to_left)
    paper.add_heading(_("Coverage of %(symbol)s") % {"symbol": coverage.work.full_symbol}, 0)
    paper.add_paragraph(coverage.title, style="Subtitle")
    paper.add_paragraph(say_period(coverage))
    paper.add_paragraph(say_audience(coverage, party))
    _add_figures(paper, coverage)
    paper.add_heading(_("Paragraph by paragraph"), 1)
    for paragraph in coverage.paragraphs:
        _add_paragraph(paper, paragraph, language)
    notice = _("Comity is not an official product of the United Nations or of the Inter-Parliamentary Union.")
    paper.sections[0].footer.paragraphs[0].text = notice
    if right_to_left:
        _turn(paper)
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _add_figures(paper: Any, coverage: Coverage) -> None:
    paper.add_heading(_("Figures"), 1)
    heads = [_("Figure"), _("Count")] + ([_("Count, as your party sees it")] if coverage.party else [])
    table = paper.add_table(rows=1, cols=len(heads), style=LINES)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for line in figure_lines(coverage):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = line.label, _of(line.part, line.whole)
        if coverage.party:
            cells[2].text = _of(*line.own) if line.own else _of(line.part, line.whole)


def _of(part: int, whole: int) -> str:
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}


def _add_paragraph(paper: Any, paragraph: CoveredParagraph, language: str) -> None:
    paper.add_heading(head_paragraph(paragraph.number), 2)
    paper.add_paragraph(paragraph.text, style="Quote")
    if not paragraph.mandates:
        paper.add_paragraph(_("It asks nobody."))
    for one in paragraph.mandates:
        _add_mandate(paper, one, language)


def _add_mandate(paper: Any, one: CoveredMandate, language: str) -> None:
    paper.add_heading(one.text or one.mandate.key, 3)
    _add_fact(paper, pgettext("where it stands", "State"), say_state(one.keys.state))
    if public := say_public(one):
        _add_fact(paper, _("State, as everybody sees it"), public)
    for side, state in say_keys(one.keys):
        _add_fact(paper, side, state)
    for answer in one.answers:
        _add_answer(paper, answer, language)
    if one.earlier:
        _add_fact(paper, _("Engagements before the period"), str(one.earlier))
    if one.silent:
        names = pgettext("between parties", ", ").join(say_silent(each, language) for each in one.silent)
        _add_fact(paper, _("No information received from"), names)


def _add_fact(paper: Any, name: str, value: str) -> None:
    line = paper.add_paragraph()
    line.add_run(name).bold = True
    line.add_run(f": {value}")


def _add_answer(paper: Any, answer: Answer, language: str) -> None:
    line = paper.add_paragraph(style="List Bullet")
    line.add_run(answer.party.name(language)).bold = True
    parts = [
        answer.title,
        say_days(answer),
        answer.place,
        answer.symbol,
        str(SIDES[answer.side]) if answer.side else "",
    ]
    line.add_run(": " + pgettext("between facts", ", ").join(part for part in parts if part))
    if mark := say_mark(answer):
        line.add_run(f" [{mark}]").italic = True
    for piece in answer.evidence:
        paper.add_paragraph(f"{_('Evidence')}: {say_evidence(piece)}", style="List Bullet 2")


def _set_language(paper: Any, language: str, right_to_left: bool) -> None:
    """The language of the text, for spelling and hyphenation, on the style that the others rest on."""
    marks = paper.styles["Normal"].element.get_or_add_rPr()
    tag = OxmlElement("w:lang")
    tag.set(qn("w:eastAsia" if language == "zh" else "w:bidi" if right_to_left else "w:val"), language)
    marks.append(tag)


def _turn(paper: Any) -> None:
    """Every paragraph, run, table and section runs from right to left."""
    body = paper.element.body
    parts = [body, *(section.footer._element for section in paper.sections)]
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            _mark_first(
                paragraph.get_or_add_pPr(), "w:bidi", after=("w:pStyle", "w:keepNext", "w:keepLines", "w:numPr")
            )
        for run in part.iter(qn("w:r")):
            run.get_or_add_rPr().append(OxmlElement("w:rtl"))
    for table in body.iter(qn("w:tbl")):
        _mark_first(table.tblPr, "w:bidiVisual", after=("w:tblStyle",))
    for section in paper.sections:
        section._sectPr.append(OxmlElement("w:bidi"))


def _mark_first(element: Any, name: str, *, after: tuple[str, ...]) -> None:
    """The mark stands where the schema wants it: after these, before all others."""
    place = sum(child.tag in {qn(each) for each in after} for child in element)
    element.insert(place, OxmlElement(name))
