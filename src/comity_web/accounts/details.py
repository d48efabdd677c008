"""What a person says of themselves: name, language, sex, whether they want mail; and their address, once confirmed."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from comity_web.accounts.membership import MembershipError
from comity_web.accounts.models import User

SALT = "comity.address"
CONFIRM_WITHIN = 24 * 3600
"""Seconds for which the link sent to a new address can be used."""


@dataclass(frozen=True, slots=True)
class Details:
    """What the form of one's account holds; `sex` and both names may stay empty."""

    first_name: str
    last_name: str
    language: str
    sex: str
    wants_mail: bool


def change_details(*, user: User, details: Details) -> None:
    """The person's row says this; raises MembershipError for a language or sex that is not offered."""
    if details.language and details.language not in dict(settings.LANGUAGES):
        raise MembershipError(_("There is no such language here."))
    if details.sex and details.sex not in dict(User.SEXES):
        raise MembershipError(_("Choose one of the answers, or none."))
    first, last = details.first_name.strip()[:150], details.last_name.strip()[:150]
    if (first, last) != (user.first_name, user.last_name):
        _remember(user, first_name=user.first_name, last_name=user.last_name)
    user.first_name, user.last_name = first, last
    user.language, user.sex, user.wants_mail = details.language, details.sex, details.wants_mail
    user.save(update_fields=["first_name", "last_name", "former_names", "language", "sex", "wants_mail"])


def _remember(user: User, **former: str) -> None:
    """What names the person now is kept as theirs, once; erasure looks for it in what was written."""
    if any(former.values()) and former not in user.former_names:
        user.former_names = [*user.former_names, former]


def ask_for_address(*, user: User, address: str) -> str:
    """The token that makes `address` the person's, to be sent there; raises MembershipError for what is no address."""
    wanted = address.strip().lower()
    try:
        validate_email(wanted)
    except ValidationError as error:
        raise MembershipError(_("This is no e-mail address."), where=wanted) from error
    return signing.dumps([user.key, user.email, wanted], salt=SALT, compress=True)


def confirm_address(*, user: User, token: str) -> None:
    """The address of the token is the person's; raises MembershipError for an old or false link, or one taken."""
    try:
        key, former, wanted = signing.loads(token, salt=SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        key, former, wanted = "", "", ""
    if key != user.key or former != user.email:
        raise MembershipError(_("This link has been used, or is too old."), hint=_("Ask for a new one."))
    try:
        with transaction.atomic():
            _remember(user, email=user.email)
            User.objects.filter(pk=user.pk).update(email=wanted, former_names=user.former_names)
    except IntegrityError as error:
        raise MembershipError(_("This address cannot be used here.")) from error
    user.email = wanted
