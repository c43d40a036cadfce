"""Comments as the page shows them: grouped by block, the words as they stood and as they would stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.differences import Piece, differences
from headway.doors.web.parts.said import say
from headway.engines.exchange.disposition_table import CommentTable, Line
from headway.engines.exchange.values import How, Proposed, SentBlock
from headway.engines.reports.commenting_rules import may_dispose
from headway.foundation.core.actors import Actor

AROUND = 70
NOT_PLACED = gettext_noop("Not placed in the draft")


@dataclass(frozen=True, slots=True)
class CommentCard:
    """One comment: its words in place, what it says, and what stands against it."""

    key: str
    pieces: tuple[Piece, ...]
    what: str
    text: str
    notes: tuple[str, ...] = ()
    line: Line | None = None
    decides: bool = False
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class CardGroup:
    """The cards of one block, under the name it had in the version sent."""

    label: str
    chapter: str
    words: str
    cards: tuple[CommentCard, ...]


def cards_of(table: CommentTable, actor: Actor, asked: Mapping[str, str]) -> list[CardGroup]:
    """The comments that were asked for, in the order of the draft."""
    decides = any(may_dispose(actor, line.comment) for line in table.lines[:1])
    groups = []
    for group in table.groups:
        cards = tuple(_card(line, group.block, decides) for line in group.lines if _is_asked(line, asked))
        if cards:
            block = group.block
            groups.append(CardGroup(group.label, block.chapter if block else "", block.text if block else "", cards))
    return groups


def proposal_cards(proposed: Sequence[Proposed]) -> list[CardGroup]:
    """What a file proposes, grouped in the same way."""
    groups: dict[str, list[CommentCard]] = {}
    blocks: dict[str, SentBlock | None] = {}
    for place, one in enumerate(proposed):
        key = one.block.key if one.block else ""
        blocks.setdefault(key, one.block)
        card = CommentCard(
            str(place),
            in_place(one.before, one.after, one.block.text if one.block else "", one.start),
            one.what,
            one.text,
            tuple(_notes(one.tracked, one.moved, one.how.value, one.near if one.block is None else "")),
            is_reply=one.reply_to >= 0,
        )
        groups.setdefault(key, []).append(card)
    return [
        CardGroup(
            block.label if block else _(NOT_PLACED),
            block.chapter if block else "",
            block.text if block else "",
            tuple(groups[key]),
        )
        for key, block in blocks.items()
    ]


def _card(line: Line, block: SentBlock | None, decides: bool) -> CommentCard:
    row = line.comment
    start = row.start if row.start is not None else -1
    notes = [*_notes(row.tracked, row.moved, row.anchored, row.label if not row.block else "")]
    notes += [
        _("%(institution)s would have it otherwise: “%(words)s”")
        % {"institution": other.returned.institution, "words": _marked(_short(other.after)).strip() or _("nothing")}
        for other in line.conflicts
    ]
    return CommentCard(
        seal(row.pk),
        in_place(row.before, row.after, block.text if block else "", start),
        row.get_what_display(),
        row.text,
        tuple(notes),
        line,
        decides,
        row.reply_to_id is not None,
    )


def _is_asked(line: Line, asked: Mapping[str, str]) -> bool:
    if asked.get("institution") and seal(line.institution.pk) != asked["institution"]:
        return False
    if asked.get("returned") and seal(line.comment.returned_id) != asked["returned"]:
        return False
    if asked.get("matter") and line.matter != asked["matter"]:
        return False
    return not (asked.get("open") and line.is_resolved)


def _notes(tracked: bool, moved: bool, how: str, near: str) -> list[str]:
    notes = []
    if not tracked:
        notes.append(_("Typed over without a record."))
    if moved:
        notes.append(_("Moved."))
    if near:
        notes.append(_("Its place in the draft was not found; in the file it stands %(near)s.") % {"near": near})
    elif how in {How.LIKENESS, How.PART, How.PLACE}:
        notes.append(_("Placed by: %(how)s.") % {"how": say(how)})
    return notes


def in_place(before: str, after: str, whole: str, start: int) -> tuple[Piece, ...]:
    """The change with a little of what stands around it, each piece with its own spaces; "¶" is a paragraph's end."""
    inner = _changed(_marked(before), _marked(after))
    if start < 0 or not whole:
        return inner
    end = start + len(before) if whole[start : start + len(before)] == before else start
    lead, rest = whole[:start], whole[end:]
    head = lead if len(lead) <= AROUND else f"… {lead[-AROUND:].partition(' ')[2]}"
    tail = rest if len(rest) <= AROUND else f"{rest[:AROUND].rpartition(' ')[0]} …"
    return tuple(piece for piece in (Piece("same", head), *inner, Piece("same", tail)) if piece.text.strip())


def _changed(before: str, after: str) -> tuple[Piece, ...]:
    if before and after:
        pieces = differences(before, after)
        return tuple(Piece(p.how, f"{p.text.rstrip()} ") for p in pieces[:-1]) + pieces[-1:]
    return tuple(Piece(how, text) for how, text in (("gone", before), ("new", after)) if text)


def _marked(words: str) -> str:
    return words.replace("\n", " ¶ ")


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"
