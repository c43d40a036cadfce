"""Reads: texts as a reader of a language gets them, in one question for a page however many texts it shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from headway.casework.assessments.models import Answer, Judgement
from headway.casework.evidence.models import Observation
from headway.casework.recommendations.models import Progress, Recommendation
from headway.casework.translations.models import LINKS, RecordLanguage, Translation
from headway.casework.translations.values import Worded, is_earlier, told_by_its_words
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.actors import Actor

TEXTS: Mapping[type[CaseRecord], str] = {
    Recommendation: "text",
    Progress: "reason",
    Judgement: "rationale",
    Answer: "text",
    Observation: "text",
}
"""The kinds of rows whose text has a language, and the column it stands in. The kind's word is also the link's name."""


def text_of(row: CaseRecord) -> str:
    """The text of record of a row of one of those kinds."""
    return str(getattr(row, TEXTS[type(row)]))


def worded(rows: Iterable[CaseRecord], actor: Actor, language: str) -> dict[UUID, Worded]:
    """Each row's text as a reader of that language gets it, by the row's id: one query for all of them."""
    return worded_texts({row.pk: text for row in rows if (text := text_of(row))}, actor, language)


def worded_texts(
    texts: Mapping[UUID, str], actor: Actor, language: str, *, usable: Callable[[Translation], bool] = bool
) -> dict[UUID, Worded]:
    """The same of texts by the ids of their rows; a translation that is not `usable` is as if it were not there."""
    translations, said = words_in(list(texts), actor)
    return {
        key: _worded(text, list(filter(usable, translations.get(key, []))), said.get(key, ""), language)
        for key, text in texts.items()
    }


def words_in(keys: Sequence[UUID], actor: Actor) -> tuple[dict[UUID, list[Translation]], dict[UUID, str]]:
    """What stands beside the texts of some rows: their translations, and the languages of record that were said."""
    if not keys:
        return {}, {}
    beside = reduce(or_, (Q(**{f"{link}__in": keys}) for link in LINKS))
    asked: list[Any] = [model.objects.visible_to(actor).filter(beside) for model in (Translation, RecordLanguage)]
    found, said = at_once(*asked)
    by_row: dict[UUID, list[Translation]] = {}
    for one in sorted(found, key=lambda one: one.pk):
        by_row.setdefault(key_of(one), []).append(one)
    return by_row, {key_of(one): one.language for one in sorted(said, key=lambda one: one.pk)}


def key_of(beside: Translation | RecordLanguage) -> UUID:
    """The id of the row whose text it stands beside."""
    key: UUID = getattr(beside, f"{kind_of(beside)}_id")
    return key


def kind_of(beside: Translation | RecordLanguage) -> str:
    """The kind of the row whose text it stands beside."""
    return next(link for link in LINKS if getattr(beside, f"{link}_id"))


def best_of(found: Sequence[Translation], text: str, language: str) -> Translation | None:
    """The translation to show: of today's words before earlier ones, read by a person before a machine's alone."""
    of_it = [one for one in found if one.language == language]
    return min(of_it, key=lambda one: (is_earlier(one, text), one.is_unread, bool(one.machine)), default=None)


def _worded(text: str, found: Sequence[Translation], said: str, language: str) -> Worded:
    own = said or told_by_its_words(text)
    shown = None if own == language else best_of(found, text, language)
    others = tuple(one for one in found if one is not shown)
    return Worded(text, own, bool(said), shown, others)
