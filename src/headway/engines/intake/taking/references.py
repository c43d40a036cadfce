"""References to laws, resolved: which law that the actor may see is meant, and where in it the article stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from headway.casework.evidence.models import Source
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.laws.citations import LawCited, find_laws
from headway.engines.intake.documents.laws.reading import read_law
from headway.engines.intake.documents.laws.resolving import article_in, is_named, passage_in
from headway.engines.intake.documents.laws.values import Article, Law
from headway.engines.intake.layer import Document
from headway.engines.intake.sources import document_of
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article of a law that is held, the number by which it was cited, and where that stands."""

    cited: str
    source: Source
    article: Article
    start: int
    end: int
    quote: str


def laws_in(compartment: str, actor: Actor) -> list[Source]:
    """The laws of a State that the actor may see, the latest first."""
    rows = Source.objects.visible_to(actor).filter(compartment=compartment, document_kind=DocumentKind.LAW.value)
    return list(rows.exclude(reading=None).select_related("file", "reading").order_by("-dated", "title", "id"))


def resolve(reference: str, compartment: str, actor: Actor) -> Resolved | None:
    """The passage that "art. 214.1 of the Criminal Code" means, among the laws of a State that the actor may see.

    None where the law is not held, the article is not in it, or two laws could be meant.
    """
    cited = next((law for law in find_laws(reference) if law.articles), None)
    if cited is None:
        return None
    laws = laws_in(compartment, actor)
    meant = [source for source in laws if cited.law and is_named(f"{source.title} {source.reference}", cited.law)]
    if not cited.law and len(laws) == 1:
        meant = laws
    found = [one for source in meant if (one := _in(source, cited.articles[0]))]
    return found[0] if len(found) == 1 else None


def law_of(source: Source) -> tuple[Document, Law] | None:
    """A source read as a law; None where no text is held."""
    document = document_of(source)
    if document is None:
        return None
    return document, _law(_Held(document))


class _Held:
    """A document by the digest of its text, so that its law is read once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.key = hash((document.sha256, document.text))

    def __hash__(self) -> int:
        return self.key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.document.text == self.document.text


@lru_cache(maxsize=16)
def _law(held: _Held) -> Law:
    return read_law(held.document)


def resolvable(text: str, compartment: str, actor: Actor) -> Iterator[LawCited]:
    """The references of a text that lead to an article which is held."""
    for cited in find_laws(text):
        if cited.articles and resolve(cited.text, compartment, actor):
            yield cited


def _in(source: Source, reference: str) -> Resolved | None:
    read_ = law_of(source)
    if read_ is None:
        return None
    document, law = read_
    article, place = article_in(law, reference), passage_in(law, reference)
    if article is None or place is None:
        return None
    return Resolved(reference, source, article, *place, document.text[slice(*place)])
