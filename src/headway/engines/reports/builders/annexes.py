"""What was said on the draft and did not enter it, in its authors' own words."""

from django.utils.translation import gettext as _

from headway.engines.reports.drafting import Commented, Draft, plain
from headway.engines.reports.values import Audience, Block, Item, ItemList, Sentence
from headway.engines.reports.words import as_sentence, quoted, say_body, term
from headway.foundation.core.numbers_said import say_apart

CONFIDENTIAL = "confidential"
TAKEN_IN = "accepted"


def comments(draft: Draft) -> list[Block]:
    """Comments that were not taken in, or only in part, or not decided, verbatim; never requests to keep something out.

    A later version of the draft that was sent takes the place of an earlier one.
    """
    rows = [one for one in draft.comments if one.outcome != TAKEN_IN and one.matter != CONFIDENTIAL]
    return [ItemList(tuple(Item(told_by(draft, one)) for one in rows))] if rows else []


def told_by(draft: Draft, one: Commented) -> tuple[Sentence, ...]:
    """One comment: whose, on what, in their words, what they would put there, and what the drafters decided."""
    cites, audience = (draft.cite(one.cited),), Audience(one.audience)
    place = " " + _("(%(place)s of the draft)") % {"place": one.place} if one.place else ""
    told = {"who": say_body(one.institution), "place": place, "words": say_apart(_words(draft, one))}
    opening = _form(one.matter) % told
    sentences = [Sentence(as_sentence(opening), cites, audience=audience)]
    if one.outcome and one.reason_audience:
        because = f": {draft.said(one.reason)}" if one.reason else ""
        decided = _("The drafters decided: %(outcome)s") % {"outcome": f"{term(one.outcome)}{because}"}
        sentences.append(plain(as_sentence(decided), [_Seen(one.audience), _Seen(one.reason_audience)]))
    return tuple(sentences)


def _form(matter: str) -> str:
    """What an institution does by a comment of each kind."""
    match matter:
        case "fact":
            return _("%(who)s would correct%(place)s: %(words)s")
        case "development":
            return _("%(who)s adds as a new development%(place)s: %(words)s")
        case "disagreement":
            return _("%(who)s does not agree with%(place)s: %(words)s")
        case _:
            return _("%(who)s comments%(place)s: %(words)s")


def _words(draft: Draft, one: Commented) -> list[str]:
    said, before, after = one.text.strip(), one.before.strip(), one.after.strip()
    words = [_kept(draft, said)] if said else []
    if before and after:
        words.append(_("%(before)s to read %(after)s") % {"before": quoted(before), "after": _kept(draft, after)})
    elif after:
        words.append(_("to add %(words)s") % {"words": _kept(draft, after)})
    elif before and not said:
        words.append(_("to strike %(words)s") % {"words": quoted(before)})
    return words


def _kept(draft: Draft, text: str) -> str:
    """An institution's words to the letter, with the language they stand in where it is another one."""
    words, mark = draft.words(text)
    return f"{quoted(words)}{mark}"


class _Seen:
    """An audience, as a sentence's grounds give it."""

    def __init__(self, audience: str) -> None:
        self.audience = audience
