"""The public part of an adopted report: begun by the Body, chosen by both sides, agreed by the State, published, ended.

The State agrees to one version: to its choices, whether omissions are marked, in which language, where and from when.
Whatever changes afterwards needs its agreement again. What is published is kept as a file of its own; the whole report
is no wider than before, and nothing in the public row leads to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256

from django.utils.translation import get_language_info, override, pgettext
from django.utils.translation import gettext as _

from headway.engines.reports.leaks import Finding, find_leaks
from headway.engines.reports.models import Edition, LookedAt, Publication, PublicationPart
from headway.engines.reports.partial import KEEP, Choice, Part, What, compose, parts_of
from headway.engines.reports.publishing_rules import (
    may_agree,
    may_choose,
    may_end,
    may_prepare,
    may_publish,
    seat_of_the_state,
    wants_second,
)
from headway.engines.reports.render import Format, render
from headway.engines.reports.stored import MEDIA_TYPE, from_bytes, to_bytes
from headway.engines.reports.values import Report
from headway.engines.reports.words import quoted
from headway.foundation.access.consenting import CANNOT_BE_RECALLED, may_consent
from headway.foundation.access.models import Audience, Circle, Consent
from headway.foundation.access.opening import close_to, open_to
from headway.foundation.access.services import circle_for
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.files import read_file, store_file
from headway.foundation.ledger.scanning import written_here

CARRYING_OUT = "what the act was allowed for is carried out as a whole"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A public version as it stands: the whole report, its parts, what was chosen, the version, what it gives away.

    `digest` says which version it is: the choices, how omissions are told, the language, the place and the day.
    """

    publication: Publication
    report: Report
    parts: list[Part]
    rows: Mapping[str, PublicationPart]
    version: Report
    findings: list[Finding]
    answered: Mapping[str, LookedAt]
    digest: str

    @property
    def open_findings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.key not in self.answered]

    @property
    def is_agreed(self) -> bool:
        return bool(self.publication.agreed_as) and self.publication.agreed_as == self.digest

    def count(self, what: str) -> int:
        """How many parts are kept, left out or replaced."""
        choices = [self.rows[part.key].choice if part.key in self.rows else What.KEPT.value for part in self.parts]
        return choices.count(what)


def prepare_publication(edition: Edition, *, actor: Actor, at: datetime) -> Publication:
    """Begin the public version of an adopted report: everything is kept until something is chosen.

    Raises NotAllowed.
    """
    require(may_prepare(actor, edition))
    assessment = edition.assessment
    report = _whole(edition)
    with changeset(actor=actor, at=at, reason=f"prepare the public version of the {edition}") as change:
        name = f"{assessment}: both sides"
        both = circle_for(assessment, Circle.Purpose.SHARED, name=name, change=change, at=at)
        return change.add(
            Publication(
                assessment=assessment.pk,
                edition=edition.pk,
                code=assessment.code,
                report=edition.report,
                title=report.title[:300],
                language=report.language,
                compartment=edition.compartment,
                holder_id=edition.holder_id,
                audience=Audience.SHARED,
                circle=assessment.circle or both.pk,
            )
        )


def prepared(publication: Publication, edition: Edition, actor: Actor | None) -> Prepared:
    """The version as it stands now, with what it would give away. The actor may see both rows.

    None for the installation's own work: an act that was allowed is carried out.
    """
    rows = _chosen(publication, actor)
    answers = LookedAt.objects
    found = answers.visible_to(actor) if actor else answers.unscoped(CARRYING_OUT)
    found = found.filter(publication=publication.pk)
    report = _whole(edition)
    choices = {key: Choice(What(row.choice), row.words) for key, row in rows.items()}
    version = compose(report, choices, marked=publication.marked)
    findings = find_leaks(report, version, choices, marked=publication.marked)
    answered = {row.finding: row for row in found}
    digest = _digest(publication, rows)
    return Prepared(publication, report, parts_of(report), rows, version, findings, answered, digest)


def set_terms(
    publication: Publication, *, marked: bool, place: str, public_from: date | None, actor: Actor, at: datetime
) -> Publication:
    """Say whether omissions are marked, where it is published and from when. Raises NotAllowed, Stale."""
    require(may_choose(actor, publication))
    with changeset(actor=actor, at=at, reason=f"say how the {publication} is published") as change:
        return change.edit(publication, marked=marked, place=place.strip()[:200], public_from=public_from)


def choose_parts(
    publication: Publication,
    edition: Edition,
    choices: Mapping[str, Choice],
    *,
    reason: str,
    actor: Actor,
    at: datetime,
) -> list[PublicationPart]:
    """Choose what becomes of some parts; those that stay as they were are not written again.

    Raises NotAllowed, Stale.
    """
    require(may_choose(actor, publication))
    parts = {part.key: part for part in parts_of(_whole(edition))}
    rows = _chosen(publication, actor)
    written: list[PublicationPart] = []
    with changeset(actor=actor, at=at, reason=f"choose parts of the {publication}: {reason}"[:200]) as change:
        for key, choice in choices.items():
            require(_may_be(parts.get(key), choice))
            row = rows.get(key)
            stands = Choice(What(row.choice), row.words) if row else KEEP
            words = choice.words.strip() if choice.what is What.REPLACED else ""
            if (choice.what, words) == (stands.what, stands.words):
                continue
            told = {"choice": choice.what.value, "words": words, "reason": reason.strip()}
            if row:
                written.append(change.edit(row, **told))
            else:
                sight = _sight(publication)
                label = f"{parts[key].chapter}, {parts[key].label}".rstrip(", ")[:300]
                row = PublicationPart(publication=publication, part=key, label=label, **told, **sight)
                written.append(change.add(row))
    return written


def _may_be(part: Part | None, choice: Choice) -> Verdict:
    if part is None:
        return no(_("The report has no such part."))
    if choice.what is What.REPLACED and not choice.words.strip():
        return no(
            _("Give the words that stand in place of %(part)s, or leave it out.")
            % {"part": quoted(part.label or part.chapter)}
        )
    if choice.what is What.REPLACED and not part.replaceable:
        return no(_("A drawn range can be kept or left out, not put in other words."))
    return YES


def answer_finding(
    publication: Publication, edition: Edition, key: str, *, reason: str, actor: Actor, at: datetime
) -> LookedAt:
    """Say why something may stay though it seems to tell of what left. Raises NotAllowed."""
    require(may_choose(actor, publication))
    now = prepared(publication, edition, actor)
    finding = next((one for one in now.open_findings if one.key == key), None)
    if finding is None:
        raise NotAllowed(_("It is not found any more, or was answered."))
    if not reason.strip():
        raise NotAllowed(_("Say why it may stay."))
    what = f"{finding.kind}: {finding.what} ({finding.stays}; {finding.left})"
    with changeset(actor=actor, at=at, reason=f"look at what stays in the {publication}") as change:
        return change.add(
            LookedAt(publication=publication, finding=key, what=what, reason=reason.strip(), **_sight(publication))
        )


def agree_to_publication(
    publication: Publication, edition: Edition, *, document: str, actor: Actor, at: datetime
) -> Consent:
    """Record that the State consents to this version, with its terms; a consent as any other.

    Raises NotAllowed, Stale.
    """
    require(may_agree(actor, publication))
    now = prepared(publication, edition, actor)
    own = seat_of_the_state(actor, publication)
    holder = Organisation.objects.get(pk=own or publication.holder_id)
    with override("en"):
        covers = terms_of(now)[:200]
    consent = Consent(
        what=Consent.What.PUBLISH,
        scope=publication.pk,
        covers=covers,
        recipients="everyone",
        document=document.strip()[:200],
        given_on=at.date(),
        compartment=publication.compartment,
        holder=holder,
        audience=Audience.SHARED,
        circle=publication.circle,
    )
    require(may_consent(actor, consent))
    with changeset(actor=actor, at=at, reason=f"the State agrees to the {publication}") as change:
        change.add(consent)
        change.edit(publication, agreed_as=now.digest, agreed_on=at.date(), document=consent.document)
    return consent


def terms_of(now: Prepared) -> str:
    """What the State consents to, in the language in use: the version, how omissions show, in which language, where."""
    row = now.publication
    version = _("The %(report)s report of %(code)s: parts left out: %(left)s, parts in agreed words: %(replaced)s") % {
        "report": in_readers_language("reports", row.report, row.report),
        "code": row.code,
        "left": now.count("left"),
        "replaced": now.count("replaced"),
    }
    marked = _("omissions are marked") if row.marked else _("omissions are not marked")
    language = _("in %(language)s") % {"language": get_language_info(row.language)["name_translated"]}
    return pgettext("between items", "; ").join((version, marked, language, _where_and_when(row)))


def _where_and_when(row: Publication) -> str:
    if not row.place:
        return _("no place is named yet")
    if row.public_from is None:
        return _("at %(place)s") % {"place": row.place}
    return _("at %(place)s, from %(day)s") % {"place": row.place, "day": say_day(row.public_from)}


def publish(publication: Publication, edition: Edition, *, actor: Actor, at: datetime) -> Publication:
    """Publish what the State agreed to: it is kept as files of its own, and opens to everyone.

    Raises NotAllowed, Stale.
    """
    now = prepared(publication, edition, actor)
    found = len(now.open_findings)
    require(may_publish(actor, publication, digest=now.digest, open_findings=found, on=at.date()))
    if wants_second(actor, publication):
        raise NotAllowed(
            _("The Body itself recorded that the State agrees, so publishing it needs a second person: propose it.")
        )
    with changeset(actor=actor, at=at, reason=f"publish the {publication}") as change:
        write_published(change, now)
    return publication


def write_published(change: Change, now: Prepared) -> None:
    """Write a publishing that was allowed: the version as files of its own, open to everyone."""
    row, report = now.publication, now.version
    page, content = render(report, Format.HTML, at=change.at), to_bytes(report)
    name, state = f"{row.code}-{row.report}-public", row.compartment
    kept = store_file(change, written_here(page), name=f"{name}.html", media_type="text/html", compartment=state)
    values = store_file(change, written_here(content), name=f"{name}.json", media_type=MEDIA_TYPE, compartment=state)
    change.edit(row, file=kept, content=values, digest=kept.sha256, published_on=change.at.date())
    open_to(change, row, Audience.PUBLIC, None)


def end_publication(publication: Publication, *, reason: str, actor: Actor, at: datetime) -> Publication:
    """Take it off: from now on it is for both sides alone. What was read or copied cannot be recalled; the act says so.

    Raises NotAllowed, Stale.
    """
    require(may_end(actor, publication))
    if not reason.strip():
        raise NotAllowed(_("Say why in a few words: the reason stays with the act."))
    with changeset(actor=actor, at=at, reason=f"{reason.strip()}: {CANNOT_BE_RECALLED}"[:300]) as change:
        if publication.audience == Audience.PUBLIC:
            close_to(change, publication, Audience.SHARED)
        change.edit(publication, ended_on=at.date(), ended_because=reason.strip())
    return publication


def published_report(publication: Publication) -> Report:
    """A version as it was published. Raises NotAReport, FileNotFoundError."""
    if publication.content is None:
        raise FileNotFoundError(str(publication))
    return _read(publication.content.sha256, read_file(publication.content))


def _chosen(publication: Publication, actor: Actor | None) -> dict[str, PublicationPart]:
    parts = PublicationPart.objects
    rows = parts.visible_to(actor) if actor else parts.unscoped(CARRYING_OUT)
    return {row.part: row for row in rows.filter(publication=publication.pk)}


def _whole(edition: Edition) -> Report:
    assert edition.content is not None, "the rule has asked"
    return _read(edition.content.sha256, read_file(edition.content))


@lru_cache(maxsize=8)
def _read(digest: str, data: bytes) -> Report:
    return from_bytes(data)


def _digest(publication: Publication, rows: Mapping[str, PublicationPart]) -> str:
    chosen = sorted((key, row.choice, row.words) for key, row in rows.items() if row.choice != What.KEPT.value)
    day = publication.public_from.isoformat() if publication.public_from else ""
    told = (publication.edition, publication.marked, publication.language, publication.place, day, chosen)
    return sha256(repr(told).encode()).hexdigest()


def _sight(publication: Publication) -> dict[str, object]:
    return {
        "compartment": publication.compartment,
        "holder_id": publication.holder_id,
        "audience": Audience.SHARED,
        "circle": publication.circle,
    }
