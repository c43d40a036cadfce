import pytest

from headway.engines.reports.checks import UncitedSentences, checked
from headway.engines.reports.render import render
from headway.engines.reports.values import Basis, Paragraph, Sentence, Status
from tests.engines.reports.samples import a_report, plain, said

BARE = Sentence("Three posts were connected.")


def test_a_draft_lists_its_uncited_sentences() -> None:
    report = checked(a_report(Paragraph((said("Cited."), BARE)), status=Status.DRAFT))

    assert report.uncited == ("Three posts were connected.",)


def test_a_cleared_report_refuses_uncited_sentences_and_names_them() -> None:
    with pytest.raises(UncitedSentences, match=r"Three posts were connected\.") as refusal:
        render(a_report(Paragraph((BARE,)), status=Status.CLEARED), "md")

    assert refusal.value.sentences == ("Three posts were connected.",)


@pytest.mark.parametrize("basis", [Basis.DRAFTER, Basis.COMPUTED, Basis.STRUCTURAL])
def test_sentences_that_claim_no_source_need_none(basis: Basis) -> None:
    report = a_report(
        Paragraph((Sentence("No figure is on record.", basis=basis), plain("End."))), status=Status.CLEARED
    )

    assert checked(report).uncited == ()
