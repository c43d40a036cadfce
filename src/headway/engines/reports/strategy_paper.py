"""The strategy on paper: pillars with their measures and milestones, the money, who takes part, what is still open."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import override

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
from headway.engines.reports.words import say_count
from headway.foundation.access.models import CaseRecord
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day, say_when
from headway.foundation.core.numbers_said import say_list, say_number

MEASURES = ("Measure", "Who leads", "With", "When", "Status")
MILESTONES = ("Due", "What", "Who owes it", "How it stands")
FEW = 30


@override("en")
def write_strategy(strategy: Strategy, *, readers: Audience, actor: Actor) -> Report:
    """A strategy as these readers may have it, of what the actor sees: also its counts are of what they may see."""

    def seen(row: CaseRecord) -> bool:
        return may_see(readers, Audience(row.audience))

    view = _narrowed(overview(strategy, actor), seen)
    found = coverage_of(view, actor, seen)
    blocks: list[Block] = [Facts(tuple(_facts(view)))]
    for number, one in enumerate(view.pillars, start=1):
        blocks += _pillar(number, one)
    general = [row for row in view.milestones if row.pillar_id is None and row.measure_id is None]
    if general:
        blocks += [Heading("For the strategy as a whole"), _due(general)]
    blocks += _who(found)
    blocks += _open(gaps_of(strategy.compartment, view.placed, actor, seen))
    state = load_catalogue().states.get(strategy.compartment)
    report = Report(
        kind="strategy",
        title=strategy.title,
        blocks=tuple(blocks),
        subtitle=say_when(strategy.dates),
        state=state.name if state else strategy.compartment,
        compartment=strategy.compartment,
        marking=next((row.marking for row in (strategy, *view.placed) if row.marking), ""),
        status=Status.DRAFT,
        dated=say_day(actor.today),
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


def _facts(view: Overview) -> Iterable[Fact]:
    done = sum(1 for row in view.milestones if row.state == Milestone.State.DONE)
    yield Fact("Pillars", (plain(say_list([one.pillar.title for one in view.pillars]) or "None yet"),))
    yield Fact("Measures", (_counted(say_count(len(view.placed), "measure")),))
    if view.milestones:
        yield Fact("Milestones", (_counted(f"{say_count(len(view.milestones), 'milestone')}, {done} done"),))
    for row in view.money:
        yield Fact(f"Money, {row.currency}", (_counted(_money(row)),))


def _money(row: Money) -> str:
    return f"{say_number(row.budget)} {row.currency} set aside, {say_number(row.spent)} {row.currency} spent"


def _pillar(number: int, one: PillarView) -> list[Block]:
    blocks: list[Block] = [Heading(f"Pillar {number}. {one.pillar.title}")]
    areas = [area.title for area in one.pillar.areas.all()]
    if areas:
        blocks.append(Paragraph((plain(f"It speaks of {say_list(areas)}."),), numbered=False))
    blocks += [Paragraph((_counted(f"{_money(row)}."),), numbered=False) for row in one.money]
    if one.placed:
        blocks.append(Table("Measures", MEASURES, tuple(_measure(row) for row in one.placed), (10, 7, 7, 5, 4)))
    else:
        blocks.append(Paragraph((plain("No measure stands in it yet."),), numbered=False))
    if one.milestones:
        blocks.append(_due(one.milestones))
    return blocks


def _measure(placed: Placed) -> Row:
    row = placed.measure
    audience = placed.placement.audience if placed.placement else row.audience
    told = [row.title, row.get_type_display()]
    cells = [
        Cell((plain(f"{told[0]} ({told[1]})"),)),
        Cell(_parts(row, lead=True)),
        Cell(_parts(row, lead=False)),
        Cell((plain(say_when(row.dates)),) if row.dates else ()),
        Cell((plain(row.get_status_display() or "not said"),)),
    ]
    return Row(tuple(cells), audience=Audience(audience))


def _parts(measure: Measure, *, lead: bool) -> tuple[Sentence, ...]:
    told: dict[str, list[str]] = {}
    for part in measure.organisations.all():
        if (part.part == part.Part.LEAD) is lead:
            told.setdefault(part.audience, []).append(part.as_said)
    return tuple(plain("; ".join(names), audience) for audience, names in told.items())


def _due(rows: Iterable[Milestone]) -> Table:
    lines = [
        Row(
            (
                Cell((plain(say_day(row.due_on)),)),
                Cell((plain(row.title),)),
                Cell((plain((row.organisation or row.holder).name),)),
                Cell((plain(_ended(row)),)),
            ),
            audience=Audience(row.audience),
        )
        for row in rows
    ]
    return Table("Milestones", MILESTONES, tuple(lines), (5, 11, 9, 8))


def _ended(row: Milestone) -> str:
    if row.ended_on is None:
        return "open"
    told = f"{row.get_state_display()} on {say_day(row.ended_on)}"
    return f"{told}: {row.outcome}" if row.outcome else told


def _who(found: Coverage) -> list[Block]:
    """The matrix of those who take part, and the kinds and organisations that do not yet."""
    kinds = [kind for kind in found.kinds if kind.engaged]
    blocks: list[Block] = []
    if found.pillars and kinds:
        header = ("Organisation", *(pillar.title for pillar in found.pillars))
        rows = tuple(row for kind in kinds for row in _kind(kind))
        widths = (7, *(4 for _ in found.pillars))
        blocks += [Heading("Who takes part"), Table("Organisations by pillars", header, rows, widths)]
    missing = [f"No {title} takes part yet." for title in found.absent]
    missing += [f"{title.capitalize()}: {say_list(list(names))}." for title, names in found.not_engaged]
    if missing:
        items = tuple(Item((_counted(text),)) for text in missing)
        blocks += [Heading("Who is not yet engaged"), ItemList(items, lettered=False)]
    return blocks


def _kind(kind: KindOf) -> Iterable[Row]:
    for line in kind.lines:
        if line:
            cells = tuple(Cell((_counted(cell.words),) if cell else ()) for cell in line.cells)
            yield Row((Cell((plain(line.name),), heading=True), *cells))


def _open(found: Gaps) -> list[Block]:
    blocks: list[Block] = []
    if found.recommendations:
        told = [
            Item((plain(f"{row.recommendation.code}: {row.recommendation.text}"),),
                 audience=Audience(row.recommendation.audience))
            for row in found.recommendations
        ]  # fmt: skip
        blocks += [Heading("Recommendations that no measure answers"), ItemList(tuple(told), lettered=False)]
    if found.provisions:
        many = say_count(len(found.provisions), "obligation")
        named = [Item((plain(f"{row.instrument.symbol}, {row.ref}: {row.summary}"),)) for row in found.provisions[:FEW]]
        blocks += [
            Heading("Obligations that no measure answers"),
            Paragraph((_counted(f"{many.capitalize()} of those in force; the first are named."),), numbered=False),
            ItemList(tuple(named), lettered=False),
        ]
    if found.aimless:
        rows = [Item((plain(row.title),), audience=Audience(row.audience)) for row in found.aimless]
        blocks += [Heading("Measures that answer nothing"), ItemList(tuple(rows), lettered=False)]
    return blocks


def _counted(text: str) -> Sentence:
    """What is counted or added up here, stated by nobody."""
    return Sentence(text, basis=Basis.COMPUTED)
