"""Whether the catalogue's entries agree with one another: every id named exists, what is said twice is said alike."""

import re
from collections.abc import Callable, Iterable, Iterator

from headway.foundation.catalogue.contents import Catalogue, fold
from headway.foundation.catalogue.norms import Instrument, Provision, Relation
from headway.foundation.catalogue.practice import Deadline, Framework, Procedure, Scale, Stage
from headway.foundation.catalogue.questions import Question
from headway.foundation.catalogue.reading import Problems

Found = Iterator[tuple[str, str]]
_REF = re.compile(r"(OP|Art)-?(\d+(\([a-z]+\))?|[a-z]+)")


def check_references(catalogue: Catalogue, problems: Problems) -> None:
    """Notes what does not fit, as "file: entry: reason"."""
    checks: dict[str, tuple[Callable[[Catalogue], Found], ...]] = {
        "areas.yaml": (_areas,),
        "states.yaml": (_states,),
        "organisations.yaml": (_organisations, _organisation_names),
        "bodies.yaml": (_bodies,),
        "instruments": (_instruments,),
        "indicators.yaml": (_indicators,),
        "scales.yaml": (_scales,),
        "procedures.yaml": (_procedures,),
        "frameworks": (_frameworks,),
        "questions": (_questions,),
    }
    for file, functions in checks.items():
        for function in functions:
            for entry, reason in function(catalogue):
                problems.add(file, entry, reason)


def _unknown(kind: str, wanted: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    listed = set(known)
    return (f"{kind} {key!r} is unknown" for key in wanted if key and key not in listed)


def _repeated(values: Iterable[object]) -> Iterator[object]:
    listed = list(values)
    return (value for value in dict.fromkeys(listed) if listed.count(value) > 1)


def _areas(catalogue: Catalogue) -> Found:
    for area in catalogue.areas.values():
        yield from ((area.id, reason) for reason in _unknown("parent", [area.parent or ""], catalogue.areas))
    for order in _repeated(area.order for area in catalogue.areas.values()):
        yield "file", f"order {order} is given twice"


def _states(catalogue: Catalogue) -> Found:
    for state in catalogue.states.values():
        yield from ((state.code, r) for r in _unknown("group", [state.group], catalogue.regional_groups))
        if not (re.fullmatch(r"[A-Z]{3}", state.code) and re.fullmatch(r"[A-Z]{2}", state.alpha2) and state.name):
            yield state.code, "needs three capitals, two capitals as alpha2, and a name"
    for word in catalogue.ambiguous_words.values():
        yield from ((word.word, reason) for reason in _unknown("State", word.states, catalogue.states))


def _organisations(catalogue: Catalogue) -> Found:
    known = catalogue.organisations
    for entry in known.values():
        yield from ((entry.id, r) for r in _unknown("organisation", [entry.parent, entry.succeeded_by], known))
    for short in _repeated(fold(entry.short) for entry in known.values()):
        yield "file", f"short {short!r} is given twice"


def _organisation_names(catalogue: Catalogue) -> Found:
    """A spelling that is safe anywhere names one organisation only."""
    owner: dict[str, str] = {}
    named = [(entry.id, entry.spellings) for entry in catalogue.organisations.values()]
    named += [(group.id, (group.name, *group.aliases)) for group in catalogue.groups.values()]
    for key, spellings in named:
        for name in dict.fromkeys(map(fold, spellings)):
            if owner.setdefault(name, key) != key:
                yield key, f"{name!r} already names {owner[name]}"


def _bodies(catalogue: Catalogue) -> Found:
    for body in catalogue.bodies.values():
        yield from ((body.id, r) for r in _unknown("organisation", [body.organisation], catalogue.organisations))
        yield from ((body.id, r) for r in _unknown("body", [body.acts_for], catalogue.bodies))
        yield from ((body.id, r) for r in _unknown("procedure", body.procedures, catalogue.procedures))


def _instruments(catalogue: Catalogue) -> Found:
    for entry in catalogue.instruments.values():
        yield from ((entry.id, r) for r in _unknown("issuer", [entry.issuer], catalogue.organisations))
        yield from ((entry.id, r) for r in _unknown("instrument", [entry.superseded_by], catalogue.instruments))
        year = str(entry.adopted.year)
        if year not in entry.symbol or year not in entry.id:
            yield entry.id, "year of adoption, symbol and id do not agree"
        if entry.in_force < entry.adopted:
            yield entry.id, "is in force before it was adopted"
        for ref in _repeated(provision.ref for provision in entry.provisions):
            yield entry.id, f"{ref} is listed twice"
        for provision in entry.provisions:
            yield from ((provision.id, reason) for reason in _provision(catalogue, entry, provision))


def _provision(catalogue: Catalogue, instrument: Instrument, entry: Provision) -> Iterator[str]:
    yield from _unknown("area", entry.areas, catalogue.areas)
    if not _REF.fullmatch(entry.ref):
        yield "ref is malformed"
    if not entry.areas:
        yield "names no area"
    if entry.checked != (entry.basis == "text"):
        yield "checked and basis do not agree"
    if entry.strength == "decides" and not instrument.chapter_vii:
        yield "decides outside Chapter VII"
    if not 20 <= len(entry.summary) <= 420:
        yield f"summary has {len(entry.summary)} characters; 20 to 420 are asked"


def _indicators(catalogue: Catalogue) -> Found:
    for entry in catalogue.indicators.values():
        yield from ((entry.id, r) for r in _unknown("area", [entry.area], catalogue.areas))
        if (entry.unit == "percent") != (entry.range == (0, 100)):
            yield entry.id, "percent goes with range [0, 100], and only percent does"
    for relation in catalogue.relations.values():
        yield from ((relation.id, reason) for reason in _relation(catalogue, relation))


def _relation(catalogue: Catalogue, entry: Relation) -> Iterator[str]:
    terms = (*entry.left, *entry.right)
    yield from _unknown("indicator", terms, catalogue.indicators)
    if not entry.left or not entry.right:
        yield f"{entry.rule!r} has not two sides"
    if len({catalogue.indicators[term].unit for term in terms if term in catalogue.indicators}) > 1:
        yield "mixes units"


def _scales(catalogue: Catalogue) -> Found:
    for entry in catalogue.scales.values():
        yield from ((entry.id, reason) for reason in _scale(catalogue, entry))


def _scale(catalogue: Catalogue, entry: Scale) -> Iterator[str]:
    ids = [level.id for level in entry.levels]
    values = [level.value for level in entry.levels if level.value is not None]
    yield from (f"level {key!r} is listed twice" for key in _repeated(ids))
    if values != sorted(values, reverse=entry.order == "best_first"):
        yield "levels are not in order"
    if entry.aggregation:
        yield from _unknown("level", (*entry.aggregation.success, *entry.aggregation.ignore), ids)
    yield from _unknown("special value", dict(entry.special_labels), catalogue.special_values)


def _procedures(catalogue: Catalogue) -> Found:
    for entry in catalogue.procedures.values():
        yield from ((entry.id, reason) for reason in _procedure(catalogue, entry))
        for stage in entry.stages:
            yield from ((f"{entry.id} {stage.id}", reason) for reason in _stage(catalogue, entry, stage))


def _procedure(catalogue: Catalogue, entry: Procedure) -> Iterator[str]:
    yield from _unknown("organisation", (entry.body, entry.secretariat), catalogue.organisations)
    yield from (f"stage {key!r} is listed twice" for key in _repeated(stage.id for stage in entry.stages))
    reports = [report.id for report in entry.report_types]
    yield from _unknown("report", (visit.report for visit in entry.visit_types), reports)
    yield from _unknown("scale", [entry.positions.scale], catalogue.scales)
    if (entry.positions.rule == "none") != (entry.positions.scale == ""):
        yield "positions need a scale, unless the rule is none"


def _stage(catalogue: Catalogue, procedure: Procedure, entry: Stage) -> Iterator[str]:
    actors = {*catalogue.organisations, "state", "civil-society"}
    yield from _unknown("actor", (entry.actor, *(gate.by for gate in entry.gates)), actors)
    yield from _unknown("variant", [entry.variant], [variant.id for variant in procedure.variants])
    if entry.deadline:
        yield from _deadline(procedure, entry, entry.deadline)
    for gate in entry.gates:
        if (gate.kind == "silence") != (gate.after is not None):
            yield "a gate by silence says after how long, and only such a gate does"


def _deadline(procedure: Procedure, stage: Stage, entry: Deadline) -> Iterator[str]:
    others = [other.id for other in procedure.stages if other is not stage]
    yield from _unknown("stage", [entry.relative_to], others)


def _frameworks(catalogue: Catalogue) -> Found:
    for entry in catalogue.frameworks.values():
        yield from ((entry.id, reason) for reason in _framework(catalogue, entry))


def _framework(catalogue: Catalogue, entry: Framework) -> Iterator[str]:
    yield from _unknown("issuer", [entry.issuer], catalogue.organisations)
    yield from _unknown("scale", (entry.axes.law, entry.axes.practice, entry.follow_up_scale), catalogue.scales)
    yield from _unknown("procedure", [entry.procedure], catalogue.procedures)
    missing = list(_unknown("instrument", entry.instruments, catalogue.instruments))
    yield from missing
    for axis, scale in (("law", entry.axes.law), ("practice", entry.axes.practice)):
        if scale in catalogue.scales and catalogue.scales[scale].axis != axis:
            yield f"{scale} is no scale of {axis}"
    if missing:
        return
    forces = {p.force for key in entry.instruments for p in catalogue.instruments[key].provisions}
    yield from _unknown("force", forces, dict(entry.force))
    for example in entry.examples:
        found = catalogue.new_instruments(entry, example.earlier_visit_ended, example.present_visit_starts)
        if sorted(found) != sorted(example.new_instruments):
            yield f"the example of {example.present_visit_starts} should list {', '.join(found)}"


def _questions(catalogue: Catalogue) -> Found:
    before: dict[str, Question] = {}
    for entry in catalogue.questions.values():
        yield from ((entry.id, reason) for reason in _question(catalogue, entry))
        yield from ((entry.id, reason) for reason in _follows(entry, before))
        before[entry.id] = entry


def _question(catalogue: Catalogue, entry: Question) -> Iterator[str]:
    yield from _unknown("framework", [entry.framework], catalogue.frameworks)
    yield from _unknown("area", [entry.area], catalogue.areas)
    yield from _unknown("provision", entry.provisions, catalogue.provisions)
    yield from _unknown("indicator", (entry.indicator, *(part.indicator for part in entry.parts)), catalogue.indicators)
    yield from (f"option {key!r} is listed twice" for key in _repeated(option.id for option in entry.options))
    yield from (f"part {key!r} is listed twice" for key in _repeated(part.id for part in entry.parts))
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
    yield from _unknown("answer", named, answers)
