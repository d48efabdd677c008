"""Roles and rights in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROLES: dict[str, Promise] = {
    "reader": _("reader"),
    "contributor": _("contributor"),
    "focal-point": _("focal point"),
    "alternate": _("alternate"),
    "validator": _("validator"),
    "administrator": _("administrator"),
}

ROLE_MEANINGS: dict[str, Promise] = {
    "reader": _("sees the party’s material"),
    "contributor": _("records engagements and evidence"),
    "focal-point": _("also answers tasks, shares, sends letters"),
    "alternate": _("records; answers tasks that were escalated"),
    "validator": _("confirms the party’s records, sees the audit"),
    "administrator": _("people and roles, sees the audit"),
}

RIGHTS: dict[str, Promise] = {"settle-doubts": _("settle doubts"), "load-documents": _("load documents")}

SEXES: dict[str, Promise] = {"f": _("female"), "m": _("male"), "x": _("other")}

AUDIT_ACTIONS: dict[str, Promise] = {
    "accept": _("accepted"),
    "acknowledge": _("acknowledged"),
    "add-evidence": _("evidence added"),
    "agree": _("agreed to"),
    "change": _("changed"),
    "confirm": _("confirmed"),
    "correct": _("corrected"),
    "decline": _("declined"),
    "deploy": _("deployed"),
    "discard": _("thrown away"),
    "draft": _("drafted"),
    "end": _("ended"),
    "erase": _("erased"),
    "grant": _("granted"),
    "invite": _("invited"),
    "link": _("links changed"),
    "match": _("matched"),
    "move": _("moved"),
    "open": _("opened"),
    "record": _("recorded"),
    "redraft": _("drafted again"),
    "refuse": _("refused"),
    "remove": _("removed"),
    "register": _("registered"),
    "report": _("result told"),
    "resume": _("resumed"),
    "revise": _("changed"),
    "seat": _("took parties in"),
    "send": _("sent"),
    "share": _("shared"),
    "skip": _("skipped"),
    "withdraw": _("withdrawn"),
}
"""What was done, for the audit; an action without a word is shown as it is kept."""

AUDIT_KINDS: dict[str, Promise] = {
    "agreement": _("agreement"),
    "commitment": _("commitment"),
    "delegation": _("delegation"),
    "engagement": _("engagement"),
    "expertise-offer": _("offer of expertise"),
    "expertise-request": _("request for expertise"),
    "invitation": _("invitation"),
    "letter": _("letter"),
    "membership": _("membership"),
    "occurrence": _("occurrence"),
    "person": _("person"),
    "recess": _("recess"),
    "site-right": _("right of the site"),
    "task": _("task"),
}
"""What it was done with."""
