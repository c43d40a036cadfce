"""The news item a Body publishes about a visit, from public rows only."""

from headway.engines.followup.snapshot import Observed
from headway.engines.reports.drafting import Draft, plain
from headway.engines.reports.values import Block, Paragraph, Sentence
from headway.engines.reports.words import say_body, say_list, say_period

ABOUT = {
    "threat": ("threat",),
    "done": ("measure", "practice", "good practice"),
    "ahead": ("gap", "commitment", "recommendation", "context"),
}
KINDS = {"initial": "an initial", "follow-up": "a follow-up", "focused": "a focused", "advocacy": "an advocacy"}


def opening(draft: Draft) -> list[Block]:
    """Who visited whom, when, on whose behalf, with whom, and about what."""
    case, previous = draft.comparison.case, draft.comparison.previous
    on_behalf = f", acting on behalf of the {case.on_behalf_of}," if case.on_behalf_of else ""
    kind = KINDS.get(case.type, "a")
    dates = f" ({say_period(case.dates)})" if case.dates else ""
    sentences = [plain(f"The {case.body}{on_behalf} has carried out {kind} visit to {case.state_name}{dates}.", [case])]
    if draft.comparison.delegation:
        partners = [name for name in draft.comparison.delegation if name != case.body]
        if partners:
            sentences.append(plain(f"Taking part were {say_list(partners)}.", [case]))
    if previous and previous.dates:
        sentences.append(plain(f"It followed the visit of {say_period(previous.dates)}.", [case, previous]))
    blocks: list[Block] = [Paragraph(tuple(sentences), numbered=False)]
    if case.mandate_as_said:
        blocks.append(Paragraph((plain(f"The visit looked at {case.mandate_as_said}.", [case]),), numbered=False))
    return blocks


def observed(draft: Draft, about: str) -> list[Block]:
    """What was observed of one matter, each in its own voice."""
    rows = [o for o in draft.comparison.observations if o.kind in ABOUT[about]]
    return [Paragraph((sentence,), numbered=False) for sentence in _told(draft, rows)]


def figures(draft: Draft) -> list[Block]:
    """Figures of this visit, with their hedges."""
    now = [pair for pair in draft.comparison.figures if pair.now]
    sentences = [
        draft.say(f"{pair.title}: “{pair.now.as_said}”{_by(pair.now.said_by)}", pair.now, hedge=pair.now.hedge)
        for pair in now
        if pair.now
    ]
    return [Paragraph(tuple(sentences), numbered=False)] if sentences else []


def _told(draft: Draft, rows: list[Observed]) -> list[Sentence]:
    return [draft.tell(row) for row in rows]


def _by(who: str) -> str:
    return f", as {say_body(who)} gave it" if who else ""
