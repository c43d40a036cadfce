"""CaseRecord: every row of casework says whose it is and who may see it."""

from functools import lru_cache
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.query import RawQuerySet

from headway.foundation.access.condition import may_see
from headway.foundation.access.noting import note
from headway.foundation.access.scope import CaseQuery, require_scope
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.links import foreign_key
from headway.foundation.ledger.models import Record, RecordQuerySet, Sight

T = TypeVar("T", bound=models.Model, covariant=True)


class Audience(models.TextChoices):
    """The six audiences, narrowest first; none contains another but along the table in the docs."""

    OWN = "own", "its holder only"
    BODY = "body", "the assessing Body"
    STATE = "state", "the State"
    SHARED = "shared", "both sides"
    PARTNERS = "partners", "both sides and the delegation"
    PUBLIC = "public", "everyone"


class CaseQuerySet(RecordQuerySet[T]):
    """Rows of casework. A read starts with `visible_to(actor)`; the system's own reads say why with `unscoped`.

    `untouched`: nothing was asked yet but of which model.
    """

    query: CaseQuery
    untouched: bool

    def __init__(self, model: Any = None, query: Any = None, using: str | None = None, hints: Any = None) -> None:
        super().__init__(model, query or CaseQuery(model), using, hints)
        self.untouched = query is None

    def visible_to(self, actor: Actor) -> Self:
        """The rows this actor may see: one SQL condition over audience, compartment, holder, circle and grants."""
        if self.untouched and not self._hints and self._db is None:  # type: ignore[attr-defined]
            begun: Self = _begun(type(self), self.model, actor).all()  # type: ignore[assignment]
            return begun
        found = self.filter(may_see(actor))
        found.query.scoped, found.query.because = True, ""
        return found

    def leading_to_visible(self, actor: Actor, *links: str) -> Self:
        """Rows whose links lead to rows that this actor may see, too; an empty link leads nowhere and is no hindrance.

        What a ministry holds may point to what its contributors were not released: a link is no way around the policy.
        """
        found = self
        for link in links:
            target = foreign_key(self.model, link)
            related: Any = target.related_model
            visible = related.objects.visible_to(actor)
            leads = Q(**{f"{link}__in": visible.order_by().values("pk")})
            found = found.filter(leads | Q(**{link: None}) if target.null else leads)
        return found

    def with_visible(self, actor: Actor, *links: str) -> Self:
        """The same rows, each with what its links lead to where this actor may see that, and None where not."""
        return self.prefetch_related(*(self._followed(actor, link) for link in links))

    def _followed(self, actor: Actor, link: str) -> "Prefetch[str]":
        target: Any = foreign_key(self.model, link).related_model
        return Prefetch(link, target.objects.visible_to(actor))

    def unscoped(self, because: str) -> Self:
        """Every row, for the system's own work (checks, loading, verification); never for an answer to a person."""
        if not because:
            raise ValueError("say why a read needs no actor")
        found = self.all()
        found.query.scoped, found.query.because = True, because
        return found

    def raw(self, *args: Any, **kwargs: Any) -> "RawQuerySet[Any]":
        require_scope(False, self.model)
        return super().raw(*args, **kwargs)


@lru_cache(maxsize=1024)
def _begun(kind: type[CaseQuerySet[Any]], model: Any, actor: Actor) -> CaseQuerySet[Any]:
    """The rows of a model that an actor may see: made once for all reads that begin so, and never asked itself."""
    found = kind(model).filter(may_see(actor))
    found.query.scoped, found.query.because = True, ""
    return found


class FollowedQuerySet(CaseQuerySet[T]):
    """Rows reached by following a foreign key, which leads only to what the reader of the first row may see.

    Django hands the row that was followed as a hint; without one this is a case query like any other.
    """

    def __init__(self, model: Any = None, query: Any = None, using: str | None = None, hints: Any = None) -> None:
        super().__init__(model, query, using, hints)
        self._add_hints(**(hints or {}))

    def _add_hints(self, **hints: Any) -> None:
        super()._add_hints(**hints)  # type: ignore[misc]  # Django's own, unknown to the stubs
        if hints.get("instance") is not None:
            self.query.scoped = True


class CaseRecord(Record):
    """A Record of one State's case (`compartment`, ISO alpha-3), written by `holder`, seen by `audience`.

    `shared` and `partners` name their recipients: `circle` is the id of a Circle. `marking` is a label to print.
    Foreign keys are followed through `rows`: a row may only point to one that everyone who sees it may see.
    `opened_along`: rows of this kind only say more of what they point to, and are opened together with it.
    """

    read_for_somebody: ClassVar[bool] = True
    opened_along: ClassVar[bool] = False

    compartment = models.CharField(max_length=3, blank=True)
    holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.OWN)
    circle = models.UUIDField(null=True, blank=True)
    marking = models.CharField(max_length=80, blank=True)

    objects = CaseQuerySet.as_manager()
    rows = FollowedQuerySet.as_manager()

    class Meta(Record.Meta):
        abstract = True
        default_manager_name = "objects"
        base_manager_name = "rows"
        indexes = [models.Index(fields=["compartment", "audience"], name="%(class)s_sight")]

    @classmethod
    def from_db(cls, *given: Any, **named: Any) -> Self:
        row = super().from_db(*given, **named)
        note(cls.kind, row.__dict__)
        return row

    def tells_only_that_it_exists(self) -> bool:
        """Whether the row holds no content, so that it may be marked above what this installation may hold."""
        return False

    def sight(self) -> Sight:
        return Sight(self.compartment, self.audience, self.holder_id, self.circle)
