"""Writing a report: a snapshot for its readers, an outline, builders, and the sieve of its audience."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils.translation import get_language_bidi, override

from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import take_snapshot
from headway.engines.reports.arranging import arranged, chapters_of
from headway.engines.reports.audience import for_audience
from headway.engines.reports.builders import (
    annexes,
    closing,
    communique,
    findings,
    letter,
    opening,
    recommendations,
    replies,
    threat,
)
from headway.engines.reports.covering import find_covers, require_covered, with_consents
from headway.engines.reports.drafting import Address, Draft, nowhere, with_remarks
from headway.engines.reports.keys import with_keys
from headway.engines.reports.models import Chapter
from headway.engines.reports.outline_words import in_words
from headway.engines.reports.outlines import Outline, Section, list_outlines, load_outline
from headway.engines.reports.queries import comments_on, remarks_of
from headway.engines.reports.texts import texts_of
from headway.engines.reports.values import Audience, Block, Heading, Report, Status
from headway.engines.reports.words import language_now, term
from headway.foundation.core.actors import ANONYMOUS, Actor
from headway.foundation.core.days_said import say_day, say_period

Builder = Callable[[Draft], list[Block]]
BUILDERS: Mapping[str, Builder] = {
    "front": opening.front,
    "summary": opening.summary,
    "scope": opening.scope,
    "threat": threat.threat,
    "figures": threat.figures,
    "engaged": threat.engaged,
    "recommendations": recommendations.recommendations,
    "matrix": recommendations.matrix,
    "issued": recommendations.issued,
    "judgements": findings.judgements,
    "observations": findings.observations,
    "measures": findings.measures,
    "assistance": closing.assistance,
    "commitments": closing.commitments,
    "later": closing.later,
    "method": closing.method,
    "sources": closing.sources,
    "left-out": closing.left_out,
    "replies": replies.replies,
    "comments": annexes.comments,
    "letter-opening": letter.opening,
    "letter-closing": letter.closing,
    "prose": lambda draft: [],
    "communique-opening": communique.opening,
    "communique-threat": lambda draft: communique.observed(draft, "threat"),
    "communique-figures": communique.figures,
    "communique-done": lambda draft: communique.observed(draft, "done"),
    "communique-ahead": lambda draft: communique.observed(draft, "ahead"),
}
"""Outlines name these; whoever adds a kind of section registers its builder here."""


def list_kinds() -> list[Outline]:
    """Every kind of report there is. Raises BadOutline."""
    return list_outlines(builders=BUILDERS)


def write_report(
    code: str,
    *,
    kind: str,
    audience: Audience | str,
    actor: Actor,
    at: datetime,
    address: Address = nowhere,
    cleared: bool = False,
    drafter: bool = False,
    consents: bool = False,
    language: str = "en",
) -> Report:
    """The report of an assessment as its audience may have it.

    It is drawn from what the drafter may see, then everything beyond the audience goes; a communique is drawn from
    public rows alone. `consents` adds what lets each part leave. What is printed is in `language`, and words of the
    record where they were translated into it; others stand as they are, with the language they are in. Raises
    NoSuchAssessment, BadOutline, for a cleared report with uncited facts UncitedSentences, for one that goes beyond
    both sides without consent NotCovered.
    """
    with override(language):
        return _written(
            code,
            kind=kind,
            readers=Audience(audience),
            actor=actor,
            at=at,
            address=address,
            cleared=cleared,
            drafter=drafter,
            consents=consents,
        )


def _written(
    code: str,
    *,
    kind: str,
    readers: Audience,
    actor: Actor,
    at: datetime,
    address: Address,
    cleared: bool,
    drafter: bool,
    consents: bool,
) -> Report:
    outline = next((found for found in list_kinds() if found.id == kind), None) or load_outline(kind, builders=BUILDERS)
    public = outline.public_only
    snapshot = take_snapshot(code, ANONYMOUS if public else actor)
    chapters = [] if public else chapters_of(snapshot.case.id, kind, actor)
    outline = arranged(outline, chapters)
    remarks = () if public else remarks_of(snapshot.case.id, kind, actor)
    comments = () if public else comments_on(snapshot.case.id, kind, actor)
    drawn_for = Audience.PUBLIC if public else readers
    texts = texts_of(snapshot, ANONYMOUS if public else actor, drawn_for, remarks=remarks, chapters=chapters)
    headings = {row.section: row for row in chapters}
    draft = Draft(snapshot, compare(snapshot), address, remarks, comments, texts)
    case = snapshot.case
    report = Report(
        kind=kind,
        title=_filled(outline.title, draft),
        subtitle=_filled(outline.subtitle, draft),
        blocks=tuple(block for section in outline.sections for block in _section(draft, section, headings)),
        state=draft.state,
        compartment=case.state,
        marking=case.marking,
        status=Status.CLEARED if cleared else Status.DRAFT,
        dated=say_day(at.date()),
        language=language_now(),
        direction="rtl" if get_language_bidi() else "ltr",
    )
    sieved = for_audience(report, drawn_for, drafter=drafter)
    if not cleared and not consents:
        return sieved
    covers = find_covers(sieved, case.id, actor=actor, on=at.date(), state=case.state)
    if cleared:
        require_covered(covers)
    return with_consents(sieved, covers) if consents else sieved


def _section(draft: Draft, section: Section, chapters: Mapping[str, Chapter]) -> list[Block]:
    blocks = with_keys(section.id, with_remarks(draft, section.id, BUILDERS[section.builder](draft)))
    if not section.heading or not blocks:
        return blocks
    return [Heading(_heading(draft, section, chapters.get(section.id)), 1, section.id), *blocks]


def _heading(draft: Draft, section: Section, chapter: Chapter | None) -> str:
    """A chapter's heading: what its drafters called it in the report's language, else what the outline's files say."""
    found = draft.texts.get((chapter.pk, "")) if chapter else None
    return found.words if found and found.translation else in_words(section.heading)


def _filled(words: str, draft: Draft) -> str:
    case = draft.comparison.case
    return in_words(words).format(
        state=draft.state,
        dates=say_period(case.dates) if case.dates else "",
        body=case.body,
        kind=term(case.type),
        code=case.code,
    )
