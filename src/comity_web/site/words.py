"""The field's words in the reader's language: acts, kinds of parties, recurrences, doubts, languages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ACTS: dict[str, Promise] = {
    "decide": pgettext_lazy("act", "decides"),
    "request": pgettext_lazy("act", "requests"),
    "call": pgettext_lazy("act", "calls upon"),
    "urge": pgettext_lazy("act", "urges"),
    "recommend": pgettext_lazy("act", "recommends"),
    "endorse": pgettext_lazy("act", "endorses"),
    "encourage": pgettext_lazy("act", "encourages"),
    "invite": pgettext_lazy("act", "invites"),
    "reaffirm": pgettext_lazy("act", "reaffirms"),
    "recognize": pgettext_lazy("act", "recognizes"),
    "welcome": pgettext_lazy("act", "welcomes"),
    "concern": pgettext_lazy("act", "expresses concern"),
    "other": pgettext_lazy("act", "other act"),
}

KINDS: dict[str, Promise] = {
    "organization": _("Organizations"),
    "organ": _("Principal organs"),
    "subsidiary-organ": _("Subsidiary organs"),
    "committee": _("Committees"),
    "treaty-body": _("Treaty bodies"),
    "fund-programme": _("Funds and programmes"),
    "specialized-agency": _("Specialized agencies"),
    "related-organization": _("Related organizations"),
    "regional-commission": _("Regional commissions"),
    "secretariat": _("Secretariats"),
    "office": _("Offices"),
    "mission": _("Missions"),
    "special-procedure": _("Special procedures"),
    "official": _("Officials"),
    "state": _("States"),
    "observer": _("Observers"),
    "territory": _("Territories"),
    "parliament": _("Parliaments"),
    "parliamentary-organization": _("Parliamentary organizations"),
    "intergovernmental-organization": _("Intergovernmental organizations"),
    "financial-institution": _("Financial institutions"),
    "conference": _("Conferences"),
    "coordination": _("Coordination bodies"),
    "research-training": _("Research and training institutes"),
    "non-governmental": _("Non-governmental organizations"),
    "group": _("Groups of parties"),
    "unlisted": _("Not in the registry of bodies yet"),
}

RECURRENCES: dict[str, Promise] = {
    "annual": _("every year"),
    "biennial": _("every two years"),
    "triennial": _("every three years"),
    "quadrennial": _("every four years"),
    "quinquennial": _("every five years"),
    "every-session": _("every session"),
    "monthly": _("every month"),
    "quarterly": _("every quarter"),
    "regular": _("regularly"),
}

FIELDS: dict[str, Promise] = {
    "act_class": _("Act"),
    "addressees": _("Asked"),
    "with": _("With"),
    "report": _("Report"),
    "report_to": _("Report to"),
    "due": _("Due"),
    "recurrence": _("How often"),
    "agenda_item": _("Agenda item"),
    "clauses": _("Clauses"),
}

LANGUAGES: dict[str, Promise] = {
    "ar": _("Arabic"),
    "zh": _("Chinese"),
    "en": _("English"),
    "fr": _("French"),
    "ru": _("Russian"),
    "es": _("Spanish"),
}

OWN_NAMES = {"ar": "العربية", "zh": "中文", "en": "English", "fr": "Français", "ru": "Русский", "es": "Español"}
"""Each language under the name it has in itself."""

CONTENT_OF = {"zh-hans": "zh"}
"""Language of documents for a language of the interface, where the codes differ."""

RIGHT_TO_LEFT = frozenset({"ar"})

MONTHS: tuple[Promise, ...] = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
"""The months as Django's date formats look them up. They stand in our catalogues because the United Nations prints
both names of a month in Arabic ("كانون الأول/ديسمبر"), where Django's own catalogue has one."""
