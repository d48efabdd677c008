"""What every page shows around its content."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi, get_language_info

from comity_web.site.acting import show_acting
from comity_web.site.languages import CONTENT_COOKIE, Tongue
from comity_web.site.samples import ShownSamples
from comity_web.site.words import LANGUAGES

SECTIONS = {
    "resolutions": "resolutions",
    "resolution": "resolutions",
    "passage": "resolutions",
    "mandates": "mandates",
    "mandate": "mandates",
    "engagements": "engagements",
    "engagement": "engagements",
    "engagement-new": "engagements",
    "engagement-correct": "engagements",
    "fields": "engagements",
    "field": "engagements",
    "workspace": "workspace",
    "state": "parties",
    "parties": "parties",
    "party": "parties",
    "processes": "processes",
    "process": "processes",
    "occurrence": "processes",
    "occurrence-new": "processes",
    "letter": "processes",
    "upload": "upload",
    "settle": "mandates",
    "clauses": "resolutions",
    "doubts": "doubts",
    "review": "doubts",
    "unknown-parties": "doubts",
}
"""Which entry of the main navigation a page belongs to."""


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Interface and content languages, direction, and where to return to after choosing a language."""
    code = get_language() or settings.LANGUAGE_CODE
    return {
        "interface": code,
        "interface_tag": "zh-Hans" if code == "zh-hans" else code,
        "interface_name": get_language_info(code)["name_local"].capitalize(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "interface_choices": [
            (key, get_language_info(key)["name_local"].capitalize()) for key, _ in settings.LANGUAGES
        ],
        "content_choices": [Tongue(key) for key in LANGUAGES],
        "content_chosen": request.COOKIES.get(CONTENT_COOKIE, ""),
        "here": request.get_full_path(),
        "acting": SimpleLazyObject(partial(show_acting, request)),
        "samples": ShownSamples(request),
        "section": SECTIONS.get(match.url_name or "", "") if (match := request.resolver_match) else "",
    }
