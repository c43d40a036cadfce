"""Assistance, commitments on record, later developments, sources, and what was left out."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext_lazy

from headway.engines.followup.snapshot import Needed, Offered, Progressed, Promised
from headway.engines.followup.times import newest
from headway.engines.followup.values import Commitment, Kept
from headway.engines.reports.builders.annexes import told_by
from headway.engines.reports.drafting import Draft, lead_in, line, plain, seen_by
from headway.engines.reports.values import (
    Block,
    Cell,
    Heading,
    Item,
    ItemList,
    LeftOutNote,
    Note,
    Row,
    Sentence,
    Sources,
    Table,
)
from headway.engines.reports.words import as_sentence, capital, is_english, say_body, term
from headway.foundation.core.dates import Period
from headway.foundation.core.days_said import say_day, say_period
from headway.foundation.core.numbers_said import say_list

DEVELOPMENT = "development"
NOT_VERIFIED = gettext_noop("New development, not verified.")
BECAME = {
    Kept.KEPT: pgettext_lazy("commitment", "Kept"),
    Kept.PARTLY: pgettext_lazy("commitment", "Kept in part"),
    Kept.REPEATED: pgettext_lazy("commitment", "Made again; not known to have been kept"),
    Kept.OPEN: pgettext_lazy("commitment", "Open"),
    Kept.OVERDUE: pgettext_lazy("commitment", "Overdue"),
    Kept.DECLINED: pgettext_lazy("commitment", "Declined"),
    Kept.LAPSED: pgettext_lazy("commitment", "Lapsed"),
    Kept.NOT_KNOWN: pgettext_lazy("commitment", "Not known"),
}


def assistance(draft: Draft) -> list[Block]:
    """Needs that are open, with offers against them, then needs that were met."""
    blocks: list[Block] = []
    both = (
        ("open-needs", _("Open needs"), draft.comparison.needs_open),
        ("needs-met", _("Needs met"), draft.comparison.needs_met),
    )
    for key, title, needs in both:
        if needs:
            blocks.append(Heading(title, 2, f"assistance-{key}"))
            blocks.append(ItemList(tuple(Item(tuple(_need(draft, need)), key=str(need.id)) for need in needs)))
    return blocks or [line(_("No need for assistance is on record."))]


def commitments(draft: Draft) -> list[Block]:
    """What was promised or asked for, by whom and when, and what became of it by the cut-off."""
    found = draft.comparison.commitments
    if not found:
        return [line(_("No commitment is on record."))]
    blocks: list[Block] = []
    for kind, title in (("commitment", _("Commitments made")), ("request", _("Information asked for"))):
        rows = tuple(_commitment(draft, c) for c in found if c.promise.kind == kind)
        if rows:
            header = (_("Who, and to whom"), _("When"), _("In their words"), _("What became of it"))
            blocks.append(Table(title, header, rows, (5, 3, 7, 4)))
    return blocks


def later(draft: Draft) -> list[Block]:
    """What came after the cut-off: told, and counted nowhere."""
    found, codes = draft.comparison.later, {r.id: r.code for r in draft.snapshot.recommendations}
    said = [told_by(draft, one) for one in draft.comments if one.matter == DEVELOPMENT]
    if not (found or said):
        return []
    cut_off = draft.comparison.case.cut_off
    assessed = [(p.as_of, _progress(draft, p, codes)) for p in found.progress if p.side == "body"]
    dated = [(p.as_of, _progress(draft, p, codes)) for p in found.progress if p.side != "body"]
    dated += [(m.dates, draft.say(f"{_when(m.dates)}: {draft.said(m.title, m.id)}", m)) for m in found.measures]
    dated += [
        (f.as_of, draft.say(f"{_when(f.as_of)}: {draft.quote(f.as_said)} ({f.subject})", f)) for f in found.figures
    ]
    dated += [(p.made, _promise(draft, p)) for p in found.promises]
    dated += [(p.settled, _settled(draft, p)) for p in found.settled]
    dated += [(offer.made, _offered(draft, need, offer)) for need, offer in found.offers]
    blocks: list[Block] = []
    told = {"body": capital(draft.body), "day": say_day(cut_off) if cut_off else ""}
    if cut_off:
        came = _("The following came after %(day)s. It changes no level above.")
        known = _("%(body)s assessed the following after %(day)s. It is no part of the comparison above.")
    else:
        came = _("The following came later. It changes no level above.")
        known = _("%(body)s assessed the following later. It is no part of the comparison above.")
    new = f"{_(NOT_VERIFIED)} {came % told}"
    for words, rows, more in ((new, dated, said), (known % told, assessed, [])):
        listed_rows = [sentence for _when, sentence in sorted(rows, key=lambda pair: newest(pair[0]))]
        if listed_rows or more:
            listed = [*((sentence,) for sentence in listed_rows), *more]
            blocks += [lead_in(words), ItemList(tuple(Item(sentences) for sentences in listed))]
    return blocks


def _progress(draft: Draft, row: Progressed, codes: Mapping[UUID, str]) -> Sentence:
    some = _("a recommendation")
    reason = f": {draft.said(row.reason, row.id)}" if row.reason else ""
    told = {
        "when": _when(row.as_of),
        "body": draft.body,
        "code": codes.get(row.recommendation, some) if row.recommendation else some,
        "level": f"{draft.level_inside(row.scale, row.level)}{reason}",
    }
    if row.side == "state":
        return draft.say(_("%(when)s: the State reported %(code)s as %(level)s") % told, row)
    return draft.say(_("%(when)s: %(body)s assessed %(code)s as %(level)s") % told, row)


def _when(period: Period | None) -> str:
    return say_period(period) if period else _("Undated")


def sources(draft: Draft) -> list[Block]:
    """The list of sources; it is made after filtering."""
    return [Sources()]


def left_out(draft: Draft) -> list[Block]:
    """What was left out, for the drafter only."""
    return [LeftOutNote()]


def method(draft: Draft) -> list[Block]:
    """How to read the report."""
    words = [
        _("Words of the record that are translated say by whom; the text of record alone is authentic."),
        _("Words that nobody has translated stand in their own language, which is named in brackets."),
    ]
    return [
        Note(
            (
                plain(_("Figures are kept as they were said and stand for the interval given beside them.")),
                plain(_("What somebody said is told as theirs, with the verb they used or a weaker one.")),
                plain(_("What the State reports is told as reported; it counts as done only once it is assessed.")),
                plain(_("“Confirmed” is used only where a document was reviewed or the thing was seen on site.")),
                plain(_("Counts and bounds that were computed for this report, and stated by nobody, are marked so.")),
                plain(_("Numbers in brackets are those of the list of sources at the end.")),
                *(plain(one) for one in words if draft.texts or not is_english()),
            ),
            label=_("How to read this report"),
        )
    ]


def _need(draft: Draft, need: Needed) -> list[Sentence]:
    on = need.agreed_on
    agreed = _("agreed with the State on %(day)s") % {"day": say_day(on)} if on else _("not yet agreed with the State")
    sentences = [draft.say(f"{draft.said(need.title, need.id)} ({agreed})", need)]
    for offer in need.offers:
        title = draft.quote(offer.title, offer.id)
        told = {"provider": say_body(offer.provider), "title": title, "status": term(offer.status)}
        offered = as_sentence(_("Offer of %(provider)s: %(title)s (%(status)s)") % told)
        effect = as_sentence(_("Effect as told: %(words)s") % {"words": draft.said(offer.effect, offer.match)})
        sentences.append(draft.say(f"{offered} {effect}" if offer.effect else offered, need))
    return sentences


def _offered(draft: Draft, need: Needed, offer: Offered) -> Sentence:
    told = {
        "when": _when(offer.made),
        "provider": say_body(offer.provider),
        "title": draft.quote(offer.title, offer.id),
        "need": draft.quote(need.title, need.id),
        "status": term(offer.status),
    }
    words = _("%(when)s: %(provider)s offered %(title)s for the need %(need)s (%(status)s)") % told
    effect = _("; effect as told: %(words)s") % {"words": draft.said(offer.effect, offer.match)} if offer.effect else ""
    return draft.say(f"{words}{effect}", need)


def _commitment(draft: Draft, commitment: Commitment) -> Row:
    row = commitment.promise
    to = _(", to %(whom)s") % {"whom": say_body(row.to)} if row.to else ""
    due = _("; due %(day)s") % {"day": say_day(row.due)} if row.due else ""
    made = say_period(row.made) if row.made else _("not dated")
    became = str(BECAME[commitment.kept])
    if commitment.kept is Kept.REPEATED:
        again = say_list([say_period(p.made) for p in commitment.repeated_in if p.made])
        told = _("Made again on %(days)s; not known to have been kept") % {"days": again}
        became = told if again else became
    cells = (
        Cell((plain(capital(f"{say_body(row.by)}{to}"), [row]),), heading=True),
        Cell((plain(f"{made}{due}", [row]),)),
        Cell((draft.say(draft.quote(row.as_said, row.id), row),)),
        Cell((plain(became, [row, *commitment.repeated_in]),)),
    )
    return Row(cells, audience=seen_by([row]))


def _promise(draft: Draft, row: Promised) -> Sentence:
    is_request = row.kind == "request"
    told = {
        "when": _when(row.made),
        "who": say_body(row.by),
        "to": _(", to %(whom)s") % {"whom": say_body(row.to)} if row.to and not is_request else "",
        "words": draft.quote(row.as_said, row.id),
    }
    form = _("%(when)s: %(who)s asked for%(to)s: %(words)s") if is_request else _(
        "%(when)s: %(who)s promised%(to)s: %(words)s")  # fmt: skip
    due = _(", due %(day)s") % {"day": say_day(row.due)} if row.due else ""
    return draft.say(f"{form % told}{due}", row)


def _settled(draft: Draft, row: Promised) -> Sentence:
    ended = {"met": _("was kept"), "partly met": _("was kept in part")}.get(row.state) or term(row.state)
    told = {
        "when": _when(row.settled), "who": say_body(row.by), "words": draft.quote(row.as_said, row.id), "ended": ended,
    }  # fmt: skip
    if row.kind == "request":
        return draft.say(_("%(when)s: what was asked for, %(words)s, %(ended)s") % told, row)
    return draft.say(_("%(when)s: what %(who)s promised, %(words)s, %(ended)s") % told, row)
