"""Versions of a report whose paragraphs can be set side by side: drafts that were sent, reports that were kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from selectolax.lexbor import LexborHTMLParser

from headway.engines.exchange.returns import sent_blocks
from headway.engines.exchange.values import SentBlock
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.reports.models import Edition, Sending
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.files import read_file


@dataclass(frozen=True, slots=True)
class Version:
    """One version as the page names it, and its blocks, read when they are asked for."""

    id: UUID
    name: str
    short: str
    on: date | None
    blocks: Callable[[], tuple[SentBlock, ...]]


def version_of(sending: Sending) -> Version:
    """A draft that was sent."""
    return Version(
        sending.pk,
        str(sending),
        _("version %(number)s") % {"number": sending.number},
        sending.sent_on,
        lambda: _sent(sending),
    )


def later_versions(sending: Sending, actor: Actor) -> list[Version]:
    """The other drafts of the same report that this reader may see, in their order, then the reports that were kept."""
    rows = Sending.objects.visible_to(actor).filter(assessment=sending.assessment_id, report=sending.report)
    drafts = rows.exclude(pk=sending.pk).select_related("file").order_by("sent_on", "number", "id")
    kept = Edition.objects.visible_to(actor).filter(assessment=sending.assessment_id, report=sending.report)
    return [*map(version_of, drafts), *map(_final, kept.select_related("file").order_by("id"))]


def _final(edition: Edition) -> Version:
    if edition.status == Edition.Status.ADOPTED:
        name = _("the report as adopted")
    else:
        name = _("the report as kept (%(status)s)") % {"status": pgettext("word", edition.get_status_display())}
    return Version(edition.pk, name, name, edition.adopted_on, lambda: _kept(edition))


def _sent(sending: Sending) -> tuple[SentBlock, ...]:
    try:
        return sent_blocks(sending)
    except (Unreadable, FileNotFoundError):
        return ()


def _kept(edition: Edition) -> tuple[SentBlock, ...]:
    try:
        return blocks_of_page(read_file(edition.file).decode(errors="replace"))
    except FileNotFoundError:
        return ()


def blocks_of_page(page: str) -> tuple[SentBlock, ...]:
    """The numbered paragraphs of a report written as a page, without the marks of notes."""
    found = []
    for node in LexborHTMLParser(page).css("p[data-block]"):
        for extra in node.css("sup"):
            extra.decompose()
        number = node.css_first(".number")
        printed = number.text(strip=True).rstrip(".") if number is not None else ""
        if number is not None:
            number.decompose()
        key = node.attributes.get("data-block") or ""
        found.append(SentBlock(key, " ".join(node.text().split()), printed, f"¶ {printed}"))
    return tuple(found)
