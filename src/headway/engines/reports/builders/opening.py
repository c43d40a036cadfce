"""The front matter, how things stand, and what the follow-up looked at."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headway.engines.followup.snapshot import Case, Seen
from headway.engines.followup.values import Change, InScope, Movement, Path, Standing, Why
from headway.engines.reports.drafting import Draft, HasAudience, by_chapter, counted, counted_bare, lead_in, line, plain
from headway.engines.reports.values import (
    Block,
    Cell,
    Fact,
    Facts,
    Item,
    ItemList,
    Note,
    Paragraph,
    Row,
    Sentence,
    Table,
)
from headway.engines.reports.words import capital, say_bare, say_body, say_paragraphs, say_small, term
from headway.foundation.core.days_said import say_day, say_period
from headway.foundation.core.numbers_said import say_list

SHOWN = 12


def front(draft: Draft) -> list[Block]:
    """State, visit, Body, delegation, mandate, earlier visit, cut-off."""
    case, previous = draft.comparison.case, draft.comparison.previous
    told = [
        ("State", _("State"), draft.state),
        ("Assessment", _("Assessment"), f"{case.code}, {term(case.type)}"),
        ("Visit", _("Visit"), say_period(case.dates) if case.dates else ""),
        ("Assessed by", _("Assessed by"), _assessed_by(case)),
        ("Delegation", _("Delegation"), capital(say_list([say_body(name) for name in draft.comparison.delegation]))),
        ("Mandate", _("Mandate"), "".join(draft.words(case.mandate_as_said))),
        ("Earlier visit", _("Earlier visit"), _earlier(draft)),
        ("Information as at", _("Information as at"), say_day(case.cut_off) if case.cut_off else ""),
    ]
    came = [row for row in draft.snapshot.delegations if row.assessment == case.id]
    behind: dict[str, list[HasAudience]] = {"Delegation": [*came], "Earlier visit": [previous] if previous else []}
    facts: list[Block] = [
        Facts(
            tuple(
                Fact(label, (plain(text, [case, *behind.get(key, [])]),), key=key) for key, label, text in told if text
            )
        )
    ]
    return [*facts, *fiction(draft)]


def fiction(draft: Draft) -> list[Block]:
    """The remark that a fictional State is one."""
    case = draft.comparison.case
    if not case.fictional:
        return []
    told = _("%(state)s is a fictional State; nothing here is about a real one.") % {"state": draft.state}
    return [Note((plain(told),), label=_("Note"))]


def _assessed_by(case: Case) -> str:
    short = f" ({case.body_short})" if case.body_short else " " + _("(below: the Body)")
    on_behalf = _(", on behalf of the %(body)s") % {"body": case.on_behalf_of} if case.on_behalf_of else ""
    return f"{case.body}{short}{on_behalf}"


def _earlier(draft: Draft) -> str:
    previous = draft.comparison.previous
    if previous is None:
        return _("none on record")
    dates = say_period(previous.dates) if previous.dates else _("date not known")
    return f"{dates} ({previous.code})"


def summary(draft: Draft) -> list[Block]:
    """How the recommendations of earlier visits stand, in counts and by chapter."""
    comparison = draft.comparison
    rows = [path.recommendation for path in comparison.paths]
    if not rows:
        return [line(_("No recommendation of an earlier visit is on record."))]
    seen: list[Seen] = [*rows, *(path.assessed for path in comparison.paths if path.assessed)]
    counts = [_stand(comparison.count(standing), standing) for standing in Standing if comparison.count(standing)]
    confirmed = sum(path.is_confirmed for path in comparison.paths)
    only_reported = sum(path.assessed is None and path.reported is not None for path in comparison.paths)
    sentences = [
        counted(_left(len(rows)), rows),
        counted(_("As %(body)s assesses them, %(counts)s") % {"body": draft.body, "counts": say_list(counts)}, seen),
        counted(_confirmed(confirmed), seen),
    ]
    if only_reported:
        sentences.append(counted(_only_reported(draft, only_reported), rows))
    chapters = _by_chapter(draft)
    return [
        Paragraph((*sentences, *draft.remarked("summary"))),
        *_moved(draft),
        *([chapters] if chapters else []),
    ]


def _stand(count: int, standing: Standing) -> str:
    told = {"count": say_bare(count), "standing": term(standing.value)}
    return ngettext("%(count)s is %(standing)s", "%(count)s are %(standing)s", count) % told


def _left(count: int) -> str:
    return ngettext(
        "The earlier visit left %(count)s recommendation", "The earlier visit left %(count)s recommendations", count
    ) % {"count": say_small(count)}


def _confirmed(count: int) -> str:
    return ngettext(
        "Of these assessments, %(count)s rests on a document that was reviewed or on what was seen on site; only those "
        "are called confirmed",
        "Of these assessments, %(count)s rest on a document that was reviewed or on what was seen on site; only those "
        "are called confirmed",
        count,
    ) % {"count": say_bare(count)}


def _only_reported(draft: Draft, count: int) -> str:
    return ngettext(
        "On %(count)s recommendation the State has reported and %(body)s not assessed",
        "On %(count)s recommendations the State has reported and %(body)s not assessed",
        count,
    ) % {"count": say_small(count), "body": draft.body}


def _moved(draft: Draft) -> list[Block]:
    """How many judgements and figures moved, and which way."""
    comparison, sentences = draft.comparison, []
    judged = [(Movement.UP, _("%(count)s moved up")), (Movement.DOWN, _("%(count)s moved down"))]
    judged += [(Movement.SAME, _("%(count)s stayed"))]
    pairs = [p for p in comparison.judgements if p.movement in {movement for movement, _words in judged}]
    if pairs:
        told = [(sum(p.movement is movement for p in pairs), words) for movement, words in judged]
        moved = say_list([words % {"count": say_bare(count)} for count, words in told if count])
        seen = [row for p in pairs for row in (p.then, p.now) if row]
        of_them = ngettext(
            "Of %(count)s judgement that can be compared with the earlier visit, %(moved)s",
            "Of %(count)s judgements that can be compared with the earlier visit, %(moved)s",
            len(pairs),
        ) % {"count": say_small(len(pairs)), "moved": moved}
        sentences.append(counted(of_them, seen))
    figures = [p for p in comparison.figures if p.then and p.now]
    if figures:
        counts = [(sum(p.change is change for p in figures), change) for change in _SURE]
        sure = say_list([_changed(count, change) for count, change in counts if count])
        unsure = len(figures) - sum(count for count, _change in counts)
        rest = _("for %(count)s it cannot be decided") % {"count": say_bare(unsure)} if unsure else ""
        given = [row for p in figures for row in (p.then, p.now) if row]
        of_them = ngettext(
            "Of %(count)s figure that was given at both visits, %(changes)s",
            "Of %(count)s figures that were given at both visits, %(changes)s",
            len(figures),
        ) % {"count": say_small(len(figures)), "changes": say_list(list(filter(None, (sure, rest))))}
        sentences.append(counted(of_them, given))
    return [Paragraph(tuple(sentences))] if sentences else []


_SURE = (Change.HIGHER, Change.LOWER, Change.EQUAL)


def _changed(count: int, change: Change) -> str:
    told = {"count": say_bare(count)}
    match change:
        case Change.HIGHER:
            return ngettext("%(count)s is higher now", "%(count)s are higher now", count) % told
        case Change.LOWER:
            return ngettext("%(count)s is lower now", "%(count)s are lower now", count) % told
        case _:
            return ngettext("%(count)s is the same", "%(count)s are the same", count) % told


def _by_chapter(draft: Draft) -> Table | None:
    """Chapters by standing: how many recommendations of each stand how."""
    chapters: dict[str, list[Path]] = {}
    for title, paths in by_chapter(draft):
        chapters[title] = list(paths)
    shown = [standing for standing in Standing if draft.comparison.count(standing)]
    if len(chapters) < 2:
        return None
    rows = []
    for title, paths in chapters.items():
        seen = [*(p.recommendation for p in paths), *(p.assessed for p in paths if p.assessed)]
        counts = (sum(p.standing is standing for p in paths) for standing in shown)
        cells = (Cell((counted_bare(str(count) if count else "–", seen),)) for count in counts)
        rows.append(Row((Cell((plain(title, seen),), heading=True), *cells)))
    header = (_("Chapter"), *(capital(term(standing.value)) for standing in shown))
    caption = _("How they stand, as %(body)s assesses them") % {"body": draft.body}
    return Table(caption, header, tuple(rows), (4, *(2 for _standing in shown)))


def scope(draft: Draft) -> list[Block]:
    """What was looked at and why: declared and computed apart, and what cannot be decided."""
    found = draft.comparison.scope
    provisions = found.of("provision")
    known = _rows_behind(draft)
    recommendations, areas = found.of("recommendation"), found.of("area")
    sentences = [
        counted(_in_scope(len(recommendations)), known[Why.OPEN]),
        counted(capital(_to_look_at(len(provisions))), known[Why.NEVER_JUDGED]),
    ]
    if areas:
        names = say_list([draft.area(area.key.removeprefix("area:")) for area in areas])
        sentences.append(counted(_threat_moved(len(areas), names), known[Why.THREAT_MOVED]))
    blocks: list[Block] = [Paragraph((*sentences, *draft.remarked("scope")))]
    lists = [
        (
            _("Named in the mandate, though not new since the earlier visit:"),
            found.declared_though_not_new,
        ),
        (_("Named in the mandate, and new since the earlier visit:"), found.declared_and_new),
        (_("New since the earlier visit, though the mandate does not name them:"), found.new_though_not_declared),
        (_("Perhaps new: the earlier visit is dated too loosely to decide:"), found.undecided),
    ]
    for words, items in lists:
        if items:
            blocks.append(lead_in(words))
            blocks.append(ItemList(tuple(_listed(draft, items))))
    return [*blocks, *_reasons(draft)]


def _in_scope(count: int) -> str:
    return ngettext(
        "In scope was %(count)s open recommendation", "In scope were %(count)s open recommendations", count
    ) % {"count": say_small(count)}


def _to_look_at(count: int) -> str:
    return ngettext("%(count)s provision was to be looked at", "%(count)s provisions were to be looked at", count) % {
        "count": say_small(count)
    }


def _threat_moved(count: int, names: str) -> str:
    return ngettext(
        "The threat moved in %(count)s area: %(names)s", "The threat moved in %(count)s areas: %(names)s", count
    ) % {"count": say_small(count), "names": names}


def _listed(draft: Draft, items: Sequence[InScope]) -> list[Item]:
    by_instrument: dict[str, list[str]] = {}
    for item in items:
        norm = draft.snapshot.norms.get(item.key)
        symbol, _comma, ref = norm.label.partition(", ") if norm else (item.title, "", "")
        by_instrument.setdefault(symbol, []).append(ref)
    return [Item((plain(f"{symbol}: {_refs(refs)}"),)) for symbol, refs in by_instrument.items()]


def _refs(refs: Sequence[str]) -> str:
    """Paragraphs by number; those whose number is not certain only counted."""
    para = say_paragraphs("OP0").removesuffix("0")
    certain = [say_paragraphs(ref).removeprefix(para) for ref in refs if ref.startswith(("OP", "Art"))]
    unsure = len(refs) - len(certain)
    shown, more = certain[:SHOWN], len(certain) - SHOWN
    rest = [_("%(count)s more") % {"count": more}] if more > 0 else []
    if unsure:
        rest.append(
            ngettext(
                "%(count)s paragraph whose number is still to be checked",
                "%(count)s paragraphs whose numbers are still to be checked",
                unsure,
            )
            % {"count": say_small(unsure)}
        )
    told = {"numbers": say_list([*shown, *rest])}
    if not certain:
        return told["numbers"]
    return ngettext("paragraph %(numbers)s", "paragraphs %(numbers)s", len(certain)) % told


def _reasons(draft: Draft) -> list[Block]:
    """How many items each reason put in scope; an item may have several."""
    items, known = draft.comparison.scope.items, _rows_behind(draft)
    rows = tuple(
        Row((Cell((plain(capital(term(str(why)))),), heading=True), Cell((_number(why, items, known[why]),))))
        for why in Why
        if any(why in item.reasons for item in items)
    )
    return [Table(_("Why items are in scope"), (_("Reason"), _("Items")), rows, (4, 1))] if rows else []


def _number(why: Why, items: Sequence[InScope], known: Sequence[HasAudience]) -> Sentence:
    return counted_bare(str(sum(why in item.reasons for item in items)), known)


def _rows_behind(draft: Draft) -> Mapping[Why, Sequence[HasAudience]]:
    """What each reason was decided from: a count of items goes no wider than all of it."""
    snapshot, comparison = draft.snapshot, draft.comparison
    visits: list[HasAudience] = [case for case in (comparison.case, comparison.previous) if case]
    earlier = [row for row in snapshot.judgements if row.assessment != comparison.case.id]
    paths = comparison.paths
    return {
        Why.OPEN: [*(p.recommendation for p in paths), *(p.assessed for p in paths if p.assessed)],
        Why.NEW: visits,
        Why.MANDATE: visits,
        Why.NEVER_JUDGED: [*visits, *earlier],
        Why.THREAT_MOVED: [*visits, *snapshot.threats],
        Why.UNDECIDED: visits,
    }
