"""Days as pages show them: for people in the language of the interface, for machines beside it."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language


def show_day(moment: date | None) -> SafeString:
    """The day of a date or of a local time, as a time element; "" for None."""
    if moment is None:
        return mark_safe("")
    if isinstance(moment, datetime):
        return _element(moment.isoformat(), moment.date(), get_language())
    return _element(moment.isoformat(), moment, get_language())


@lru_cache(maxsize=4_096)
def _element(machine: str, day: date, _language: str | None) -> SafeString:
    """Kept: a list shows the same days again and again, and wording one takes as long as the rest of its line."""
    return format_html('<time datetime="{}">{}</time>', machine, date_format(day, "DATE_FORMAT"))
