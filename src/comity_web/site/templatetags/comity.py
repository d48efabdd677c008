"""What templates need beyond Django's own tags."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import RequestContext

from comity.model.resolution import Masthead
from comity_web.followup.models import Engagement
from comity_web.followup.titles import title_of
from comity_web.reporting.words import head_paragraph, say_paragraph, say_place, say_whole_paragraph
from comity_web.site.changes import ShownPair
from comity_web.site.days import show_day
from comity_web.site.languages import Tongue
from comity_web.site.show import ShownWork
from comity_web.site.show_sponsors import say_told

register = template.Library()

register.filter("day", show_day, expects_localtime=True)
register.filter("paragraph", say_paragraph)
register.filter("whole_paragraph", say_whole_paragraph)
register.filter("head_paragraph", head_paragraph)
register.filter("place", say_place)
register.filter("told", say_told)


@register.filter
def called(engagement: Engagement) -> str:
    """What the engagement's record is called in the reader's language; its record and occurrence were fetched."""
    return title_of(engagement, engagement.current) if engagement.current else engagement.key


@register.simple_tag(takes_context=True)
def with_page(context: RequestContext, number: int) -> str:
    """The query of this request with another page."""
    query: Any = context["request"].GET.copy()
    query["page"] = str(number)
    return str(query.urlencode())


@register.simple_tag
def citation_of(work: ShownWork, masthead: Masthead, permalink: str) -> str:
    """The document as it is cited: symbol, title, day of adoption, address."""
    parts = [work.symbol, masthead.name, masthead.adoption_date, permalink]
    return ", ".join(part for part in parts if part)


@register.simple_tag
def place_of_pair(places: Mapping[str, int], row: ShownPair, tongue: Tongue) -> str:
    """The address of a pair among all of them: its language, its page, its anchor."""
    name = row.id.removesuffix("-was")
    number = places.get(name, 1)
    page = f"&page={number}" if number > 1 else ""
    return f"?content={tongue.code}{page}#{name}"


@register.simple_tag
def place_in_pages(places: Mapping[str, int], row: str, page: Page[Any]) -> str:
    """The address of a row that stands on this page or another."""
    number = places.get(row, 0) // page.paginator.per_page + 1
    return f"#{row}" if number == page.number else f"?page={number}#{row}"
