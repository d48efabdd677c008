"""All that is held about a person, for that person: rows of accounts, sign-in, mail, and what they wrote."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.db.models import Model

from comity_web.accounts.models import User

KEY_LENGTH = 24
KEY_NAMES = ("by", "actor", "person")
"""Fields that hold a person's key are called so, or end in "_by"."""

SECRET = {"password", "digest", "data"}
"""Fields that are kept as digests or secrets: named in the download, never given."""


def personal_data_of(*, user: User, now: datetime) -> dict[str, Any]:
    """A JSON value with every row that is about the person, or that their key stands in."""
    rows = {model._meta.label: _rows(model, {"user_id": user.pk}) for model in models_of_people()}
    keyed = {
        f"{model._meta.label}.{field}": _rows(model, {field: user.key})
        for model, fields in keyed_fields()
        for field in fields
    }
    return {
        "format": "comity-person/1",
        "made_at": now.isoformat(),
        "person": _row(user),
        "rights": sorted(user.user_permissions.values_list("codename", flat=True)),
        "groups": sorted(user.groups.values_list("name", flat=True)),
        "held": {name: found for name, found in rows.items() if found},
        "written": {name: found for name, found in keyed.items() if found},
    }


def models_of_people() -> list[type[Model]]:
    """The models that have a row for a person, apart from the person's own."""
    found = [
        relation.related_model
        for relation in User._meta.get_fields()
        if relation.auto_created and (relation.one_to_many or relation.one_to_one) and relation.related_model
    ]
    named = {model for model in found if isinstance(model, type)} | {EmailAddress, Authenticator, SocialAccount}
    return sorted(named, key=lambda model: model._meta.label)


def keyed_fields() -> list[tuple[type[Model], list[str]]]:
    """The models in which a person's opaque key stands, and the fields it stands in."""
    found = []
    for model in apps.get_models():
        if not model.__module__.startswith("comity_web."):
            continue
        names = [field.name for field in model._meta.get_fields() if _holds_key(field)]
        if names:
            found.append((model, names))
    return found


def _holds_key(field: Any) -> bool:
    named = field.name in KEY_NAMES or field.name.endswith("_by")
    return named and getattr(field, "max_length", None) == KEY_LENGTH


def _rows(model: type[Model], chosen: dict[str, Any]) -> list[dict[str, Any]]:
    return [_row(row) for row in model._default_manager.filter(**chosen).order_by("pk")]


def _row(row: Model) -> dict[str, Any]:
    """The row's fields as JSON values; a secret is said to be there, not shown."""
    shown: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.name in SECRET:
            value = "(kept, not shown)" if value else ""
        shown[field.name] = value.isoformat() if hasattr(value, "isoformat") else value
    return shown
