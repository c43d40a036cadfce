"""What is pinned: "ct-core@2026.2" is the framework ct-core in its version 2026.2. No tables."""


def bare(pinned: str) -> str:
    """The id alone, whatever version it is pinned to: "ct-core@2026.2" and "ct-core" → "ct-core"."""
    return pinned.partition("@")[0]
