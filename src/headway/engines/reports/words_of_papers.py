"""Words of the record on a paper: in its language where somebody translated them, else in their own, which is named."""

from collections.abc import Iterable

from headway.casework.translations.queries import worded_parts
from headway.engines.reports.audience import may_see
from headway.engines.reports.original import marked
from headway.engines.reports.values import Audience
from headway.engines.reports.words import isolated, language_now
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.actors import Actor


class WordsOfRecord:
    """The texts of some rows for the readers of a paper, read in one question."""

    def __init__(self, rows: Iterable[CaseRecord], actor: Actor, readers: Audience) -> None:
        self._found = worded_parts(
            rows, actor, language_now(), usable=lambda one: may_see(readers, Audience(one.audience))
        )

    def of(self, row: CaseRecord, column: str) -> str:
        """One of them, with what is to be said of its language."""
        found = self._found.get(row.pk, {}).get(column)
        words, mark = marked(found or str(getattr(row, column)), language_now())
        return f"{isolated(words)}{mark}"
