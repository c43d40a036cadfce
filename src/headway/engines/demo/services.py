"""The one verb of the demonstration: load it, once."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from headway.casework.assessments.models import Assessment
from headway.engines.demo.checks import load_case
from headway.engines.demo.country import write_country
from headway.engines.demo.desk import SYSTEM, Desk
from headway.engines.demo.ending import write_ending
from headway.engines.demo.evidence import write_evidence, write_masked
from headway.engines.demo.frames import write_assessments, write_organisations, write_papers, write_people
from headway.engines.demo.letters import write_correspondence
from headway.engines.demo.offices import write_offices
from headway.engines.demo.paths import write_judgements, write_progress, write_recommendations
from headway.engines.demo.plans import write_assistance, write_plans, write_undertakings
from headway.engines.demo.questionnaire import write_questionnaire
from headway.engines.demo.reading import PACKAGED, Case
from headway.engines.demo.visits import hold_visits, write_preliminary
from headway.foundation.actors.services import load_organisations

DEMO_ASSESSMENT = "XOR-2018"
"""The assessment by which the demonstration is known, and which its report is about."""


class IsThere(Exception):
    """The case is here already, and people may have gone on with it: it is replayed to its end from nothing only."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load wrote, by what the files call it; nothing when the demonstration was there already."""

    counts: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.counts)

    def as_text(self) -> str:
        if not self.counts:
            return "The demonstration is there already."
        told = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        return f"The Republic of Orsania (fictional): {told}."


def load_demo(*, at: datetime, folder: Path = PACKAGED, to_the_end: bool = False) -> Loaded:
    """Write the demonstration through the services, each act dated when it is said to have happened.

    `at` is now: the personas act with the seats of that day. All or nothing; does nothing when its assessment is there.
    It stops before the report is adopted, unless it is to be replayed `to_the_end`: comments, clearance, adoption,
    publication. The catalogue must have been loaded. Raises DemoErrors before anything is written, and IsThere where
    the case is to be replayed to its end and is there.
    """
    case = load_case(folder)
    counts: dict[str, int] = {}
    if not is_loaded(case.frame.marker):
        with transaction.atomic():
            load_organisations(actor=SYSTEM, at=at)
            desk = Desk(case)
            write_case(desk, at)
            if to_the_end:
                write_ending(desk, today=at.date())
        counts = counts_of(case)
    elif to_the_end:
        raise IsThere(case.frame.marker)
    if not is_loaded(case.country.code):
        with transaction.atomic():
            write_country(case, now=at)
    return Loaded(counts)


def write_case(desk: Desk, at: datetime) -> None:
    """The whole case, each row after those it points to."""
    write_organisations(desk)
    write_people(desk, today=at.date())
    write_assessments(desk)
    write_evidence(desk)
    write_masked(desk)
    write_papers(desk)
    write_recommendations(desk)
    hold_visits(desk)
    write_preliminary(desk)
    write_progress(desk)
    write_judgements(desk)
    write_plans(desk)
    write_undertakings(desk)
    write_assistance(desk)
    write_correspondence(desk)
    write_questionnaire(desk)
    write_offices(desk)


def is_loaded(code: str) -> bool:
    return Assessment.objects.unscoped("what was loaded is not loaded again").filter(code=code).exists()


def counts_of(case: Case) -> dict[str, int]:
    """How much a case holds, in the words of the docs."""
    sides = Counter(row.side for row in case.progress)
    return {
        "sources": len(case.sources),
        "observations": len(case.observations),
        "figures": len(case.figures),
        "recommendations": len(case.recommendations),
        "reports of progress": sides["state"],
        "assessments of progress": sides["body"],
        "judgements": len(case.judgements),
        "measures": len(case.measures),
        "undertakings": len(case.undertakings),
        "needs": len(case.needs),
        "offers": len(case.offers),
    }
