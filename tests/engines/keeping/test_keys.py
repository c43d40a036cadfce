"""Keys are renewed: what the old one encrypted is read with the new one, and what it signed is still checked."""

import stat

import pytest
from allauth.mfa.models import Authenticator
from click.testing import CliRunner
from cryptography.fernet import InvalidToken
from django.utils import timezone

from headway.doors.cli.keys import keys
from headway.engines.keeping.checks import examine
from headway.engines.keeping.keys import CannotRenew, renew_secret
from headway.foundation.access.ciphers import cipher_of
from headway.foundation.ledger.checkpoints import NotACheckpoint, as_sheet, make_checkpoint, read_sheet
from headway.foundation.ledger.signing import own_name
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

OLD, SEED = "the old secret", "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    monkeypatch.delenv("HEADWAY_SECRET_KEY", raising=False)
    settings.DATA = tmp_path
    (tmp_path / "secret-key").write_text(OLD)
    return tmp_path


def a_factor(secret=OLD, kind="totp", name="secret"):
    sealed = cipher_of([secret]).encrypt(SEED.encode()).decode()
    return Authenticator.objects.create(user=make.a_user(), type=kind, data={name: sealed, "used_mask": 5})


def opened(factor, secret, name="secret"):
    factor.refresh_from_db()
    return cipher_of([secret]).decrypt(factor.data[name].encode()).decode()


def test_second_factors_are_read_with_the_new_key_and_no_longer_with_the_old(folder):
    app, sheet = a_factor(), a_factor(kind="recovery_codes", name="seed")

    told = CliRunner().invoke(keys, ["renew"])

    new = (folder / "secret-key").read_text()
    assert "2 second factors" in told.output
    assert (new != OLD, len(new) >= 64) == (True, True)
    assert (opened(app, new), opened(sheet, new, "seed"), sheet.data["used_mask"]) == (SEED, SEED, 5)
    with pytest.raises(InvalidToken):
        opened(app, OLD)
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert sorted(path.name for path in folder.iterdir()) == ["secret-key"]


def test_a_renewal_that_was_cut_short_is_finished(folder):
    done, waiting = a_factor("the new one"), a_factor()
    (folder / "secret-key-before").write_text(OLD)
    (folder / "secret-key").write_text("the new one")
    finding = next(row for row in examine(timezone.now()) if "cut short" in row.told)

    renew_secret()

    assert (finding.remedy, finding.harm) == ("headway keys renew", True)
    assert (folder / "secret-key").read_text() == "the new one"
    assert [opened(factor, "the new one") for factor in (done, waiting)] == [SEED, SEED]
    assert not (folder / "secret-key-before").exists()


def test_a_factor_that_no_key_here_opens_is_counted_and_left(folder):
    a_factor("a key nobody has")

    told = CliRunner().invoke(keys, ["renew"])

    assert "1 second factors could not be read" in told.output


def test_a_key_from_the_environment_is_the_operators_to_change(folder, settings, monkeypatch):
    monkeypatch.setenv("HEADWAY_SECRET_KEY", "the new one")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the new one", []
    factor = a_factor()
    with pytest.raises(CannotRenew, match="HEADWAY_SECRET_KEY_BEFORE"):
        renew_secret()

    settings.SECRET_KEY_FALLBACKS = [OLD]
    renew_secret()

    assert opened(factor, "the new one") == SEED
    assert (folder / "secret-key").read_text() == OLD


def test_a_checkpoint_of_before_is_checked_with_the_key_that_was_told(folder):
    make.an_observation("a draft")
    sheet = as_sheet(make_checkpoint(NOW))
    before = own_name()

    told = CliRunner().invoke(keys, ["renew", "--signing"]).output

    assert own_name() in told
    assert f"--key {before}" in told
    assert read_sheet(sheet, key=before).key == before
    with pytest.raises(NotACheckpoint, match="was signed with the key"):
        read_sheet(sheet, key=own_name())
