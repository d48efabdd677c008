"""Drafts of letters as the page that sends them together shows them."""

from dataclasses import dataclass

from comity_web.followup.letters import version_of
from comity_web.followup.models import Letter
from comity_web.site.addresses import address
from comity_web.site.languages import Tongue
from comity_web.site.show import ShownParty, show_party


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft: to whom, in which language, its words, and which version of it is shown."""

    key: str
    url: str
    recipient: ShownParty
    tongue: Tongue
    subject: str
    body: str
    seen: str
    ticked: bool


def show_draft(letter: Letter, *, ticked: bool) -> ShownDraft:
    """The draft as it stands, to be sent if it is ticked."""
    return ShownDraft(
        key=letter.key,
        url=address("letter", letter.key),
        recipient=show_party(letter.recipient),
        tongue=Tongue(letter.language),
        subject=letter.subject,
        body=letter.body,
        seen=version_of(letter),
        ticked=ticked,
    )
