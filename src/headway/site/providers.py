"""Identity providers of the organisation, from `identity-providers.toml` in the data folder."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = "identity-providers.toml"
NEEDED = {"id", "name", "server", "client"}
KNOWN = NEEDED | {"secret", "secret_from", "vouches_for_email", "vouches_for_second_factor"}


class BadProviders(ValueError):
    """The file is there but cannot be used; the message names the entry and what is wrong with it."""


def identity_providers(folder: Path, environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """The providers as django-allauth reads them; none without the file. Raises BadProviders.

    A secret stands in the file (`secret`) or in the environment variable that `secret_from` names.
    """
    kept = folder / FILE
    if not kept.exists():
        return []
    try:
        entries = tomllib.loads(kept.read_text(encoding="utf-8")).get("provider", [])
    except tomllib.TOMLDecodeError as error:
        raise BadProviders(f"{kept}: {error}") from None
    return [_provider(entry, environment, f"{kept}, entry {place}") for place, entry in enumerate(entries, 1)]


def _provider(entry: Mapping[str, Any], environment: Mapping[str, str], where: str) -> dict[str, Any]:
    missing, unknown = NEEDED - entry.keys(), entry.keys() - KNOWN
    if missing or unknown:
        wrong = f"lacks {sorted(missing)[0]}" if missing else f"does not know {sorted(unknown)[0]}"
        raise BadProviders(f"{where} {wrong}")
    named = entry.get("secret_from", "")
    if named and named not in environment:
        raise BadProviders(f"{where}: the environment has no {named}")
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client"],
        "secret": environment[named] if named else entry.get("secret", ""),
        "settings": {
            "server_url": entry["server"],
            "oauth_pkce_enabled": True,
            "vouches_for_email": bool(entry.get("vouches_for_email", False)),
            "vouches_for_second_factor": bool(entry.get("vouches_for_second_factor", False)),
        },
    }
