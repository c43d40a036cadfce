"""Settings of one installation. Everything it keeps lies in one folder, HEADWAY_DATA."""

import os
import secrets
from pathlib import Path

from environ import Env

from headway.foundation.core.actors import Role
from headway.foundation.core.databases import database_at, sqlite_in
from headway.site.providers import identity_providers

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


def _keys_before() -> list[str]:
    """The key that this one took the place of, while a renewal goes on (`headway keys renew`)."""
    kept = DATA / "secret-key-before"
    given = os.environ.get("HEADWAY_SECRET_KEY_BEFORE") or (kept.read_text().strip() if kept.exists() else "")
    return [given] if given else []


def _own_catalogue() -> Path | None:
    """The folder of catalogue files that an organisation lays over those that ship, if it has one."""
    folder = Path(os.environ.get("HEADWAY_CATALOGUE") or DATA / "catalogue")
    return folder if folder.is_dir() else None


SECRET_KEY = os.environ.get("HEADWAY_SECRET_KEY") or _secret_key()
SECRET_KEY_FALLBACKS = _keys_before()
DEBUG = False

# An organisation's site is reached by its own names, over https; what a proxy says is believed only when it is told to.
HOSTS = os.environ.get("HEADWAY_HOSTS", "").split()
HTTPS = os.environ.get("HEADWAY_HTTPS", "") == "1"
HEADWAY_PROXY = os.environ.get("HEADWAY_PROXY", "") == "1"
ALLOWED_HOSTS = [*HOSTS, "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in HOSTS] if HTTPS else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HEADWAY_PROXY else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^api/"]  # a program is told, not led: what it sent went over an open line
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrftoken"

INSTALLED_APPS = [
    "headway.foundation.ledger",
    "headway.foundation.catalogue",
    "headway.foundation.actors",
    "headway.foundation.access",
    "headway.casework.evidence",
    "headway.casework.assessments",
    "headway.casework.questionnaires",
    "headway.casework.visits",
    "headway.casework.recommendations",
    "headway.casework.plans",
    "headway.casework.assistance",
    "headway.casework.translations",
    "headway.engines.intake",
    "headway.engines.reports",
    "headway.engines.exchange",
    "headway.engines.work",
    "headway.doors.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "headway.doors.web.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "headway.doors.api.tokens.know_the_token",
    "headway.doors.web.languages.in_their_language",
    "headway.doors.web.middleware.ask_for_the_token",
    "headway.doors.web.middleware.know_the_actor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "headway.doors.web.people.lasting.end_in_time",
    "headway.doors.web.people.second_factor.lead_to_a_second_factor",
    "headway.doors.web.refusals.note_refusals",
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
HEADWAY_DATABASE_OWNER = os.environ.get("HEADWAY_DATABASE_OWNER", "")
DATABASES = {
    "default": database_at(DATABASE_URL, pool=HEADWAY_DATABASE_POOL) if DATABASE_URL else sqlite_in(DATA),
}

# One cache for all processes, so that failed sign-ins are counted once, whichever of them answers.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name", "office")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "headway.foundation.access.passwords.NotWordsOfTheHouse"},
    {"NAME": "headway.foundation.access.passwords.NotGuessedSoon"},
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = int(os.environ.get("HEADWAY_SESSION_HOURS", "12")) * 3600
HEADWAY_IDLE_MINUTES = int(os.environ.get("HEADWAY_IDLE_MINUTES", "60"))

ACCOUNT_ADAPTER = "headway.doors.web.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Headway] "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/900s/key"}
MFA_ADAPTER = "headway.doors.web.people.factors.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "headway.doors.web.people.codes.SetUpForm",
    "authenticate": "headway.doors.web.people.codes.GiveForm",
    "reauthenticate": "headway.doors.web.people.codes.GiveAgainForm",
    "add_webauthn": "headway.doors.web.people.factors.AddPasskeyForm",
    "generate_recovery_codes": "headway.doors.web.people.factors.PrintASheetForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODE_COUNT = 20
MFA_RECOVERY_CODE_DIGITS = 12
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Headway"
MFA_TOTP_TOLERANCE = int(os.environ.get("HEADWAY_CODE_TOLERANCE", "0"))
SOCIALACCOUNT_ADAPTER = "headway.doors.web.people.providers.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": identity_providers(DATA, os.environ)}}

EMAIL_URL = os.environ.get("EMAIL_URL", "")
globals().update(Env.email_url_config(EMAIL_URL or "consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("HEADWAY_MAIL_FROM", "headway@localhost")
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
LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LOCALE_PATHS = sorted(path for path in (PACKAGE / "locale").iterdir() if path.is_dir())
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

# What takes long is done beside the site, by a worker that `headway serve` keeps (or `headway work`).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DATA_UPLOAD_MAX_NUMBER_FILES = 500
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "headway": {"handlers": ["console"], "level": "WARNING", "propagate": True},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}

# On loopback only, set by `headway demo` and `headway serve`: the token that the printed link carries; whether the one
# user there is signs in by it; and the secret of the link that makes the first administrator.
HEADWAY_TOKEN = os.environ.get("HEADWAY_TOKEN", "")
HEADWAY_SINGLE_USER = os.environ.get("HEADWAY_SINGLE_USER", "") == "1"
HEADWAY_BEGIN = os.environ.get("HEADWAY_BEGIN", "")

HEADWAY_CEILING = os.environ.get("HEADWAY_CEILING", "")
HEADWAY_CLAMD = os.environ.get("HEADWAY_CLAMD", "")
HEADWAY_RATES = {
    "upload": "120/h",
    "search": "600/h",
    "export": "300/h",
    "scan": "2000/h",
    "verify": "20/h",
    "refused": "60/h",
    "api": "3000/h",
    **dict(pair.split("=", 1) for pair in os.environ.get("HEADWAY_RATES", "").split()),
}
HEADWAY_INTAKE_MAX_PAGES = int(os.environ.get("HEADWAY_INTAKE_MAX_PAGES", "2000"))
HEADWAY_MFA_ROLES = frozenset(Role(word) for word in os.environ.get("HEADWAY_MFA_ROLES", "administrator").split())
HEADWAY_INTAKE_MAX_BYTES = int(os.environ.get("HEADWAY_INTAKE_MAX_BYTES", str(50 * 1024 * 1024)))
HEADWAY_CATALOGUE = _own_catalogue()
HEADWAY_LETTER_TEMPLATES = os.environ.get("HEADWAY_LETTER_TEMPLATES", "")
HEADWAY_REPORTS = os.environ.get("HEADWAY_REPORTS", "")

# Acts that one person proposes and another confirms (docs/reference/access.md): `clear=person,widen=delay`.
HEADWAY_SECOND_PERSON = dict(
    part.strip().split("=", 1) for part in os.environ.get("HEADWAY_SECOND_PERSON", "").split(",") if "=" in part
)
HEADWAY_DELAY_DAYS = int(os.environ.get("HEADWAY_DELAY_DAYS", "2"))
