"""What kind of document a source is: guessed, or as a person said."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.evidence.models import Source
from headway.engines.intake.documents.kinds import DocumentKind, Guess, guess_kind
from headway.engines.intake.layer import Document
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.messages import Message
from headway.foundation.core.verdicts import no, require
from headway.foundation.ledger.changes import changeset


def kind_of(source: Source, document: Document) -> Guess:
    """The kind a person said it is, else the guess with its reason, which stays where a person said the same."""
    guess = guess_kind(document)
    if source.document_kind in set(DocumentKind) and source.document_kind != guess.kind:
        return Guess(DocumentKind(source.document_kind), Message(gettext_noop("as somebody here said")))
    return guess


def say_kind(source: Source, kind: str, *, actor: Actor, at: datetime) -> Source:
    """Record what kind of document a source is; what was accepted stays. Raises NotAllowed."""
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    if kind not in set(DocumentKind):
        require(no(_("Choose one of the kinds of documents that are listed.")))
    with changeset(actor=actor, at=at, reason=f"{source} is a {kind}"[:200]) as change:
        return change.edit(source, document_kind=kind)
