"""Ten minutes through the whole loop, from both sides of the table."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from headway.doors.web.parts.requests import Request
from headway.doors.web.personas import is_demonstration, personas


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the tour: whom to read as, the page (its name and what it takes), a place on it, what to look for."""

    title: str
    persona: str
    page: str
    takes: tuple[str, ...]
    look: str
    place: str = ""

    @property
    def address(self) -> str:
        """Where it is; "" where this installation has no such page."""
        try:
            return reverse(f"web:{self.page}", args=self.takes) + self.place
        except NoReverseMatch:
            return ""

    @property
    def reader(self) -> str:
        return gettext(READERS[self.persona])


READERS = {
    "public": _("the public"),
    "assessor": _("the assessor"),
    "clearer": _("the clearer"),
    "focal-point": _("the focal point"),
    "contributor": _("the contributor"),
    "partner": _("the partner"),
    "committee-member": _("the committee member"),
}
"""Whom a stop is read as, as it stands in “Go there as …”."""

STOPS = (
    Stop(
        _("What anybody may read"),
        "public",
        "state",
        ("XOR",),
        _(
            "Orsania is fictional. Of the recommendations of 2009 it agreed to publish ten; the public sees those"
            " and no trace of the others."
        ),
    ),
    Stop(
        _("A sentence opens to its source"),
        "public",
        "recommendation",
        ("XOR-2009-12",),
        _("The exact text stands first. The link below it opens the published summary at that very passage."),
    ),
    Stop(
        _("The same State, seen by the assessor"),
        "assessor",
        "state",
        ("XOR",),
        _(
            "Two visits nine years apart, every recommendation by what was last assessed, and figures as ranges: "
            "“nearly 400” is 360 to under 400, never 400."
        ),
    ),
    Stop(
        _("What waits for whom"),
        "focal-point",
        "home",
        (),
        _(
            "The first page of whoever works on cases. The focal point reads who owes what, ministry by ministry;"
            " the assessor what waits for the Directorate and what it waits for."
        ),
    ),
    Stop(
        _("Why a day is that day"),
        "assessor",
        "stage",
        ("XOR-2009", "state-response"),
        _(
            "Six months, counted from the day the State says it received the report, then extended, with the "
            "reason and the letter. The day is never stored: correct the receipt, and it moves."
        ),
    ),
    Stop(
        _("A service prepares its answer"),
        "contributor",
        "recommendation",
        ("XOR-2009-12",),
        _(
            "The Border Guard Service has written that two crossings cannot be connected before 2020. It has not "
            "passed this on: only the Service itself reads it."
        ),
        "#path",
    ),
    Stop(
        _("What the State has reported"),
        "focal-point",
        "recommendation",
        ("XOR-2009-12",),
        _(
            "Five reports in eight years, from “under way” to “largely implemented”, each with the sentence it "
            "stands on. The draft of the Border Guard Service is not among them."
        ),
        "#path",
    ),
    Stop(
        _("What the Body has found"),
        "assessor",
        "recommendation",
        ("XOR-2009-12",),
        _(
            "“Reported” is not “assessed”: the assessment says on what it rests, here what was seen on site, and "
            "cites the delegation’s own record."
        ),
        "#path",
    ),
    Stop(
        _("The assessment of 2018"),
        "assessor",
        "assessment",
        ("XOR-2018",),
        _(
            "What its mandate names, who came, whom they met; every judgement beside that of 2009; the threat as "
            "it was seen."
        ),
    ),
    Stop(
        _("The visit, day by day"),
        "partner",
        "visit",
        ("XOR-2018",),
        _(
            "The programme as the delegation was given it: what moved, what was cut short, what was changed at "
            "the last minute. What each meeting must cover stands there for the Body alone."
        ),
    ),
    Stop(
        _("Discussed before anybody left"),
        "focal-point",
        "preliminary",
        ("XOR-2018",),
        _(
            "Preliminary, not cleared: one observation agreed, one reworded with both wordings, one to which the "
            "State objects in its own words, one withdrawn."
        ),
    ),
    Stop(
        _("Then and now"),
        "assessor",
        "followup",
        ("XOR-2018",),
        _("What this follow-up must look at and why, what is new since 2009, what moved and what cannot be decided."),
    ),
    Stop(
        _("Who can help"),
        "partner",
        "assessment-promises",
        ("XOR-2018",),
        _("The delegate reads what was opened to the delegation: the needs the State agreed to, and what was offered."),
        "#needs",
    ),
    Stop(
        _("A document becomes findings"),
        "assessor",
        "new-source",
        (),
        _(
            "Give a text, a page, a Word or a PDF file. Headway marks what it proposes and why; nothing counts "
            "until a person accepts it."
        ),
    ),
    Stop(
        _("The report"),
        "assessor",
        "reports",
        ("XOR-2018",),
        _(
            "Every sentence opens to its source; what the chosen audience may not read is left out, and the "
            "drafter is told."
        ),
    ),
    Stop(
        _("A small number is masked"),
        "assessor",
        "state-part",
        ("XOR", "figures"),
        _(
            "Of 31 sentences the State shared how many each court passed: three is “fewer than 5”, and eleven is "
            "held back, or it could be worked out. The focal point reads the numbers themselves."
        ),
        "#figures",
    ),
    Stop(
        _("A second person clears it"),
        "clearer",
        "reports",
        ("XOR-2018",),
        _(
            "As the assessor, keep a report as it stands and propose to clear it; as this second person clear it;"
            " as the assessor submit it to the Committee."
        ),
        "#adoption",
    ),
    Stop(
        _("The Committee adopts it"),
        "committee-member",
        "reports",
        ("XOR-2018",),
        _(
            "Before its submission the Committee sees no report here. Then its member objects, asks for time, or "
            "records the decision; with adoption what was opened to the delegation ends."
        ),
        "#adoption",
    ),
    Stop(
        _("Proof"),
        "assessor",
        "ledger",
        (),
        _("Every change is on record with who, when and why. Verify: all hashes are recomputed while you wait."),
    ),
)


def tour(request: Request) -> HttpResponse:
    """Numbered stops; each says whom to read as, what to open and what to look for. None outside a demonstration."""
    if not is_demonstration():
        raise Http404
    known = {slug for slug, _, _ in personas(request)}
    stops = [(stop, stop.persona in known) for stop in STOPS if stop.address]
    return render(request, "web/tour.html", {"stops": stops})
