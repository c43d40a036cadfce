"""The pages of one assessment, as tabs under its name: links, each to an address of its own."""

from dataclasses import dataclass

from django.urls import reverse

from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of an assessment. `anchors` are the places it had when everything stood on one page."""

    word: str
    address: str
    is_here: bool = False
    anchors: tuple[str, ...] = ()


PAGES = (
    ("overview", "Overview", "assessment", ()),
    ("then-and-now", "Then and now", "followup", ("scope",)),
    ("questionnaire", "Questionnaire", "questionnaire", ()),
    ("visit", "Visit", "visit", ("visit",)),
    ("judgements", "Judgements", "assessment-judgements", ("judgements", "threat")),
    ("recommendations", "Recommendations", "assessment-recommendations", ("recommendations", "followed")),
    ("promises", "Promises and needs", "assessment-promises", ("undertakings", "needs")),
    ("reports", "Reports", "reports", ()),
    ("stages", "Stages", "assessment-stages", ("stages",)),
)
SEATED = {"questionnaire"}
"""Pages for those who take part."""


def tabs_of(code: str, actor: Actor, here: str) -> list[Tab]:
    """The pages of an assessment that this reader may open; on its first page the others bear the old anchors."""
    return [
        Tab(word, reverse(f"web:{name}", args=[code]), key == here, anchors if here == "overview" else ())
        for key, word, name, anchors in PAGES
        if actor.seats or key not in SEATED
    ]
