"""Whatever comes in is read without failing, and every proposal is exactly where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.readers.reading import read_text

PIECES = st.one_of(
    st.sampled_from(
        [
            "The delegation", "CTED", "visited Orsania", "from 4 to 7 March 2019", "resolutions 1373 (2001)", "and 2178", "almost 200",
            "the majority of them", "should adopt", "a law", "ranging from", ", through", ", to", "the Ministry of", "Justice", "of Velland",
            "according to", "Mr. Ruiz", "“said", "said”", ". ", ".\n\n", "\n", "\n12. ", "- ", "125.3 ", "(Da’esh)", "İstanbul", "ﬁ", "مصر",
            "Россия", "\u200b", "%", "$", "1,000", "two dozen", "March", "2018", "/", "-", "H.E.", "S/RES/2396 (2017)", ";", ":", "(", ")", "\t",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_any_text_is_read_and_every_proposal_lies_where_it_says(text):
    try:
        document = read_text(text)
    except Unreadable:
        return
    found = propose(document)

    for row in (*found.observations, *found.quantities, *found.entities.instruments):
        assert 0 <= row.start < row.end <= len(document.text)
    for observed in found.observations:
        assert document.text[observed.start : observed.end] == observed.text
        assert observed.sentence.start <= observed.start <= observed.end <= observed.sentence.end
        assert 0 <= observed.confidence <= 1
        assert observed.reasons
    for place, quantity in enumerate(found.quantities):
        assert document.text[quantity.start : quantity.end] == quantity.text
        assert quantity.part_of is None or quantity.part_of < place
    starts = [quantity.start for quantity in found.quantities]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "La délégation a rencontré le ministère de la Justice et a salué les mesures prises par le Gouvernement.",
            "fr",
        ),
        (
            "La delegación se reunió con el Ministerio de Justicia y acogió con satisfacción las medidas adoptadas.",
            "es",
        ),
        ("Делегация встретилась с Министерством юстиции и приветствовала принятые меры.", "ru"),
        ("التقى الوفد بوزارة العدل ورحب بالتدابير التي اتخذتها الحكومة.", "ar"),
    ],
)
def test_a_text_in_another_language_says_which_and_proposes_no_observation(text, language):
    found = propose(read_text(text))

    assert (found.language, found.observations) == (language, ())


def test_what_is_open_is_kept_as_said_and_not_expanded():
    found = propose(
        read_text(
            "Visit to Orsania\n\nFrom 4 to 7 March 2019 CTED visited Orsania to assess resolution 2178 (2014) and other relevant resolutions.\n\n"
            "The Border Agency has set up a joint centre with several ministries and other relevant agencies.\n"
        )
    )
    measure = next(o for o in found.observations if "joint centre" in o.text)

    assert [m.name for m in found.entities.instruments] == ["S/RES/2178 (2014)"]
    assert "several ministries" in {part.name for part in measure.organisations}
    assert measure.open_list


def test_headings_captions_and_datelines_tell_nothing():
    text = (
        "Orsania has adopted a new border act\n\nVELMAR, 8 March 2019\n\nPhoto: Orsania has adopted a new border act.\n\n"
        "The port was visited on the second day.\n"
    )

    assert propose(read_text(text)).observations == ()


def test_a_text_that_tells_of_no_visit_yields_none():
    found = propose(
        read_text("Guide published\n\nThe Directorate published a guide on 3 May 2019. States are asked to use it.\n")
    )

    assert found.entities.visit is None
