"""Bodies of the Security Council, whose names are long, nest in one another, or go by a State's or a resolution's."""

import re
from collections.abc import Iterable, Iterator, Sequence

from headway.engines.intake.known_bodies import Known, Named, known_organisations
from headway.engines.intake.triggers import Beginning
from headway.foundation.language.words import straightened


def with_council_bodies(text: str, plain: str, listed: Sequence[Named]) -> list[Named]:
    """`listed` with the Council's bodies under all of their names, each once, none inside another."""
    kept = [*_committees(text, listed)]
    kept = [*_with_its_team(plain, [_with_its_resolutions(plain, named) for named in kept])]
    return [*_none_inside_another(kept)]


def _committees(text: str, listed: Sequence[Named]) -> Iterator[Named]:
    """Those of `listed`, and the Security Council's committees that go by a State's or a region's name instead of by a number."""
    plain = straightened(text)
    found = [
        Named(hit.start(), hit.end(), Known("", " ".join(text[hit.start() : hit.end()].split()), visiting=True))
        for hit in _COMMITTEE.finditer(plain)
    ]
    found = [f for f in found if not any(n.start < f.end and n.end > f.start + _COUNCILS_OWN for n in listed)]
    yield from (n for n in listed if not any(f.start <= n.start < f.end for f in found))
    yield from found


def _none_inside_another(listed: Iterable[Named]) -> Iterator[Named]:
    end = 0
    for named in listed:
        if named.start >= end:
            yield named
            end = named.end


def _with_its_resolutions(plain: str, named: Named) -> Named:
    """A body of the Security Council with all of its official name: "… pursuant to resolutions …, concerning … and entities"."""
    its = _ITS_RESOLUTIONS.match(plain, named.end) if named.known.key in _COUNCILS else None
    return Named(named.start, its.end(), named.known) if its else named


_COUNCILS = frozenset({"un-1267", "un-monitoring-team", "un-1540", "un-1988"})
_ITS_RESOLUTIONS = re.compile(
    r"\s(?:established\s)?pursuant to (?:security council )?resolutions? \d{4}(?:[ (),\d]|and){0,60}\d\)?(?:,? concerning [^;.]{0,140}?\bentities)?"
)


def _with_its_team(plain: str, listed: Sequence[Named]) -> Iterator[Named]:
    """Those of `listed`, a sanctions committee and the monitoring team that it is named with as one: the team."""
    team = known_organisations()[_TEAM]
    before: Named | None = None
    for named in listed:
        its = _ITS_TEAM.match(plain, named.end) if named.known.name == _COMMITTEE_OF_THE_TEAM else None
        if its:
            named = Named(named.start, its.end(), team)
        is_of_it = before and before.known == team and named.known.name in (_TEAM, _COMMITTEE_OF_THE_TEAM)
        if before and is_of_it and _OF_ITS_COMMITTEE.fullmatch(plain, before.end, named.start):
            before = Named(before.start, named.end, team)
            continue
        if before:
            yield before
        before = named
    if before:
        yield before


_TEAM, _COMMITTEE_OF_THE_TEAM = "1267 Monitoring Team", "1267 Committee"
_ITS_TEAM = re.compile(r"(?:'s?)?\s(?:analytical support and )?(?:sanctions )?(?:implementation )?monitoring team\b")
_OF_ITS_COMMITTEE = re.compile(
    r"\s(?:of|for|to|supporting|assisting|serving|which supports|that supports|concerning|established (?:by|for))\s(?:the\s)?(?:united nations\s|un\s)?(?:security council(?:'s)?\s)?"
)
_COUNCILS_OWN = len("Security Council Committee")
_COMMITTEE = Beginning(
    r"Security Council Committee (?:on|concerning|for) (?:the )?[A-Z][\w'-]+(?: (?:of (?:the )?|and (?:the )?)?[A-Z][\w'-]+){0,4}",
    ["Security Council Committee "],
)
