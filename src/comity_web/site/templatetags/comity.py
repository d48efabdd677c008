"""What templates need beyond Django's own tags."""

from typing import Any

from django import template
from django.template.context import RequestContext

from comity.model.resolution import Masthead
from comity_web.site.show import ShownWork

register = template.Library()


@register.simple_tag(takes_context=True)
def with_page(context: RequestContext, number: int) -> str:
    """The query of this request with another page."""
    query: Any = context["request"].GET.copy()
    query["page"] = str(number)
    return str(query.urlencode())


@register.simple_tag
def citation_of(work: ShownWork, masthead: Masthead, permalink: str) -> str:
    """The document as it is cited: symbol, title, day of adoption, address."""
    parts = [work.symbol, masthead.title, masthead.adoption_date, permalink]
    return ", ".join(part for part in parts if part)
