"""What is done with a selection of recommendations: positions, assignment, progress, areas, links; one act each."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_http_methods

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.casework.evidence.queries import told
from headway.casework.evidence.services import sight_of
from headway.casework.recommendations.clustering import add_to_cluster, list_clusters, make_cluster
from headway.casework.recommendations.drafting import issue_drafts, tag_areas
from headway.casework.recommendations.following import (
    assign_recommendations,
    scale_of,
    take_positions,
    tell_progress,
)
from headway.casework.recommendations.listing import Line, Wanted, lines_of, narrowed
from headway.casework.recommendations.models import Addressee, Cluster, Recommendation
from headway.casework.recommendations.positions import procedure_name
from headway.casework.recommendations.rules import answering_seat, assessing_seat, reporting_seat
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.addresses import unsealed_or_404
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.statuses import known_levels
from headway.doors.web.recommendations.several import NotTogether, first, one_state, require_seat
from headway.doors.web.recommendations.together_answers import begin_answers, carry_out_answers
from headway.doors.web.recommendations.together_forms import (
    AreasForm,
    AssignForm,
    ClusterForm,
    IssueForm,
    PositionsForm,
    ProgressForm,
    TogetherForm,
)
from headway.doors.web.recommendations.together_links import begin_links, carry_out_links
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.numbers_said import say_each

MOST = 200
OFFERED = 40


@require_http_methods(["GET", "HEAD", "POST"])
def together(request: Request) -> HttpResponse:
    """Do one thing with the recommendations that were ticked (`r`); `do` says what."""
    given = request.POST if request.method == "POST" else request.GET
    what = given.get("do", "")
    if what not in ACTS or not request.actor.seats:
        raise Http404
    lines = _chosen(request, given.getlist("r"))
    named, begin, carry_out = ACTS[what]
    title = _(named)
    if request.actor.side is Side.BODY and what == "progress":
        title = _("Assess progress")
    context = {"title": title, "do": what, "lines": lines, "back": _back(lines), "one": len(lines) == 1}
    try:
        form = begin(request, lines)
    except NotTogether as error:
        return render(request, "web/following/together.html", {**context, "refused": str(error)}, status=422)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = carry_out(request, form)
            messages.success(request, said)
            return redirect(_back(lines))
    status = 422 if request.method == "POST" else 200
    return render(request, "web/following/together.html", {**context, "form": form}, status=status)


def _chosen(request: Request, keys: Sequence[str]) -> list[Line]:
    """The recommendations that were ticked. Raises Http404 where one is not the reader's to see."""
    wanted = unsealed_or_404(keys)
    if not wanted:
        raise Http404
    rows = narrowed(request.actor, Wanted()).filter(pk__in=wanted)
    found = list(rows.select_related("assessment").prefetch_related("areas")[:MOST])
    if len(found) != len(wanted):
        raise Http404
    return lines_of(found, request.actor)


def _back(lines: Sequence[Line]) -> str:
    """Where one goes afterwards: the recommendation, or the list of what belongs to them."""
    rows = [line.recommendation for line in lines]
    if len(rows) == 1:
        return reverse("web:recommendation", args=[rows[0].code])
    cases, states = {row.assessment.code for row in rows}, {row.compartment for row in rows}
    told = {"assessment": cases.pop()} if len(cases) == 1 else {"state": states.pop()} if len(states) == 1 else {}
    return f"{reverse('web:recommendations')}?{urlencode(told)}"


def _positions(request: Request, lines: Sequence[Line]) -> PositionsForm:
    require_seat(all(answering_seat(request.actor, line.recommendation) for line in lines))
    without = [line for line in lines if line.asked is None]
    if without:
        name = procedure_name(first(without).assessment.procedure)
        codes = say_each(line.recommendation.code for line in without[:3])
        raise NotTogether(
            _("%(procedure)s has no positions (%(codes)s): report what was done instead.")
            % {"procedure": name, "codes": codes}
        )
    if len({line.recommendation.assessment.procedure for line in lines}) > 1:
        raise NotTogether(_("They follow different procedures, each with its own positions: choose those of one."))
    chosen = request.GET.get("value", "")
    return PositionsForm(lines, request.actor.today, request.POST or None, chosen)


def _take(request: Request, form: TogetherForm) -> str:
    assert isinstance(form, PositionsForm)
    on = form.cleaned_data["taken_on"]
    done = take_positions(form.taken(), on=on, actor=request.actor, at=timezone.now())
    return ngettext(
        "%(n)s position taken. The State sees it; the approver submits it to the Body.",
        "%(n)s positions taken. The State sees them; the approver submits them to the Body.",
        len(done),
    ) % {"n": len(done)}


def _progress(request: Request, lines: Sequence[Line]) -> ProgressForm:
    actor = request.actor
    one_state(lines)
    assesses = actor.side is Side.BODY
    seat_of: Callable[[Actor, Recommendation], object] = assessing_seat if assesses else reporting_seat
    require_seat(all(seat_of(actor, line.recommendation) for line in lines))
    scales = {scale_of(line.recommendation) for line in lines}
    if len(scales) > 1:
        raise NotTogether(_("They are told on different scales: choose those of one."))
    row = first(lines)
    own = {seat.organisation for seat in actor.seats}
    sources = Source.objects.visible_to(actor).filter(compartment=row.compartment)
    sources = (sources.filter(holder__in=own) if not assesses else sources).order_by("-dated", "title", "id")
    areas = [area.pk for line in lines for area in line.recommendation.areas.all()]
    seen = told(actor).filter(compartment=row.compartment, areas__in=areas, holder__in=own).distinct()
    return ProgressForm(
        lines,
        actor.today,
        request.POST or None,
        scale=scales.pop(),
        levels=known_levels(),
        assesses=assesses,
        sources=sources[:OFFERED],
        observations=seen.order_by("-said_on", "-id")[:OFFERED] if assesses else (),
        cases=_follow_ups(row, actor) if assesses else (),
        chosen=request.GET.get("value", ""),
    )


def _follow_ups(row: Recommendation, actor: Actor) -> list[Assessment]:
    """The assessments of the same Body in which a recommendation may be followed up, the newest first."""
    rows = Assessment.objects.visible_to(actor).filter(compartment=row.compartment, body=row.assessment.body_id)
    later = rows.exclude(pk=row.assessment_id).filter(dates__gte=row.assessment.dates)
    undated = rows.filter(dates="")
    return list((later | undated).order_by("-dates", "code", "id"))


def _tell(request: Request, form: TogetherForm) -> str:
    assert isinstance(form, ProgressForm)
    as_of, within = form.cleaned_data["as_of"], form.follow_up
    done = tell_progress(form.told(), as_of=as_of, within=within, actor=request.actor, at=timezone.now())
    if form.assesses:
        return ngettext("%(n)s assessment kept.", "%(n)s assessments kept.", len(done)) % {"n": len(done)}
    if done[0].audience == Audience.OWN:
        words = ngettext(
            "%(n)s report kept. Your ministry alone sees it until it is passed on.",
            "%(n)s reports kept. Your ministry alone sees them until they are passed on.",
            len(done),
        )
    else:
        words = ngettext(
            "%(n)s report kept. The State alone sees it until it is passed on.",
            "%(n)s reports kept. The State alone sees them until they are passed on.",
            len(done),
        )
    return words % {"n": len(done)}


def _assign(request: Request, lines: Sequence[Line]) -> AssignForm:
    state = one_state(lines)
    require_seat(all(answering_seat(request.actor, line.recommendation) for line in lines))
    institutions = list(Organisation.objects.filter(state=state, until="").order_by("name", "id"))
    keys = [line.recommendation.pk for line in lines]
    rows = Addressee.objects.visible_to(request.actor).filter(recommendation__in=keys).exclude(organisation=None)
    answering, succession = set(), lines_of_all()
    for row in rows.select_related("organisation"):
        assert row.organisation is not None, "those without one were left out"
        answering |= {one.pk for one in succession.answering(row.organisation) or (row.organisation,)}
    named = [row for row in institutions if row.pk in answering]
    others = [row for row in institutions if row.pk not in answering]
    return AssignForm(lines, request.POST or None, named=named, others=others)


def _give(request: Request, form: TogetherForm) -> str:
    assert isinstance(form, AssignForm)
    ministry, given = form.chosen(), form.cleaned_data
    rows = [line.recommendation for line in form.lines.values()]
    assign_recommendations(
        rows, ministry, due_on=given["due_on"], note=given["note"], actor=request.actor, at=timezone.now()
    )
    return ngettext(
        "%(n)s recommendation assigned to %(ministry)s: it stands in its work.",
        "%(n)s recommendations assigned to %(ministry)s: it stands in its work.",
        len(rows),
    ) % {"n": len(rows), "ministry": ministry}


def _issuing(request: Request, lines: Sequence[Line]) -> IssueForm:
    require_seat(all(assessing_seat(request.actor, line.recommendation) for line in lines))
    issued = [line.recommendation.code for line in lines if not line.recommendation.draft]
    if issued:
        raise NotTogether(_("These were issued already: %(codes)s.") % {"codes": say_each(issued[:3])})
    return IssueForm(lines, request.POST or None)


def _issue(request: Request, form: TogetherForm) -> str:
    rows = [line.recommendation for line in form.lines.values()]
    done = issue_drafts(rows, actor=request.actor, at=timezone.now(), reason=form.cleaned_data["reason"])
    said = ngettext(
        "%(count)d recommendation issued. Who sees it has not changed.",
        "%(count)d recommendations issued. Who sees them has not changed.",
        len(done),
    )
    return said % {"count": len(done)}


def _areas(request: Request, lines: Sequence[Line]) -> AreasForm:
    return AreasForm(lines, request.POST or None)


def _tag(request: Request, form: TogetherForm) -> str:
    rows = [line.recommendation for line in form.lines.values()]
    changed = tag_areas(rows, form.cleaned_data["areas"], actor=request.actor, at=timezone.now())
    return ngettext("Areas added to %(n)s recommendation.", "Areas added to %(n)s recommendations.", len(changed)) % {
        "n": len(changed)
    }


def _cluster(request: Request, lines: Sequence[Line]) -> ClusterForm:
    state = one_state(lines)
    return ClusterForm(lines, request.POST or None, clusters=list_clusters(request.actor, state))


def _group(request: Request, form: TogetherForm) -> str:
    assert isinstance(form, ClusterForm)
    given, actor, at = form.cleaned_data, request.actor, timezone.now()
    known = form.clusters.get(given.get("cluster", ""))
    if known is not None:
        done = add_to_cluster(known, form.members(), why=given["reason"].strip(), actor=actor, at=at)
        return ngettext(
            "%(n)s recommendation put into “%(cluster)s”.", "%(n)s recommendations put into “%(cluster)s”.", len(done)
        ) % {"n": len(done), "cluster": known}
    cluster = new_cluster(actor, first(list(form.lines.values())), given["title"], given["reason"])
    make_cluster(cluster, form.members(), actor=actor, at=at)
    return _("The cluster “%(cluster)s” is kept.") % {"cluster": cluster}


def new_cluster(actor: Actor, like: Recommendation, title: str, reason: str) -> Cluster:
    """A cluster of the side that somebody writes for, in a State's file; not kept yet."""
    side = Audience.BODY if actor.side is Side.BODY else Audience.STATE
    columns = {**sight_of(like), "holder_id": actor.seats[0].organisation, "audience": side}
    return Cluster(title=title.strip(), reason=reason.strip(), **columns)


ACTS: dict[str, tuple[str, Callable[..., TogetherForm], Callable[[Request, TogetherForm], str]]] = {
    "position": (gettext_noop("Take positions"), _positions, _take),
    "progress": (gettext_noop("Report progress"), _progress, _tell),
    "assign": (gettext_noop("Assign to a ministry"), _assign, _give),
    "areas": (gettext_noop("Add areas"), _areas, _tag),
    "issue": (gettext_noop("Issue drafts"), _issuing, _issue),
    "cluster": (gettext_noop("Put into a cluster"), _cluster, _group),
    "measure": (gettext_noop("Answer with one measure"), begin_answers, carry_out_answers),
    "link": (gettext_noop("Link them"), begin_links, carry_out_links),
}
