"""The steps of a request for expertise as its page shows them, and those that the viewer can take."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from comity_web.accounts.permissions import Actor
from comity_web.followup import expertise
from comity_web.followup.models import ExpertiseRequest
from comity_web.parties.selectors import party_names
from comity_web.site.languages import interface_language
from comity_web.site.words import LANGUAGES

KINDS: dict[str, Promise] = {
    expertise.MATCH: pgettext_lazy("step", "matched with the offer of %(party)s"),
    expertise.AGREE: pgettext_lazy("step", "agreed"),
    expertise.DECLINE: pgettext_lazy("step", "declined"),
    expertise.DEPLOY: pgettext_lazy("step", "expert deployed"),
    expertise.REPORT: pgettext_lazy("step", "result told"),
}

BUTTONS: dict[str, Promise] = {
    expertise.MATCH: _("Match with this offer"),
    expertise.AGREE: _("Agree"),
    expertise.DECLINE: _("Decline"),
    expertise.DEPLOY: _("Record the deployment"),
    expertise.REPORT: _("Tell the result"),
}


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step that was taken: what, by which party, when; the day and the words that it gives."""

    word: str
    party: str
    at: datetime
    happened_on: date | None
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class ShownSteps:
    """The steps taken, those open to the viewer with the words of their buttons, the offers to match with.

    `inside`: the viewer is told the steps. `seen` is how many there are.
    """

    inside: bool
    taken: tuple[ShownStep, ...]
    open: tuple[tuple[str, str], ...]
    offers: tuple[tuple[int, str], ...]
    may_withdraw: bool
    seen: int


def show_steps(row: ExpertiseRequest, who: Actor, today: date) -> ShownSteps:
    """What the page of the request shows of its steps to this viewer; to who stands outside, none."""
    inside = expertise.takes_part(row, who)
    steps = sorted(row.steps.all(), key=lambda step: step.pk) if inside else []
    providers = {step.offer.party_id for step in steps if step.offer}
    names = party_names(ids={step.by_party for step in steps} | providers, language=interface_language())
    taken = tuple(
        ShownStep(
            str(KINDS[step.kind]) % {"party": names.get(step.offer.party_id, "") if step.offer else ""},
            names.get(step.by_party, ""),
            step.at,
            step.happened_on,
            step.text,
            step.link,
        )
        for step in steps
    )
    kinds = expertise.steps_open_to(row, who)
    offers = expertise.offers_for(row, today=today) if expertise.MATCH in kinds else []
    return ShownSteps(
        inside,
        taken,
        tuple((kind, str(BUTTONS[kind])) for kind in kinds),
        tuple(
            (offer.pk, f"{offer.party.name(interface_language())}: {offer.subject} ({_languages(offer.languages)})")
            for offer in offers
        ),
        expertise.may_withdraw(row, who),
        len(steps),
    )


def _languages(codes: list[str]) -> str:
    return ", ".join(str(LANGUAGES[code]) for code in codes if code in LANGUAGES)
