"""A law and its translation in two files: paired by a person, read article by article, taken apart again."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import link_sight
from headway.engines.intake.documents.laws.reading import align
from headway.engines.intake.documents.laws.values import Article, Law
from headway.engines.intake.layer import Document
from headway.engines.intake.models import TranslationOf
from headway.engines.intake.taking.references import law_of
from headway.foundation.access.rules import may_write
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import changeset


@dataclass(frozen=True, slots=True)
class Side:
    """An article as one of the two files has it."""

    article: Article
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The same article in the two files; None where one has it not."""

    number: str
    original: Side | None
    translation: Side | None


def may_pair(actor: Actor, original: Source, translation: Source) -> Verdict:
    """Whether someone may say that one source is the translation of another: both are theirs to see, one to write."""
    if original.pk == translation.pk:
        return no(_("A file is not the translation of itself: choose the other one."))
    if original.compartment != translation.compartment:
        return no(_("The two are in the files of different States."))
    sight = link_sight(original, translation)
    holders = [row.holder_id for row in (original, translation)]
    for holder in holders:
        if holder == sight["holder_id"] and may_write(
            actor, holder=holder, compartment=original.compartment, circle=original.circle
        ):
            return YES
    return no(_("You can pair only what your own organisation holds."))


def pair_translation(original: Source, translation: Source, *, actor: Actor, at: datetime) -> TranslationOf:
    """Say that a source is the translation of another. Saying it twice changes nothing. Raises NotAllowed."""
    require(may_pair(actor, original, translation))
    known = TranslationOf.objects.visible_to(actor).filter(original=original.pk, translation=translation.pk).first()
    if known is not None:
        return known
    with changeset(actor=actor, at=at, reason=f"{translation} is a translation"[:200]) as change:
        sight = link_sight(original, translation)
        return change.add(TranslationOf(original=original, translation=translation, **sight))


def take_apart(row: TranslationOf, *, actor: Actor, at: datetime) -> None:
    """Say that a pairing was a mistake; both files stay. Raises NotAllowed."""
    require(may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    reason = "two files are no translation of each other"
    with (
        changeset(actor=actor, at=at, reason=reason) as change,
        the_systems_own_work("whether anything stands on a pairing, whoever may see it"),
    ):
        change.end_all([row])


def pairings(source: Source, actor: Actor) -> list[TranslationOf]:
    """The pairings of a source as original or as translation, those whose both files the actor may see."""
    rows = TranslationOf.objects.visible_to(actor).leading_to_visible(actor, "original", "translation")
    found = rows.filter(original=source.pk) | rows.filter(translation=source.pk)
    related = ("original__file", "original__reading", "translation__file", "translation__reading")
    return list(found.select_related(*related).order_by("id"))


def beside(original: Source, translation: Source) -> list[Pair]:
    """The articles of two files beside each other, in the original's order; those of the translation alone at the end.

    Raises NotAllowed where one of the two cannot be read as a law.
    """
    first, second = _law(original), _law(translation)
    pairs = align(first[1], second[1])
    met = {other.number for _, other in pairs if other is not None}
    return [
        *(Pair(one.number, _side(first[0], one), _side(second[0], other) if other else None) for one, other in pairs),
        *(Pair(one.number, None, _side(second[0], one)) for one in second[1].articles if one.number not in met),
    ]


def _law(source: Source) -> tuple[Document, Law]:
    found = law_of(source)
    if found is None or not found[1].articles:
        raise NotAllowed(
            _("No articles are found in “%(title)s”: look whether it is held with its text.") % {"title": source.title}
        )
    return found


def _side(document: Document, article: Article) -> Side:
    return Side(article, document.text[article.body : article.end].strip())


def article_in_translation(source: Source, number: str, actor: Actor) -> tuple[Source, str, Side] | None:
    """The same article in the file that it was paired with: that file, its language, the article."""
    for row in pairings(source, actor):
        other = row.translation if row.original_id == source.pk else row.original
        found = law_of(other)
        article = next((one for one in found[1].articles if one.number == number), None) if found else None
        if found is not None and article is not None:
            return other, found[1].versions[0].language, _side(found[0], article)
    return None
