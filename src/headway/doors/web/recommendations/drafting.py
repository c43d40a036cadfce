"""Drafting a recommendation from gaps, with earlier ones beside it; its links, and its life over the years."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from headway.casework.assessments.models import Judgement, JudgementBasis
from headway.casework.assessments.queries import called
from headway.casework.evidence.models import Observation
from headway.casework.recommendations.clustering import clusters_of
from headway.casework.recommendations.drafting import draft_recommendation, erase_lineage, next_number
from headway.casework.recommendations.models import Lineage, Recommendation
from headway.casework.recommendations.queries import visible_recommendations
from headway.casework.recommendations.rules import may_link
from headway.casework.recommendations.services import draw_lineage
from headway.doors.web.judging.workspace import may_judge_here
from headway.doors.web.parts.acting import refusals_on, refusals_told
from headway.doors.web.parts.addresses import unsealed
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say
from headway.doors.web.recommendations.drafting_forms import DraftForm
from headway.doors.web.recommendations.lives import draw_family
from headway.engines.followup.lives import family_of
from headway.engines.followup.similar import alike
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset

OFFERED = 60
COMPARED = 5_000


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Request, code: str) -> HttpResponse:
    """Draft a recommendation. `look` shows earlier ones that ask for nearly the same, and keeps nothing."""
    assessment, actor = called(code, request.actor), request.actor
    if assessment is None or not may_judge_here(request, assessment):
        raise Http404
    rows = Observation.objects.visible_to(actor).filter(compartment=assessment.compartment)
    rows = rows.filter(type=Observation.Kind.GAP).prefetch_related("areas", "provisions")
    gaps = list(rows.order_by("-said_on", "-id")[:OFFERED])
    earlier = _earlier(assessment.compartment, actor)
    looks = "look" in request.POST
    given = request.POST if request.method == "POST" else None
    chosen = _chosen(request, gaps)
    form = DraftForm(
        assessment, given, number=next_number(assessment, actor), gaps=gaps, earlier=earlier, chosen=chosen
    )
    text = request.POST.get("text", "") or " ".join(row.text for row in chosen)
    near = alike(text, earlier)
    if request.headers.get("HX-Request") and looks:
        return render(request, "web/following/alike.html", {"alike": near, "typed": text})
    if request.method == "POST" and not looks and form.is_valid():
        row = _keep(request, form)
        if row is not None:
            return redirect("web:recommendation", code=row.code)
    context = {"assessment": assessment, "form": form, "alike": near, "typed": text, "looked": looks}
    status = 422 if request.method == "POST" and not looks else 200
    return render(request, "web/following/draft.html", context, status=status)


def _chosen(request: Request, gaps: list[Observation]) -> list[Observation]:
    """The gaps that a page sent here: an observation, or those that a judgement rests on."""
    wanted = {unsealed(key) for key in request.GET.getlist("gap")}
    judged = unsealed(request.GET.get("judgement", ""))
    if judged is not None:
        found = Judgement.objects.visible_to(request.actor).filter(pk=judged).values("pk")
        bases = JudgementBasis.objects.visible_to(request.actor).filter(judgement__in=found)
        wanted |= set(bases.values_list("observation", flat=True))
    return [row for row in gaps if row.pk in wanted]


def _keep(request: Request, form: DraftForm) -> Recommendation | None:
    actor, at = request.actor, timezone.now()
    given, row = form.cleaned_data, form.recommendation()
    if Recommendation.objects.visible_to(actor).filter(assessment=row.assessment_id, code=row.code).exists():
        form.add_error("number", _("%(code)s is given already: take another number.") % {"code": row.code})
        return None
    with refusals_on(form):
        with changeset(actor=actor, at=at, reason=f"draft {row.code}"):
            draft_recommendation(
                row, actor=actor, at=at, areas=given["areas"], provisions=given["provisions"],
                addressees=form.printed(), gaps=form.cited(),
            )  # fmt: skip
            if given["how"]:
                draw_lineage(row, form.followed[given["earlier"]], given["how"], actor=actor, at=at)
        messages.success(request, _("%(row)s is drafted; only the Body sees it.") % {"row": row})
        return row
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def links(request: Request, code: str) -> HttpResponse:
    """What a recommendation came from and became, over the years; links are drawn here and taken back."""
    actor = request.actor
    found = visible_recommendations(actor, drafts=True).leading_to_visible(actor, "assessment").filter(code=code)
    row = found.select_related("assessment").order_by("id").first()
    if row is None:
        raise Http404
    if request.method == "POST":
        _change_links(request, row)
        return redirect("web:recommendation-links", code=row.code)
    family = family_of(row, actor)
    others = [one for one in _earlier(row.compartment, actor) if one.pk != row.pk]
    known = {key for later, earlier, _ in family.links if row.pk in {later, earlier} for key in (later, earlier)}
    near = [one for one in alike(row.text, others) if one.recommendation.pk not in known]
    context = {
        "recommendation": row,
        "assessment": row.assessment,
        "family": family,
        "drawing": draw_family(family, row.pk, actor.today),
        "drawn": _drawn(row, actor),
        "may_link": bool(others and may_link(actor, row, others[0], Lineage.How.MERGES)),
        "clusters": clusters_of([row], actor).get(row.pk, []) if actor.seats else [],
        "hows": Lineage.How.choices,
        "alike": near,
        "others": others,
    }
    return render(request, "web/following/links.html", context)


def _drawn(row: Recommendation, actor: Actor) -> list[Lineage]:
    """The links of one recommendation, each with both ends."""
    rows = Lineage.objects.visible_to(actor).leading_to_visible(actor, "later", "earlier")
    mine = rows.filter(later=row) | rows.filter(earlier=row)
    return list(mine.select_related("later", "earlier").order_by("id"))


def _change_links(request: Request, row: Recommendation) -> None:
    actor, at, given = request.actor, timezone.now(), request.POST
    with refusals_told(request):
        if given.get("act") == "undo":
            key = unsealed(given.get("link", ""))
            link = next((one for one in _drawn(row, actor) if one.pk == key), None)
            if link is None:
                raise Http404
            erase_lineage(link, reason=given.get("reason", "").strip() or "drawn by mistake", actor=actor, at=at)
            messages.success(request, _("The link is taken back; the ledger keeps that it was drawn."))
            return
        other = _named(given.get("other", ""), row, actor)
        later, earlier = (other, row) if given.get("direction") == "later" else (row, other)
        if any({later.pk, earlier.pk} == {one.later_id, one.earlier_id} for one in _drawn(row, actor)):
            raise NotAllowed(
                _("%(later)s and %(earlier)s are linked already: take that link back first.")
                % {"later": later, "earlier": earlier}
            )
        draw_lineage(later, earlier, given.get("how", ""), actor=actor, at=at)
        messages.success(request, f"{later} {say(given.get('how', ''))} {earlier}.")


def _named(said: str, row: Recommendation, actor: Actor) -> Recommendation:
    """The other recommendation, by its code or by the address that a page carries. Raises NotAllowed."""
    rows = visible_recommendations(actor, row.compartment, drafts=True)
    key = unsealed(said)
    found = rows.filter(pk=key).first() if key else rows.filter(code__iexact=said.strip()).order_by("id").first()
    if found is None:
        raise NotAllowed(
            _("No recommendation “%(said)s” of this State is open to you: look at its number.")
            % {"said": said.strip()[:60]}
        )
    return found


def _earlier(state: str, actor: Actor) -> list[Recommendation]:
    rows = visible_recommendations(actor, state).leading_to_visible(actor, "assessment").select_related("assessment")
    return list(rows.order_by("-assessment__dates", "code", "id")[:COMPARED])
