"""A form comes back: which one it is, what each answer would change, what contradicts what, and taking over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.engines.exchange.forms.reading import read_form
from headway.engines.exchange.forms.rules import may_take_form_back
from headway.engines.exchange.forms.sending import NothingToAsk, as_it_left, form_for
from headway.engines.exchange.forms.taking_over import keep_form, key_of, take_over, taken_over
from headway.engines.exchange.forms.values import FormAnswer, FormItem
from headway.engines.exchange.models import FormBack, FormSent
from headway.engines.exchange.returns import read_back
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.reports.models import Sending
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file


class NotOurForm(NotAllowed):
    """The file is none of the forms that were sent; the message says what to do."""


class NotAsShown(Exception):
    """What stands now is not what the person was shown."""


@dataclass(frozen=True, slots=True)
class Box:
    """One item of a form that came back. `options` is what was written, more than one where it was answered twice.

    `now` is the item as it stands today; `item` as it stood when the form left. `is_taken` once it was taken over.
    """

    item: FormItem
    now: FormItem
    options: tuple[FormAnswer, ...]
    is_taken: bool = False

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def was_changed_here(self) -> bool:
        """Whether something was entered since the form left that says something else than the form does."""
        moved = (self.now.choice, self.now.text) != (self.item.choice, self.item.text)
        return moved and all((one.choice, one.text) != (self.now.choice, self.now.text) for one in self.options)

    @property
    def is_contradictory(self) -> bool:
        """Whether a person has to choose: it was answered twice, or it stands otherwise here now."""
        return not self.is_taken and (len(self.options) > 1 or self.was_changed_here)


@dataclass(frozen=True, slots=True)
class FormPreview:
    """What a form would change, before anything is stored. Silence is no answer, and no nil return."""

    boxes: tuple[Box, ...] = ()
    as_before: tuple[FormItem, ...] = ()
    silent: tuple[FormItem, ...] = ()
    unmatched: tuple[str, ...] = ()
    refused: str = ""

    @property
    def waiting(self) -> tuple[Box, ...]:
        return tuple(box for box in self.boxes if not box.is_taken)

    @property
    def contradictory(self) -> tuple[Box, ...]:
        return tuple(box for box in self.boxes if box.is_contradictory)

    @property
    def digest(self) -> str:
        """The same as long as every waiting box says the same, here and in the file."""
        told = "\n".join(f"{box.key}|{box.now.choice}|{box.now.text}|{box.options}" for box in self.waiting)
        return sha256(told.encode()).hexdigest()[:32]


def find_form(assessment: Assessment, data: bytes, *, name: str, actor: Actor, named: FormSent | None) -> FormSent:
    """The form that a file is: the one that was named, else by its hidden mark, else by its questions.

    Raises Unreadable, NotOurForm.
    """
    returned = read_back(data, name=name)[0]
    if named is not None:
        return named
    rows = FormSent.objects.visible_to(actor).filter(assessment=assessment.pk)
    forms = list(rows.select_related("assessment", "institution", "file", "sending").order_by("-sent_on", "id"))
    marked = [form for form in forms if returned.version and form.mark == returned.version]
    if len(marked) == 1:
        return marked[0]
    if marked:
        raise NotOurForm(_went_to_several())
    drafts = Sending.objects.visible_to(actor).filter(assessment=assessment.pk, mark=returned.version)
    if returned.version and drafts.exists():
        raise NotOurForm(_("This is a draft that was sent for comments: take it in where the drafts are."))
    asking = [(_alike(form, data, actor), form) for form in forms if form.sending_id is None]
    best = max((alike for alike, _form in asking), default=0)
    if not best:
        raise NotOurForm(_("The file is none of the forms that were sent from here: say above which one it answers."))
    found = [form for alike, form in asking if alike == best]
    if len({form.institution_id for form in found}) > 1:
        raise NotOurForm(_went_to_several())
    return found[0]


def _went_to_several() -> str:
    return _("The same form went to several institutions: say above whose answers these are.")


def _alike(form: FormSent, data: bytes, actor: Actor) -> int:
    """How many items of a form have an answer in a file without its mark."""
    try:
        return len(read_form(data, as_it_left(form, actor)).answers)
    except (Unreadable, FileNotFoundError, NothingToAsk):
        return 0


def take_form_back(form: FormSent, data: bytes, *, name: str, actor: Actor, at: datetime) -> FormBack:
    """Keep a form that came back, as its institution's. Nothing in it is a row before it is taken over.

    The same file given again is the one that is here already. Raises Unreadable, NotTaken, TakenIn, NotAllowed.
    """
    require(may_take_form_back(actor, form))
    digest = sha256(data).hexdigest()
    known = FormBack.objects.visible_to(actor).filter(form=form.pk, digest=digest).first()
    if known is not None:
        return known
    with changeset(actor=actor, at=at, reason=f"a form comes back from {form.institution}"[:200]) as change:
        source = keep_form(form.assessment, data, name=name, actor=actor, at=at, institution=form.institution)
        return change.add(
            FormBack(
                form=form,
                source=source,
                institution=form.institution,
                digest=digest,
                received_on=at.date(),
                compartment=source.compartment,
                holder_id=source.holder_id,
                audience=source.audience,
                circle=source.circle,
            )
        )


def preview_of_form(back: FormBack, actor: Actor) -> FormPreview:
    """What a form that came back would change; where a kept file can no longer be read, `refused` says so."""
    form = back.form
    try:
        if back.source.file is None:
            raise FileNotFoundError
        left = as_it_left(form, actor)
        read = read_form(read_file(back.source.file), left)
        now = {item.id: item for item in form_for(form.assessment, form.asks, actor, area=form.area).items}
    except FileNotFoundError:
        return FormPreview(refused=_("The file is not held here."))
    except (Unreadable, NothingToAsk) as error:
        return FormPreview(refused=str(error))
    taken = set(taken_over(back.source, actor).values_list("proposal", flat=True))
    boxes = [
        Box(one.item, now[one.item.id], read.options(one), key_of(one.item) in taken)
        for one in read.answers
        if not (one.is_unchanged and len(read.options(one)) == 1)
    ]
    written = {box.item.id for box in boxes}
    return FormPreview(
        tuple(box for box in boxes if box.is_taken or not _stands(box)),
        tuple(one.item for one in read.answers if one.item.id not in written)
        + tuple(box.item for box in boxes if not box.is_taken and _stands(box)),
        read.unanswered,
        read.unmatched,
    )


def _stands(box: Box) -> bool:
    """Whether what came back is what stands here already."""
    return len(box.options) == 1 and (box.options[0].choice, box.options[0].text) == (box.now.choice, box.now.text)


def accept_answers(back: FormBack, chosen: Mapping[str, int], *, shown: str, actor: Actor, at: datetime) -> int:
    """Take over the chosen boxes: each one's key with the place of the answer meant; how many there were.

    `shown` is the digest of the preview that was looked at. Raises NotAsShown, NotAllowed, AlreadyDecided.
    """
    found = preview_of_form(back, actor)
    if found.digest != shown:
        raise NotAsShown(_("Since you looked, something here changed. Look again at what each answer would change."))
    answers = [
        box.options[chosen[box.key]]
        for box in found.waiting
        if box.key in chosen and 0 <= chosen[box.key] < len(box.options)
    ]
    if not answers:
        raise NotAllowed(_("Nothing was chosen: tick the answers that are to be taken over."))
    form = back.form
    return len(take_over(form.assessment, back.source, answers, actor=actor, at=at, institution=back.institution))
