"""A comment on a draft entered from a letter: author the institution, hand the user, proof the letter."""

import pytest

from headway.casework.evidence.models import Passage
from headway.engines.exchange.disposition_table import comment_table
from headway.engines.exchange.lettered import NoSuchParagraph, enter_comment
from headway.engines.exchange.returns import preview_of
from headway.engines.intake.entering import NotInTheLetter
from headway.engines.reports.commenting import withdraw_comments
from headway.engines.reports.models import Comment, Return
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.models import Changeset
from tests import make
from tests.drafts import a_sending

pytestmark = pytest.mark.django_db
TEXT = "On paragraph 2: officers were trained in 2018,\nnot in 2017. We have no other remarks."
WORDS = "officers were trained in 2018, not in 2017."


@pytest.fixture
def assessor():
    return make.an_assessor()


@pytest.fixture
def ministry():
    return make.a_ministry("Border Guard Service")


@pytest.fixture
def sending(assessor, ministry):
    return a_sending(make.an_assessment(audience="body"), ministry, audience="body", circle=None)


@pytest.fixture
def letter(assessor):
    return make.a_letter(TEXT, audience="body", read_by="person")


def entered(letter, sending, ministry, actor, words=WORDS, **given):
    told = {"matter": "fact", "number": "2", **given}
    return enter_comment(letter, sending, words=words, institution=ministry, actor=actor, at=make.NOW, **told)


def test_a_remark_stands_at_its_paragraph_in_the_name_of_the_institution(letter, sending, ministry, assessor):
    row = entered(letter, sending, ministry, assessor)

    assert (row.what, row.label, row.text, row.anchored) == ("remark", "¶ 2", WORDS, "printed number")
    assert (row.returned.institution, row.returned.source) == (ministry, letter.source)
    assert row.returned.accepted_on == make.TODAY
    assert row.audience == letter.audience == "body"


def test_the_words_are_quoted_from_the_letter_and_the_ledger_names_the_hand(letter, sending, ministry, assessor):
    entered(letter, sending, ministry, assessor)

    passage = Passage.objects.visible_to(assessor).get(source=letter.source)
    assert passage.quote == "officers were trained in 2018,\nnot in 2017."
    assert Changeset.objects.order_by("-id").first().reason.endswith("on behalf of Border Guard Service")


def test_what_one_letter_says_on_one_version_stands_together_and_is_withdrawn_together(
    letter, sending, ministry, assessor
):
    entered(letter, sending, ministry, assessor)
    second = entered(letter, sending, ministry, assessor, "We have no other remarks.", number="")

    returned = Return.objects.visible_to(assessor).get()
    assert (second.order, second.block, second.returned) == (1, "", returned)
    withdraw_comments(returned, reason="another letter came", actor=assessor, at=make.NOW)
    assert entered(letter, sending, ministry, assessor).returned != returned


def test_it_stands_in_the_table_of_dispositions_as_a_files_comments_do(letter, sending, ministry, assessor):
    row = entered(letter, sending, ministry, assessor)

    assert [one.comment.pk for one in comment_table(sending, assessor).lines] == [row.pk]
    assert preview_of(row.returned).warnings == ()


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"words": "officers were trained in 2019."}, NotInTheLetter),
        ({"number": "99"}, NoSuchParagraph),
    ],
)
def test_what_does_not_stand_there_is_refused_and_nothing_is_kept(letter, sending, ministry, assessor, given, refused):
    with pytest.raises(refused):
        entered(letter, sending, ministry, assessor, **given)

    assert not Return.objects.visible_to(assessor).exists()


def test_the_other_side_cannot_enter_from_a_letter_that_is_not_theirs(letter, sending, ministry):
    with pytest.raises(NotAllowed):
        entered(letter, sending, ministry, make.a_focal_point())

    assert not Comment.objects.unscoped("nothing was written").exists()


def test_a_letter_that_a_machine_read_and_nobody_compared_proves_nothing(sending, ministry, assessor):
    read = make.a_letter(TEXT, audience="body", read_by="machine")

    with pytest.raises(NotAllowed, match="Compare the text"):
        entered(read, sending, ministry, assessor)
