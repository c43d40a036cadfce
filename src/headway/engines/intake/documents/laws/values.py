"""What a law holds: frozen values with exact offsets."""

from dataclasses import dataclass, field

from headway.engines.intake.values import Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered part of an article; `path` are the numbers that lead to it, ("2", "a")."""

    path: tuple[str, ...]
    start: int
    end: int

    @property
    def name(self) -> str:
        """ "(2)(a)"."""
        return "".join(f"({one})" for one in self.path)


@dataclass(frozen=True, slots=True)
class Article:
    """One article, `text[start:end]` from its number on. `number` is as compared ("214.1"), `printed` as it stands.

    `within` are the titles of what it stands in, the widest first. `amended_by` and `repealed` are what the text says.
    """

    number: str
    printed: str
    heading: str
    start: int
    end: int
    body: int
    within: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    amended_by: tuple[str, ...] = ()
    repealed: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the law about itself; `date` is EDTF, "" where it gives none."""

    text: str
    date: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Version:
    """The articles in one language, in the order of the text."""

    language: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provision that an article may bear on, with the reason. It says nothing of whether the State complies."""

    article: str
    provision: Link


@dataclass(frozen=True, slots=True)
class Law:
    """A law: the original first, then a translation that stands in the same document.

    `missing` are numbers that the count leaves out, which may be repealed or lost.
    """

    title: str
    versions: tuple[Version, ...]
    in_force: tuple[Said, ...] = ()
    amended_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = field(default=())

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.versions[0].articles if self.versions else ()

    def translation_of(self, number: str) -> tuple[str, Article] | None:
        """The same article in the other language, with that language's code."""
        for version in self.versions[1:]:
            for article in version.articles:
                if article.number == number:
                    return version.language, article
        return None
