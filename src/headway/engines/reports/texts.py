"""The words of record of a report, as far as they are translated into its language for its readers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from headway.casework.translations.queries import Place, kind_of, worded_texts
from headway.casework.translations.values import Worded
from headway.engines.followup.snapshot import Snapshot
from headway.engines.reports.audience import may_see
from headway.engines.reports.drafting import Remarked
from headway.engines.reports.models import Chapter
from headway.engines.reports.values import Audience
from headway.engines.reports.words import language_now
from headway.foundation.core.actors import Actor

Told = Iterable[tuple[UUID | None, str, str]]
"""Texts with the row they stand in and the part of it."""


def texts_of(
    snapshot: Snapshot, actor: Actor, readers: Audience, *, remarks: Sequence[Remarked], chapters: Sequence[Chapter]
) -> Mapping[Place, Worded]:
    """What somebody translated, or said the language of; never a translation that these readers may not see.

    A side's headings are printed for whoever reads its report, and so are their translations.
    """
    told: dict[str, Told] = {
        "recommendation": ((row.id, "", row.text) for row in (*snapshot.recommendations, *snapshot.drafts)),
        "observation": ((row.id, "", row.text) for row in snapshot.observations),
        "progress": ((row.id, "", row.reason) for row in snapshot.progress),
        "judgement": ((row.id, "", row.rationale) for row in snapshot.judgements),
        "undertaking": ((row.id, "", row.as_said) for row in snapshot.promises),
        "measure": (
            told
            for row in snapshot.measures
            for told in ((row.id, "", row.title), (row.id, "results", row.results_as_told))
        ),
        "need": ((row.id, "", row.title) for row in snapshot.needs),
        "offer": ((offer.id, "", offer.title) for row in snapshot.needs for offer in row.offers),
        "match": ((offer.match, "", offer.effect) for row in snapshot.needs for offer in row.offers),
        "remark": ((row.id, "", row.text) for row in remarks),
        "chapter": ((row.pk, "", row.heading) for row in chapters),
    }
    found = worded_texts(
        {kind: dict(_placed(texts)) for kind, texts in told.items()},
        actor,
        language_now(),
        usable=lambda one: kind_of(one) == Chapter.kind or may_see(readers, Audience(one.audience)),
    )
    return {place: one for place, one in found.items() if one.translation is not None or one.said}


def _placed(texts: Told) -> Iterator[tuple[Place, str]]:
    return (((row, part), text) for row, part, text in texts if row is not None and text)
