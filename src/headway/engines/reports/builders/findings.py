"""Judgements then and now, what was observed, and the measures taken since."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.assessments.models import Judgement
from headway.engines.followup.snapshot import Judged, Measured
from headway.engines.followup.values import JudgementPair, Movement
from headway.engines.reports.drafting import Draft, line, plain
from headway.engines.reports.values import Block, Cell, Heading, Item, ItemList, Paragraph, Row, Sentence, Table
from headway.engines.reports.words import as_clause, as_sentence, capital, say_body, say_paragraphs, term
from headway.foundation.access.models import Audience
from headway.foundation.core.days_said import say_period
from headway.foundation.core.numbers_said import say_apart, say_list

WIDENING = tuple(Audience)

OBSERVED = (
    ("good practice", gettext_noop("Good practices")),
    ("practice", gettext_noop("Practices")),
    ("gap", gettext_noop("Gaps")),
    ("context", gettext_noop("Context")),
)


def judgements(draft: Draft) -> list[Block]:
    """Each area and provision that was judged, then beside now with the reasons; a change of scale is not converted."""
    pairs = draft.comparison.judgements
    if not pairs:
        return [line(_("Nothing was judged."))]
    days = [_one_day([p.then for p in pairs if p.then]), _one_day([p.now for p in pairs if p.now])]
    header = (
        _("Subject"),
        _("Axis"),
        *(f"{word}{f', {day}' if day else ''}" for word, day in zip((_("Then"), _("Now")), days, strict=True)),
    )
    rows = tuple(_row(draft, pair, days) for pair in pairs)
    return [Table(_("Judgements then and now"), (*header, _("Movement")), rows, (5, 2, 4, 6, 3))]


def observations(draft: Draft) -> list[Block]:
    """What was observed at this visit, in each observer's own voice."""
    blocks: list[Block] = []
    for kind, title in OBSERVED:
        found = [o for o in draft.comparison.observations if o.kind == kind]
        if found:
            blocks.append(Heading(_(title), 2, f"observed-{kind.replace(' ', '-')}"))
            blocks += draft.tell_in_turn(found)
    return [*blocks, *(Paragraph((sentence,)) for sentence in draft.remarked("observations"))]


def measures(draft: Draft) -> list[Block]:
    """Measures that began since the earlier visit, or whose beginning nobody told."""
    found = draft.comparison.measures_since
    if not found:
        return [line(_("No measure since the earlier visit is on record."))]
    return [ItemList(tuple(Item((_measure(draft, m),), key=str(m.id)) for m in found))]


def _one_day(rows: Sequence[Judged]) -> str:
    """The date of all of them, if it is one."""
    dates = {say_period(row.as_of) if row.as_of else "" for row in rows}
    return dates.pop() if len(dates) == 1 else ""


def _row(draft: Draft, pair: JudgementPair, days: Sequence[str]) -> Row:
    seen = [judged for judged in (pair.then, pair.now) if judged]
    widest = max(filter(None, (*seen, pair.reasons)), key=lambda row: WIDENING.index(Audience(row.audience)))
    cells = (
        Cell((plain(say_paragraphs(draft.subject(pair)), [widest]),), heading=True),
        Cell((plain(capital(term(str(Judgement.Axis(pair.axis).label))), [widest]),)),
        Cell((_level(draft, pair.then, days[0]),) if pair.then else ()),
        Cell(tuple(_now(draft, pair, days[1]))),
        Cell((plain(_movement(pair), seen),)),
    )
    return Row(cells, key=f"{pair.title} {pair.axis}")


def _movement(pair: JudgementPair) -> str:
    """The movement, and why two judgements cannot be compared."""
    words = capital(term(str(pair.movement)))
    if pair.movement is not Movement.NOT_COMPARABLE or not (pair.then and pair.now):
        return words
    both = pair.then.level and pair.now.level
    why = _("another scale") if both and pair.then.scale != pair.now.scale else _("no level was given")
    return f"{words}: {why}"


def _now(draft: Draft, pair: JudgementPair, day: str) -> Iterator[Sentence]:
    """The level with its reasons; where these are for other readers, two sentences, each for its own."""
    if pair.now and pair.now.level:
        yield _level(draft, pair.now, day, reasons=pair.reasons is pair.now)
    if pair.reasons and (pair.reasons is not pair.now or not pair.now.level):
        yield draft.say(draft.said(pair.reasons.rationale, pair.reasons.id), pair.reasons)


def _level(draft: Draft, row: Judged, day: str, *, reasons: bool = False) -> Sentence:
    """The level with the Body's reasons; its date only where the column's head does not give it."""
    when = f" ({say_period(row.as_of)})" if row.as_of and not day else ""
    reason = f". {draft.said(row.rationale, row.id)}" if reasons and row.rationale else ""
    level = draft.level(row.scale, row.level) if row.level else _("No level")
    text = f"{level}{when}{reason}"
    return plain(as_sentence(text), [row]) if row.level.startswith("special:") else draft.say(text, row)


def _measure(draft: Draft, row: Measured) -> Sentence:
    when = f" ({say_period(row.dates)})" if row.dates else ""
    who = say_list(
        [say_body(name) if part == "lead" else f"{say_body(name)} ({term(part)})" for name, part in row.organisations]
    )
    by = _(", by %(who)s") % {"who": who} if who else ""
    status = _(", said to be %(status)s") % {"status": term(row.status)} if row.status else ""
    results = _("; results as told: %(words)s") % {"words": _results(draft, row)} if row.results else ""
    text = f"{draft.said(row.title, row.id)}{when}{by}{status}{results}"
    return draft.say(text, row)


def _results(draft: Draft, row: Measured) -> str:
    """What came of it, one after the other, with what is to be said of the language."""
    words, mark = draft.words(row.results_as_told or "\n".join(row.results), row.id, "results")
    told = say_apart(line.strip() for line in words.splitlines() if line.strip())
    return f"{as_clause(told)}{mark}"
