"""Writing the programme of a visit: planned on one day, changed on others, each slot ended on its own."""

from datetime import date
from typing import Any

from headway.casework.visits.models import Component, Meeting, PreliminaryItem
from headway.casework.visits.planning import Ending, ToCover, change_meeting, end_meeting, plan_meeting, set_topics
from headway.casework.visits.preliminary import Discussed, compose_item, end_item, give_items
from headway.casework.visits.services import hold_meeting, plan_component
from headway.engines.demo import values as told
from headway.engines.demo.desk import Desk, last_day, moment


def plan_part(desk: Desk, row: told.Assessment, part: told.Component, sight: dict[str, Any]) -> None:
    """A part of the visit with its slots; one without a programme is recorded when it was over."""
    component = Component(
        assessment=desk.assessments[row.code],
        modality=part.modality,
        dates=part.dates,
        place=part.place,
        zone=part.zone,
        **sight,
    )
    with desk.act(row.holder, part.programme or last_day(part.dates), f"{row.code}: {part.modality} visit") as (
        who,
        at,
    ):
        plan_component(component, actor=who, at=at)
        for slot in part.meetings:
            meeting = _meeting(desk, row, part, slot, component)
            invited = [desk.organisations[name] for name in slot.attended]
            if part.programme is None:
                meeting.held_on = slot.held_on
                hold_meeting(meeting, actor=who, at=at, areas=slot.areas, attended=invited)
            else:
                plan_meeting(meeting, actor=who, at=at, areas=slot.areas, invited=invited)
            desk.meetings[row.code, slot.title] = meeting


def _meeting(
    desk: Desk, row: told.Assessment, part: told.Component, slot: told.Meeting, component: Component
) -> Meeting:
    first = slot.was or told.Before(slot.held_on, slot.held_on, slot.starts, slot.ends, slot.place)
    return Meeting(
        component=component,
        slot=slot.slot,
        title=slot.title,
        planned_on=first.planned_on if part.programme else None,
        starts=first.starts,
        ends=first.ends,
        place=first.place or slot.place,
        track=slot.track,
        languages=slot.languages,
        interpretation=slot.interpretation,
        **desk.sight(row.holder, part.open_to),
    )


def hold_visits(desk: Desk) -> None:
    """What each slot must cover, what was changed, and how it ended; after the recommendations it points to."""
    for row in desk.case.assessments:
        for part in row.components:
            for slot in part.meetings:
                if part.programme is not None:
                    _hold(desk, row, part.programme, slot)


def write_preliminary(desk: Desk) -> None:
    """What was composed during the visit, put to the State, and how the discussion of each item ended."""
    for row in desk.case.preliminary:
        assessment, who, at = desk.assessments[row.assessment], desk.actor(row.holder), moment(row.at)
        item = PreliminaryItem(
            assessment=assessment,
            number=0,
            text=row.text,
            area_id=row.area or None,
            **desk.sight(row.holder, "own"),
        )
        compose_item(item, cites=desk.seen(row.observations), actor=who, at=at)
        give_items(assessment, actor=who, at=at)
        item.refresh_from_db()
        if row.outcome:
            meeting = desk.meetings[row.assessment, row.meeting]
            discussed = Discussed(row.outcome, row.words, row.at, meeting, "\n".join(row.present))
            end_item(item, discussed, actor=who, at=at)


def _hold(desk: Desk, row: told.Assessment, programme: date, slot: told.Meeting) -> None:
    meeting, who = desk.meetings[row.code, slot.title], desk.actor(row.holder)
    wanted = [ToCover(recommendation=desk.recommendations[code].pk) for code in slot.covers]
    wanted += [ToCover(text=words) for words in slot.points]
    set_topics(meeting, wanted, actor=who, at=moment(programme))
    if slot.was is not None:
        at = moment(slot.was.on)
        if slot.was.moved:
            moved = Ending("moved", slot.held_on, slot.was.because, (), slot.starts, slot.ends)
            meeting = end_meeting(meeting, moved, actor=who, at=at)
            desk.meetings[row.code, slot.title] = meeting
        else:
            columns: dict[str, Any] = {
                "planned_on": slot.held_on,
                "starts": slot.starts,
                "ends": slot.ends,
                "place": slot.place,
            }
            change_meeting(meeting, because=slot.was.because, actor=who, at=at, **columns)
    missed = {desk.recommendations[code].pk for code in slot.missed}
    topics = meeting.topics.visible_to(who)
    covered = frozenset(topic.pk for topic in topics if topic.recommendation not in missed)
    end_meeting(meeting, Ending(slot.outcome, slot.held_on, slot.because, covered), actor=who, at=moment(slot.held_on))
