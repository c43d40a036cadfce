"""The words of record of a follow-up, as far as they are translated into the language of a report for its readers."""

from collections.abc import Mapping
from uuid import UUID

from headway.casework.translations.queries import worded_texts
from headway.casework.translations.values import Worded
from headway.engines.followup.snapshot import Snapshot
from headway.engines.reports.audience import may_see
from headway.engines.reports.values import Audience
from headway.engines.reports.words import language_now
from headway.foundation.core.actors import Actor


def texts_of(snapshot: Snapshot, actor: Actor, readers: Audience) -> Mapping[UUID, Worded]:
    """What somebody translated, or said the language of; never a translation that these readers may not see."""
    texts = {row.id: row.text for row in (*snapshot.recommendations, *snapshot.drafts)}
    texts |= {row.id: row.text for row in snapshot.observations}
    texts |= {row.id: row.reason for row in snapshot.progress}
    texts |= {row.id: row.rationale for row in snapshot.judgements}
    found = worded_texts(
        {key: text for key, text in texts.items() if text},
        actor,
        language_now(),
        usable=lambda one: may_see(readers, Audience(one.audience)),
    )
    return {key: one for key, one in found.items() if one.translation is not None or one.said}
