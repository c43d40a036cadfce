"""The letter that goes with a report: from the Body to the State, formal, and short."""

from headway.engines.reports.drafting import Draft, plain
from headway.engines.reports.values import Block, Paragraph
from headway.engines.reports.words import say_count, say_period
from headway.foundation.core.dates import say_day


def opening(draft: Draft) -> list[Block]:
    """Who writes to whom about which visit."""
    case = draft.comparison.case
    visit = f" of {say_period(case.dates)}" if case.dates else ""
    on_behalf = f" on behalf of the {case.on_behalf_of}" if case.on_behalf_of else ""
    sentences = [
        plain(f"The {case.body} presents its compliments to {case.state_name}.", [case]),
        plain(f"It refers to the visit{visit}, which it carried out{on_behalf}.", [case]),
    ]
    if case.cut_off:
        sentences.append(plain(f"What it says below states the position on {say_day(case.cut_off)}.", [case]))
    return [Paragraph((sentence,), numbered=False) for sentence in sentences]


def closing(draft: Draft) -> list[Block]:
    """What is asked of the State, and the courtesies."""
    rows = draft.comparison.issued_now
    case = draft.comparison.case
    blocks: list[Block] = []
    if rows:
        asked = f"It would be grateful for the State’s views on the {say_count(len(rows), 'recommendation')} above."
        blocks.append(Paragraph((plain(asked, rows),), numbered=False))
    blocks.append(
        Paragraph(
            (plain(f"The {case.body} avails itself of this opportunity to renew the assurances of its highest "
                   "consideration.", [case]),),
            numbered=False,
        )
    )  # fmt: skip
    return blocks
