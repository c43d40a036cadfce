"""Kinds of report are data; an organisation may replace them; a reply is given once and used again."""

import pytest

from headway.casework.recommendations.models import Lineage, Progress
from headway.engines.reports.disposing import dispose
from headway.engines.reports.models import Comment, Disposition
from headway.engines.reports.outlines import BadOutline
from headway.engines.reports.services import list_kinds, write_report
from headway.engines.reports.values import Heading, list_sentences
from headway.foundation.catalogue.services import load
from tests import make
from tests.drafts import a_return, a_sending

KINDS = [
    "follow-up",
    "communique",
    "preliminary",
    "comprehensive",
    "focused",
    "advocacy",
    "survey",
    "response",
    "national-progress",
    "letter",
]


def texts(report):
    return [sentence.text for block in report.blocks for sentence in list_sentences(block)]


def headings(report):
    return [block.text for block in report.blocks if isinstance(block, Heading)]


def test_there_are_ten_kinds_of_report_each_with_an_outline_of_its_own():
    kinds = list_kinds()

    assert [kind.id for kind in kinds] == KINDS
    assert len({tuple(section.id for section in kind.sections) for kind in kinds}) == len(KINDS)
    assert [kind.id for kind in kinds if kind.by == "state"] == ["response", "national-progress"]
    drafted_by_the_body = [
        kind for kind in kinds if kind.by != "state" and not kind.public_only and kind.id != "letter"
    ]
    assert all("comments" in {section.builder for section in kind.sections} for kind in drafted_by_the_body)
    assert [kind.id for kind in kinds if kind.public_only] == ["communique"]


def test_an_organisation_replaces_an_outline_and_adds_a_kind(settings, tmp_path):
    settings.HEADWAY_REPORTS = str(tmp_path)
    (tmp_path / "letter.yaml").write_text(
        "id: letter\nversion: 7\ntitle: Our letter\nsections: [{id: front, heading: '', builder: front}]\n"
    )
    (tmp_path / "brief.yaml").write_text(
        "id: brief\nversion: 1\nname: Brief\norder: 5\ntitle: A brief\nsections: [{id: front, builder: front}]\n"
    )

    kinds = {kind.id: kind for kind in list_kinds()}

    assert list(kinds) == ["brief", *KINDS]
    assert (kinds["letter"].version, kinds["letter"].title, kinds["brief"].name) == ("7", "Our letter", "Brief")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("by: the-minister", "drafted by 'the-minister', which is none of anyone, body, state"),
        ("readers: friends", "is for 'friends', which is none of all, public"),
        ("id: a-name-that-is-far-too-long", "is longer than 20 letters"),
    ],
)
def test_an_outline_that_cannot_be_used_is_named_with_its_reason(settings, tmp_path, line, reason):
    settings.HEADWAY_REPORTS = str(tmp_path)
    given = {"id": "own", "version": "1", "title": "Own", "sections": "[{id: front, builder: front}]"}
    given |= dict([line.split(": ")])
    (tmp_path / "own.yaml").write_text("".join(f"{key}: {value}\n" for key, value in given.items()))

    with pytest.raises(BadOutline, match=reason):
        list_kinds()


@pytest.fixture
def case(db):
    load(make.NOW)
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial", audience="public")
    return earlier, make.an_assessment(audience="public", previous=earlier)


def reported(recommendation, reason, **given):
    columns = {"scale": "progress", "level": "under-way", "as_of": "2018-02", "side": "state", "reason": reason}
    return make.added(Progress(recommendation=recommendation, **(columns | given), **make.sight(audience="public")))


def test_a_reply_given_to_one_mechanism_answers_the_same_question_of_another(case):
    earlier, _ = case
    first = make.a_recommendation("1", earlier, audience="public", text="Orsania should join the convention.")
    other = make.a_recommendation("2", earlier, audience="public", text="Orsania should accede to the convention.")
    make.added(Lineage(later=other, earlier=first, how="duplicates", **make.sight(audience="public")))
    reported(first, "The bill is before Parliament")

    report = write_report("XOR-2018", kind="response", audience="public", actor=make.a_focal_point(), at=make.NOW)

    told = [text for text in texts(report) if "The bill is before Parliament" in text]
    assert len(told) == 2
    assert told[1].startswith("As the State reported on XOR-2009-1")


def test_a_states_response_says_nothing_of_how_the_body_assesses(case):
    earlier, _ = case
    row = make.a_recommendation("1", earlier, audience="public")
    reported(row, "The law was amended")
    reported(row, "The Body saw otherwise", side="body", basis="seen on site")

    report = write_report("XOR-2018", kind="response", audience="public", actor=make.a_focal_point(), at=make.NOW)

    assert any("The law was amended" in text for text in texts(report))
    assert not any("The Body saw otherwise" in text for text in texts(report))


def test_without_a_day_of_its_own_a_report_states_the_position_on_the_last_day_of_the_visit(case):
    earlier, _ = case
    row = make.a_recommendation("1", earlier, audience="public")
    reported(row, "It began during the visit", as_of="2018-07-25")
    reported(row, "It was finished later", as_of="2018-07-26", level="done")

    report = write_report("XOR-2018", kind="follow-up", audience="public", actor=make.a_lead(), at=make.NOW)

    said = texts(report)
    assert "25 July 2018" in said
    assert sum("It began during the visit" in text for text in said) == 1
    assert [text for text in said if "It was finished later" in text] == [
        text for text in said if text.startswith("26 July 2018:")
    ]
    assert "New development, not verified. The following came after 25 July 2018. It changes no level above." in said


def commented(case, matter, words):
    """A remark of a ministry on a draft that went to both sides."""
    ministry = make.a_ministry("Ministry of Justice")
    both = make.a_circle(ministry, make.a_body())
    sending = a_sending(case[1], ministry, circle=both.pk)
    returned = a_return(sending, ministry, audience="shared", circle=both.pk)
    sight = make.sight(audience="shared", circle=both.pk)
    return make.added(
        Comment(returned=returned, what="remark", text=words, label="¶ 2", block="block1", matter=matter, **sight)
    )


def annexed(case):
    report = write_report("XOR-2018", kind="follow-up", audience="shared", actor=make.a_lead(), at=make.NOW)
    return report, [text for text in texts(report) if "Ministry of Justice" in text]


def decide(comment, outcome):
    dispose(comment, outcome=outcome, matter=comment.matter, reason="We saw it.", actor=make.a_lead(), at=make.NOW)


@pytest.mark.parametrize(("outcome", "told"), [("", 1), ("not accepted", 1), ("partly", 1), ("accepted", 0)])
def test_what_was_not_taken_in_is_annexed_in_the_states_own_words(case, outcome, told):
    comment = commented(case, "disagreement", "We do not share this view.")
    if outcome:
        decide(comment, outcome)

    report, said = annexed(case)

    assert (
        said == ["The Ministry of Justice does not agree with (¶ 2 of the draft): “We do not share this view.”"] * told
    )
    assert ("Annex: comments of the State that were not taken in" in headings(report)) is bool(told)


def test_a_new_development_is_told_as_not_verified(case):
    decide(commented(case, "development", "A new law entered into force."), "accepted")

    _, said = annexed(case)

    assert said == [
        "The Ministry of Justice adds as a new development (¶ 2 of the draft): “A new law entered into force.”"
    ]


def test_a_request_to_keep_something_out_is_never_annexed(case):
    commented(case, "confidential", "The place of the post must not be named.")

    assert annexed(case)[1] == []
    assert Disposition.objects.unscoped("a test").count() == 0
