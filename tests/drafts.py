"""A small draft that was sent for comments, a file that came back, and the comments in it."""

from headway.engines.exchange.returns import as_comment, preview_file
from headway.engines.reports.docx_marks import CallForComments
from headway.engines.reports.models import Comment, Return, Sending, SentTo
from headway.engines.reports.render import MEDIA_TYPES, Format, render_for_comments
from headway.engines.reports.values import Basis, Heading, Paragraph, Report, Sentence
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here
from tests import make
from tests.engines.exchange.word_edits import Draft

WORDS = (
    "The State has adopted a strategy against terrorism and made the Ministry of the Interior answer for its parts.",
    "Border posts are connected to the databases of the region, and officers of all services were trained in 2017.",
    "The financing of terrorism is an offence, but courts have heard no case since the law was changed that year.",
)


def a_draft(mark="a1b2c3d4e5f6"):
    """The bytes of a Word file with three paragraphs, as it is sent."""
    paragraphs = (
        Paragraph((Sentence(text, basis=Basis.STRUCTURAL),), key=f"block{place}") for place, text in enumerate(WORDS)
    )
    report = Report("follow-up", "Follow-up assessment", (Heading("Findings", 1, "findings"), *paragraphs))
    return render_for_comments(report, CallForComments(mark, "Please comment."), at=make.NOW)


def a_sending(assessment, *recipients, report="follow-up", number=1, **given):
    """A version that the Body sent, by default to both sides."""
    given = {"audience": "shared", "circle": assessment.circle, **given}
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="sent") as change:
        data = written_here(a_draft())
        kept = store_file(change, data, name="draft.docx", media_type=MEDIA_TYPES[Format.DOCX], compartment="XOR")
        sending = change.add(
            Sending(assessment=assessment, report=report, readers="shared", number=number, mark="a1b2c3d4e5f6",
                    file=kept, digest=kept.sha256, sent_on=make.TODAY, **make.sight(**given))
        )  # fmt: skip
        for one in recipients:
            change.add(SentTo(sending=sending, organisation=one, **make.sight(**given)))
    return sending


def edited(*acts, seed=1):
    """The bytes of the draft as it comes back, with one act on each paragraph in turn."""
    draft = Draft(a_draft(), seed)
    for act, (key, p) in zip(acts, list(draft.paragraphs()), strict=False):
        getattr(draft, act)(p, key)
    return draft.saved()


def a_return(sending, institution, data=None, **given):
    """A file that was taken in, not yet accepted."""
    data = data or edited("replace", "remark")
    source = make.added(make.Source(type="submission", title="Comments", dated="2026-03", **make.sight(**given)))
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="kept") as change:
        kept = store_file(change, written_here(data), name="back.docx", media_type=MEDIA_TYPES[Format.DOCX],
                          compartment="XOR")  # fmt: skip
        change.edit(source, file=kept)
        return change.add(
            Return(sending=sending, source=source, institution=institution, digest=kept.sha256,
                   received_on=make.TODAY, **make.sight(**given))
        )  # fmt: skip


def comments_in(returned, data=None, **given):
    """What a file that was taken in says, as rows."""
    found = preview_file(data or edited("replace", "remark"), name="back.docx", sending=returned.sending)
    rows = []
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="taken over") as change:
        for order, one in enumerate(found.proposed):
            row: Comment = as_comment(one)
            row.returned, row.order = returned, order
            for name, value in make.sight(**given).items():
                setattr(row, name, value)
            rows.append(change.add(row))
        change.edit(returned, accepted_on=make.TODAY)
    return rows
