"""A comment written on the site: at its paragraph of the version sent, in the words of an institution."""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source, sight_of
from headway.engines.exchange.returns import sent_blocks
from headway.engines.exchange.values import How, SentBlock
from headway.engines.reports.commenting_rules import may_take_back, writes_for
from headway.engines.reports.matters import propose_matter
from headway.engines.reports.models import Comment, Return, Sending
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import Change, changeset


class NoSuchBlock(NotAllowed):
    """The version that was sent has no such paragraph."""


def may_write_comment(actor: Actor, sending: Sending) -> Verdict:
    """Whether someone may comment on a draft here, for their own institution."""
    institution = _institution(actor, sending)
    if institution is None:
        return no(_("You can write only for your own organisation, in the files you work on."))
    return may_take_back(actor, sending, institution)


def write_comment(
    sending: Sending, block: str, *, text: str, instead: str, matter: str, actor: Actor, at: datetime
) -> Comment:
    """One comment on a block, "" for the whole draft: a remark, or words to stand `instead` of it. Raises NotAllowed.

    Without a `matter` its kind is proposed from its words. What an institution writes on one version stands together
    and is its own until it is passed on; after that what it adds begins anew.
    """
    require(may_write_comment(actor, sending))
    if not (text.strip() or instead.strip()):
        raise NotAllowed(_("Write what you have to say, or the words that should stand there."))
    found = _block(sending, block)
    if instead.strip() and found is None:
        raise NotAllowed(_("Choose the paragraph whose words should be others."))
    institution = _institution(actor, sending)
    assert institution is not None, "the rule has just asked"
    with changeset(actor=actor, at=at, reason=f"a comment of {institution} on {sending}"[:200]) as change:
        returned = _return(change, sending, institution, actor, at)
        count = Comment.objects.visible_to(actor).filter(returned=returned.pk).count()
        whole = found.text if found and instead.strip() else ""
        return change.add(
            Comment(
                returned=returned,
                order=count,
                block=found.key if found else "",
                label=found.label if found else "",
                chapter=found.chapter[:300] if found else "",
                what=Comment.What.REPLACEMENT if whole else Comment.What.REMARK,
                before=whole,
                after=instead.strip(),
                start=0 if whole else None,
                end=len(whole) if whole else None,
                text=text.strip(),
                anchored=(How.MARK if found else How.NONE).value,
                matter=matter or propose_matter(text=text, after=instead),
                **sight_of(returned),
            )
        )


def _institution(actor: Actor, sending: Sending) -> Organisation | None:
    holder = writes_for(actor, sending.assessment)
    return Organisation.objects.filter(pk=holder).first() if holder else None


def _block(sending: Sending, key: str) -> SentBlock | None:
    if not key:
        return None
    found = next((block for block in sent_blocks(sending) if block.key == key), None)
    if found is None:
        said = _("Version %(number)s has no such paragraph: open it again.")
        raise NoSuchBlock(said % {"number": sending.number})
    return found


def _return(change: Change, sending: Sending, institution: Organisation, actor: Actor, at: datetime) -> Return:
    """What the institution has written here and not passed on yet, or a new beginning."""
    audience = Audience.BODY if actor.side is Side.BODY else Audience.OWN
    mine = Return.objects.visible_to(actor).filter(
        sending=sending.pk, institution=institution.pk, digest="", audience=audience, withdrawn_on=None
    )
    standing = mine.select_related("sending", "institution").order_by("-id").first()
    if standing is not None:
        return standing
    own = {
        "compartment": sending.compartment,
        "holder_id": institution.pk,
        "audience": audience,
        "circle": sending.assessment.circle,
    }
    title = f"Comments of {institution} on {sending}, written on the site"[:300]
    dated = at.date().isoformat()
    source = Source(type=Source.Kind.SUBMISSION, title=title, originator=institution.name, dated=dated, **own)
    keep_source(source, actor=actor, at=at)
    return change.add(
        Return(sending=sending, source=source, institution=institution, digest="", received_on=at.date(),
               accepted_on=at.date(), **own)
    )  # fmt: skip
