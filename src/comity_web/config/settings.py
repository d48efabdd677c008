"""Settings: secure by default, one laptop by default; the environment changes what an installation needs changed.

COMITY_DATA         folder for database, secret key and collected static files (default: var/ of the project)
DATABASE_URL        PostgreSQL instead of SQLite
SECRET_KEY          instead of the key that is generated once into COMITY_DATA
COMITY_PROCESSES    folder with further processes, one TOML file each
COMITY_HOSTS        host names the site answers to, separated by commas (default: this machine only)
COMITY_MAX_EVIDENCE bytes of one evidence file (default: 20,000,000)
COMITY_SMTP_URL     smtp://user:password@host:587?tls=1 or smtps://... for mail (default: mail goes to the console)
COMITY_MAIL_FROM    the sender's address
COMITY_OIDC_ISSUER  with COMITY_OIDC_CLIENT_ID and COMITY_OIDC_SECRET: people may sign in there too (OpenID Connect)
COMITY_OIDC_NAME    what the button of that sign-in says (default: the issuer's host)
COMITY_PROXIES      how many proxies stand before the site and name the visitor in X-Forwarded-For (default: 0)
COMITY_HTTPS        1 when the site is reached over https: cookies and HSTS follow
COMITY_ADDRESS      the site's own address in mails and feeds (default: the first of COMITY_HOSTS, or loopback)
COMITY_ESCALATE_AFTER  days after which an overdue task that nobody acknowledged goes to the alternates (default: 7)
COMITY_WORKER       0 to send no reminders from ./run; then let `comity remind` run every hour
COMITY_MAX_UPLOAD   bytes of one uploaded document (default: 50,000,000)
COMITY_DEBUG        1 for Django's debug pages; never where others can reach the site
"""

import os
import sys
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from comity_web.config.mail import read_mail_server
from comity_web.config.oidc import read_oidc_provider
from comity_web.config.secret import read_or_create_secret

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]
DATA = Path(
    os.environ.get("COMITY_DATA") or (ROOT / "var" if (ROOT / "pyproject.toml").exists() else Path.cwd() / "var")
)

DEBUG = os.environ.get("COMITY_DEBUG") == "1"
HTTPS = os.environ.get("COMITY_HTTPS") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or read_or_create_secret(DATA / "secret-key")

HOSTS = [host.strip() for host in os.environ.get("COMITY_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = HOSTS or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "comity_web.site",
    "comity_web.reporting",
    "comity_web.followup",
    "comity_web.registry",
    "comity_web.accounts",
    "comity_web.parties",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "comity_web.config.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "comity_web.config.headers.UploadLimit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "comity_web.config.urls"
WSGI_APPLICATION = "comity_web.config.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "comity_web.site.context.chrome",
            ],
        },
    }
]

# findings.md: without these, mixed readers and writers see "database is locked" in 7-15% of requests.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "comity.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60) if DATABASE_URL else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

# People come by invitation: nobody signs up, and addresses stand on accounts.User alone (docs/privacy.md).
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "comity_web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Comity: "
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_USER_DISPLAY = "comity_web.accounts.adapters.display_name"
# By address and by the name that is tried; accounts.services counts the names in the database too, for all processes.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "50/15m/ip,10/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("COMITY_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Comity"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SOCIALACCOUNT_ADAPTER = "comity_web.accounts.adapters.ProviderAdapter"
# Who comes from the provider is found by ProviderAdapter, which leaves their password alone.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = read_oidc_provider(os.environ)

_MAIL = read_mail_server(os.environ.get("COMITY_SMTP_URL", ""))
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = _MAIL.backend, _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.over_tls, _MAIL.starts_tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("COMITY_MAIL_FROM") or "comity@localhost"

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", _("Arabic")),
    ("zh-hans", _("Chinese")),
    ("en", _("English")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("es", _("Spanish")),
]
LOCALE_PATHS = [PACKAGE / "site" / "locale"]
LANGUAGE_COOKIE_NAME = "comity_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
FORMAT_MODULE_PATH = "comity_web.config.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# The server start collects the static files under names with digests; tests and tools serve them as they lie.
COLLECTED = os.environ.get("COMITY_STATIC") == "collected"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static" if COLLECTED else None
WHITENOISE_USE_FINDERS = not COLLECTED
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

_SCHEME = "https" if HTTPS else "http"
_ADDRESS = f"{_SCHEME}://{HOSTS[0]}" if HOSTS else f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
SITE_ADDRESS = (os.environ.get("COMITY_ADDRESS") or _ADDRESS).rstrip("/")
ESCALATE_AFTER = int(os.environ.get("COMITY_ESCALATE_AFTER", "7"))
PROCESSES = os.environ.get("COMITY_PROCESSES", "")
MAX_EVIDENCE = int(os.environ.get("COMITY_MAX_EVIDENCE", "20000000"))
MAX_UPLOAD = int(os.environ.get("COMITY_MAX_UPLOAD", "50000000"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
MAX_EVIDENCE_FILES = 5
DATA_UPLOAD_MAX_NUMBER_FILES = MAX_EVIDENCE_FILES

SESSION_COOKIE_NAME = "comity_session"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_NAME = "comity_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "comity_web.site.views.errors.csrf_failure"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Loopback speaks plain http; whether other sites of the domain do is not for this one to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if not HTTPS:
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
