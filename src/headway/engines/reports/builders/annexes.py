"""What was said on the draft and did not enter it, in its authors' own words."""

from headway.engines.reports.drafting import Commented, Draft, plain
from headway.engines.reports.values import Audience, Block, Item, ItemList, Sentence
from headway.engines.reports.words import as_sentence, say_body

CONFIDENTIAL = "confidential"
TAKEN_IN = "accepted"
VERBS = {
    "fact": "would correct",
    "development": "adds as a new development",
    "disagreement": "does not agree with",
}
"""What an institution does by a comment of each kind."""


def comments(draft: Draft) -> list[Block]:
    """Comments that were not taken in, or only in part, or not decided, verbatim; never requests to keep something out.

    A later version of the draft that was sent takes the place of an earlier one.
    """
    rows = [one for one in draft.comments if one.outcome != TAKEN_IN and one.matter != CONFIDENTIAL]
    return [ItemList(tuple(Item(told_by(draft, one)) for one in rows))] if rows else []


def told_by(draft: Draft, one: Commented) -> tuple[Sentence, ...]:
    """One comment: whose, on what, in their words, what they would put there, and what the drafters decided."""
    cites, audience = (draft.cite(one.cited),), Audience(one.audience)
    place = f" ({one.place} of the draft)" if one.place else ""
    opening = f"{say_body(one.institution)} {VERBS.get(one.matter, 'comments')}{place}: {'; '.join(_words(one))}"
    sentences = [Sentence(as_sentence(opening), cites, audience=audience)]
    if one.outcome and one.reason_audience:
        because = f": {one.reason}" if one.reason else ""
        decided = f"The drafters decided: {one.outcome}{because}"
        sentences.append(plain(as_sentence(decided), [_Seen(one.audience), _Seen(one.reason_audience)]))
    return tuple(sentences)


def _words(one: Commented) -> list[str]:
    said, before, after = one.text.strip(), one.before.strip(), one.after.strip()
    words = [f"“{said}”"] if said else []
    if before and after:
        words.append(f"“{before}” to read “{after}”")
    elif after:
        words.append(f"to add “{after}”")
    elif before and not said:
        words.append(f"to strike “{before}”")
    return words


class _Seen:
    """An audience, as a sentence's grounds give it."""

    def __init__(self, audience: str) -> None:
        self.audience = audience
