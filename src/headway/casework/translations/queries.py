"""Reads: texts as a reader of a language gets them, in one question for a page however many texts it shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from headway.casework.translations.models import BesideText, Words
from headway.casework.translations.texts import Texts, kinds, model_called, parts_of, text_of
from headway.casework.translations.values import Worded, is_earlier, told_by_its_words
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.actors import Actor

Place = tuple[UUID, str]
"""Where a text stands: the row's id and the part of it, "" for its first text."""

Asked = Mapping[str, Mapping[Place, str]]
"""Texts by the kind of their rows."""


def worded(rows: Iterable[CaseRecord], actor: Actor, language: str) -> dict[UUID, Worded]:
    """Each row's first text as a reader of that language gets it, by the row's id: one query for all of them."""
    asked: dict[str, dict[Place, str]] = {}
    for row in rows:
        if text := text_of(row):
            asked.setdefault(row.kind, {})[row.pk, ""] = text
    return {key: text for (key, _), text in worded_texts(asked, actor, language).items()}


def worded_parts(
    rows: Iterable[CaseRecord], actor: Actor, language: str, *, usable: Callable[[Words], bool] = bool
) -> dict[UUID, dict[str, Worded]]:
    """Every text of some rows that is not empty, by the row's id and the column it stands in: one query, too."""
    found = list(rows)
    asked: dict[str, dict[Place, str]] = {}
    for row in found:
        asked.setdefault(row.kind, {}).update({(row.pk, part): text for part, text in parts_of(row)})
    first = {row.pk: kinds()[type(row)].columns[0] for row in found}
    told: dict[UUID, dict[str, Worded]] = {row.pk: {} for row in found}
    for (key, part), text in worded_texts(asked, actor, language, usable=usable).items():
        told[key][part or first[key]] = text
    return told


def worded_texts(
    asked: Asked, actor: Actor, language: str, *, usable: Callable[[Words], bool] = bool
) -> dict[Place, Worded]:
    """The same of texts by the kinds of their rows; a translation that is not `usable` is as if it were not there."""
    translations, said = words_in({kind: [key for key, _ in texts] for kind, texts in asked.items()}, actor)
    return {
        place: _worded(text, list(filter(usable, translations.get(place, []))), said.get(place[0], ""), language)
        for texts in asked.values()
        for place, text in texts.items()
    }


def words_in(keys: Mapping[str, Sequence[UUID]], actor: Actor) -> tuple[dict[Place, list[Words]], dict[UUID, str]]:
    """What stands beside the texts of some rows, by their kind: translations, and the languages that were said."""
    tables: dict[type[BesideText], list[Q]] = {}
    for kind, rows in keys.items():
        if rows:
            texts = _texts(kind)
            for table in (texts.translation, texts.language):
                tables.setdefault(table, []).append(Q(**{f"{link_of(kind)}__in": set(rows)}))
    asked: list[Any] = [table.objects.visible_to(actor).filter(reduce(or_, beside)) for table, beside in tables.items()]
    found = sorted((one for rows in (at_once(*asked) if asked else ()) for one in rows), key=lambda one: one.pk)
    by_place: dict[Place, list[Words]] = {}
    said: dict[UUID, str] = {}
    for one in found:
        if isinstance(one, Words):
            by_place.setdefault((key_of(one), one.part), []).append(one)
        else:
            said[key_of(one)] = one.language
    return by_place, said


def link_of(kind: str) -> str:
    """What a row beside a text calls the row it stands beside."""
    return kind.replace("-", "_")


def key_of(beside: BesideText) -> UUID:
    """The id of the row whose text it stands beside."""
    key: UUID = getattr(beside, f"{_linked(beside)}_id")
    return key


def kind_of(beside: BesideText) -> str:
    """The kind of the row whose text it stands beside."""
    return _linked(beside).replace("_", "-")


def find_translation(key: UUID, actor: Actor) -> Words | None:
    """The translation of that id, beside whatever kind of row it stands; None where the actor sees none."""
    tables = dict.fromkeys(texts.translation for texts in kinds().values())
    return next((row for table in tables if (row := table.objects.visible_to(actor).filter(pk=key).first())), None)


def best_of(found: Sequence[Words], text: str, language: str) -> Words | None:
    """The translation to show: of today's words before earlier ones, read by a person before a machine's alone."""
    of_it = [one for one in found if one.language == language]
    return min(of_it, key=lambda one: (is_earlier(one, text), one.is_unread, bool(one.machine)), default=None)


def _linked(beside: BesideText) -> str:
    return next(link for link in beside.links if getattr(beside, f"{link}_id"))


def _texts(kind: str) -> Texts:
    model = model_called(kind)
    assert model is not None, f"{kind} has no texts"
    return kinds()[model]


def _worded(text: str, found: Sequence[Words], said: str, language: str) -> Worded:
    own = said or told_by_its_words(text)
    shown = None if own == language else best_of(found, text, language)
    others = tuple(one for one in found if one is not shown)
    return Worded(text, own, bool(said), shown, others)
