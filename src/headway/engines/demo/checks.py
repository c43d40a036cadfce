"""What must hold between the files: every reference resolves, every quote stands in its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from headway.engines.demo.reading import PACKAGED, Case, DemoErrors, read_case
from headway.foundation.catalogue.reading import Problems
from headway.foundation.catalogue.values import Catalogue, load_catalogue


def load_case(folder: Path = PACKAGED, catalogue: Catalogue | None = None) -> Case:
    """The case a folder tells, checked. Raises DemoErrors naming everything that is wrong, "file: entry: reason"."""
    problems = Problems([])
    case = read_case(folder, problems)
    if case is not None:
        Check(case, catalogue or load_catalogue(), problems).all()
    if problems.lines or case is None:
        raise DemoErrors(problems.lines)
    return case


@dataclass(frozen=True)
class Check:
    """The checks over one case."""

    case: Case
    catalogue: Catalogue
    problems: Problems

    def all(self) -> None:
        self.actors()
        self.evidence()
        self.visits()
        self.letters()
        self.questionnaire()
        self.recommendations()
        self.progress()
        self.plans()
        self.assistance()
        self.ending()

    def actors(self) -> None:
        case = self.case
        for row in case.organisations:
            self.known("organisations.yaml", row.id, [row.entry], self.catalogue.organisations)
            self.organisations("organisations.yaml", row.id, [row.parent])
        for s in case.successions:
            self.organisations("organisations.yaml", f"{s.before} to {s.after}", [s.before, s.after])
        for mandate in case.mandates:
            self.organisations("organisations.yaml", mandate.cited, [mandate.organisation])
        offices = {office.id for office in case.in_office}
        personas = {person.persona for person in case.people}
        for office in case.in_office:
            self.organisations("organisations.yaml", office.id, [office.organisation])
            self.known("organisations.yaml", office.id, [office.persona], personas)
        for handed in case.handed_over:
            self.known("organisations.yaml", f"handed over on {handed.on}", [handed.office], offices)
            self.known("organisations.yaml", f"handed over on {handed.on}", [handed.persona], personas)
        for person in case.people:
            self.organisations("people.yaml", person.persona, [person.organisation])
        frame = case.frame
        self.organisations("demo.yaml", "file", [frame.body, frame.focal_point, *frame.circle.members])
        for grant in frame.grants:
            self.organisations("demo.yaml", f"grant of {grant.recommendation}", [grant.to])
            self.issued("demo.yaml", "grants", [grant.recommendation])
        for release in frame.releases:
            self.issued("demo.yaml", f"release of {release.on}", release.recommendations)
            for code in release.recommendations:
                text = next((r.text for r in case.recommendations if r.code == code), "")
                self.quote("demo.yaml", code, release.source, text)

    def evidence(self) -> None:
        case = self.case
        assessments = {a.code for a in case.assessments}
        for source in case.sources:
            self.organisations("sources.yaml", source.id, [source.holder])
        for o in case.observations:
            self.quote("observations.yaml", o.id, o.source, o.quote)
            if o.text not in o.quote:
                self.problems.add("observations.yaml", o.id, "the text is no part of the quote")
            self.areas_and_provisions("observations.yaml", o.id, o.areas, o.provisions)
            self.organisations("observations.yaml", o.id, [part.organisation for part in o.parts])
            self.known("observations.yaml", o.id, [o.assessment], assessments)
        figures = {f.id for f in case.figures}
        for shared in case.frame.masked:
            self.known("demo.yaml", f"masked on {shared.on}", shared.figures, figures)
        for f in case.figures:
            self.quote("figures.yaml", f.id, f.source, f.quote)
            self.known("figures.yaml", f.id, [f.indicator], self.catalogue.indicators)
            self.known("figures.yaml", f.id, [f.part_of], figures)
            self.known("figures.yaml", f.id, [f.assessment], assessments)
            self.observed("figures.yaml", f.id, [f.observation])

    def visits(self) -> None:
        file = "assessments.yaml"
        codes = {a.code for a in self.case.assessments}
        sources = {s.id for s in self.case.sources}
        for a in self.case.assessments:
            self.known(file, a.code, [a.body, a.on_behalf_of], self.catalogue.bodies)
            self.known(file, a.code, [a.previous], codes)
            self.known(file, a.code, a.mandate_instruments, self.catalogue.instruments)
            self.known(file, a.code, [stage.letter for stage in a.stages], sources)
            self.organisations(file, a.code, [a.holder, *(d.organisation for d in a.delegates)])
            for meeting in (m for component in a.components for m in component.meetings):
                self.organisations(file, meeting.title, meeting.attended)
                self.areas_and_provisions(file, meeting.title, meeting.areas)
                self.issued(file, meeting.title, (*meeting.covers, *meeting.missed))
        for consent in self.case.consents:
            self.known(file, consent.document, [consent.assessment], codes)
            self.known(file, consent.document, [consent.source], sources)
        for item in self.case.preliminary:
            self.known(file, item.text[:40], [item.assessment], {a.code for a in self.case.assessments})
            self.areas_and_provisions(file, item.text[:40], [item.area] if item.area else [])
            self.known(file, item.text[:40], item.observations, {o.id for o in self.case.observations})
        for picture in self.case.threat_pictures:
            self.known(file, picture.as_of, [picture.assessment], codes)
            self.observed(file, picture.as_of, picture.observations)
            self.areas_and_provisions(file, picture.as_of, picture.areas)

    def letters(self) -> None:
        file = "letters.yaml"
        codes = {a.code: a for a in self.case.assessments}
        for letter in self.case.letters:
            self.known(file, letter.source, [letter.source], {s.id for s in self.case.sources})
        for reminder in self.case.reminders:
            self.known(file, reminder.subject, [reminder.assessment], codes)
            self.organisations(file, reminder.subject, [reminder.holder])
        for notes in self.case.notes:
            self.known(file, notes.title, [notes.assessment], codes)
            self.organisations(file, notes.title, [notes.holder])
            held = {m.title for a in self.case.assessments for c in a.components for m in c.meetings}
            self.known(file, notes.title, [notes.meeting], held)

    def questionnaire(self) -> None:
        file, case = "questionnaire.yaml", self.case
        codes, questions = {a.code for a in case.assessments}, self.catalogue.questions
        given = {row.id for row in case.assigned}
        for row in case.assigned:
            self.known(file, row.id, [row.assessment], codes)
            self.known(file, row.id, [row.section], self.catalogue.areas)
            self.organisations(file, row.id, [row.ministry])
        for said in case.contributed:
            self.known(file, f"contribution to {said.question}", [said.assigned], given)
            self.known(file, f"contribution to {said.question}", [said.question], questions)
        for voice in (*case.voices, *case.agreed):
            name = f"{voice.voice} to {voice.question}"
            self.known(file, name, [voice.assessment], codes)
            self.known(file, name, [voice.question], questions)
            self.known(file, name, voice.cites, given)
            self.organisations(file, name, [voice.holder])
        for done in case.submitted:
            self.known(file, f"submission of {done.section}", [done.assessment], codes)
            self.organisations(file, f"submission of {done.section}", [done.holder])

    def recommendations(self) -> None:
        file = "recommendations.yaml"
        codes = {a.code for a in self.case.assessments}
        for r in self.case.recommendations:
            self.known(file, r.code, [r.assessment], codes)
            self.areas_and_provisions(file, r.code, r.areas, r.provisions)
            self.organisations(file, r.code, [a.organisation for a in r.addressees])
            self.quote(file, r.code, r.source, r.text)
        for line in self.case.lineage:
            self.issued(file, "lineage", [line.later, line.earlier])

    def progress(self) -> None:
        levels = self.levels(self.catalogue.frameworks["ct-core"].follow_up_scale)
        codes = {a.code for a in self.case.assessments}
        for p in self.case.progress:
            name = f"{p.recommendation} as of {p.as_of}"
            self.issued("progress.yaml", name, [p.recommendation])
            self.known("progress.yaml", name, [p.level], levels)
            self.known("progress.yaml", name, [p.assessment], codes)
            self.quote("progress.yaml", name, p.source, p.quote)
            self.observed("progress.yaml", name, p.observations)
            self.organisations("progress.yaml", name, [p.holder])
        for j in self.case.judgements:
            name = f"{j.assessment}, {j.target}"
            self.known("judgements.yaml", name, [j.assessment], codes)
            self.known("judgements.yaml", name, [j.target], {*self.catalogue.areas, *self.catalogue.provisions})
            self.known("judgements.yaml", name, [j.level], self.levels(j.scale))
            self.observed("judgements.yaml", name, j.observations)

    def plans(self) -> None:
        pillars = {pillar.id for pillar in self.case.pillars}
        for m in self.case.measures:
            self.known("measures.yaml", m.id, [m.pillar], pillars)
            self.areas_and_provisions("measures.yaml", m.id, m.areas, m.provisions)
            self.organisations("measures.yaml", m.id, [m.holder, *(part.organisation for part in m.parts)])
            self.observed("measures.yaml", m.id, m.told_by)
            self.issued("measures.yaml", m.id, m.recommendations)
        for milestone in self.case.milestones:
            self.known("measures.yaml", milestone.id, [milestone.pillar], pillars)
            self.organisations("measures.yaml", milestone.id, [milestone.organisation])
        for pillar in self.case.pillars:
            self.areas_and_provisions("measures.yaml", pillar.id, pillar.areas)
        known = {u.id for u in self.case.undertakings}
        for u in self.case.undertakings:
            self.known("undertakings.yaml", u.id, [u.assessment], {a.code for a in self.case.assessments})
            self.known("undertakings.yaml", u.id, [u.repeats], known)
            self.observed("undertakings.yaml", u.id, [u.observation, u.ended.by if u.ended else ""])

    def assistance(self) -> None:
        file = "assistance.yaml"
        for need in self.case.needs:
            self.known(file, need.id, [need.assessment], {a.code for a in self.case.assessments})
            self.issued(file, need.id, [need.recommendation])
            self.known(file, need.id, [need.proof], {s.id for s in self.case.sources})
            if need.agreed_on and not need.proof:
                self.problems.add(file, need.id, "the day of the agreement needs its document")
            self.organisations(file, need.id, [need.holder])
            self.areas_and_provisions(file, need.id, need.areas)
        for offer in self.case.offers:
            self.organisations(file, offer.id, [offer.provider, offer.holder])
            self.areas_and_provisions(file, offer.id, offer.areas)
        for match in self.case.matches:
            self.known(file, f"{match.offer} for {match.need}", [match.need], {n.id for n in self.case.needs})
            self.known(file, f"{match.offer} for {match.need}", [match.offer], {o.id for o in self.case.offers})
            self.organisations(file, f"{match.offer} for {match.need}", [match.holder])

    def ending(self) -> None:
        file, case, row = "ending.yaml", self.case, self.case.ending
        self.known(file, "draft", [row.draft.assessment], {a.code for a in case.assessments})
        self.organisations(file, "draft", [row.draft.holder, *row.draft.to])
        for comment in row.comments:
            self.organisations(file, comment.words, [comment.holder])
        self.known(file, "adoption", [row.adoption.second], {person.persona for person in case.people})
        self.organisations(file, "publication", [row.publication.holder, row.publication.agreed_by])

    def known(self, file: str, entry: str, references: Iterable[str], there: Iterable[str]) -> None:
        """Note every reference that is not there; an empty one refers to nothing."""
        found = set(there)
        for reference in references:
            if reference and reference not in found:
                self.problems.add(file, entry, f"unknown reference {reference!r}")

    def organisations(self, file: str, entry: str, references: Iterable[str]) -> None:
        self.known(file, entry, references, {o.id for o in self.case.organisations})

    def observed(self, file: str, entry: str, references: Iterable[str]) -> None:
        self.known(file, entry, references, {o.id for o in self.case.observations})

    def issued(self, file: str, entry: str, references: Iterable[str]) -> None:
        self.known(file, entry, references, {r.code for r in self.case.recommendations})

    def areas_and_provisions(self, file: str, entry: str, areas: Iterable[str], provisions: Iterable[str] = ()) -> None:
        self.known(file, entry, areas, self.catalogue.areas)
        self.known(file, entry, provisions, self.catalogue.provisions)

    def quote(self, file: str, entry: str, source: str, quote: str) -> None:
        if source not in self.case.texts:
            self.problems.add(file, entry, f"unknown reference {source!r}")
            return
        try:
            self.case.text_of(source).find(quote)
        except LookupError as error:
            self.problems.add(file, entry, str(error))

    def levels(self, scale: str) -> set[str]:
        found = self.catalogue.scales.get(scale)
        own = {level.id for level in found.levels} if found else set()
        return own | set(self.catalogue.special_values)
