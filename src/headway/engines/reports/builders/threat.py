"""The threat then and now, and figures with their intervals drawn on one axis."""

from collections.abc import Iterable

from headway.engines.followup.snapshot import Counted, Threat
from headway.engines.followup.values import Change, FigurePair
from headway.engines.reports.drafting import Draft, counted, line
from headway.engines.reports.values import Block, Heading, Paragraph, RangeRow, Ranges, Sentence
from headway.engines.reports.words import as_clause, say_body, say_interval, say_list, say_period

WORDS = {
    Change.HIGHER: "is higher now, whatever numbers the two figures stand for",
    Change.LOWER: "is lower now, whatever numbers the two figures stand for",
    Change.EQUAL: "is the same",
    Change.UNDECIDED: "may have gone either way: the two intervals overlap",
    Change.NO_BOUNDS: "cannot be compared, because no bounds were given",
}


def threat(draft: Draft) -> list[Block]:
    """What the Body pictured then and now, each with the observations it stands on."""
    blocks: list[Block] = []
    for title, pictures in (("Then", draft.comparison.threat_then), ("Now", draft.comparison.threat_now)):
        if pictures:
            blocks.append(Heading(title, 2, f"threat-{title.lower()}"))
            blocks += [block for picture in pictures for block in _picture(draft, picture)]
    if not blocks:
        return [line("No picture of the threat is on record.")]
    return blocks


def _picture(draft: Draft, picture: Threat) -> list[Block]:
    when = say_period(picture.as_of) if picture.as_of else "no date given"
    opening = [f"As of {when}"]
    if picture.level_as_said:
        opening.append(f"the threat was described as “{picture.level_as_said}”")
    sentences = [draft.say(", ".join(opening), picture)] if len(opening) > 1 else []
    if picture.drivers:
        sentences.append(draft.say(f"What drives it, as described: {as_clause(picture.drivers)}", picture))
    if picture.trend:
        sentences.append(draft.say(f"Trend, as described: {as_clause(picture.trend)}", picture))
    seen = {o.id: o for o in draft.snapshot.observations}
    told = [draft.tell(seen[key]) for key in picture.observations if key in seen]
    return [Paragraph(tuple(part)) for part in (sentences, told) if part]


def figures(draft: Draft) -> list[Block]:
    """Each thing counted then and now: as said, by whom, and the interval it stands for."""
    pairs = [pair for pair in draft.comparison.figures if pair.then or pair.now]
    if not pairs:
        return [line("No figure is on record.")]
    blocks: list[Block] = []
    for pair in pairs:
        blocks.append(Paragraph(tuple(_told(draft, pair))))
        rows = tuple(_drawn(draft, pair))
        if len(rows) > 1:
            blocks.append(Ranges(f"{_capital(pair.title)}: then and now", "", rows))
    for derived in draft.comparison.derived:
        cited = draft.cites([derived.whole, *derived.parts])
        text = f"{derived.title}: {say_interval(derived.interval)}. This bound is computed and was stated by nobody"
        bound = counted(text, [derived.whole, *derived.parts])
        blocks.append(Paragraph((Sentence(bound.text, cited, bound.basis, audience=bound.audience),)))
    return blocks


def _told(draft: Draft, pair: FigurePair) -> list[Sentence]:
    sentences = [_figure(draft, pair.title, figure) for figure in (pair.then, pair.now) if figure]
    if pair.then and pair.now and pair.change in WORDS:
        sentences.append(counted(f"The figure {WORDS[pair.change]}", [pair.then, pair.now]))
    return sentences


def _figure(draft: Draft, title: str, figure: Counted) -> Sentence:
    when = f" ({say_period(figure.as_of)})" if figure.as_of else ""
    stands = ""
    if figure.interval is not None and not figure.interval.is_exact:
        unit = " per cent" if draft.snapshot.units.get(figure.indicator) == "percent" else ""
        stands = f", which stands for {say_interval(figure.interval)}{unit}"
    elif figure.share is not None:
        stands = f", a share of {say_interval(figure.share * 100)} per cent of the figure it is part of"
    by = f", as {say_body(figure.said_by)} gave it" if figure.said_by else ""
    return draft.say(f"{title}{when}: “{figure.as_said}”{by}{stands}", figure, hedge=figure.hedge)


def _drawn(draft: Draft, pair: FigurePair) -> list[RangeRow]:
    rows = []
    for figure in (pair.then, pair.now):
        if figure is not None and figure.interval is not None:
            when = say_period(figure.as_of) if figure.as_of else ""
            sentence = draft.say(f"“{figure.as_said}”", figure, hedge=figure.hedge)
            rows.append(RangeRow(_capital(pair.title), when, figure.interval, sentence))
    return rows


def engaged(draft: Draft) -> list[Block]:
    """Which institutions took part in meetings, now and then."""
    comparison = draft.comparison
    if not comparison.engaged_now:
        return [line("No meeting is on record.")]
    sentences = [counted(f"The delegation met {_bodies(comparison.engaged_now)}", [comparison.case])]
    if comparison.engaged_anew and comparison.engaged_then:
        told = f"Not met at the earlier visit: {_bodies(comparison.engaged_anew)}"
        sentences.append(counted(told, [comparison.case]))
    return [Paragraph(tuple(sentences))]


def _bodies(names: Iterable[str]) -> str:
    return say_list([say_body(name) for name in names])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
