"""Every field that holds something about a person: what for, who sees it, how long. docs/privacy.md is made of it."""

from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db.models import Model

from comity_web.accounts import retention as accounts_retention
from comity_web.accounts.membership import FEWEST_COUNTED
from comity_web.accounts.models import User
from comity_web.followup import retention
from comity_web.followup.personal_data import keyed_fields, models_of_people

ACCOUNT = "as long as the account; gone when the person is erased"
NEVER_SHOWN = "nobody"
SELF = "the person"


@dataclass(frozen=True, slots=True)
class PersonalField:
    """Fields of one model (names apart by spaces) with one purpose, audience and retention."""

    model: str
    fields: str
    purpose: str
    audience: str
    retention: str


def _days(period: timedelta) -> str:
    return f"{period.days} days" if period.days > 1 else "1 day"


PERSONAL: tuple[PersonalField, ...] = (
    PersonalField(
        "accounts.User",
        "first_name last_name",
        "to say who acts for a party",
        "the person, administrators and validators of their parties (people, audit), the administrator of the site",
        ACCOUNT,
    ),
    PersonalField(
        "accounts.User",
        "email",
        "invitation, sign-in, reminders",
        "the person, administrators of their parties, the administrator of the site",
        ACCOUNT,
    ),
    PersonalField(
        "accounts.User",
        "former_names",
        "names and addresses that were the person's, so that erasure finds what was written under them",
        SELF,
        ACCOUNT,
    ),
    PersonalField("accounts.User", "username password", "sign-in; of the password a hash", SELF, ACCOUNT),
    PersonalField("accounts.User", "language wants_mail", "letters in a language one reads, or none", SELF, ACCOUNT),
    PersonalField(
        "accounts.User",
        "sex",
        "shares of women and men, counted in aggregate only; may stay empty",
        f"the person; administrators of their parties a count, where {FEWEST_COUNTED} people or more gave theirs",
        ACCOUNT,
    ),
    PersonalField("accounts.User", "acts_for", "for which party one acts at present", SELF, ACCOUNT),
    PersonalField(
        "accounts.User",
        "is_active is_staff is_superuser groups user_permissions",
        "what the person may do on the site",
        "the person, the administrator of the site",
        ACCOUNT,
    ),
    PersonalField("accounts.User", "last_login date_joined", "to know accounts nobody uses", SELF, ACCOUNT),
    PersonalField("accounts.User", "is_sample", "marks people of the sample world", "everybody", ACCOUNT),
    PersonalField(
        "accounts.User",
        "key erased_at",
        "the opaque key that records hold instead of a name",
        "who may see the record",
        f"the row goes {_days(accounts_retention.ERASED_PEOPLE)} after erasure; the key stays in append-only records",
    ),
    PersonalField(
        "accounts.Membership",
        "user party role granted_by granted_at ended_at",
        "which party a person acts for, in which role",
        "the person, administrators of the party, the administrator of the site",
        "ends with the membership; goes with the row of the person",
    ),
    PersonalField(
        "accounts.Invitation",
        "user party role digest invited_by invited_at expires_at accepted_at withdrawn_at",
        "to join a party; of the link the digest",
        "administrators of the party",
        f"{_days(accounts_retention.INVITATIONS)} after it was used, withdrawn or ended",
    ),
    PersonalField(
        "accounts.SignInLink",
        "user digest expires_at used_at",
        "sign-in once, without a password; of the link the digest",
        NEVER_SHOWN,
        f"{_days(accounts_retention.SPENT_LINKS)} after it was used or ended",
    ),
    PersonalField(
        "accounts.FailedSignIn",
        "name_digest at",
        "to slow guessing; the digest of the name that was tried",
        NEVER_SHOWN,
        _days(accounts_retention.REFUSALS),
    ),
    PersonalField(
        "accounts.AuditRecord",
        "actor",
        "who did what: the opaque key",
        "administrators and validators of the party concerned",
        "kept; after erasure the key names nobody",
    ),
    PersonalField(
        "account.EmailAddress",
        "user email verified primary",
        "not used: addresses stand on accounts.User",
        NEVER_SHOWN,
        ACCOUNT,
    ),
    PersonalField(
        "mfa.Authenticator",
        "user type data created_at last_used_at",
        "passkeys, second step, recovery codes",
        SELF,
        ACCOUNT,
    ),
    PersonalField(
        "socialaccount.SocialAccount",
        "user provider uid last_login date_joined extra_data",
        "sign-in through a provider, where one is configured",
        SELF,
        ACCOUNT,
    ),
    PersonalField(
        "sessions.Session",
        "session_key session_data expire_date",
        "being signed in, in one browser",
        NEVER_SHOWN,
        "until signing out, at most 14 days",
    ),
    PersonalField(
        "followup.Reminder",
        "user kind day tasks planned_at taken_at sent_at",
        "one letter a day at most, sent once",
        SELF,
        f"{_days(retention.REMINDERS)} after it was sent",
    ),
    PersonalField(
        "followup.FeedToken",
        "user party digest made_at revoked_at",
        "a calendar feed that is not public; of the token the digest",
        SELF,
        f"{_days(retention.REVOKED_FEEDS)} after it was revoked",
    ),
)

KEYED = PersonalField(
    "",
    "",
    "who wrote, changed, sent or confirmed it: the opaque key",
    "who may see the record; a name is shown only to people of the same party",
    "kept with the record; after erasure the key names nobody",
)
"""For every field that holds a person's key alone."""

FRAMEWORK = {"id", "pk"}


def faults() -> list[str]:
    """The fields about people that PERSONAL does not list, and those it lists that are not there."""
    wanted: set[tuple[str, str]] = set()
    models: list[type[Model]] = [User, *models_of_people(), *_by_name("accounts.FailedSignIn", "sessions.Session")]
    for model in models:
        fields = [*model._meta.concrete_fields, *(model._meta.many_to_many if model is User else ())]
        wanted |= {(model._meta.label, field.name) for field in fields if field.name not in FRAMEWORK}
    wanted.add(("accounts.AuditRecord", "actor"))
    listed = {(entry.model, name) for entry in PERSONAL for name in entry.fields.split()}
    missing = [f"{model}.{name} holds something about a person and is not listed" for model, name in wanted - listed]
    gone = [f"{model}.{name} is listed and is no field about a person" for model, name in listed - wanted]
    return sorted(missing + gone)


def _by_name(*labels: str) -> list[type[Model]]:
    return [apps.get_model(label) for label in labels]


def privacy_page() -> str:
    """docs/privacy.md, whole."""
    lines = [HEAD, "| where | what for | who sees it | how long |", "|---|---|---|---|"]
    for entry in PERSONAL:
        names = ", ".join(f"`{name}`" for name in entry.fields.split())
        lines.append(f"| `{entry.model}`: {names} | {entry.purpose} | {entry.audience} | {entry.retention} |")
    for model, fields in sorted(keyed_fields(), key=lambda found: found[0]._meta.label):
        if model._meta.label not in {entry.model for entry in PERSONAL}:
            names = ", ".join(f"`{name}`" for name in fields)
            row = (f"`{model._meta.label}`: {names}", KEYED.purpose, KEYED.audience, KEYED.retention)
            lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n" + FOOT


HEAD = """# What is kept about people

Made from `src/comity_web/followup/personal_fields.py` by `python -m comity_web.commands.privacy --update`;
`make check` fails where it and the models differ.

Names, addresses and attributes of people stand in one table, `accounts.User`. Everything else holds an opaque key.
No names of participants are kept: engagements and delegations hold counts.
"""

FOOT = """
## What a person can do
- **See and change it**: the page `/account`. A new address counts once it was confirmed from there.
- **Download all of it**: `/account/data`, JSON: every row about the person, and every record their key stands in.
  Secrets (hashes, keys of devices) are named there, not given.
- **Be erased**: `/account/erase`. Name, address, language, sex, passwords, keys, sessions, invitations, links, feeds
  and reminders are deleted, memberships end. The name is taken out of the words of every record: titles, texts,
  reasons, letters, notes, names of files, the audit. That is the only change an append-only record ever has; a row of
  `followup.Redaction` says in how many places, never what stood there. The name is looked for in both orders, with an
  initial, with the address; the family name alone in what the person wrote and beside the full name.
- Files given as evidence stay as they are: they are documents of the party, which can withdraw them.

## What the installation does
- `comity retention` takes away what is past its time; run it daily. `--dry-run` only counts.
- Passwords are kept as hashes, links and feed tokens as digests. Pages load nothing from other hosts.
- Mail goes to the console unless `COMITY_SMTP_URL` names a server.
- Sign-in through OpenID Connect, where configured, tells the provider that the person signs in here.
"""
