"""What every check asks of ids: are they known, given once, and not their own ancestor?"""

from collections.abc import Iterable, Iterator, Mapping

Found = Iterator[tuple[str, str]]


def unknown(kind: str, wanted: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """A reason for each id that is not known; empty ids name nothing and pass."""
    listed = set(known)
    return (f"{kind} {key!r} is unknown" for key in wanted if key and key not in listed)


def repeated(values: Iterable[object]) -> Iterator[object]:
    listed = list(values)
    return (value for value in dict.fromkeys(listed) if listed.count(value) > 1)


def circular(above: Mapping[str, str]) -> Iterator[str]:
    """The ids from which one comes back to the same id by going up."""
    return (key for key in above if key in _ancestors(key, above))


def _ancestors(key: str, above: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while (key := above.get(key, "")) and key not in seen:
        seen.add(key)
        yield key
