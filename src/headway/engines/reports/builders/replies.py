"""What the State itself says on each recommendation: its own words alone, once, wherever they are asked for again."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from headway.engines.followup.snapshot import Recommended
from headway.engines.followup.values import Path
from headway.engines.reports.builders.recommendations import answering, because, positions_of, reported
from headway.engines.reports.drafting import Draft, by_chapter, line, plain
from headway.engines.reports.values import Block, Heading, Paragraph, Sentence

SAME = frozenset({"duplicates", "re-issues"})
"""Recommendations linked so ask for the same thing: what was said on one answers the other."""


def replies(draft: Draft) -> list[Block]:
    """Recommendation by recommendation: its exact text, the State's position, what it reports and its measures.

    Where the State reported on another recommendation that asks for the same, of this mechanism or of another, that
    reply is used again and says on which it was given. The Body's assessments are no part of a State's reply.
    """
    blocks: list[Block] = []
    paths = {path.recommendation.id: path for path in draft.comparison.paths}
    for title, found in by_chapter(draft):
        blocks.append(Heading(title, 2, f"replies-{title.lower().replace(' ', '-')}"))
        for path in found:
            blocks += _reply(draft, path, paths)
    return blocks or [line(_("No recommendation is on record that the State could answer."))]


def _reply(draft: Draft, path: Path, paths: Mapping[UUID, Path]) -> list[Block]:
    row = path.recommendation
    told: list[Sentence] = [*positions_of(draft, path)]
    if path.reported:
        told.append(reported(draft, path.reported))
    else:
        told += _used_again(draft, row, paths)
    if path.measures:
        told.append(answering(draft, path))
    if not told:
        told.append(plain(_("The State has not replied on it yet."), [row]))
    words = f"{row.code}. {draft.quote(row.text, row.id, stop='.')}"
    asked = Paragraph((draft.say(words, row),), key=f"{row.id} asked")
    return [asked, Paragraph(tuple(told), key=f"{row.id} replied")]


def _used_again(draft: Draft, row: Recommended, paths: Mapping[UUID, Path]) -> list[Sentence]:
    """What the State reported on those that ask for the same, the newest first named."""
    sentences = []
    for descent in draft.snapshot.descents:
        if descent.how in SAME and row.id in {descent.later, descent.earlier}:
            other = paths.get(descent.earlier if descent.later == row.id else descent.later)
            if other is not None and other.reported is not None and not other.reported.nil_return:
                said = other.reported
                words = _("As the State reported on %(code)s, it is %(level)s%(reason)s") % {
                    "code": other.recommendation.code,
                    "level": draft.level_inside(said.scale, said.level),
                    "reason": because(draft, said),
                }
                sentences.append(draft.say(words, said, beside=[descent, other.recommendation, row]))
    return sentences
