"""A tracker on the web: its columns mapped once, every row shown dry, applied as one act, taken back in one click."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.models import Progress
from headway.casework.recommendations.rules import SCALE
from headway.doors.web.parts.offering import said_choices
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say
from headway.engines.intake.models import QueuedFile, TrackerImport, TrackerLook, TrackerRun
from headway.engines.intake.queue.jobs import read_the_queue
from headway.engines.intake.queue.looks import begin_look, is_large, look_of, shown_of
from headway.engines.intake.queue.runs import LARGE, begin_run, clear_sentence, run_of
from headway.engines.intake.queue.working import worked_off
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.trackers.applying import (
    NotAsShown,
    NothingToWrite,
    apply_tracker,
    imports,
    keep_recipe,
    undo_import,
)
from headway.engines.intake.trackers.fields import said_plainly
from headway.engines.intake.trackers.kept import Asked
from headway.engines.intake.trackers.planning import Outcome, Planned
from headway.engines.intake.trackers.preparing import NoHeadings, Prepared, prepare_tracker
from headway.engines.intake.trackers.recipes import NotARecipe, Recipe
from headway.engines.intake.trackers.scope import holder_for
from headway.engines.intake.trackers.targets.every import TARGETS
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Side
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.scanning import NotTaken
from headway.foundation.ledger.undoing import CannotUndo

A_PAGE = 100
EVERY = 4
"""Seconds after which the page of a tracker on its way is asked for again."""


@require_http_methods(["GET", "POST"])
def tracker(request: Request, key: UUID) -> HttpResponse:
    """The mapping of one tracker and what each row would do; what is said in the form goes before what is proposed."""
    rows = QueuedFile.objects.visible_to(request.actor).select_related("file", "shown", "holder")
    item = get_object_or_404(rows, pk=key)
    if item.file is None or not request.actor.seats:
        raise Http404
    run, look = run_of(item), look_of(item)
    for busy in (run, look):
        if busy is not None and busy.is_busy:
            return _on_its_way(request, item, busy)
    applies = request.method == "POST" and request.POST.get("act") == "apply"
    try:
        kept = shown_of(item, request.actor) if is_large(item) else None
        if is_large(item) and request.method == "POST" and (kept is None or not applies):
            return _looked_through(request, item)
        if is_large(item) and kept is None:
            told = {"item": item, "unseen": True, "sentence": look.sentence if look else ""}
            return render(request, "web/intake/tracker.html", told)
        data = read_file(item.file)
        shown = kept or _prepared(request, item, data)
    except (Unreadable, NoHeadings, NotAllowed, NotARecipe, FileNotFoundError) as error:
        return render(request, "web/intake/tracker.html", {"item": item, "refused": str(error)}, status=422)
    if applies:
        problem = _changed_since(request, item, kept) or _apply(request, item, data, shown)
        if not problem:
            return redirect("web:tracker", key=item.pk)
        messages.error(request, problem)
    elif request.method == "POST":
        clear_sentence(item)
        run = None
    return render(request, "web/intake/tracker.html", {**_context(request, item, shown), "run": run})


def _changed_since(request: Request, item: QueuedFile, kept: Prepared | None) -> str:
    """A sentence where the form says something else than what was run dry beside the site."""
    if kept is None:
        return ""
    said, recipe = _said(request, item), kept.suggestion.recipe
    columns = {field: key for field, key in {**recipe.columns, **said.columns}.items() if key}
    words = {**recipe.words, **said.words}
    once = (said.date_order or recipe.date_order, said.assessment or recipe.assessment, said.as_of or recipe.as_of)
    same = (columns, words, once, said.target or recipe.target) == (
        dict(recipe.columns),
        dict(recipe.words),
        (recipe.date_order, recipe.assessment, recipe.as_of),
        recipe.target,
    )
    return "" if same else _("You have changed something above since it was looked through: press “Look again” first.")


def _looked_through(request: Request, item: QueuedFile) -> HttpResponse:
    """Let a large tracker be run dry beside the site, as the form says. Raises NotAllowed."""
    asked = Asked(_compartment(request, item), _said(request, item), request.POST.get("act") != "anew")
    with transaction.atomic():
        begin_look(item, asked, actor=request.actor, at=timezone.now())
        clear_sentence(item)
        transaction.on_commit(read_the_queue.enqueue)
    return redirect("web:tracker", key=item.pk)


def _on_its_way(request: Request, item: QueuedFile, run: TrackerRun | TrackerLook) -> HttpResponse:
    """How far a large tracker has come; the page is asked for again by itself, also without scripts."""
    looks = isinstance(run, TrackerLook)
    page = render(request, "web/intake/tracker_run.html", {"item": item, "run": run, "looks": looks})
    if "still" not in request.GET:
        page.headers["Refresh"] = str(EVERY)
    return page


@require_POST
def undo(request: Request, key: UUID) -> HttpResponse:
    """Take an import back."""
    row = get_object_or_404(TrackerImport.objects.visible_to(request.actor).select_related("source"), pk=key)
    item = QueuedFile.objects.visible_to(request.actor).filter(source=row.source_id).first()
    try:
        ended, restored = undo_import(row, actor=request.actor, at=timezone.now())
    except (CannotUndo, NotAllowed) as error:
        messages.error(request, _("It was not taken back. %(why)s") % {"why": error})
    else:
        messages.success(request, _taken_back(ended, restored))
    return redirect("web:tracker", key=item.pk) if item else redirect("web:queue")


def _prepared(request: Request, item: QueuedFile, data: bytes) -> Prepared:
    """The tracker mapped for this person. Raises Unreadable, NoHeadings, NotAllowed, NotARecipe."""
    compartment = _compartment(request, item)
    return prepare_tracker(
        read_workbook(data, name=item.name, limits=limits()),
        actor=request.actor,
        holder=holder_for(request.actor, compartment),
        compartment=compartment,
        said=_said(request, item),
        use_known=request.POST.get("act") != "anew",
    )


def _compartment(request: Request, item: QueuedFile) -> str:
    own = sorted({seat.compartment for seat in request.actor.seats} - {""})
    if item.compartment or len(own) == 1:
        return item.compartment or own[0]
    named = Assessment.objects.visible_to(request.actor).filter(code=request.POST.get("assessment", "")).first()
    if named is None and item.assessment:
        named = Assessment.objects.visible_to(request.actor).filter(pk=item.assessment).first()
    return named.compartment if named else ""


def _said(request: Request, item: QueuedFile) -> Recipe:
    """What the form says; without one, the assessment that the file was given for."""
    given = request.POST
    if "target" not in given:
        of = (
            Assessment.objects.visible_to(request.actor).filter(pk=item.assessment).first() if item.assessment else None
        )
        return Recipe("", {}, assessment=of.code if of else "")
    columns = {}
    target = given.get("target", "")
    if target in TARGETS and target == given.get("mapped_target"):
        chosen = {name.removeprefix("column:"): field for name, field in given.items() if name.startswith("column:")}
        fields = [field.name for field in TARGETS[target].fields]
        columns = {field: next((c for c, f in chosen.items() if f == field), "") for field in fields}
    words = {
        said_plainly(name.removeprefix("word:")): str(meant)
        for name, meant in given.items()
        if name.startswith("word:") and meant
    }
    return Recipe(
        target=target if target in TARGETS else "",
        columns=columns,
        words=words,
        date_order=given.get("date_order", "") if given.get("date_order") in {"dmy", "mdy"} else "",
        assessment=given.get("assessment", ""),
        as_of=given.get("as_of", "").strip(),
        basis=given.get("basis", ""),
    )


def _apply(request: Request, item: QueuedFile, data: bytes, shown: Prepared) -> str:
    """Keep the recipe and write what was shown; a sentence where that was not done."""
    name = request.POST.get("name", "").strip()[:80] or (shown.known.name if shown.known else "")
    if shown.found is None:
        return shown.refused
    if not name:
        return _("Give the recipe a name, so that next month the tracker is known again.")
    now = timezone.now()
    try:
        with transaction.atomic():
            recipe = keep_recipe(
                name,
                shown.suggestion.recipe,
                shown.signature,
                compartment=shown.scope.compartment,
                actor=request.actor,
                at=now,
            )
            if shown.found.written > LARGE:
                begin_run(item, recipe, shown.scope, shown=request.POST.get("shown", ""), total=shown.found.written)
                transaction.on_commit(read_the_queue.enqueue)
                return ""
            clear_sentence(item)
            done = apply_tracker(
                read_workbook(data, name=item.name, limits=limits()),
                recipe,
                shown.scope,
                data=data,
                name=item.name,
                shown=request.POST.get("shown", ""),
                at=now,
            )
            worked_off(item, done.source, actor=request.actor, at=now)
    except (NotAsShown, NothingToWrite, NotAllowed, NotTaken) as error:
        return str(error)
    messages.success(request, _applied(done.created, done.updated))
    return ""


def _applied(created: int, updated: int) -> str:
    told = {"created": created, "updated": updated}
    return _("Applied: %(created)s created, %(updated)s updated. You can take it back below.") % told


def _taken_back(ended: int, restored: int) -> str:
    told = {"ended": ended, "restored": restored}
    return _("Taken back: %(ended)s rows ended, %(restored)s stand as before. The ledger keeps both.") % told


def _context(request: Request, item: QueuedFile, shown: Prepared) -> dict[str, object]:
    recipe = shown.suggestion.recipe
    target = TARGETS[recipe.target]
    rows = _ordered(shown)
    wanted = request.GET.get("show", "")
    listed = [row for row in rows if row.outcome.value == wanted] if wanted in set(Outcome) else rows
    return {
        "item": item,
        "shown": shown,
        "recipe": recipe,
        "label": say(target.label),
        "targets": [(key, say(each.label)) for key, each in TARGETS.items()],
        "fields": [(field.name, say(field.label), field.required) for field in target.fields],
        "mapped": [
            (m, next((f for f, key in recipe.columns.items() if key == m.column.key), ""))
            for m in shown.suggestion.columns
        ],
        "words": sorted({*recipe.words.items(), *((word, "") for word in _unknown_words(rows))})
        if target.id == "progress"
        else [],
        "levels": [*_levels(), ("nil", _("nothing to report"))],
        "assessments": list(
            Assessment.objects.visible_to(request.actor)
            .filter(compartment=shown.scope.compartment)
            .order_by("code")
            .values_list("code", flat=True)
        ),
        "bases": _bases(request, target.id),
        "page": Paginator(listed, A_PAGE).get_page(request.GET.get("page")),
        "counts": shown.found.counts if shown.found else {},
        "wanted": wanted,
        "log": list(imports(request.actor, shown.scope.compartment)[:20]),
    }


def _levels() -> list[tuple[str, str]]:
    scale = load_catalogue().scales[SCALE]
    return [(level.id, say_level(scale.id, level.id, level.label)) for level in scale.levels]


def _bases(request: Request, target: str) -> list[tuple[str, str]]:
    """What an assessment can rest on: only the Body assesses."""
    return said_choices(Progress.Basis.choices)() if target == "progress" and request.actor.side is Side.BODY else []


def _ordered(shown: Prepared) -> list[Planned]:
    """What needs a person first: refused rows, then what would be written, then the rest."""
    order = [Outcome.REFUSED, Outcome.UPDATE, Outcome.CREATE, Outcome.UNCHANGED]
    return sorted(shown.found.rows, key=lambda row: order.index(row.outcome)) if shown.found else []


def _unknown_words(rows: list[Planned]) -> set[str]:
    """Words of the level column that rows were refused for."""
    return {row.word for row in rows if row.word}
