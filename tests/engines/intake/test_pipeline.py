"""From a document to everything it proposes: what must hold of any text, and the rules that no text may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.readers.reading import read_text

PIECES = [
    "CTED", "visited", "Velland", "Orsania", "from 4 to 7 March 2019", "the delegation", "recommended that", "should", "has adopted", "a law",
    "almost 200", "the majority of them", "12. ", "125.3 Ratify", "(a) ", "resolution 1373 (2001)", "According to", "the Ministry of Justice",
    "said", "“", "”", ", ", ". ", "; ", ": ", " – ", "\n", "\n\n", "\t", "• ", "Photo: ", "NEW YORK, 3 May 2019 – ", "ranging from", ", to ",
    "É", "ß", "ﬁ", "İ", "é", "السلام", "визит", "访问", "🙂", "\u00a0", "\u200b", "1,250", "III.", "%", "and other relevant agencies", "some of which",
]  # fmt: skip
VISIT = "CTED visits Velland\n\nCTED visited Velland from 4 to 7 March 2019.\n\n"


def reading_of(text):
    return propose(read_text(text))


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=15)), min_size=1, max_size=40).map(" ".join))
def test_any_text_is_read_and_every_passage_is_its_words(text):
    try:
        document = read_text(text)
    except Unreadable:
        return
    reading = propose(document)
    for observed in reading.observations:
        assert document.text[observed.start : observed.end] == observed.text
        assert document.text[observed.sentence.start : observed.sentence.end] == observed.sentence.text
        assert observed.sentence.start <= observed.start <= observed.end <= observed.sentence.end
        assert observed.text in observed.sentence.text
        assert observed.reasons
        assert 0 <= observed.confidence <= 1
        assert all(index < len(reading.quantities) for index in observed.quantities)
    for quantity in reading.quantities:
        assert document.text[quantity.start : quantity.end] == quantity.text
        assert quantity.start < quantity.end
    for place, quantity in enumerate(reading.quantities):
        assert quantity.part_of is None or 0 <= quantity.part_of < place
    assert [o.start for o in reading.observations] == sorted(o.start for o in reading.observations)
    assert [q.start for q in reading.quantities] == sorted(q.start for q in reading.quantities)
    assert all(
        before.end <= after.start for before, after in zip(reading.sentences, reading.sentences[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "La délégation a rencontré les autorités et a salué les progrès accomplis par le pays depuis sa dernière visite.",
            "fr",
        ),
        (
            "La delegación se reunió con las autoridades y acogió con satisfacción los progresos realizados por el país.",
            "es",
        ),
        ("Делегация встретилась с представителями властей и приветствовала достигнутый страной прогресс.", "ru"),
        ("والتقى الوفد بالسلطات الوطنية ورحب بالتقدم الذي أحرزه البلد منذ الزيارة السابقة.", "ar"),
    ],
)
def test_another_language_is_named_and_nothing_is_told_of_its_sentences(text, language):
    reading = reading_of(text)
    assert reading.language == language
    assert reading.observations == ()


def test_a_text_without_a_visit_has_none():
    reading = reading_of("New guide\n\nThe Committee launched a guide. States were asked to use it in their courts.\n")
    assert reading.entities.visit is None


@pytest.mark.parametrize(
    "text",
    [
        "Velland has adopted a law on victims\n\n" + VISIT,
        VISIT + "Photo: Velland has adopted a law on victims\n\nThe talks went on.\n",
        VISIT + "Velland should adopt a law\n\nThe talks went on for two days.\n",
    ],
)
def test_titles_captions_and_headings_state_nothing(text):
    assert reading_of(text).observations == ()


def test_a_dateline_states_nothing():
    reading = reading_of("Velland visited\n\nNEW YORK, 3 May 2019 – CTED visited Velland from 4 to 7 March 2019.\n")
    assert reading.observations == ()
    assert "dateline" in {sentence.kind for sentence in reading.sentences}


def test_an_open_reference_is_not_expanded():
    text = VISIT + "The delegation discussed resolutions 1373 (2001), 2178 (2014) and other relevant resolutions.\n"
    assert [mention.name for mention in reading_of(text).entities.instruments] == [
        "S/RES/1373 (2001)",
        "S/RES/2178 (2014)",
    ]


def test_unnamed_participants_stay_as_said():
    text = (
        VISIT + "Velland has established a task force, together with several ministries and other relevant agencies.\n"
    )
    (observed,) = reading_of(text).observations
    assert [part.name for part in observed.organisations] == ["several ministries", "other relevant agencies"]
    assert observed.open_list


def test_some_of_which_is_kept():
    text = VISIT + "Velland has adopted twelve regional plans, some of which have already been tested in exercises.\n"
    assert all("some of which" in observed.qualifiers for observed in reading_of(text).observations)
    assert reading_of(text).observations


def test_several_measures_in_a_sentence_are_several_observations():
    text = VISIT + (
        "Velland has taken many steps, ranging from enhanced border controls that have led to arrests, through new legal mechanisms, to the return of children.\n"
    )
    measures = [o.text for o in reading_of(text).observations if o.kind == "measure"]
    assert measures == [
        "enhanced border controls that have led to arrests",
        "new legal mechanisms",
        "the return of children",
    ]


def test_a_step_told_by_a_clause_alone_is_told():
    text = VISIT + (
        "Many of those who left for the war are thought to be dead, while some forty persons came back to Velland and have been tried for terrorism.\n"
    )
    told = {(o.kind, o.text) for o in reading_of(text).observations}
    assert ("measure", "some forty persons came back to Velland and have been tried for terrorism") in told
    assert ("threat", "Many of those who left for the war are thought to be dead") in told


def test_observations_say_why_and_how_surely():
    text = VISIT + "The delegation recommended that Velland adopt a law on the protection of victims of terrorism.\n"
    (observed,) = reading_of(text).observations
    assert (observed.kind, observed.voice.who, observed.voice.verb) == (
        "recommendation",
        "The delegation",
        "recommended",
    )
    assert 0.5 <= observed.confidence < 1
    assert observed.reasons
    assert observed.areas


def test_what_is_read_twice_is_read_alike():
    text = VISIT + "Velland has adopted a law. It should train its judges.\n"
    assert reading_of(text) == reading_of(text)


def test_a_clause_without_a_subject_is_a_step_of_its_sentence():
    text = VISIT + (
        "Velland is working on a register of charities with the help of the diocese, and is developing courses for widows and their "
        "children, with the involvement of the Ministry of Health.\n"
    )
    told = [o.text for o in reading_of(text).observations if o.kind == "measure"]

    assert len(told) == 2
    assert told[1].startswith("is developing courses for widows")
