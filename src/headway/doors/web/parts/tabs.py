"""The pages of one assessment, as tabs under its name: links, each to an address of its own."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of an assessment. `anchors` are the places it had when everything stood on one page."""

    word: str
    address: str
    is_here: bool = False
    anchors: tuple[str, ...] = ()


PAGES = (
    ("overview", gettext_noop("Overview"), "assessment", ()),
    ("then-and-now", gettext_noop("Then and now"), "followup", ("scope",)),
    ("questionnaire", gettext_noop("Questionnaire"), "questionnaire", ()),
    ("visit", gettext_noop("Visit"), "visit", ("visit",)),
    ("judgements", gettext_noop("Judgements"), "assessment-judgements", ("judgements", "threat")),
    ("recommendations", gettext_noop("Recommendations"), "assessment-recommendations", ("recommendations", "followed")),
    ("promises", gettext_noop("Promises and needs"), "assessment-promises", ("undertakings", "needs")),
    ("reports", gettext_noop("Reports"), "reports", ()),
    ("stages", gettext_noop("Stages"), "assessment-stages", ("stages",)),
)
SEATED = {"questionnaire"}
"""Pages for those who take part."""


def tabs_of(code: str, actor: Actor, here: str) -> list[Tab]:
    """The pages of an assessment that this reader may open; on its first page the others bear the old anchors."""
    return [
        Tab(_(word), reverse(f"web:{name}", args=[code]), key == here, anchors if here == "overview" else ())
        for key, word, name, anchors in PAGES
        if actor.seats or key not in SEATED
    ]
