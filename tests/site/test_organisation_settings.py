"""What an organisation's settings make of the site: read in a process of their own, as they are when it starts."""

import json
import os
import subprocess
import sys

import pytest

TOLD = (
    "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME",
    "SECURE_PROXY_SSL_HEADER", "HEADWAY_RATES",
)  # fmt: skip
ASK = f"import json; from headway.site import settings; print(json.dumps([getattr(settings, n) for n in {TOLD!r}]))"
HERE = ["127.0.0.1", "localhost", "[::1]"]


def settings_with(folder, **environment):
    given = {**os.environ, "HEADWAY_DATA": str(folder), **environment}
    told = subprocess.run([sys.executable, "-c", ASK], env=given, capture_output=True, text=True, check=True)
    return dict(zip(TOLD, json.loads(told.stdout), strict=True))


def test_by_itself_the_site_answers_to_this_machine_only(tmp_path):
    told = settings_with(tmp_path)

    assert told["ALLOWED_HOSTS"] == HERE
    assert (told["SECURE_SSL_REDIRECT"], told["SECURE_HSTS_SECONDS"], told["SESSION_COOKIE_SECURE"]) == (
        False,
        0,
        False,
    )
    assert told["SECURE_PROXY_SSL_HEADER"] is None


def test_an_organisations_site_is_reached_by_its_names_over_https_only(tmp_path):
    told = settings_with(tmp_path, HEADWAY_HOSTS="headway.example.org .example.net", HEADWAY_HTTPS="1")

    assert told["ALLOWED_HOSTS"] == ["headway.example.org", ".example.net", *HERE]
    assert told["CSRF_TRUSTED_ORIGINS"] == ["https://headway.example.org", "https://*.example.net"]
    assert (told["SECURE_SSL_REDIRECT"], told["SECURE_HSTS_SECONDS"]) == (True, 31_536_000)
    assert [told[f"{name}_COOKIE_SECURE"] for name in ("SESSION", "CSRF", "LANGUAGE")] == [True] * 3
    assert (told["SESSION_COOKIE_NAME"], told["CSRF_COOKIE_NAME"]) == ("__Host-session", "__Host-csrf")
    assert told["SECURE_PROXY_SSL_HEADER"] is None


def test_what_a_proxy_says_is_believed_only_where_there_is_one(tmp_path):
    assert settings_with(tmp_path, HEADWAY_PROXY="1")["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


@pytest.mark.parametrize(("given", "upload"), [("", "120/h"), ("upload=5/d export=9/m", "5/d")])
def test_rates_that_are_not_named_keep_their_default(tmp_path, given, upload):
    rates = settings_with(tmp_path, HEADWAY_RATES=given)["HEADWAY_RATES"]

    assert (rates["upload"], rates["search"]) == (upload, "600/h")
