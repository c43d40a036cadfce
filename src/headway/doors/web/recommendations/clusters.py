"""Clusters: recommendations of several mechanisms that one measure answers; likeness proposes, a person accepts."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from headway.casework.assessments.queries import has_file
from headway.casework.evidence.services import sight_of
from headway.casework.plans.models import Measure, MeasureAnswer
from headway.casework.plans.queries import measures_to_answer_with
from headway.casework.plans.rules import planning_seats
from headway.casework.plans.services import answer_with, create_measure
from headway.casework.recommendations.clustering import list_clusters, make_cluster, take_out
from headway.casework.recommendations.models import Cluster, ClusterMember, Recommendation
from headway.casework.recommendations.queries import visible_recommendations
from headway.casework.recommendations.rules import may_group
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.addresses import unsealed, unsealed_or_404
from headway.doors.web.parts.requests import Request
from headway.doors.web.recommendations.together import new_cluster
from headway.engines.followup.similar import propose_clusters
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed

SHOWN = 10
"""So many groups are proposed at once, the largest first; once they are decided on, the next come."""


@require_http_methods(["GET", "HEAD", "POST"])
def cluster_list(request: Request, code: str) -> HttpResponse:
    """The clusters of a State's file, and groups that are proposed by likeness until a person accepts them."""
    actor = request.actor
    state = get_object_or_404(State, code=code)
    rows = list(
        visible_recommendations(actor, code)
        .leading_to_visible(actor, "assessment")
        .select_related("assessment__body")
        .order_by("assessment__dates", "code", "id")
    )
    if not actor.seats or not (rows or has_file(actor, code)):
        raise Http404
    if request.method == "POST":
        _accept(request, rows)
        return redirect("web:clusters", code=code)
    known = list_clusters(actor, code)
    inside = {member.recommendation_id for cluster in known for member in cluster.members.all()}
    left = [row for row in rows if row.pk not in inside]
    may = bool(rows) and _may(actor, rows[0])
    context = {
        "state": state,
        "clusters": known,
        "proposed": propose_clusters(left, by=_mechanism, most=SHOWN) if may else [],
        "compared": len(left),
        "may": may,
    }
    return render(request, "web/following/clusters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def cluster_page(request: Request, key: UUID) -> HttpResponse:
    """One cluster: its members, why each belongs, and the measures that answer them; a member is taken out here.

    A measure that is there already is said to answer all of them, or a new one is planned that does.
    """
    actor = request.actor
    members = ClusterMember.objects.visible_to(actor).leading_to_visible(actor, "recommendation")
    members = members.select_related("recommendation__assessment__body").order_by("recommendation__code", "id")
    found = Cluster.objects.visible_to(actor).prefetch_related(Prefetch("members", members))
    cluster = get_object_or_404(found, pk=key)
    rows = [member.recommendation for member in cluster.members.all()]
    if request.method == "POST":
        if request.POST.get("act") == "measure":
            _answer_all(request, cluster, rows)
        elif request.POST.get("act") == "answer":
            _answer_with(request, cluster, rows)
        else:
            _take_out(request, cluster)
        return redirect("web:cluster", key=cluster.pk)
    answers = _answers(rows, actor)
    whole = {measure.pk for measure, count in answers if count == len(rows)}
    measures = [row for row in measures_to_answer_with(actor, cluster.compartment) if row.pk not in whole]
    context = {
        "cluster": cluster,
        "state": State.objects.filter(code=cluster.compartment).first(),
        "members": list(cluster.members.all()),
        "mechanisms": len({_mechanism(row) for row in rows}),
        "answers": answers,
        "measures": measures,
        "kinds": Measure.Kind.choices,
        "may": bool(may_group(actor, cluster)),
        "may_plan": bool(may_group(actor, cluster)) and bool(planning_seats(actor, cluster.compartment)),
    }
    return render(request, "web/following/cluster.html", context)


def _accept(request: Request, rows: Sequence[Recommendation]) -> None:
    """Keep a proposed group as a person leaves it: those that are ticked, under their own words."""
    given, actor = request.POST, request.actor
    wanted = unsealed_or_404(given.getlist("r"))
    chosen = {row: "" for row in rows if row.pk in wanted}
    if len(chosen) != len(wanted):
        raise Http404
    for row in chosen:
        chosen[row] = next(iter(given.getlist(f"why:{row.code}")), "")
    try:
        if not chosen:
            raise NotAllowed(_("Tick what belongs together."))
        cluster = new_cluster(actor, next(iter(chosen)), given.get("title", ""), given.get("reason", ""))
        make_cluster(cluster, chosen, actor=actor, at=timezone.now())
    except NotAllowed as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            ngettext(
                "The cluster “%(cluster)s” is kept, with %(n)s recommendation.",
                "The cluster “%(cluster)s” is kept, with %(n)s recommendations.",
                len(chosen),
            )
            % {"cluster": cluster, "n": len(chosen)},
        )


def _take_out(request: Request, cluster: Cluster) -> None:
    key = unsealed(request.POST.get("member", ""))
    member = next((one for one in cluster.members.all() if one.pk == key), None)
    if member is None:
        raise Http404
    with refusals_told(request):
        why = request.POST.get("reason", "").strip() or "it does not belong"
        take_out(member, reason=why, actor=request.actor, at=timezone.now())
        messages.success(
            request,
            _("%(recommendation)s is taken out; the ledger keeps that it was in it.")
            % {"recommendation": member.recommendation},
        )


def _answer_all(request: Request, cluster: Cluster, rows: Sequence[Recommendation]) -> None:
    """Plan one measure that answers every member."""
    title, kind = request.POST.get("title", "").strip(), request.POST.get("kind", "")
    try:
        if not title or kind not in Measure.Kind.values:
            raise NotAllowed(_("Give the measure a title and a kind."))
        seat = next(iter(planning_seats(request.actor, cluster.compartment)), request.actor.seats[0])
        columns = {**sight_of(cluster), "holder_id": seat.organisation}
        measure = Measure(title=title[:200], type=kind, **columns)
        create_measure(measure, recommendations=rows, actor=request.actor, at=timezone.now())
    except NotAllowed as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("The measure “%(measure)s” answers all %(count)s.") % {"measure": measure, "count": len(rows)}
        )


def _answer_with(request: Request, cluster: Cluster, rows: Sequence[Recommendation]) -> None:
    """Let a measure that is there answer every member, beyond those that it answers already."""
    key = unsealed(request.POST.get("measure", ""))
    measure = next((row for row in measures_to_answer_with(request.actor, cluster.compartment) if row.pk == key), None)
    if measure is None:
        raise Http404
    with refusals_told(request):
        answer_with(measure, recommendations=rows, actor=request.actor, at=timezone.now())
        messages.success(
            request, _("The measure “%(measure)s” answers all %(count)s.") % {"measure": measure, "count": len(rows)}
        )


def _may(actor: Actor, like: Recommendation) -> bool:
    return bool(may_group(actor, new_cluster(actor, like, "", "")))


def _mechanism(row: Recommendation) -> object:
    return row.assessment.body_id


def _answers(rows: Sequence[Recommendation], actor: Actor) -> list[tuple[Measure, int]]:
    """The measures that answer members, with how many each answers; the one that answers most first."""
    links = MeasureAnswer.objects.visible_to(actor).leading_to_visible(actor, "measure").select_related("measure")
    count: dict[Measure, int] = {}
    for link in links.filter(recommendation__in=[row.pk for row in rows]).order_by("measure__title", "id"):
        count[link.measure] = count.get(link.measure, 0) + 1
    return sorted(count.items(), key=lambda pair: (-pair[1], pair[0].title))
