"""The two rights of the whole site, which a person holds whatever the party: granted and ended by its administrator."""

from datetime import datetime

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from comity_web.accounts import audit
from comity_web.accounts.membership import MembershipError, NotAdministratorError
from comity_web.accounts.models import User
from comity_web.accounts.permissions import Actor

SITE_RIGHTS = {"settle-doubts": "registry.settle_doubt", "load-documents": "registry.add_reading"}
"""Each right by its name here, and the permission that it is."""

SITE = "site"
"""Who owns the audit of what concerns no party."""


def people_of_site() -> QuerySet[User]:
    """Everybody who has an account or is invited, by name."""
    found = User.objects.filter(erased_at=None)
    return found.prefetch_related("user_permissions", "memberships__party").order_by("last_name", "first_name", "id")


def rights_of(user: User) -> set[str]:
    """The rights granted to the person one by one."""
    held = {permission.codename for permission in user.user_permissions.all()}
    return {name for name, permission in SITE_RIGHTS.items() if permission.partition(".")[2] in held}


@transaction.atomic
def set_site_right(*, user: User, right: str, held: bool, by: User, now: datetime) -> None:
    """The person holds the right, or does not; raises MembershipError."""
    if not (by.is_active and by.is_superuser):
        raise NotAdministratorError(_("Only the administrator of the site does this."))
    if right not in SITE_RIGHTS or user.erased_at is not None or user.is_sample:
        raise MembershipError(_("There is no such right."), where=right)
    if (right in rights_of(user)) == held:
        return
    app, _dot, codename = SITE_RIGHTS[right].partition(".")
    permission = Permission.objects.get(content_type__app_label=app, codename=codename)
    (user.user_permissions.add if held else user.user_permissions.remove)(permission)
    audit.note(
        actor=Actor(by.key),
        at=now,
        action="grant" if held else "end",
        kind="site-right",
        reference=right,
        owner=SITE,
        after={"person": user.key},
    )
