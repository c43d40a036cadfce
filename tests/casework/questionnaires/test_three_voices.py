"""A questionnaire inside a State and between the two sides: assigned, contributed, drafted, submitted, agreed."""

from datetime import date, timedelta

import pytest

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.casework.questionnaires import answering, returning, services
from headway.casework.questionnaires.answering import Draft
from headway.casework.questionnaires.models import (
    AnswerContribution,
    AssignmentStep,
    Contribution,
    ContributionEvidence,
    SealedContribution,
    SectionAssignment,
    Submission,
)
from headway.casework.questionnaires.queries import board, lines_for, sections_of
from headway.casework.questionnaires.values import Given, NotAnAnswer
from headway.foundation.access.queries import visible_history
from headway.foundation.catalogue.models import Question
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from tests import make
from tests.casework.questionnaires.asked import ask_questions

pytestmark = pytest.mark.django_db
AT = make.NOW
STRATEGY, WHO = "q-strat-01", {"main": "Planning section", "validator": "Deputy minister"}


@pytest.fixture
def case():
    ask_questions()
    body = make.a_body()
    circle = make.a_circle(body)
    return make.an_assessment(audience="shared", circle=circle.pk)


@pytest.fixture
def focal():
    return make.a_focal_point()


@pytest.fixture
def approver():
    return make.an_approver()


@pytest.fixture
def border():
    return make.a_contributor("Border Guard Service")


def assigned(case, focal, ministry="Border Guard Service", section="strategy", **given):
    row = SectionAssignment(
        assessment=case, ministry=make.a_ministry(ministry), section=section, sent_on=date(2026, 2, 1), **given
    )
    return services.assign(row, actor=focal, at=AT)


def seen(model, actor):
    return list(model.objects.visible_to(actor))


def test_a_ministry_sees_its_own_section_and_no_other_ministry_s(case, focal, border):
    health = make.a_contributor("Ministry of Health")
    row = assigned(case, focal)

    assert seen(SectionAssignment, border) == [row]
    assert seen(SectionAssignment, health) == []
    assert [one.line.key for one in lines_for(row, border)][:2] == ["q-strat-01", "q-strat-02"]


def test_a_contribution_is_the_ministry_s_own_until_it_is_validated(case, focal, border):
    row = assigned(case, focal, **WHO)
    services.contribute(row, [Given(STRATEGY, value="yes", text="Since 2016.")], actor=border, at=AT)
    drafted = seen(Contribution, focal)
    returning.return_section(row, actor=border, at=AT)
    returned = seen(Contribution, focal)
    returning.validate_section(row, actor=border, at=AT)

    assert (drafted, returned) == ([], [])
    assert [(one.question, one.value) for one in seen(Contribution, focal)] == [(STRATEGY, "yes")]
    assert [step.step for step in seen(AssignmentStep, focal)] == ["opened", "returned", "validated"]
    assert seen(Submission, focal) == []


def test_where_nobody_was_named_to_validate_returning_passes_it_on(case, focal, border):
    row = assigned(case, focal)
    services.contribute(row, [Given(STRATEGY, value="yes")], actor=border, at=AT)

    returning.return_section(row, actor=border, at=AT)

    assert [one.value for one in seen(Contribution, focal)] == ["yes"]


def test_several_ministries_contribute_to_one_question_and_each_contribution_is_kept(case, focal, approver, border):
    health = make.a_contributor("Ministry of Health")
    for actor, ministry, value in ((border, "Border Guard Service", "yes"), (health, "Ministry of Health", "no")):
        row = assigned(case, focal, ministry)
        services.contribute(row, [Given(STRATEGY, value=value)], actor=actor, at=AT)
        returning.return_section(row, actor=actor, at=AT)
    cites = seen(Contribution, focal)

    draft = Draft(Given(STRATEGY, value="yes", text="A strategy of 2016."), cites)
    answer = answering.draft_answer(case, draft, actor=focal, at=AT)
    answering.submit_answers(case, "strategy", actor=approver, at=AT)

    assessor = make.an_assessor()
    assert [(row.voice, row.value) for row in seen(Answer, assessor)] == [("state", "yes")]
    assert (seen(Contribution, assessor), seen(AnswerContribution, assessor)) == ([], [])
    assert len(AnswerContribution.objects.visible_to(focal).filter(answer=answer.pk)) == 2
    shown = {one.line.key: one for section in sections_of(case, focal) for one in section.lines}
    told = {one.line.key: one for section in sections_of(case, assessor) for one in section.lines}
    assert (shown[STRATEGY].differ, told[STRATEGY].differ) == (True, False)


@pytest.mark.parametrize("status", ["on-site", "classified", "declined"])
def test_a_status_is_an_answer_and_no_silence(case, focal, border, status):
    row = assigned(case, focal)
    services.contribute(row, [Given(STRATEGY, status=status)], actor=border, at=AT)
    returning.return_section(row, actor=border, at=AT)

    [line] = board(case, focal)

    assert [one.status for one in seen(Contribution, focal)] == [status]
    assert (line.returned, line.asked - line.left) == (1, 1)


def test_silence_writes_nothing_and_what_stands_is_not_written_again(case, focal, border):
    row = assigned(case, focal)
    services.contribute(row, [Given(STRATEGY, value="yes"), Given("q-strat-03")], actor=border, at=AT)

    again = services.contribute(row, [Given(STRATEGY, value="yes"), Given("q-strat-03")], actor=border, at=AT)

    assert again == []
    assert [one.question for one in seen(Contribution, border)] == [STRATEGY]


def test_what_was_passed_on_is_followed_by_a_new_contribution(case, focal, border):
    row = assigned(case, focal)
    for value in ("no", "yes"):
        services.contribute(row, [Given(STRATEGY, value=value)], actor=border, at=AT)
        returning.return_section(row, actor=border, at=AT)

    assert [one.value for one in seen(Contribution, focal)] == ["no", "yes"]


@pytest.mark.parametrize(
    ("given", "because"),
    [
        (Given(STRATEGY, value="perhaps"), "none of yes, no, not-known"),
        (Given("q-strat-03", value="a-committee"), "none of deciding-body"),
        (Given("q-threat-02", value="last year"), "no date"),
        (Given("q-threat-04", value="?"), "no figure"),
        (Given("q-threat-03", value="yes"), "asks for words"),
        (Given(STRATEGY, status="secret"), "is no status"),
        (Given(STRATEGY, status="declined", value="yes"), "leave the answer empty"),
        (Given("q-pros-02", part="fined", value="3"), "no part"),
        (Given("q-nobody-s"), ""),
    ],
)
def test_what_does_not_answer_the_question_is_refused_with_the_reason(case, focal, border, given, because):
    row = assigned(case, focal)
    if not because:
        assert services.contribute(row, [given], actor=border, at=AT) == []
        return
    with pytest.raises(NotAnAnswer, match=because):
        services.contribute(row, [given], actor=border, at=AT)


def test_parts_are_answered_one_by_one_and_a_figure_stays_as_said(case, focal, border):
    row = assigned(case, focal, section="prosecution")
    given = [Given("q-pros-02", "prosecuted", value="about 150"), Given("q-pros-02", "convicted", value="12")]

    services.contribute(row, given, actor=border, at=AT)

    assert [(one.part, one.value) for one in seen(Contribution, border)] == [
        ("convicted", "12"),
        ("prosecuted", "about 150"),
    ]


class TestSealed:
    """The focal point sees that it was answered; the words go to the approver or to whom they are named."""

    WORDS = "Two posts are not staffed at night."

    def sealed(self, case, focal, border, **given):
        row = assigned(case, focal)
        services.contribute(row, [Given(STRATEGY, text="Not to be told.")], actor=border, at=AT)
        services.contribute(
            row, [Given(STRATEGY, value="yes", text=self.WORDS, sealed=True, **given)], actor=border, at=AT
        )
        returning.return_section(row, actor=border, at=AT)
        return row, seen(Contribution, focal)[0]

    def test_the_focal_point_sees_its_status_and_not_its_words(self, case, focal, approver, border):
        _, row = self.sealed(case, focal, border)

        [shown] = seen(Contribution, focal)
        assert (shown.sealed, shown.status, shown.value, shown.text) == (True, "answered", "", "")
        assert seen(SealedContribution, focal) == []
        assert all(self.WORDS not in revision.payload.text for revision in visible_history(row, focal))

    def test_its_words_go_to_the_approver_and_stay_with_the_ministry(self, case, focal, approver, border):
        row, _ = self.sealed(case, focal, border)

        assert [one.text for one in seen(SealedContribution, approver)] == [self.WORDS]
        assert next(one.text for one in lines_for(row, border)) == self.WORDS
        assert seen(SealedContribution, make.an_assessor()) == []

    def test_they_go_to_whom_they_are_named_instead(self, case, focal, approver, border):
        minister = make.an_actor(Role.READER, Side.STATE, make.a_ministry("Cabinet"), "XOR")
        self.sealed(case, focal, border, sealed_for=str(minister.user))

        assert [one.text for one in seen(SealedContribution, minister)] == [self.WORDS]
        assert [one.contribution.question for one in seen(SealedContribution, minister)] == [STRATEGY]
        assert seen(SealedContribution, approver) == []

    def test_the_drafts_before_it_was_sealed_are_nobody_else_s(self, case, focal, approver, border):
        _, row = self.sealed(case, focal, border)

        [kept] = seen(SealedContribution, approver)
        told = [*visible_history(row, approver), *visible_history(kept, approver)]
        assert all("Not to be told." not in revision.payload.text for revision in told)
        assert len(told) == 2

    def test_documents_go_where_the_words_go(self, case, focal, approver, border):
        row = assigned(case, focal)
        [drafted] = services.contribute(row, [Given(STRATEGY, text=self.WORDS, sealed=True)], actor=border, at=AT)
        paper = Source(type="document", title="Rota", dated="2026", compartment="XOR", audience="own",
                       holder=make.a_ministry("Border Guard Service"), circle=case.circle)  # fmt: skip
        keep_source(paper, actor=border, at=AT)
        services.attach(drafted, paper, actor=border, at=AT)

        returning.return_section(row, actor=border, at=AT)

        assert (seen(Source, focal), seen(ContributionEvidence, focal)) == ([], [])
        assert ([one.title for one in seen(Source, approver)]) == ["Rota"]

    def test_it_needs_somebody_to_go_to(self, case, focal, border):
        row = assigned(case, focal)
        with pytest.raises(NotAnAnswer, match="no approver"):
            services.contribute(row, [Given(STRATEGY, text="x", sealed=True)], actor=border, at=AT)
        with pytest.raises(NotAnAnswer, match="of the same State"):
            services.contribute(
                row, [Given(STRATEGY, text="x", sealed=True, sealed_for=str(focal.user))], actor=border, at=AT
            )


def test_an_attached_document_is_opened_with_the_contribution(case, focal, border):
    row = assigned(case, focal)
    [drafted] = services.contribute(row, [Given(STRATEGY, value="yes")], actor=border, at=AT)
    paper = Source(type="document", title="Strategy", dated="2016", compartment="XOR", audience="own",
                   holder=make.a_ministry("Border Guard Service"), circle=case.circle)  # fmt: skip
    keep_source(paper, actor=border, at=AT)
    services.attach(drafted, paper, actor=border, at=AT)
    before = seen(Source, focal)

    returning.return_section(row, actor=border, at=AT)

    assert (before, [one.title for one in seen(Source, focal)]) == ([], ["Strategy"])


@pytest.mark.parametrize("who", ["main", "other"])
def test_only_the_persons_named_answer_and_validate(case, focal, border, who):
    colleague = make.a_contributor("Border Guard Service")
    row = assigned(case, focal, **WHO, main_user=border.user, validator_user=colleague.user)
    actor = border if who == "main" else colleague
    if who == "other":
        with pytest.raises(NotAllowed, match="Planning section"):
            services.contribute(row, [Given(STRATEGY, value="yes")], actor=actor, at=AT)
        return
    services.contribute(row, [Given(STRATEGY, value="yes")], actor=actor, at=AT)
    returning.return_section(row, actor=actor, at=AT)
    with pytest.raises(NotAllowed, match="Deputy minister"):
        returning.validate_section(row, actor=actor, at=AT)
    assert returning.validate_section(row, actor=colleague, at=AT).answers == 1


def test_submitting_freezes_a_version_and_reopening_is_recorded(case, focal, approver):
    answer = answering.draft_answer(case, Draft(Given(STRATEGY, value="yes")), actor=focal, at=AT)
    first = answering.submit_answers(case, "strategy", actor=approver, at=AT)
    with pytest.raises(NotAllowed, match="frozen until"):
        answering.draft_answer(case, Draft(Given(STRATEGY, value="no")), actor=focal, at=AT)
    with pytest.raises(NotAllowed, match="Say why"):
        answering.reopen_answers(first, actor=approver, at=AT, reason=" ")
    answering.reopen_answers(first, actor=approver, at=AT, reason="The Body asked for the text.")
    answering.draft_answer(case, Draft(Given(STRATEGY, value="no")), actor=focal, at=AT)
    second = answering.submit_answers(case, "strategy", actor=approver, at=AT)

    assert (first.number, second.number, first.reopened_because) == (1, 2, "The Body asked for the text.")
    assert str(answer.pk) in first.frozen
    assert [row.value for row in seen(Answer, make.an_assessor())] == ["yes", "no"]
    assert answering.draft_answer(case, Draft(Given("q-threat-01", value="no")), actor=focal, at=AT)


def test_the_focal_point_submits_only_where_no_approver_was_named(case, focal):
    answering.draft_answer(case, Draft(Given(STRATEGY, value="yes")), actor=focal, at=AT)
    approver = make.an_approver()
    with pytest.raises(NotAllowed, match="approver submits"):
        answering.submit_answers(case, "", actor=focal, at=AT)

    assert answering.submit_answers(case, "", actor=approver, at=AT).number == 1


def test_a_state_without_an_approver_submits_through_its_focal_point(case, focal):
    answering.draft_answer(case, Draft(Given(STRATEGY, value="yes")), actor=focal, at=AT)

    assert answering.submit_answers(case, "", actor=focal, at=AT).number == 1


def test_a_draft_is_the_state_s_alone_until_it_is_submitted(case, focal, border):
    answering.draft_answer(case, Draft(Given(STRATEGY, value="yes")), actor=focal, at=AT)

    assert (seen(Answer, make.an_assessor()), seen(Answer, border)) == ([], [])


def test_a_prefill_is_the_body_s_until_it_is_shown_and_an_agreed_answer_needs_the_state_s(case, focal, approver):
    assessor = make.an_assessor()
    answering.give_voice(case, "prefill", Given(STRATEGY, text="A law of 2011."), actor=assessor, at=AT)
    hidden = seen(Answer, focal)
    answering.give_voice(case, "prefill", Given(STRATEGY, text="A law of 2011."), actor=assessor, at=AT, shown=True)
    with pytest.raises(NotAllowed, match="nothing to agree on"):
        answering.give_voice(case, "agreed", Given(STRATEGY, value="yes"), actor=assessor, at=AT)
    answering.draft_answer(case, Draft(Given(STRATEGY, value="yes")), actor=focal, at=AT)
    answering.submit_answers(case, "", actor=approver, at=AT)
    answering.give_voice(case, "agreed", Given(STRATEGY, value="yes"), actor=assessor, at=AT)

    assert hidden == []
    [section] = [one for one in sections_of(case, focal) if one.area.pk == "strategy"]
    voices = next(one for one in section.lines if one.line.key == STRATEGY).voices
    assert sorted(voices) == ["agreed", "prefill", "state"]
    with pytest.raises(NotAllowed, match="Only the State"):
        answering.give_voice(case, "state", Given(STRATEGY, value="no"), actor=assessor, at=AT)


def test_the_last_cycle_prefills_and_its_words_say_whose_they_are():
    ask_questions()
    assessor, circle = make.an_assessor(), make.a_circle(make.a_body())
    earlier = make.an_assessment("XOR-2009", "2009-10", audience="shared", circle=circle.pk)
    now = make.an_assessment(audience="shared", circle=circle.pk, previous=earlier)
    make.added(
        Answer(
            assessment=earlier,
            question=STRATEGY,
            question_version="2026.2",
            voice="state",
            value="no",
            text="In preparation.",
            given_on=date(2009, 9, 1),
            **make.sight(audience="shared", circle=circle.pk, holder=make.a_ministry()),
        )
    )

    [row] = answering.prefill_from_last_cycle(now, actor=assessor, at=AT)

    assert row.text == "XOR-2009, 1 September 2009 (the State's answer): No. In preparation."
    assert (row.voice, row.value, row.audience) == ("prefill", "", "body")
    assert answering.prefill_from_last_cycle(now, actor=assessor, at=AT) == []


def test_the_board_counts_what_is_left_and_what_is_overdue(case, focal, border):
    late = assigned(case, focal, due_on=make.TODAY - timedelta(days=1))
    assigned(case, focal, "Ministry of Health", due_on=make.TODAY + timedelta(days=1))
    services.contribute(late, [Given(STRATEGY, value="yes")], actor=border, at=AT)
    returning.return_section(late, actor=border, at=AT)

    told = [
        (line.assignment.ministry.name, line.standing, line.returned, line.is_overdue) for line in board(case, focal)
    ]

    assert told == [("Border Guard Service", "validated", 1, True), ("Ministry of Health", "sent", 0, False)]


def test_what_is_sent_back_is_told_to_the_ministry_it_concerns(case, focal, border):
    row = assigned(case, focal)
    services.send_back(row, actor=focal, at=AT, reason="Question 2 names no law.")

    assert [step.note for step in seen(AssignmentStep, border)] == ["Question 2 names no law."]
    assert seen(AssignmentStep, make.a_contributor("Ministry of Health")) == []


def test_what_came_on_paper_is_typed_in_with_the_ministry_as_its_author(case, focal, border):
    row = assigned(case, focal)

    services.type_in(row, [Given(STRATEGY, value="yes")], actor=focal, at=AT)

    [typed] = seen(Contribution, focal)
    assert (typed.holder.name, typed.came_by) == ("Border Guard Service", "paper")
    assert seen(Contribution, border) == [typed]


def test_an_assignment_taken_back_is_answered_no_more(case, focal, border):
    row = assigned(case, focal)
    services.withdraw_assignment(row, actor=focal, at=AT, reason="It was the Customs' affair.")

    with pytest.raises(NotAllowed, match="took this assignment back"):
        services.contribute(row, [Given(STRATEGY, value="yes")], actor=border, at=AT)


def test_a_retired_question_keeps_its_answer(case, focal, border):
    row = assigned(case, focal)
    services.contribute(row, [Given(STRATEGY, value="yes")], actor=border, at=AT)
    returning.return_section(row, actor=border, at=AT)
    Question.objects.filter(pk__startswith=STRATEGY).update(until=make.TODAY)

    [kept] = [one for section in sections_of(case, focal) for one in section.lines if one.line.key == STRATEGY]
    assert (kept.is_retired, [one.value for one in kept.contributions]) == (True, ["yes"])
    assert [one.value for one in lines_for(row, border) if one.line.key == STRATEGY] == ["yes"]


def test_an_assessment_of_nobody_s_circle_is_not_submitted(focal):
    ask_questions()
    case = make.an_assessment(audience="public")
    answering.draft_answer(case, Draft(Given(STRATEGY, value="yes")), actor=focal, at=AT)

    with pytest.raises(NotAllowed, match="no circle"):
        answering.submit_answers(case, "", actor=focal, at=AT)
    assert isinstance(case, Assessment)
