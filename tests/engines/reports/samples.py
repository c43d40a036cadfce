"""Reports to test with: small, fictional, each with what could leak or break."""

from headway.engines.reports.values import (
    Audience,
    Basis,
    Block,
    Cell,
    Citation,
    Fact,
    Facts,
    Heading,
    Item,
    ItemList,
    LeftOutNote,
    Note,
    Paragraph,
    RangeRow,
    Ranges,
    Report,
    Row,
    Sentence,
    Sources,
    Status,
    Table,
)
from headway.foundation.core.intervals import at_most, between, more_than

VISIT = Citation(
    key="passage-1",
    label="Visit report (2009)",
    title="Report on the initial visit to Orsania",
    issuer="the Directorate",
    dated="October 2009",
    page="12",
    quote="Border posts were not connected.",
    url="/sources/visit-2009#p-1",
    source="visit-2009",
)
LETTER = Citation(
    key="passage-2",
    label="Progress report (2016)",
    title="Progress report of the Republic of Orsania",
    issuer="Ministry of Foreign Affairs",
    dated="3 March 2016",
    page="3",
    quote="The law was amended.",
    url="/sources/letter-2016#p-2",
    source="letter-2016",
)


def said(text: str, *citations: Citation, audience: Audience = Audience.PUBLIC) -> Sentence:
    return Sentence(text, citations or (VISIT,), audience=audience)


def plain(text: str) -> Sentence:
    return Sentence(text, basis=Basis.STRUCTURAL)


def a_report(*blocks: Block, **fields: object) -> Report:
    given = {"kind": "follow-up", "title": "Follow-up report", "state": "Republic of Orsania", **fields}
    return Report(blocks=blocks, **given)


def a_table(rows: int = 3) -> Table:
    lines = tuple(
        Row((Cell((plain(f"XOR-2009-{n:02}"),), heading=True), Cell((said("Connect the border posts."),))))
        for n in range(1, rows + 1)
    )
    return Table("Recommendations", ("No.", "Recommendation"), lines, (1, 4))


def a_full_report(**fields: object) -> Report:
    """One block of every kind."""
    return a_report(
        Facts((Fact("State", (plain("Republic of Orsania"),)), Fact("Visit", (said("23 to 25 July 2018"),)))),
        Heading("Summary", key="summary"),
        Paragraph((said("Border posts were not connected."), said("The law was amended.", LETTER))),
        ItemList((Item((said("first"),)), Item((said("second", LETTER),)))),
        Heading("Recommendations", key="recommendations"),
        Heading("Borders", level=2, key="borders"),
        a_table(),
        Heading("Figures", key="figures"),
        Ranges(
            "Persons who travelled",
            "persons",
            (
                RangeRow("Travelled", "2018", between(900, 1000), said("“almost one thousand”")),
                RangeRow("Unaccounted for", "2018", at_most(365), Sentence("Computed", basis=Basis.COMPUTED), True),
                RangeRow("Stopped", "2016", more_than(200), said("“more than 200”", LETTER)),
            ),
        ),
        Note((plain("Figures are kept as said."),)),
        Heading("Sources", key="sources"),
        Sources(),
        LeftOutNote(),
        **{"marking": "RESTRICTED", "status": Status.DRAFT, "dated": "25 July 2018", **fields},
    )
