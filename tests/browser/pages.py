"""The main pages of the demonstration, for tests that visit them all."""

READERS = {"assessor": "shared", "focal-point": "shared", "partner": "partners", "public": "public"}
"""Whom the site is read as, and for whom a report is written that they may read."""

DOCUMENTS = (
    "/queue/",
    "/states/XOR/letters/",
    "/states/XOR/letters/new/",
    "/states/XOR/letters/write/?assessment=XOR-2018",
    "/assessments/XOR-2018/notes/new/",
    "/assessments/XOR-2018/drafts/",
    "/assessments/XOR-2009/forms/",
    "/laws/XOR/",
    "/assessments/open/",
    "/assessments/XOR-2018/correct/",
)
"""Where documents come in and go out, and where an assessment begins."""


def addresses(page, persona):
    """Where the main pages are, with a source opened at a passage, its proposals, a measure and a history."""
    found = [
        "/",
        "/states/",
        "/states/XOR/",
        "/assessments/XOR-2018/",
        "/assessments/XOR-2018/then-and-now/",
        "/assessments/XOR-2018/visit/",
        "/assessments/XOR-2018/reports/",
        f"/assessments/XOR-2018/reports/follow-up/{READERS[persona]}/",
        "/recommendations/XOR-2009-12/",
        "/organisations/?q=committee",
        *(() if persona in {"public", "partner"} else ("/states/XOR/told/", "/organisations/alike/")),
        "/search/?q=border",
        "/sources/",
        "/tour/",
        "/ledger/",
    ]
    for start, pattern in (
        ("/recommendations/XOR-2009-12/", "main a.cite"),
        ("/recommendations/XOR-2009-12/", "main a[href^='/measures/']"),
        ("/recommendations/XOR-2009-12/", "main a[href^='/history/']"),
    ):
        page.goto(start)
        link = page.locator(pattern).first
        if link.count():
            found.append(link.get_attribute("href"))
    if persona != "public":
        page.goto("/organisations/?q=Interior+and+Administration")
        ministry = page.locator("#found td a").first.get_attribute("href")
        found += [ministry, f"{ministry}handover/"]
        page.goto("/assessments/XOR-2018/visit/")
        meetings = page.locator("section.part a[href^='/meetings/']").all()
        meeting = meetings[0].get_attribute("href") if meetings else ""
        if meeting:  # a delegation sees them until the report is adopted, as it is in another journey
            found += [meeting, "/assessments/XOR-2018/visit/preliminary/"]
        part = page.locator("a[href$='/meetings/new/']").first
        if part.count():
            pages = ("capture/", "cover/", "change/")
            found += ["/assessments/XOR-2018/visit/coverage/", *(f"{meeting}{name}" for name in pages)]
    if persona != "public":
        found.append("/assessments/XOR-2018/questionnaire/?section=strategy")
    if persona == "focal-point":
        page.goto("/assessments/XOR-2018/questionnaire/ministries/")
        section = page.locator("main a[href^='/sections/']").first.get_attribute("href")
        board = "/assessments/XOR-2018/questionnaire/ministries/"
        found += [board, section, "/assessments/XOR-2018/questionnaire/q-bord-01/"]
    if persona == "assessor":
        found.append("/assessments/XOR-2018/questionnaire/q-bord-01/")
        page.goto("/sources/?q=Follow-up+visit+to+the+Republic")
        source = page.locator("main td a").first.get_attribute("href")
        found += ["/sources/new/", f"{source}proposals/", *DOCUMENTS]
        found += [f"/assessments/XOR-2018/{page}/" for page in ("judging", "judging/bord-watchlists", "threat/new")]
    return found
