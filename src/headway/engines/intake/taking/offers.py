"""What a document offers, each with a stable key within its reading; nothing here is stored."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from headway.casework.evidence.models import Source
from headway.engines.intake.decisions import proposal_key
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.laws.reading import read_law
from headway.engines.intake.documents.laws.values import Article, Law
from headway.engines.intake.documents.ratings.reading import read_ratings
from headway.engines.intake.documents.ratings.values import Rating
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Answered, Asked
from headway.engines.intake.documents.response_tables.reading import read_response_table
from headway.engines.intake.documents.response_tables.values import Recommended, Reported
from headway.engines.intake.layer import Document
from headway.engines.intake.sources import reading_of
from headway.engines.intake.values import Link, Quantity
from headway.foundation.catalogue.languages import in_readers_language, say_level
from headway.foundation.catalogue.queries import level_labels
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.messages import NOTHING_SAID, Message
from headway.foundation.core.numbers_said import say_each, say_interval

PROGRESS = "recommendation-progress"
Made = Answered | Reported | Rating | Article | Quantity


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that a person may accept. `made` is what was read, `how` says why it was matched so.

    `facts` are in the reader's language; `label` and `how` are, where they are messages, said to the reader.

    `cites` are references to articles of laws, as they stand. `more` are further answers to the same question, elsewhere
    in the document: they are taken over as one with this one, unless a person keeps them apart.
    """

    start: int
    end: int
    label: str
    about: str
    text: str
    made: Made
    how: Message = NOTHING_SAID
    confidence: int | None = None
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    cites: tuple[str, ...] = ()
    key: str = ""
    more: tuple[Answered, ...] = ()

    @property
    def whole(self) -> str:
        """All that it says of what it is about: its words, and the question or recommendation as it prints it itself."""
        match self.made:
            case Answered(repeated=own) | Reported(recommendation=own):
                return f"{own} {self.text}".strip()
        return self.text

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, which a person looks at singly."""
        return isinstance(self.made, Quantity)


@dataclass(frozen=True, slots=True)
class Left:
    """Something asked or recommended on which the document says nothing. `key` as in Subject."""

    label: str
    text: str
    why: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a part of the document may belong to: a question that was put, or a recommendation that was issued.

    `key` is the question's key or the recommendation's code, `label` what people call it.
    """

    key: str
    label: str
    text: str
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Offers:
    """What was matched, what was left open, and what belongs to nothing that is known.

    `left_over` stands in no answer. `subjects` are all that a part of the document may belong to.
    """

    matched: tuple[Offer, ...]
    left: tuple[Left, ...] = ()
    unmatched: tuple[Offer, ...] = ()
    notes: tuple[str, ...] = field(default=())
    left_over: tuple[Offer, ...] = ()
    subjects: tuple[Subject, ...] = ()

    def at(self, key: str) -> Offer | None:
        """The offer of that key, matched or not."""
        return next((one for one in (*self.matched, *self.unmatched, *self.left_over) if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Sent:
    """What the document is to be matched with: the questions that were put, the recommendations that were issued.

    `known` says that there is no more to know of them: where none was issued, no row belongs to one.
    """

    asked: Sequence[Asked] = ()
    issued: Sequence[Recommended] = ()
    known: bool = False


def offers_of(source: Source, document: Document, kind: DocumentKind, sent: Sent) -> Offers:
    """The offers of a document of one of the four kinds, in its order; none for another kind."""
    makers: dict[DocumentKind, Callable[[], Offers]] = {
        DocumentKind.REPLY: lambda: _reply(source, document, sent),
        DocumentKind.RESPONSE_TABLE: lambda: _response_table(document, sent),
        DocumentKind.RATINGS: lambda: _ratings(document),
        DocumentKind.LAW: lambda: _law(document, read_law(document)),
    }
    made = makers[kind]() if kind in makers else Offers(())
    return replace(
        made,
        matched=tuple(_keyed(kind, made.matched)),
        unmatched=tuple(_keyed("no", made.unmatched)),
        left_over=tuple(_keyed("over", made.left_over)),
    )


def _keyed(kind: str, offers: Sequence[Offer]) -> Iterator[Offer]:
    """Keys by where it stands, and by its turn among those of the same words."""
    seen: dict[tuple[int, int], int] = {}
    for offer in offers:
        if isinstance(offer.made, Quantity):
            yield replace(offer, key=proposal_key(offer.made))
            continue
        turn = seen[offer.start, offer.end] = seen.get((offer.start, offer.end), -1) + 1
        yield replace(offer, key=f"{kind}-{offer.start}-{offer.end}-{turn}")


def _reply(source: Source, document: Document, sent: Sent) -> Offers:
    reading = reading_of(source)
    reply = read_reply(document, sent.asked, reading.quantities if reading else ())
    left = [Left(_named(one), one.text, _("not answered"), one.key) for one in reply.unanswered]
    own = [one.question for one in reply.answers if one.question]
    known = {one.key: one for one in sent.asked or (*own, *reply.unanswered)}
    return Offers(
        tuple(_with_figures(reply.answers)),
        tuple(left),
        tuple(_answer(one) for one in reply.unmatched),
        left_over=tuple(_answer(one) for one in reply.left_over),
        subjects=tuple(Subject(key, _named(one), one.text, one) for key, one in known.items()),
    )


def _with_figures(answers: Sequence[Answered]) -> Iterator[Offer]:
    """One offer for each question answered, and behind it those figures in its words that stand by themselves, each once."""
    by_question: dict[str, list[Answered]] = {}
    for one in answers:
        by_question.setdefault(one.question.key if one.question else "", []).append(one)
    told: set[tuple[int, int]] = set()
    for first, *more in by_question.values():
        yield _answer(first, tuple(more))
        for figure in (figure for one in (first, *more) for figure in one.figures):
            if figure.part_of is None and (figure.start, figure.end) not in told:
                told.add((figure.start, figure.end))
                yield _figure(figure, first)


def _figure(figure: Quantity, answer: Answered) -> Offer:
    facts = (
        (_("Stands for"), say_interval(figure.interval) if figure.interval else ""),
        (_("Indicator"), _indicator(figure.indicator) if figure.indicator else ""),
        (_("Said by"), figure.said_by),
    )
    return Offer(
        start=figure.start,
        end=figure.end,
        label=figure_in_the_answer_to(_named(answer.question))
        if answer.question
        else Message(gettext_noop("A figure")),
        about=figure.subject,
        text=figure.text,
        made=figure,
        facts=tuple((label, value) for label, value in facts if value),
    )


def figure_in_the_answer_to(*questions: str) -> Message:
    """What a figure is called that stands in the answer to these questions."""
    each = say_each(one.said if isinstance(one, Message) else one for one in questions)
    named = questions[0] if len(questions) == 1 else each
    return Message(gettext_noop("A figure in the answer to %(question)s"), question=named)


def _answer(one: Answered, more: tuple[Answered, ...] = ()) -> Offer:
    whole = (one, *more)
    facts = [
        (_("Answered in"), _places(len(whole)) if more else ""),
        (_("Also answers"), say_each(one.also)),
        (_("Beside it in the table"), "; ".join(" ".join(said.split()) for a in whole for said in a.beside)),
        (_("Laws it cites"), "; ".join(law.text for a in whole for law in a.laws if not law.articles)),
        (_("Promised"), "; ".join(_promised(p.annex, p.text, p.here) for a in whole for p in a.undertakings)),
    ]
    return Offer(
        start=one.start,
        end=one.end,
        label=_named(one.question) if one.question else _number(one.number),
        about=one.question.text if one.question else one.repeated,
        text="\n\n".join(a.text for a in whole),
        made=one,
        how=one.reason,
        confidence=round(min(a.confidence for a in whole) * 100),
        facts=tuple((label, value) for label, value in facts if value),
        cites=tuple(dict.fromkeys(law.text for a in whole for law in a.laws if law.articles)),
        more=more,
    )


def _named(question: Asked) -> str:
    if question.number:
        return Message(gettext_noop("Question %(number)s"), number=question.number)
    return question.id or Message(gettext_noop("A question without a number"))


def _number(printed: str) -> Message:
    return Message(gettext_noop("Number %(number)s"), number=printed) if printed else Message(gettext_noop("No number"))


def _places(many: int) -> str:
    said = ngettext(
        "%(n)s place, which is taken over as one answer", "%(n)s places, which are taken over as one answer", many
    )
    return said % {"n": many}


def _indicator(key: str) -> str:
    known = load_catalogue().indicators.get(key)
    return in_readers_language("indicators", key, known.title if known else key)


def _promised(annex: str, text: str, here: bool) -> str:
    if annex:
        said = _("annex %(number)s, which is in this document") if here else _("annex %(number)s")
        return said % {"number": annex}
    return _("“%(words)s”") % {"words": text}


def _response_table(document: Document, sent: Sent) -> Offers:
    found = read_response_table(document, sent.issued)
    left = [Left(one.code or one.number, one.text, one.why.said, one.code) for one in found.unanswered]
    subjects = tuple(Subject(one.code, one.code or one.number, one.text) for one in sent.issued)
    texts = {one.code: one.text for one in sent.issued}
    matched = tuple(_reported(row, texts.get(row.code, row.recommendation)) for row in found.progress)
    unmatched = tuple(_reported(row, row.recommendation) for row in found.unmatched)
    if sent.known and not sent.issued:
        note = _("No recommendation is known that this could answer: choose the assessment in which they were issued.")
        return Offers((), (), (*matched, *unmatched), (note,))
    return Offers(matched, tuple(left), unmatched, subjects=subjects)


def _reported(row: Reported, about: str) -> Offer:
    facts = [
        (_("Status as said"), row.status),
        (_("Proposed level"), _proposed(row)),
        (_("Nil return"), _("it says that there is nothing to report") if row.nil_return else ""),
        (_("Responsible"), row.responsible),
        (_("Date"), row.date),
    ]
    return Offer(
        start=row.start,
        end=row.end,
        label=row.code or row.as_printed or _number(""),
        about=about,
        text=row.text or row.status,
        made=row,
        how=row.reason,
        confidence=round(row.confidence * 100) if row.confidence else None,
        facts=tuple((label, value) for label, value in facts if value),
    )


def _proposed(row: Reported) -> str:
    if not row.level:
        return row.level_reason.said
    level = say_level(PROGRESS, row.level, level_labels(PROGRESS).get(row.level, row.level))
    return _("%(level)s (%(reason)s)") % {"level": level, "reason": row.level_reason.said}


def _ratings(document: Document) -> Offers:
    found = read_ratings(document)
    left = [Left(name, "", _("no rating")) for name in found.missing]
    left += [
        Left(f"{'R' if row.of == 'recommendation' else 'IO'}.{row.number}", row.text, _("no rating could be read"))
        for row in found.unread
    ]
    matched = [
        Offer(
            start=row.start,
            end=row.end,
            label=row.name,
            about=row.title,
            text=row.as_said,
            made=row,
            facts=tuple(
                (label, value)
                for label, value in ((_("Level"), row.level), (_("Round"), row.round), (_("As of"), row.as_of))
                if value
            ),
        )
        for row in found.ratings
    ]
    return Offers(
        tuple(matched),
        tuple(left),
        notes=tuple(
            _("Two ratings stand against each other: %(ratings)s.") % {"ratings": ratings}
            for ratings in found.contradictions
        ),
    )


def _law(document: Document, law: Law) -> Offers:
    by_article: dict[str, list[Link]] = {}
    for candidate in law.candidates:
        by_article.setdefault(candidate.article, []).append(candidate.provision)
    matched = [_article(document, law, article, tuple(by_article.get(article.number, ()))) for article in law.articles]
    notes = [_("Entry into force: “%(words)s”") % {"words": " ".join(said.text.split())} for said in law.in_force]
    notes += [_("Amended by %(name)s.") % {"name": name} for name in law.amended_by]
    left = [
        Left(_("Article %(number)s") % {"number": number}, "", _("the count leaves it out")) for number in law.missing
    ]
    return Offers(tuple(matched), tuple(left), notes=tuple(notes))


def _article(document: Document, law: Law, article: Article, links: tuple[Link, ...]) -> Offer:
    translation = law.translation_of(article.number)
    facts = [
        (_("Cited as"), article.number if article.number not in article.printed.replace(" ", "") else ""),
        (_("Stands in"), " › ".join(article.within)),
        (_("Amended by"), "; ".join(article.amended_by)),
        (_("Repealed"), _("yes") if article.repealed else ""),
        (_("Translation"), document.text[translation[1].body : translation[1].end] if translation else ""),
    ]
    return Offer(
        start=article.start,
        end=article.end,
        label=article.printed,
        about=article.heading,
        text=document.text[article.body : article.end],
        made=article,
        facts=tuple((label, value) for label, value in facts if value),
        links=links,
    )
