"""A comment on a draft that came as a letter: the institution its author, the user the hand, the letter the proof."""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.evidence.correspondence import page_of
from headway.casework.evidence.models import Letter
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.services import quote, sight_of
from headway.engines.exchange.returns import sent_blocks
from headway.engines.exchange.values import How, SentBlock
from headway.engines.intake.entering import find_words, may_enter_from
from headway.engines.reports.commenting_rules import may_take_back
from headway.engines.reports.models import Comment, Return, Sending
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import YES, no, require
from headway.foundation.ledger.changes import Change, changeset


class NoSuchParagraph(ValueError):
    """The version that was sent has no paragraph of that number."""


def enter_comment(
    letter: Letter,
    sending: Sending,
    *,
    words: str,
    institution: Organisation,
    matter: str,
    actor: Actor,
    at: datetime,
    number: str = "",
) -> Comment:
    """One remark of a letter on a paragraph of a draft, by its printed `number`; without one on the whole draft.

    All that one letter says on one version stands together, taken in on the day of its first remark. The words that
    prove it are quoted, so the text of the letter stays as it is. Raises NotAllowed, NotInTheLetter, NoSuchParagraph.
    """
    require(may_enter_from(actor, letter))
    require(may_take_back(actor, sending, institution))
    require(YES if letter.compartment == sending.compartment else no(_("The letter is of another State's file.")))
    block = paragraph_of(sending, number) if number else None
    text = text_of(letter.source)
    start, end = find_words(text, words)
    reason = f"a comment on {sending}, entered from the letter {letter} on behalf of {institution}"
    with changeset(actor=actor, at=at, reason=reason[:200]) as change:
        page = page_of(text, start) if letter.pages else 0
        quote(letter.source, start, end, text=text, actor=actor, at=at, page=page)
        returned = _return(change, letter, sending, institution, actor, at)
        return change.add(
            Comment(
                returned=returned,
                order=Comment.objects.unscoped("the next place in a letter's list").filter(returned=returned).count(),
                block=block.key if block else "",
                label=block.label if block else "",
                chapter=block.chapter[:300] if block else "",
                what=Comment.What.REMARK,
                text=words,
                anchored=(How.NUMBER if block else How.NONE).value,
                matter=matter,
                **sight_of(returned),
            )
        )


def paragraph_of(sending: Sending, number: str) -> SentBlock:
    """The paragraph that a version prints under a number. Raises NoSuchParagraph."""
    wanted = number.strip().strip("¶.() \u00a0")
    found = next((block for block in sent_blocks(sending) if block.label == f"¶ {wanted}"), None)
    if found is None:
        said = _("Version %(number)s has no paragraph %(paragraph)s.")
        raise NoSuchParagraph(said % {"number": sending.number, "paragraph": wanted})
    return found


def _return(
    change: Change, letter: Letter, sending: Sending, institution: Organisation, actor: Actor, at: datetime
) -> Return:
    """What the letter says on this version: what stands already, or a new return that no file brought."""
    mine = Return.objects.visible_to(actor).filter(sending=sending, source=letter.source, institution=institution)
    standing = mine.filter(withdrawn_on=None).first()
    if standing is not None:
        return standing
    file = letter.source.file or letter.source.reading
    assert file is not None, "a letter whose text is known has a file or a reading"
    return change.add(
        Return(
            sending=sending,
            source=letter.source,
            institution=institution,
            digest=file.sha256,
            received_on=letter.received_on or at.date(),
            accepted_on=at.date(),
            **sight_of(letter),
        )
    )
