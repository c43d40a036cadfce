"""From a file to what a person is shown: read, known again or mapped anew, and the dry run."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from headway.engines.intake.models import TrackerRecipe
from headway.engines.intake.trackers.applying import recipes
from headway.engines.intake.trackers.cells import Refused
from headway.engines.intake.trackers.planning import Plan, Tell, plan, tables_of
from headway.engines.intake.trackers.recipes import Recipe, recipe_from, signature
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.sheets import Workbook
from headway.engines.intake.trackers.suggesting import Suggestion, suggest
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor

EMPTY = Recipe(target="", columns={})


class NoHeadings(Exception):
    """No sheet has a row that looks like headings."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A tracker with its mapping, the recipe it is read by, and what its rows would do.

    `known` is the kept recipe, if one was named or known again; `refused` says why there is no plan.
    """

    workbook: Workbook
    suggestion: Suggestion
    scope: Scope
    signature: str
    known: TrackerRecipe | None = None
    found: Plan | None = None
    refused: str = ""


def prepare_tracker(
    workbook: Workbook,
    *,
    actor: Actor,
    holder: Organisation,
    compartment: str,
    said: Recipe = EMPTY,
    recipe: TrackerRecipe | None = None,
    use_known: bool = True,
    tell: Tell | None = None,
) -> Prepared:
    """Map a workbook and run it dry. What was `said` goes before the kept recipe, that before what is proposed.

    Raises NoHeadings.
    """
    tables = tables_of(workbook)
    if not tables:
        raise NoHeadings(_("No sheet has a row of headings with rows below it: add one, and give the file again."))
    mark = signature([column.heading for table in tables for column in table.columns])
    if recipe is None and use_known:
        recipe = next((kept for kept in recipes(actor, compartment) if kept.signature == mark), None)
    kept = recipe_from(recipe.content) if recipe else EMPTY
    start = kept.with_said(target=said.target, assessment=said.assessment, as_of=said.as_of, basis=said.basis)
    scope = Scope(actor, holder, compartment, start)
    suggestion = suggest(tables, scope, start.target)
    used = suggestion.recipe if recipe is None or start.target != kept.target else kept
    used = used.with_said(
        assessment=start.assessment,
        as_of=start.as_of,
        basis=start.basis,
        date_order=said.date_order,
        columns={**used.columns, **said.columns} if said.columns else {},
        words={**used.words, **said.words} if said.words else {},
    )
    used = replace(used, columns={field: key for field, key in used.columns.items() if key})
    shown = Scope(actor, holder, compartment, used)
    prepared = Prepared(workbook, replace(suggestion, recipe=used), shown, mark, recipe)
    try:
        return replace(prepared, found=plan(workbook, shown, tell))
    except Refused as refused:
        return replace(prepared, refused=str(refused))
