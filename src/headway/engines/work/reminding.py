"""Mails that remind: at most one a day to each person, of what they may see, with nothing in it that says anything."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext, override

from headway.engines.work.digest import Digest, digest_of
from headway.engines.work.finding import work_of
from headway.engines.work.models import Reminding
from headway.foundation.access.models import User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.scope import answering

log = logging.getLogger("headway.reminders")
SUBJECT = gettext_noop("[Headway] What waits for you")


def remind(*, at: datetime) -> int:
    """Send today's reminders; once more on the same day sends none twice. Nothing where no mail goes out."""
    if not settings.EMAIL_URL:
        return 0
    return sum(_remind(user, at) for user in _people())


def _people() -> Iterator[User]:
    """Whoever has an account here; the people of the demonstration have no mailbox."""
    yield from User.objects.filter(is_active=True, persona="").order_by("id").iterator()


def _remind(user: User, at: datetime) -> bool:
    day = at.date()
    row, _made = Reminding.objects.get_or_create(user=user)
    if not row.by_mail or (row.mailed_on and row.mailed_on >= day):
        return False
    with override(user.language or "en"):
        digest = digest_for(user, at, since=row)
        subject, text = _(SUBJECT), text_of(digest)
    if not digest or not _takes_the_day(user, at):
        return False
    try:
        send_mail(subject, text, None, [user.email])
    except OSError:
        log.exception("a reminder could not be sent; it is tried again with the next")
        Reminding.objects.filter(user=user).update(mailed_on=row.mailed_on)
        return False
    return True


def digest_for(user: User, at: datetime, *, since: Reminding) -> Digest:
    """What somebody is to be told, read as themselves and written down as read by nobody: they see it on no page."""
    actor = actor_of(user, today=at.date(), door="mail")
    with answering(actor):
        work = work_of(actor)
    return digest_of(work, frozenset(seat.role for seat in actor.seats), since.mailed_on)


def _takes_the_day(user: User, at: datetime) -> bool:
    """Whether this day's mail is ours to send: of two that try, one is."""
    free = Q(mailed_on=None) | Q(mailed_on__lt=at.date())
    return bool(Reminding.objects.filter(free, user=user, by_mail=True).update(mailed_on=at.date()))


def text_of(digest: Digest) -> str:
    """The mail's words."""
    parts = []
    for title, lines in (
        (_("Late for long, and told to those who lead:"), digest.escalated),
        (_("Waits for you:"), digest.mine),
        (_("You wait for:"), digest.theirs),
    ):
        if lines:
            parts += [title, *(f"- {line}" for line in lines), ""]
    if digest.unnamed:
        said = ngettext(
            "%(count)s more thing is marked and therefore not named in a mail.",
            "%(count)s more things are marked and therefore not named in a mail.",
            digest.unnamed,
        )
        parts += [said % {"count": digest.unnamed}, ""]
    read_more = _("Sign in to read more: %(address)s") % {"address": _site()}
    return "\n".join([*parts, read_more, "", _("You can turn these mails off on your account.")])


def _site() -> str:
    host = settings.HOSTS[0].lstrip(".") if settings.HOSTS else ""
    return f"{'https' if settings.HTTPS else 'http'}://{host}/" if host else _("your Headway")
