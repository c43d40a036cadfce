"""The addresses of the API in its first version, described by /api/v1/openapi.json.

Reading: every kind of row, by State, a page at a time, and what changed since a moment. Writing: a State's report of
progress. A row that the token's owner may not see is one that never was (404). What is refused says why in `detail`.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone
from ninja import Field, NinjaAPI, Query, Schema, Status
from ninja.errors import HttpError, ValidationError

from headway.casework.recommendations.following import Told, scale_of, tell_progress
from headway.casework.recommendations.models import Recommendation
from headway.doors.api.rows import as_answers, kind_called, visible_rows
from headway.foundation.access.limits import Rate, wait_for
from headway.foundation.access.models import CaseRecord
from headway.foundation.catalogue import models as catalogue
from headway.foundation.catalogue.queries import level_labels
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.models import Revision
from headway.foundation.ledger.models.record import DoesNotFit, kinds

MOST = 500
TABLES = {
    "states": catalogue.State,
    "bodies": catalogue.Body,
    "areas": catalogue.Area,
    "instruments": catalogue.Instrument,
    "provisions": catalogue.Provision,
    "indicators": catalogue.Indicator,
    "scales": catalogue.Scale,
    "levels": catalogue.Level,
    "questions": catalogue.Question,
}
api = NinjaAPI(
    title="Headway",
    version="1",
    description="Rows of the ledger as far as the token's owner may see them.",
    docs_url=None,
    urls_namespace="api",
)
P = ParamSpec("P")
T = TypeVar("T")


class Wanted(Schema):
    """Which rows of a kind: `after` is the id of the last one that was read."""

    state: str = Field("", max_length=3, description="a State by its alpha-3 code")
    after: UUID | None = None
    changed_since: datetime | None = Field(None, description="only rows whose newest revision came in here since then")
    limit: int = Field(100, ge=1, le=MOST)


class Page(Schema):
    """Rows in the order in which they came to be; `next` is the address of those that follow, or null."""

    rows: list[dict[str, Any]]
    next: str | None


class Kind(Schema):
    kind: str
    title: str
    rows: str


class Me(Schema):
    """Who the token's owner is here, and for what the token is good."""

    name: str
    office: str
    side: str
    may_write: bool
    seats: list[dict[str, str]]


class Report(Schema):
    """What a State says it has done on a recommendation; a nil return says that it did nothing."""

    recommendation: UUID
    as_of: str = Field(description="EDTF: 2026, 2026-03, 2026-03-31")
    level: str = Field("", description="a level of the scale that its framework follows up on")
    nil_return: bool = False
    reason: str = ""


def actor_of(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]  # the middleware has named it
    return found


def in_measure(view: Callable[P, T]) -> Callable[P, T]:
    """Answer one person only so often (HEADWAY_RATES, `api`)."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        request: Any = args[0]
        actor = actor_of(request)
        who = f"user:{actor.user}" if actor.user else f"address:{request.META.get('REMOTE_ADDR', '')}"
        seconds = wait_for("api", who, Rate.read(settings.HEADWAY_RATES["api"]), timezone.now())
        if seconds:
            raise HttpError(429, f"That was often enough for now: ask again in {seconds} seconds.")
        return view(*args, **kwargs)

    return answer


@api.get("/me", response=Me, url_name="me", summary="Whose token this is")
@in_measure
def me(request: HttpRequest) -> dict[str, Any]:
    actor = actor_of(request)
    seats = [{"role": row.role.value, "side": row.side.value, "state": row.compartment} for row in actor.seats]
    writes = bool(actor.seats) and not actor.reads_only
    return {"name": actor.name, "office": actor.office, "side": actor.side, "may_write": writes, "seats": seats}


@api.get("/kinds", response=list[Kind], url_name="kinds", summary="The kinds of rows there are")
@in_measure
def kinds_listed(request: HttpRequest) -> list[dict[str, str]]:
    actor = actor_of(request)
    return [
        {"kind": kind, "title": str(model._meta.verbose_name_plural), "rows": reverse("api:rows", args=[kind])}
        for kind, model in sorted(kinds().items())
        if kind_called(kind, actor)
    ]


@api.get("/rows/{kind}", response=Page, url_name="rows", summary="Rows of one kind")
@in_measure
def rows_of(request: HttpRequest, kind: str, wanted: Query[Wanted]) -> dict[str, Any]:
    actor = actor_of(request)
    model = kind_called(kind, actor)
    if model is None:
        raise Http404
    rows = visible_rows(model, actor)
    if wanted.state:
        rows = rows.filter(compartment=wanted.state) if issubclass(model, CaseRecord) else rows.none()
    if wanted.changed_since:
        newer = Revision.objects.filter(kind=kind, changeset__recorded_at__gte=wanted.changed_since)
        rows = rows.filter(revision__in=newer.values("hash"))
    if wanted.after:
        rows = rows.filter(pk__gt=wanted.after)
    found = list(rows[: wanted.limit + 1])
    shown = found[: wanted.limit]
    following = _following(request, shown[-1].pk) if len(found) > wanted.limit else None
    return {"rows": as_answers(shown, actor), "next": following}


@api.get("/rows/{kind}/{key}", response=dict[str, Any], url_name="row", summary="One row")
@in_measure
def row(request: HttpRequest, kind: str, key: UUID) -> dict[str, Any]:
    actor = actor_of(request)
    model = kind_called(kind, actor)
    found = visible_rows(model, actor).filter(pk=key).first() if model else None
    if found is None:
        raise Http404
    return as_answers([found], actor)[0]


@api.get(
    "/catalogue/{table}", response=list[dict[str, Any]], url_name="catalogue", summary="What is known before any case"
)
@in_measure
def catalogue_table(request: HttpRequest, table: str) -> list[dict[str, Any]]:
    if table not in TABLES:
        raise Http404
    return list(TABLES[table]._default_manager.values())


@api.post("/progress", response={201: dict[str, Any]}, url_name="report-progress", summary="Report progress as a State")
@in_measure
def reported(request: HttpRequest, report: Report) -> Status[dict[str, Any]]:
    """A ministry's report is its own until it is handed in, the focal point's the State's until it is submitted."""
    actor = actor_of(request)
    about = Recommendation.objects.visible_to(actor).filter(pk=report.recommendation).first()
    if about is None:
        raise Http404
    _require_sense(report, scale_of(about))
    if actor.side is not Side.STATE:
        raise HttpError(403, "A State reports its own progress: this token's owner has no seat on its side.")
    told = Told(about, level=report.level, nil_return=report.nil_return, reason=report.reason)
    kept = tell_progress([told], as_of=report.as_of, actor=actor, at=timezone.now())
    return Status(201, as_answers(kept, actor)[0])


def _require_sense(report: Report, scale: str) -> None:
    try:
        period(report.as_of)
    except NotADate:
        raise HttpError(422, f"“{report.as_of}” is no date: write 2026, 2026-03 or 2026-03-31.") from None
    if report.level and report.level not in level_labels(scale):
        raise HttpError(422, f"“{report.level}” is no level of {scale}.")
    if bool(report.level) == report.nil_return:
        raise HttpError(422, "Give a level, or say that it is a nil return.")


def _following(request: HttpRequest, last: UUID) -> str:
    asked = request.GET.copy()
    asked["after"] = str(last)
    return f"{request.path}?{asked.urlencode()}"


@api.exception_handler(NotAllowed)
def _refused(request: HttpRequest, error: NotAllowed) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=403)


@api.exception_handler(DoesNotFit)
def _too_long(request: HttpRequest, error: DoesNotFit) -> HttpResponse:
    return api.create_response(request, {"detail": f"{error}."}, status=422)


@api.exception_handler(ValidationError)
def _malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """One sentence that names the first thing that is wrong."""
    first = error.errors[0]
    name = ".".join(str(part) for part in first["loc"][1:] if part not in {"wanted", "report"})
    return api.create_response(request, {"detail": f"{name}: {first['msg']}."}, status=422)


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": "There is nothing here."}, status=404)


def guarded(entries: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same addresses, none of them let off the check against requests forged on other sites."""
    for entry in entries:
        entry.callback.csrf_exempt = False  # type: ignore[union-attr]  # ninja lets its views off it
    return entries


urls = (guarded(api.urls[0]), *api.urls[1:])
