"""The table of comments and what was decided on them: by block, with conflicts, and with who has not answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from headway.engines.exchange.returns import sent_blocks
from headway.engines.exchange.values import SentBlock
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.reports.models import Comment, Disposition, Return, Sending, SentTo
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Line:
    """A comment, what was decided on it last, and the comments of others that change the same words."""

    comment: Comment
    decided: Disposition | None = None
    conflicts: tuple[Comment, ...] = ()

    @property
    def institution(self) -> Organisation:
        return self.comment.returned.institution

    @property
    def matter(self) -> str:
        return self.decided.matter if self.decided else self.comment.matter

    @property
    def matter_words(self) -> str:
        return str(Comment.Matter(self.matter).label)

    @property
    def is_resolved(self) -> bool:
        return self.decided is not None and bool(self.decided.outcome)


@dataclass(frozen=True, slots=True)
class Group:
    """The comments on one block, in the order of the draft; `block` None where no block was found."""

    block: SentBlock | None
    lines: tuple[Line, ...]

    @property
    def label(self) -> str:
        return self.block.label if self.block else "Not placed in the draft"


@dataclass(frozen=True, slots=True)
class CommentTable:
    """All comments on one version that the reader may see."""

    sending: Sending
    groups: tuple[Group, ...]
    returns: tuple[Return, ...]
    silent: tuple[Organisation, ...]
    institutions: tuple[Organisation, ...]

    @property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @property
    def unresolved(self) -> list[Line]:
        return [line for line in self.lines if not line.is_resolved]

    @property
    def counts(self) -> Counter[str]:
        return Counter(line.matter for line in self.lines)


def comment_table(sending: Sending, actor: Actor) -> CommentTable:
    """The table of one version. Who has not answered goes by what the reader may see: by what was sent to them."""
    returns = list(
        Return.objects.visible_to(actor)
        .filter(sending=sending.pk, withdrawn_on=None)
        .leading_to_visible(actor, "source")
        .select_related("institution", "source", "holder")
    )
    comments = list(
        Comment.objects.visible_to(actor)
        .filter(returned__in=[row.pk for row in returns])
        .select_related("returned__institution", "returned__sending__assessment", "returned__sending__holder")
        .order_by("returned__institution__name", "order", "id")
    )
    decided = _latest(comments, actor)
    conflicts = find_conflicts(comments)
    lines = [Line(row, decided.get(row.pk), conflicts.get(row.pk, ())) for row in comments]
    asked = SentTo.objects.visible_to(actor).filter(sending=sending.pk).select_related("organisation")
    answered = {row.institution_id for row in returns}
    return CommentTable(
        sending,
        tuple(_grouped(sending, lines)),
        tuple(returns),
        tuple(row.organisation for row in asked if row.organisation_id not in answered),
        tuple(dict.fromkeys(row.institution for row in returns)),
    )


def _latest(comments: Sequence[Comment], actor: Actor) -> dict[UUID, Disposition]:
    rows = Disposition.objects.visible_to(actor).filter(comment__in=[row.pk for row in comments])
    return {row.comment_id: row for row in rows.order_by("decided_on", "id")}


def _grouped(sending: Sending, lines: Sequence[Line]) -> list[Group]:
    try:
        blocks = {block.key: block for block in sent_blocks(sending)}
    except (Unreadable, FileNotFoundError):
        blocks = {}
    places = {key: place for place, key in enumerate(blocks)}
    by_block: dict[str, list[Line]] = {}
    for line in lines:
        key = line.comment.block if line.comment.block in blocks else ""
        by_block.setdefault(key, []).append(line)
    ordered = sorted(by_block, key=lambda key: places.get(key, len(places)))
    return [Group(blocks.get(key), tuple(sorted(by_block[key], key=_place))) for key in ordered]


def _place(line: Line) -> tuple[int, str, int]:
    start = line.comment.start
    return (start if start is not None else 10**6, line.institution.name, line.comment.order)


def find_conflicts(comments: Sequence[Comment]) -> dict[UUID, tuple[Comment, ...]]:
    """For each change, those of other institutions that would have other words in the same place."""
    by_block: dict[str, list[Comment]] = {}
    for row in comments:
        if row.block and row.what != Comment.What.REMARK:
            by_block.setdefault(row.block, []).append(row)
    found: dict[UUID, tuple[Comment, ...]] = {}
    for rows in by_block.values():
        for row in rows:
            others = tuple(other for other in rows if _contradict(row, other))
            if others:
                found[row.pk] = others
    return found


def _contradict(one: Comment, other: Comment) -> bool:
    if one.returned.institution_id == other.returned.institution_id or one.after == other.after:
        return False
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return bool(one.before) and one.before == other.before
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end
