"""Recommendation by recommendation, in the order of a report's areas: exact text, reported, assessed, on what basis."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.followup.snapshot import Progressed, Recommended
from headway.engines.followup.values import Path, Standing
from headway.engines.reports.drafting import Draft, by_chapter, line, plain
from headway.engines.reports.values import Block, Cell, Heading, Item, ItemList, Paragraph, Row, Sentence, Table
from headway.engines.reports.words import capital, say_body, say_on, term
from headway.foundation.core.days_said import say_day
from headway.foundation.core.numbers_said import say_list

COMES = {
    "re-issues": gettext_noop("It issues again %(code)s"),
    "supersedes": gettext_noop("It takes the place of %(code)s"),
    "merges": gettext_noop("It takes in %(code)s"),
    "splits": gettext_noop("It takes up a part of %(code)s"),
    "duplicates": gettext_noop("It repeats %(code)s"),
}
BASIS = {
    "document reviewed": gettext_noop("on the basis of a document it reviewed"),
    "seen on site": gettext_noop("on the basis of what it saw on site"),
    "explained in a meeting": gettext_noop("on the basis of an explanation given in a meeting"),
    "third party": gettext_noop("on the basis of information from a third party"),
    "not examined": gettext_noop("without having examined it"),
}


def recommendations(draft: Draft) -> list[Block]:
    """Every recommendation of earlier visits under the chapter of its first area."""
    blocks: list[Block] = []
    for title, paths in by_chapter(draft):
        blocks.append(Heading(title, 2, f"recommendations-{title.lower().replace(' ', '-')}"))
        for path in paths:
            blocks += _path(draft, path)
    return blocks or [line(_("No recommendation of an earlier visit is on record."))]


def matrix(draft: Draft) -> list[Block]:
    """All of them at a glance."""
    rows = tuple(_row(draft, path) for path in draft.comparison.paths)
    assesses = _("%(body)s assesses") % {"body": capital(draft.body)}
    header = (_("No."), _("Recommendation"), _("The State reports"), assesses, _("Basis"))
    return [Table(_("Recommendations at a glance"), header, rows, (3, 9, 4, 4, 4))] if rows else []


def issued(draft: Draft) -> list[Block]:
    """What this visit recommends, with what it comes from; what is only proposed is called so."""
    rows, proposed = draft.comparison.issued_now, draft.comparison.proposed_now
    blocks: list[Block] = []
    if rows:
        blocks.append(ItemList(tuple(Item(_issued(draft, row), key=str(row.id)) for row in rows), lettered=False))
    else:
        blocks.append(line(_("This visit has issued no recommendation so far.")))
    if proposed:
        blocks.append(Heading(_("Proposed in draft, not yet issued"), 2, "proposed"))
        blocks.append(ItemList(tuple(Item(_issued(draft, row), key=str(row.id)) for row in proposed), lettered=False))
    return blocks


def _path(draft: Draft, path: Path) -> list[Block]:
    row = path.recommendation
    opening = draft.say(_issued_as(draft, row), row)
    sentences = [Sentence(opening.text, opening.citations, audience=opening.audience)]
    if row.addressees:
        whom = say_list([say_body(name) for name in row.addressees])
        sentences.append(draft.say(_("It is addressed to %(whom)s") % {"whom": whom}, row))
    known = {other.id: other for other in draft.snapshot.recommendations}
    for descent in draft.snapshot.descents:
        if descent.earlier == row.id and descent.later in known:
            other = known[descent.later]
            sentences.append(draft.say(_passive(descent.how, other.code), row, beside=[descent, other]))
    after = positions_of(draft, path)
    after += [reported(draft, p) for p in _reports(path)]
    after.append(_assessed(draft, path))
    if path.measures:
        after.append(answering(draft, path))
    return [Paragraph(tuple(sentences), key=f"{row.id} issued"), Paragraph(tuple(after), key=f"{row.id} since")]


def positions_of(draft: Draft, path: Path) -> list[Sentence]:
    """The State's positions, each with its day."""
    dated, undated = _("The State’s position of %(day)s: %(position)s"), _("Position: %(position)s")
    return [
        draft.say((dated if p.on else undated) % {"day": say_day(p.on) if p.on else "", "position": term(p.value)}, p)
        for p in path.positions
    ]


def answering(draft: Draft, path: Path) -> Sentence:
    """The measures said to answer it."""
    titles = say_list([draft.quote(measure.title, measure.id) for measure in path.measures])
    return draft.say(_("Measures said to answer it: %(titles)s") % {"titles": titles}, *path.measures)


PASSIVE = {
    "re-issues": gettext_noop("It was issued again as %(code)s"),
    "supersedes": gettext_noop("It was superseded by %(code)s"),
    "merges": gettext_noop("It was merged into %(code)s"),
    "splits": gettext_noop("It was split; a part of it is %(code)s"),
    "duplicates": gettext_noop("It is repeated by %(code)s"),
}


def _passive(how: str, code: str) -> str:
    return _(PASSIVE[how]) % {"code": code} if how in PASSIVE else f"{term(how)}: {code}"


def _active(how: str, code: str) -> str:
    return _(COMES[how]) % {"code": code} if how in COMES else f"{term(how)}: {code}"


def _issued_as(draft: Draft, row: Recommended) -> str:
    """Its number and exact text; a translation of it says so."""
    return f"{row.code}. {draft.quote(row.text, row.id, stop='.')}"


def _reports(path: Path) -> list[Progressed]:
    """What the State reported: its last word, and the first where it said something else before."""
    said = [p for p in path.history if p.side == "state"]
    if len(said) < 2 or said[0].level == said[-1].level:
        return said[-1:]
    return [said[0], said[-1]]


def reported(draft: Draft, row: Progressed) -> Sentence:
    """What the State reported, as reported."""
    told = {
        "when": say_on(row.as_of) if row.as_of else "",
        "level": draft.level_inside(row.scale, row.level),
        "reason": because(draft, row),
    }
    if row.nil_return:
        form = _("%(when)s the State returned that it had nothing to report") if row.as_of else _(
            "The State returned that it had nothing to report")  # fmt: skip
        return draft.say(form % told, row)
    form = _("%(when)s the State reported it as %(level)s%(reason)s") if row.as_of else _(
        "The State reported it as %(level)s%(reason)s")  # fmt: skip
    return draft.say(form % told, row)


def _assessed(draft: Draft, path: Path) -> Sentence:
    """The Body's latest word; its date only where it is not that of the whole report."""
    row, body = path.assessed, draft.body
    if row is None:
        return plain(_("%(body)s has not assessed it.") % {"body": capital(body)}, [path.recommendation])
    cut_off = draft.comparison.case.cut_off
    dated = row.as_of is not None and not (row.as_of.earliest == row.as_of.latest == cut_off)
    who = _("%(when)s %(body)s") % {"when": say_on(row.as_of), "body": body} if dated and row.as_of else capital(body)
    if path.standing is Standing.NOT_ASSESSED:
        form = _("%(body)s did not assess it%(reason)s")
        return draft.say(form % {"body": who, "reason": because(draft, row)}, row)
    form = _("%(body)s confirmed it as %(level)s%(reason)s") if path.is_confirmed else _(
        "%(body)s assessed it as %(level)s%(reason)s")  # fmt: skip
    basis = _(BASIS[row.basis]) if row.basis in BASIS else ""
    level = say_level_and_basis(draft.level_inside(row.scale, row.level), basis)
    return draft.say(form % {"body": who, "level": level, "reason": because(draft, row)}, row)


def say_level_and_basis(level: str, basis: str) -> str:
    if not (level and basis):
        return level or basis
    return _("%(level)s, %(basis)s") % {"level": level, "basis": basis}


def because(draft: Draft, row: Progressed) -> str:
    """The reason that was given, after a colon, so that it stays the speaker's."""
    return f": {draft.said(row.reason, row.id)}" if row.reason else ""


def _row(draft: Draft, path: Path) -> Row:
    row, reported, assessed = path.recommendation, path.reported, path.assessed
    cells = [
        Cell((plain(row.code, [row]),), heading=True),
        Cell((draft.say("".join(draft.words(row.text, row.id)), row),)),
        Cell((draft.say(_reported_briefly(draft, reported), reported),) if reported else ()),
        Cell((draft.say(draft.level(assessed.scale, assessed.level) or _("No level"), assessed),) if assessed else ()),
        Cell((draft.say(term(assessed.basis), assessed),) if assessed and assessed.basis else ()),
    ]
    return Row(tuple(cells), audience=plain("", [row]).audience, key=str(row.id))


def _reported_briefly(draft: Draft, row: Progressed) -> str:
    return _("Nil return") if row.nil_return else draft.level(row.scale, row.level)


def _issued(draft: Draft, row: Recommended) -> tuple[Sentence, ...]:
    """Its number and exact text, then what it comes from."""
    told = [draft.say(_issued_as(draft, row), row)]
    known = {other.id: other for other in draft.snapshot.recommendations}
    for descent in draft.snapshot.descents:
        if descent.later == row.id and descent.earlier in known:
            other = known[descent.earlier]
            told.append(draft.say(_active(descent.how, other.code), row, beside=[descent, other]))
    return tuple(told)
