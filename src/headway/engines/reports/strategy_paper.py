"""The strategy on paper: pillars with their measures and milestones, the money, who takes part, what is still open."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import get_language_bidi, override
from django.utils.translation import gettext as _

from headway.casework.plans.coverage import Coverage, Gaps, KindOf, coverage_of, gaps_of
from headway.casework.plans.models import Measure, Milestone, Strategy
from headway.casework.plans.overview import Money, Overview, PillarView, Placed, overview
from headway.engines.reports.audience import for_audience, may_see
from headway.engines.reports.values import (
    Audience,
    Basis,
    Block,
    Cell,
    Fact,
    Facts,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Report,
    Row,
    Sentence,
    Status,
    Table,
)
from headway.engines.reports.visit_programme import plain
from headway.engines.reports.words import capital, is_english, isolated, language_now, say_count, term
from headway.engines.reports.words_of_papers import WordsOfRecord
from headway.foundation.access.models import CaseRecord
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.state_names import call_state
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day, say_when
from headway.foundation.core.numbers_said import say_apart, say_list, say_number

FEW = 30


def write_strategy(strategy: Strategy, *, readers: Audience, actor: Actor, language: str = "en") -> Report:
    """A strategy as these readers may have it, of what the actor sees: also its counts are of what they may see.

    What is printed is in `language`, words of the record where they were translated into it.
    """
    with override(language):
        return _written(strategy, readers, actor)


def _written(strategy: Strategy, readers: Audience, actor: Actor) -> Report:
    def seen(row: CaseRecord) -> bool:
        return may_see(readers, Audience(row.audience))

    view = _narrowed(overview(strategy, actor), seen)
    found = coverage_of(view, actor, seen)
    gaps = gaps_of(strategy.compartment, view.placed, actor, seen)
    pillars = [one.pillar for one in view.pillars]
    open_ones = [row.recommendation for row in gaps.recommendations]
    rows = [strategy, *pillars, *view.placed, *view.milestones, *open_ones, *gaps.aimless]
    words = WordsOfRecord(rows, actor, readers)
    blocks: list[Block] = [Facts(tuple(_facts(view, words)))]
    for number, one in enumerate(view.pillars, start=1):
        blocks += _pillar(number, one, words)
    general = [row for row in view.milestones if row.pillar_id is None and row.measure_id is None]
    if general:
        blocks += [Heading(_("For the strategy as a whole")), _due(general, words)]
    blocks += _who(found, words)
    blocks += _open(gaps, words)
    report = Report(
        kind="strategy",
        title=words.of(strategy, "title"),
        blocks=tuple(blocks),
        subtitle=say_when(strategy.dates),
        state=call_state(strategy.compartment, language_now()),
        compartment=strategy.compartment,
        marking=next((row.marking for row in (strategy, *view.placed) if row.marking), ""),
        status=Status.DRAFT,
        dated=say_day(actor.today),
        language=language_now(),
        direction="rtl" if get_language_bidi() else "ltr",
    )
    return for_audience(report, readers)


def _narrowed(view: Overview, seen: Callable[[CaseRecord], bool]) -> Overview:
    """What of an overview some readers may see."""
    return replace(
        view,
        pillars=tuple(
            replace(
                one,
                placed=tuple(row for row in one.placed if seen(row.measure) and seen(row.placement or row.measure)),
                milestones=tuple(row for row in one.milestones if seen(row)),
                funding=tuple(row for row in one.funding if seen(row)),
            )
            for one in view.pillars
            if seen(one.pillar)
        ),
        unplaced=(),
        milestones=tuple(row for row in view.milestones if seen(row)),
    )


def _facts(view: Overview, words: WordsOfRecord) -> Iterable[Fact]:
    done = sum(1 for row in view.milestones if row.state == Milestone.State.DONE)
    placed = len(view.placed)
    many = say_count(placed, "measure") if is_english() else _number(placed)
    pillars = say_list([words.of(one.pillar, "title") for one in view.pillars])
    yield Fact(_("Pillars"), (plain(pillars or _("None yet")),))
    yield Fact(_("Measures"), (_counted(many),))
    if view.milestones:
        told = {"count": _number(len(view.milestones)), "done": _number(done)}
        yield Fact(_("Milestones"), (_counted(_("%(count)s, of which done: %(done)s") % told),))
    for row in view.money:
        yield Fact(_("Money, %(currency)s") % {"currency": row.currency}, (_counted(_money(row)),))


def _money(row: Money) -> str:
    told = {"budget": f"{say_number(row.budget)} {row.currency}", "spent": f"{say_number(row.spent)} {row.currency}"}
    return _("%(budget)s set aside, %(spent)s spent") % told


def _pillar(number: int, one: PillarView, words: WordsOfRecord) -> list[Block]:
    blocks: list[Block] = [
        Heading(_("Pillar %(number)s. %(title)s") % {"number": number, "title": words.of(one.pillar, "title")})
    ]
    areas = [in_readers_language("areas", area.pk, area.title) for area in one.pillar.areas.all()]
    if areas:
        blocks.append(Paragraph((plain(_("It speaks of %(areas)s.") % {"areas": say_list(areas)}),), numbered=False))
    blocks += [Paragraph((_counted(f"{_money(row)}."),), numbered=False) for row in one.money]
    if one.placed:
        blocks.append(_measures(one, words))
    else:
        blocks.append(Paragraph((plain(_("No measure stands in it yet.")),), numbered=False))
    if one.milestones:
        blocks.append(_due(one.milestones, words))
    return blocks


def _measures(one: PillarView, words: WordsOfRecord) -> Table:
    header = (_("Measure"), _("Who leads"), _("With"), _("When"), _("Status"))
    return Table(_("Measures"), header, tuple(_measure(row, words) for row in one.placed), (10, 7, 7, 5, 4))


def _measure(placed: Placed, words: WordsOfRecord) -> Row:
    row = placed.measure
    audience = placed.placement.audience if placed.placement else row.audience
    cells = [
        Cell((plain(f"{words.of(row, 'title')} ({term(row.get_type_display())})"),)),
        Cell(_parts(row, lead=True)),
        Cell(_parts(row, lead=False)),
        Cell((plain(say_when(row.dates)),) if row.dates else ()),
        Cell((plain(term(row.get_status_display()) or _("not said")),)),
    ]
    return Row(tuple(cells), audience=Audience(audience))


def _parts(measure: Measure, *, lead: bool) -> tuple[Sentence, ...]:
    told: dict[str, list[str]] = {}
    for part in measure.organisations.all():
        if (part.part == part.Part.LEAD) is lead:
            told.setdefault(part.audience, []).append(isolated(part.as_said))
    return tuple(plain(say_apart(names), audience) for audience, names in told.items())


def _due(rows: Iterable[Milestone], words: WordsOfRecord) -> Table:
    lines = [
        Row(
            (
                Cell((plain(say_day(row.due_on)),)),
                Cell((plain(words.of(row, "title")),)),
                Cell((plain(isolated((row.organisation or row.holder).name)),)),
                Cell((plain(_ended(row, words)),)),
            ),
            audience=Audience(row.audience),
        )
        for row in rows
    ]
    header = (_("Due"), _("What"), _("Who owes it"), _("How it stands"))
    return Table(_("Milestones"), header, tuple(lines), (5, 11, 9, 8))


def _ended(row: Milestone, words: WordsOfRecord) -> str:
    if row.ended_on is None:
        return term(row.get_state_display())
    told = _("%(how)s on %(day)s") % {"how": term(row.get_state_display()), "day": say_day(row.ended_on)}
    return f"{told}: {words.of(row, 'outcome')}" if row.outcome else told


def _who(found: Coverage, words: WordsOfRecord) -> list[Block]:
    """The matrix of those who take part, and the kinds and organisations that do not yet."""
    kinds = [kind for kind in found.kinds if kind.engaged]
    blocks: list[Block] = []
    if found.pillars and kinds:
        header = (_("Organisation"), *(words.of(pillar, "title") for pillar in found.pillars))
        rows = tuple(row for kind in kinds for row in _kind(kind))
        widths = (7, *(4 for _ in found.pillars))
        blocks += [Heading(_("Who takes part")), Table(_("Organisations by pillars"), header, rows, widths)]
    missing = [_("None takes part yet: %(kind)s.") % {"kind": term(title)} for title in found.absent]
    missing += [
        f"{capital(term(title))}: {say_list(list(map(isolated, names)))}." for title, names in found.not_engaged
    ]
    if missing:
        items = tuple(Item((_counted(text),)) for text in missing)
        blocks += [Heading(_("Who is not yet engaged")), ItemList(items, lettered=False)]
    return blocks


def _kind(kind: KindOf) -> Iterable[Row]:
    for line in kind.lines:
        if line:
            cells = tuple(Cell((_counted(term(cell.words)),) if cell else ()) for cell in line.cells)
            yield Row((Cell((plain(isolated(line.name)),), heading=True), *cells))


def _open(found: Gaps, words: WordsOfRecord) -> list[Block]:
    blocks: list[Block] = []
    if found.recommendations:
        told = [
            Item((plain(f"{row.recommendation.code}: {words.of(row.recommendation, 'text')}"),),
                 audience=Audience(row.recommendation.audience))
            for row in found.recommendations
        ]  # fmt: skip
        blocks += [Heading(_("Recommendations that no measure answers")), ItemList(tuple(told), lettered=False)]
    if found.provisions:
        many = _("Obligations in force that no measure answers: %(count)s. The first are named.")
        named = [Item((plain(f"{row.instrument.symbol}, {row.ref}: {row.summary}"),)) for row in found.provisions[:FEW]]
        blocks += [
            Heading(_("Obligations that no measure answers")),
            Paragraph((_counted(many % {"count": _number(len(found.provisions))}),), numbered=False),
            ItemList(tuple(named), lettered=False),
        ]
    if found.aimless:
        rows = [Item((plain(words.of(row, "title")),), audience=Audience(row.audience)) for row in found.aimless]
        blocks += [Heading(_("Measures that answer nothing")), ItemList(tuple(rows), lettered=False)]
    return blocks


def _number(count: int) -> str:
    return say_number(Decimal(count))


def _counted(text: str) -> Sentence:
    """What is counted or added up here, stated by nobody."""
    return Sentence(text, basis=Basis.COMPUTED)
