"""A page that a machine read is compared with its picture by a person; until then what it says is read by machine."""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.casework.evidence.models.sources import stretches_as_words
from headway.foundation.access.rules import may_change
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import YES, Verdict, no, require
from headway.foundation.ledger.changes import changeset


def may_confirm_page(actor: Actor, source: Source, page: int) -> Verdict:
    """Whether someone may say that a page's text is as its picture has it: whoever may change the source."""
    verdict = may_change(actor, source)
    if not verdict:
        return verdict
    known = any(one.page == page for one in source.stretches)
    return YES if known else no(_("No machine has read this page, or somebody has compared it already."))


def confirm_page(source: Source, page: int, *, actor: Actor, at: datetime) -> Source:
    """Say that a person has compared what a machine read of a page with its picture. Raises NotAllowed, Stale."""
    require(may_confirm_page(actor, source, page))
    left = stretches_as_words(one for one in source.stretches if one.page != page)
    with changeset(actor=actor, at=at, reason=f"page {page} of {source} is as its picture has it"[:200]) as change:
        return change.edit(source, by_machine=left)
