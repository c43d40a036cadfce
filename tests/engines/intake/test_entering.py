"""What a letter says is entered on its author's behalf: author the institution, hand the user, proof the letter."""

from datetime import date

import orjson
import pytest

from headway.casework.evidence.models import Source
from headway.engines.intake.entering import (
    NotInTheLetter,
    Proof,
    enter_answer,
    enter_observation,
    enter_progress,
    enter_undertaking,
    find_words,
)
from headway.engines.intake.letters import Facts, take_in_letter, type_text
from headway.engines.intake.readers.limits import Limits
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.models import Changeset
from tests import make
from tests.engines.intake.scanned import a_scan

pytestmark = pytest.mark.django_db
TYPED = "Border Guard Service\nNote No. 5/2018\n\nThirty of the forty posts\nare connected. We will connect the rest by May."


@pytest.fixture
def assessor():
    return make.an_assessor()


@pytest.fixture
def letter(assessor):
    source = Source(type="letter", dated="2018-06-03", **make.sight(audience="own"))
    facts = Facts("in", from_office="Border Guard Service")
    scan = a_scan(["First"], ["Second"])
    row = take_in_letter(source, scan, facts, name="n.pdf", limits=Limits(), actor=assessor, at=make.NOW)
    return type_text(row, ["Cover page", TYPED], actor=assessor, at=make.NOW)


def proof(letter, words="Thirty of the forty posts are connected."):
    return Proof(letter, words, "Border Guard Service")


def entered(letter, actor, **given):
    told = {"scale": "recommendation-progress", "level": "partially", "as_of": "2018-06-03", "nil_return": False}
    recommendation = given.pop("recommendation", None) or make.a_recommendation(audience="public")
    return enter_progress(proof(letter), recommendation, actor=actor, at=make.NOW, **{**told, **given})


def test_progress_is_the_states_the_institution_its_author_and_the_scan_its_proof(letter, assessor):
    row = entered(letter, assessor)

    assert (row.side, row.level, row.reported_by) == ("state", "partially", "Border Guard Service")
    assert (row.passage.source, row.passage.page) == (letter.source, 2)
    assert row.passage.quote == "Thirty of the forty posts\nare connected."
    assert row.audience == letter.audience == "own"


def test_the_ledger_names_the_hand_and_on_whose_behalf(letter, assessor):
    entered(letter, assessor)

    link = Changeset.objects.order_by("-id").first()
    assert orjson.loads(link.actor)["id"] == assessor.id
    assert link.reason.endswith("on behalf of Border Guard Service")


def test_a_nil_return_has_no_level(letter, assessor):
    assert entered(letter, assessor, nil_return=True).level == ""


def test_words_that_do_not_stand_in_the_letter_prove_nothing(letter, assessor):
    with pytest.raises(NotInTheLetter):
        enter_observation(
            proof(letter, "All posts are connected."), kind="measure", verb="stated", actor=assessor, at=make.NOW
        )


def test_an_answer_an_observation_and_a_promise_carry_the_institution_and_the_day_it_was_said(letter, assessor):
    assessment = make.an_assessment(audience="public")
    words = proof(letter, "We will connect the rest by May.")

    answer = enter_answer(
        proof(letter), assessment, question="q-1", version="1", value="no", given_on=date(2018, 6, 3),
        actor=assessor, at=make.NOW,
    )  # fmt: skip
    said = enter_observation(proof(letter), kind="measure", verb="stated", actor=assessor, at=make.NOW)
    promise = enter_undertaking(
        words, assessment, kind="commitment", to="CTED", due_on=date(2019, 5, 31), actor=assessor, at=make.NOW
    )

    assert (answer.voice, answer.given_by, answer.passage.page) == ("state", "Border Guard Service", 2)
    assert (said.voice_who, said.voice_verb, said.said_on) == ("Border Guard Service", "stated", "2018-06-03")
    assert (promise.by, promise.made_on, promise.observation.voice_verb) == (
        "Border Guard Service",
        "2018-06-03",
        "promised",
    )


def test_nothing_is_entered_from_what_one_wrote_oneself_nor_for_nobody_nor_by_a_stranger(letter, assessor):
    recommendation = make.a_recommendation(audience="public")
    for actor in (make.a_focal_point(), make.an_assessor("fatf")):
        with pytest.raises(NotAllowed):
            entered(letter, actor, recommendation=recommendation)
    letter.direction = "out"
    with pytest.raises(NotAllowed, match="somebody else wrote"):
        entered(letter, assessor, recommendation=recommendation)
    letter.direction = "in"
    with pytest.raises(NotAllowed, match="on whose behalf"):
        enter_observation(Proof(letter, "Cover page", " "), kind="context", verb="stated", actor=assessor, at=make.NOW)


def test_a_scan_nobody_typed_and_a_text_nobody_confirmed_prove_nothing_yet(assessor):
    source = Source(type="letter", **make.sight(audience="own"))
    row = take_in_letter(
        source, a_scan(["One"]), Facts("in"), name="n.pdf", limits=Limits(), actor=assessor, at=make.NOW
    )
    with pytest.raises(NotAllowed, match="Type the letter's text"):
        enter_observation(proof(row), kind="context", verb="stated", actor=assessor, at=make.NOW)
    type_text(row, ["Thirty of the forty posts are connected."], actor=assessor, at=make.NOW)
    row.read_by = "machine"
    with pytest.raises(NotAllowed, match="a machine has read it"):
        enter_observation(proof(row), kind="context", verb="stated", actor=assessor, at=make.NOW)


def test_words_are_found_however_their_lines_are_broken():
    assert find_words("a b\n c d", "b c") == (2, 6)
    assert find_words("aa ab", "ab") == (3, 5)


def test_words_are_found_whichever_apostrophes_quotes_and_hyphens_were_typed():
    text = "les bases de données d'INTERPOL, “reliées” au 1–2"

    start, end = find_words(text, 'données d’INTERPOL, "reliées" au 1-2')
    assert text[start:end] == "données d'INTERPOL, “reliées” au 1–2"
