"""A report says what the rows say: in their voice, with their hedges, to their readers, with their sources."""

import re
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.casework.assessments.models import Assessment
from headway.engines.demo.personas import demo_actor
from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import NoSuchAssessment
from headway.engines.followup.snapshot import Case, Cited, Observed, Snapshot
from headway.engines.reports.audience import SEEN_BY
from headway.engines.reports.checks import UncitedSentences, checked
from headway.engines.reports.drafting import Draft
from headway.engines.reports.render import render
from headway.engines.reports.services import BUILDERS, write_report
from headway.engines.reports.values import Audience, Basis, Heading, Status, list_sentences
from headway.engines.reports.voices import CONFIRMING, STRENGTH, strength
from headway.foundation.core.actors import ANONYMOUS
from tests import make

CASE = Case(UUID(int=1), "public", code="XOR-2018", state="XOR", state_name="Orsania")
CITED = Cited(UUID(int=2), UUID(int=3), "the words", "A report", "the Body", "2018-07", 0, "public", "public")
EMPTY = Snapshot(case=CASE)
DRAFT = Draft(EMPTY, compare(EMPTY))


@pytest.fixture
def written(loaded):
    def write(audience="shared", kind="follow-up", persona="assessor", **given):
        actor = demo_actor(persona, today=make.TODAY, door="tests") if persona else ANONYMOUS
        return write_report("XOR-2018", kind=kind, audience=audience, actor=actor, at=make.NOW, **given)

    return write


def sentences(report):
    return [sentence for block in report.blocks for sentence in list_sentences(block)]


words = st.text(st.sampled_from("abcdefg ,'"), min_size=1, max_size=40).map(str.strip).filter(bool)


@given(words, st.sampled_from([*STRENGTH, "", "hinted", "muttered"]), words, st.booleans())
def test_what_is_said_of_an_observation_carries_its_words_its_speaker_and_its_verb_or_a_weaker_one(
    who, verb, text, inferred
):
    told = DRAFT.tell(Observed(UUID(int=9), "public", (CITED,), "threat", text, who, verb, inferred))

    plain = told.text.casefold()
    assert text.strip(" .,;:").casefold() in plain
    assert who.casefold() in plain or "the source" in plain
    used = [
        v for v in STRENGTH if re.search(rf"\b{v}\b", plain.replace(text.casefold(), " ").replace(who.casefold(), " "))
    ]
    assert all(strength(v) <= strength(verb) or v in text for v in used)
    assert not any(strength(v) >= CONFIRMING for v in used)
    assert told.citations


def test_a_citation_says_that_a_machine_read_its_words_as_long_as_nobody_compared_them():
    read = replace(CITED, page=7, by_machine=True)

    assert [DRAFT.cite(one).page for one in (CITED, replace(CITED, page=7), read, replace(read, page=0))] == [
        "",
        "7",
        "7, read by machine",
        "read by machine",
    ]


def test_every_builder_says_something_of_an_empty_file_and_invents_nothing():
    for name, build in BUILDERS.items():
        report_sentences = [s for block in build(DRAFT) for s in list_sentences(block)]
        assert all(s.basis is not Basis.CITED for s in report_sentences), name


@pytest.mark.parametrize("audience", ["body", "shared", "partners", "public"])
def test_each_sentence_may_be_seen_by_every_reader(written, audience):
    report = written(audience)

    assert sentences(report)
    assert {s.audience for s in sentences(report)} <= SEEN_BY[Audience(audience)]
    assert all(
        c.audience in SEEN_BY[Audience(audience)] for s in sentences(report) for c in s.citations if c.url or c.quote
    )


@pytest.mark.parametrize(("audience", "reader"), [("public", ""), ("partners", "partner"), ("shared", "focal-point")])
def test_a_report_drawn_wide_and_filtered_says_nothing_that_its_readers_could_not_have_drawn(written, audience, reader):
    told = {s.text for s in sentences(written(audience)) if audience == "public" or s.basis is not Basis.COMPUTED}
    drawn = {s.text for s in sentences(written("own", persona=reader))}

    assert sorted(told - drawn) == []


def test_a_focal_point_s_report_for_the_state_holds_nothing_of_the_body_s_own(written):
    codes = {s.audience for s in sentences(written("state", persona="focal-point"))}

    assert Audience.BODY not in codes
    assert Audience.OWN not in codes


def test_reported_is_told_as_reported_and_confirmed_only_what_was_read_or_seen(written):
    told = [s.text for s in sentences(written("body"))]
    confirmed = [text for text in told if "CTED confirmed it" in text]

    assert confirmed
    assert all("document it reviewed" in text or "saw on site" in text for text in confirmed)
    assert not any("confirmed" in text for text in told if "explanation given in a meeting" in text)
    assert any("the State reported it as" in text for text in told)


def test_uncited_facts_are_listed_in_a_draft_and_refused_in_a_cleared_report(written):
    make.an_uncited_judgement(Assessment.objects.get(code="XOR-2018"))

    draft = checked(written("body"))

    assert draft.uncited == ("Largely in practice. Three posts were connected.",)
    with pytest.raises(UncitedSentences, match="state a fact without a source"):
        checked(written("body", cleared=True))
    assert written("body", cleared=True).status is Status.CLEARED


def test_the_demonstration_s_own_report_can_be_cleared(written):
    for audience in ("body", "shared", "public"):
        assert checked(written(audience, cleared=True)).uncited == ()


def test_numbers_are_given_after_filtering(written):
    text = render(written("public"), "md").decode()

    numbers = [int(n) for n in re.findall(r"^(\d+)\\\. ", text, re.M)]
    notes = sorted({int(n) for n in re.findall(r"^\[\^(\d+)\]:", text, re.M)})
    assert numbers == list(range(1, len(numbers) + 1))
    assert notes == list(range(1, len(notes) + 1))


def test_the_fictional_state_is_said_to_be_fictional_in_every_version(written):
    for audience in ("body", "public"):
        assert any("fictional State" in s.text for s in sentences(written(audience)))


def test_declared_and_computed_scope_stand_apart_and_later_developments_at_the_end(written):
    headings = [b.key for b in written("body").blocks if isinstance(b, Heading) and b.level == 1]
    told = " ".join(s.text for s in sentences(written("body")))

    assert headings.index("scope") < headings.index("recommendations") < headings.index("later")
    assert told.index("Named in the mandate, though not new") < told.index("though the mandate does not name them")


def test_the_communique_cites_public_passages_only_and_names_no_recommendation(written):
    report = written(kind="communique", audience="public")

    assert all(c.audience is Audience.PUBLIC for s in sentences(report) for c in s.citations)
    assert not any("XOR-2009-" in s.text for s in sentences(report))
    assert report.uncited == ()


def test_a_communique_tells_nothing_twice(loaded):
    for code in ("AZE-2018", "XOR-2018"):
        report = write_report(code, kind="communique", audience="public", actor=ANONYMOUS, at=make.NOW)
        told = [s.text for s in sentences(report)]

        assert len(told) == len(set(told))


def test_an_assessment_the_drafter_may_not_see_has_no_report(loaded):
    with pytest.raises(NoSuchAssessment):
        write_report("XOR-1999", kind="follow-up", audience="public", actor=make.SYSTEM, at=make.NOW)
