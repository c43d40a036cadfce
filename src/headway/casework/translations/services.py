"""Verbs: enter a translation, confirm a machine's, say in which language a text is."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from headway.casework.translations.models import BesideText, Words
from headway.casework.translations.queries import link_of, worded_texts
from headway.casework.translations.rules import (
    beside_seat,
    is_a_language,
    may_confirm,
    may_say_language,
    may_translate,
    side_audience,
)
from headway.casework.translations.texts import kinds, text_of
from headway.casework.translations.values import digest_of
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset

MOST_BY = 200


def translate(
    row: CaseRecord,
    *,
    language: str,
    words: str,
    part: str = "",
    by: str = "",
    machine: str = "",
    actor: Actor,
    at: datetime,
) -> Words:
    """Put a text's words into another language beside it, as a person's or as a machine's. Raises NotAllowed, Stale.

    `part` is which of the row's texts, "" for its first. It carries the audience of its row. What a side that has
    received the row translates is that side's own. Entered again by the same holder it is a new revision; whoever
    confirmed the earlier words has not confirmed these.
    """
    require(may_translate(actor, row, part))
    require(is_a_language(language))
    if not words.strip():
        raise NotAllowed(_("Write the words."))
    text = text_of(row, part)
    if worded_texts({row.kind: {(row.pk, part): text}}, actor, language)[row.pk, part].language == language:
        raise NotAllowed(_("The text is in that language itself."))
    own = _sight(actor, row)
    told = {
        "words": words.strip(), "of_revision": row.revision, "digest": digest_of(text),
        "by": (by.strip() or whose(actor))[:MOST_BY], "machine": machine.strip()[:100],
        "confirmed_by": "", "confirmed_on": None,
    }  # fmt: skip
    table, link = kinds()[type(row)].translation, link_of(row.kind)
    known = table.objects.visible_to(actor).filter(
        **{link: row.pk, "part": part, "language": language, "holder": own["holder_id"]}
    )
    with changeset(actor=actor, at=at, reason=f"translate a {row.kind} into {language}") as change:
        found = known.first()
        if found is not None:
            return change.edit(found, **told)
        return change.add(table(**{link: row}, part=part, language=language, **told, **own))


def confirm_translation(translation: Words, row: CaseRecord, *, actor: Actor, at: datetime) -> Words:
    """Say that one has read a machine's words against the text. Raises NotAllowed, Stale."""
    require(may_confirm(actor, translation, row))
    with changeset(actor=actor, at=at, reason="confirm a machine's translation") as change:
        return change.edit(translation, confirmed_by=whose(actor)[:MOST_BY], confirmed_on=at.date())


def say_language(row: CaseRecord, language: str, *, actor: Actor, at: datetime) -> BesideText:
    """Say in which language a row's texts are; saying it again corrects it. Raises NotAllowed, Stale."""
    require(may_say_language(actor, row))
    require(is_a_language(language))
    table, link = kinds()[type(row)].language, link_of(row.kind)
    known = table.objects.visible_to(actor).filter(**{link: row.pk, "holder": row.holder_id}).first()
    with changeset(actor=actor, at=at, reason=f"the language of a {row.kind}") as change:
        if known is not None:
            return change.edit(known, language=language)
        return change.add(table(**{link: row}, language=language, **_as(row)))


def whose(actor: Actor) -> str:
    """Whose words they are, as readers are told: office and institution, else the name."""
    return ", ".join(part for part in (actor.office, actor.organisation) if part) or actor.name


def _sight(actor: Actor, row: CaseRecord) -> dict[str, Any]:
    """The access columns of a translation: its row's, or a side's own where that side only received the row."""
    seat = None if may_say_language(actor, row) else beside_seat(actor, row)
    if seat is None:
        return _as(row)
    return {**_as(row), "holder_id": seat.organisation, "audience": side_audience(seat)}


def _as(row: CaseRecord) -> dict[str, Any]:
    return {
        "compartment": row.compartment,
        "holder_id": row.holder_id,
        "audience": row.audience,
        "circle": row.circle,
        "marking": row.marking,
    }
