"""Drafts that were sent for comments, the files that came back, the comments in them, and what was decided on each."""

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation
from headway.foundation.ledger.models import StoredFile


class Sending(CaseRecord):
    """One version of a draft as it left: the very file, its digest, the day, and by when comments are asked for.

    `mark` stands hidden in the file, so that what comes back tells which version it is. Paragraph numbers are those of
    this version; `number` counts the versions of one report.
    """

    kind = "sending"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="sendings")
    report = models.CharField(max_length=20)
    readers = models.CharField(max_length=10)
    number = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=12)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    sent_on = models.DateField()
    answer_by = models.DateField(null=True, blank=True)
    request = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "report", "number", "id")

    def __str__(self) -> str:
        return f"version {self.number} of the {self.report} report"


class SentTo(CaseRecord):
    """An organisation that was asked to comment on a draft."""

    kind = "sent-to"

    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="recipients")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("sending_id", "id")


class Return(CaseRecord):
    """A file that came back with an institution's comments. The institution speaks; whoever took it in only wrote.

    Its comments are rows once it is accepted. A withdrawn one stays with its comments, which no longer count.
    """

    kind = "return"

    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="returns")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    received_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("sending_id", "received_on", "id")

    def __str__(self) -> str:
        return f"comments of {self.institution}"


class Comment(CaseRecord):
    """One change or remark of an institution on one block of a draft.

    `before` are the words it changes or remarks on, `after` what it would have instead, `text` what it says. `block` is
    the block's key, "" where no block was found; `label` how the version named it. `start` and `end` count in the
    block's text as sent. `tracked` is false for what was retyped without a record.
    """

    kind = "comment"

    class What(models.TextChoices):
        INSERTION = "insertion", "insertion"
        DELETION = "deletion", "deletion"
        REPLACEMENT = "replacement", "replacement"
        REMARK = "remark", "remark"

    class Matter(models.TextChoices):
        FACT = "fact", "factual correction"
        DEVELOPMENT = "development", "new development"
        DISAGREEMENT = "disagreement", "disagreement"
        CONFIDENTIAL = "confidential", "confidentiality request"

    returned = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="comments")
    order = models.PositiveIntegerField(default=0)
    block = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=60, blank=True)
    chapter = models.CharField(max_length=300, blank=True)
    what = models.CharField(max_length=12, choices=What.choices)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    text = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    anchored = models.CharField(max_length=20, blank=True)
    tracked = models.BooleanField(default=True)
    moved = models.BooleanField(default=False)
    matter = models.CharField(max_length=12, choices=Matter.choices, default=Matter.FACT)
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies")

    class Meta(CaseRecord.Meta):
        ordering = ("returned_id", "order", "id")

    def __str__(self) -> str:
        said = self.text or self.after or self.before
        return said if len(said) <= 60 else f"{said[:57]}…"


class Disposition(CaseRecord):
    """What the drafters decided on a comment, and why. A later one stands in place of an earlier one.

    Without an outcome it only sorts the comment. Comments without an outcome are unresolved.
    """

    kind = "disposition"

    class Outcome(models.TextChoices):
        OPEN = "", "not decided yet"
        ACCEPTED = "accepted", "accepted"
        PARTLY = "partly", "accepted in part"
        NOT = "not accepted", "not accepted"

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="dispositions")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True, default=Outcome.OPEN)
    matter = models.CharField(max_length=12, choices=Comment.Matter.choices, default=Comment.Matter.FACT)
    reason = models.TextField(blank=True)
    decided_on = models.DateField()

    class Meta(CaseRecord.Meta):
        ordering = ("comment_id", "decided_on", "id")
