"""Sign-in through a provider of OpenID Connect, where the environment names one."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

NAMES = ("COMITY_OIDC_ISSUER", "COMITY_OIDC_CLIENT_ID", "COMITY_OIDC_SECRET")


def read_oidc_provider(environment: Mapping[str, str]) -> dict[str, Any]:
    """SOCIALACCOUNT_PROVIDERS for the issuer; empty without one. Raises ValueError where a part is missing."""
    issuer, client, secret = (environment.get(name, "").strip() for name in NAMES)
    if not issuer:
        return {}
    missing = [name for name, value in zip(NAMES, (issuer, client, secret), strict=True) if not value]
    if missing:
        raise ValueError(f"sign-in with {issuer} needs {' and '.join(missing)} too")
    app = {
        "provider_id": "oidc",
        "name": environment.get("COMITY_OIDC_NAME", "").strip() or urlsplit(issuer).hostname or issuer,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}
