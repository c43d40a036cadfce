"""A file comes back: which version it answers, what it proposes, and the one act that makes comments of it."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.engines.exchange.forms.comment_form import is_form, preview_form
from headway.engines.exchange.likeness import words_of
from headway.engines.exchange.proposing import preview
from headway.engines.exchange.sent import blocks_of
from headway.engines.exchange.values import Preview, Proposed, Returned, SentBlock
from headway.engines.exchange.word_reading import read_returned
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.readers.reading import read
from headway.engines.reports.commenting import Draft, accept_comments
from headway.engines.reports.commenting_rules import may_take_back, writes_for
from headway.engines.reports.matters import propose_matter
from headway.engines.reports.models import Comment, Return, Sending
from headway.engines.reports.render import MEDIA_TYPES, Format
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.scanning import scanned

AGREE = 0.5
"""The share of a version's words that a file without its mark must have to be taken for it."""


class NotSent(NotAllowed):
    """The file answers no draft that was sent; the message says what to do."""


class TakenIn(Exception):
    """The very same file was taken in before; the message says when and for whom."""


def find_sending(returned: Returned, assessment: Assessment, actor: Actor) -> Sending:
    """The version that a file answers: by its hidden mark, else by its words. Raises NotSent."""
    rows = Sending.objects.visible_to(actor).filter(assessment=assessment.pk).select_related("file", "holder")
    sendings = list(rows.order_by("-sent_on", "-number"))
    marked = next((one for one in sendings if returned.version and one.mark == returned.version), None)
    if marked is not None:
        return marked
    words = set(words_of(" ".join(piece.text for piece in returned.pieces)))
    shares = [(_share(words, one), -place, one) for place, one in enumerate(sendings)]
    best = max(shares, key=lambda share: share[:2], default=None)
    if best is None or best[0] < AGREE:
        raise NotSent(
            _("The file answers no draft that was sent here: send the draft first, or give the file that came back.")
        )
    return best[2]


def _share(words: set[str], sending: Sending) -> float:
    try:
        own = set(words_of(" ".join(block.text for block in sent_blocks(sending))))
    except (Unreadable, FileNotFoundError):
        return 0.0
    return len(own & words) / len(own) if own else 0.0


def sent_blocks(sending: Sending) -> tuple[SentBlock, ...]:
    """The blocks of a version, read from the file that was kept."""
    return blocks_of(read_file(sending.file))


def read_back(data: bytes, *, name: str) -> tuple[Returned, str]:
    """What a file holds, and its plain text. Raises Unreadable."""
    document = read(data, name=name, limits=limits())
    if document.media_type != MEDIA_TYPES[Format.DOCX]:
        raise Unreadable(_("This is no Word file: give the DOCX that was sent out and came back."))
    return read_returned(data, limits()), document.text


def take_back(
    assessment: Assessment,
    data: bytes,
    *,
    name: str,
    institution: Organisation,
    actor: Actor,
    at: datetime,
) -> Return:
    """Keep a file that came back as a source. Its comments are proposed, and become rows when they are accepted.

    The institution is the author of what is in it. Raises Unreadable, NotTaken, NotSent, TakenIn, NotAllowed before
    anything is stored.
    """
    clean = scanned(data)
    returned, text = read_back(data, name=name)
    sending = find_sending(returned, assessment, actor)
    require(may_take_back(actor, sending, institution))
    holder = writes_for(actor, assessment)
    assert holder is not None, "the rule has just asked"
    draft = Return(
        sending=sending,
        institution=institution,
        received_on=at.date(),
        compartment=assessment.compartment,
        holder_id=holder,
        audience=Audience.BODY if actor.side is Side.BODY else Audience.OWN,
        circle=assessment.circle,
    )
    with changeset(actor=actor, at=at, reason=f"take in the {draft} on {sending}") as change:
        source = keep_source(_source(draft, sending, at), actor=actor, at=at, data=clean, name=name, text=text,
                             media_type=MEDIA_TYPES[Format.DOCX])  # fmt: skip
        assert source.file is not None, "it was just kept with its file"
        draft.source, draft.digest = source, source.file.sha256
        refuse_twice(draft, actor)
        return change.add(draft)


def refuse_twice(draft: Return, actor: Actor) -> None:
    """Raise TakenIn if the same file stands here already and was not withdrawn."""
    same = Return.objects.visible_to(actor).filter(sending=draft.sending_id, digest=draft.digest, withdrawn_on=None)
    first = same.select_related("institution").first()
    if first is not None:
        said = _("This very file was taken in on %(day)s for %(institution)s: withdraw that first if it was a mistake.")
        day = say_day(first.received_on)
        raise TakenIn(said % {"day": day, "institution": first.institution})


def _source(draft: Return, sending: Sending, at: datetime) -> Source:
    return Source(
        type=Source.Kind.SUBMISSION,
        title=f"Comments of {draft.institution} on {sending}"[:300],
        originator=draft.institution.name,
        dated=at.date().isoformat(),
        compartment=draft.compartment,
        holder_id=draft.holder_id,
        audience=draft.audience,
        circle=draft.circle,
    )


def preview_of(returned: Return) -> Preview:
    """What a file that was taken in proposes; where a kept file can no longer be read, a warning says so."""
    file = returned.source.file
    if returned.source.type == Source.Kind.LETTER or not returned.digest:
        return Preview(())
    if file is None:
        return Preview((), (_("The file is not held here."),))
    try:
        return _previewed(file.sha256, returned.sending.file.sha256, read_file(file), read_file(returned.sending.file))
    except (Unreadable, FileNotFoundError) as error:
        return Preview((), (_("It cannot be read: %(why)s") % {"why": error},))


def preview_file(data: bytes, *, name: str, sending: Sending) -> Preview:
    """What a file proposes, with nothing stored. Raises Unreadable."""
    return propose(data, read_back(data, name=name)[0], sent_blocks(sending))


@lru_cache(maxsize=16)
def _previewed(digest: str, sent: str, data: bytes, draft: bytes) -> Preview:
    return propose(data, read_returned(data), blocks_of(draft))


def propose(data: bytes, returned: Returned, sent: Sequence[SentBlock]) -> Preview:
    """What a file proposes: an edited draft its changes and remarks, a comment form what was written in its boxes."""
    return preview_form(data, sent) if is_form(returned.pieces) else preview(returned, sent)


def accept_return(returned: Return, *, actor: Actor, at: datetime) -> list[Comment]:
    """Make comments of everything a file proposes, in one act. Raises NotAllowed, Stale."""
    drafts = [Draft(as_comment(one), one.reply_to) for one in preview_of(returned).proposed]
    return accept_comments(returned, drafts, actor=actor, at=at)


def as_comment(one: Proposed) -> Comment:
    """The row that a proposal becomes; its kind is proposed from its words."""
    block = one.block
    return Comment(
        block=block.key if block else "",
        label=block.label if block else one.near[:60],
        chapter=block.chapter[:300] if block else "",
        what=one.what,
        before=one.before,
        after=one.after,
        text=one.text,
        start=one.start if one.start >= 0 else None,
        end=one.end if one.start >= 0 else None,
        anchored=one.how.value,
        tracked=one.tracked,
        moved=one.moved,
        matter=propose_matter(text=one.text, after=one.after),
    )
