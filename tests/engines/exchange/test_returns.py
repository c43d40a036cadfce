"""A draft goes out and comes back: who may, what is kept, passed on, withdrawn, decided."""

from datetime import date

import pytest

from headway.casework.assessments.queries import called
from headway.casework.evidence.models import Source
from headway.engines.demo.personas import demo_actor
from headway.engines.exchange.concordance import concordance
from headway.engines.exchange.disposition_table import comment_table
from headway.engines.exchange.returns import NotSent, TakenIn, accept_return, preview_of, sent_blocks, take_back
from headway.engines.exchange.values import SentBlock
from headway.engines.exchange.versions import blocks_of_page
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.reports.commenting import pass_on, withdraw_comments
from headway.engines.reports.disposing import dispose
from headway.engines.reports.matters import propose_matter
from headway.engines.reports.models import Comment, Return, Sending, SentTo
from headway.engines.reports.render import render
from headway.engines.reports.sending import send_for_comments
from headway.engines.reports.services import write_report
from headway.foundation.actors.models import Organisation
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import Changeset
from headway.foundation.ledger.verify import verify
from tests import make
from tests.engines.exchange.word_edits import Draft

CODE = "XOR-2018"


def person(persona):
    return demo_actor(persona, today=make.TODAY, door="tests")


@pytest.fixture
def sent(loaded):
    """A draft that the Body sent to two institutions of the State."""
    asked = list(Organisation.objects.of_state("XOR").order_by("name")[:2])
    return send_for_comments(
        CODE, kind="follow-up", readers="shared", recipients=asked, actor=person("assessor"), at=make.NOW,
        answer_by=date(2026, 4, 1),
    )  # fmt: skip


def asked(sent, place=0):
    return [row.organisation for row in SentTo.objects.filter(sending=sent).order_by("organisation__name")][place]


def edited(sent, *acts, seed=1):
    """The file as it came back, with these acts one after the other on its longest paragraphs."""
    draft = Draft(read_file(sent.file), seed)
    for act, (key, p) in zip(
        acts, [row for row in draft.paragraphs(20) if draft.run(row[1]) is not None], strict=False
    ):
        getattr(draft, act)(p, key)
    return draft


def taken(sent, data, persona="assessor", institution=None):
    actor = person(persona)
    return take_back(
        called(CODE, actor), data, name="back.docx", institution=institution or asked(sent), actor=actor, at=make.NOW
    )


def test_a_sending_keeps_the_very_file_its_digest_its_day_and_its_recipients(sent):
    assert (sent.number, sent.sent_on, sent.answer_by) == (1, make.TODAY, date(2026, 4, 1))
    assert sent.digest == sent.file.sha256
    assert SentTo.objects.filter(sending=sent).count() == 2
    assert b"word/document.xml" in read_file(sent.file)
    assert verify().problems == []


def said_in(sending):
    """The keys of a version's blocks, without the request, which tells of the version itself."""
    return [block.key for block in sent_blocks(sending) if not block.text.startswith("Version")]


def test_the_next_version_has_the_next_number_and_its_blocks_keep_their_keys(sent):
    again = send_for_comments(
        CODE, kind="follow-up", readers="shared", recipients=[], actor=person("assessor"), at=make.NOW
    )

    assert again.number == 2
    assert said_in(again) == said_in(sent)
    assert len(said_in(again)) > 200


def test_the_state_sees_a_draft_that_was_sent_to_it_and_not_one_of_the_body_s_own(sent):
    own = send_for_comments(
        CODE, kind="follow-up", readers="body", recipients=[], actor=person("assessor"), at=make.NOW
    )

    seen = set(Sending.objects.visible_to(person("focal-point")))

    assert sent in seen
    assert own not in seen


def test_the_number_of_a_version_tells_nothing_of_what_the_other_side_sent(sent):
    send_for_comments(CODE, kind="follow-up", readers="body", recipients=[], actor=person("assessor"), at=make.NOW)

    states = send_for_comments(
        CODE, kind="follow-up", readers="state", recipients=[], actor=person("focal-point"), at=make.NOW
    )

    assert states.number == 2


@pytest.mark.parametrize(
    "persona, readers", [("focal-point", "shared"), ("focal-point", "body"), ("assessor", "public")]
)
def test_who_may_not_send_is_told_why(loaded, persona, readers):
    with pytest.raises(NotAllowed):
        send_for_comments(CODE, kind="follow-up", readers=readers, recipients=[], actor=person(persona), at=make.NOW)

    assert not Sending.objects.exists()


def test_nothing_is_a_comment_before_it_is_accepted_and_then_all_of_it_in_one_act(sent):
    draft = edited(sent, "replace", "remark", "delete")
    returned = taken(sent, draft.saved())
    assert Comment.objects.count() == 0
    assert len(preview_of(returned).proposed) == 3
    before = Changeset.objects.count()

    accept_return(returned, actor=person("assessor"), at=make.NOW)

    assert Changeset.objects.count() == before + 1
    assert [row.what for row in Comment.objects.order_by("order")] == ["replacement", "remark", "deletion"]
    assert [row.block for row in Comment.objects.order_by("order")] == [edit.key for edit in draft.edits]
    assert verify().problems == []


def test_the_author_is_the_institution_and_no_name_is_taken_over_from_the_file(sent):
    returned = taken(sent, edited(sent, "replace", "remark").saved())
    rows = accept_return(returned, actor=person("assessor"), at=make.NOW)

    assert {row.returned.institution for row in rows} == {asked(sent)}
    assert not [row for row in rows if "Somebody" in f"{row.before}{row.after}{row.text}"]


def test_the_same_file_is_not_taken_in_twice_until_it_is_withdrawn(sent):
    data = edited(sent, "replace").saved()
    returned = taken(sent, data)

    with pytest.raises(TakenIn, match="2 March 2026"):
        taken(sent, data)
    withdraw_comments(returned, reason="the wrong file", actor=person("assessor"), at=make.NOW)

    assert taken(sent, data) != returned


def test_a_refused_file_leaves_nothing(sent):
    data, sources = edited(sent, "replace").saved(), Source.objects.count()
    taken(sent, data)

    for wrong, error in ((data, TakenIn), (b"PK\x03\x04 broken", Unreadable), (b"plain text", Unreadable)):
        with pytest.raises(error):
            taken(sent, wrong)

    assert Source.objects.count() == sources + 1
    assert Return.objects.count() == 1


def test_a_file_that_answers_nothing_is_refused(sent, tmp_path):
    from docx import Document

    other = Document()
    other.add_paragraph("Minutes of a meeting about quite another thing.")
    other.save(tmp_path / "other.docx")

    with pytest.raises(NotSent):
        taken(sent, (tmp_path / "other.docx").read_bytes())


def test_a_file_that_lost_its_mark_is_known_by_its_words(sent):
    draft = edited(sent, "replace")
    for p in draft.tree.iter(f"{{{draft.tree.nsmap['w']}}}p"):
        draft.unmark(p)

    assert taken(sent, draft.saved()).sending == sent


def test_withdrawing_takes_all_comments_of_a_file_off_the_table_and_deletes_nothing(sent):
    returned = taken(sent, edited(sent, "replace", "remark").saved())
    accept_return(returned, actor=person("assessor"), at=make.NOW)

    withdraw_comments(returned, reason="the ministry sent another", actor=person("assessor"), at=make.NOW)

    assert comment_table(sent, person("assessor")).lines == []
    assert Comment.objects.count() == 2


def test_a_file_is_withdrawn_with_a_reason(sent):
    returned = taken(sent, edited(sent, "replace").saved())

    with pytest.raises(NotAllowed):
        withdraw_comments(returned, reason=" ", actor=person("assessor"), at=make.NOW)


def test_the_body_sees_comments_of_the_state_only_once_they_are_passed_on(sent):
    focal = person("focal-point")
    returned = taken(sent, edited(sent, "replace", "remark").saved(), "focal-point")
    accept_return(returned, actor=focal, at=make.NOW)
    seen = []

    for _ in range(2):
        seen.append(len(comment_table(sent, person("assessor")).lines))
        pass_on(returned, actor=focal, at=make.NOW)

    assert seen == [0, 0]
    assert len(comment_table(sent, person("assessor")).lines) == 2


def test_the_silence_of_an_institution_is_told_by_what_the_reader_may_see(sent):
    focal = person("focal-point")
    taken(sent, edited(sent, "replace").saved(), "focal-point")

    assert comment_table(sent, focal).silent == (asked(sent, 1),)
    assert comment_table(sent, person("assessor")).silent == (asked(sent, 0), asked(sent, 1))


def test_two_institutions_that_change_the_same_words_are_shown_to_each_other(sent):
    rows = []
    for place, seed in ((0, 1), (1, 1)):
        draft = edited(sent, "replace", seed=seed)
        if place:
            for t in draft.tree.iter(f"{{{draft.tree.nsmap['w']}}}ins"):
                for word in t.iter(f"{{{draft.tree.nsmap['w']}}}t"):
                    word.text = "something else"
        returned = taken(sent, draft.saved(), institution=asked(sent, place))
        rows += accept_return(returned, actor=person("assessor"), at=make.NOW)

    lines = comment_table(sent, person("assessor")).lines

    assert {line.comment: line.conflicts for line in lines} == {rows[0]: (rows[1],), rows[1]: (rows[0],)}


def test_a_comment_is_decided_on_with_a_reason_and_the_last_decision_stands(sent):
    returned = taken(sent, edited(sent, "replace", "remark").saved())
    first, second = accept_return(returned, actor=person("assessor"), at=make.NOW)
    lead = person("assessor")

    with pytest.raises(NotAllowed, match="why"):
        dispose(first, outcome="not accepted", matter="fact", reason="", actor=lead, at=make.NOW)
    dispose(first, outcome="accepted", matter="fact", reason="", actor=lead, at=make.NOW)
    dispose(first, outcome="partly", matter="development", reason="The date is kept.", actor=lead, at=make.NOW)
    dispose(second, outcome="", matter="confidential", reason="", actor=lead, at=make.NOW)

    table = comment_table(sent, lead)
    assert [(line.matter, line.is_resolved) for line in table.lines] == [("development", True), ("confidential", False)]
    assert [line.comment for line in table.unresolved] == [second]


def test_only_who_sent_the_draft_decides_on_its_comments(sent):
    returned = taken(sent, edited(sent, "replace").saved(), "focal-point")
    (row,) = accept_return(returned, actor=person("focal-point"), at=make.NOW)

    with pytest.raises(NotAllowed):
        dispose(row, outcome="accepted", matter="fact", reason="", actor=person("focal-point"), at=make.NOW)


@pytest.mark.parametrize(
    "text, after, matter",
    [
        ("This is classified and should not be public.", "", "confidential"),
        ("We do not accept this finding.", "", "disagreement"),
        ("Since the visit the act entered into force.", "", "development"),
        ("The correct figure is 14.", "", "fact"),
        ("Please think again.", "", "disagreement"),
        ("", "fourteen", "fact"),
        ("", "a new law adopted since then", "development"),
    ],
)
def test_what_a_comment_is_about_is_proposed_from_its_words(text, after, matter):
    assert propose_matter(text=text, after=after) == matter


def test_a_concordance_names_what_stayed_moved_went_and_came():
    one = [SentBlock("a", "It was so.", "1", "¶ 1"), SentBlock("b", "It was not so at all.", "2", "¶ 2"),
           SentBlock("c", "It is gone.", "3", "¶ 3")]  # fmt: skip
    two = [SentBlock("n", "Quite new words stand here.", "1", "¶ 1"), SentBlock("a", "It was so.", "2", "¶ 2"),
           SentBlock("x", "It was not so at all, they said.", "3", "¶ 3")]  # fmt: skip

    told = [(p.before and p.before.number, p.after and p.after.number, p.changed) for p in concordance(one, two)]

    assert told == [("1", "2", False), ("2", "3", True), ("3", None, False), (None, "1", False)]


def test_the_paragraphs_of_the_report_that_was_kept_are_those_of_the_draft_by_their_keys(sent):
    """The final numbers: a draft's paragraph is found in the page that was cleared."""
    actor = person("assessor")
    report = write_report(CODE, kind="follow-up", audience="shared", actor=actor, at=make.NOW)
    kept = blocks_of_page(render(report, "html").decode())

    pairs = concordance(sent_blocks(sent), kept)

    assert len(pairs) > 50
    assert [pair for pair in pairs if not pair.by_key] == []
    assert {pair.before.number == pair.after.number for pair in pairs} == {True}
