"""The letter that goes with a report: from the Body to the State, formal, and short."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headway.engines.reports.drafting import Draft, plain
from headway.engines.reports.values import Block, Paragraph
from headway.engines.reports.words import say_small
from headway.foundation.core.days_said import say_day, say_period


def opening(draft: Draft) -> list[Block]:
    """Who writes to whom about which visit."""
    case = draft.comparison.case
    visit = _(" of %(dates)s") % {"dates": say_period(case.dates)} if case.dates else ""
    on_behalf = _(" on behalf of the %(body)s") % {"body": case.on_behalf_of} if case.on_behalf_of else ""
    greeting = _("The %(body)s presents its compliments to %(state)s.") % {"body": case.body, "state": draft.state}
    refers = _("It refers to the visit%(visit)s, which it carried out%(on_behalf)s.")
    sentences = [
        plain(greeting, [case]),
        plain(refers % {"visit": visit, "on_behalf": on_behalf}, [case]),
    ]
    if case.cut_off:
        position = _("What it says below states the position on %(day)s.") % {"day": say_day(case.cut_off)}
        sentences.append(plain(position, [case]))
    return [Paragraph((sentence,), numbered=False) for sentence in sentences]


def closing(draft: Draft) -> list[Block]:
    """What is asked of the State, and the courtesies."""
    rows = draft.comparison.issued_now
    case = draft.comparison.case
    blocks: list[Block] = []
    if rows:
        asked = ngettext(
            "It would be grateful for the State’s views on the %(count)s recommendation above.",
            "It would be grateful for the State’s views on the %(count)s recommendations above.",
            len(rows),
        ) % {"count": say_small(len(rows))}
        blocks.append(Paragraph((plain(asked, rows),), numbered=False))
    courtesy = _("The %(body)s avails itself of this opportunity to renew the assurances of its highest consideration.")
    blocks.append(Paragraph((plain(courtesy % {"body": case.body}, [case]),), numbered=False))
    return blocks
