"""Ten minutes through the whole loop, from both sides of the table."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from headway.doors.web.personas import personas
from headway.doors.web.requests import Request


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
        return f"the {self.persona.replace('-', ' ')}"


STOPS = (
    Stop(
        "What anybody may read",
        "public",
        "state",
        ("XOR",),
        "Orsania is fictional. Of the recommendations of 2009 it agreed to publish ten; the public sees "
        "those and no trace of the others.",
    ),
    Stop(
        "A sentence opens to its source",
        "public",
        "recommendation",
        ("XOR-2009-12",),
        "The exact text stands first. The link below it opens the published summary at that very passage.",
    ),
    Stop(
        "The same State, seen by the assessor",
        "assessor",
        "state",
        ("XOR",),
        "Two visits nine years apart, every recommendation by what was last assessed, and figures as ranges: "
        "“nearly 400” is 360 to under 400, never 400.",
    ),
    Stop(
        "What waits for whom",
        "focal-point",
        "home",
        (),
        "The first page of whoever works on cases. The focal point reads who owes what, ministry by ministry; the "
        "assessor what waits for the Directorate and what it waits for.",
    ),
    Stop(
        "Why a day is that day",
        "assessor",
        "stage",
        ("XOR-2009", "state-response"),
        "Six months, counted from the day the State says it received the report, then extended, with the reason and "
        "the letter. The day is never stored: correct the receipt, and it moves.",
    ),
    Stop(
        "A service prepares its answer",
        "contributor",
        "recommendation",
        ("XOR-2009-12",),
        "The Border Guard Service has written that two crossings cannot be connected before 2020. It has not "
        "passed this on: only the Service itself reads it.",
        "#path",
    ),
    Stop(
        "What the State has reported",
        "focal-point",
        "recommendation",
        ("XOR-2009-12",),
        "Five reports in eight years, from “under way” to “largely implemented”, each with the sentence it "
        "stands on. The draft of the Border Guard Service is not among them.",
        "#path",
    ),
    Stop(
        "What the Body has found",
        "assessor",
        "recommendation",
        ("XOR-2009-12",),
        "“Reported” is not “assessed”: the assessment says on what it rests, here what was seen on site, and "
        "cites the delegation’s own record.",
        "#path",
    ),
    Stop(
        "The assessment of 2018",
        "assessor",
        "assessment",
        ("XOR-2018",),
        "What its mandate names, who came, whom they met; every judgement beside that of 2009; the threat as "
        "it was seen.",
    ),
    Stop(
        "The visit, day by day",
        "partner",
        "visit",
        ("XOR-2018",),
        "The programme as the delegation was given it: what moved, what was cut short, what was changed at the last "
        "minute. What each meeting must cover stands there for the Body alone.",
    ),
    Stop(
        "Discussed before anybody left",
        "focal-point",
        "preliminary",
        ("XOR-2018",),
        "Preliminary, not cleared: one observation agreed, one reworded with both wordings, one to which the State "
        "objects in its own words, one withdrawn.",
    ),
    Stop(
        "Then and now",
        "assessor",
        "followup",
        ("XOR-2018",),
        "What this follow-up must look at and why, what is new since 2009, what moved and what cannot be decided.",
    ),
    Stop(
        "Who can help",
        "partner",
        "assessment-promises",
        ("XOR-2018",),
        "The delegate reads what was opened to the delegation: the needs the State agreed to, and what was offered.",
        "#needs",
    ),
    Stop(
        "A document becomes findings",
        "assessor",
        "new-source",
        (),
        "Give a text, a page, a Word or a PDF file. Headway marks what it proposes and why; nothing counts "
        "until a person accepts it.",
    ),
    Stop(
        "The report",
        "assessor",
        "reports",
        ("XOR-2018",),
        "Every sentence opens to its source; what the chosen audience may not read is left out, and the "
        "drafter is told.",
    ),
    Stop(
        "A small number is masked",
        "assessor",
        "state-part",
        ("XOR", "figures"),
        "Of 31 sentences the State shared how many each court passed: three is “fewer than 5”, and eleven is held "
        "back, or it could be worked out. The focal point reads the numbers themselves.",
        "#figures",
    ),
    Stop(
        "A second person clears it",
        "clearer",
        "reports",
        ("XOR-2018",),
        "As the assessor, keep a report as it stands and propose to clear it; as this second person clear it; as the "
        "assessor submit it to the Committee.",
        "#adoption",
    ),
    Stop(
        "The Committee adopts it",
        "committee-member",
        "reports",
        ("XOR-2018",),
        "Before its submission the Committee sees no report here. Then its member objects, asks for time, or records "
        "the decision; with adoption what was opened to the delegation ends.",
        "#adoption",
    ),
    Stop(
        "Proof",
        "assessor",
        "ledger",
        (),
        "Every change is on record with who, when and why. Verify: all hashes are recomputed while you wait.",
    ),
)


def tour(request: Request) -> HttpResponse:
    """Numbered stops; each says whom to read as, what to open and what to look for."""
    known = {slug for slug, _, _ in personas(request)}
    stops = [(stop, stop.persona in known) for stop in STOPS if stop.address]
    return render(request, "web/tour.html", {"stops": stops})
