"""Whether htmx asks for a part of a page."""

from typing import cast

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


def is_partial(request: HttpRequest) -> bool:
    """True when htmx asks, unless it is restoring a whole page from its history."""
    details = cast(HtmxDetails, getattr(request, "htmx", None))
    return bool(details) and not details.history_restore_request
