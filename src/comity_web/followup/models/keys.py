"""Opaque keys, issued once."""

import base64
import hashlib
import secrets


def new_key(prefix: str) -> str:
    """The prefix, "_", and 16 letters and digits, never issued twice."""
    return f"{prefix}_" + base64.b32encode(secrets.token_bytes(10)).decode("ascii").lower()


def form_key(party: str, form: str) -> str | None:
    """What is kept of a form that a party sent, None without one; another party's form of the same name is another."""
    return hashlib.sha256(f"{party} {form}".encode()).hexdigest()[:40] if form else None


def new_occurrence_key() -> str:
    """A key for an occurrence."""
    return new_key("o")


def new_task_key() -> str:
    """A key for a task."""
    return new_key("t")


def new_engagement_key() -> str:
    """A key for an engagement."""
    return new_key("e")


def new_letter_key() -> str:
    """A key for a letter."""
    return new_key("l")
