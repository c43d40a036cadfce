"""Figures of a State that are still on one side, to be shared with small numbers masked."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headway.casework.assessments.queries import called
from headway.casework.evidence.masking import is_small_count
from headway.casework.evidence.models import Figure
from headway.casework.evidence.queries import list_unshared_figures
from headway.casework.evidence.sharing import may_share_masked, share_masked_figures
from headway.doors.web.access.consents import has_consents
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say_title
from headway.foundation.access.models import Circle
from headway.foundation.access.recipients import readable_circles
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed


def share_figures(request: Request, code: str) -> HttpResponse:
    """The figures of a State that the reader may share masked, each to be ticked; `?assessment=` keeps to one."""
    state = get_object_or_404(State, code=code)
    if not has_consents(request.actor, code):
        raise Http404
    figures = _figures(request, code)
    circles = {seal(c.pk): c for c in readable_circles(request.actor).filter(compartment=code)}
    ticked = set(request.POST.getlist("figure"))
    if request.method == "POST":
        chosen = [figure for figure in figures if seal(figure.pk) in ticked]
        circle, reason = circles.get(request.POST.get("circle", "")), request.POST.get("reason", "").strip()
        with refusals_told(request):
            if not chosen or circle is None or not reason:
                raise NotAllowed(_("Tick the figures, name their recipients, and say why in a few words."))
            share_masked_figures(chosen, circle=circle, actor=request.actor, at=timezone.now(), reason=reason)
            messages.success(
                request,
                ngettext(
                    "One figure is shared with %(circle)s; what would tell a number under five is held back.",
                    "%(count)s figures are shared with %(circle)s; what would tell a number under five is held back.",
                    len(chosen),
                )
                % {"count": len(chosen), "circle": circle},
            )
            return HttpResponseRedirect(reverse("web:share-figures", args=[code]))
    lines = [(figure, seal(figure.pk) in ticked, is_small_count(figure)) for figure in figures]
    groups = [(title, list(rows)) for title, rows in groupby(lines, key=lambda line: _title(line[0]))]
    context = {"state": state, "groups": groups, "circles": circles.values()}
    return render(request, "web/share_figures.html", context)


def _figures(request: Request, code: str) -> list[Figure]:
    named = request.GET.get("assessment", "")
    found = list_unshared_figures(request.actor, code)
    if named:
        assessment = called(named, request.actor)
        if assessment is None:
            raise Http404
        found = found.filter(assessment=assessment.pk)
    return [figure for figure in found if _may_share(request.actor, figure)]


def _may_share(actor: Actor, figure: Figure) -> bool:
    return bool(may_share_masked(actor, [figure], Circle(compartment=figure.compartment)))


def _title(figure: Figure) -> str:
    return say_title(figure.indicator) if figure.indicator else f"{figure.subject[:1].upper()}{figure.subject[1:]}"
