"""IATI activities become offers: read safely, shown dry, created and updated in one act, undone in one."""

import pytest

from headway.casework.assistance.models import Offer
from headway.engines.exchange.iati.planning import Outcome, plan
from headway.engines.exchange.iati.reading import read_activities
from headway.engines.exchange.iati.taking_over import (
    NotAsShown,
    apply_activities,
    plan_kept,
    receive_activities,
    undo_activities,
)
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from tests import make

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
 <iati-activity default-currency="EUR" xml:lang="fr">
  <iati-identifier>XM-1-100</iati-identifier>
  <reporting-org ref="XM-1" type="40"><narrative>Meridian Centre</narrative></reporting-org>
  <title><narrative>Lecteurs mobiles</narrative><narrative xml:lang="en">Mobile readers</narrative></title>
  <description><narrative xml:lang="en">Readers for {word} river crossings.</narrative></description>
  <participating-org role="1"><narrative>A Donor</narrative></participating-org>
  <activity-status code="2"/>
  <activity-date type="1" iso-date="2026-01-01"/><activity-date type="3" iso-date="2027-12-31"/>
  <recipient-country code="XO" percentage="100"/>
  <sector vocabulary="1" code="15190"/><sector vocabulary="99" code="15190"/>
  <budget><period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/>
   <value value-date="2026-01-01">100000.50</value></budget>
  <budget><period-start iso-date="2027-01-01"/><period-end iso-date="2027-12-31"/>
   <value currency="EUR" value-date="2027-01-01">{amount}</value></budget>
 </iati-activity>
 <iati-activity><iati-identifier>XM-1-101</iati-identifier>
  <reporting-org><narrative>Meridian Centre</narrative></reporting-org>
  <title><narrative>Elsewhere</narrative></title><recipient-country code="KE"/></iati-activity>
 <iati-activity><reporting-org><narrative>Meridian Centre</narrative></reporting-org>
  <title><narrative>No identifier</narrative></title><recipient-country code="XO"/></iati-activity>
 <iati-activity><iati-identifier>XM-1-103</iati-identifier>
  <reporting-org><narrative>Unknown Trust</narrative></reporting-org>
  <title><narrative>Of nobody on record</narrative></title><recipient-country code="XO"/></iati-activity>
 <iati-activity><iati-identifier>XM-1-104</iati-identifier>
  <reporting-org><narrative>Meridian Centre</narrative></reporting-org>
  <title><narrative>For the region</narrative></title><recipient-region code="619"/>
  <activity-date type="1" iso-date="soon"/></iati-activity>
</iati-activities>"""


def a_file(word="two", amount="50000", by="Meridian Centre"):
    return FILE.format(word=word, amount=amount).replace("Meridian Centre", by).encode()


def test_an_activity_is_read_with_its_english_words_dates_sectors_and_budgets():
    one = read_activities(a_file(), Limits())[0]

    assert (one.identifier, one.title, one.description) == (
        "XM-1-100",
        "Mobile readers",
        "Readers for two river crossings.",
    )
    assert (one.dates, one.countries, one.status) == ("2026-01-01/2027-12-31", ("XO",), "2")
    assert [(s.code, s.vocabulary) for s in one.sectors] == [("15190", "1"), ("15190", "99")]
    assert [(o.name, o.role) for o in one.organisations] == [("Meridian Centre", "reporting"), ("A Donor", "funding")]
    assert tuple(map(str, one.total)) == ("150000.50", "EUR")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"not xml", "no XML"),
        (b"<other/>", "no file of IATI"),
        (b'<iati-activities version="1.05"/>', "version 1.05"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><iati-activities version="2.03">&x;</iati-activities>', "entities"),
    ],
)
def test_what_is_no_such_file_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_activities(data, Limits())


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(Unreadable, match="limit"):
        read_activities(a_file(), Limits(max_bytes=10))


@pytest.fixture
def holder(db):
    for area in ("borders", "prisons"):
        make.an_area(area)
    return make.a_partner("Meridian Centre")


@pytest.fixture
def delegate(holder):
    return make.a_delegate("Meridian Centre")


def received(delegate, holder, **given):
    make.a_state()
    return receive_activities(a_file(**given), name="a.xml", state="XOR", holder=holder, actor=delegate, at=make.NOW)


def applied(row, delegate):
    return apply_activities(row, shown=plan_kept(row, delegate).digest, actor=delegate, at=make.NOW)


@pytest.mark.django_db
def test_each_activity_is_shown_with_what_it_would_do_before_anything_is_written(delegate, holder):
    row = received(delegate, holder)

    found = plan_kept(row, delegate)

    assert [(line.activity.identifier, line.outcome) for line in found.lines] == [
        ("XM-1-100", Outcome.CREATE),
        ("XM-1-101", Outcome.ELSEWHERE),
        ("", Outcome.REFUSED),
        ("XM-1-103", Outcome.REFUSED),
        ("XM-1-104", Outcome.CREATE),
    ]
    assert found.lines[0].areas == ("borders",)
    assert "Unknown Trust" in found.lines[3].sentence
    assert "no day" in found.lines[4].sentence
    assert not Offer.objects.visible_to(delegate).exists()


@pytest.mark.django_db
def test_offers_are_made_cited_and_undone_as_one(delegate, holder):
    row = received(delegate, holder)
    applied(row, delegate)

    offer = Offer.objects.visible_to(delegate).get(iati_id="XM-1-100")
    assert (offer.title, str(offer.budget), offer.currency, offer.regions) == (
        "Mobile readers",
        "150000.50",
        "EUR",
        "XOR",
    )
    assert offer.passage.quote.startswith("XM-1-100 | Mobile readers")
    assert [area.pk for area in offer.areas.all()] == ["borders"]
    assert Offer.objects.visible_to(delegate).get(iati_id="XM-1-104").regions == "619"
    assert not Offer.objects.visible_to(make.an_assessor()).exists()

    assert undo_activities(row, actor=delegate, at=make.NOW)[0] > 1
    assert not Offer.objects.visible_to(delegate).exists()
    row.refresh_from_db()
    assert row.undone_on == make.TODAY


@pytest.mark.django_db
def test_a_later_file_updates_what_changed_and_leaves_the_rest(delegate, holder):
    applied(received(delegate, holder), delegate)
    later = received(delegate, holder, word="six", amount="60000")

    found = plan_kept(later, delegate)
    assert [line.outcome for line in found.lines if line.row] == [Outcome.UPDATE, Outcome.UNCHANGED]
    assert [name for name, _, _ in found.lines[0].changes] == ["text", "budget"]
    applied(later, delegate)
    offer = Offer.objects.visible_to(delegate).get(iati_id="XM-1-100")
    assert (offer.text, str(offer.budget)) == ("Readers for six river crossings.", "160000.50")

    undo_activities(later, actor=delegate, at=make.NOW)
    offer.refresh_from_db()
    assert (offer.text, str(offer.budget)) == ("Readers for two river crossings.", "150000.50")


@pytest.mark.django_db
def test_nothing_but_what_was_shown_is_done_and_nobody_else_does_it(delegate, holder):
    row = received(delegate, holder)
    with pytest.raises(NotAsShown):
        apply_activities(row, shown="something else", actor=delegate, at=make.NOW)
    with pytest.raises(NotAllowed):
        apply_activities(row, shown=plan_kept(row, delegate).digest, actor=make.a_delegate("IOM"), at=make.NOW)
    with pytest.raises(NotAllowed):
        received(make.a_delegate("IOM"), holder)
    assert not Offer.objects.visible_to(delegate).exists()


@pytest.mark.django_db
def test_a_provider_reads_its_own_activities_in_and_nobody_elses(holder):
    provider = make.an_actor(Role.PROVIDER, Side.PARTNER, holder)
    row = received(provider, holder)

    applied(row, provider)
    assert [offer.provider.name for offer in Offer.objects.visible_to(provider)] == ["Meridian Centre"] * 2
    assert not Offer.objects.visible_to(make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("IOM"))).exists()
    undo_activities(row, actor=provider, at=make.NOW)
    assert not Offer.objects.visible_to(provider).exists()

    with pytest.raises(NotAllowed):
        received(make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("IOM")), holder)
    with pytest.raises(NotAllowed):
        received(make.an_actor(Role.PROVIDER, Side.PARTNER, holder, "XVL"), holder)


@pytest.mark.django_db
def test_a_partner_makes_offers_of_its_own_activities_and_a_side_of_everyones(delegate, holder):
    make.a_state()
    given = {"name": "a.xml", "state": "XOR", "at": make.NOW}
    other = make.a_delegate("IOM")
    theirs = receive_activities(a_file(), holder=make.a_partner("IOM"), actor=other, **given)
    assessor = make.an_assessor()
    bodys = receive_activities(a_file(), holder=make.a_body(), actor=assessor, **given)

    assert {line.outcome for line in plan_kept(theirs, other).lines} == {Outcome.REFUSED, Outcome.ELSEWHERE}
    assert plan_kept(theirs, other).lines[0].sentence == "It is Meridian Centre's: a partner enters its own."
    assert len(plan_kept(bodys, assessor).of(Outcome.CREATE)) == 2


@pytest.mark.django_db
def test_a_publisher_is_known_by_its_code_whatever_the_file_calls_it(holder):
    known = make.added(Organisation(name="Office on Drugs and Crime", type="international", entry="unodc"))
    donor = make.added(Organisation(name="A fund", type="international", aliases="XI-FUND-7"))
    make.a_state()
    data = a_file(by="ONUDC").decode().replace('ref="XM-1"', 'ref="xm-dac-41128"')
    data = data.replace("<reporting-org><narrative>ONUDC", '<reporting-org ref="XI-FUND-7"><narrative>Le Fonds')

    found = plan(read_activities(data.encode(), Limits()), actor=make.an_assessor(), state="XOR", holder=holder.pk)

    assert [line.provider for line in found.of(Outcome.CREATE)] == [known, donor]


@pytest.mark.django_db
def test_what_is_for_a_region_in_which_the_state_does_not_lie_is_not_for_it(delegate, holder):
    found = plan(read_activities(a_file(), Limits()), actor=delegate, state="KEN", holder=holder.pk)
    near = plan(
        read_activities(a_file().replace(b'"619"', b'"1027"'), Limits()), actor=delegate, state="KEN", holder=holder.pk
    )

    assert (found.lines[4].outcome, found.lines[4].sentence) == (Outcome.ELSEWHERE, "It is for Central Asia.")
    assert near.lines[4].outcome is Outcome.CREATE
