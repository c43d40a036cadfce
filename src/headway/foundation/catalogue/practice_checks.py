"""Whether scales, procedures, frameworks and questions agree with one another and with what they name."""

from collections.abc import Iterable, Iterator

from headway.foundation.catalogue.contents import Catalogue
from headway.foundation.catalogue.practice import (
    Criterion,
    Crosswalk,
    Deadline,
    Framework,
    Procedure,
    Scale,
    Stage,
)
from headway.foundation.catalogue.questions import Question
from headway.foundation.catalogue.resolving import Found, circular, repeated, unknown

SPECIAL = "special:"


def special_values(catalogue: Catalogue) -> Found:
    for key in catalogue.special_values:
        if not key.startswith(SPECIAL):
            yield key, f"the id of a special value begins with {SPECIAL!r}"


def scales(catalogue: Catalogue) -> Found:
    for entry in catalogue.scales.values():
        yield from ((entry.id, reason) for reason in _scale(catalogue, entry))


def _scale(catalogue: Catalogue, entry: Scale) -> Iterator[str]:
    ids = [level.id for level in entry.levels]
    values = [level.value for level in entry.levels if level.value is not None]
    yield from (f"level {key!r} is listed twice" for key in repeated(ids))
    if values != sorted(values, reverse=entry.order == "best_first"):
        yield "levels are not in order"
    if entry.aggregation:
        yield from unknown("level", (*entry.aggregation.success, *entry.aggregation.ignore), ids)
    yield from (f"level {key!r} looks like a special value" for key in ids if key.startswith(SPECIAL))
    yield from unknown("special value", dict(entry.special_labels), catalogue.special_values)
    yield from unknown("level", filter(None, [entry.explained]), ids)
    if entry.follows:
        yield from _crosswalk(catalogue, ids, entry.follows)


def _crosswalk(catalogue: Catalogue, ids: list[str], entry: Crosswalk) -> Iterator[str]:
    before = catalogue.scales.get(entry.scale)
    if before is None:
        yield f"follows: scale {entry.scale!r} is unknown"
        return
    yield from unknown("earlier level", dict(entry.levels), [level.id for level in before.levels])
    yield from unknown("level", (key for _, across in entry.levels for key in across), ids)


def procedures(catalogue: Catalogue) -> Found:
    for entry in catalogue.procedures.values():
        yield from ((entry.id, reason) for reason in _procedure(catalogue, entry))
        for stage in entry.stages:
            yield from ((f"{entry.id} {stage.id}", reason) for reason in _stage(catalogue, entry, stage))


def _procedure(catalogue: Catalogue, entry: Procedure) -> Iterator[str]:
    yield from unknown("organisation", (entry.body, entry.secretariat), catalogue.organisations)
    yield from (f"stage {key!r} is listed twice" for key in repeated(stage.id for stage in entry.stages))
    timed = {stage.id: stage.deadline.relative_to for stage in entry.stages if stage.deadline}
    yield from (f"the deadline of {key} hangs on itself" for key in circular(timed))
    reports = [report.id for report in entry.report_types]
    yield from unknown("report", (visit.report for visit in entry.visit_types), reports)
    yield from unknown("scale", [entry.positions.scale], catalogue.scales)
    for key, criteria in (*((v.id, v.when) for v in entry.variants), *((s.id, s.when) for s in entry.stages)):
        yield from (f"{key}: {reason}" for reason in _criteria(catalogue, criteria))
    if (entry.positions.rule == "none") != (entry.positions.scale == ""):
        yield "positions need a scale, unless the rule is none"


def _criteria(catalogue: Catalogue, criteria: Iterable[Criterion]) -> Iterator[str]:
    for threshold in (threshold for criterion in criteria for threshold in criterion.all):
        scale = catalogue.scales.get(threshold.scale)
        if scale is None:
            yield f"scale {threshold.scale!r} is unknown"
        else:
            yield from unknown("level", threshold.levels, [level.id for level in scale.levels])
        if threshold.at_least < 1 or 0 < len(threshold.among) < threshold.at_least:
            yield f"{threshold.at_least} can never be reached, or always is"


def _stage(catalogue: Catalogue, procedure: Procedure, entry: Stage) -> Iterator[str]:
    actors = {*catalogue.organisations, "state", "civil-society"}
    yield from unknown("actor", (entry.actor, *(gate.by for gate in entry.gates)), actors)
    yield from unknown("variant", [entry.variant], [variant.id for variant in procedure.variants])
    if entry.deadline:
        yield from _deadline(procedure, entry, entry.deadline)
    for gate in entry.gates:
        if (gate.kind == "silence") != (gate.after is not None):
            yield "a gate by silence says after how long, and only such a gate does"
        if gate.offices and gate.kind != "clearance":
            yield "only a clearance goes through a line of offices"
        if bool(gate.consent) != (gate.kind in {"consent", "publication"} and gate.by == "state"):
            yield "a gate that the State gives names the kind of consent, and only such a gate does"
        yield from (f"office {key!r} is listed twice" for key in repeated(office.id for office in gate.offices))


def _deadline(procedure: Procedure, stage: Stage, entry: Deadline) -> Iterator[str]:
    others = [other.id for other in procedure.stages if other is not stage]
    yield from unknown("stage", [entry.relative_to], others)


def frameworks(catalogue: Catalogue) -> Found:
    for entry in catalogue.frameworks.values():
        yield from ((entry.id, reason) for reason in _framework(catalogue, entry))


def _framework(catalogue: Catalogue, entry: Framework) -> Iterator[str]:
    yield from unknown("issuer", [entry.issuer], catalogue.organisations)
    yield from unknown("scale", (*entry.axes.rated.values(), entry.follow_up_scale), catalogue.scales)
    yield from unknown("procedure", [entry.procedure], catalogue.procedures)
    missing = list(unknown("instrument", entry.instruments, catalogue.instruments))
    yield from missing
    yield from unknown("judged instrument", dict(entry.judged_on), entry.instruments)
    yield from unknown("axis", dict(entry.judged_on).values(), entry.axes.rated)
    for axis, scale in entry.axes.rated.items():
        if scale in catalogue.scales and catalogue.scales[scale].axis != axis:
            yield f"{scale} is no scale of {axis}"
        elif scale in catalogue.scales and entry.aggregation and catalogue.scales[scale].aggregation:
            yield f"{scale} is summed up by the framework and by itself"
        elif scale in catalogue.scales and not entry.aggregation and not catalogue.scales[scale].aggregation:
            yield f"{scale} is summed up neither by the framework nor by itself"
    if missing:
        return
    forces = {p.force for key in entry.instruments for p in catalogue.instruments[key].provisions}
    yield from unknown("force", forces, dict(entry.force))
    for example in entry.examples:
        found = catalogue.new_instruments(entry, example.earlier_visit_ended, example.present_visit_starts)
        if sorted(found) != sorted(example.new_instruments):
            yield f"the example of {example.present_visit_starts} should list {', '.join(found)}"


def questions(catalogue: Catalogue) -> Found:
    before: dict[str, Question] = {}
    for entry in catalogue.questions.values():
        yield from ((entry.id, reason) for reason in _question(catalogue, entry))
        yield from ((entry.id, reason) for reason in _follows(entry, before))
        before[entry.id] = entry


def _question(catalogue: Catalogue, entry: Question) -> Iterator[str]:
    yield from unknown("framework", [entry.framework], catalogue.frameworks)
    yield from unknown("area", [entry.area], catalogue.areas)
    yield from unknown("provision", entry.provisions, catalogue.provisions)
    yield from unknown("indicator", (entry.indicator, *(part.indicator for part in entry.parts)), catalogue.indicators)
    yield from (f"option {key!r} is listed twice" for key in repeated(option.id for option in entry.options))
    yield from (f"part {key!r} is listed twice" for key in repeated(part.id for part in entry.parts))
    if (entry.answer == "choice") != bool(entry.options):
        yield "options go with the answer type choice, and only with it"
    for key, unit in ((entry.indicator, entry.unit), *((part.indicator, part.unit) for part in entry.parts)):
        if key in catalogue.indicators and catalogue.indicators[key].unit != unit:
            yield f"unit {unit!r} is not that of indicator {key}"


def _follows(entry: Question, before: dict[str, Question]) -> Iterator[str]:
    if entry.follows_if is None:
        return
    asked = before.get(entry.follows_if.question)
    if asked is None:
        yield f"follows_if: {entry.follows_if.question!r} is no question before it"
        return
    answers = [option.id for option in asked.options] or ["yes", "no", "not-known"]
    named = [answer for answer in (entry.follows_if.equals, entry.follows_if.not_equals) if answer]
    if len(named) != 1:
        yield "follows_if: give one of equals and not_equals"
    yield from unknown("answer", named, answers)
