"""Every form as every kind of person: who can make it write, as one table. A new form without a row fails the test.

What is written is told by the tables themselves: the ledger, accounts, seats, invitations, tokens, factors, sessions.
"""

import inspect
import re
import time
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from openpyxl import load_workbook

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.evidence.models import Source
from headway.casework.plans.milestones import set_milestone
from headway.casework.plans.models import Measure, Milestone, Pillar, Placement, Recurrence, Strategy
from headway.casework.questionnaires import services as sections
from headway.casework.questionnaires.models import SectionAssignment, Submission
from headway.casework.questionnaires.values import Given as Said
from headway.casework.recommendations.models import Assignment, Cluster, ClusterMember, Progress, Undertaking
from headway.casework.translations.models import Translation
from headway.casework.translations.values import digest_of
from headway.casework.visits.models import Component, Delegate, InOffice, Meeting, PreliminaryItem
from headway.doors.web.parts.addresses import seal
from headway.engines.exchange.forms.returning import accept_answers, preview_of_form, take_form_back
from headway.engines.exchange.forms.sending import send_forms
from headway.engines.exchange.iati.taking_over import apply_activities, plan_kept, receive_activities
from headway.engines.exchange.workbooks import taking_over
from headway.engines.exchange.workbooks.books import book_of
from headway.engines.exchange.workbooks.values import ANSWER, FIRST, KEY
from headway.engines.exchange.workbooks.writing import write_workbook
from headway.engines.intake.decisions import proposal_key
from headway.engines.intake.documents.earlier_reports.acceptance import recommendation_key
from headway.engines.intake.documents.earlier_reports.sources import report_of
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.letters import Facts, take_in_letter
from headway.engines.intake.models import Decision, QueuedFile, TrackerImport, TrackerRecipe
from headway.engines.intake.notes import accept_note, notes_of, take_in_notes
from headway.engines.intake.ocr import is_there
from headway.engines.intake.readers.limits import Limits
from headway.engines.intake.readers.reading import read_text
from headway.engines.intake.sources import document_of, take_in
from headway.engines.intake.taking.accepting import Into, accept
from headway.engines.intake.taking.offers import Sent, offers_of
from headway.engines.intake.trackers.preparing import prepare_tracker
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.engines.reports.arranging import FIXED
from headway.engines.reports.models import Edition, Objection, Remark
from headway.engines.reports.partial import Choice, What, parts_of
from headway.engines.reports.publishing import choose_parts, prepared
from headway.engines.reports.services import list_kinds
from headway.engines.work.models import CalendarLink, Reminding
from headway.foundation.access import invitations, oversight, proposing
from headway.foundation.access.models import (
    AccountEvent,
    Grant,
    Invitation,
    Membership,
    PendingAct,
    SecurityLine,
    Token,
    TokenScope,
    User,
)
from headway.foundation.access.tokens import make_token
from headway.foundation.actors.merging import merge_duplicate
from headway.foundation.actors.models import Succession
from headway.foundation.catalogue.services import load
from headway.foundation.core.actors import Actor, Role
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file, store_file
from headway.foundation.ledger.models import Changeset, StoredFile
from headway.foundation.ledger.scanning import written_here
from tests import drafts, make, publications
from tests.engines.exchange import test_iati as iati
from tests.engines.intake.scanned import a_scan
from tests.forms import filled

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

BODY = {"lead", "assessor", "clearer"}
KEEP = {"focal point", "approver"}
"""Who keeps the strategy of Orsania."""
STATE = {"focal point", "approver"}
KEEPERS = {"lead", "assessor", "other Body", "focal point", "approver"}
SIGNED_IN = BODY | {
    "assessor elsewhere", "other Body", "member", "committee reader", "administrator", "focal point", "approver",
    "contributor", "other ministry", "reader", "other State", "delegate", "provider",
}  # fmt: skip
TEXT = """Experts conclude follow-up visit to Orsania

The Counter-Terrorism Committee Executive Directorate (CTED), acting on behalf of the Counter-Terrorism Committee,
conducted a follow-up visit to Orsania from 4 to 7 March 2019. The State established a national centre in 2017.
"""
REPORT = """Report on the visit to Orsania, 6 to 10 May 2002

Recommendations

1. Orsania should amend article 214 of the Criminal Code.

2. Orsania should connect all border posts to the databases of INTERPOL.
"""
REPLY = "\n\n".join(f"{n}. Is there a law on {word}?\n\nYes, law {n} of 2014." for n, word in enumerate("abc", start=1))
A_LETTER = {"only_exists": "on", "title": "A letter", "compartment": "XOR"}
TRYING = {"lead", "administrator", "focal point", "delegate", "the public"}
HELPED = {AccountEvent.RESET_LINK, AccountEvent.FACTOR_REMOVED}
"""What an administrator did for somebody, of which the log of security alone keeps a line."""
SECRET = "four words nobody says"
CHANGED = {"kind": "measure", "text": "A centre was established.", "status": ""}
A_MEMBER = {"name": "New", "password": SECRET, "again": SECRET}
A_GUEST = {"name": "Guest", "email": "guest@example.org", "role": "contributor", "compartment": "XOR"}


def row(kind, name):
    return lambda w: reverse(f"web:{name}", args=[kind, w["row"].pk])


def on(name, route, *more):
    return lambda w: reverse(f"web:{route}", args=[w[name].pk, *(w[key].pk for key in more)])


def to(route, *given):
    return lambda w: reverse(f"web:{route}", args=given)


def proposal(route):
    return lambda w: reverse(f"web:{route}", args=[w["source"].pk, w["proposal"]])


def recommended(route):
    return lambda w: reverse(f"web:{route}", args=[w["report"].pk, w["recommended"]])


POSTS = {
    "new-source": (lambda w: reverse("web:new-source"), A_LETTER,
                   BODY | {"other Body", "focal point", "approver", "contributor", "other ministry", "delegate",
                           "provider"}),
    "queue": (lambda w: reverse("web:queue"),
              lambda w: {"several": SimpleUploadedFile("a.txt", TEXT.encode()), "compartment": "XOR"},
              BODY | {"other Body", "focal point", "approver", "contributor", "other ministry", "delegate"}),
    "queued": (on("queued", "queued"), {"act": "kind", "kind": "reply"}, BODY),
    "queued-names": (on("asked", "queued-names"), {"names": "keep"}, BODY),
    "letter-of": (on("came_letter", "letter-of"), {"direction": "in"}, BODY),
    "notes-of": (on("came_notes", "notes-of"), {"assessment": "XOR-2019", "said_on": "2018-07-17"}, BODY),
    "tracker": (on("tracker", "tracker"), lambda w: {"act": "apply", "name": "Ours", "shown": w["shown"]}, BODY),
    "undo-import": (on("import", "undo-import"), {}, BODY),
    "decide": (proposal("decide"), {"decision": "reject"}, BODY),
    "edit": (proposal("edit"), CHANGED, BODY),
    "visit-of": (on("source", "visit-of"), {"code": "XOR-2020", "kind": ""}, BODY),
    "measure-of": (on("source", "measure-of", "told"), {"title": "A centre", "kind": "institution"}, BODY),
    "decide-recommendation": (recommended("decide-recommendation"), {"decision": "reject"}, BODY),
    "change-recommendation": (recommended("change-recommendation"),
                              {"assessment": "XOR-2018", "number": "7", "kind": "recommendation"}, BODY),
    "accept-waiting": (on("report", "accept-waiting"), {"assessment": "XOR-2018"}, BODY),
    "name-kind": (lambda w: reverse("web:name-kind", args=[w["source"].pk]), {"kind": "reply"}, BODY),
    "take": (lambda w: reverse("web:take", args=[w["reply"].pk, w["offers"][1].key]), {"decision": "reject"}, BODY),
    "belongs": (lambda w: reverse("web:belongs", args=[w["reply"].pk, w["offers"][1].key]),
        {"assessment": "XOR-2018", "subject": "3"}, BODY),
    "take-all": (lambda w: reverse("web:take-all", args=[w["reply"].pk]), {"assessment": "XOR-2018"}, BODY),
    "give-back": (lambda w: reverse("web:give-back", args=[w["reply"].pk, w["decision"].pk]), {}, BODY),
    "open-row": (row("observation", "open-row"), {"audience": "shared", "reason": "send"}, BODY),
    "close-row": (lambda w: reverse("web:close-row", args=["observation", w["shared"].pk]),
                  {"audience": "body", "reason": "too early"}, BODY),
    "confirm-pending": (lambda w: reverse("web:confirm-pending", args=[w["pending"].pk]), {}, {"lead", "clearer"}),
    "withdraw-pending": (lambda w: reverse("web:withdraw-pending", args=[w["pending"].pk]), {"reason": "no"},
                         {"lead", "clearer"}),
    "new-consent": (lambda w: reverse("web:new-consent", args=["XOR"]),
                    {"what": "publish", "document": "Note No. 8/2026", "given_on": "2026-01-05"},
                    BODY | {"other Body", "focal point", "approver"}),
    "withdraw-consent": (lambda w: reverse("web:withdraw-consent", args=[w["consent"].pk]), {"reason": "changed"},
                         {"focal point", "approver"}),
    "share-figures": (lambda w: reverse("web:share-figures", args=["XOR"]),
                      lambda w: {"figure": seal(w["figure"].pk), "circle": seal(w["circle"].pk), "reason": "told"},
                      {"focal point", "approver"}),
    "keep-report": (lambda w: reverse("web:keep-report", args=["XOR-2018"]),
                    {"report": "communique:public", "corrects": "A date"}, BODY),
    "say-for-office": (on("in_line", "say-for-office"), {"office": "section", "word": "clears"}, BODY),
    "clear-report": (on("draft", "clear-report"), {"reason": "ready"}, BODY),
    "arrange-outline": (to("arrange-outline", "XOR-2018", "comprehensive"),
                        lambda w: {"section": w["sections"], "leave-front": "1"}, BODY),
    "add-chapter": (to("add-chapter", "XOR-2018", "comprehensive"), {"heading": "Context", "after": "front"}, BODY),
    "write-sentence": (to("write-sentence", "XOR-2018", "comprehensive"),
                       {"chapter": "introduction", "text": "It is so.", "readers": "body"}, BODY),
    "change-sentence": (on("remark", "change-sentence"), {"act": "take-back"}, BODY),
    "correct-report": (on("adopted", "correct-report"), {"words": "Grod", "instead": "Grad", "why": "A slip."}, BODY),
    "prepare-publication": (on("adopted", "prepare-publication"), {}, BODY),
    "publication-terms": (on("public", "publication-terms"), {"marked": "0", "place": "here"}, BODY | STATE),
    "choose-parts": (on("public", "choose-parts"), lambda w: {"part": w["grod"], f"choice-{w['grod']}": "left"},
                     BODY | STATE),
    "answer-finding": (on("leaking", "answer-finding"), lambda w: {"finding": w["finding"], "reason": "Known."},
                       BODY | STATE),
    "agree-publication": (on("public", "agree-publication"), {"document": "Note No. 9/2026"}, BODY | STATE),
    "publish": (on("agreed", "publish"), {}, BODY),
    "end-publication": (on("public", "end-publication"), {"reason": "Out of date."}, BODY | STATE),
    "submit-report": (on("cleared", "submit-report"), {}, BODY),
    "object-to-report": (on("submitted", "object-to-report"), {"what": "time", "text": "a week"}, {"member"}),
    "answer-objection": (on("objection", "answer-objection"), {"answer": "granted"}, {"member", "committee reader"}),
    "adopt-report": (on("submitted", "adopt-report"), {"decision": "Adopted.", "document": "S/2026/1"}, {"member"}),
    "adopt-by-silence": (on("silent", "adopt-by-silence"), {}, BODY),
    "persona": (to("persona"), {"persona": "assessor"}, set()),
    "ledger": (to("ledger"), {}, set()),
    "begin": (to("begin", "guessed"), {**A_MEMBER, "email": "first@example.org"}, set()),
    "invitation": (lambda w: reverse("web:invitation", args=[w["secret"]]), A_MEMBER, {"the public"}),
    "invite": (to("invite"), lambda w: {**A_GUEST, "organisation": w["border"].pk}, {"focal point"}),
    "end-invitation": (on("invited", "end-invitation"), {}, {"focal point"}),
    "end-membership": (on("membership", "end-membership"), {}, {"focal point"}),
    "close-account": (on("theirs", "close-account"), {}, {"administrator"}),
    "new-password-link": (on("theirs", "new-password-link"), {}, {"administrator"}),
    "forget-factors": (on("theirs", "forget-factors"), {}, {"administrator"}),
    "end-their-token": (on("theirs", "end-their-token", "token"), {}, {"administrator"}),
    "end-token": (on("token", "end-token"), {}, {"assessor"}),
    "end-session": (lambda w: reverse("web:end-session", args=[w["session"].pk]), {}, {"assessor"}),
    "end-other-sessions": (to("end-other-sessions"), {}, {"assessor"}),
    "new-token": (to("new-token"), {"name": "A program", "scope": "read", "days": "7"}, SIGNED_IN),
    "language": (to("language"), {"language": "fr"}, SIGNED_IN),
    "reminders": (to("reminders"), {"by_mail": "off"}, SIGNED_IN),
    "new-calendar": (to("new-calendar"), {}, SIGNED_IN),
    "end-calendar": (to("end-calendar"), {}, set()),
    "open-assessment": (to("open-assessment"), {"state": "XOR", "type": "desk", "reason": "a decision"},
                        BODY | {"other Body"}),
    "correct-assessment": (to("correct-assessment", "XOR-2018"),
                           {"reason": "a decision", "because": "the title was left out"}, BODY),
    "open-follow-up": (to("open-follow-up", "XOR-2018"), {"code": "XOR-2031", "reason": "a decision"}, BODY),
    "stage": (to("stage", "XOR-2018", "visit"),
              {"act": "end", "end-on": "2018-07-25", "end-outcome": "done"}, BODY),
    "new-letter": (lambda w: reverse("web:new-letter", args=["XOR"]),
                   lambda w: {"direction": "in", "file": SimpleUploadedFile("letter.txt", b"Note No. 5/2018")},
                   BODY | {"other Body", "focal point", "approver", "contributor", "other ministry", "delegate"}),
    "write-letters": (lambda w: reverse("web:write-letters", args=["XOR"]) + "?assessment=XOR-2019",
                      {"subject": "Reminder", "office": "0"}, BODY),
    "change-letter": (on("letter", "change-letter"), {"direction": "in", "number": "6/2018"}, BODY),
    "letter-text": (on("scan", "letter-text"), {"page-1": "What it says."}, BODY),
    "confirm-text": (on("by_machine", "confirm-text"), {}, BODY),
    "scanned-page": (lambda w: reverse("web:scanned-page", args=[w["scanned"].pk, 1]), {}, BODY),
    "letter-sent": (on("written", "letter-sent"), {}, BODY),
    "read-by-machine": (on("to_be_read", "read-by-machine"), {}, BODY if is_there() else set()),
    "together": (to("together"),
                 lambda w: {"do": "progress", "r": seal(w["followed"].pk), "as_of": "2026", "level_for_all": "planned",
                            "basis_for_all": "document reviewed"}, BODY | STATE | {"contributor", "other ministry"}),
    "pass-on": (lambda w: reverse("web:pass-on", args=["progress", w["own_report"].pk]), {}, {"contributor"}),
    "end-assignment": (on("assignment", "end-assignment"), {"reason": "another"}, STATE),
    "translations": (lambda w: reverse("web:translations", args=["recommendation", w["followed"].pk]),
                     {"language": "fr", "words": "Agir."}, BODY | STATE | {"other Body"}),
    "say-language": (lambda w: reverse("web:say-language", args=["recommendation", w["followed"].pk]),
                     {"language": "en"}, BODY),
    "confirm-translation": (on("translated_by_machine", "confirm-translation"), {}, BODY),
    "recommendation-links": (lambda w: reverse("web:recommendation-links", args=["XOR-2006-1"]),
                             {"how": "merges", "other": "XOR-2006-2", "direction": "earlier"}, BODY),
    "draft-recommendation": (to("draft-recommendation", "XOR-2018"),
                             {"text": "Orsania should act.", "number": "99", "type": "recommendation"}, BODY),
    "clusters": (to("clusters", "XOR"),
                 lambda w: {"title": "Borders", "r": [seal(w["followed"].pk), seal(w["after"].pk)]},
                 BODY | STATE | {"other Body"}),
    "cluster": (on("cluster", "cluster"), lambda w: {"member": seal(w["cluster_member"].pk)}, STATE),
    "judge-area": (to("judge-area", "XOR-2018", "bord-control"),
                   {"level": "partially", "as_of": "2018-07", "occasion": "visit", "readers": "body",
                    "uncited_because": "A test."}, BODY),
    "new-threat": (to("new-threat", "XOR-2018"), {"as_of": "2018-07", "trend": "rising", "readers": "body"}, BODY),
    "disagree": (on("judgement", "disagree"), {"text": "Only on paper."}, BODY),
    "new-notes": (lambda w: reverse("web:new-notes", args=["XOR-2018"]),
                  {"text": "! a threat", "said_on": "2018-07-17"},
                  BODY | {"other Body", "focal point", "approver", "contributor", "other ministry", "delegate"}),
    "accept-all-notes": (on("notes", "accept-all-notes"), {"assessment": "XOR-2019"}, BODY),
    "decide-note": (lambda w: reverse("web:decide-note", args=[w["notes"].pk, 2]),
                    {"decision": "accept", "assessment": "XOR-2019"}, BODY),
    "notes-letter": (on("notes", "notes-letter"), {"assessment": "XOR-2019", "to": "Customs"}, BODY),
    "enter": (lambda w: reverse("web:enter", args=[w["letter"].pk, "observation"]),
              {"words": "Note No. 5/2018", "institution": "Ministry", "kind": "context", "verb": "stated"}, BODY),
    "translation": (on("law", "translation"), lambda w: {"act": "pair", "with": seal(w["law_in_french"].pk)}, BODY),
    "plan-part": (lambda w: reverse("web:plan-part", args=["XOR-2018"]),
                  {"modality": "on-site", "first": "2026-03-09"}, BODY),
    "change-part": (on("part", "change-part"), {"modality": "on-site", "first": "2026-03-09"}, BODY),
    "give-programme": (on("part", "give-programme"), {"audience": "shared"}, BODY),
    "plan-meeting": (on("part", "plan-meeting"),
                     {"title": "Opening", "slot": "opening", "planned_on": "2026-03-09"}, BODY),
    "name-delegate": (lambda w: reverse("web:name-delegate", args=["XOR-2018"]),
                      lambda w: {"organisation": seal(make.a_partner("UNODC").pk)}, BODY),
    "answer-delegate": (on("delegate", "answer-delegate"), {"answer": "decline"}, BODY | {"focal point", "approver"}),
    "ask-document": (lambda w: reverse("web:ask-document", args=["XOR-2018"]), {"what": "The law", "of": "MOJ"}, BODY),
    "change-meeting": (on("meeting", "change-meeting"),
                       {"title": "Opening", "slot": "opening", "planned_on": "2026-03-09"}, BODY),
    "cover-meeting": (on("meeting", "cover-meeting"), {"words": "A point"}, BODY),
    "preliminary": (lambda w: reverse("web:preliminary", args=["XOR-2018"]), {"text": "A law is missing."}, BODY),
    "give-preliminary": (lambda w: reverse("web:give-preliminary", args=["XOR-2018"]), {}, BODY),
    "end-preliminary": (on("preliminary", "end-preliminary"), {"outcome": "agreed"}, BODY),
    "change-preliminary": (on("preliminary", "change-preliminary"), {"text": "A law is not applied."}, BODY),
    "capture": (on("meeting", "capture"), lambda w: {"words": "! a threat", "key": str(uuid4())}, BODY),
    "end-meeting": (on("meeting", "end-meeting"), {"outcome": "held", "on": "2026-03-01"}, BODY),
    "reopen-meeting": (on("meeting", "reopen-meeting"), {}, BODY),
    "new-need": (to("new-need", "XOR"), {"title": "Readers", "assessment": "XOR-2018"},
                 BODY | {"other Body", "focal point", "approver", "contributor", "other ministry", "delegate"}),
    "new-offer": (to("new-offer", "XOR"),
                  lambda w: {"provider": seal(make.a_partner("IOM").pk), "title": "A course"},
                  BODY | {"other Body", "focal point", "approver", "contributor", "other ministry", "provider"}),
    "take-in-activities": (to("take-in-activities", "XOR"),
                           lambda w: {"file": SimpleUploadedFile("a.xml", iati.a_file())},
                           BODY | KEEP | {"other Body", "contributor", "other ministry", "delegate", "provider"}),
    "agree-need": (on("need", "agree-need"), {"on": "2026-03-01", "by": "The Ministry"}, KEEP),
    "close-need": (on("need", "close-need"), {"state": "withdrawn", "because": "No more."}, BODY | KEEP),
    "match-need": (on("agreed_need", "match-need"), lambda w: {"offer": seal(w["offer"].pk)}, BODY | KEEP),
    "move-match": (on("match", "move-match"), {"status": "agreed", "on": "2026-03-01"}, BODY | KEEP),
    "change-offer": (on("offer", "change-offer"),
                     lambda w: {"provider": seal(w["offer"].provider_id), "title": "Another"}, BODY),
    "apply-activities": (on("activities", "apply-activities"),
                         lambda w: {"shown": w["activities_shown"]}, {"delegate"}),
    "undo-activities": (on("activities_applied", "undo-activities"), {}, {"delegate"}),
    "first-strategy": (to("first-strategy", "XOR"),
                       {"title": "A strategy", "pillar-borders": "on", "title-borders": "Borders"}, KEEP),
    "change-strategy": (on("strategy", "change-strategy"), {"title": "Another"}, KEEP),
    "share-strategy": (on("strategy", "share-strategy"),
                       lambda w: {"circle": seal(w["circle"].pk), "reason": "told"}, KEEP),
    "undo-strategy": (on("bare_strategy", "undo-strategy"), {}, KEEP),
    "new-pillar": (on("strategy", "new-pillar"), {"title": "Prevent"}, KEEP),
    "pillar": (on("pillar", "pillar"), {"title": "Prevent"}, KEEP),
    "place-measure": (on("strategy", "place-measure"),
                      lambda w: {"pillar": seal(w["pillar"].pk), "measure": seal(w["loose_measure"].pk)}, KEEP),
    "take-out": (on("placement", "take-out"), {}, KEEP),
    "new-milestone": (on("strategy", "new-milestone"), {"title": "Report", "due_on": "2026-12-31"}, KEEP),
    "milestone": (on("milestone", "milestone"), {"state": "done", "on": "2026-03-01"}, KEEP | {"contributor"}),
    "recurrence": (on("recurrence", "recurrence"),
                   {"rule": "FREQ=YEARLY", "starts_on": "2026-01-31", "ends_on": "2028-12-31"}, KEEP),
    "new-measure": (to("new-measure", "XOR"), {"title": "A law", "type": "law"},
                    KEEP | {"contributor", "other ministry"}),
    "measure-organisations": (on("planned_measure", "measure-organisations"),
                              {"as_said": "others", "part": "involved"}, KEEP),
    "measure-answers": (on("planned_measure", "measure-answers"), {"provision": "unsc-2178-2014:OP6(a)"}, KEEP),
    "measure-money": (on("planned_measure", "measure-money"), {"type": "budget", "as_said": "a little"}, KEEP),
    "measure-results": (on("planned_measure", "measure-results"),
                        lambda w: {"observation": seal(w["of_state"].pk)}, KEEP),
    "send-draft": (lambda w: reverse("web:send-draft", args=["XOR-2018"]), {"report": "follow-up", "readers": "body"},
                   BODY),
    "take-in-comments": (lambda w: reverse("web:take-in-comments", args=["XOR-2018"]), lambda w: a_file_back(w),
                         BODY | {"focal point", "approver", "contributor"}),
    "accept-return": (on("own_return", "accept-return"), {}, {"contributor"}),
    "withdraw-return": (on("own_return", "withdraw-return"), {"reason": "a mistake"}, {"contributor"}),
    "pass-return-on": (on("own_return", "pass-return-on"), {}, {"contributor"}),
    "send-form": (lambda w: reverse("web:send-form", args=["XOR-2018"]),
                  lambda w: {"asks": "responses", "readers": "shared", "institution": seal(w["ministry"].pk)}, BODY),
    "take-form": (lambda w: reverse("web:take-form", args=["XOR-2018"]),
                  lambda w: {"file": SimpleUploadedFile("back.docx", w["form_filled"])},
                  BODY | STATE | {"contributor"}),
    "accept-answers": (on("form_back", "accept-answers"), lambda w: {"box": w["box"].key, "shown": w["form_shown"]},
                       BODY),
    "undo-answers": (on("form_taken", "undo-answers"), {}, BODY),
    "write-comment": (on("sent_draft", "write-comment"), {"text": "It is otherwise."}, BODY | STATE | {"contributor"}),
    "decide-comment": (on("comment", "decide-comment"), {"outcome": "accepted", "matter": "fact"}, BODY),
    "answer-question": (to("answer-question", "XOR-2021", "q-strat-01"),
                        {"voice": "state", "value:q-strat-01": "no", "text:q-strat-01": ""}, STATE),
    "prefill-questionnaire": (to("prefill-questionnaire", "XOR-2021"), {}, BODY),
    "submit-answers": (to("submit-answers", "XOR-2021"), {"section": "strategy"}, {"approver"}),
    "reopen-answers": (on("submission", "reopen-answers"), {"reason": "asked for"}, {"approver"}),
    "assign-section": (to("assign-section", "XOR-2021"),
                       lambda w: {"ministry": seal(w["border"].pk), "section": "borders"}, STATE),
    "section": (on("section", "section"), {"value:q-strat-01": "no", "text:q-strat-01": ""}, STATE | {"contributor"}),
    "name-persons": (on("section", "name-persons"), {"main": "Planning section"}, STATE),
    "section-act": (on("section", "section-act"), {"act": "return"}, {"contributor"}),
    "take-in-workbook": (on("section", "take-in-workbook"),
                         lambda w: {"file": SimpleUploadedFile("book.xlsx", w["book"])}, {"contributor"}),
    "apply-workbook": (on("workbook", "apply-workbook"), lambda w: {"shown": w["book_shown"]}, {"contributor"}),
    "undo-workbook": (on("workbook_applied", "undo-workbook"), {}, {"contributor"}),
    "new-organisation": (to("new-organisation", "XOR"), {"name": "Ministry of Culture", "type": "ministry"}, KEEPERS),
    "rename-organisation": (on("border", "rename-organisation"), {"name": "Border Service", "since": "2020"}, KEEPERS),
    "new-succession": (on("border", "new-succession"),
                       lambda w: {"how": "became", "after": seal(w["customs"].pk), "source": "Law 1"}, KEEPERS),
    "decide-duplicate": (on("border", "decide-duplicate"),
                         lambda w: {"other": seal(w["customs"].pk), "verdict": "same", "because": "one"}, KEEPERS),
    "take-apart": (on("sameness", "take-apart"), {"because": "two"}, KEEPERS),
    "undo-succession": (on("succession", "undo-succession"), {"reason": "wrong"}, KEEPERS),
    "new-mandate": (on("border", "new-mandate"), {"text": "It guards.", "cited": "Law 1"},
                    BODY | {"other Body"} | STATE),
    "new-office": (on("border", "new-office"), {"office": "Head", "part": "head"}, BODY | {"other Body"} | STATE),
    "end-office": (on("office", "end-office"), {"until": "2025"}, STATE),
    "hand-over": (on("border", "hand-over"),
                  lambda w: {"leaving": seal(w["office"].pk), "office": "New head", "on": "2026-03-01",
                             "reason": "a posting"}, STATE),
}  # fmt: skip
"""Each form, what is sent, and for whom it writes."""


@pytest.fixture(scope="module")
def world(people):
    load(make.NOW)
    circle = make.a_circle(make.a_body())
    shared = make.an_observation(audience="shared", circle=circle.pk)
    published = make.an_observation(audience="shared", circle=circle.pk)
    make.a_consent("publish", published.pk)
    draft = make.Source(type="document", title="Report", dated="2019-03-08", **make.sight())
    source, reading = take_in(draft, TEXT.encode(), name="report.txt", actor=make.SYSTEM, at=make.NOW)
    earlier = make.Source(type="document", title="Earlier report", dated="2009", **make.sight())
    report, _ = take_in(earlier, REPORT.encode(), name="earlier.txt", actor=make.SYSTEM, at=make.NOW)
    proposing.propose_widening(published, "public", actor=make.a_lead(), at=make.NOW, reason="agreed")
    return {
        **(kept := reports()),
        **a_reply(),
        **accounts(people),
        **letters(),
        **forms_on(kept["draft"].assessment, circle),
        **comments_on(kept["draft"].assessment, circle),
        **{name: a_law(name) for name in ("law", "law_in_french")},
        **questionnaire(people),
        **institutions(),
        **a_strategy(people["focal point"]),
        **assistance(people["delegate"]),
        "consent": make.a_consent("share"),
        "figure": make.a_figure(3, audience="state", holder=make.a_ministry()),
        "circle": make.a_circle(make.a_body(), make.a_ministry()),
        "row": make.an_observation(circle=circle.pk),
        "queued": make.added(QueuedFile(name="a.txt", **make.sight())),
        "asked": make.added(QueuedFile(name="b.txt", state="asked", **make.sight())),
        "came_letter": that_came("letter", "Note No. 5/2018"),
        "came_notes": that_came("notes", "! a threat"),
        **trackers(),
        **a_visit(kept["draft"].assessment),
        **recommended_before(),
        "shared": shared,
        "told": make.an_observation(type="measure"),
        "judgement": make.an_uncited_judgement(kept["draft"].assessment),
        "source": source,
        "proposal": proposal_key(reading.observations[0]),
        "report": report,
        "recommended": recommendation_key(report_of(report).report.recommendations[0]),
        "pending": PendingAct.objects.get(),
    }


def recommended_before():
    """Two recommendations that everyone may read, what a ministry says of one, and what the State keeps beside it."""
    case = make.an_assessment("XOR-2006", "2006", audience="public")
    rows = [make.a_recommendation(number, case, audience="public") for number in "12"]
    state, border = make.a_ministry(), make.a_ministry("Border Guard Service")
    sight = make.sight(audience="state", holder=state)
    cluster = make.added(Cluster(title="Strategy", **sight))
    told = Progress(recommendation=rows[0], side="state", scale="recommendation-progress", level="planned",
                    as_of="2026", **make.sight(audience="own", holder=border))  # fmt: skip
    return {
        "followed": rows[0],
        "after": rows[1],
        "own_report": make.added(told),
        "assignment": make.added(Assignment(recommendation=rows[0], ministry=border, sent_on=make.TODAY, **sight)),
        "cluster": cluster,
        "translated_by_machine": make.added(
            Translation(
                recommendation=rows[0],
                language="ru",
                words="Действовать.",
                by="the desk",
                machine="opus-mt",
                digest=digest_of(rows[0].text),
                compartment=rows[0].compartment,
                holder=rows[0].holder,
                audience=rows[0].audience,
                circle=rows[0].circle,
            )
        ),
        "cluster_member": make.added(ClusterMember(cluster=cluster, recommendation=rows[0], **sight)),
    }


def accounts(people):
    """Somebody who is asked in, and an assessor with a token and another browser."""
    border = make.a_ministry("Border Guard Service")
    place = oversight.place_for(Role.CONTRIBUTOR, border, "XOR")
    sent = invitations.invite("new@example.org", "New", place, actor=make.SYSTEM, at=make.NOW)
    Invitation.objects.update(expires_at="2999-01-01T00:00Z")
    theirs = User.objects.get(pk=people["assessor"].user)
    program = make_token(
        theirs, "A program", scope=TokenScope.READ, until=make.NOW.replace(year=make.NOW.year + 1), at=make.NOW
    )
    return {
        "border": border,
        "secret": sent.secret,
        "invited": sent.invitation,
        "membership": Membership.objects.get(user=people["contributor"].user),
        "theirs": theirs,
        "token": program.token,
        "session": UserSession.objects.create(user=theirs, ip="127.0.0.1", user_agent="x", session_key="k" * 32),
    }


def institutions():
    """A ministry and its duplicate, and who is in office at the border."""
    twin, ministry = make.a_ministry("Foreign Office"), make.a_ministry()
    office = InOffice(organisation=make.a_ministry("Border Guard Service"), office="Head", part="head",
                      **make.sight(audience="state", holder=ministry))  # fmt: skip
    return {
        "customs": make.a_ministry("Customs Board"),
        "succession": make.added(Succession(before=ministry, after=make.a_ministry("Its successor"), how="became")),
        "sameness": merge_duplicate(twin, ministry, because="one", actor=make.SYSTEM, at=make.NOW),
        "office": make.added(office),
    }


def a_strategy(focal):
    """A State's strategy with a measure in its pillar and one that stands nowhere, and what the Border Guard owes."""
    make.a_provision()
    sight = make.sight(holder=make.a_ministry(), audience="state")
    strategy = make.added(Strategy(title="A strategy", **sight))
    pillar = make.added(Pillar(strategy=strategy, title="Protect", order=1, **sight))
    placed, loose = (
        make.added(Measure(title=title, type="law", **sight), areas=["borders"]) for title in ("Placed", "Loose")
    )
    days = {"starts_on": date(2026, 1, 31), "ends_on": date(2027, 12, 31), "rule": "FREQ=YEARLY"}
    owed = Milestone(strategy=strategy, title="Adopt", due_on=date(2026, 6, 30),
                     organisation=make.a_ministry("Border Guard Service"))  # fmt: skip
    return {
        "strategy": strategy,
        "bare_strategy": make.added(Strategy(title="Another", **sight)),
        "pillar": pillar,
        "planned_measure": placed,
        "loose_measure": loose,
        "placement": make.added(Placement(pillar=pillar, measure=placed, **sight)),
        "recurrence": make.added(Recurrence(strategy=strategy, title="Report", **days, **sight)),
        "milestone": set_milestone(owed, actor=focal, at=make.NOW),
        "of_state": make.an_observation("Told.", holder=make.a_ministry(), audience="state"),
    }


def assistance(delegate):
    """A need, one that was agreed to, an offer and a match that both sides see; a delegate's files of activities."""
    circle = make.a_circle(make.a_body(), make.a_ministry())
    both = make.sight(audience="shared", circle=circle.pk)
    case = make.an_assessment("XOR-2012", "2012", audience="public")
    need = make.added(Need(assessment=case, title="Readers", **both))
    agreed = make.added(Need(assessment=case, title="Training", agreed_on=make.TODAY, **both))
    offer, other = (make.added(Offer(provider=make.a_partner("IOM"), title=t, **both)) for t in ("A loan", "A course"))
    taken = {"name": "a.xml", "state": "XOR", "holder": make.a_partner("INTERPOL"), "actor": delegate, "at": make.NOW}
    waiting, applied = (receive_activities(iati.a_file(word=word, by="INTERPOL"), **taken) for word in ("two", "six"))
    apply_activities(applied, shown=plan_kept(applied, delegate).digest, actor=delegate, at=make.NOW)
    return {
        "need": need,
        "agreed_need": agreed,
        "offer": offer,
        "match": make.added(Match(need=agreed, offer=other, status="proposed", **both)),
        "activities": waiting,
        "activities_shown": plan_kept(waiting, delegate).digest,
        "activities_applied": applied,
    }


def a_law(name):
    draft = make.Source(type="document", title=name, document_kind="law", dated="2014", **make.sight())
    return take_in(draft, f"{name}. Article 1. One. Article 2. Two.".encode(), name=f"{name}.txt", actor=make.SYSTEM,
                   at=make.NOW)[0]  # fmt: skip


def that_came(kind, text):
    """A file among others that is a letter, or notes."""
    draft = make.Source(type="document", title=kind, document_kind=kind, dated="2018", **make.sight())
    return take_in(draft, text.encode(), name=f"{kind}.txt", actor=make.SYSTEM, at=make.NOW)[0]


def questionnaire(people):
    """A section that a ministry answers, with a draft to submit, a submission, and workbooks that came back."""
    circle = make.a_circle(make.a_body())
    sight = make.sight(audience="shared", circle=circle.pk, holder=make.a_ministry())
    before = make.an_assessment("XOR-2011", "2011", audience="public", type="initial")
    case = make.an_assessment("XOR-2021", "2021", audience="public", circle=circle.pk, previous=before)
    said = {"question_version": "2026.2", "voice": "state", "value": "yes", "given_on": make.TODAY}
    make.added(Answer(assessment=before, question="q-strat-03", **said | {"value": "lead-ministry"}, **sight))
    make.added(Answer(assessment=case, question="q-strat-01", **said, **sight | {"audience": "state"}))
    border = make.a_ministry("Border Guard Service")
    row = SectionAssignment(assessment=case, ministry=border, section="strategy", sent_on=make.TODAY)
    section, actor = sections.assign(row, actor=people["focal point"], at=make.NOW), people["contributor"]
    sections.contribute(section, [Said("q-strat-04", text="Twice a year.")], actor=actor, at=make.NOW)
    books = [
        a_book(section, actor, key, words) for key, words in (("q-strat-01", "Yes"), ("q-strat-03", "lead ministry"))
    ]
    kept = [taking_over.receive_workbook(section, data, name="book.xlsx", actor=actor, at=make.NOW) for data in books]
    shown = taking_over.preview_kept(kept[1], actor).digest
    taking_over.apply_workbook(kept[1], shown=shown, actor=actor, at=make.NOW)
    frozen = {"number": 1, "submitted_on": make.TODAY, "frozen": "", "digest": "0" * 64}
    return {
        "section": section,
        "book": books[0],
        "workbook": kept[0],
        "book_shown": taking_over.preview_kept(kept[0], actor).digest,
        "workbook_applied": kept[1],
        "submission": make.added(Submission(assessment=case, section="borders", **frozen, **sight)),
    }


def a_book(section, actor, key, words):
    book = load_workbook(BytesIO(write_workbook(book_of(section, actor))))
    sheet = book["Questions"]
    row = next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, KEY).value == key)
    sheet.cell(row, ANSWER).value = words
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def a_reply():
    """A reply to three questions: the first answer accepted, the others waiting."""
    draft = make.Source(type="document", title="Reply", dated="2024", document_kind="reply", **make.sight())
    source, _ = take_in(draft, REPLY.encode(), name="reply.txt", actor=make.SYSTEM, at=make.NOW)
    offers = offers_of(source, document_of(source), DocumentKind.REPLY, Sent()).matched
    assessment = Assessment.objects.unscoped("test").get(code="XOR-2018")
    accept(Into(source, assessment), offers[0], actor=make.SYSTEM, at=make.NOW)
    return {"reply": source, "offers": offers, "decision": Decision.objects.unscoped("test").get(source=source)}


def a_visit(assessment):
    """A part of a visit with a meeting, and an organisation of the delegation."""
    part = make.added(Component(assessment=assessment, modality="on-site", dates="2026-03", **make.sight()))
    make.a_partner("UNODC")
    public = make.sight(audience="public")
    return {
        "part": part,
        "meeting": make.added(Meeting(component=part, slot="opening", title="Opening", **make.sight())),
        "preliminary": make.added(PreliminaryItem(assessment=assessment, number=1, text="A law.", **make.sight())),
        "delegate": make.added(Delegate(assessment=assessment, organisation=make.a_partner(), **public)),
    }


def trackers():
    """A tracker of figures that waits to be applied, with the digest of its dry run, and one that was applied."""
    data, lead, act = b"Indicator,Value,Year\r\nPersons convicted,about 150,2025\r\n", make.a_lead(), uuid4()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a tracker", act=act) as change:
        file = store_file(change, written_here(data), name="t.csv", media_type="text/csv", compartment="XOR")
        change.add(make.Figure(subject="persons", as_said="12", as_of="2025", **make.sight()))
    item = make.added(
        QueuedFile(name="t.csv", file=file, state="read", guessed_kind="tracker", **make.sight(audience="own"))
    )
    dry = prepare_tracker(read_workbook(data, name="t.csv"), actor=lead, holder=make.a_body(), compartment="XOR")
    content = dry.suggestion.recipe.as_text()
    recipe = make.added(TrackerRecipe(name="Kept", target="figures", content=content, **make.sight()))
    done = TrackerImport(
        source=make.a_source("t.csv"), recipe=recipe, target="figures", act=act, applied_on=make.NOW, **make.sight()
    )
    return {"tracker": item, "shown": dry.found.digest, "import": make.added(done)}


def reports():
    """A report at each step of its way to adoption, and an objection to one."""
    assessment = make.an_assessment(audience="public", on_behalf_of=make.a_catalogue_body("un-ctc"))
    committee = make.a_circle(make.a_body(), make.a_body("un-ctc"))
    sent = {"audience": "shared", "circle": committee.pk}
    submitted = an_edition(assessment, "submitted", **sent)
    own = make.sight(audience="own", holder=make.a_body("un-ctc"))
    return {
        **public_versions(assessment),
        "draft": make.cleared_by_its_line(an_edition(assessment, "draft")),
        "in_line": an_edition(assessment, "draft"),
        "cleared": an_edition(assessment, "cleared"),
        "submitted": submitted,
        "silent": an_edition(assessment, "submitted", silence_until=make.TODAY, **sent),
        "objection": make.added(Objection(edition=submitted, what="time", text="a week", raised_on=make.TODAY, **own)),
    }


def public_versions(assessment):
    """An adopted report for both sides, and public versions of it: begun, agreed, with something to look at."""
    circle = make.a_circle(make.a_body(), make.a_ministry())
    edition = publications.an_adopted_report(assessment, circle=circle.pk)
    public, agreed, leaking = (publications.a_publication(edition) for _ in range(3))
    key = next(part.key for part in parts_of(publications.a_small_report()) if "Grod" in part.text)
    choose_parts(leaking, edition, {key: Choice(What.LEFT)}, reason="", actor=make.a_lead(), at=make.NOW)
    told = {"report": "comprehensive", "section": "introduction", "text": "It is so."}
    outline = next(kind for kind in list_kinds() if kind.id == "comprehensive")
    return {
        "remark": make.added(Remark(assessment=assessment, **told, **make.sight())),
        "sections": [section.id for section in outline.sections if section.builder not in FIXED],
        "adopted": edition,
        "public": public,
        "agreed": publications.agreed(agreed, edition),
        "leaking": leaking,
        "grod": key,
        "finding": prepared(leaking, edition, make.a_lead()).open_findings[0].key,
    }


def letters():
    """A letter with text, a scan, one that a machine has read, one written here; and something to be reminded of."""
    assessment = make.an_assessment("XOR-2019", audience="public")
    make.added(
        Undertaking(
            assessment=assessment,
            type="commitment",
            by="Ministry",
            as_said="It will send it.",
            made_on="2019",
            **make.sight(),
        )
    )
    scan = take_in_letter(
        Source(type="letter", **make.sight()),
        a_scan(["Note"]),
        Facts("in"),
        name="scan.pdf",
        limits=Limits(),
        actor=make.SYSTEM,
        at=make.NOW,
    )
    notes = Source(title="Notes", dated="2018-07-17", **make.sight())
    take_in_notes(notes, read_text("> Customs: will send it\n! a threat"), meeting=None, actor=make.SYSTEM, at=make.NOW)
    accept_note(notes, notes_of(notes).notes[0], assessment, actor=make.SYSTEM, at=make.NOW)
    return {
        "to_be_read": scan,
        "notes": notes,
        "letter": make.a_letter("Note No. 5/2018"),
        "scan": make.a_letter(pages=1, silent="1", read_by="nobody"),
        "by_machine": make.a_letter("Note No. 5/2018", pages=1, read_by="machine"),
        "scanned": make.added(Source(title="Report", by_machine="1:0-4", **make.sight())),
        "written": make.a_letter("No. 1/2019", direction="out"),
    }


def comments_on(assessment, circle):
    """A draft sent to both sides, a file of one ministry's own, and a comment that was passed on."""
    border = make.a_ministry("Border Guard Service")
    sending = drafts.a_sending(assessment, border, circle=circle.pk)
    make.added(Grant(target=sending.pk, compartment="XOR", organisation=border, since=make.TODAY, why="to comment"))
    shared = {"audience": "shared", "holder": border, "circle": circle.pk}
    returned = drafts.a_return(sending, border, **shared)
    return {
        "own_return": drafts.a_return(sending, border, data=drafts.edited("delete"), audience="own", holder=border),
        "comment": drafts.comments_in(returned, **shared)[0],
        "sent_draft": sending,
        "ministry": border,
    }


def forms_on(assessment, circle):
    """A response table sent to a ministry, the file filled; taken back twice, and once taken over."""
    asked, passage = make.a_recommendation("91", assessment, audience="public"), make.a_passage(audience="public")
    code = asked.code
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(asked, passage=passage)
        change.edit(assessment, circle=circle.pk)
    lead, ministry = make.a_lead(), make.a_ministry("Border Guard Service")
    given = {"readers": "shared", "institutions": [ministry], "actor": lead, "at": make.NOW}
    (form,) = send_forms(assessment, "responses", **given)
    waiting, taken, filled_in = (
        filled(read_file(form.file), {code: ("", f"As the law of {year} says.")}) for year in (2014, 2015, 2016)
    )
    back, other = (take_form_back(form, data, name="back.docx", actor=lead, at=make.NOW) for data in (waiting, taken))
    found = preview_of_form(other, lead)
    accept_answers(other, {found.boxes[0].key: 0}, shown=found.digest, actor=lead, at=make.NOW)
    shown = preview_of_form(back, lead)
    told = {"form_back": back, "form_taken": other, "box": shown.waiting[0], "form_shown": shown.digest}
    return {**told, "form_filled": filled_in}


def a_file_back(w):
    name, data = "back.docx", drafts.edited("insert")
    return {"institution": seal(w["ministry"].pk), "file": SimpleUploadedFile(name, data)}


def an_edition(assessment, status, silence_until=None, **given):
    kept = make.added(StoredFile(compartment="XOR", sha256="0" * 64, size=1, media_type="text/html"))
    return make.added(
        Edition(
            assessment=assessment, report="follow-up", readers="shared", file=kept, digest=kept.sha256,
            status=status, silence_until=silence_until, **make.sight(**given),
        )
    )  # fmt: skip


@pytest.mark.parametrize("name", POSTS)
def test_for_whom_a_form_writes(name, people, world):
    address, data, may = POSTS[name]

    assert {
        who for who, actor in people.items() if _writes(actor, address(world), data(world) if callable(data) else data)
    } == may


def test_a_form_without_the_pages_own_token_writes_for_nobody(people, world):
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    client.force_login(User.objects.get(pk=people["lead"].user))

    for address, data, _ in POSTS.values():
        assert client.post(address(world), data if isinstance(data, dict) else {}).status_code == 403


def test_every_form_has_its_row():
    assert sorted(_forms()) == sorted(POSTS)


def test_an_empty_form_of_the_library_for_accounts_makes_nothing_but_recovery_codes_of_ones_own(people, world):
    """What its forms do once they are filled in is about one's own account alone: tests/doors/web/people."""
    addresses = [address for name in _of_the_library() if (address := _guessed(name))]

    assert {(who, address) for address in addresses for who in TRYING if _writes(people[who], address, {})} == {
        (who, reverse("mfa_generate_recovery_codes")) for who in TRYING - {"the public"}
    }


def test_the_address_of_a_row_is_sealed(world):
    assert seal(world["row"].pk) in row("observation", "open-row")(world)


def _writes(actor: Actor, address: str, data: dict[str, str]) -> bool:
    client = Client(headers={"host": "localhost"})
    with transaction.atomic():
        if actor.user:
            client.force_login(User.objects.get(pk=actor.user))
            session = client.session  # they have just shown who they are
            session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
            session.save()
        before = _written()
        client.post(address, data)
        wrote = _written() != before
        transaction.set_rollback(True)
    return wrote


def _written():
    """Everything that a form could change, but for the reader's own session."""
    return [
        Changeset.objects.count(),
        *(
            list(rows.order_by("pk").values_list("pk", *columns))
            for rows, columns in (
                (User.objects.all(), ("is_active", "password", "email", "name", "language")),
                (Membership.objects.all(), ("until",)),
                (Invitation.objects.all(), ("ended_at", "accepted_at")),
                (Token.objects.all(), ("revoked_at",)),
                (Reminding.objects.all(), ("by_mail",)),
                (CalendarLink.objects.all(), ("revoked_at",)),
                (Authenticator.objects.all(), ()),
                (EmailAddress.objects.all(), ("email",)),
                (SocialAccount.objects.all(), ()),
                (UserSession.objects.filter(session_key="k" * 32), ()),
                (SecurityLine.objects.filter(event__in=HELPED), ()),
            )
        ),
    ]


def _forms():
    """The routes of ours whose views take what was posted."""
    for pattern in get_resolver().url_patterns:
        for route in getattr(pattern, "url_patterns", []):
            view = inspect.unwrap(getattr(route, "callback", None) or print)
            ours = getattr(view, "__module__", "").startswith("headway.doors.web") and pattern.namespace == "web"
            if ours and "POST" in _source(view):
                yield route.name


def _source(view):
    """The text of a view and of what it calls in its own module."""
    text, module = inspect.getsource(view), inspect.getmodule(view)
    helpers = {getattr(module, name, None) for name in re.findall(r"\b(_\w+)\(", text)}
    return text + "".join(inspect.getsource(found) for found in helpers if inspect.isfunction(found))


def _of_the_library(resolver=None, prefix=""):
    """The names of the routes that are not ours."""
    for entry in (resolver or get_resolver()).url_patterns:
        if not isinstance(entry, URLResolver):
            yield f"{prefix}{entry.name}"
        elif entry.namespace != "web":
            yield from _of_the_library(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)


def _guessed(name):
    for given in ({}, {"pk": 1}, {"provider_id": "guessed"}, {"uidb36": "1", "key": "guessed"}):
        try:
            return reverse(name, kwargs=given)
        except NoReverseMatch:
            continue
    return ""
