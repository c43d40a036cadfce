"""A case row may only point to a row that everyone who sees the first may see; checked before every writing."""

from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.foundation.access.circles import is_within, names, names_body
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no
from headway.foundation.ledger.models import Record

BOTH_SIDES = {Audience.SHARED.value, Audience.PARTNERS.value}


def keep_sight(record: Record) -> None:
    """Raise NotAllowed if a case row would point to one that some of its readers may not see."""
    if not isinstance(record, CaseRecord):
        return
    for name in pointers(type(record)):
        target = getattr(record, name)
        if target is not None:
            verdict = may_point(record, target)
            if not verdict:
                raise NotAllowed(verdict.because)


@cache
def pointers(model: type[CaseRecord]) -> tuple[str, ...]:
    """The foreign keys of a model that lead to other case rows."""
    return tuple(
        f.name
        for f in model._meta.concrete_fields
        if f.is_relation and isinstance(f.related_model, type) and issubclass(f.related_model, CaseRecord)
    )


@cache
def ways_onward(model: type[CaseRecord], *before: type[CaseRecord]) -> tuple[str, ...]:
    """The foreign keys from a row to other case rows and from those on, as `select_related` takes them.

    A way that comes to a kind of row for the second time goes on (a meeting that was moved is the new one's too), and
    ends where it comes to it for the third. Rows that only say more of another have a key for each kind of row that
    they may stand beside, too many to follow at once: theirs is followed when it is asked for.
    """
    found: list[str] = []
    if model.opened_along:
        return ()
    for name in pointers(model):
        target = model._meta.get_field(name).related_model
        assert isinstance(target, type)
        found.append(name)
        if (*before, model).count(target) <= 1:
            found += [f"{name}__{more}" for more in ways_onward(target, *before, model)]
    return tuple(found)


def may_point(row: CaseRecord, target: CaseRecord) -> Verdict:
    """Whether everyone who sees `row` may see `target`."""
    if target.audience == Audience.PUBLIC or _is_within(row, target):
        return YES
    return no(
        _(
            "this %(kind)s is for %(audience)s, but the %(other)s it points to is for %(readers)s: widen that one "
            "first, or keep this one as narrow"
        )
        % {
            "kind": kind_said(row),
            "audience": pgettext("word", row.get_audience_display()),
            "other": kind_said(target),
            "readers": pgettext("word", target.get_audience_display()),
        }
    )


def kind_said(row: CaseRecord) -> str:
    """The kind of a row as its reader's language says it; in English it is the kind itself."""
    words = row.kind.replace("-", " ")
    said = pgettext("word", words)
    return row.kind if said == words else said


def _is_within(row: CaseRecord, target: CaseRecord) -> bool:
    if row.compartment != target.compartment:
        return False
    match row.audience:
        case Audience.OWN:
            return _reaches_the_holder_of(row, target)
        case Audience.BODY:
            return _reaches_the_body_of(row, target)
        case Audience.STATE:
            return target.audience in {Audience.STATE, *BOTH_SIDES}
        case Audience.SHARED:
            return target.audience in BOTH_SIDES and _reaches_the_recipients_of(row, target)
        case Audience.PARTNERS:
            same = target.audience == Audience.PARTNERS and row.circle == target.circle
            return same and _reaches_the_recipients_of(row, target)
        case _:
            return False


def _reaches_the_holder_of(row: CaseRecord, target: CaseRecord) -> bool:
    same = row.holder_id == target.holder_id
    if row.holder.body_id:
        return same or _reaches_the_body_of(row, target)
    if row.holder.state_id:
        return same or target.audience in {Audience.STATE, *BOTH_SIDES}
    if target.audience == Audience.PARTNERS:
        return names(target.circle, row.holder_id)
    return same and target.audience == Audience.OWN


def _reaches_the_body_of(row: CaseRecord, target: CaseRecord) -> bool:
    """Whether the Body that holds a row sees the target: it holds that, too, or the target's circle names it."""
    body = row.holder.body_id
    if body is None or target.audience not in {Audience.BODY, *BOTH_SIDES}:
        return False
    if body == target.holder.body_id:
        return True
    return target.audience in BOTH_SIDES and names_body(target.circle, body)


def _reaches_the_recipients_of(row: CaseRecord, target: CaseRecord) -> bool:
    """Whether all who received a row received the target, and the Body that holds the row sees it, too."""
    if row.circle != target.circle and not is_within(row.circle, target.circle, but=target.holder.body_id):
        return False
    return row.holder.body_id is None or _reaches_the_body_of(row, target)


def narrower(first: CaseRecord, second: CaseRecord) -> CaseRecord:
    """Of two rows the one whose readers all see the other: a link between them takes its audience.

    Raises NotAllowed when neither contains the other.
    """
    if may_point(first, second):
        return first
    verdict = may_point(second, first)
    if not verdict:
        raise NotAllowed(verdict.because)
    return second
