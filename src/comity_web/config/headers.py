"""Middleware: what every answer tells the browser to refuse, and how large a request may be."""

from collections.abc import Callable
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext as _

from comity_web.site.views.errors import refusal

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No inline script or style anywhere, nothing from another host."""

SIGN_IN = "/sign-in"
"""Pages that lead to the provider of OpenID Connect, where there is one: browsers follow a form there only if told."""

FORM_SLACK = 100_000
"""Bytes that the other fields and the boundaries of an upload may take."""


def limit_of(path: str) -> int:
    """Bytes that the files of a request to this address may have together."""
    evidence = path.startswith("/engagements/")
    return settings.MAX_EVIDENCE * settings.MAX_EVIDENCE_FILES if evidence else settings.MAX_UPLOAD


def policy_for(path: str) -> str:
    """The policy of a page; that of signing in lets its forms lead to the provider's host too."""
    provider = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {})
    if not provider or not path.startswith(SIGN_IN):
        return POLICY
    issuers = (urlsplit(app["settings"]["server_url"]) for app in provider["APPS"])
    hosts = " ".join(f"{issuer.scheme}://{issuer.netloc}" for issuer in issuers)
    return POLICY.replace("form-action 'self'", f"form-action 'self' {hosts}")


class WholeBody:
    """The body of a request, which is an error where it ends before its stated length.

    Django takes what came for the whole: of a connection lost in an upload, a record without its evidence would stay.
    """

    def __init__(self, stream: Any, length: int) -> None:
        self.stream, self.missing = stream, length

    def read(self, size: int = -1, /) -> bytes:
        """As of any stream; raises UnreadablePostError where nothing more comes and something is missing."""
        return self._counted(self.stream.read() if size < 0 else self.stream.read(size), ends=size < 0)

    def readline(self, size: int = -1, /) -> bytes:
        """As `read`, up to the end of a line."""
        return self._counted(self.stream.readline() if size < 0 else self.stream.readline(size), ends=False)

    def close(self) -> None:
        """As of any stream: Django closes it once it has read a form that is no upload."""
        self.stream.close()

    def _counted(self, found: bytes, *, ends: bool) -> bytes:
        self.missing -= len(found)
        if self.missing > 0 and (ends or not found):
            raise UnreadablePostError("the connection was lost before the whole request came")
        return found


class SecurityHeaders:
    """Every answer carries the content security policy, and says that no device is needed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with its headers."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy_for(request.path))
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


class UploadLimit:
    """A request body that is too large, or does not say its size, is refused before a byte of it is read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or the refusal."""
        stated = request.META.get("CONTENT_LENGTH") or ""
        if request.META.get("HTTP_TRANSFER_ENCODING") and not stated:
            return refusal(request, 411, _("The request does not say how large it is."))
        allowed = limit_of(request.path)
        if stated.isdigit() and int(stated) > allowed + FORM_SLACK:
            return refusal(
                request,
                413,
                _("What was sent is larger than %(limit)d MB.") % {"limit": allowed // 1_000_000},
                hint=_("Send a smaller file, or ask the administrator to raise the limit."),
            )
        if stated.isdigit() and hasattr(request, "_stream"):
            request._stream = cast(BinaryIO, WholeBody(request._stream, int(stated)))
        return self.get_response(request)
