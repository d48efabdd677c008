"""A coverage as a workbook: figures, mandates, engagements, and of whom no information was received."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from comity_web.followup.answers import Answer
from comity_web.parties.models import Party
from comity_web.reporting.coverage import Coverage, CoveredMandate
from comity_web.reporting.lines import figure_lines, say_audience, say_evidence, say_mark, say_period, say_silent
from comity_web.reporting.words import SAYS, SIDES, say_standing, say_state

Cell = str | int | float | None

ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula once a cell was edited or saved as another format."""


def write_workbook(coverage: Coverage, *, language: str, right_to_left: bool, party: str) -> bytes:
    """The workbook; all text is text, whatever it begins with. The same coverage makes the same bytes."""
    stream = BytesIO()
    workbook = Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    workbook.set_properties(
        {"title": coverage.work.full_symbol, "author": "Comity", "created": datetime.combine(coverage.known, time())}
    )
    sheets = _Sheets(workbook, right_to_left)
    _figures(sheets, coverage, party)
    _mandates(sheets, coverage, language)
    _engagements(sheets, coverage, language)
    _silent(sheets, coverage, language)
    workbook.close()
    return stream.getvalue()


class _Sheets:
    """Writes tables, each with a heading that stays in sight."""

    def __init__(self, workbook: Workbook, right_to_left: bool) -> None:
        self.workbook, self.right_to_left = workbook, right_to_left
        base = {"text_wrap": True, "valign": "top", "reading_order": 2 if right_to_left else 1}
        self.head: Format = workbook.add_format(base | {"bold": True, "bottom": 1})
        self.text: Format = workbook.add_format(base)
        self.quoted: Format = workbook.add_format(base | {"quote_prefix": True})
        self.share: Format = workbook.add_format(base | {"num_format": "0%"})

    def table(self, title: str, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Cell]]) -> None:
        sheet: Worksheet = self.workbook.add_worksheet(title[:31])
        if self.right_to_left:
            sheet.right_to_left()
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.head)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                self._write(sheet, line, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _write(self, sheet: Worksheet, line: int, column: int, cell: Cell) -> None:
        match cell:
            case None | "":
                return
            case float():
                sheet.write_number(line, column, cell, self.share)
            case int():
                sheet.write_number(line, column, cell, self.text)
            case str():
                sheet.write_string(line, column, cell, self.quoted if cell.startswith(ACTIVE) else self.text)


def _figures(sheets: _Sheets, coverage: Coverage, party: str) -> None:
    lines = figure_lines(coverage)
    rows: list[Sequence[Cell]] = []
    for one in lines:
        share = one.part / one.whole if one.whole else None
        rows.append((one.label, one.part, one.whole, share, *(one.own or ("", ""))))
    about = (coverage.work.full_symbol, coverage.title, say_period(coverage), say_audience(coverage, party))
    rows += [(), *((line,) for line in about)]
    heads = [
        _("Figure"),
        _("Count"),
        pgettext("denominator", "Of"),
        pgettext("a fraction", "Share"),
        _("Count, as your party sees it"),
        pgettext("denominator", "Of, likewise"),
    ]
    columns = len(heads) if coverage.party else 4
    cut = [row[:columns] for row in rows]
    sheets.table(_("Figures"), heads[:columns], [70, 10, 10, 10, 16, 16][:columns], cut)


def _mandates(sheets: _Sheets, coverage: Coverage, language: str) -> None:
    heads = [
        _("Paragraph"),
        _("Permanent id"),
        _("Text"),
        _("Asked"),
        pgettext("where it stands", "State"),
        _("Details"),
    ]
    heads += [_("Government"), _("Parliament"), _("Engagements in the period"), _("No information received from")]
    rows = [
        (
            one.mandate.anchor,
            one.mandate.key,
            one.text,
            _names([*one.groups, *one.asked], language),
            say_standing(one.keys.state),
            say_state(one.keys.state),
            say_state(one.keys.government) if one.keys.government.count else "",
            say_state(one.keys.parliament) if one.keys.parliament.count else "",
            len(one.answers),
            _between([say_silent(each, language) for each in one.silent]),
        )
        for one in coverage.mandates
    ]
    sheets.table(_("Mandates"), heads, [12, 22, 60, 30, 24, 36, 30, 30, 12, 40], rows)


def _engagements(sheets: _Sheets, coverage: Coverage, language: str) -> None:
    heads = [
        _("Paragraph"),
        _("Mandate"),
        _("Engagement"),
        _("Party"),
        pgettext("of the two keys", "Key"),
        _("What was done"),
        _("First day"),
    ]
    heads += [_("Last day"), _("Place"), pgettext("of a mandate", "Says"), _("Report"), _("Evidence"), _("Seen by")]
    rows = [_engagement(one, answer, language) for one in coverage.mandates for answer in one.answers]
    widths = [12, 22, 22, 30, 14, 50, 12, 12, 20, 12, 18, 50, 20]
    if not coverage.party:
        heads, widths, rows = heads[:-1], widths[:-1], [row[:-1] for row in rows]
    sheets.table(_("Engagements"), heads, widths, rows)


def _engagement(one: CoveredMandate, answer: Answer, language: str) -> tuple[Cell, ...]:
    return (
        one.mandate.anchor,
        one.mandate.key,
        answer.key,
        answer.party.name(language),
        str(SIDES[answer.side]) if answer.side else "",
        answer.title,
        answer.on.isoformat(),
        answer.until.isoformat() if answer.until else "",
        answer.place,
        str(SAYS[answer.says]),
        answer.symbol,
        "\n".join(say_evidence(piece) for piece in answer.evidence),
        say_mark(answer),
    )


def _silent(sheets: _Sheets, coverage: Coverage, language: str) -> None:
    heads = [_("Paragraph"), _("Mandate"), _("Party"), _("Stage due"), _("Said of it")]
    rows = []
    for one in coverage.mandates:
        for each in one.silent:
            said = say_silent(each, language).removeprefix(each.party.name(language)).strip(" ()")
            due = each.due.isoformat() if each.due else ""
            rows.append((one.mandate.anchor, one.mandate.key, each.party.name(language), due, said))
    sheets.table(_("No information received"), heads, [12, 22, 50, 14, 30], rows)


def _names(parties: Sequence[Party], language: str) -> str:
    return _between([party.name(language) for party in parties])


def _between(names: Sequence[str]) -> str:
    return pgettext("between parties", ", ").join(names)
