"""Small procedures for tests of the clock: what matters is shown in the test."""

from datetime import date

from headway.engines.procedures.clock import Case
from headway.engines.procedures.values import Happened, Said
from headway.foundation.catalogue.durations import Duration
from headway.foundation.catalogue.practice import Deadline, Gate, Office, Positions, Procedure, Stage
from headway.foundation.catalogue.working_days import MONDAY_TO_FRIDAY, WorkingDays

LINE = (Office("section", "Chief of section"), Office("legal", "Legal group"))


def a_stage(key: str, actor: str = "un-cted", deadline: Deadline | None = None, gates: tuple[Gate, ...] = (), **given):
    return Stage(key, key.capitalize(), actor, deadline, (), "state_and_body", True, gates, **given)


def after(event: str, duration: str | None, rule="at_most", **given) -> Deadline:
    return Deadline(event, rule, Duration.parse(duration) if duration else None, **given)


def a_procedure(*stages: Stage) -> Procedure:
    return Procedure("test", "1", "Test", "un-ctc", "un-cted", (), True, Positions("none"), stages)


def a_case(
    *stages: Stage,
    today: date = date(2018, 7, 23),
    days: WorkingDays = MONDAY_TO_FRIDAY,
    said: dict[tuple[str, int], list[Said]] | None = None,
    **happened: Happened,
) -> Case:
    return Case(a_procedure(*stages), happened, lambda actor: days, today, said or {})
