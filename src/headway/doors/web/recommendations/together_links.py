"""Links between all that was ticked and one of them, or one other: re-issue, duplicate, merger, split; one act."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headway.casework.recommendations.linking import draw_lineages
from headway.casework.recommendations.listing import Line
from headway.casework.recommendations.models import Lineage, Recommendation
from headway.casework.recommendations.queries import visible_recommendations
from headway.casework.recommendations.rules import was_before
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.offering import offer
from headway.doors.web.parts.requests import Request
from headway.doors.web.recommendations.several import one_state, require_seat
from headway.doors.web.recommendations.together_forms import TogetherForm
from headway.foundation.access.rules import may_write

HOWS = (
    (Lineage.How.DUPLICATES, gettext_lazy("duplicate it: they ask for the same")),
    (Lineage.How.REISSUES, gettext_lazy("re-issue it: it was asked for again")),
    (Lineage.How.SUPERSEDES, gettext_lazy("supersede it: they stand in its place")),
    (Lineage.How.SPLITS, gettext_lazy("split it: each asks for a part of it")),
    (Lineage.How.MERGES, gettext_lazy("are merged in it: it asks for all of them")),
)


class LinksForm(TogetherForm):
    """To which one the others are linked, and how."""

    one = forms.ChoiceField(label=gettext_lazy("The one that the others are linked to"), required=False)
    code = forms.CharField(
        label=gettext_lazy("or another one, by its number"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("As people cite it: XOR-2009-12."),
    )
    how = forms.ChoiceField(label=gettext_lazy("The others"), choices=HOWS)

    def __init__(self, lines: Sequence[Line], data: Any, *, state: str, request: Request) -> None:
        super().__init__(data)
        self.state, self.request = state, request
        known = [(seal(line.recommendation.pk), _short(line.recommendation)) for line in lines]
        offer(self, "one", [("", _("choose")), *known])
        if len(lines) == 1:
            del self.fields["one"]
        self.take(lines)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        code, key = str(given.get("code", "")).strip(), given.get("one", "")
        self.named: Recommendation | None = self.lines[key].recommendation if key else None
        if code:
            rows = visible_recommendations(self.request.actor, self.state, drafts=True)
            rows = rows.leading_to_visible(self.request.actor, "assessment").select_related("assessment")
            self.named = rows.filter(code__iexact=code).order_by("id").first()
            if self.named is None:
                self.add_error(
                    "code",
                    _("No recommendation “%(said)s” of this State is open to you: look at its number.")
                    % {"said": code},
                )
        elif self.named is None:
            self.add_error("one" if "one" in self.fields else "code", _("Say to which one the others are linked."))
        return given

    def pairs(self) -> list[tuple[Recommendation, Recommendation]]:
        """Later and earlier of each link, of a form that is valid: what merges others comes after them.

        Of two that ask for the same the later one duplicates the earlier, whichever was named.
        """
        one, how = self.named, self.cleaned_data["how"]
        assert one is not None
        others = [line.recommendation for line in self.lines.values() if line.recommendation.pk != one.pk]
        if how == Lineage.How.MERGES:
            return [(one, other) for other in others]
        turned = [how == Lineage.How.DUPLICATES and was_before(other, one) for other in others]
        return [(one, other) if turn else (other, one) for other, turn in zip(others, turned, strict=True)]


def begin_links(request: Request, lines: Sequence[Line]) -> LinksForm:
    """The form for what was ticked. Raises NotTogether."""
    state = one_state(lines)
    rows = [line.recommendation for line in lines]
    require_seat(any(may_write(request.actor, holder=r.holder_id, compartment=state, circle=r.circle) for r in rows))
    return LinksForm(lines, request.POST or None, state=state, request=request)


def carry_out_links(request: Request, form: TogetherForm) -> str:
    """Draw the links, and say how many. Raises NotAllowed, and then none is drawn."""
    assert isinstance(form, LinksForm)
    pairs = form.pairs()
    done = draw_lineages(pairs, form.cleaned_data["how"], actor=request.actor, at=timezone.now())
    said = ngettext("%(n)s link drawn.", "%(n)s links drawn.", len(done)) % {"n": len(done)}
    left = len(pairs) - len(done)
    if left:
        more = ngettext("%(n)s was linked already.", "%(n)s were linked already.", left) % {"n": left}
        said = f"{said} {more}"
    return said


def _short(row: Recommendation) -> str:
    text = row.text if len(row.text) <= 80 else f"{row.text[:79]}…"
    return f"{row.code}: {text}"
