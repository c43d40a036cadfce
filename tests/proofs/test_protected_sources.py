"""A protected source leaves no trace outside its holder: the State's outputs are the same with it and without it.

The State reads the demonstration, every page that leads from its front page and every report and file; then the Body
adds protected sources, in each place where one can be cited; then the State reads everything again.
"""

import re
from collections import deque
from decimal import Decimal
from urllib.parse import urldefrag, urljoin

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from headway.casework.assessments.models import Assessment, Judgement, JudgementBasis, ThreatBasis, ThreatPicture
from headway.casework.evidence.models import Figure, Observation, Passage, Source, Support
from headway.casework.plans.models import Measure, MeasureEvidence
from headway.casework.recommendations.models import Progress, ProgressBasis, Recommendation, Undertaking
from headway.engines.demo.personas import demo_actor
from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import take_snapshot
from headway.engines.reports.models import Remark, RemarkBasis
from headway.engines.reports.render import Format, render
from headway.engines.reports.services import write_report
from headway.foundation.access.models import User
from headway.foundation.actors.models import Organisation
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

SECRET = "zqinformant"
NOT_SAID = [
    (re.compile(r'name="csrfmiddlewaretoken" value="\w+"'), "csrf"),
    (re.compile(r"\d{2}:\d{2}(:\d{2})?( UTC)?"), "clock"),
]
AUDIENCES = ("state", "shared", "partners", "public")
PAGES = 400


def test_what_the_state_reads_is_the_same_with_protected_sources_and_without(loaded):
    before = everything_the_state_reads()
    add_protected_sources()
    after = everything_the_state_reads()

    assert len(before) > 100
    assert sorted(before) == sorted(after)
    assert [address for address in before if before[address] != after[address]] == []
    assert [address for address, text in after.items() if SECRET in text] == []


def test_what_its_holder_reads_tells_of_the_protected_sources(loaded):
    add_protected_sources()
    cited = Source.objects.get(title=f"{SECRET} source")
    client = signed_in("assessor")

    assert SECRET in client.get(reverse("web:source", args=[cited.pk])).content.decode()
    assert SECRET in client.get(reverse("web:sources")).content.decode()


def everything_the_state_reads():
    """What the State reads, with nothing left of the reading: that a file was taken stands on the pages itself."""
    with transaction.atomic():
        found = _everything()
        transaction.set_rollback(True)
    return found


def _everything():
    """Every page the State's focal point is led to, every report in every form, and the follow-up as data."""
    client = signed_in("focal-point")
    found = crawled(client)
    verified = client.post(reverse("web:ledger")).content.decode()
    found["verify the ledger"] = re.sub(r'value="\w+"', "csrf", verified)
    actor = demo_actor("focal-point", today=make.TODAY, door="tests")
    for assessment in Assessment.objects.order_by("code"):
        code = assessment.code
        if assessment.previous_id:
            found[f"follow-up of {code}"] = repr(compare(take_snapshot(code, actor)))
        for audience in AUDIENCES:
            report = write_report(code, kind="follow-up", audience=audience, actor=actor, at=make.NOW)
            found[f"report of {code} for {audience}"] = render(report, Format.MARKDOWN, at=make.NOW).decode()
    return found


def crawled(client):
    found, waiting = {}, deque(["/", reverse("web:ledger"), reverse("web:pending")])
    while waiting and len(found) < PAGES:
        address = waiting.popleft()
        if address in found or re.search(r"\.(docx|pdf)$|^/persona/", address):
            continue
        answer = client.get(address)
        if answer.status_code != 200 or "text" not in answer.headers["Content-Type"]:
            found[address] = str(answer.status_code)
            continue
        text = answer.content.decode()
        for pattern, word in NOT_SAID:
            text = pattern.sub(word, text)
        found[address] = text
        links = re.findall(r'href="(/[^"]*)"', text)
        links += [urljoin(address, query) for query in re.findall(r'href="(\?[^"]*)"', text)]
        waiting.extend(urldefrag(link.replace("&amp;", "&")).url for link in links if not link.startswith("/static"))
    return found


def signed_in(persona):
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(persona=persona))
    return client


def add_protected_sources():
    """A protected source with all that can rest on it, and a citation of it by a row of every kind that cites."""
    body = Organisation.objects.get(entry="cted") if Organisation.objects.filter(entry="cted").exists() else _body()
    sight = {"compartment": "XOR", "holder": body, "audience": "own"}
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="kept") as change:
        source = change.add(Source(type="meeting", title=f"{SECRET} source", dated="2018-07", protected=True, **sight))
        said = f"{SECRET} said that the strategy is not applied."
        passage = change.add(Passage(source=source, start=0, end=len(said), quote=said, **sight))
        observation = change.add(Observation(type="gap", text=said, voice_who=SECRET, **sight))
        change.add(Support(observation=observation, passage=passage, **sight))
        change.add(Figure(subject=SECRET, low=Decimal(2), high=Decimal(2), as_said="two", passage=passage, **sight))
        for model, basis, name in (
            (Progress, ProgressBasis, "progress"),
            (Judgement, JudgementBasis, "judgement"),
            (ThreatPicture, ThreatBasis, "picture"),
            (Measure, MeasureEvidence, "measure"),
        ):
            row = model.objects.filter(compartment="XOR", audience="shared").first()
            if row is not None:
                change.add(basis(**{name: row}, observation=observation, **sight))
        assessment = Assessment.objects.get(code="XOR-2018")
        recommendation = Recommendation.objects.filter(compartment="XOR", audience="shared").first()
        change.add(
            Progress(recommendation=recommendation, side="body", level="not-started", scale="recommendation-progress",
                     as_of="2018-07", basis="third-party", **sight)
        )  # fmt: skip
        change.add(Undertaking(assessment=assessment, type="commitment", by=SECRET, as_said=said, made_on="2018-07",
                               observation=observation, **sight))  # fmt: skip
        remark = change.add(Remark(assessment=assessment, report="follow-up", section="threat", text=said, **sight))
        change.add(RemarkBasis(remark=remark, observation=observation, **sight))


def _body():
    return Organisation.objects.filter(type="body", body="un-cted").first()
