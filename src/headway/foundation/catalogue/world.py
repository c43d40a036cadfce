"""Who there is in the world: States, organisations, listed groups, assessing bodies. Frozen values."""

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["member", "observer", "other", "fictional"]
Translations = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RegionalGroup:
    """A United Nations regional group; States name it by `id`."""

    id: str
    title: str
    acronym: str


@dataclass(frozen=True, slots=True)
class AmbiguousWord:
    """A word that does not name one State for certain; `states` are those it may name, `why` what else it may mean."""

    word: str
    states: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class StateAddition:
    """What states.yaml adds to ISO 3166-1 for one code."""

    name: str = ""
    official_name: str = ""
    alpha2: str = ""
    status: Status = "other"
    group: str = ""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    translations: Translations = field(default=(), metadata={"key": "in"})
    note: str = ""


@dataclass(frozen=True, slots=True)
class StateEntry:
    """A State or territory: ISO 3166-1 with our additions.

    `name` is the United Nations short name; `names` every English name met in texts: `name` itself, official, former
    and short ones; `adjectives` and `people` the demonyms; `parts` places that belong to it (Zanzibar); `ambiguous`
    those of these words that do not name it for certain (Catalogue.ambiguous_words says why).
    """

    code: str
    alpha2: str
    name: str
    official_name: str
    status: Status
    group: str = ""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    translations: Translations = ()
    ambiguous: frozenset[str] = frozenset()
    note: str = ""

    @property
    def is_fictional(self) -> bool:
        return self.status == "fictional"

    @property
    def is_member(self) -> bool:
        """Whether it is a Member of the United Nations."""
        return self.status == "member"

    def names_in(self, language: str) -> tuple[str, ...]:
        """Its names in "en", "fr", "es", "ru" or "ar"; none for other languages."""
        return self.names if language == "en" else dict(self.translations).get(language, ())


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, office or network that texts name.

    `short` is the canonical short name used in JSON output, and unique. `weak` spellings name it only where the text
    has named it before or says more ("Executive Directorate", "the Council"). `succeeded_by` is an id.
    """

    id: str
    name: str
    short: str
    kind: str
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    parent: str = ""
    until: str = ""
    succeeded_by: str = ""
    translations: Translations = field(default=(), metadata={"key": "in"})

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write it that is safe anywhere, in any language, longest first, without repeats.

        British and American spelling and "UN" for "United Nations" are made here, so files need only one of them.
        """
        words = {self.name, self.short, *self.acronyms, *self.aliases}
        words |= {variant for word in words for variant in _variants(word)}
        words.update(name for _, names in self.translations for name in names)
        return tuple(sorted(words - set(self.weak), key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class Group:
    """An armed or terrorist group, kept only so that its name is recognised; who lists it must be looked up."""

    id: str
    name: str
    kind: Literal["listed-group"]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body that assesses States: an organisation's id, on whose behalf it acts, and its procedures."""

    id: str
    organisation: str
    acts_for: str = ""
    procedures: tuple[str, ...] = ()
    note: str = ""


_SPELLINGS = (
    ("Organization", "Organisation"),
    ("Centre", "Center"),
    ("Counter-Terrorism", "Counterterrorism"),
    ("Anti-Terrorist", "Anti-Terrorism"),
    ("Co-operation", "Cooperation"),
    ("Money-Laundering", "Money Laundering"),
    ("United Nations", "UN"),
)


def _variants(name: str) -> set[str]:
    """The name in every spelling that the table allows; "UN" is never written out."""
    found = {name}
    for first, second in _SPELLINGS:
        found |= {word.replace(first, second) for word in found}
        if second != "UN":
            found |= {word.replace(second, first) for word in found}
    return found
