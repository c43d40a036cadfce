"""Every service as every kind of person: who is let, as one table. A service without a row in it fails the test."""

import importlib
import inspect
import pkgutil
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import transaction

import headway
from headway.casework.assessments import judging, stages
from headway.casework.assessments import services as assessments
from headway.casework.assessments.models import Answer, Assessment, Disagreement, Judgement, Stage, ThreatPicture
from headway.casework.assessments.opening import Terms, correct_assessment, open_by_hand
from headway.casework.assistance import services as assistance
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.evidence import comparing, correspondence, sharing
from headway.casework.evidence import services as evidence
from headway.casework.evidence.models import Figure, Letter, Observation, Source
from headway.casework.evidence.services import TakesPart
from headway.casework.plans import first, milestones, strategies
from headway.casework.plans import services as plans
from headway.casework.plans.models import Funding, Measure, Milestone, Pillar, Recurrence, Strategy
from headway.casework.questionnaires import answering, prefilling, returning
from headway.casework.questionnaires import services as sections
from headway.casework.questionnaires.answering import Draft as NationalDraft
from headway.casework.questionnaires.models import Contribution, SectionAssignment, Submission
from headway.casework.questionnaires.values import Given as Said
from headway.casework.recommendations import clustering, drafting, entering, following, linking, succeeding, taking_back
from headway.casework.recommendations import services as recommendations
from headway.casework.recommendations.models import (
    Assignment,
    Cluster,
    ClusterMember,
    IndexEntry,
    Lineage,
    Position,
    Progress,
    Recommendation,
    Undertaking,
)
from headway.casework.translations import services as translating
from headway.casework.translations.models import Translation
from headway.casework.translations.values import digest_of
from headway.casework.visits import giving, handing_over, offices, planning, preliminary
from headway.casework.visits import services as visits
from headway.casework.visits.models import Component, Delegate, InOffice, Mandate, Meeting, PreliminaryItem
from headway.engines.exchange import lettered, returns, written
from headway.engines.exchange.forms import returning as forms_back
from headway.engines.exchange.forms.sending import send_forms
from headway.engines.exchange.forms.taking_over import undo_answers
from headway.engines.exchange.iati import taking_over as activities
from headway.engines.followup.opening import open_follow_up
from headway.engines.intake import capturing, decisions
from headway.engines.intake import entering as from_letters
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.letters import Facts, enter_source, take_in_letter
from headway.engines.intake.models import QueuedFile, TrackerImport, TrackerRecipe, TranslationOf
from headway.engines.intake.notes import say_meeting, take_in_notes
from headway.engines.intake.queue import looks, working
from headway.engines.intake.queue.adding import Given, add_to_queue
from headway.engines.intake.queue.duplicates import Twin
from headway.engines.intake.readers.limits import Limits
from headway.engines.intake.readers.reading import read_text
from headway.engines.intake.sources import document_of, take_in
from headway.engines.intake.taking import accepting, texts, translations
from headway.engines.intake.taking.offers import Sent, offers_of
from headway.engines.intake.trackers import applying
from headway.engines.intake.trackers.kept import Asked
from headway.engines.intake.trackers.recipes import Recipe
from headway.engines.letters.owed import Due
from headway.engines.letters.writing import Occasion, write_letters
from headway.engines.procedures import verbs
from headway.engines.procedures.values import Word
from headway.engines.reports import (
    adoption,
    arranging,
    commenting,
    correcting,
    disposing,
    publishing,
    publishing_by_two,
    sending,
)
from headway.engines.reports.models import Edition, Objection, Remark
from headway.engines.reports.partial import Choice, What, parts_of
from headway.engines.reports.services import list_kinds
from headway.foundation.access import accounts, consenting, invitations, opening, oversight, proposing, services
from headway.foundation.access.models import Consent, Grant, Membership, PendingAct, User
from headway.foundation.actors import merging, naming
from headway.foundation.actors.models import Organisation, Succession
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.core.actors import Role
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile
from tests import drafts, make, publications
from tests.casework.questionnaires.asked import ask_questions
from tests.engines.exchange import test_iati as iati
from tests.forms import filled

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

BODY = {"lead", "assessor", "clearer"}
STATE = {"focal point", "approver"}
BORDER = {"contributor"}
KEEPERS = {"lead", "assessor", "other Body", "focal point", "approver"}
AT = {"at": make.NOW}
REPLY = "\n\n".join(f"{n}. Is there a law on {word}?\n\nYes, law {n} of 2014." for n, word in enumerate("abc", start=1))

NOT_ACTS = {
    "keep_report": "part of keep_edition and issue_corrigendum, which ask the rule",
    "circle_of": "part of give_programme and give_items, which ask the rule",
    "changeset": "what every service writes through",
    "changeset_hash": "computes",
    "write_report": "reads",
    "write_reads": "the log of readings, written for whoever reads",
    "reading_as": "a door's frame around what somebody reads",
    "record_departure": "the log of what left, written for whoever takes a file",
    "load_organisations": "the installation's own loading",
    "bury_again": "the installation's own restoring",
    "expunge": "at the command line of the machine alone",
    "destroy_what_came_in": "the worker's own, of what a person let be blacked out: decide_names",
    "carry_out_due": "the installation's own timer; its rule is in test_second_person",
    "propose": "what propose_widening and propose_clearing stand on, asking the same rule",
    "keep_document": "a file that came with a form: keep_source",
    "take_in": "intake from a file: keep_source",
    "take_in_picture": "intake from a file: keep_source",
    "accept_visit": "open_assessment and what follows from it",
    "accept_all": "accept_observation, accept_quantity",
    "accept_observation": "observe and decide",
    "accept_quantity": "state_figure and decide",
    "take_in_unreviewed": "keep_source, then accept_observation and accept_quantity",
    "create_from": "create_measure",
    "extend_with": "extend_measure",
    "accept_return": "accept_comments",
    "keep_form": "take_form_back, and the State its own; tests/engines/exchange/test_taking_over.py",
    "take_over": "accept_answers, and the State its own; tests/engines/exchange/test_taking_over.py",
    "receive_workbook": "keep_source, for the ministry alone; tests/engines/exchange/test_workbooks.py",
    "apply_workbook": "contribute",
    "undo_workbook": "for the ministry alone; tests/engines/exchange/test_workbooks.py",
    "send": "the command line: send_for_comments",
    "record_with_file": "keep_source and record_consent",
    "accept_recommendation": "quote, issue_recommendation and decide",
    "accept_all_waiting": "accept_recommendation",
    "read_by_machine": "give_text, whose rule it asks first; its form is in test_post_attempts",
    "type_text": "give_text",
    "accept_note": "observe, undertake and decide",
    "keep_promise": "quote and observe, in the act that takes an answer over",
    "accept_notes": "accept_note",
    "leave_out": "reject",
    "lines_of": "reads",
    "take": "a note of who has a file in hand; it keeps nobody out and is no row of the ledger",
    "write_row": "what apply_tracker and the job that applies a large one write by",
    "told_by_row": "observe, within the act that applies a tracker",
    "standing_of": "reads how the files of the queue stand",
    "undo": "what undo_import and undo_answers stand on, which ask the rule",
}
"""Functions that take an actor and a moment and need no row, with the reason."""


def bodys(**given):
    return make.sight(**given)


def states(audience="state", **given):
    return make.sight(audience=audience, holder=make.a_ministry("Border Guard Service"), **given)


@pytest.fixture(scope="module")
def world(people):
    w = SimpleNamespace()
    ask_questions()
    w.assessment = make.an_assessment(audience="public")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="on behalf of") as change:
        make.a_catalogue_body("un-ctc")
        change.edit(w.assessment, on_behalf_of_id="un-ctc")
    w.circle = make.added(
        make.Circle(compartment="XOR", name="circle", holder=make.a_body(), scope=w.assessment.pk, purpose="shared")
    )
    w.entry = make.added(
        make.CircleEntry(circle=w.circle, organisation=make.a_body(), compartment="XOR", since=date(2020, 1, 1))
    )
    w.source = make.a_source()
    w.observation = make.an_observation(circle=w.circle.pk)
    w.draft = make.an_observation(audience="own", holder=make.a_ministry("Border Guard Service"))
    w.states = make.an_observation(audience="state", holder=make.a_ministry("Border Guard Service"), circle=w.circle.pk)
    w.shared = make.an_observation(audience="shared", circle=w.circle.pk)
    w.recommendation = make.a_recommendation(audience="public")
    w.second = make.a_recommendation("2", w.recommendation.assessment, audience="public")
    w.component = make.added(Component(assessment=w.assessment, modality="on-site", dates="2018-07", **bodys()))
    w.meeting = make.added(Meeting(component=w.component, slot="opening", title="Opening", **bodys()))
    w.item = make.added(PreliminaryItem(assessment=w.assessment, number=1, text="A law.", **bodys()))
    shared = bodys(audience="shared", circle=w.circle.pk)
    w.put = make.added(PreliminaryItem(assessment=w.assessment, number=2, text="A law.", **shared))
    w.measure = make.added(Measure(title="A law", type="law", **states()))
    w.told = make.an_observation(audience="state", holder=make.a_ministry("Border Guard Service"))
    w.judgement = make.added(w_judgement(w))
    w.need = make.added(Need(assessment=w.assessment, title="Training", **bodys()))
    w.offer = make.added(Offer(provider=make.a_partner("IOM"), title="Course", **bodys()))
    public = bodys(audience="public")
    w.delegate = make.added(Delegate(assessment=w.assessment, organisation=make.a_partner(), **public))
    w.consent = make.a_consent("publish", w.shared.pk)
    make.a_consent("partners", w.assessment.pk)
    health = make.a_ministry("Ministry of Health")
    w.grant = make.added(Grant(target=w.states.pk, compartment="XOR", organisation=health, since=make.TODAY))
    w.small = make.a_figure(3, audience="state", holder=make.a_ministry("Border Guard Service"))
    w.form_back, w.form_taken_over = (a_form_back(another_case(w, code), make.a_lead()) for code in ("XOR-2", "XOR-3"))
    accepted(w.form_taken_over, make.a_lead())
    w.people = people
    return w


def another_case(w, code):
    """An assessment of its own with one recommendation, which both sides read."""
    return SimpleNamespace(
        circle=w.circle,
        recommendation=make.a_recommendation("1", make.an_assessment(code, audience="public"), audience="public"),
    )


def an_edition(w, status, **given):
    kept = make.added(StoredFile(compartment="XOR", sha256="0" * 64, size=1, media_type="text/html"))
    return make.added(
        Edition(assessment=w.assessment, report="follow-up", readers="shared", file=kept, digest=kept.sha256,
                status=status, **(given or bodys()))
    )  # fmt: skip


def to_the_committee(w):
    circle = make.added(make.Circle(compartment="XOR", name="Committee", holder=make.a_body(), purpose="committee"))
    for body in ("un-cted", "un-ctc"):
        make.added(
            make.CircleEntry(circle=circle, organisation=make.a_body(body), compartment="XOR", since=date(2020, 1, 1))
        )
    return an_edition(w, "submitted", **bodys(audience="shared", circle=circle.pk))


def a_kind(name):
    return next(kind for kind in list_kinds() if kind.id == name)


def a_remark(w):
    told = {"report": "comprehensive", "section": "introduction", "text": "It is so."}
    return make.added(Remark(assessment=w.assessment, **told, **bodys()))


def an_adopted_report(w):
    circle = make.a_circle(make.a_body(), make.a_ministry())
    return publications.an_adopted_report(w.assessment, circle=circle.pk)


def on_a_public_version(act, *, agreed=False):
    """An act on the public version of a report that both sides see."""

    def tried(w, actor):
        edition = an_adopted_report(w)
        row = publications.a_publication(edition)
        return act(publications.agreed(row, edition) if agreed else row, edition, actor)

    return tried


def _leaving_out(row, edition, actor):
    key = next(part.key for part in parts_of(publications.a_small_report()) if "Grod" in part.text)
    choices = {key: Choice(What.LEFT)}
    return publishing.choose_parts(row, edition, choices, reason="sensitive", actor=actor, **AT)


def _looking(row, edition, actor):
    _leaving_out(row, edition, make.a_lead())
    key = publishing.prepared(row, edition, make.a_lead()).open_findings[0].key
    return publishing.answer_finding(row, edition, key, reason="Known to all.", actor=actor, **AT)


def an_objection(w):
    edition = to_the_committee(w)
    own = make.sight(audience="own", holder=make.a_body("un-ctc"))
    return make.added(Objection(edition=edition, what="time", text="a week", raised_on=make.TODAY, **own))


def a_sent_draft(w):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(w.assessment, circle=w.circle.pk)
    return drafts.a_sending(w.assessment)


def taken_back(w, a):
    a_sent_draft(w)
    ministry = make.a_ministry("Border Guard Service")
    return returns.take_back(
        w.assessment, drafts.edited("replace"), name="back.docx", institution=ministry, actor=a, **AT
    )


def a_return_of(w, **given):
    ministry = make.a_ministry("Border Guard Service")
    given = {"audience": "own", "holder": ministry, "circle": w.circle.pk, **given}
    return drafts.a_return(a_sent_draft(w), ministry, **given)


def a_comment(w):
    shared = {"audience": "shared", "holder": make.a_ministry("Border Guard Service"), "circle": w.circle.pk}
    returned = a_return_of(w, **shared)
    return drafts.comments_in(returned, **shared)[0]


def a_sent_stage(w):
    own = make.sight(audience="shared", circle=w.circle.pk)
    return make.added(Stage(assessment=w.assessment, stage="transmission", done_on=make.TODAY, **own))


def extended(w, a):
    make.added(Stage(assessment=w.assessment, stage="visit", due_on=make.TODAY, **bodys()))
    later = make.TODAY + timedelta(days=30)
    return verbs.extend_stage(w.assessment, "visit", to=later, reason="elections", actor=a, **AT)


def a_sent_form(w, a):
    assessment = w.recommendation.assessment
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(assessment, circle=w.circle.pk)
    ministry = make.a_ministry("Border Guard Service")
    return send_forms(assessment, "responses", readers="shared", institutions=[ministry], actor=a, **AT)[0]


def a_form_back(w, a):
    """A response table whose first recommendation is answered."""
    form = a_sent_form(w, make.SYSTEM)
    data = filled(read_file(form.file), {w.recommendation.code: ("", "As the law says.")})
    return forms_back.take_form_back(form, data, name="back.docx", actor=a, **AT)


def accepted(back, a):
    found = forms_back.preview_of_form(back, make.a_lead())
    shown = forms_back.preview_of_form(back, a).digest
    return forms_back.accept_answers(back, {found.boxes[0].key: 0}, shown=shown, actor=a, **AT)


def reviewed(w):
    """A recommendation of a procedure in which the State takes positions."""
    case = make.an_assessment("XOR-2024", "2024", audience="public")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a procedure") as change:
        change.edit(case, procedure="upr-cycle@1")
    return make.a_recommendation("1", case, audience="public")


def foreign(audience="state"):
    return make.sight(audience=audience, holder=make.a_ministry())


def given_to_follow(w):
    border = make.a_ministry("Border Guard Service")
    return make.added(Assignment(recommendation=w.recommendation, ministry=border, sent_on=make.TODAY, **foreign()))


def ministrys_progress(w):
    return make.added(
        Progress(recommendation=w.recommendation, side="state", scale="recommendation-progress", level="planned",
                 as_of="2026", **states(audience="own"))
    )  # fmt: skip


def a_cluster():
    return Cluster(title="Borders", **foreign())


def a_member(w):
    cluster = make.added(a_cluster())
    return make.added(ClusterMember(cluster=cluster, recommendation=w.second, **foreign()))


def a_translation(w):
    told = {"language": "fr", "words": "Agir.", "by": "the desk", "machine": "opus-mt"}
    digest = digest_of(w.recommendation.text)
    return make.added(Translation(recommendation=w.recommendation, digest=digest, **told, **bodys()))


def an_entry(w):
    row = Recommendation(assessment=w.assessment, number="7", code="XOR-2018-7", text="Should", **foreign())
    return entering.Entered(row, IndexEntry(recommendation=row, key="7", symbol="A", **foreign()))


def an_entry_kept(w):
    made = an_entry(w)
    make.added(made.recommendation)
    return make.added(made.entry)


def its_words(w):
    letter = make.a_letter("Note No. 5/2018 of the Ministry")
    return from_letters.Proof(letter, "Note No. 5/2018", "Ministry of Foreign Affairs")


def a_commitment(w):
    return make.added(
        Undertaking(assessment=w.assessment, type="commitment", by="Customs", as_said="will", made_on="2018", **bodys())
    )


def a_progress(w):
    return make.added(
        Progress(recommendation=w.recommendation, side="body", scale="recommendation-progress", level="planned",
                 basis="document", as_of="2026", **bodys())
    )  # fmt: skip


def queued(w, **given):
    return make.added(QueuedFile(name="a.txt", **given, **bodys()))


def kind_of_both(w, a):
    """Said of a file in the queue, and of a source that was read."""
    working.say_kind(queued(w), "reply", actor=a, **AT)
    return texts.say_kind(w.source, "reply", actor=a, **AT)


def a_version(w, a):
    item = queued(w, source=w.source)
    return working.link_version(item, Twin(make.a_source("Another"), "the same bytes", 1.0), actor=a, **AT)


def first_answer_accepted(w, a):
    """Of a reply to three questions."""
    draft = Source(type="document", title="Reply", dated="2024", document_kind="reply", **bodys())
    source, _ = take_in(draft, REPLY.encode(), name="reply.txt", actor=make.SYSTEM, **AT)
    offers = offers_of(source, document_of(source), DocumentKind.REPLY, Sent()).matched
    return accepting.accept(accepting.Into(source, w.assessment), offers[0], actor=a, **AT)


def import_undone(w, a):
    act = uuid4()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a tracker", act=act) as change:
        change.add(Figure(subject="persons", as_said="12", as_of="2025", **bodys()))
    recipe = make.added(TrackerRecipe(name="Kept", target="figures", content="{}", **bodys()))
    done = TrackerImport(source=w.source, recipe=recipe, target="figures", act=act, applied_on=make.NOW, **bodys())
    return applying.undo_import(make.added(done), actor=a, **AT)


def a_pending_act(w):
    """Proposed by a lead who is none of the people of the table."""
    proposing.propose_widening(w.shared, "public", actor=make.a_lead(), reason="agreed", **AT)
    return PendingAct.objects.get()


def an_office(**given):
    return InOffice(organisation=make.a_ministry(), office="Head", part="head", **make.sight(**given))


def a_membership_of(w, who):
    return Membership.objects.get(user=w.people[who].user)


def an_assignment(w, **given):
    given = {"audience": "state", "holder": make.a_ministry(), **given}
    border = make.a_ministry("Border Guard Service")
    return make.added(
        SectionAssignment(
            assessment=w.assessment, ministry=border, section="strategy", sent_on=make.TODAY, **make.sight(**given)
        )
    )


def a_contribution(w, **given):
    return make.added(
        Contribution(assignment=an_assignment(w), question="q-strat-01", question_version="2026.2", value="yes",
                     given_on=make.TODAY, **states("own"), **given)
    )  # fmt: skip


def a_submission(w):
    shared = make.sight(audience="shared", holder=make.a_ministry(), circle=w.circle.pk)
    return make.added(
        Submission(assessment=w.assessment, number=1, submitted_on=make.TODAY, frozen="", digest="0" * 64, **shared)
    )


def drafted(w):
    """An answer of the State's that waits to be submitted, in an assessment with a circle."""
    a_sent_draft(w)
    make.added(
        Answer(assessment=w.assessment, question="q-strat-01", question_version="2026.2", voice="state", value="yes",
               given_on=make.TODAY, **make.sight(audience="state", holder=make.a_ministry(), circle=w.circle.pk))
    )  # fmt: skip
    return w.assessment


def a_strategy():
    return make.added(Strategy(title="A strategy", **foreign()))


def a_pillar():
    return make.added(Pillar(strategy=a_strategy(), title="Protect", order=1, **foreign()))


def a_recurrence(**given):
    return Recurrence(
        strategy=a_strategy(), title="Report", rule="FREQ=YEARLY", starts_on=date(2026, 6, 30),
        ends_on=date(2028, 6, 30), **given,
    )  # fmt: skip


def owed_by_the_border():
    """A milestone of the State's strategy that the Border Guard Service owes."""
    border = make.a_ministry("Border Guard Service")
    row = Milestone(strategy=a_strategy(), title="Adopt", due_on=date(2026, 6, 30), organisation=border)
    return milestones.set_milestone(row, actor=make.a_focal_point(), **AT)


def begun_and_undone(w, a):
    begun = strategies.begin_strategy(Strategy(title="Begun", **foreign()), actor=make.a_focal_point(), **AT)
    return first.undo_first(begun, actor=a, **AT)


def a_need_of_both(w, **given):
    return make.added(
        Need(assessment=w.assessment, title="Readers", **bodys(audience="shared", circle=w.circle.pk), **given)
    )


def agreed_by_letter(w, a):
    proof = make.a_source("Note", audience="shared", circle=w.circle.pk)
    return assistance.agree_to_need(a_need_of_both(w), on=make.TODAY, by="The Ministry", proof=proof, actor=a, **AT)


def matched(w, a):
    """An offer of IOM for a need that the State agreed to."""
    return assistance.propose_match(a_need_of_both(w, agreed_on=make.TODAY), an_offer_of_iom(w), actor=a, **AT)


def an_offer_of_iom(w, **given):
    given = given or bodys(audience="shared", circle=w.circle.pk)
    return make.added(Offer(provider=make.a_partner("IOM"), title="Course", **given))


def help_under_way(w, a):
    """Of what was agreed to and released to the partners, IOM among them."""
    released = bodys(audience="partners", circle=w.circle.pk)
    need = make.added(Need(assessment=w.assessment, title="Readers", agreed_on=make.TODAY, **released))
    row = make.added(Match(need=need, offer=an_offer_of_iom(w, **released), status="agreed", **released))
    return assistance.move_match(row, "under way", on=make.TODAY, actor=a, **AT)


def received(actor):
    """INTERPOL's file of activities, in which it is the publisher."""
    data, holder = iati.a_file(by="INTERPOL"), make.a_partner("INTERPOL")
    return activities.receive_activities(data, name="a.xml", state="XOR", holder=holder, actor=actor, **AT)


def taken_over(row, actor):
    return activities.apply_activities(row, shown=activities.plan_kept(row, actor).digest, actor=actor, **AT)


def activities_undone(w, a):
    row, delegate = received(make.SYSTEM), make.a_delegate()
    taken_over(row, delegate)
    return activities.undo_activities(row, actor=a, **AT)


S = "XOR"
STRATEGY = "q-strat-01"


def w_judgement(w, **other):
    told = {"scale": "ct-law", "level": "partially", "uncited_because": "A test.", **other}
    return Judgement(assessment=w.assessment, area=make.an_area(), axis="law", as_of="2026", **told, **bodys())


ACTS = {
    "assign": (lambda w, a: sections.assign(
        SectionAssignment(assessment=w.assessment, ministry=make.a_ministry("Border Guard Service"),
                          section="strategy", sent_on=make.TODAY), actor=a, **AT), STATE),
    "change_assignment": (lambda w, a: sections.change_assignment(
        an_assignment(w), actor=a, reason="new staff", main="Planning", **AT), STATE),
    "withdraw_assignment": (lambda w, a: sections.withdraw_assignment(
        an_assignment(w), actor=a, reason="not theirs", **AT), STATE),
    "send_back": (lambda w, a: sections.send_back(an_assignment(w), actor=a, reason="unclear", **AT), STATE),
    "acknowledge": (lambda w, a: sections.acknowledge(an_assignment(w), actor=a, **AT), BORDER),
    "contribute": (lambda w, a: sections.contribute(an_assignment(w), [], actor=a, **AT), BORDER),
    "type_in": (lambda w, a: sections.type_in(an_assignment(w), [], actor=a, **AT), STATE),
    "attach": (lambda w, a: sections.attach(a_contribution(w), make.a_source(**states("own")), actor=a, **AT), BORDER),
    "return_section": (lambda w, a: returning.return_section(a_contribution(w).assignment, actor=a, **AT), BORDER),
    "validate_section": (lambda w, a: returning.validate_section(
        a_contribution(w, returned_on=make.TODAY).assignment, actor=a, **AT), BORDER),
    "draft_answer": (lambda w, a: answering.draft_answer(
        w.assessment, NationalDraft(Said(STRATEGY, value="yes")), actor=a, **AT), STATE),
    "submit_answers": (lambda w, a: answering.submit_answers(drafted(w), "", actor=a, **AT), {"approver"}),
    "reopen_answers": (lambda w, a: answering.reopen_answers(
        a_submission(w), actor=a, reason="asked for", **AT), {"approver"}),
    "give_voice": (lambda w, a: answering.give_voice(
        w.assessment, "prefill", Said(STRATEGY, value="yes"), actor=a, **AT), BODY),
    "prefill_from_observations": (lambda w, a: prefilling.prefill_from_observations(w.assessment, actor=a, **AT), BODY),
    "prefill_from_last_cycle": (lambda w, a: answering.prefill_from_last_cycle(w.assessment, actor=a, **AT), BODY),
    "open_assessment": (lambda w, a: assessments.open_assessment(
        Assessment(code="XOR-2026", type="desk", body=make.a_catalogue_body(), **bodys()), actor=a, **AT), BODY),
    "record_stage": (lambda w, a: stages.record_stage(
        Stage(assessment=w.assessment, stage="visit", **bodys()), actor=a, **AT), BODY),
    "open_by_hand": (lambda w, a: open_by_hand(
        "XOR", "", "desk", Terms(reason="a decision"), actor=a, **AT), BODY | {"other Body"}),
    "correct_assessment": (lambda w, a: correct_assessment(
        w.assessment, Terms(reason="a decision"), because="the title", actor=a, **AT), BODY),
    "open_follow_up": (lambda w, a: open_follow_up(
        w.assessment, code="XOR-2026", reason="a decision", actor=a, **AT), BODY),
    "begin_stage": (lambda w, a: stages.begin_stage(
        w.assessment, "visit", on=make.TODAY, letters=[w.source], actor=a, **AT), BODY),
    "end_stage": (lambda w, a: stages.end_stage(w.assessment, "visit", on=make.TODAY, actor=a, **AT), BODY),
    "agree_on_day": (lambda w, a: stages.agree_on_day(
        w.assessment, "visit", due_on=make.TODAY, actor=a, **AT), BODY),
    "keep_extension": (lambda w, a: stages.keep_extension(
        w.assessment, "visit", to=make.TODAY, reason="elections", letters=[], actor=a, **AT), BODY),
    "record_receipt": (lambda w, a: stages.record_receipt(a_sent_stage(w), on=make.TODAY, actor=a, **AT),
                       BODY | STATE),
    "extend_stage": (lambda w, a: extended(w, a), BODY),
    "say_at_gate": (lambda w, a: verbs.say_at_gate(
        w.assessment, "draft-report", "clearance", Word.CLEARS, office="section", on=make.TODAY, actor=a, **AT), BODY),
    "picture_threat": (lambda w, a: assessments.picture_threat(
        ThreatPicture(assessment=w.assessment, as_of="2026", **bodys()), actor=a, **AT), BODY),
    "judge": (lambda w, a: judging.judge(w_judgement(w), actor=a, **AT), BODY),
    "judge_apart": (lambda w, a: judging.judge_apart(
        w_judgement(w), w_judgement(w, level="", scale="", rationale="Why."), actor=a, **AT), BODY),
    "disagree": (lambda w, a: judging.disagree(
        Disagreement(judgement=w.judgement, text="Higher.", said_on=make.TODAY, **bodys()), actor=a, **AT), BODY),
    "answer": (lambda w, a: assessments.answer(
        Answer(assessment=w.assessment, question="q", question_version="1", voice="state", given_on=make.TODAY,
               **states("own")), actor=a, **AT), BORDER),
    "state_need": (lambda w, a: assistance.state_need(
        Need(assessment=w.assessment, title="Experts", **states()), actor=a, **AT), BORDER),
    "make_offer": (lambda w, a: assistance.make_offer(
        Offer(provider=make.a_partner(), title="Course",
              **make.sight(audience="own", holder=make.a_partner())), actor=a, **AT), {"delegate"}),
    "match": (lambda w, a: assistance.match(
        Match(need=a_need_of_both(w, agreed_on=make.TODAY), offer=w.offer, **bodys()), actor=a, **AT), BODY),
    "keep_source": (lambda w, a: evidence.keep_source(
        Source(type="document", title="Report", **bodys()), actor=a, **AT), BODY),
    "quote": (lambda w, a: evidence.quote(w.source, 0, 3, text="The text", actor=a, **AT), BODY),
    "observe": (lambda w, a: evidence.observe(
        Observation(type="gap", text="said", **bodys()), passages=[], actor=a, **AT), BODY),
    "state_figure": (lambda w, a: evidence.state_figure(
        Figure(subject="persons", low=Decimal(9), high=Decimal(9), as_said="9", **states()), actor=a, **AT), BORDER),
    "share_masked_figures": (lambda w, a: sharing.share_masked_figures(
        [w.small], circle=w.circle, actor=a, reason="statistics", **AT), STATE),
    "create_measure": (lambda w, a: plans.create_measure(
        Measure(title="A programme", type="programme", **states()), actor=a, **AT), BORDER),
    "extend_measure": (lambda w, a: plans.extend_measure(w.measure, w.told, actor=a, **AT), BORDER),
    "issue_recommendation": (lambda w, a: recommendations.issue_recommendation(
        Recommendation(assessment=w.assessment, number="9", code="XOR-2018-9", text="Should", **bodys()),
        actor=a, **AT), BODY),
    "promote": (lambda w, a: recommendations.promote(
        w.observation, Recommendation(assessment=w.assessment, number="9", code="XOR-2018-9", text="Should", **bodys()),
        actor=a, **AT), BODY),
    "draw_lineage": (lambda w, a: recommendations.draw_lineage(
        w.second, w.recommendation, "supersedes", actor=a, **AT), BODY),
    "draw_lineages": (lambda w, a: linking.draw_lineages(
        [(w.recommendation, w.second)], "re-issues", actor=a, **AT), BODY),
    "take_position": (lambda w, a: recommendations.take_position(
        Position(recommendation=reviewed(w), value="noted", taken_on=make.TODAY,
                 **make.sight(audience="state", holder=make.a_ministry())), actor=a, **AT), STATE),
    "take_positions": (lambda w, a: following.take_positions(
        [following.Taken(reviewed(w), "noted")], on=make.TODAY, actor=a, **AT), STATE),
    "assign_recommendations": (lambda w, a: following.assign_recommendations(
        [w.recommendation], make.a_ministry("Border Guard Service"), actor=a, **AT), STATE),
    "end_assignment": (lambda w, a: taking_back.end_assignment(
        given_to_follow(w), reason="another ministry", actor=a, **AT), STATE),
    "tell_progress": (lambda w, a: following.tell_progress(
        [following.Told(w.recommendation, "planned", basis="document reviewed")], as_of="2026", actor=a, **AT),
        BODY | STATE | BORDER | {"other ministry"}),
    "hand_on": (lambda w, a: following.hand_on(ministrys_progress(w), actor=a, **AT), BORDER),
    "make_cluster": (lambda w, a: clustering.make_cluster(
        a_cluster(), {w.recommendation: "", w.second: ""}, actor=a, **AT), STATE),
    "add_to_cluster": (lambda w, a: clustering.add_to_cluster(
        make.added(a_cluster()), [w.second], why="alike", actor=a, **AT), STATE),
    "translate": (lambda w, a: translating.translate(w.recommendation, language="fr", words="Agir.", actor=a, **AT),
                  BODY | STATE | {"other Body"}),
    "confirm_translation": (lambda w, a: translating.confirm_translation(
        a_translation(w), w.recommendation, actor=a, **AT), BODY),
    "say_language": (lambda w, a: translating.say_language(w.recommendation, "en", actor=a, **AT), BODY),
    "take_out": (lambda w, a: clustering.take_out(a_member(w), reason="not alike", actor=a, **AT), STATE),
    "draft_recommendation": (lambda w, a: drafting.draft_recommendation(
        Recommendation(assessment=w.assessment, number="9", code="XOR-2018-9", text="Should", **bodys()),
        actor=a, **AT), BODY),
    "issue_drafts": (lambda w, a: drafting.issue_drafts(
        [make.a_recommendation("8", w.assessment, draft=True)], reason="with the report", actor=a, **AT), BODY),
    "tag_areas": (lambda w, a: drafting.tag_areas([w.recommendation], [make.an_area().pk], actor=a, **AT), BODY),
    "erase_lineage": (lambda w, a: drafting.erase_lineage(
        make.added(Lineage(later=w.second, earlier=w.recommendation, how="merges", **bodys(audience="public"))),
        reason="a mistake", actor=a, **AT), BODY),
    "enter_assessment": (lambda w, a: entering.enter_assessment(
        Assessment(code="XOR-A", body=make.a_catalogue_body("un-hrc"), type="review", **foreign()),
        actor=a, **AT), STATE),
    "enter_recommendation": (lambda w, a: entering.enter_recommendation(an_entry(w), actor=a, **AT), STATE),
    "correct_entry": (lambda w, a: entering.correct_entry(
        an_entry_kept(w), symbol="B", actor=a, **AT), STATE),
    "report_progress": (lambda w, a: recommendations.report_progress(
        Progress(recommendation=w.recommendation, scale="s", level="planned", as_of="2026", **states()),
        actor=a, **AT), BORDER),
    "assess_progress": (lambda w, a: recommendations.assess_progress(
        Progress(recommendation=w.recommendation, scale="s", level="planned", basis="document", as_of="2026",
                 **bodys()), actor=a, **AT), BODY),
    "undertake": (lambda w, a: recommendations.undertake(
        Undertaking(assessment=w.assessment, type="commitment", by="the State", as_said="will", made_on="2026",
                    **bodys()), actor=a, **AT), BODY),
    "plan_component": (lambda w, a: visits.plan_component(
        Component(assessment=w.assessment, modality="virtual", **bodys()), actor=a, **AT), BODY),
    "name_delegate": (lambda w, a: visits.name_delegate(
        Delegate(assessment=w.assessment, organisation=make.a_partner("IOM"), **bodys()), actor=a, **AT), BODY),
    "agree_to_delegate": (lambda w, a: visits.agree_to_delegate(
        w.delegate, on=make.TODAY, actor=a, **AT), BODY | STATE),
    "change_component": (lambda w, a: visits.change_component(w.component, place="Velmar", actor=a, **AT), BODY),
    "decline_delegate": (lambda w, a: visits.decline_delegate(
        w.delegate, on=make.TODAY, because="Not now.", actor=a, **AT), BODY | STATE),
    "plan_meeting": (lambda w, a: planning.plan_meeting(
        Meeting(component=w.component, slot="opening", title="Opening", **bodys()), actor=a, **AT), BODY),
    "change_meeting": (lambda w, a: planning.change_meeting(w.meeting, starts="9", actor=a, **AT), BODY),
    "set_topics": (lambda w, a: planning.set_topics(w.meeting, [planning.ToCover(text="x")], actor=a, **AT), BODY),
    "capture": (lambda w, a: capturing.capture(
        w.meeting, capturing.Typed("! a threat"), key=uuid4(), actor=a, **AT), BODY),
    "compose_item": (lambda w, a: preliminary.compose_item(
        PreliminaryItem(assessment=w.assessment, number=0, text="A law.", **bodys()), actor=a, **AT), BODY),
    "change_item": (lambda w, a: preliminary.change_item(w.item, "A decree.", actor=a, **AT), BODY),
    "end_item": (lambda w, a: preliminary.end_item(
        w.put, preliminary.Discussed("agreed"), actor=a, **AT), BODY | STATE),
    "reopen_item": (lambda w, a: preliminary.reopen_item(w.put, actor=a, **AT), BODY),
    "give_items": (lambda w, a: preliminary.give_items(w.assessment, actor=a, **AT), BODY),
    "append_text": (lambda w, a: evidence.append_text(w.source, "more", actor=a, **AT), BODY),
    "end_meeting": (lambda w, a: planning.end_meeting(
        w.meeting, planning.Ending("held", make.TODAY), actor=a, **AT), BODY),
    "reopen_meeting": (lambda w, a: planning.reopen_meeting(w.meeting, actor=a, **AT), BODY),
    "give_programme": (lambda w, a: giving.give_programme(w.component, "shared", actor=a, **AT), BODY),
    "hold_meeting": (lambda w, a: visits.hold_meeting(
        Meeting(component=w.component, slot="opening", title="Opening", **bodys()), actor=a, **AT), BODY),
    "decide": (lambda w, a: decisions.decide(w.source, "observation-0-3", "rejected", actor=a, **AT), BODY),
    "reject": (lambda w, a: decisions.reject(w.source, "observation-0-3", actor=a, **AT), BODY),
    "keep_edition": (lambda w, a: adoption.keep_edition(
        "XOR-2018", kind="communique", readers="public", actor=a, **AT), BODY),
    "propose_clearing": (lambda w, a: adoption.propose_clearing(
        make.cleared_by_its_line(an_edition(w, "draft")), actor=a, reason="ready", **AT), BODY),
    "say_for_office": (lambda w, a: adoption.say_for_office(
        an_edition(w, "draft"), "section", clears=True, text="", actor=a, **AT), BODY),
    "arrange": (lambda w, a: arranging.arrange(w.assessment, a_kind("response"), [
        arranging.Wish(key) for key in ("commitments", "introduction", "replies")], actor=a, **AT), STATE),
    "add_chapter": (lambda w, a: arranging.add_chapter(
        w.assessment, a_kind("comprehensive"), "Context", after="front", actor=a, **AT), BODY),
    "write_remark": (lambda w, a: arranging.write_remark(
        w.assessment, a_kind("comprehensive"), "introduction", "It is so.", cites=[], is_assessment=True,
        readers="body", actor=a, **AT), BODY),
    "change_remark": (lambda w, a: arranging.change_remark(
        a_remark(w), text="It was so.", is_assessment=True, actor=a, **AT), BODY),
    "take_remark_back": (lambda w, a: arranging.take_remark_back(a_remark(w), actor=a, **AT), BODY),
    "issue_corrigendum": (lambda w, a: correcting.issue_corrigendum(
        an_adopted_report(w), [correcting.Reading("Grod", "Grad")], why="A slip.", actor=a, **AT), BODY),
    "prepare_publication": (lambda w, a: publishing.prepare_publication(an_adopted_report(w), actor=a, **AT), BODY),
    "set_terms": (on_a_public_version(lambda row, edition, a: publishing.set_terms(
        row, marked=False, place="here", public_from=None, actor=a, **AT)), BODY | STATE),
    "choose_parts": (on_a_public_version(_leaving_out), BODY | STATE),
    "answer_finding": (on_a_public_version(_looking), BODY | STATE),
    "agree_to_publication": (on_a_public_version(lambda row, edition, a: publishing.agree_to_publication(
        row, edition, document="Note No. 9", actor=a, **AT)), BODY | STATE),
    "publish": (on_a_public_version(lambda row, edition, a: publishing.publish(
        row, edition, actor=a, **AT), agreed=True), BODY),
    "propose_publishing": (on_a_public_version(lambda row, edition, a: publishing_by_two.propose_publishing(
        row, edition, actor=a, **AT), agreed=True), BODY),
    "end_publication": (on_a_public_version(lambda row, edition, a: publishing.end_publication(
        row, reason="Out of date.", actor=a, **AT)), BODY | STATE),
    "submit_for_adoption": (lambda w, a: adoption.submit_for_adoption(
        an_edition(w, "cleared"), silence_until=None, actor=a, **AT), BODY),
    "raise_objection": (lambda w, a: adoption.raise_objection(
        to_the_committee(w), what="time", text="a week", actor=a, **AT), {"member"}),
    "answer_objection": (lambda w, a: adoption.answer_objection(
        an_objection(w), answer="granted", actor=a, **AT), {"member", "committee reader"}),
    "adopt": (lambda w, a: adoption.adopt(to_the_committee(w), decision="Adopted.", actor=a, **AT), {"member"}),
    "adopt_by_silence": (lambda w, a: adoption.adopt_by_silence(
        _silent(w), actor=a, **AT), BODY),
    "send_for_comments": (lambda w, a: sending.send_for_comments(
        "XOR-2018", kind="follow-up", readers="body", recipients=[], actor=a, **AT), BODY),
    "take_back": (taken_back, BODY | STATE),
    "accept_comments": (lambda w, a: commenting.accept_comments(a_return_of(w), [], actor=a, **AT), BORDER),
    "withdraw_comments": (lambda w, a: commenting.withdraw_comments(
        a_return_of(w), reason="a mistake", actor=a, **AT), BORDER),
    "pass_on": (lambda w, a: commenting.pass_on(a_return_of(w), actor=a, **AT), BORDER),
    "write_comment": (lambda w, a: written.write_comment(
        a_sent_draft(w), "", text="It is otherwise.", instead="", matter="", actor=a, **AT),
        BODY | STATE | BORDER | {"other ministry"}),
    "dispose": (lambda w, a: disposing.dispose(
        a_comment(w), outcome="accepted", matter="fact", reason="", actor=a, **AT), BODY),
    "send_forms": (lambda w, a: a_sent_form(w, a), BODY),
    "take_form_back": (lambda w, a: a_form_back(w, a), BODY | STATE | BORDER | {"other ministry"}),
    "accept_answers": (lambda w, a: accepted(w.form_back, a), BODY),
    "undo_answers": (lambda w, a: undo_answers(
        w.form_taken_over.source, actor=a, reason="a mistake", **AT), BODY),
    "agree_to_need": (agreed_by_letter, BODY | STATE),
    "close_need": (lambda w, a: assistance.close_need(
        a_need_of_both(w), "withdrawn", because="No more.", actor=a, **AT), BODY | STATE),
    "propose_match": (matched, BODY | STATE),
    "move_match": (help_under_way, BODY | STATE | {"provider"}),
    "change_told_offer": (lambda w, a: assistance.change_told_offer(
        an_offer_of_iom(w, **make.sight(audience="partners", holder=make.a_partner("IOM"), circle=w.circle.pk)),
        actor=a, **AT, title="A longer course"), {"provider"}),
    "receive_activities": (lambda w, a: received(a), {"delegate"}),
    "apply_activities": (lambda w, a: taken_over(received(make.SYSTEM), a), {"delegate"}),
    "undo_activities": (activities_undone, {"delegate"}),
    "name_parts": (lambda w, a: plans.name_parts(
        w.measure, [TakesPart("the Customs", "lead")], actor=a, **AT), BORDER),
    "answer_with": (lambda w, a: plans.answer_with(
        w.measure, recommendations=[w.recommendation], actor=a, **AT), BORDER | STATE),
    "fund": (lambda w, a: plans.fund(
        Funding(measure=w.measure, type="budget", as_said="a little", said_on=make.TODAY), actor=a, **AT), BORDER),
    "tell_result": (lambda w, a: plans.tell_result(w.measure, observation=w.told, actor=a, **AT), BORDER),
    "begin_strategy": (lambda w, a: strategies.begin_strategy(
        Strategy(title="A strategy", **foreign()), actor=a, **AT), STATE),
    "change_strategy": (lambda w, a: strategies.change_strategy(
        a_strategy(), title="Another", dates="2026/2030", actor=a, **AT), STATE),
    "undo_first": (begun_and_undone, STATE),
    "share_strategy": (lambda w, a: strategies.share_strategy(
        a_strategy(), w.circle, reason="told", actor=a, **AT), STATE),
    "add_pillar": (lambda w, a: strategies.add_pillar(a_strategy(), "Prevent", actor=a, **AT), STATE),
    "change_pillar": (lambda w, a: strategies.change_pillar(
        a_pillar(), title="Prevent", order=2, areas=[], actor=a, **AT), STATE),
    "place": (lambda w, a: strategies.place(w.measure, a_pillar(), actor=a, **AT), STATE),
    "set_milestone": (lambda w, a: milestones.set_milestone(
        Milestone(strategy=a_strategy(), title="Adopt", due_on=make.TODAY), actor=a, **AT), STATE),
    "move_milestone": (lambda w, a: milestones.move_milestone(
        owed_by_the_border(), date(2026, 9, 30), because="elections", actor=a, **AT), STATE),
    "end_milestone": (lambda w, a: milestones.end_milestone(
        owed_by_the_border(), "done", on=make.TODAY, outcome="", actor=a, **AT), STATE | BORDER),
    "let_it_come_back": (lambda w, a: milestones.let_it_come_back(a_recurrence(), actor=a, **AT), STATE),
    "change_rule": (lambda w, a: milestones.change_rule(
        make.added(a_recurrence(**foreign())), rule="FREQ=YEARLY", starts_on=date(2026, 1, 31),
        ends_on=date(2028, 12, 31), actor=a, **AT), STATE),
    "change_need": (lambda w, a: assistance.change_need(w.need, actor=a, **AT, title="Training of judges"), BODY),
    "change_offer": (lambda w, a: assistance.change_offer(w.offer, actor=a, **AT, title="A longer course"), BODY),
    "change_measure": (lambda w, a: plans.change_measure(w.measure, actor=a, **AT, title="A law, amended"), BORDER),
    "change_undertaking": (lambda w, a: recommendations.change_undertaking(
        a_commitment(w), actor=a, **AT, state="met"), BODY),
    "correct_progress": (lambda w, a: recommendations.correct_progress(
        a_progress(w), actor=a, **AT, as_of="2025"), BODY),
    "correct_figure": (lambda w, a: evidence.correct_figure(w.small, actor=a, **AT, as_said="three"), BORDER),
    "register_letter": (lambda w, a: correspondence.register_letter(
        Letter(source=w.source, direction="in", **bodys()), actor=a, **AT), BODY),
    "change_letter": (lambda w, a: correspondence.change_letter(
        make.a_letter(), values={"number": "6/2018"}, dated="2018", answers=[], actor=a, **AT), BODY),
    "give_text": (lambda w, a: correspondence.give_text(
        make.a_letter(pages=1, silent="1", read_by="nobody"), ["Note"], by_machine=False, actor=a, **AT), BODY),
    "confirm_text": (lambda w, a: correspondence.confirm_text(
        make.a_letter("Note", pages=1, read_by="machine"), actor=a, **AT), BODY),
    "confirm_page": (lambda w, a: comparing.confirm_page(
        make.added(Source(title="Report", by_machine="1:0-4", **bodys())), 1, actor=a, **AT), BODY),
    "send_letter": (lambda w, a: correspondence.send_letter(
        make.a_letter("No. 1", direction="out"), on=make.TODAY, actor=a, **AT), BODY),
    "take_in_letter": (lambda w, a: take_in_letter(
        Source(type="letter", **bodys()), b"Note No. 5/2018", Facts("in"), name="a.txt", limits=Limits(),
        actor=a, **AT), BODY),
    "enter_source": (lambda w, a: enter_source(
        w.source, read_letter(read_text("Note No. 5/2018")), Facts("in"), dated="2018", actor=a, **AT), BODY),
    "say_meeting": (lambda w, a: say_meeting(w.source, w.meeting, dated="2018-07-17", actor=a, **AT), BODY),
    "write_letters": (lambda w, a: write_letters(
        w.assessment, Occasion("reminder", "Reminder"), [Due("Customs", ("will send it",))], holder=make.a_body(),
        actor=a, **AT, state="Orsania"), BODY),
    "enter_progress": (lambda w, a: from_letters.enter_progress(
        its_words(w), w.recommendation, scale="recommendation-progress", level="planned", as_of="2018",
        nil_return=False, actor=a, **AT), BODY),
    "enter_answer": (lambda w, a: from_letters.enter_answer(
        its_words(w), w.assessment, question="q", version="1", value="yes", given_on=make.TODAY, actor=a, **AT), BODY),
    "enter_observation": (lambda w, a: from_letters.enter_observation(
        its_words(w), kind="context", verb="stated", actor=a, **AT), BODY),
    "enter_undertaking": (lambda w, a: from_letters.enter_undertaking(
        its_words(w), w.assessment, kind="commitment", to="CTED", due_on=None, actor=a, **AT), BODY),
    "enter_comment": (lambda w, a: lettered.enter_comment(
        make.a_letter("Connected in 2018.", read_by="person"),
        drafts.a_sending(w.assessment, make.a_ministry("Border Guard Service"), audience="body", circle=None),
        words="Connected in 2018.", institution=make.a_ministry("Border Guard Service"), matter="fact",
        actor=a, **AT), BODY),
    "take_in_notes": (lambda w, a: take_in_notes(
        Source(title="Notes", dated="2018-07-17", **bodys()), read_text("! a threat"), meeting=None,
        actor=a, **AT), BODY),
    "add_to_queue": (lambda w, a: add_to_queue(
        [Given("a.txt", b"A text.")], holder=make.a_body().pk, compartment=S, actor=a, **AT), BODY),
    "say_kind": (kind_of_both, BODY),
    "keep_both": (lambda w, a: working.keep_both(queued(w), actor=a, **AT), BODY),
    "link_version": (a_version, BODY),
    "drop": (lambda w, a: working.drop(queued(w), actor=a, **AT), BODY),
    "read_again": (lambda w, a: working.read_again(queued(w, state="refused"), actor=a, **AT), BODY),
    "decide_names": (lambda w, a: working.decide_names(queued(w, state="asked"), keep=True, actor=a, **AT), BODY),
    "worked_off": (lambda w, a: working.worked_off(queued(w), w.source, actor=a, **AT), BODY),
    "begin_look": (lambda w, a: looks.begin_look(
        queued(w, state="read"), Asked("XOR", Recipe("", {})), actor=a, **AT), BODY),
    "accept": (first_answer_accepted, BODY),
    "pair_translation": (lambda w, a: translations.pair_translation(
        w.source, make.a_source("Translation"), actor=a, **AT), BODY),
    "take_apart": (lambda w, a: translations.take_apart(make.added(TranslationOf(
        original=w.source, translation=make.a_source("Translation"), **bodys())), actor=a, **AT), BODY),
    "keep_recipe": (lambda w, a: applying.keep_recipe(
        "Ours", Recipe("figures", {}), "", compartment=S, actor=a, **AT),
        BODY | {"other Body", "focal point", "approver", "contributor", "other ministry", "delegate", "provider"}),
    "undo_import": (import_undone, BODY),
    "open_circle": (lambda w, a: services.open_circle(
        "another", compartment=S, members=[], actor=a, **AT), BODY | STATE | {"other Body"}),
    "admit": (lambda w, a: services.admit(
        w.circle, make.a_ministry(), actor=a, why="joins", **AT), BODY | STATE),
    "end_entry": (lambda w, a: services.end_entry(w.entry, actor=a, why="over", **AT), BODY | STATE),
    "grant": (lambda w, a: services.grant(
        w.states, make.a_ministry("Ministry of Health"), actor=a, why="assigned", **AT), STATE),
    "end_grant": (lambda w, a: services.end_grant(w.grant, actor=a, why="done", **AT), STATE),
    "submit": (lambda w, a: opening.submit(w.draft, actor=a, **AT), BORDER),
    "widen": (lambda w, a: opening.widen(w.observation, "shared", actor=a, reason="send", **AT), BODY),
    "narrow": (lambda w, a: opening.narrow(w.shared, "body", actor=a, reason="too early", **AT), BODY),
    "propose_widening": (lambda w, a: proposing.propose_widening(
        w.shared, "public", actor=a, reason="agreed", **AT), BODY),
    "confirm": (lambda w, a: proposing.confirm(a_pending_act(w), actor=a, **AT), {"lead", "clearer"}),
    "withdraw": (lambda w, a: proposing.withdraw(a_pending_act(w), actor=a, reason="no", **AT), {"lead", "clearer"}),
    "record_consent": (lambda w, a: consenting.record_consent(
        Consent(what="visit", given_on=make.TODAY, document="Note", **states()), actor=a, **AT), STATE),
    "withdraw_consent": (lambda w, a: consenting.withdraw_consent(w.consent, actor=a, reason="Note", **AT), STATE),
    "invite": (lambda w, a: invitations.invite(
        "new@example.org", "New", oversight.place_for(Role.CONTRIBUTOR, make.a_ministry("Border Guard Service"), S),
        actor=a, **AT), {"focal point"}),
    "end_invitation": (lambda w, a: invitations.end_invitation(
        invitations.invite("new@example.org", "New",
                           oversight.place_for(Role.CONTRIBUTOR, make.a_ministry("Border Guard Service"), S),
                           actor=make.SYSTEM, **AT).invitation, actor=a, **AT), {"focal point"}),
    "end_membership": (lambda w, a: accounts.end_membership(
        a_membership_of(w, "contributor"), actor=a, **AT), {"focal point"}),
    "close_account": (lambda w, a: accounts.close_account(
        User.objects.get(pk=w.people["assessor"].user), actor=a, **AT), {"administrator"}),
    "open_account": (lambda w, a: accounts.open_account(
        User.objects.get(pk=w.people["assessor"].user), actor=a, **AT), {"administrator"}),
    "move_membership": (lambda w, a: accounts.move_membership(
        a_membership_of(w, "contributor"), User.objects.get(pk=w.people["other ministry"].user), actor=a, **AT),
        {"focal point"}),
    "add_organisation": (lambda w, a: naming.add_organisation(
        Organisation(name="New", type="ministry", state=make.a_state()), actor=a, reason="new", **AT), KEEPERS),
    "rename": (lambda w, a: naming.rename(
        make.a_ministry(), "New", acronym="", since="2020", source="Law 1", actor=a, **AT), KEEPERS),
    "succeed": (lambda w, a: naming.succeed(
        make.a_ministry(), make.a_ministry("New"), how="split", on="2020", source="Law 1", actor=a, **AT), KEEPERS),
    "take_back_succession": (lambda w, a: naming.take_back_succession(a_succession(), actor=a, **AT), KEEPERS),
    "record_succession": (lambda w, a: succeeding.record_succession(
        make.a_ministry(), make.a_ministry("New"), how="split", on="2020", source="Law 1", actor=a, **AT), KEEPERS),
    "undo_succession": (lambda w, a: succeeding.undo_succession(
        a_succession(), reason="wrong", actor=a, **AT), KEEPERS),
    "let_successors_answer": (lambda w, a: _answering(given_to_follow(w), a), STATE),
    "merge_duplicate": (lambda w, a: merging.merge_duplicate(
        make.a_ministry("Twin"), make.a_ministry(), because="one", actor=a, **AT), KEEPERS),
    "separate": (lambda w, a: merging.separate(
        merging.merge_duplicate(make.a_ministry("Twin"), make.a_ministry(), because="one", actor=make.SYSTEM, **AT),
        because="two", actor=a, **AT), KEEPERS),
    "keep_apart": (lambda w, a: merging.keep_apart(
        make.a_ministry("Twin"), make.a_ministry(), because="two", actor=a, **AT), KEEPERS),
    "enter_mandate": (lambda w, a: offices.enter_mandate(
        Mandate(organisation=make.a_ministry(), text="It leads.", cited="Law 1", **bodys()), actor=a, **AT), BODY),
    "enter_office": (lambda w, a: offices.enter_office(an_office(), actor=a, **AT), BODY),
    "end_office": (lambda w, a: offices.end_office(make.added(an_office()), until="2020", actor=a, **AT), BODY),
    "hand_over": (lambda w, a: handing_over.hand_over(
        handing_over.Leaving(make.a_ministry(), row=make.added(
            an_office(audience="state", holder=make.a_ministry()))),
        handing_over.Successor("Successor"), on=make.TODAY, reason="a posting", actor=a, **AT), STATE),
}  # fmt: skip
"""Each service, how it is tried, and who is let. Whoever writes a service adds its row."""


def a_succession():
    return make.added(Succession(before=make.a_ministry(), after=make.a_ministry("New"), how="became", on="2020"))


def _answering(assignment, actor):
    make.added(Succession(before=assignment.ministry, after=make.a_ministry("New"), how="became", on="2020"))
    return succeeding.let_successors_answer(assignment, lines_of_all(), actor=actor, **AT)


def _silent(w):
    edition = to_the_committee(w)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="silence") as change:
        return change.edit(edition, silence_until=make.TODAY)


@pytest.mark.parametrize("name", ACTS)
def test_who_is_let(name, people, world):
    act, may = ACTS[name]

    assert {who for who, actor in people.items() if _is_let(act, world, actor)} == may


def test_every_service_has_its_row():
    acts = set(_services())

    assert sorted(acts - set(ACTS) - set(NOT_ACTS)) == []
    assert sorted((set(ACTS) | set(NOT_ACTS)) - acts) == []


def _is_let(act, world, actor):
    with transaction.atomic():
        try:
            act(_fresh(world), actor)
        except NotAllowed:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def _fresh(world):
    """The world as it stands in the database: rows in memory may have been edited by the person before."""
    again = SimpleNamespace(people=world.people)
    for name, row in vars(world).items():
        if name != "people":
            setattr(again, name, type(row)._base_manager.get(pk=row.pk))
    return again


def _services():
    """Every function of ours that takes an actor and a moment."""
    for module in pkgutil.walk_packages(headway.__path__, "headway."):
        if ".migrations" in module.name or ".demo" in module.name:
            continue
        for name, found in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            given = inspect.signature(found).parameters
            if found.__module__ == module.name and {"actor", "at"} <= set(given) and not name.startswith(("_", "may_")):
                yield name
