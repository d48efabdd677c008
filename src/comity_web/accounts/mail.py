"""Letters to people: an invitation, a link that confirms an address; each in the recipient's language."""

from django.core.mail import send_mail
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comity_web.accounts.models import Invitation, User
from comity_web.accounts.words import ROLES


def send_invitation(*, invitation: Invitation, address: str, party_name: str) -> None:
    """The invited person has a letter with the link, in their language. Raises OSError where it could not be sent."""
    user = invitation.user
    with translation.override(user.language or translation.get_language()):
        facts = {
            "party": party_name,
            "role": ROLES[invitation.role],
            "link": address,
            "until": date_format(invitation.expires_at, "DATE_FORMAT"),
        }
        subject = _("Invitation to Comity: %(party)s") % facts
        body = "\n\n".join(
            (
                _("You are invited to join %(party)s on Comity as: %(role)s.") % facts,
                _("Open this link, then press the button there:") + "\n" + address,
                _("It can be used once, until %(until)s. If you do not know of this, leave it: nothing happens.")
                % facts,
                _("Comity is not an official product of the United Nations or of the Inter-Parliamentary Union."),
            )
        )
    send_mail(subject, body + "\n", None, [user.email])


def send_address_link(*, user: User, to: str, address: str) -> None:
    """The new address has a letter with the link that confirms it. Raises OSError where it could not be sent."""
    with translation.override(user.language or translation.get_language()):
        subject = _("Confirm your e-mail address for Comity")
        body = "\n\n".join(
            (
                _("Open this link while signed in, then press the button there:") + "\n" + address,
                _("It can be used for a day. If you did not ask for it, leave it: nothing happens."),
            )
        )
    send_mail(subject, body + "\n", None, [to])
