"""Of a sheet of codes that was printed before, hashes of those left take the place of the seed they came from.

A sheet whose seed no key opens any longer signs nobody in, and stays as it is.
"""

import hmac
from hashlib import sha1

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import migrations

from headway.foundation.access.ciphers import cipher_of
from headway.foundation.access.sheets import hashes_of

CODES, DIGITS = 20, 8


def hash_sheets(apps, schema_editor):
    cipher = cipher_of([settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS])
    for sheet in apps.get_model("mfa", "Authenticator").objects.filter(type="recovery_codes"):
        if not sheet.data.get("viewed_at") or "seed" not in sheet.data:
            continue
        try:
            codes = codes_of(cipher.decrypt(sheet.data["seed"].encode()))
        except InvalidToken:
            continue
        left = [code for number, code in enumerate(codes) if not sheet.data["used_mask"] & (1 << number)]
        sheet.data = {"hashes": hashes_of(left), "viewed_at": sheet.data["viewed_at"]}
        sheet.save(update_fields=["data"])


def codes_of(seed):
    """The codes as django-allauth 65 makes them of a seed."""
    found, counted = [], hmac.new(seed, digestmod=sha1)
    for number in range(CODES):
        counted.update(f"{number:3},".encode())
        found.append(str(int.from_bytes(counted.digest()[: DIGITS // 2], "big") % 10**DIGITS).zfill(DIGITS))
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0012_narrower_seats"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(hash_sheets, migrations.RunPython.noop)]
