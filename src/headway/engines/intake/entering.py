"""What a letter says is entered on its author's behalf: the institution is the author, the user the hand, the letter the proof.

Nobody at the ministry needs an account. The ledger names the user; the row names the institution and stands on a
passage of the letter, so that everybody can read who said it and where.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.evidence.correspondence import page_of
from headway.casework.evidence.models import Letter, Observation, Passage
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.services import observe, quote, sight_of
from headway.casework.recommendations.models import Progress, Recommendation, Undertaking
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import YES, Verdict, no, require
from headway.foundation.language.words import straightened
from headway.foundation.ledger.changes import Change, changeset


class NotInTheLetter(ValueError):
    """The words that are to prove it do not stand in the letter."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The words of the letter that say it, and the institution whose letter it is."""

    letter: Letter
    words: str
    institution: str


def may_enter_from(actor: Actor, letter: Letter) -> Verdict:
    """Whether someone may enter what a letter says: one that was received and whose text is known."""
    verdict = may_write(actor, holder=letter.holder_id, compartment=letter.compartment, circle=letter.circle)
    if not verdict:
        return verdict
    if letter.direction != Letter.Direction.IN:
        return no(_("Only what somebody else wrote is entered on their behalf."))
    if letter.source.reading_id is None:
        return no(_("Type the letter's text first: the proof is a passage of it."))
    if letter.read_by == Letter.ReadBy.MACHINE:
        return no(_("Compare the text with the scan first, and confirm it: a machine has read it."))
    return YES


def enter_progress(
    proof: Proof, recommendation: Recommendation, *, scale: str, level: str, as_of: str, nil_return: bool,
    actor: Actor, at: datetime,
) -> Progress:  # fmt: skip
    """The progress that an institution reports in a letter, as reported by the State. Raises NotAllowed, NotInTheLetter."""
    with _entering(proof, actor, at, f"progress on {recommendation}") as change:
        row = Progress(
            recommendation=recommendation,
            side=Progress.Side.STATE,
            scale=scale,
            level="" if nil_return else level,
            nil_return=nil_return,
            as_of=as_of,
            reason=proof.words,
            reported_by=proof.institution,
            passage=_passage(proof, actor, at),
            **sight_of(proof.letter),
        )
        return change.add(row)


def enter_answer(
    proof: Proof, assessment: Assessment, *, question: str, version: str, value: str, given_on: date,
    actor: Actor, at: datetime,
) -> Answer:  # fmt: skip
    """The answer that an institution gives in a letter, in the State's voice. Raises NotAllowed, NotInTheLetter."""
    with _entering(proof, actor, at, f"the answer to {question}") as change:
        row = Answer(
            assessment=assessment,
            question=question,
            question_version=version,
            voice=Answer.Voice.STATE,
            value=value,
            text=proof.words,
            given_on=given_on,
            given_by=proof.institution,
            passage=_passage(proof, actor, at),
            **sight_of(proof.letter),
        )
        return change.add(row)


def enter_observation(
    proof: Proof, *, kind: str, verb: str, actor: Actor, at: datetime, assessment: Assessment | None = None,
    areas: Iterable[str] = (),
) -> Observation:  # fmt: skip
    """What an institution says in a letter, in its voice. Raises NotAllowed, NotInTheLetter."""
    with _entering(proof, actor, at, f"what {proof.institution} says"):
        row = Observation(
            type=kind,
            text=proof.words,
            voice_who=proof.institution,
            voice_verb=verb,
            said_on=proof.letter.source.dated,
            method=Observation.Method.DOCUMENT,
            assessment=assessment.pk if assessment else None,
            **sight_of(proof.letter),
        )
        return observe(row, passages=[_passage(proof, actor, at)], actor=actor, at=at, areas=areas)


def enter_undertaking(
    proof: Proof, assessment: Assessment, *, kind: str, to: str, due_on: date | None, actor: Actor, at: datetime
) -> Undertaking:
    """What an institution asks for or promises in a letter. Raises NotAllowed, NotInTheLetter."""
    with _entering(proof, actor, at, f"what {proof.institution} asks or promises") as change:
        promised = kind == Undertaking.Kind.COMMITMENT
        said = enter_observation(
            proof,
            kind=Observation.Kind.COMMITMENT if promised else Observation.Kind.CONTEXT,
            verb="promised" if promised else "asked",
            assessment=assessment,
            actor=actor,
            at=at,
        )
        row = Undertaking(
            assessment=assessment,
            type=kind,
            by=proof.institution,
            to=to,
            as_said=proof.words,
            made_on=proof.letter.source.dated or at.date().isoformat(),
            due_on=due_on,
            observation=said,
            **sight_of(proof.letter),
        )
        return change.add(row)


@contextmanager
def _entering(proof: Proof, actor: Actor, at: datetime, what: str) -> Iterator[Change]:
    """One act in the user's name whose reason says on whose behalf."""
    require(may_enter_from(actor, proof.letter))
    require(YES if proof.institution.strip() else no(_("Say on whose behalf it is entered.")))
    reason = f"{what}, entered from the letter {proof.letter} on behalf of {proof.institution}"
    with changeset(actor=actor, at=at, reason=reason[:200]) as change:
        yield change


def _passage(proof: Proof, actor: Actor, at: datetime) -> Passage:
    text = text_of(proof.letter.source)
    start, end = find_words(text, proof.words)
    page = page_of(text, start) if proof.letter.pages else 0
    return quote(proof.letter.source, start, end, text=text, actor=actor, at=at, page=page)


def find_words(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text, however its lines are broken and its apostrophes curled. Raises NotInTheLetter."""
    pieces = straightened(words).split()
    at = _walk(straightened(text), pieces) if pieces else None
    if at is None:
        raise NotInTheLetter(_("These words do not stand in the letter: copy them from its text."))
    return at


def _walk(text: str, pieces: list[str]) -> tuple[int, int] | None:
    begin = text.find(pieces[0])
    while begin >= 0:
        at = begin
        for piece in pieces:
            while at < len(text) and text[at].isspace():
                at += 1
            if not text.startswith(piece, at):
                break
            at += len(piece)
        else:
            return begin, at
        begin = text.find(pieces[0], begin + 1)
    return None
