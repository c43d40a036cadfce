"""An index's export for the browser, every row made up: what a review and committees recommend to a fictional State."""

from tests.engines.intake.trackers.spreadsheets import an_xlsx

HEADINGS = [
    "OHCHR Annotation Id", "Document Symbol", "Document Publication Date", "Reccomending Body", "Type",
    "Countries Concerned", "Regions Concerned", "Themes", "Affected Persons", "Sdgs", "Text", "UPR Session",
    "UPR Reccomending States", "UPR Position",
]  # fmt: skip
ASKS = (
    "bring conditions of detention in remand prisons into line with international standards",
    "guarantee prompt access of detained persons to a lawyer from the moment of arrest",
    "investigate allegations of ill-treatment by the police promptly and impartially",
    "narrow the definition of terrorism in the Criminal Code so that it does not reach peaceful assembly",
    "train judges and prosecutors in the rights of the child",
    "adopt a law against domestic violence and open shelters in every district",
    "ensure that the data protection authority is independent and has the means it needs",
    "extend the school meals programme to rural districts",
)
MECHANISMS = (
    ("UPR", "A/HRC/XOR/9"),
    ("CAT", "CAT/C/XOR/CO/3"),
    ("CCPR", "CCPR/C/XOR/CO/4"),
    ("CEDAW", "CEDAW/C/XOR/CO/6"),
)
WAYS = ("Orsania should {}.", "The State party should {}.", "Take further steps to {}.", "Continue its efforts to {}.")


def an_export(size: int, edition: str = "") -> bytes:
    """`size` rows: the mechanisms in turn ask for the same things in their own words; the review's await a position.

    Another edition has rows of its own.
    """
    rows = []
    for number in range(size):
        body, symbol = MECHANISMS[number % 4]
        asked, lap = ASKS[(number // 4) % len(ASKS)], number // 32
        text = WAYS[number % 4].format(asked) + (f" (District {edition}{lap}.)" if lap or edition else "")
        session, states = ("46", "- Velland\n- Tarland") if body == "UPR" else ("", "")
        told = {
            "symbol": symbol, "published": 45_477, "body": f"- {body}", "type": "- Recommendations",
            "countries": "- Orsania", "regions": "", "themes": "- Detention", "affected": "",
            "sdgs": "- 16 PEACE, JUSTICE AND STRONG INSTITUTIONS", "text": text, "session": session,
            "states": states, "position": "",
        }  # fmt: skip
        rows.append([f"made-up-{edition}{number:04}", *told.values()])
    return an_xlsx(HEADINGS, *rows)
