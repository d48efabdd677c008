"""Which language a reader wants documents in, apart from the language of the interface."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language

from comity.languages.loader import CODES
from comity_web.site.words import CONTENT_OF, OWN_NAMES, RIGHT_TO_LEFT

CONTENT_COOKIE = "comity_content"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of documents as a template needs it."""

    code: str

    @property
    def own_name(self) -> str:
        """Its name in itself."""
        return OWN_NAMES.get(self.code, self.code)

    @property
    def direction(self) -> str:
        """The value of a dir attribute."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"

    @property
    def tag(self) -> str:
        """The value of a lang attribute."""
        return "zh-Hans" if self.code == "zh" else self.code


def interface_language() -> str:
    """The language of the interface as a language of documents: "zh" for "zh-hans"."""
    code = get_language() or "en"
    return CONTENT_OF.get(code, code)


def wanted_languages(request: HttpRequest) -> tuple[str, ...]:
    """The languages a reader wants documents in: asked for, chosen before, of the interface, English, the rest."""
    asked = request.GET.get("content", "")
    chosen = request.COOKIES.get(CONTENT_COOKIE, "")
    order = [code for code in (asked, chosen, interface_language(), "en") if code in CODES]
    return tuple(dict.fromkeys([*order, *CODES]))


def best_language(available: Collection[str], wanted: tuple[str, ...]) -> str:
    """The first wanted language that is there, else any; "" where there is none."""
    return next((code for code in wanted if code in available), "") or next(iter(available), "")
