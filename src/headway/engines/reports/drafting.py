"""What builders draft with: the comparison, the words for its ids, and citations that open."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.translations.queries import Place
from headway.casework.translations.values import Worded
from headway.engines.followup.snapshot import Cited, Observed, Seen, Snapshot
from headway.engines.followup.values import Comparison, JudgementPair, Path
from headway.engines.reports.audience import narrowest
from headway.engines.reports.original import marked
from headway.engines.reports.told_abroad import tell_abroad
from headway.engines.reports.values import Audience, Basis, Block, Citation, Paragraph, Sentence, Voice, list_sentences
from headway.engines.reports.voices import tell
from headway.engines.reports.words import as_clause, as_sentence, is_english, language_now, place_in, quoted, term
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.state_names import call_state
from headway.foundation.core.days_said import say_when


class HasAudience(Protocol):
    """Any row or link with an audience of its own."""

    @property
    def audience(self) -> str: ...


LONGEST = 4
Address = Callable[[UUID, UUID], str]
"""Where a passage opens: from the ids of source and passage; "" where there is no site."""


def nowhere(source: UUID, passage: UUID) -> str:
    """For reports made without a site."""
    return ""


@dataclass(frozen=True, slots=True)
class Remarked:
    """A sentence of the drafter's own for one section."""

    section: str
    text: str
    is_assessment: bool
    audience: str
    cites: tuple[Cited, ...] = ()
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Commented:
    """What an institution said on a draft, in its words, and what was decided; `cited` is the file or letter of it.

    `place` is the paragraph as the version called it; `after` what it would have stand there; `outcome` and `reason`
    are the drafters', with an audience of their own.
    """

    institution: str
    matter: str
    place: str
    text: str
    after: str
    before: str
    audience: str
    cited: Cited
    outcome: str = ""
    reason: str = ""
    reason_audience: str = ""


@dataclass(frozen=True)
class Draft:
    """Everything a section is written from."""

    snapshot: Snapshot
    comparison: Comparison
    address: Address = nowhere
    remarks: tuple[Remarked, ...] = ()
    comments: tuple[Commented, ...] = ()
    texts: Mapping[Place, Worded] = field(default_factory=dict)

    def cite(self, cited: Cited) -> Citation:
        title = cited.title
        return Citation(
            key=str(cited.passage),
            label=title if len(title) <= 60 else f"{title[:57].rsplit(' ', 1)[0]}…",
            title=title,
            issuer=cited.originator,
            dated=say_when(cited.dated),
            page=place_in(cited.page, by_machine=cited.by_machine),
            quote=cited.quote,
            url=self.address(cited.source, cited.passage),
            source=str(cited.source),
            audience=Audience(cited.audience),
            title_audience=Audience(cited.title_audience),
        )

    def cites(self, rows: Iterable[Seen]) -> tuple[Citation, ...]:
        """What some rows rest on, each passage once."""
        return tuple(dict.fromkeys(self.cite(cited) for row in rows for cited in row.cites))

    def say(self, text: str, *rows: Seen, hedge: str = "", beside: Sequence[HasAudience] = ()) -> Sentence:
        """A sentence that states what rows say, with what they cite; seen by whoever may see every one of them.

        `beside` are other rows and links that the sentence tells of: it goes no wider than they do.
        """
        return Sentence(as_sentence(text), self.cites(rows), audience=seen_by([*rows, *beside]), hedge=hedge)

    def tell(self, observed: Observed, *, again: int = 0) -> Sentence:
        """An observation in its own voice and with its hedges; `again` counts those just before of the same voice."""
        voice = Voice(observed.who, observed.verb, observed.inferred)
        text = self._told(observed, voice, again)
        return Sentence(
            text,
            self.cites([observed]),
            voice=voice,
            audience=Audience(observed.audience),
            observations=(str(observed.id),),
        )

    def _told(self, observed: Observed, voice: Voice, again: int) -> str:
        words, mark = self.words(observed.text, observed.id)
        if not is_english():
            return as_sentence(f"{tell_abroad(voice, as_clause(words))}{mark}")
        clause = any(cited.follows == "that" and cited.quote == observed.text for cited in observed.cites)
        told = tell(voice, words, clause=clause, again=again, english=not mark)
        return as_sentence(f"{told.removesuffix('.')}{mark}") if mark else told

    def words(self, text: str, row: UUID | None = None, part: str = "") -> tuple[str, str]:
        """A text of the record in the report's language where somebody translated it, and what is to be said of that.

        The second is "" for words of record that are in the report's own language; it begins with a space.
        """
        found = self.texts.get((row, part)) if row else None
        return marked(found or text, language_now())

    def said(self, text: str, row: UUID | None = None) -> str:
        """A text of the record as a clause, with what is to be said of its language."""
        words, mark = self.words(text, row)
        return f"{as_clause(words)}{mark}"

    def quote(self, text: str, row: UUID | None = None, *, stop: str = "") -> str:
        """The same between quotation marks."""
        words, mark = self.words(text, row)
        return f"{quoted(as_clause(words) + stop)}{mark}"

    def tell_in_turn(self, rows: Sequence[Observed]) -> list[Paragraph]:
        """Observations in their order, those of one voice in paragraphs of at most four sentences."""
        paragraphs: list[list[Sentence]] = []
        for place, row in enumerate(rows):
            if place and _voice(rows[place - 1]) == _voice(row) and len(paragraphs[-1]) < LONGEST:
                paragraphs[-1].append(self.tell(row, again=len(paragraphs[-1])))
            else:
                paragraphs.append([self.tell(row)])
        return [Paragraph(tuple(sentences)) for sentences in paragraphs]

    @property
    def body(self) -> str:
        """What the report calls the Body that assesses: "CTED", or "the Body" where it has no short name."""
        return self.comparison.case.body_short or _("the Body")

    def level(self, scale: str, level: str) -> str:
        """What people read for a level."""
        ladder = self.snapshot.levels.get(scale)
        label = ladder.labels.get(level, level) if ladder else level.removeprefix("special:")
        section, key = ("special_values", level) if level.startswith("special:") else ("levels", f"{scale}/{level}")
        return in_readers_language(section, key, "") or term(label)

    def level_inside(self, scale: str, level: str) -> str:
        """The same inside a sentence: small in English, between quotation marks elsewhere."""
        label = self.level(scale, level)
        return label.lower() if is_english() else quoted(label)

    def area(self, key: str) -> str:
        return self._title(key, self.snapshot.areas.get(key, key))

    def subject(self, pair: JudgementPair) -> str:
        """What was judged: an area in the report's language, a provision as people cite it."""
        kind, _colon, key = pair.subject.partition(":")
        return self._title(key, pair.title) if kind == "area" else pair.title

    @property
    def state(self) -> str:
        """What the report calls the State."""
        case = self.comparison.case
        return case.state_name if is_english() else call_state(case.state, language_now())

    def chapter(self, key: str) -> str:
        """The title of the chapter an area belongs to."""
        chapter = self.snapshot.chapters.get(key, key)
        title = self.snapshot.areas.get(chapter)
        return self._title(chapter, title) if title else _("Other matters")

    def _title(self, area: str, title: str) -> str:
        return in_readers_language("areas", area, title)

    def remarked(self, section: str) -> tuple[Sentence, ...]:
        """The drafter's own sentences for a section: a fact must cite, an assessment is marked as theirs."""
        return tuple(
            Sentence(
                as_sentence(self.said_of(remark)),
                tuple(map(self.cite, remark.cites)),
                Basis.DRAFTER if remark.is_assessment else Basis.CITED,
                audience=Audience(remark.audience),
            )
            for remark in self.remarks
            if remark.section == section
        )

    def said_of(self, remark: Remarked) -> str:
        """A drafter's sentence, with its language where that is another one."""
        words, mark = self.words(remark.text, remark.id)
        return f"{as_clause(words)}{mark}" if mark else words


def with_remarks(draft: Draft, section: str, blocks: list[Block]) -> list[Block]:
    """The blocks of a section, with the drafter's own sentences after them where its builder does not say them."""
    told = {sentence.text for block in blocks for sentence in list_sentences(block)}
    rest = tuple(sentence for sentence in draft.remarked(section) if sentence.text not in told)
    return [*blocks, *(Paragraph((sentence,)) for sentence in rest)]


def _voice(row: Observed) -> tuple[str, str, bool]:
    return row.who, row.verb, row.inferred


def counted(text: str, rows: Sequence[HasAudience] = ()) -> Sentence:
    """A sentence that Headway counted or solved from rows, stated by nobody; it goes no wider than they do."""
    return Sentence(as_sentence(text), basis=Basis.COMPUTED, audience=seen_by(rows))


def counted_bare(text: str, rows: Sequence[HasAudience]) -> Sentence:
    """A bare number in a table, counted from rows."""
    return Sentence(text, basis=Basis.COMPUTED, audience=seen_by(rows))


def by_chapter(draft: Draft) -> list[tuple[str, Sequence[Path]]]:
    """Chapters in the order of the catalogue's areas, each with its paths in their printed order."""
    order = {key: place for place, key in enumerate(draft.snapshot.areas)}
    found: dict[str, list[Path]] = {}
    for path in draft.comparison.paths:
        first = min(path.recommendation.areas, key=lambda area: order.get(area, len(order)), default="")
        found.setdefault(draft.chapter(first), []).append(path)
    places = {draft.area(key): place for place, key in enumerate(order)}
    return sorted(found.items(), key=lambda item: places.get(item[0], len(order)))


def plain(text: str, rows: Sequence[HasAudience] = ()) -> Sentence:
    """Words that say nothing about the world: a label, a name, that nothing is on record."""
    return Sentence(text, basis=Basis.STRUCTURAL, audience=seen_by(rows))


def line(text: str) -> Paragraph:
    """A paragraph of such words."""
    return Paragraph((plain(text),))


def lead_in(text: str) -> Paragraph:
    """Words that lead in to the list or table after them."""
    return Paragraph((plain(text),), leads=True)


def seen_by(rows: Iterable[HasAudience]) -> Audience:
    """The audience all of whose members may see every row; everyone where there is none."""
    return narrowest(Audience(row.audience) for row in rows)
