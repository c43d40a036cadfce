"""Settings of one installation. Everything it keeps lies in one folder, HEADWAY_DATA."""

import os
import secrets
from pathlib import Path

from headway.foundation.core.databases import database_at, sqlite_in

DATA = Path(os.environ.get("HEADWAY_DATA", "headway-data")).resolve()
PACKAGE = Path(__file__).resolve().parent.parent


def _secret_key() -> str:
    """The installation's own key, made on first start and readable by its owner only."""
    kept = DATA / "secret-key"
    if kept.exists():
        return kept.read_text().strip()
    DATA.mkdir(parents=True, exist_ok=True)
    kept.touch(mode=0o600)
    kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text().strip()


SECRET_KEY = os.environ.get("HEADWAY_SECRET_KEY") or _secret_key()
DEBUG = False

# An organisation's site is reached by its own names, over https; what a proxy says is believed only when it is told to.
HOSTS = os.environ.get("HEADWAY_HOSTS", "").split()
HTTPS = os.environ.get("HEADWAY_HTTPS", "") == "1"
HEADWAY_PROXY = os.environ.get("HEADWAY_PROXY", "") == "1"
ALLOWED_HOSTS = [*HOSTS, "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in HOSTS] if HTTPS else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HEADWAY_PROXY else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS

INSTALLED_APPS = [
    "headway.foundation.ledger",
    "headway.foundation.catalogue",
    "headway.foundation.actors",
    "headway.foundation.access",
    "headway.casework.evidence",
    "headway.casework.assessments",
    "headway.casework.visits",
    "headway.casework.recommendations",
    "headway.casework.plans",
    "headway.casework.assistance",
    "headway.engines.intake",
    "headway.engines.reports",
    "headway.doors.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "headway.doors.web.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "headway.doors.web.middleware.ask_for_the_token",
    "headway.doors.web.middleware.know_the_actor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "headway.site.urls"
WSGI_APPLICATION = "headway.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "headway.doors.web.context.who_and_where",
            ],
            "builtins": ["headway.doors.web.templatetags.headway"],
        },
    }
]

DATABASE_URL = os.environ.get("DATABASE_URL", "")
HEADWAY_DATABASE_POOL = int(os.environ.get("HEADWAY_DATABASE_POOL", "8"))
DATABASES = {
    "default": database_at(DATABASE_URL, pool=HEADWAY_DATABASE_POOL) if DATABASE_URL else sqlite_in(DATA),
}

AUTH_USER_MODEL = "access.User"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "doors" / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = None
MEDIA_ROOT = DATA
STORAGES = {
    "default": {"BACKEND": "headway.foundation.ledger.storage.WholeFiles"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}

# Single-user mode: the site answers on loopback only, and asks once for the token in the printed link.
HEADWAY_TOKEN = os.environ.get("HEADWAY_TOKEN", "")
HEADWAY_CEILING = os.environ.get("HEADWAY_CEILING", "")
HEADWAY_CLAMD = os.environ.get("HEADWAY_CLAMD", "")
HEADWAY_RATES = {
    "upload": "120/h",
    "search": "600/h",
    "export": "300/h",
    "verify": "20/h",
    **dict(pair.split("=", 1) for pair in os.environ.get("HEADWAY_RATES", "").split()),
}
HEADWAY_INTAKE_MAX_PAGES = int(os.environ.get("HEADWAY_INTAKE_MAX_PAGES", "2000"))
HEADWAY_INTAKE_MAX_BYTES = int(os.environ.get("HEADWAY_INTAKE_MAX_BYTES", str(50 * 1024 * 1024)))

# Acts that one person proposes and another confirms (docs/reference/access.md): `clear=person,widen=delay`.
HEADWAY_SECOND_PERSON = dict(
    part.strip().split("=", 1) for part in os.environ.get("HEADWAY_SECOND_PERSON", "").split(",") if "=" in part
)
HEADWAY_DELAY_DAYS = int(os.environ.get("HEADWAY_DELAY_DAYS", "2"))
