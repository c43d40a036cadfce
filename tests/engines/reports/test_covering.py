"""What lets each part of a report leave: consent, down to one passage, or that it is public already."""

import pytest

from headway.casework.evidence.models import Source
from headway.engines.demo.personas import demo_actor
from headway.engines.reports.covering import (
    NEEDS_NONE,
    NOTHING,
    UNTOLD,
    NotCovered,
    find_covers,
    require_covered,
    with_consents,
)
from headway.engines.reports.render import Format, render
from headway.engines.reports.services import write_report
from headway.engines.reports.values import Audience, Citation, Paragraph, Report, Sentence
from headway.foundation.core.actors import ANONYMOUS
from tests import make

pytestmark = pytest.mark.django_db


def a_report(*passages, audience=Audience.PUBLIC):
    sentences = tuple(
        Sentence(f"Sentence {n}.", (Citation(key=str(p.pk), label="a source", title="a source"),), audience=audience)
        for n, p in enumerate(passages, 1)
    )
    return Report("follow-up", "Report", (Paragraph(sentences),), audience=audience)


def covers(report, assessment, actor=None):
    return find_covers(report, assessment.pk, actor=actor or make.a_focal_point(), on=make.TODAY, state="XOR")


def told(report, assessment, actor=None):
    return [(one.by, one.missing) for one in covers(report, assessment, actor)]


@pytest.fixture
def assessment():
    return make.an_assessment(audience="public")


def test_a_published_source_covers_what_cites_it(assessment):
    source = make.added(
        Source(type="document", title="Summary", originator="The Committee", dated="2010-11", published=True,
               **make.sight(audience="public"))
    )  # fmt: skip
    passage = make.a_passage(source, audience="public")

    assert told(a_report(passage), assessment) == [(("already public: The Committee, 2010-11",), False)]


@pytest.mark.parametrize("scope", ["passage", "source", "assessment"])
def test_a_consent_covers_the_passage_or_all_that_it_lies_in(assessment, scope):
    passage = make.a_passage(audience="public")
    make.a_consent("publish", {"passage": passage, "source": passage.source, "assessment": assessment}[scope].pk)

    assert told(a_report(passage), assessment) == [(("Note No. 7/2026: the summary",), False)]


def test_one_sentence_that_nothing_covers_keeps_its_part_from_leaving(assessment):
    covered, other = make.a_passage(audience="public"), make.a_passage(audience="public")
    make.a_consent("publish", covered.pk)
    report = a_report(covered, other)

    assert told(report, assessment) == [(("Note No. 7/2026: the summary",), True)]
    with pytest.raises(NotCovered, match="Sentence 1"):
        require_covered(covers(report, assessment))


def test_a_consent_to_partners_is_none_to_publication(assessment):
    passage = make.a_passage(audience="public")
    make.a_consent("partners", passage.pk)

    assert told(a_report(passage), assessment) == [((), True)]
    assert told(a_report(passage, audience=Audience.PARTNERS), assessment) == [
        (("Note No. 7/2026: the summary",), False)
    ]


def test_between_the_sides_no_consent_is_needed(assessment):
    report = a_report(make.a_passage(), audience=Audience.SHARED)

    assert told(report, assessment) == []
    assert NEEDS_NONE in render(with_consents(report, []), Format.MARKDOWN, at=make.NOW).decode()


def test_the_consent_itself_is_told_only_to_whoever_may_read_it(assessment):
    passage = make.a_passage(audience="public")
    make.a_consent("publish", passage.pk)

    assert told(a_report(passage), assessment, ANONYMOUS) == [((UNTOLD,), False)]


def test_the_demonstration_prints_what_lets_each_part_leave(loaded):
    actor = demo_actor("focal-point", today=make.TODAY, door="tests")
    report = write_report("XOR-2018", kind="follow-up", audience="public", actor=actor, at=make.NOW, consents=True)

    text = render(report, Format.MARKDOWN, at=make.NOW).decode()

    assert "What lets each part leave" in text
    assert "already public" in text or NOTHING in text
