"""The real input, sentence by sentence: the record it becomes, its fields, the page where a person sees it, its citation.

The text is read where it lies, beside this checkout, and is not in the repository; a sentence is found by a few of its words.
"""

import re
from decimal import Decimal
from html import unescape
from urllib.parse import urlsplit

import pytest

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Figure, Observation, Passage, Source
from headway.doors.web.parts.addresses import address_of, seal
from headway.engines.intake.acceptance import accept_all, text_of
from headway.engines.intake.measure_offers import create_from
from headway.engines.intake.sources import take_in
from headway.engines.intake.visit_acceptance import accept_visit
from headway.foundation.access.models import Membership, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from headway.foundation.core.intervals import Interval, between
from headway.foundation.core.relations import as_if_unrelated, remainder, some_of
from headway.foundation.ledger.verify import verify
from tests import make

pytestmark = pytest.mark.django_db

NATIONAL = (
    "State Security Service",
    "State Committee of Religious Associations",
    "State Committee on Family, Women and Children Affairs",
    "Ministry of Health",
    "Ministry of Foreign Affairs",
)
GROUPS = {"Al-Qaida", "Emarat Kavkaz"}


@pytest.fixture
def walk(shared_folder, client):
    """The item taken in by an assessor, the visit opened, every proposal accepted, and the assessor signed in."""
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)
    body = Organisation.objects.get(entry="un-cted")
    user = User.objects.create_user("assessor@example.org", "An assessor")
    Membership.objects.create(user=user, organisation=body, role="assessor", side="body", since=make.TODAY)
    client.force_login(user)
    actor = actor_of(user, today=make.TODAY, door="tests")
    path = shared_folder / "inputs" / "news" / "00-azerbaijan-2018.txt"
    draft = Source(type="document", holder=body, originator="CTED", published=True)
    source, reading = take_in(draft, path.read_bytes(), name=path.name, actor=actor, at=make.NOW)
    opened = accept_visit(source, reading.entities, code="AZE-2018", actor=actor, at=make.NOW)
    accept_all(source, reading, actor=actor, at=make.NOW, assessment=opened.assessment.pk, as_of="2018-07")
    return Walk(source, reading, opened.assessment, actor, client)


class Walk:
    """What the item became, and a reader to look at its pages."""

    def __init__(self, source, reading, assessment, actor, client):
        self.source, self.reading, self.assessment, self.actor, self.client = source, reading, assessment, actor, client
        self.text = text_of(source)

    def told_in(self, words):
        """The observations whose passage lies in the sentence with these words, in the order of the text."""
        sentence = next(s for s in self.reading.sentences if words in s.text)
        rows = Observation.objects.visible_to(self.actor).prefetch_related("supports__passage")
        found = [(row.supports.all()[0].passage.start, row.type, row) for row in rows]
        return [row for start, _, row in sorted(found, key=lambda f: f[:2]) if sentence.start <= start < sentence.end]

    def page(self, address):
        parts = urlsplit(address)
        answer = self.client.get(f"{parts.path}?{parts.query}")
        assert answer.status_code == 200
        return answer.content.decode()

    def is_cited(self, passage):
        """The passage is exactly the text's own words, and its citation opens the source's page at them."""
        assert self.text[passage.start : passage.end] == passage.quote
        page = self.page(address_of(passage.source_id, passage.pk))
        at = page.index(f'id="p-{seal(passage.pk)}"')
        opened = self.words(page[page.index(">", at) + 1 :])
        assert opened.startswith(self.words(passage.quote))

    @staticmethod
    def words(markup):
        """What a person reads of it."""
        return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


# words of the sentence, then for each observation: kind, words of its passage, voice verb, inferred, status, partners by part, qualifiers, area
TABLE = [
    ("conducts follow-up assessment visit", []),
    ("conducted a visit to the Republic", []),
    ("in follow-up to the Committee", []),
    ("several national ministries and agencies", [("context", "several national", "stated", True, "", {"involved"}, "", "")]),
    ("delegation in Azerbaijan.", []),
    (
        "dismantled several terrorist groups",
        [
            ("measure", "dismantled", "stated", True, "in place", {"group"}, "some of which", "threat-landscape"),
            ("threat", "terrorist attacks", "stated", True, "", {"group"}, "some of which", "threat-landscape"),
        ],
    ),
    ("geostrategic location", [("threat", "transit of terrorists", "consider", False, "", set(), "", "threat-assessment")]),
    ("almost one thousand", [("threat", "left for Syria", "according to", False, "", {"group"}, "", "threat-ftf")]),
    (
        "majority of them",
        [
            ("threat", "considered dead", "is considered", True, "", set(), "", ""),
            ("measure", "have been prosecuted", "stated", True, "in place", set(), "where applicable", "pros-ftf"),
        ],
    ),
    (
        "various measures taken by",
        [
            ("measure", "enhanced border controls", "noted", False, "", set(), "", "bord-control"),
            ("measure", "legal mechanisms", "noted", False, "", set(), "", "leg-ftf-offences"),
            ("measure", "interagency and international cooperation", "noted", False, "ongoing", set(), "", "le-interagency"),
        ],
    ),
    ("counter-narratives", [("measure", "counter-narratives", "noted", False, "in place", {"partner"}, "", "prev-narratives")]),
    (
        "return of children",
        [
            ("measure", "return of children", "stated", True, "ongoing", {"partner"}, "", "chi-return"),
            ("measure", "reintegration and rehabilitation", "stated", True, "in development", {"involved"}, "", "rei-women"),
        ],
    ),
    ("great opportunity", [("context", "integrated counter-terrorism strategy", "said", False, "", {"involved"}, "", "strategy-national")]),
    ("commitment to continue", [("commitment", "working closely", "reiterated", False, "", set(), "", "strategy-monitoring")]),
    ("visiting delegation included", []),
]  # fmt: skip

# words of the sentence, then where a person sees what it became if that is no observation: the page, and what it says there
SEEN = [
    ("conducts follow-up assessment visit", "/sources/{source}/", "CTED conducts follow-up assessment visit to the Republic of Azerbaijan"),
    ("conducted a visit to the Republic", "/assessments/AZE-2018/", "23 to 25 July 2018"),
    ("in follow-up to the Committee", "/assessments/AZE-2018/", "S/RES/1624 (2005)"),
    ("delegation in Azerbaijan.", "/sources/{source}/", "The delegation in Azerbaijan."),
    ("visiting delegation included", "/assessments/AZE-2018/", "International Organization for Migration"),
]  # fmt: skip


def test_every_sentence_of_the_item_stands_in_the_table_once_and_nothing_became_of_anything_else(walk):
    in_table = [[words for words, _ in TABLE if words in sentence.text] for sentence in walk.reading.sentences]

    assert in_table == [[words] for words, _ in TABLE]
    assert Observation.objects.visible_to(walk.actor).count() == sum(len(expected) for _, expected in TABLE)
    assert [words for words, expected in TABLE if not expected] == [words for words, *_ in SEEN]


@pytest.mark.parametrize(("words", "address", "says"), SEEN)
def test_a_sentence_that_is_no_observation_is_seen_where_it_belongs(walk, words, address, says):
    page = walk.page(address.format(source=seal(walk.source.pk)))

    assert says in walk.words(page)


def test_each_sentence_becomes_its_records_with_their_fields_pages_and_citations(walk):
    for words, expected in TABLE:
        rows = walk.told_in(words)

        assert [row.type for row in rows] == [kind for kind, *_ in expected], words
        for row, (_, inside, verb, inferred, status, parts, qualifiers, area) in zip(rows, expected, strict=True):
            assert inside in row.text
            assert (row.voice_verb, row.inferred, row.status) == (verb, inferred, status), inside
            assert {i.part for i in row.involvements.visible_to(walk.actor)} == parts, inside
            assert row.qualifiers == qualifiers
            assert not area or area in {a.pk for a in row.areas.all()}, inside
            assert row.assessment == walk.assessment.pk
            passage = row.supports.visible_to(walk.actor).get().passage
            assert passage.quote == row.text
            walk.is_cited(passage)


def test_the_visit_opens_an_assessment_that_its_page_shows(walk):
    assessment = Assessment.objects.visible_to(walk.actor).get(code="AZE-2018")
    page = walk.page("/assessments/AZE-2018/")

    assert (assessment.compartment, assessment.type, assessment.dates) == ("AZE", "follow-up", "2018-07-23/2018-07-25")
    assert (assessment.body_id, assessment.on_behalf_of_id) == ("un-cted", "un-ctc")
    assert sorted(i.symbol for i in assessment.mandate_instruments.all()) == [
        "S/RES/1624 (2005)", "S/RES/2178 (2014)", "S/RES/2396 (2017)",
    ]  # fmt: skip
    assert assessment.mandate_open
    assert assessment.mandate_as_said.endswith("other relevant Council resolutions")
    assert "23 to 25 July 2018" in page
    assert walk.reading.entities.previous_visit == "2009-10"


def test_the_delegation_and_the_bodies_of_the_state_are_who_the_text_names(walk):
    came = walk.assessment.delegates.visible_to(walk.actor)
    entities = walk.reading.entities
    page = walk.page("/assessments/AZE-2018/")

    assert {d.organisation.entry for d in came} == {"un-cted", "interpol", "iom", "cis-atc"}
    assert "International Organization for Migration" in page
    national = [mention.name for mention in entities.organisations_of("national")]
    assert len(national) == 5
    assert all(any(name in mention for mention in national) for name in NATIONAL)
    assert "ICRC" in {mention.name for mention in entities.organisations_of("other")}
    groups = {mention.name for mention in entities.organisations_of("group")}
    assert len(groups) == 3
    assert groups > GROUPS


def test_the_red_cross_is_at_the_return_of_children_and_the_named_bodies_at_reintegration_with_others_as_said(walk):
    returned, reintegrated = walk.told_in("return of children")

    assert [(i.as_said, i.part) for i in returned.involvements.visible_to(walk.actor)] == [("ICRC", "partner")]
    said = [i.as_said for i in reintegrated.involvements.visible_to(walk.actor)]
    assert said == [NATIONAL[0], NATIONAL[2], NATIONAL[3], "other relevant agencies"]
    assert reintegrated.open_list


def test_apprehensions_are_a_result_of_border_controls(walk):
    assert walk.told_in("various measures taken by")[0].results.startswith("apprehension of attempted")


def test_the_three_figures_keep_their_words_their_bounds_and_their_citation(walk):
    figures = {f.indicator_id: f for f in Figure.objects.visible_to(walk.actor).select_related("passage")}
    travelled, dead, returned = (figures[key] for key in ("ftf-travelled", "ftf-presumed-dead", "ftf-returned"))

    assert (travelled.as_said, travelled.interval) == (
        "almost one thousand", Interval(Decimal(900), Decimal(1000), high_open=True),
    )  # fmt: skip
    assert (dead.interval, dead.share) == (None, Interval(Decimal("0.5"), Decimal(1), low_open=True))
    assert (returned.as_said, returned.interval) == ("approximately 150", between(135, 165))
    assert (dead.part_of_id, returned.part_of_id) == (travelled.pk, travelled.pk)
    assert travelled.said_by == "representative of the State Security Service"
    state = walk.page("/states/AZE/figures/")
    for figure in (travelled, dead, returned):
        walk.is_cited(figure.passage)
        assert figure.as_said in state


def test_those_unaccounted_for_are_solved_with_their_whole_and_prosecutions_are_never_a_number(walk):
    figures = {f.indicator_id: f for f in Figure.objects.visible_to(walk.actor)}
    whole, dead, back = (figures[key] for key in ("ftf-travelled", "ftf-presumed-dead", "ftf-returned"))

    joint = remainder(whole.interval, parts=[back.interval], shares=[dead.share])
    naive = as_if_unrelated(whole.interval, parts=[back.interval], shares=[dead.share])
    assert joint == Interval(Decimal(0), Decimal(365), high_open=True)
    assert (naive.low, naive.high) == (Decimal(-265), Decimal(415))
    assert some_of(back.interval) == between(0, 165)
    assert "ftf-prosecuted" not in figures


def test_speakers_have_their_office_and_no_private_person_is_taken_over(walk):
    speakers = [(s.name, s.office, s.organisation) for s in walk.reading.entities.speakers]

    assert len(speakers) == 3
    assert [bool(name) for name, _, _ in speakers] == [True, True, False]
    assert all(office and organisation for _, office, organisation in speakers)


def test_a_measure_is_offered_and_kept_with_its_partner_and_its_source(walk):
    told = walk.told_in("counter-narratives")[0]
    measure = create_from(told, title="Counter-narratives", kind="campaign", actor=walk.actor, at=make.NOW)

    assert [o.as_said for o in measure.organisations.visible_to(walk.actor)] == [NATIONAL[1]]
    assert "Counter-narratives" in walk.page(f"/measures/{seal(measure.pk)}/")


def test_the_reading_page_shows_every_proposal_in_its_place(walk):
    page = walk.page(f"/sources/{seal(walk.source.pk)}/proposals/")

    passages = Passage.objects.visible_to(walk.actor).filter(source=walk.source)
    assert passages.count() == len(walk.reading.observations) + len(walk.reading.quantities)
    assert page.count('<article class="card') == passages.count()


def test_the_ledger_says_that_nobody_reviewed_it_and_verifies(walk):
    assert all(row.unreviewed for row in Observation.objects.visible_to(walk.actor))
    assert verify().problems == []
