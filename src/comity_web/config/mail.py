"""Where mail goes: to the console, or to the server that COMITY_SMTP_URL names."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """The way mail takes, as Django's settings need it."""

    backend: str = CONSOLE
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    over_tls: bool = False
    starts_tls: bool = False


def read_mail_server(url: str) -> MailServer:
    """smtp://user:password@host:587?tls=1 (STARTTLS) or smtps://...; the console for "". Raises ValueError else."""
    if not url:
        return MailServer()
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("COMITY_SMTP_URL is no mail server; write smtp://user:password@host:587?tls=1 or smtps://host")
    return MailServer(
        backend=SMTP,
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        over_tls=parts.scheme == "smtps",
        starts_tls=parse_qs(parts.query).get("tls") == ["1"],
    )
