"""Two rows of one organisation: proposed with a reason, merged through the ledger, taken apart again."""

import pytest

from headway.casework.evidence.models import Source
from headway.foundation.actors.duplicates import likely_duplicates
from headway.foundation.actors.merging import keep_apart, merge_duplicate, separate
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.naming import rename
from headway.foundation.actors.queries import lines_of_all, proposed_pairs, read_as
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.models import Revision
from tests import make

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}


@pytest.fixture
def kept():
    return make.added(
        Organisation(name="State Border Guard Service", acronym="SBGS", type="agency", state=make.a_state())
    )


@pytest.fixture
def twin():
    return make.added(Organisation(name="Border Guards", acronym="BG", type="agency", state=make.a_state()))


def stored(row):
    return Organisation.objects.get(pk=row.pk)


def test_what_names_the_duplicate_reads_as_the_row_that_was_kept_and_nothing_is_moved(kept, twin):
    source = make.a_source(holder=twin, audience="own")

    merge_duplicate(twin, kept, because="the same service", actor=make.a_focal_point(), **AT)

    row = Source.objects.unscoped("test").get(pk=source.pk)
    assert row.holder_id == twin.pk
    assert (str(row.holder), row.holder.label) == ("State Border Guard Service", "SBGS")
    assert stored(kept).aliases.splitlines() == ["Border Guards", "BG"]
    assert list(Organisation.objects.of_state("XOR").filter(type="agency")) == [kept]
    assert read_as(stored(twin)) == sorted([kept.pk, twin.pk])


def test_merging_opens_nothing_to_anybody(kept, twin):
    theirs = make.a_source("Ours alone", holder=kept, audience="own")
    contributor = make.a_contributor("Border Guards")

    merge_duplicate(twin, kept, because="the same service", actor=make.a_focal_point(), **AT)

    assert not Source.objects.visible_to(contributor).filter(pk=theirs.pk).exists()


def test_the_two_are_taken_apart_again_as_they_were_and_the_ledger_keeps_every_step(kept, twin):
    focal = make.a_focal_point()
    row = merge_duplicate(twin, kept, because="the same service", actor=focal, **AT)
    rename(stored(kept), "Border Service", acronym="BS", since="2020", source="Law 1 of 2020", actor=focal, **AT)
    assert str(stored(twin)) == "Border Service"
    row.refresh_from_db()

    separate(row, because="two services after all", actor=focal, **AT)

    assert (stored(twin).name, stored(twin).acronym, stored(twin).same_as) == ("Border Guards", "BG", None)
    assert stored(kept).aliases == "State Border Guard Service"
    assert Revision.objects.filter(record=twin.pk).count() == 4
    assert proposed_pairs(kept.state, lines_of_all()) == []


def test_a_duplicate_is_not_merged_twice_nor_across_states_nor_without_a_reason(kept, twin):
    focal = make.a_focal_point()
    neighbours = make.a_ministry("Border Guards", state="XVL")
    listed = make.added(Organisation(name="Listed", type="agency", state=make.a_state(), entry="listed"))
    refused = [
        (neighbours, kept, "x", "not of the same State"),
        (twin, kept, " ", "Say why"),
        (kept, kept, "x", "one row"),
    ]
    refused.append((listed, kept, "x", "catalogue's list"))
    for duplicate, into, because, said in refused:
        with pytest.raises(NotAllowed, match=said):
            merge_duplicate(duplicate, into, because=because, actor=focal, **AT)
    with pytest.raises(NotAllowed, match="keeps the list"):
        merge_duplicate(twin, kept, because="x", actor=make.a_contributor("Elsewhere"), **AT)
    merge_duplicate(twin, kept, because="one", actor=focal, **AT)

    with pytest.raises(NotAllowed, match="duplicate already"):
        merge_duplicate(stored(twin), stored(kept), because="one", actor=focal, **AT)


def test_those_that_were_kept_apart_are_proposed_no_more():
    one, other = make.a_ministry("Ministry of Finance"), make.a_ministry("Ministry for Finance")
    lines = lines_of_all()
    assert [(pair.kept, pair.duplicate) for pair in proposed_pairs(one.state, lines)] == [(one, other)]

    keep_apart(other, one, because="one is of the province", actor=make.a_focal_point(), **AT)

    assert proposed_pairs(one.state, lines) == []


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        ({"name": "Ministry of Finance"}, {"name": "MINISTRY OF FINANCE"}, "They have the same name."),
        (
            {"name": "Ministry of Justice of the Republic of Orsania"},
            {"name": "Ministry of Justice"},
            "“Ministry of Justice of the Republic of Orsania” and “Ministry of Justice” have the same words.",
        ),
        ({"name": "Border Guards", "acronym": "SBGS"}, {"name": "Frontier", "acronym": "sbgs"}, "Both are SBGS."),
        (
            {"name": "SBGS"},
            {"name": "Frontier", "acronym": "SBGS"},
            "One is called SBGS, the other has that as its acronym.",
        ),
        ({"name": "Ministry of Defence"}, {"name": "Ministry of Defense"}, "Their names differ by a letter or two."),
        ({"name": "Customs", "aliases": "State Customs Committee"}, {"name": "Customs Committee"},
         "“State Customs Committee” and “Customs Committee” have the same words."),
        ({"name": "Ministry of the Interior"}, {"name": "Ministry of the Exterior"}, ""),
        ({"name": "Ministry of Finance"}, {"name": "Ministry of Justice"}, ""),
        ({"name": "Ministry of Police", "until": "1999"}, {"name": "Ministry of Police", "since": "2005"}, ""),
    ],
)  # fmt: skip
def test_rows_that_look_alike_are_proposed_with_the_reason(one, other, because):
    state = make.a_state()
    rows = [Organisation(type="agency", state=state, **given) for given in (one, other)]

    assert [pair.because for pair in likely_duplicates(rows)] == ([because] if because else [])
