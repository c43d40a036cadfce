"""The threat then and now, and figures with their intervals drawn on one axis."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.followup.snapshot import Counted, Threat
from headway.engines.followup.values import Change, Derived, FigurePair
from headway.engines.reports.drafting import Draft, counted, line, plain, seen_by
from headway.engines.reports.values import Block, Cell, Heading, Paragraph, RangeRow, Ranges, Row, Sentence, Table
from headway.engines.reports.words import capital, quoted, say_body, say_on
from headway.foundation.core.days_said import say_period
from headway.foundation.core.numbers_said import say_interval, say_list

WORDS = {
    Change.HIGHER: gettext_noop("higher now, whichever numbers the two stand for"),
    Change.LOWER: gettext_noop("lower now, whichever numbers the two stand for"),
    Change.EQUAL: gettext_noop("the same"),
    Change.UNDECIDED: gettext_noop(
        "the two intervals overlap, so that it cannot be decided whether the number rose or fell"
    ),
    Change.NO_BOUNDS: gettext_noop("the two cannot be compared, because at least one was given without a number"),
}


def threat(draft: Draft) -> list[Block]:
    """What the Body pictured then and now, each with the observations it stands on."""
    blocks: list[Block] = []
    pairs = (("then", _("Then"), draft.comparison.threat_then), ("now", _("Now"), draft.comparison.threat_now))
    for key, title, pictures in pairs:
        if pictures:
            blocks.append(Heading(title, 2, f"threat-{key}"))
            blocks += [block for picture in pictures for block in _picture(draft, picture)]
    if not blocks:
        return [line(_("No picture of the threat is on record."))]
    return blocks


def _picture(draft: Draft, picture: Threat) -> list[Block]:
    when = say_on(picture.as_of) if picture.as_of else _("At a date not given")
    told = [
        (_("%(when)s the threat was described as %(words)s"), picture.level_as_said),
        (_("Its drivers were described as %(words)s"), picture.drivers),
        (_("Its trend was described as %(words)s"), picture.trend),
    ]
    sentences = [
        draft.say(form % {"when": when, "words": draft.quote(words)}, picture) for form, words in told if words
    ]
    seen = {o.id: o for o in draft.snapshot.observations}
    observed = draft.tell_in_turn([seen[key] for key in picture.observations if key in seen])
    return [*([Paragraph(tuple(sentences))] if sentences else []), *observed]


def figures(draft: Draft) -> list[Block]:
    """Each thing counted: as said, by whom, and the interval it stands for; those of both visits side by side."""
    comparison = draft.comparison
    both = [pair for pair in comparison.figures if pair.then and pair.now]
    single = [pair for pair in comparison.figures if not (pair.then and pair.now)]
    if not comparison.figures:
        return [line(_("No figure is on record."))]
    blocks: list[Block] = []
    if both:
        blocks.append(Heading(_("Given at both visits"), 2, "figures-both"))
        blocks += [block for pair in both for block in _both(draft, pair)]
    if single:
        blocks.append(Heading(_("Given at one visit only"), 2, "figures-one"))
        header = _header()
        rows = tuple(_single(draft, p.title, f) for p in single for f in (p.then, p.now) if f)
        blocks.append(Table(_("Figures without a counterpart"), header, rows, (5, 3, 7, 4)))
    if comparison.derived:
        blocks.append(Heading(_("Computed from them"), 2, "figures-computed"))
        blocks += [Paragraph((_computed(draft, derived),)) for derived in comparison.derived]
    return blocks


def _header() -> tuple[str, str, str, str]:
    return _("What was counted"), _("When"), _("As said"), _("Stands for")


def _both(draft: Draft, pair: FigurePair) -> list[Block]:
    """Then and now on one axis where both have bounds, else in a table, and what can be said of them."""
    rows = [row for row in (pair.then, pair.now) if row]
    title = capital(pair.title)
    blocks: list[Block] = []
    if all(row.interval is not None for row in rows):
        unit = _unit(draft, rows[0])
        blocks.append(Ranges(f"{title}{f',{unit}' if unit else ''}", unit.strip(), tuple(_drawn(draft, pair))))
    else:
        blocks.append(Table(title, _header(), tuple(_single(draft, pair.title, row) for row in rows), (5, 3, 7, 4)))
    if pair.change in WORDS:
        blocks.append(Paragraph((counted(f"{title}: {_(WORDS[pair.change])}", rows),)))
    return blocks


def _single(draft: Draft, title: str, figure: Counted) -> Row:
    when = say_period(figure.as_of) if figure.as_of else _("not dated")
    cells = (
        Cell((plain(capital(title), [figure]),), heading=True),
        Cell((plain(when, [figure]),)),
        Cell((_as_said(draft, figure),)),
        Cell((plain(_stands_for(draft, figure), [figure]),)),
    )
    return Row(cells, audience=seen_by([figure]))


def _as_said(draft: Draft, figure: Counted) -> Sentence:
    by = f" ({say_body(figure.said_by)})" if figure.said_by else ""
    return draft.say(f"{draft.quote(figure.as_said)}{by}", figure, hedge=figure.hedge)


def _stands_for(draft: Draft, figure: Counted) -> str:
    if figure.interval is not None:
        return f"{say_interval(figure.interval)}{_unit(draft, figure)}"
    if figure.share is None:
        return _("No number was given")
    whole = next((f for f in draft.snapshot.figures if f.id == figure.part_of), None)
    told = {"share": say_interval(figure.share * 100), "whole": quoted(whole.as_said) if whole else ""}
    form = _("%(share)s per cent of %(whole)s") if whole else _("%(share)s per cent of the figure it is part of")
    return form % told


def _unit(draft: Draft, figure: Counted) -> str:
    return " " + _("per cent") if draft.snapshot.units.get(figure.indicator) == "percent" else ""


def _computed(draft: Draft, derived: Derived) -> Sentence:
    """A bound that nobody stated, with the parts of which no number was given."""
    rows = [derived.whole, *derived.parts]
    missing = say_list([quoted(part.as_said) for part in derived.unnumbered])
    unknown = _("; of one part no number was given: %(parts)s") % {"parts": missing} if missing else ""
    bound = counted(f"{derived.title}: {say_interval(derived.interval)}{unknown}", rows)
    return replace(bound, citations=draft.cites(rows))


def _drawn(draft: Draft, pair: FigurePair) -> list[RangeRow]:
    rows = []
    for word, figure in ((_("Then"), pair.then), (_("Now"), pair.now)):
        if figure is not None and figure.interval is not None:
            when = say_period(figure.as_of) if figure.as_of else ""
            rows.append(RangeRow(word, when, figure.interval, _as_said(draft, figure)))
    return rows


def engaged(draft: Draft) -> list[Block]:
    """Which institutions took part in meetings, now and then."""
    comparison = draft.comparison
    if not comparison.engaged_now:
        return [line(_("No meeting is on record."))]
    rows = draft.snapshot.engaged
    now = [row for row in rows if row.assessment == comparison.case.id]
    sentences = [counted(_("The delegation met %(bodies)s") % {"bodies": _bodies(comparison.engaged_now)}, now)]
    if comparison.engaged_anew and comparison.engaged_then:
        anew = _("Not met at the earlier visit: %(bodies)s") % {"bodies": _bodies(comparison.engaged_anew)}
        sentences.append(counted(anew, rows))
    return [Paragraph(tuple(sentences))]


def _bodies(names: Iterable[str]) -> str:
    return say_list([say_body(name) for name in names])
