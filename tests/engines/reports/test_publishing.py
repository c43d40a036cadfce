"""A public version is prepared by both sides, agreed by the State as it will be, published, and ended."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from headway.engines.reports.adoption import keep_edition
from headway.engines.reports.correcting import Reading, issue_corrigendum
from headway.engines.reports.models import Edition, Publication
from headway.engines.reports.partial import Choice, What, parts_of
from headway.engines.reports.publishing import (
    agree_to_publication,
    answer_finding,
    choose_parts,
    end_publication,
    prepare_publication,
    prepared,
    publish,
    published_report,
    set_terms,
)
from headway.engines.reports.stored import from_bytes
from headway.engines.reports.values import list_sentences
from headway.foundation.access.consenting import withdraw_consent
from headway.foundation.access.models import Consent
from headway.foundation.catalogue.services import load
from headway.foundation.core.actors import ANONYMOUS
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.history import history
from tests import make

pytestmark = pytest.mark.django_db
LEFT = Choice(What.LEFT)
FROM = date(2026, 3, 20)


def on(day):
    return datetime(2026, 3, day, 9, tzinfo=ZoneInfo("UTC"))


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 12, 1, tzinfo=ZoneInfo("UTC")))


@pytest.fixture
def lead():
    return make.a_lead()


@pytest.fixture
def state():
    return make.a_focal_point()


@pytest.fixture
def edition(lead):
    """An adopted report for both sides that tells of two recommendations."""
    load(make.NOW)
    ministry = make.a_ministry()
    both = make.a_circle(ministry, make.a_body())
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial", audience="public")
    row = make.an_assessment(audience="public", previous=earlier)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(row, circle=both.pk)
    passage = make.a_passage(audience="shared", circle=both.pk)
    for number, words in (("1", "Orsania should close its post at Grod."), ("2", "Orsania should adopt a strategy.")):
        asked = make.a_recommendation(number, earlier, text=words, audience="shared", circle=both.pk)
        with changeset(actor=make.SYSTEM, at=make.NOW, reason="its passage") as change:
            change.edit(asked, passage=passage)
    kept = keep_edition("XOR-2018", kind="follow-up", readers="shared", actor=lead, at=make.NOW)
    return adopted(kept, both)


def adopted(edition, both=None):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="as if it went to the Committee") as change:
        sight = {"audience": "shared", "circle": both.pk} if both else {}
        change.edit(edition, status="adopted", adopted_on=make.TODAY, adopted_how="decision", **sight)
    return edition


@pytest.fixture
def publication(edition, lead):
    row = prepare_publication(edition, actor=lead, at=make.NOW)
    return set_terms(row, marked=True, place="https://example.org", public_from=FROM, actor=lead, at=make.NOW)


def keys_of(edition, words):
    report = from_bytes(read_file(edition.content))
    return [part.key for part in parts_of(report) if words in part.text]


def leave_out(publication, edition, words, actor):
    choices = dict.fromkeys(keys_of(edition, words), LEFT)
    return choose_parts(publication, edition, choices, reason="its place is sensitive", actor=actor, at=make.NOW)


def look_at_all(publication, edition, actor):
    for finding in prepared(publication, edition, actor).open_findings:
        answer_finding(publication, edition, finding.key, reason="Known to all.", actor=actor, at=make.NOW)


def agree(publication, edition, actor, day=10):
    return agree_to_publication(publication, edition, document="", actor=actor, at=on(day))


def said(report):
    return " ".join(sentence.text for block in report.blocks for sentence in list_sentences(block))


def test_only_an_adopted_report_has_a_public_version(edition, lead):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="not yet") as change:
        change.edit(edition, status="cleared")

    with pytest.raises(NotAllowed, match="Only an adopted report"):
        prepare_publication(edition, actor=lead, at=make.NOW)


def test_what_both_sides_chose_is_published_and_the_report_itself_is_no_wider(publication, edition, lead, state):
    leave_out(publication, edition, "Grod", state)
    look_at_all(publication, edition, lead)
    consent = agree(publication, edition, state)

    publish(publication, edition, actor=lead, at=on(20))

    shown = Publication.objects.visible_to(ANONYMOUS).get()
    assert "Grod" not in said(published_report(shown))
    assert "adopt a strategy" in said(published_report(shown))
    assert b"Grod" not in read_file(shown.file)
    assert list(Edition.objects.visible_to(ANONYMOUS)) == []
    assert (consent.scope, consent.what) == (publication.pk, "publish")
    assert "omissions are marked; in English; at https://example.org, from 20 March 2026" in consent.covers


def test_the_public_sees_nothing_of_how_it_came_about(publication, edition, lead, state):
    leave_out(publication, edition, "Grod", state)
    look_at_all(publication, edition, lead)
    assert list(Publication.objects.visible_to(ANONYMOUS)) == []
    agree(publication, edition, state)
    publish(publication, edition, actor=lead, at=on(20))

    assert list(publication.parts.visible_to(ANONYMOUS)) == []
    assert list(Consent.objects.visible_to(ANONYMOUS)) == []


def test_any_change_after_the_state_agreed_needs_its_agreement_again(publication, edition, lead, state):
    leave_out(publication, edition, "Grod", state)
    look_at_all(publication, edition, lead)
    agree(publication, edition, state)
    set_terms(publication, marked=False, place="https://example.org", public_from=FROM, actor=lead, at=on(11))
    look_at_all(publication, edition, lead)

    with pytest.raises(NotAllowed, match="changed after the State agreed"):
        publish(publication, edition, actor=lead, at=on(20))


def test_it_is_published_from_the_day_agreed_on_and_by_the_body(publication, edition, lead, state):
    agree(publication, edition, state)

    with pytest.raises(NotAllowed, match="from 20 March 2026 on"):
        publish(publication, edition, actor=lead, at=on(19))
    with pytest.raises(NotAllowed, match="The Body publishes it"):
        publish(publication, edition, actor=state, at=on(20))


def test_the_body_alone_publishes_nothing(publication, edition, lead):
    with pytest.raises(NotAllowed, match="The State has not agreed"):
        publish(publication, edition, actor=lead, at=on(20))
    with pytest.raises(NotAllowed, match="Name the document"):
        agree_to_publication(publication, edition, document="", actor=lead, at=on(10))
    consent = agree_to_publication(publication, edition, document="Note No. 9/2026", actor=lead, at=on(10))

    assert consent.document == "Note No. 9/2026"
    with pytest.raises(NotAllowed, match="needs a second person"):
        publish(publication, edition, actor=lead, at=on(20))


def test_what_stays_and_tells_of_what_left_is_mended_or_answered_before(publication, edition, lead, state):
    key = keys_of(edition, "Grod")[0]
    choose_parts(publication, edition, {key: LEFT}, reason="sensitive", actor=state, at=make.NOW)
    found = prepared(publication, edition, lead).open_findings
    assert {finding.kind for finding in found} >= {"quotes"}
    agree(publication, edition, state)

    with pytest.raises(NotAllowed, match="may tell of what left"):
        publish(publication, edition, actor=lead, at=on(20))
    with pytest.raises(NotAllowed, match="Say why it may stay"):
        answer_finding(publication, edition, found[0].key, reason=" ", actor=lead, at=make.NOW)
    look_at_all(publication, edition, lead)
    assert publish(publication, edition, actor=lead, at=on(20)).stands


def test_a_part_in_other_words_needs_the_words(publication, edition, state):
    key = keys_of(edition, "Grod")[0]

    with pytest.raises(NotAllowed, match="Give the words"):
        choose_parts(publication, edition, {key: Choice(What.REPLACED, " ")}, reason="", actor=state, at=make.NOW)
    with pytest.raises(NotAllowed, match="no such part"):
        choose_parts(publication, edition, {"made-up": LEFT}, reason="", actor=state, at=make.NOW)


def test_a_withdrawn_consent_closes_it_and_the_act_says_what_cannot_be_recalled(publication, edition, lead, state):
    consent = agree(publication, edition, state)
    publish(publication, edition, actor=lead, at=on(20))

    withdraw_consent(consent, actor=state, at=on(25), reason="The situation changed")

    publication.refresh_from_db()
    assert (publication.audience, publication.stands) == ("shared", False)
    assert list(Publication.objects.visible_to(ANONYMOUS)) == []
    assert "cannot be recalled" in history(consent).last().changeset.reason


def test_either_side_ends_it_with_a_reason(publication, edition, lead, state):
    agree(publication, edition, state)
    publish(publication, edition, actor=lead, at=on(20))

    with pytest.raises(NotAllowed, match="Say why"):
        end_publication(publication, reason=" ", actor=state, at=on(25))
    end_publication(publication, reason="It is out of date.", actor=state, at=on(25))

    assert list(Publication.objects.visible_to(ANONYMOUS)) == []
    with pytest.raises(NotAllowed, match="It was ended"):
        leave_out(publication, edition, "Grod", state)


@pytest.mark.parametrize("who", ["contributor", "delegate", "other Body"])
def test_nobody_else_chooses_what_stays(publication, edition, who):
    actor = {"contributor": make.a_contributor, "delegate": make.a_delegate, "other Body": lambda: make.a_lead("fatf")}

    with pytest.raises(NotAllowed, match="choose what stays"):
        leave_out(publication, edition, "Grod", actor[who]())


def test_a_second_report_of_a_kind_is_a_revised_version_that_names_what_it_replaces(edition, lead):
    again = {"kind": "follow-up", "readers": "shared", "actor": lead, "at": make.NOW + timedelta(days=1)}

    with pytest.raises(NotAllowed, match="does not change: issue a corrigendum"):
        keep_edition("XOR-2018", **again)
    with pytest.raises(NotAllowed, match="Say what the revised version corrects"):
        keep_edition("XOR-2018", **again, replaces=edition)
    revised = keep_edition("XOR-2018", **again, replaces=edition, corrects="The name of the post.")

    assert (revised.correction, revised.replaces_id) == ("revised", edition.pk)
    words = said(from_bytes(read_file(revised.content)))
    assert f"It replaces the version adopted on 2 March 2026 ({edition.digest[:12]}). The name of the post." in words


def test_a_corrigendum_says_which_adopted_words_read_otherwise(edition, lead):
    digest = edition.digest
    readings = [Reading("“Orsania should close its post at Grod.” It", "“Orsania should close its post at Grad.” It")]
    words = from_bytes(read_file(edition.content))
    whole = next(part.text for part in parts_of(words) if "Grod" in part.text and part.label.startswith("¶"))
    readings = [Reading(whole, whole.replace("Grod", "Grad"))]

    row = issue_corrigendum(edition, readings, why="The name was misspelt.", actor=lead, at=make.NOW)

    assert (row.correction, row.replaces_id, row.status) == ("corrigendum", edition.pk, "draft")
    text = said(from_bytes(read_file(row.content)))
    assert "Grod" in text
    assert "Grad" in text
    edition.refresh_from_db()
    assert edition.digest == digest


@pytest.mark.parametrize(
    ("words", "because"), [("never said", "does not say this"), ("Orsania", "says this in"), (" ", "Give both")]
)
def test_a_corrigendum_of_words_that_are_not_there_or_not_only_there_is_refused(edition, lead, words, because):
    with pytest.raises(NotAllowed, match=because):
        issue_corrigendum(edition, [Reading(words, "else")], why="A slip.", actor=lead, at=make.NOW)
