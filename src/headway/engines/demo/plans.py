"""Writing what was done, promised, needed and offered."""

from decimal import Decimal

from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.assistance.services import agree_to_need, make_offer, match, state_need
from headway.casework.evidence.models import Passage
from headway.casework.evidence.services import link_sight, sight_of
from headway.casework.plans.milestones import end_milestone, let_it_come_back, set_milestone
from headway.casework.plans.models import Measure, MeasureAnswer, Milestone, Pillar, Recurrence, Strategy
from headway.casework.plans.services import create_measure, extend_measure
from headway.casework.recommendations.models import Undertaking
from headway.casework.recommendations.services import undertake
from headway.engines.demo import values as told
from headway.engines.demo.desk import Desk, moment
from headway.foundation.ledger.changes import changeset


def write_plans(desk: Desk) -> None:
    """The draft strategy with its pillars, and every measure; what became known later is added on its day."""
    strategy, pillars = _write_strategy(desk)
    for row in desk.case.measures:
        _write_measure(desk, row, pillars.get(row.pillar))
    for due in desk.case.milestones:
        _write_milestone(desk, due, strategy, pillars.get(due.pillar))


def _write_milestone(desk: Desk, row: told.Milestone, strategy: Strategy, pillar: Pillar | None) -> None:
    """What is due, and what of it was done, each on its day."""
    actor = desk.actor(desk.case.strategy.holder)
    owes = desk.organisations[row.organisation] if row.organisation else None
    given = {"strategy": strategy, "pillar": pillar, "organisation": owes, "title": row.title}
    if row.rule and row.ends_on:
        recurrence = Recurrence(rule=row.rule, starts_on=row.due_on, ends_on=row.ends_on, **given)
        made = let_it_come_back(recurrence, actor=actor, at=moment(row.at))
    else:
        made = [set_milestone(Milestone(due_on=row.due_on, **given), actor=actor, at=moment(row.at))]
    by_day = {one.due_on: one for one in made}
    for done in row.done:
        at = moment(max(done.on, row.at))
        end_milestone(by_day[done.due], Milestone.State.DONE, on=done.on, outcome=done.outcome, actor=actor, at=at)


def _write_strategy(desk: Desk) -> tuple[Strategy, dict[str, Pillar]]:
    row = desk.case.strategy
    sight = desk.sight(row.holder, row.audience)
    with changeset(actor=desk.actor(row.holder), at=moment(row.at), reason=f"strategy: {row.title}") as change:
        strategy = change.add(Strategy(title=row.title, dates=row.dates, **sight))
        return strategy, {
            pillar.id: change.add(
                Pillar(strategy=strategy, title=pillar.title, order=order, **sight), areas=pillar.areas
            )
            for order, pillar in enumerate(desk.case.pillars, start=1)
        }


def _write_measure(desk: Desk, row: told.Measure, pillar: Pillar | None) -> None:
    holder = row.holder or desk.case.frame.focal_point
    actor = desk.actor(holder)
    measure = Measure(
        title=row.title,
        type=row.type,
        status=row.status,
        dates=row.dates,
        results="\n".join(row.results),
        pillar=pillar,
        **desk.sight(holder, row.audience),
    )
    known = {name: desk.day_of(name) for name in row.told_by}
    issued = {r.code: r.at for r in desk.case.recommendations if r.code in row.recommendations}
    create_measure(
        measure,
        actor=actor,
        at=moment(row.at),
        areas=row.areas,
        parts=desk.parts(row.parts),
        told_by=desk.seen(name for name, day in known.items() if day <= row.at),
        recommendations=[desk.recommendations[code] for code, day in issued.items() if day <= row.at],
        provisions=row.provisions,
    )
    for name in (name for name, day in known.items() if day > row.at):
        teller = desk.actor(desk.holder_of(desk.source_of(name)))
        extend_measure(measure, desk.observations[name], actor=teller, at=moment(known[name]))
    for code in (code for code, day in issued.items() if day > row.at):
        answered = desk.recommendations[code]
        with changeset(actor=actor, at=moment(issued[code]), reason=f"{measure} answers {code}") as change:
            change.add(MeasureAnswer(measure=measure, recommendation=answered, **link_sight(measure, answered)))


def write_undertakings(desk: Desk) -> None:
    """What was promised or asked for, open on its day; how it ended is an act of its own."""
    there: dict[str, Undertaking] = {}
    for row in desk.case.undertakings:
        observation = desk.observations[row.observation]
        actor = desk.actor(desk.holder_of(desk.source_of(row.observation)))
        undertaking = Undertaking(
            assessment=desk.assessments[row.assessment],
            type=row.type,
            by=row.by,
            to=row.to,
            as_said=observation.text,
            made_on=row.made_on,
            due_on=row.due_on,
            repeats=there.get(row.repeats),
            observation=observation,
            **sight_of(observation),
        )
        there[row.id] = undertake(undertaking, actor=actor, at=moment(row.at))
        if row.ended:
            with changeset(actor=actor, at=moment(row.ended.on), reason=f"{row.ended.state}: {row.by}") as change:
                change.edit(there[row.id], state=row.ended.state, met_by=desk.observations.get(row.ended.by))


def write_assistance(desk: Desk) -> None:
    """Needs, offers and what was matched."""
    needs = {row.id: _write_need(desk, row) for row in desk.case.needs}
    offers = {row.id: _write_offer(desk, row) for row in desk.case.offers}
    for row in desk.case.matches:
        found = Match(
            need=needs[row.need],
            offer=offers[row.offer],
            status=row.status,
            effect=row.effect,
            passage=_cited(desk, row),
            **desk.sight(row.holder, row.audience),
        )
        match(found, actor=desk.actor(row.holder), at=moment(row.at))


def _write_need(desk: Desk, row: told.Need) -> Need:
    need = Need(
        assessment=desk.assessments[row.assessment],
        recommendation=desk.recommendations.get(row.recommendation),
        title=row.title,
        text=row.text,
        priority=row.priority,
        state=row.state,
        passage=_cited(desk, row),
        **desk.sight(row.holder, row.audience),
    )
    actor = desk.actor(row.holder)
    state_need(need, actor=actor, at=moment(row.at), areas=row.areas)
    if row.agreed_on:
        at = moment(max(row.at, desk.kept_on(row.proof)))
        agree_to_need(need, on=row.agreed_on, by="", proof=desk.sources[row.proof], actor=actor, at=at)
    return need


def _write_offer(desk: Desk, row: told.Offer) -> Offer:
    offer = Offer(
        provider=desk.organisations[row.provider],
        title=row.title,
        text=row.text,
        dates=row.dates,
        budget=Decimal(row.budget) if row.budget else None,
        currency=row.currency,
        passage=_cited(desk, row),
        **desk.sight(row.holder, row.audience),
    )
    return make_offer(offer, actor=desk.actor(row.holder), at=moment(row.at), areas=row.areas)


def _cited(desk: Desk, row: told.Need | told.Offer | told.Match) -> Passage | None:
    """The passage that tells of it, where the case names one."""
    if not row.source:
        return None
    return desk.passage(row.source, row.quote, desk.actor(row.holder), moment(row.at))
