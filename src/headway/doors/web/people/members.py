"""The people someone looks after: listing and inviting them, ending their memberships."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say_role
from headway.doors.web.people.forms import InviteForm
from headway.doors.web.people.gates import overseers
from headway.foundation.access.accounts import end_membership
from headway.foundation.access.invitations import NotOpen, Sent, end_invitation, invite, place_of
from headway.foundation.access.models import Invitation, Membership
from headway.foundation.access.oversight import is_administrator, looks_after, may_end, may_invite
from headway.foundation.core.verdicts import NotAllowed


@overseers
def people_list(request: Request) -> HttpResponse:
    """Who holds a seat that the reader looks after, and who is asked in."""
    actor, now = request.actor, timezone.now()
    held = Membership.objects.select_related("user", "organisation__state").order_by("user__name", "user_id", "since")
    rows = [row for row in held if looks_after(actor, row)]
    open_ = Invitation.objects.open(now).select_related("organisation", "by")
    return render(
        request,
        "people/people.html",
        {
            "memberships": [(row, bool(may_end(actor, row))) for row in rows if _lasts(row, request)],
            "ended": [row for row in rows if not _lasts(row, request)],
            "invitations": [row for row in open_ if may_invite(actor, place_of(row))],
            "administrator": is_administrator(actor),
        },
    )


@overseers
def invite_page(request: Request) -> HttpResponse:
    """Ask somebody in. The link is shown once, on the page that answers, and sent if the installation sends e-mail."""
    form = InviteForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        given = form.cleaned_data
        with transaction.atomic():
            sent = invite(
                given["email"],
                given["name"],
                form.place(),
                office=given["office"],
                actor=request.actor,
                at=timezone.now(),
            )
            link = request.build_absolute_uri(reverse("web:invitation", args=[sent.secret]))
            if settings.EMAIL_URL:
                transaction.on_commit(lambda: _send(sent, link))
        context = {"invitation": sent.invitation, "link": link, "sent": bool(settings.EMAIL_URL)}
        return render(request, "people/invited.html", context)
    return render(request, "people/invite.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@overseers
def take_back(request: Request, key: UUID) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation.objects.select_related("organisation"), pk=key)
    if not may_invite(request.actor, place_of(invitation)):
        raise Http404
    try:
        end_invitation(invitation, actor=request.actor, at=timezone.now())
    except NotOpen as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("The invitation to %(address)s leads nowhere any more.") % {"address": invitation.email}
        )
    return HttpResponseRedirect(reverse("web:people"))


@require_POST
@overseers
def end(request: Request, key: UUID) -> HttpResponse:
    """End a membership as of today."""
    membership = get_object_or_404(Membership.objects.select_related("user", "organisation"), pk=key)
    if not looks_after(request.actor, membership):
        raise Http404
    try:
        end_membership(membership, actor=request.actor, at=timezone.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("%(person)s is no longer %(role)s.") % {"person": membership.user, "role": say_role(membership.role)}
        messages.success(request, said)
    return HttpResponseRedirect(reverse("web:people"))


def _lasts(row: Membership, request: Request) -> bool:
    return row.until is None or row.until > request.actor.today


def _send(sent: Sent, link: str) -> None:
    text = render_to_string("people/mail/invitation.txt", {"invitation": sent.invitation, "link": link})
    send_mail("[Headway] " + _("You are invited"), text, None, [sent.invitation.email])
