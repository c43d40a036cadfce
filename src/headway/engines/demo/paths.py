"""Writing the recommendations and what became of them: lineage, release, progress, judgements."""

from itertools import groupby

from headway.casework.assessments.judging import judge
from headway.casework.assessments.models import Judgement
from headway.casework.recommendations.models import Addressee, Progress, Recommendation
from headway.casework.recommendations.services import (
    assess_progress,
    draw_lineage,
    issue_recommendation,
    report_progress,
)
from headway.engines.demo import values as told
from headway.engines.demo.desk import Desk, moment
from headway.foundation.access.models import Grant
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.ledger.changes import changeset


def write_recommendations(desk: Desk) -> None:
    """Every recommendation in the act by which its assessment issued it, the lineage, then what was released."""
    body = desk.case.frame.body
    for (code, day), rows in groupby(desk.case.recommendations, key=lambda row: (row.assessment, row.at)):
        with desk.act(body, day, f"recommendations of {code}"):
            for row in rows:
                _write_recommendation(desk, row)
    for line in desk.case.lineage:
        later, earlier = desk.recommendations[line.later], desk.recommendations[line.earlier]
        draw_lineage(later, earlier, line.how, actor=desk.actor(body), at=moment(line.at))
    for release in desk.case.frame.releases:
        _release(desk, release)
    for grant in desk.case.frame.grants:
        _grant(desk, grant)


def _write_recommendation(desk: Desk, row: told.Recommendation) -> None:
    body = desk.case.frame.body
    actor, at = desk.actor(body), moment(row.at)
    recommendation = Recommendation(
        assessment=desk.assessments[row.assessment],
        number=row.number,
        code=row.code,
        text=row.text,
        type=row.type,
        priority=row.priority,
        draft=row.draft,
        passage=desk.passage(row.source, row.text, actor, at),
        **desk.sight(body, row.audience),
    )
    desk.recommendations[row.code] = issue_recommendation(
        recommendation,
        actor=actor,
        at=at,
        areas=row.areas,
        provisions=row.provisions,
        addressees=[(a.as_printed, desk.organisations.get(a.organisation)) for a in row.addressees],
    )


def _release(desk: Desk, release: told.Release) -> None:
    """Open recommendations wider: each now rests on the passage of the document that was released."""
    body = desk.case.frame.body
    actor, at = desk.actor(body), moment(release.on)
    with changeset(actor=actor, at=at, reason=release.reason) as change:
        for code in release.recommendations:
            row = desk.recommendations[code]
            passage = desk.passage(release.source, row.text, actor, at)
            change.edit(
                row, audience=release.audience, circle=desk.sight(body, release.audience)["circle"], passage=passage
            )
            addressees = Addressee.objects.unscoped("released with their recommendation").filter(recommendation=row)
            for addressee in addressees:
                change.edit(addressee, audience=row.audience, circle=row.circle)


def _grant(desk: Desk, grant: told.Grant) -> None:
    """The focal point assigns what the Body wrote: a grant of the State's own, so not the holder's verb."""
    row, to = desk.recommendations[grant.recommendation], desk.organisations[grant.to]
    with changeset(actor=desk.actor(desk.case.frame.focal_point), at=moment(grant.on), reason=grant.why) as change:
        change.add(Grant(target=row.pk, compartment=row.compartment, organisation=to, since=grant.on, why=grant.why))


def write_progress(desk: Desk) -> None:
    """What was reported, one act for each report, and what was assessed."""
    rows = sorted(desk.case.progress, key=lambda row: (row.at, row.side, row.source))
    for (day, _side, source), group in groupby(rows, key=lambda row: (row.at, row.side, row.source)):
        for row in group:
            holder = row.holder or desk.holder_of(source)
            with desk.act(holder, day, f"progress: {desk.sources[source]}"):
                _write_progress(desk, row, holder)


def _write_progress(desk: Desk, row: told.Progress, holder: str) -> None:
    actor, at = desk.actor(holder), moment(row.at)
    progress = Progress(
        recommendation=desk.recommendations[row.recommendation],
        assessment=desk.assessments.get(row.assessment),
        scale=load_catalogue().frameworks["ct-core"].follow_up_scale,
        level=row.level,
        nil_return=row.nil_return,
        basis=row.basis,
        as_of=row.as_of,
        reason=row.quote,
        passage=desk.passage(row.source, row.quote, actor, at),
        **desk.sight(holder, row.audience),
    )
    write = assess_progress if row.side == "body" else report_progress
    write(progress, actor=actor, at=at, cites=desk.seen(row.observations))


def write_judgements(desk: Desk) -> None:
    """The levels of each assessment on the day it judged, as of its cut-off date."""
    body = desk.case.frame.body
    assessments = {row.code: row for row in desk.case.assessments}
    for row in desk.case.judgements:
        assessment = assessments[row.assessment]
        is_provision = ":" in row.target
        judgement = Judgement(
            assessment=desk.assessments[row.assessment],
            provision_id=row.target if is_provision else None,
            area_id=None if is_provision else row.target,
            axis=row.axis,
            scale=row.scale,
            level=row.level,
            rationale=row.rationale,
            uncited_because=row.uncited,
            as_of=assessment.cut_off.isoformat(),
            **desk.sight(body, row.audience),
        )
        judge(judgement, actor=desk.actor(body), at=moment(assessment.judged), cites=desk.seen(row.observations))
