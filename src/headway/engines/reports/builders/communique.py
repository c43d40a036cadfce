"""The news item a Body publishes about a visit, from public rows only."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headway.engines.followup.snapshot import Counted
from headway.engines.reports.builders.opening import fiction
from headway.engines.reports.drafting import Draft, plain
from headway.engines.reports.values import Block, Paragraph
from headway.engines.reports.words import as_sentence, is_english, say_body, term
from headway.foundation.core.days_said import say_period
from headway.foundation.core.numbers_said import say_list

ABOUT = {
    "threat": ("threat",),
    "done": ("measure", "practice", "good practice"),
    "ahead": ("gap", "commitment", "recommendation", "context"),
}
TOLD = frozenset(kind for kinds in ABOUT.values() for kind in kinds)
_KINDS = {"initial": "an initial", "follow-up": "a follow-up", "focused": "a focused", "advocacy": "an advocacy"}


def opening(draft: Draft) -> list[Block]:
    """Who visited whom, when, on whose behalf, with whom, and about what."""
    case, previous = draft.comparison.case, draft.comparison.previous
    on_behalf = _(", acting on behalf of the %(body)s,") % {"body": case.on_behalf_of} if case.on_behalf_of else ""
    kind = _KINDS.get(case.type, "a") if is_english() else term(case.type)
    dates = f" ({say_period(case.dates)})" if case.dates else ""
    told = {"body": case.body, "on_behalf": on_behalf, "kind": kind, "state": draft.state, "dates": dates}
    visited = _("The %(body)s%(on_behalf)s has carried out %(kind)s visit to %(state)s%(dates)s.") % told
    sentences = [plain(visited, [case])]
    if draft.comparison.delegation:
        partners = [name for name in draft.comparison.delegation if name != case.body]
        if partners:
            names = say_list([say_body(name) for name in partners])
            took_part = ngettext("%(who)s took part as well", "%(who)s also took part", len(partners)) % {"who": names}
            sentences.append(plain(as_sentence(took_part), [case]))
    if previous and previous.dates:
        sentences.append(
            plain(_("It followed the visit of %(dates)s.") % {"dates": say_period(previous.dates)}, [case, previous])
        )
    blocks: list[Block] = [*fiction(draft), Paragraph(tuple(sentences), numbered=False)]
    if case.mandate_as_said:
        looked = as_sentence(_("The visit looked at %(mandate)s") % {"mandate": draft.said(case.mandate_as_said)})
        blocks.append(Paragraph((plain(looked, [case]),), numbered=False))
    return blocks


def observed(draft: Draft, about: str) -> list[Block]:
    """What was observed of one matter, each in its own voice; words told of an earlier matter are not told again."""
    seen = draft.comparison.observations
    before = list(ABOUT.values())[: list(ABOUT).index(about)]
    told = {draft.tell(o).text for o in seen if any(o.kind in kinds for kinds in before)}
    rows = [o for o in seen if o.kind in ABOUT[about] and draft.tell(o).text not in told]
    return [replace(paragraph, numbered=False) for paragraph in draft.tell_in_turn(rows)]


def figures(draft: Draft) -> list[Block]:
    """Figures of this visit, with their hedges, that no observation tells already."""
    told = [(c.source, c.quote) for o in draft.comparison.observations if o.kind in TOLD for c in o.cites]
    sentences = [
        draft.say(
            f"{pair.title}: {draft.quote(pair.now.as_said)}{_by(pair.now.said_by)}", pair.now, hedge=pair.now.hedge
        )
        for pair in draft.comparison.figures
        if pair.now and not _is_told(pair.now, told)
    ]
    return [Paragraph(tuple(sentences), numbered=False)] if sentences else []


def _is_told(figure: Counted, told: Sequence[tuple[UUID, str]]) -> bool:
    """Whether every passage of the figure stands within one that an observation tells."""
    return bool(figure.cites) and all(
        any(cited.source == source and cited.quote in quote for source, quote in told) for cited in figure.cites
    )


def _by(who: str) -> str:
    return _(", in the words of %(who)s") % {"who": say_body(who)} if who else ""
