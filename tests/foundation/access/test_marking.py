"""Markings are those of the installation's scheme, and nothing above its ceiling is held."""

import pytest

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source, quote
from headway.foundation.access.marking import NotAScheme, Scheme, mark, read_scheme, scheme
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.scanning import written_here
from tests import make

OWN = Scheme(("Open", "Restricted", "Secret"), ("Eyes only",), "Restricted", "Restricted")


@pytest.mark.parametrize(
    ("marking", "rank", "above", "noted"),
    [
        ("", 0, False, False),
        ("Open", 1, False, False),
        ("Restricted", 2, False, True),
        ("Restricted // Eyes only", 2, False, True),
        ("Secret", 3, True, True),
        ("Secret // Eyes only", 3, True, True),
    ],
)
def test_a_marking_ranks_by_its_level(marking, rank, above, noted):
    assert (OWN.rank(marking), OWN.is_above_the_ceiling(marking), OWN.notes_reads_of(marking)) == (rank, above, noted)


@pytest.mark.parametrize(
    ("marking", "sentence"),
    [
        ("secret", "is no level of this installation; its levels are Open, Restricted, Secret."),
        ("Restricted // Friends", "“Friends” is no caveat of this installation; its caveats are Eyes only."),
        ("Secret", "holds nothing above “Restricted”"),
        ("Secret // Eyes only", "marked “Secret” it records only that it exists: its title, and no file or text."),
    ],
)
def test_what_may_not_be_held_is_refused_in_a_sentence(marking, sentence):
    verdict = OWN.may_hold(marking)

    assert not verdict
    assert sentence in verdict.because


def test_a_level_and_its_caveats_make_one_marking():
    assert (mark("Open"), mark("Open", ["A", "B"]), mark("", ["A"])) == ("Open", "Open // A, B", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("levels: []", "names no levels"),
        ("- Open", "and nothing else"),
        ("levels: [Open]\nsecrets: [a]", "and nothing else"),
        ("levels: [Open, 3]", "is a list of words"),
        ("levels: ['Open, closed']", "has a comma"),
        ("levels: [Open]\nceiling: Secret", "are two of the levels"),
        ("levels: [Open", "marking.yaml"),
    ],
)
def test_a_file_that_is_no_scheme_is_refused_in_a_sentence(text, sentence):
    with pytest.raises(NotAScheme, match=sentence):
        read_scheme(text)


@pytest.fixture
def own_scheme(settings, tmp_path):
    settings.DATA = tmp_path
    (tmp_path / "marking.yaml").write_text(
        "levels: [Open, Restricted, Secret]\ncaveats: [Eyes only]\nreads_noted_from: Restricted\nceiling: Secret\n"
    )
    settings.HEADWAY_CEILING = "Restricted"


def test_an_installation_without_a_scheme_of_its_own_has_the_one_that_ships(settings, tmp_path):
    settings.DATA = tmp_path

    assert scheme().levels == ("Unclassified", "Confidential", "Strictly confidential")
    settings.HEADWAY_CEILING = "Secret"
    with pytest.raises(NotAScheme, match="HEADWAY_CEILING is “Secret”"):
        scheme()


def a_document(marking, **given):
    return Source(type="document", title="Threat assessment 7/18", marking=marking, **given, **make.sight())


def test_the_setting_lowers_the_ceiling_of_the_file(own_scheme):
    assert scheme() == OWN


@pytest.mark.django_db
def test_of_a_document_above_the_ceiling_only_its_title_is_kept(own_scheme):
    def keep(source, **given):
        return keep_source(source, actor=make.SYSTEM, at=make.NOW, **given)

    with pytest.raises(NotAllowed, match="records only that it exists"):
        keep(a_document("Secret"), data=written_here(b"%PDF"), name="a.pdf")
    with pytest.raises(NotAllowed, match="records only that it exists"):
        keep(a_document("Secret"), text="The text.")
    kept = keep(a_document("Secret", custody="cited"))

    assert list(Source.rows.all()) == [kept]
    with pytest.raises(NotAllowed, match="records only that it exists"):
        quote(kept, 0, 3, text="The text.", actor=make.SYSTEM, at=make.NOW, like=make.a_source())


@pytest.mark.django_db
def test_what_is_held_cannot_be_marked_above_the_ceiling_afterwards(own_scheme):
    kept = keep_source(a_document("Open"), actor=make.SYSTEM, at=make.NOW, text="The text.")

    with pytest.raises(NotAllowed, match="holds nothing above"):
        _mark(kept, "Secret")
    with pytest.raises(NotAllowed, match="is no level"):
        _mark(make.an_observation(), "TOP SECRET")
    assert _mark(Source.rows.get(pk=kept.pk), "Restricted // Eyes only").marking == "Restricted // Eyes only"


def _mark(row, marking):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="mark it") as change:
        return change.edit(row, marking=marking)
