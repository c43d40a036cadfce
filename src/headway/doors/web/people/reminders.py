"""Reminders by mail on or off, and the address of one's own calendar, shown once."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.people.gates import me, own_account
from headway.engines.work.calendars import calendar_for, end_links, link_of, make_link
from headway.engines.work.models import Reminding
from headway.foundation.access.models import User


def reminders_of(user: User) -> dict[str, object]:
    """What an account's page says of them."""
    row = Reminding.objects.filter(user=user).first()
    return {"by_mail": row is None or row.by_mail, "sends_mail": bool(settings.EMAIL_URL), "calendar": link_of(user)}


@require_POST
@own_account
def by_mail(request: Request) -> HttpResponse:
    """Turn one's own mails on or off."""
    wanted = request.POST.get("by_mail") == "on"
    Reminding.objects.update_or_create(user=me(request), defaults={"by_mail": wanted})
    messages.success(request, _("You are reminded by mail.") if wanted else _("You are not reminded by mail any more."))
    return HttpResponseRedirect(reverse("web:account"))


@require_POST
@own_account
def new_calendar(request: Request) -> HttpResponse:
    """A new secret address of one's calendar; the one before opens nothing any more."""
    made = make_link(me(request), at=timezone.now())
    address = request.build_absolute_uri(reverse("web:calendar", args=[made.secret]))
    return render(request, "people/calendar_made.html", {"address": address})


@require_POST
@own_account
def end_calendar(request: Request) -> HttpResponse:
    """End the address of one's calendar."""
    end_links(me(request), at=timezone.now())
    messages.success(request, _("The calendar's address opens nothing any more."))
    return HttpResponseRedirect(reverse("web:account"))


@require_safe
@limited("export")
def calendar(request: Request, secret: str) -> HttpResponse:
    """The calendar under a secret address, for a program that asks without signing in."""
    told = calendar_for(secret, at=timezone.now())
    if told is None:
        raise Http404
    return HttpResponse(told, content_type="text/calendar; charset=utf-8")
