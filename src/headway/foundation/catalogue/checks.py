"""Whether the catalogue's entries agree with one another: every id named exists, what is said twice is said alike."""

import re
from collections.abc import Callable, Iterator

from headway.foundation.catalogue.contents import Catalogue, fold
from headway.foundation.catalogue.norms import Instrument, Provision, Relation
from headway.foundation.catalogue.practice_checks import frameworks, procedures, questions, scales, special_values
from headway.foundation.catalogue.reading import Problems
from headway.foundation.catalogue.resolving import Found, circular, repeated, unknown

_REF = re.compile(r"(OP|Art)-?(\d+(\([a-z]+\))?|[a-z]+)")
_OTHER_REF = re.compile(r"\w[\w.()/-]*( [\w.()/-]+)*")
"""How others number: "R.10", "IO.4", "Art. 9(3)", "P.1.2". No colon, which parts the instrument from the paragraph."""


def check_references(catalogue: Catalogue, problems: Problems) -> None:
    """Notes what does not fit, as "file: entry: reason"."""
    checks: dict[str, tuple[Callable[[Catalogue], Found], ...]] = {
        "areas.yaml": (_areas,),
        "states.yaml": (_states,),
        "organisations.yaml": (_organisations, _organisation_names),
        "bodies.yaml": (_bodies,),
        "instruments/": (_instruments,),
        "indicators.yaml": (_indicators,),
        "flows.yaml": (_flows,),
        "special_values.yaml": (special_values,),
        "scales.yaml": (scales,),
        "procedures.yaml": (procedures,),
        "frameworks/": (frameworks,),
        "questions/": (questions,),
    }
    for file, functions in checks.items():
        for function in functions:
            for entry, reason in function(catalogue):
                problems.add(_file_of(catalogue, file, entry), entry, reason)


def _file_of(catalogue: Catalogue, file: str, entry: str) -> str:
    """The file itself; in a folder, the one that is named after the entry or holds it."""
    if not file.endswith("/"):
        return file
    stem = catalogue.questions[entry].questionnaire if file == "questions/" else entry.partition(":")[0]
    return f"{file}{stem}.yaml"


def _areas(catalogue: Catalogue) -> Found:
    for area in catalogue.areas.values():
        yield from ((area.id, reason) for reason in unknown("parent", [area.parent or ""], catalogue.areas))
        if area.parent and area.parent in catalogue.areas and catalogue.areas[area.parent].parent:
            yield area.id, f"parent {area.parent!r} is no chapter"
    for order in repeated(area.order for area in catalogue.areas.values()):
        yield "file", f"order {order} is given twice"


def _states(catalogue: Catalogue) -> Found:
    for state in catalogue.states.values():
        yield from ((state.code, r) for r in unknown("group", [state.group], catalogue.regional_groups))
        if not (re.fullmatch(r"[A-Z]{3}", state.code) and re.fullmatch(r"[A-Z]{2}", state.alpha2) and state.name):
            yield state.code, "needs three capitals, two capitals as alpha2, and a name"
    for alpha2 in repeated(state.alpha2 for state in catalogue.states.values()):
        yield "file", f"alpha2 {alpha2!r} is given twice"
    for word in catalogue.ambiguous_words.values():
        yield from ((word.word, reason) for reason in unknown("State", word.states, catalogue.states))


def _organisations(catalogue: Catalogue) -> Found:
    known = catalogue.organisations
    for entry in known.values():
        yield from ((entry.id, r) for r in unknown("organisation", [entry.parent, entry.succeeded_by], known))
    for key in circular({entry.id: entry.parent for entry in known.values()}):
        yield key, "is a part of itself"
    for short in repeated(fold(entry.short) for entry in known.values()):
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
        yield from ((body.id, r) for r in unknown("organisation", [body.organisation], catalogue.organisations))
        yield from ((body.id, r) for r in unknown("body", [body.acts_for], catalogue.bodies))
        yield from ((body.id, r) for r in unknown("procedure", body.procedures, catalogue.procedures))
    for key in circular({body.id: body.acts_for for body in catalogue.bodies.values()}):
        yield key, "acts for itself"


def _is_of_the_council(instrument: Instrument) -> bool:
    """A resolution of the Security Council, whose paragraphs are numbered in one way: "OP2(b)"."""
    return instrument.symbol.startswith("S/RES/")


def _instruments(catalogue: Catalogue) -> Found:
    for entry in catalogue.instruments.values():
        yield from ((entry.id, r) for r in unknown("issuer", [entry.issuer], catalogue.organisations))
        yield from ((entry.id, r) for r in unknown("instrument", [entry.superseded_by], catalogue.instruments))
        year = str(entry.adopted.year)
        if _is_of_the_council(entry) and (year not in entry.symbol or year not in entry.id):
            yield entry.id, "year of adoption, symbol and id do not agree"
        if entry.in_force < entry.adopted:
            yield entry.id, "is in force before it was adopted"
        for ref in repeated(provision.ref for provision in entry.provisions):
            yield entry.id, f"{ref} is listed twice"
        for provision in entry.provisions:
            yield from ((provision.id, reason) for reason in _provision(catalogue, entry, provision))


def _provision(catalogue: Catalogue, instrument: Instrument, entry: Provision) -> Iterator[str]:
    yield from unknown("area", entry.areas, catalogue.areas)
    if not (_REF if _is_of_the_council(instrument) else _OTHER_REF).fullmatch(entry.ref):
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
        yield from ((entry.id, r) for r in unknown("area", [entry.area], catalogue.areas))
        if (entry.unit == "percent") != (entry.range == (0, 100)):
            yield entry.id, "percent goes with range [0, 100], and only percent does"
    for relation in catalogue.relations.values():
        yield from ((relation.id, reason) for reason in _relation(catalogue, relation))


def _flows(catalogue: Catalogue) -> Found:
    for flow in catalogue.flows.values():
        stages = {stage.id: stage for stage in flow.stages}
        if len(stages) < len(flow.stages):
            yield flow.id, "a stage is named twice"
        for stage in flow.stages:
            named = [stage.of, stage.left, *stage.less]
            yield from ((flow.id, f"{stage.id}: {reason}") for reason in unknown("stage", named, stages))
            yield from (
                (flow.id, f"{stage.id}: {reason}")
                for reason in unknown("indicator", [stage.indicator], catalogue.indicators)
            )
            if bool(stage.indicator) == bool(stage.left):
                yield flow.id, f"{stage.id} counts an indicator, or is what is left of a stage: one of the two"


def _relation(catalogue: Catalogue, entry: Relation) -> Iterator[str]:
    terms = (*entry.left, *entry.right)
    yield from unknown("indicator", terms, catalogue.indicators)
    if not entry.left or not entry.right:
        yield f"{entry.rule!r} has not two sides"
    if len({catalogue.indicators[term].unit for term in terms if term in catalogue.indicators}) > 1:
        yield "mixes units"
