"""Then and now: judgements, figures, measures, needs, commitments, and what came after the cut-off. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.assessments.values import what_stands
from headway.engines.followup.paths import number_key, paths_of
from headway.engines.followup.scope import scope_of
from headway.engines.followup.snapshot import (
    Counted,
    Judged,
    Measured,
    Needed,
    Present,
    Promised,
    Recommended,
    Snapshot,
    Threat,
)
from headway.engines.followup.times import is_later, is_not_before, newest
from headway.engines.followup.values import (
    Change,
    Commitment,
    Comparison,
    Derived,
    FigurePair,
    JudgementPair,
    Kept,
    Later,
    Movement,
)
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.core.intervals import Ordering
from headway.foundation.core.numbers_said import say_list
from headway.foundation.core.relations import Contradiction, remainder, whole_numbers

WHOLE_UNITS = frozenset({"persons", "cases", "groups", "requests", "reports", "plots", "attacks"})
NEED_MET = "met"
NEED_GONE = "withdrawn"


def compare(snapshot: Snapshot) -> Comparison:
    """The follow-up: everything up to the cut-off set against the earlier visit, later developments apart."""
    cut_off = snapshot.case.cut_off
    paths = paths_of(snapshot)
    figures = [f for f in snapshot.figures if not is_later(f.as_of, cut_off)]
    measures = [m for m in snapshot.measures if not is_later(m.dates, cut_off)]
    then, now = _threats(snapshot)
    return Comparison(
        case=snapshot.case,
        previous=snapshot.previous,
        scope=scope_of(snapshot, paths),
        paths=paths,
        issued_now=_of_this_case(snapshot, snapshot.recommendations),
        proposed_now=_of_this_case(snapshot, snapshot.drafts),
        judgements=judgement_pairs(snapshot),
        figures=figure_pairs(snapshot, figures),
        derived=_each_once(_derived(snapshot, figures)),
        measures_since=_since_the_earlier_visit(snapshot, measures),
        threat_then=then,
        threat_now=now,
        observations=tuple(o for o in snapshot.observations if o.assessment == snapshot.case.id),
        engaged_then=_names(snapshot.engaged, _earlier(snapshot)),
        engaged_now=_names(snapshot.engaged, {snapshot.case.id}),
        engaged_anew=_engaged_anew(snapshot),
        delegation=_names(snapshot.delegations, {snapshot.case.id}),
        needs_met=tuple(_by_the_cut_off(n, cut_off) for n in snapshot.needs if n.state == NEED_MET),
        needs_open=tuple(_by_the_cut_off(n, cut_off) for n in snapshot.needs if n.state not in {NEED_MET, NEED_GONE}),
        commitments=commitments(snapshot),
        later=_later(snapshot),
    )


def judgement_pairs(snapshot: Snapshot) -> tuple[JudgementPair, ...]:
    """Each provision or area on each axis: the newest earlier judgement beside the present one up to the cut-off."""
    sides: dict[tuple[str, str], tuple[list[Judged], list[Judged]]] = defaultdict(lambda: ([], []))
    for row in sorted(snapshot.judgements, key=lambda j: (newest(j.as_of), str(j.id))):
        is_now = row.assessment == snapshot.case.id
        if not (is_now and is_later(row.as_of, snapshot.case.cut_off)):
            sides[row.subject, row.axis][is_now].append(row)
    order = {f"area:{key}": place for place, key in enumerate(snapshot.areas)}
    order |= {f"provision:{key}": len(order) + place for place, key in enumerate(snapshot.norms)}
    wanted = sorted(sides, key=lambda pair: (order.get(pair[0], len(order)), pair))
    return tuple(_pair(snapshot, subject, axis, *sides[subject, axis]) for subject, axis in wanted)


def _pair(
    snapshot: Snapshot, subject: str, axis: str, earlier: Sequence[Judged], present: Sequence[Judged]
) -> JudgementPair:
    (level, said), (now, reasons) = what_stands(earlier), what_stands(present)
    then, now = level or said, now or reasons
    moved = movement(then, now, snapshot)
    return JudgementPair(subject, _subject_title(snapshot, subject), axis, then, now, moved, reasons)


def movement(then: Judged | None, now: Judged | None, snapshot: Snapshot) -> Movement:
    """Up or down only on one and the same scale, between two of its ordered levels; nothing is ever converted."""
    if then is None:
        return Movement.FIRST
    if now is None:
        return Movement.NOT_REPEATED
    ladder = snapshot.levels.get(now.scale)
    if then.scale != now.scale or ladder is None:
        return Movement.NOT_COMPARABLE
    first, second = ladder.values.get(then.level), ladder.values.get(now.level)
    if first is None or second is None:
        return Movement.NOT_COMPARABLE
    if first == second:
        return Movement.SAME
    return Movement.UP if second > first else Movement.DOWN


def figure_pairs(snapshot: Snapshot, figures: Iterable[Counted]) -> tuple[FigurePair, ...]:
    """What was counted, by indicator or, without one, by its words: the newest figure then beside the newest now."""
    before: dict[str, Counted] = {}
    after: dict[str, Counted] = {}
    for row in sorted(figures, key=lambda f: (newest(f.as_of), str(f.id))):
        (after if _is_now(snapshot, row) else before)[row.indicator or row.subject.casefold()] = row
    return tuple(
        FigurePair(
            key if key in snapshot.indicators else "",
            snapshot.indicators.get(key) or (after.get(key) or before[key]).subject,
            before.get(key),
            after.get(key),
            change(before.get(key), after.get(key)),
        )
        for key in _in_order({*before, *after}, (*snapshot.indicators,))
    )


def _in_order(keys: Iterable[str], order: Sequence[str]) -> list[str]:
    """As the catalogue lists them, a whole before its parts; what it does not know comes by name at the end."""
    places = {key: place for place, key in enumerate(order)}
    return sorted(keys, key=lambda key: (places.get(key, len(places)), key))


def change(then: Counted | None, now: Counted | None) -> Change:
    """Higher or lower only where it holds for every pair of numbers the two intervals allow."""
    if then is None:
        return Change.ONLY_NOW
    if now is None:
        return Change.ONLY_THEN
    if then.interval is None or now.interval is None:
        return Change.NO_BOUNDS
    match now.interval.compared_to(then.interval):
        case Ordering.ABOVE:
            return Change.HIGHER
        case Ordering.BELOW:
            return Change.LOWER
        case Ordering.EQUAL:
            return Change.EQUAL
        case Ordering.UNDECIDED:
            return Change.UNDECIDED


def commitments(snapshot: Snapshot) -> tuple[Commitment, ...]:
    """Every commitment made by the cut-off and what became of it; one that was only made again is not kept."""
    made = [p for p in snapshot.promises if not is_later(p.made, snapshot.case.cut_off)]
    repeated: defaultdict[UUID, list[Promised]] = defaultdict(list)
    for promise in made:
        if promise.repeats is not None:
            repeated[promise.repeats].append(promise)
    return tuple(
        Commitment(p, _kept(snapshot, p, repeated[p.id]), tuple(repeated[p.id]))
        for p in sorted(made, key=lambda p: (newest(p.made), p.by, str(p.id)))
    )


def _kept(snapshot: Snapshot, promise: Promised, again: Sequence[Promised]) -> Kept:
    known = {"met": Kept.KEPT, "partly met": Kept.PARTLY, "declined": Kept.DECLINED, "lapsed": Kept.LAPSED}
    if promise.state in known and not is_later(promise.settled, snapshot.case.cut_off):
        return known[promise.state]
    if again:
        return Kept.REPEATED
    if promise.due and snapshot.case.cut_off and promise.due <= snapshot.case.cut_off:
        return Kept.OVERDUE
    return Kept.OPEN if promise.due or promise.assessment == snapshot.case.id else Kept.NOT_KNOWN


def _derived(snapshot: Snapshot, figures: Sequence[Counted]) -> Iterable[Derived]:
    """What is left of a whole after its parts, where the parts cannot overlap and all were counted of that whole."""
    wholes = [f for f in figures if f.interval is not None]
    for whole in wholes:
        for indicator, names in snapshot.sums:
            parts = tuple(f for f in figures if f.part_of == whole.id and f.indicator in names)
            if whole.indicator != indicator or not parts or whole.interval is None:
                continue
            shares = [p.share for p in parts if p.share is not None]
            counts = [p.interval for p in parts if p.share is None and p.interval is not None]
            try:
                left = remainder(whole.interval, parts=counts, shares=shares)
            except Contradiction:
                continue
            unnumbered = tuple(p for p in parts if p.share is None and p.interval is None)
            if unnumbered:
                left = replace(left, low=Decimal(0), low_open=False)
            if snapshot.units.get(indicator) in WHOLE_UNITS:
                left = whole_numbers(left)
            yield Derived(_less(snapshot, whole, parts), left, whole, parts, unnumbered)


def _less(snapshot: Snapshot, whole: Counted, parts: Sequence[Counted]) -> str:
    """ "Persons who travelled, less returned and presumed dead"."""
    names = [_lowered(_called(snapshot, part)) for part in parts]
    told = {"whole": _called(snapshot, whole), "parts": say_list(names)}
    return _("%(whole)s, less %(parts)s") % told


def _called(snapshot: Snapshot, one: Counted) -> str:
    """What is counted, in the language in use; in the words of the source where it is no kind of figure of ours."""
    titled = snapshot.indicators.get(one.indicator, one.subject)
    return in_readers_language("indicators", one.indicator, titled) if one.indicator else titled


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _by_the_cut_off(need: Needed, cut_off: date | None) -> Needed:
    """The need with the offers made by then; one without a date may have been."""
    return replace(need, offers=tuple(o for o in need.offers if not is_later(o.made, cut_off)))


def _each_once(found: Iterable[Derived]) -> tuple[Derived, ...]:
    """One bound where the same whole was told twice: the one that takes account of most parts, then the first."""
    kept: dict[tuple[object, ...], Derived] = {}
    for derived in found:
        whole = derived.whole
        key = (whole.indicator, whole.interval, whole.as_of)
        if key not in kept or len(kept[key].parts) < len(derived.parts):
            kept[key] = derived
    return tuple(kept.values())


def _is_now(snapshot: Snapshot, row: Counted) -> bool:
    if row.assessment is not None:
        return row.assessment == snapshot.case.id
    return is_not_before(row.as_of, _end_of_the_earlier_visit(snapshot))


def _since_the_earlier_visit(snapshot: Snapshot, measures: Iterable[Measured]) -> tuple[Measured, ...]:
    """Measures that may have begun after the earlier visit; one without a date may."""
    end = _end_of_the_earlier_visit(snapshot)
    found = (
        m for m in measures if end is None or m.dates is None or m.dates.earliest is None or m.dates.earliest > end
    )
    return tuple(sorted(found, key=lambda m: (newest(m.dates), m.title, str(m.id))))


def _end_of_the_earlier_visit(snapshot: Snapshot) -> date | None:
    previous = snapshot.previous
    return previous.dates.latest if previous and previous.dates else None


def _threats(snapshot: Snapshot) -> tuple[tuple[Threat, ...], tuple[Threat, ...]]:
    ordered = sorted(snapshot.threats, key=lambda t: (newest(t.as_of), str(t.id)))
    now = tuple(t for t in ordered if t.assessment == snapshot.case.id)
    return tuple(t for t in ordered if t.assessment != snapshot.case.id), now


def _of_this_case(snapshot: Snapshot, found: Iterable[Recommended]) -> tuple[Recommended, ...]:
    rows = [r for r in found if r.assessment == snapshot.case.id]
    return tuple(sorted(rows, key=lambda r: (number_key(r.number), r.code)))


def _later(snapshot: Snapshot) -> Later:
    cut_off = snapshot.case.cut_off
    return Later(
        progress=tuple(p for p in snapshot.progress if is_later(p.as_of, cut_off)),
        measures=tuple(m for m in snapshot.measures if is_later(m.dates, cut_off)),
        figures=tuple(f for f in snapshot.figures if is_later(f.as_of, cut_off)),
        promises=tuple(p for p in snapshot.promises if is_later(p.made, cut_off)),
        settled=tuple(p for p in snapshot.promises if is_later(p.settled, cut_off) and not is_later(p.made, cut_off)),
        offers=tuple((n, o) for n in snapshot.needs for o in n.offers if is_later(o.made, cut_off)),
    )


def _earlier(snapshot: Snapshot) -> set[UUID]:
    return {case.id for case in snapshot.cases} - {snapshot.case.id}


def _engaged_anew(snapshot: Snapshot) -> tuple[str, ...]:
    """Who was met now and neither met earlier nor came out of one that was met earlier."""
    known = set(_names(snapshot.engaged, _earlier(snapshot)))
    known |= {after for after, before in snapshot.formerly if before in known}
    return tuple(name for name in _names(snapshot.engaged, {snapshot.case.id}) if name not in known)


def _names(rows: Iterable[Present], cases: set[UUID]) -> tuple[str, ...]:
    return tuple(sorted({row.name for row in rows if row.assessment in cases}))


def _subject_title(snapshot: Snapshot, subject: str) -> str:
    kind, _, key = subject.partition(":")
    if kind == "area":
        return snapshot.areas.get(key, key)
    return snapshot.norms[key].label if key in snapshot.norms else key
