"""A tracker from its first mapping to its undoing: nothing it does not show first, nothing it does twice."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from headway.casework.assistance.models import Need, Offer
from headway.casework.evidence.models import Figure, Passage, Source, Support
from headway.casework.plans.models import Measure, MeasureAnswer, MeasureEvidence, MeasureOrganisation
from headway.casework.recommendations.models import Progress, Undertaking
from headway.engines.intake.models import TrackerImport, TrackerRecipe
from headway.engines.intake.trackers.applying import (
    NotAsShown,
    NothingToWrite,
    apply_tracker,
    keep_recipe,
    undo_import,
)
from headway.engines.intake.trackers.preparing import NoHeadings, prepare_tracker
from headway.engines.intake.trackers.recipes import Recipe, recipe_from
from headway.engines.intake.trackers.scope import holder_for
from headway.engines.intake.trackers.targets.assistance import WITH_ITS_DOCUMENT
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import Changeset
from headway.foundation.ledger.undoing import CannotUndo
from headway.foundation.ledger.verify import verify
from tests import make
from tests.engines.intake.trackers.spreadsheets import HEADINGS, a_csv, an_xlsx

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)
SAID = {"as_of": "2026-02"}


@pytest.fixture
def ministry():
    return make.a_focal_point()


@pytest.fixture
def recommendations(ministry):
    circle = make.a_circle(make.a_body(), make.a_ministry())
    first = make.an_assessment("XOR-2009", audience="shared", circle=circle.pk)
    return [make.a_recommendation(n, first, audience="shared", circle=circle.pk) for n in ("1", "2", "3")]


def shown(data, actor, name="tracker.xlsx", recipe=None, **said):
    workbook = read_workbook(data, name=name)
    holder = holder_for(actor, "XOR")
    given = Recipe(said.pop("target", ""), said.pop("columns", {}), **said)
    return prepare_tracker(workbook, actor=actor, holder=holder, compartment="XOR", said=given, recipe=recipe)


def applied(data, actor, name="tracker.xlsx", at=make.NOW, **said):
    prepared = shown(data, actor, name, **said)
    recipe = keep_recipe("ours", prepared.suggestion.recipe, prepared.signature, compartment="XOR", actor=actor, at=at)
    return apply_tracker(
        prepared.workbook, recipe, prepared.scope, data=data, name=name, shown=prepared.found.digest, at=at
    )


def outcomes(prepared):
    return [(row.sheet, row.row, row.outcome.value, row.column, row.sentence) for row in prepared.found.rows]


def progress():
    return sorted(
        (row.recommendation.code, row.as_of, row.level, row.nil_return, row.reason)
        for row in Progress.objects.unscoped("a test").select_related("recommendation")
    )


PLAIN = an_xlsx(
    HEADINGS,
    [1, "Completed", "2026-02-01", "The law was adopted."],
    ["2.", "in progress", "2026-02-01", "A draft is with the parliament."],
    ["R3", "nil", "2026-02-01", None],
)


def test_columns_are_proposed_by_their_words_and_values(ministry, recommendations):
    found = shown(PLAIN, ministry).suggestion

    assert found.recipe.target == "progress"
    assert {m.column.heading: m.field for m in found.columns} == {
        "No": "number",
        "Status": "level",
        "As of": "as_of",
        "Action taken": "reason",
    }
    assert found.recipe.words == {"completed": "implemented", "in progress": "under-way", "nil": "nil"}
    assert found.missing == ()


def test_a_dry_run_writes_nothing_and_says_what_each_row_would_do(ministry, recommendations):
    before = Changeset.objects.count()
    found = shown(PLAIN, ministry).found

    assert found.counts == {"create": 3, "update": 0, "unchanged": 0, "refused": 0}
    assert [row.key for row in found.rows] == [f"XOR-2009-{n}, 2026-02-01" for n in "123"]
    assert found.rows[0].changes == (("Level", "", "implemented"), ("What was done", "", "The law was adopted."))
    assert Changeset.objects.count() == before


def test_applying_writes_what_was_shown_as_one_act_with_the_passages_it_came_from(ministry, recommendations):
    done = applied(PLAIN, ministry)

    assert progress() == [
        ("XOR-2009-1", "2026-02-01", "implemented", False, "The law was adopted."),
        ("XOR-2009-2", "2026-02-01", "under-way", False, "A draft is with the parliament."),
        ("XOR-2009-3", "2026-02-01", "", True, ""),
    ]
    assert (done.created, done.updated, done.unchanged, done.refusals) == (3, 0, 0, [])
    assert Changeset.objects.filter(act=done.act).count() == 1
    row = Progress.objects.unscoped("a test").order_by("recommendation__number").select_related("passage").first()
    assert (row.side, row.audience, row.holder.name) == ("state", "own", "Ministry of Foreign Affairs")
    assert row.passage.quote == "1 | Completed | 2026-02-01 | The law was adopted."
    assert done.source.document_kind == "tracker"
    assert verify().problems == []


def test_the_same_tracker_again_changes_nothing(ministry, recommendations):
    applied(PLAIN, ministry)

    again = shown(PLAIN, ministry)

    assert again.known.name == "ours"
    assert again.found.counts == {"create": 0, "update": 0, "unchanged": 3, "refused": 0}
    with pytest.raises(NothingToWrite):
        applied(PLAIN, ministry)
    assert TrackerImport.objects.unscoped("a test").count() == 1


def test_a_new_date_is_a_new_row_and_other_words_on_the_same_date_correct_it(ministry, recommendations):
    applied(PLAIN, ministry)
    later = an_xlsx(
        HEADINGS,
        [1, "Completed", "2026-02-01", "The law was adopted and is in force."],
        ["2.", "Completed", "2026-03-01", "Adopted."],
    )

    done = applied(later, ministry)

    assert (done.created, done.updated) == (1, 1)
    assert progress()[:3] == [
        ("XOR-2009-1", "2026-02-01", "implemented", False, "The law was adopted and is in force."),
        ("XOR-2009-2", "2026-02-01", "under-way", False, "A draft is with the parliament."),
        ("XOR-2009-2", "2026-03-01", "implemented", False, "Adopted."),
    ]


def test_an_empty_cell_takes_nothing_away(ministry, recommendations):
    applied(PLAIN, ministry)

    found = shown(
        an_xlsx(HEADINGS, [1, None, "2026-02-01", "n/a"], [2, "in progress", "2026-02-01", None]), ministry
    ).found

    assert [(row.outcome.value, row.sentence) for row in found.rows] == [
        ("unchanged", "Nothing is said of progress: silence is not a nil return."),
        ("unchanged", ""),
    ]


def test_without_dates_only_what_differs_from_the_newest_is_written(ministry, recommendations):
    without = an_xlsx(["No", "Status"], [1, "done"], [2, "ongoing"])
    applied(without, ministry, as_of="2026-01")

    found = shown(an_xlsx(["No", "Status"], [1, "done"], [2, "done"]), ministry, as_of="2026-02").found

    assert [(row.key, row.outcome.value) for row in found.rows] == [
        ("XOR-2009-1, 2026-02", "unchanged"),
        ("XOR-2009-2, 2026-02", "create"),
    ]


def test_what_cannot_be_taken_is_said_by_sheet_row_and_column(ministry, recommendations):
    data = an_xlsx(
        HEADINGS,
        [1, "Completed", "2026-02-01", "x"],
        [9, "Completed", "2026-02-01", "x"],
        [2, "nearly there", "2026-02-01", "x"],
        [2, "ongoing", "soon", "x"],
        [None, "ongoing", "2026-02-01", "x"],
        ["1", "ongoing", "2026-02-01", "again"],
        ["#REF!", "ongoing", "2026-02-01", "x"],
    )

    assert outcomes(shown(data, ministry))[1:] == [
        ("Tracker", 3, "refused", "A", "No recommendation “9” is known in this file: look at the number as printed."),
        ("Tracker", 4, "refused", "B", "“nearly there” is no level of this scale: say once in the recipe what it stands for."),
        ("Tracker", 5, "refused", "C", "“soon” is no date that can be told: write it like 2018-07-23, 2018-07 or 2018."),
        ("Tracker", 6, "refused", "A", "Number of the recommendation is empty: rows cannot be told apart without it."),
        ("Tracker", 7, "refused", "", "“XOR-2009-1, 2026-02-01” stands in Tracker row 2 already: keep one of the two."),
        ("Tracker", 8, "refused", "A", "The cell shows #REF!: put the value itself into it."),
    ]  # fmt: skip


def test_dates_that_can_be_read_in_two_ways_are_asked_once(ministry, recommendations):
    data = a_csv(HEADINGS, ["1", "done", "03/04/2018", "x"], ["2", "done", "05/06/2018", "x"])
    found = shown(data, ministry, "t.csv").found

    assert found.counts["refused"] == 2
    assert found.asks[0].startswith("03/04/2018 can be read in two ways")
    assert [row.key for row in shown(data, ministry, "t.csv", date_order="dmy").found.rows] == [
        "XOR-2009-1, 2018-04-03",
        "XOR-2009-2, 2018-06-05",
    ]


def test_the_order_of_dates_is_proposed_where_another_row_shows_it(ministry, recommendations):
    data = a_csv(HEADINGS, ["1", "done", "03/04/2018", "x"], ["2", "done", "23/04/2018", "x"])

    assert shown(data, ministry, "t.csv").suggestion.recipe.date_order == "dmy"


def test_a_number_printed_in_two_reports_is_asked_once(ministry, recommendations):
    circle = recommendations[0].circle
    second = make.an_assessment("XOR-2018", audience="shared", circle=circle)
    make.a_recommendation("1", second, audience="shared", circle=circle)
    data = an_xlsx(HEADINGS, [1, "done", "2026-02-01", "x"])

    assert shown(data, ministry).found.asks == (
        "“1” is printed more than once (XOR-2009-1, XOR-2018-1): say once in the recipe which assessment.",
    )
    assert shown(data, ministry, assessment="XOR-2018").found.rows[0].key == "XOR-2018-1, 2026-02-01"


def test_a_number_that_a_spreadsheet_has_shortened_is_not_guessed(ministry, recommendations):
    for number in ("125.1", "125.10"):
        make.a_recommendation(
            number, recommendations[0].assessment, audience="shared", circle=recommendations[0].circle
        )

    as_number = shown(an_xlsx(HEADINGS, [125.1, "done", "2026-02-01", "x"]), ministry).found.rows[0]
    as_text = shown(an_xlsx(HEADINGS, ["125.10", "done", "2026-02-01", "x"]), ministry).found.rows[0]

    assert as_number.sentence.startswith("125.1 may be 125.1 or 125.10")
    assert as_text.key == "XOR-2009-125.10, 2026-02-01"


def test_rows_about_other_states_are_refused(ministry, recommendations):
    data = an_xlsx(["Country", *HEADINGS], ["NO", 1, "done", "2026-02-01", "x"], ["N/A", 2, "done", "2026-02-01", "x"])

    assert [row.sentence for row in shown(data, ministry).found.rows] == [
        "The row is about NOR; this is the file of Orsania (XOR).",
        "",
    ]


def test_nobody_learns_of_recommendations_they_may_not_see(ministry, recommendations):
    hidden = make.a_recommendation("77", make.an_assessment("XOR-2020", audience="body"), audience="body")
    data = an_xlsx(HEADINGS, [hidden.number, "done", "2026-02-01", "x"], [hidden.code, "done", "2026-02-01", "x"])

    sentences = [row.sentence for row in shown(data, ministry).found.rows]

    assert sentences == [
        "No recommendation “77” is known in this file: look at the number as printed.",
        "No recommendation “XOR-2020-77” is known in this file: look at the number as printed.",
    ]


def test_the_body_says_on_what_its_assessment_rests(recommendations):
    assessor = make.an_assessor()
    data = an_xlsx(HEADINGS, [1, "Completed", "2026-02-01", "x"])

    assert shown(data, assessor).found.rows[0].sentence.startswith("Say what the assessment rests on")
    assert (
        shown(data, assessor, basis="explained in a meeting").found.rows[0].sentence.startswith("An explanation alone")
    )
    applied(data, assessor, basis="document reviewed")
    row = Progress.objects.unscoped("a test").get()
    assert (row.side, row.basis, row.level) == ("body", "document reviewed", "implemented")


def test_what_was_passed_on_is_not_changed_from_here(ministry, recommendations):
    applied(PLAIN, ministry)
    row = Progress.objects.unscoped("a test").get(recommendation=recommendations[0])
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="sent") as change:
        source = row.passage.source
        for each in (source, row.passage, row):
            change.edit(each, audience="shared", circle=recommendations[0].circle)

    found = shown(an_xlsx(HEADINGS, [1, "in progress", "2026-02-01", "less"]), ministry).found

    assert [r.sentence for r in found.rows] == [
        "XOR-2009-1, 2026-02-01 has been passed on already, so it is not changed from here: add a row with a later date."
    ]


def test_what_changed_since_it_was_shown_is_not_applied(ministry, recommendations):
    prepared = shown(PLAIN, ministry)
    recipe = keep_recipe(
        "ours", prepared.suggestion.recipe, prepared.signature, compartment="XOR", actor=ministry, at=make.NOW
    )
    applied(an_xlsx(HEADINGS, [1, "in progress", "2026-02-01", "by a colleague"]), ministry)

    with pytest.raises(NotAsShown):
        apply_tracker(
            prepared.workbook, recipe, prepared.scope, data=PLAIN, name="t.xlsx", shown=prepared.found.digest, at=LATER
        )
    assert [row[4] for row in progress()] == ["by a colleague"]


def test_an_import_is_taken_back_whole(ministry, recommendations):
    applied(an_xlsx(HEADINGS, [1, "in progress", "2026-02-01", "as it was"]), ministry)
    before = progress()
    done = applied(PLAIN, ministry, words={"completed": "implemented", "nil": "nil"})

    assert undo_import(done, actor=ministry, at=LATER) == (5, 1)

    assert progress() == before
    done.refresh_from_db()
    assert done.undone_on == LATER
    assert Source.objects.unscoped("a test").count() == 2
    assert verify().problems == []


def test_an_import_is_not_taken_back_over_a_later_change(ministry, recommendations):
    done = applied(PLAIN, ministry)
    row = Progress.objects.unscoped("a test").get(recommendation=recommendations[0])
    with changeset(actor=ministry, at=make.NOW, reason="by hand") as change:
        change.edit(row, reason="by hand")

    with pytest.raises(CannotUndo, match="was changed since, and undoing would lose that change"):
        undo_import(done, actor=ministry, at=LATER)

    assert len(progress()) == 3
    done.refresh_from_db()
    assert done.undone_on is None


def test_another_organisation_neither_sees_nor_takes_back_an_import(ministry, recommendations):
    done = applied(PLAIN, ministry)
    stranger = make.a_contributor()

    assert not TrackerImport.objects.visible_to(stranger).exists()
    assert not TrackerRecipe.objects.visible_to(stranger).exists()
    with pytest.raises(NotAllowed):
        undo_import(done, actor=stranger, at=LATER)


def test_a_word_that_a_kept_recipe_does_not_know_is_asked_not_guessed(ministry, recommendations):
    applied(PLAIN, ministry)

    found = shown(an_xlsx(HEADINGS, [1, "ongoing", "2026-03-01", "x"]), ministry).found

    assert found.asks == (
        "“ongoing” is no level of this scale (perhaps “Under way”): say once in the recipe what it stands for.",
    )


def test_a_recipe_is_known_again_by_its_headings_in_any_order(ministry, recommendations):
    applied(PLAIN, ministry)
    moved = an_xlsx(
        ["Action taken", "As of", "No", "Status"],
        ["Published.", "2026-03-01", 1, "Completed"],
        Other=[["x", "y"], [1, 2]],
    )

    again = shown(
        an_xlsx(["Action taken", "As of", "No", "Status"], ["Published.", "2026-03-01", 1, "Completed"]), ministry
    )

    assert again.known.name == "ours"
    assert again.found.rows[0].key == "XOR-2009-1, 2026-03-01"
    assert shown(moved, ministry).known is None


def test_what_a_person_maps_goes_before_what_is_proposed(ministry, recommendations):
    data = an_xlsx(["Zeile", "Lage", "Notiz"], [1, "fertig", "x"], [2, "offen", "y"])
    said = {"target": "progress", "columns": {"number": "zeile", "level": "lage", "reason": ""}, **SAID}

    found = shown(data, ministry, words={"fertig": "implemented", "offen": "not-started"}, **said)

    assert [row.changes for row in found.found.rows] == [
        (("Level", "", "implemented"),),
        (("Level", "", "not-started"),),
    ]


def test_measures_are_created_and_updated_by_their_title(ministry, recommendations):
    headings = ["Measure", "Type", "Status", "Period", "Results", "Lead agency", "Rec. No"]
    first = an_xlsx(headings, ["Border database", "control", "planned", "2025", None, "Border Guard Service", 1])
    done = applied(first, ministry)
    assert done.target == "measures"
    second = an_xlsx(headings, ["border  database", "control", "in place", "2025", "12 posts connected", None, 1])

    done = applied(second, ministry)

    row = Measure.objects.unscoped("a test").get()
    assert (row.title, row.type, row.status, row.results) == (
        "Border database",
        "control",
        "in place",
        "12 posts connected",
    )
    assert MeasureOrganisation.objects.unscoped("a test").get().as_said == "Border Guard Service"
    assert MeasureAnswer.objects.unscoped("a test").get().recommendation == recommendations[0]
    undo_import(done, actor=ministry, at=LATER)
    row.refresh_from_db()
    assert (row.status, row.results) == ("planned", "")


def rows_told(observation):
    return [one.passage.quote for one in Support.objects.unscoped("a test").filter(observation=observation)]


def test_a_measure_stands_on_the_rows_of_the_tracker_that_tell_of_it(ministry, recommendations):
    headings = ["Measure", "Type", "Status", "Results"]
    applied(an_xlsx(headings, ["Border database", "control", "planned", None]), ministry)
    done = applied(an_xlsx(headings, ["Border database", "control", "in place", "12 posts"]), ministry)

    told = [row.observation for row in MeasureEvidence.objects.unscoped("a test").order_by("id")]
    assert [rows_told(one) for one in told] == [
        ["Border database | control | planned"],
        ["Border database | control | in place | 12 posts"],
    ]
    assert [(one.type, one.voice_verb, one.status) for one in told] == [
        ("measure", "recorded", "planned"),
        ("measure", "recorded", "in place"),
    ]
    undo_import(done, actor=ministry, at=LATER)
    assert MeasureEvidence.objects.unscoped("a test").count() == 1


def test_an_undertaking_stands_on_its_row_and_what_met_it_on_the_row_that_says_so(ministry, recommendations):
    headings = ["Commitment", "By whom", "State"]
    said = {"assessment": "XOR-2009", "as_of": "2026-01", "target": "undertakings"}
    applied(an_xlsx(headings, ["Send the statistics", "Ministry of Justice", "open"]), ministry, **said)
    applied(an_xlsx(headings, ["Send the statistics", "Ministry of Justice", "met"]), ministry, **said)

    row = Undertaking.objects.unscoped("a test").get()
    assert rows_told(row.observation) == ["Send the statistics | Ministry of Justice | open"]
    assert rows_told(row.met_by) == ["Send the statistics | Ministry of Justice | met"]


def test_undertakings_move_by_their_words(ministry, recommendations):
    headings = ["Commitment", "By whom", "Due date", "State"]
    said = {"assessment": "XOR-2009", "as_of": "2026-01", "target": "undertakings"}
    applied(an_xlsx(headings, ["Send the statistics", "Ministry of Justice", "2026-06-30", "open"]), ministry, **said)
    applied(an_xlsx(headings, ["Send the statistics", "Ministry of Justice", "2026-06-30", "met"]), ministry, **said)

    row = Undertaking.objects.unscoped("a test").get()
    assert (row.as_said, str(row.due_on), row.state, row.made_on) == (
        "Send the statistics",
        "2026-06-30",
        "met",
        "2026-01",
    )


def test_figures_keep_their_hedges(ministry, recommendations):
    data = an_xlsx(
        ["Indicator", "Value", "Year", "Source"], ["Persons convicted", "about 150", 2025, "Ministry of Justice"]
    )
    applied(data, ministry)

    row = Figure.objects.unscoped("a test").get()
    assert (str(row.interval), row.hedge, row.as_said, row.as_of, row.said_by) == (
        "[135, 165]", "approximately", "about 150", "2025", "Ministry of Justice",
    )  # fmt: skip


def test_needs_and_offers(ministry, recommendations):
    make.a_partner("INTERPOL")
    needs = an_xlsx(["Need", "Priority", "Agreed on", "Rec. No"], ["Training of analysts", "high", "2026-01-15", 2])
    offers = an_xlsx(
        ["Offer", "Donor", "Budget", "Currency"],
        ["Training", "interpol", "120,000", "EUR"],
        ["More", "Nobody", 1, "EUR"],
    )

    applied(needs, ministry, assessment="XOR-2009", target="needs")
    done = applied(offers, ministry, target="offers")

    need, offer = Need.objects.unscoped("a test").get(), Offer.objects.unscoped("a test").get()
    assert (need.title, need.priority, str(need.agreed_on), need.recommendation) == (
        "Training of analysts", "high", "2026-01-15", recommendations[1],
    )  # fmt: skip
    assert (offer.provider.name, offer.budget, offer.currency) == ("INTERPOL", 120000, "EUR")
    assert done.refusals == [
        "sheet “Tracker”, row 3, column B: No organisation “Nobody” is known here: write its name as the list has it."
    ]


def test_only_who_answers_for_the_state_reads_in_the_days_on_which_it_agreed():
    make.an_assessment("XOR-2009", audience="public")
    rows = ["Need", "Priority", "Agreed on"], ["Training of analysts", "high", "2026-01-15"], ["Readers", "low", None]

    done = applied(an_xlsx(*rows), make.a_contributor(), assessment="XOR-2009", target="needs")

    assert [(row.title, row.agreed_on) for row in Need.objects.unscoped("a test")] == [("Readers", None)]
    why = "Name the document in which the State agreed: a letter, a record, a report."
    assert done.refusals == [f"sheet “Tracker”, row 2, column C: {why} {WITH_ITS_DOCUMENT}"]


def test_a_trackers_other_day_does_not_replace_the_day_on_which_the_state_agreed(ministry, recommendations):
    said = {"assessment": "XOR-2009", "target": "needs"}
    headings = ["Need", "Priority", "Agreed on"]
    applied(an_xlsx(headings, ["Training", "high", "2026-01-15"]), ministry, **said)

    done = applied(
        an_xlsx(headings, ["Training", "low", "2026-01-20"], ["Readers", "low", "2026-01-15"]), ministry, **said
    )

    need = Need.objects.unscoped("a test").get(title="Training")
    assert (need.priority, need.agreed_on.isoformat()) == ("high", "2026-01-15")
    assert done.refusals == ["sheet “Tracker”, row 2, column C: The State has agreed to it already."]


def test_a_partners_tracker_enters_its_own_offers_and_no_other_partners():
    make.a_partner("IOM")
    make.a_state()
    rows = [["Offer", "Donor", "Budget", "Currency"], ["Training", "INTERPOL", 1, "EUR"], ["More", "IOM", 1, "EUR"]]

    done = applied(an_xlsx(*rows), make.a_delegate("INTERPOL"), target="offers")

    assert [row.title for row in Offer.objects.unscoped("a test")] == ["Training"]
    assert done.refusals == ["sheet “Tracker”, row 3, column B: A partner enters its own offers, not another's."]


def test_a_providers_tracker_enters_its_own_offers_and_nothing_else(recommendations):
    rows = [["Offer", "Donor", "Budget", "Currency"], ["Training", "INTERPOL", 1, "EUR"]]
    provider = make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("INTERPOL"))

    applied(an_xlsx(*rows), provider, target="offers")

    assert [row.title for row in Offer.objects.unscoped("a test")] == ["Training"]
    needs = shown(an_xlsx(["Need", "Priority"], ["Readers", "low"]), provider, assessment="XOR-2009", target="needs")
    assert (needs.found, "only for your own organisation" in needs.refused) == (None, True)


def test_several_sheets_are_read_and_others_are_named(ministry, recommendations):
    data = an_xlsx(
        East=[HEADINGS, [1, "done", "2026-02-01", "x"]],
        West=[HEADINGS, [2, "done", "2026-02-01", "x"]],
        Notes=[["Who", "Telephone"], ["Focal point", "12"]],
    )
    found = shown(data, ministry).found

    assert [(row.sheet, row.row) for row in found.rows] == [("East", 2), ("West", 2)]
    assert found.said == ("The sheet “Notes” has other headings and was left out.",)


def test_a_file_without_headings_is_one_sentence(ministry):
    with pytest.raises(NoHeadings, match="No sheet has a row of headings"):
        shown(an_xlsx(["only"], ["words"]), ministry)


def test_a_recipe_is_read_as_it_was_kept():
    kept = Recipe("progress", {"number": "no"}, {"done": "implemented"}, "dmy", "XOR-2009", "2026", "")

    assert recipe_from(kept.as_text()) == kept


CELL = st.one_of(st.none(), st.sampled_from(["done", "ongoing", "nil", "n/a", "nonsense"]))
ROW = st.tuples(st.sampled_from([1, 2, 3, 9, None]), CELL, st.sampled_from(["2026-01-01", "2026-02-01", None]), CELL)


class AnImportIsWhole(TestCase):
    @settings(max_examples=20, deadline=None)
    @given(st.lists(ROW, min_size=1, max_size=6), st.lists(ROW, min_size=1, max_size=6))
    def test_again_changes_nothing_and_undoing_brings_back_what_was(self, first, second):
        actor = make.a_focal_point()
        circle = make.a_circle(make.a_body(), make.a_ministry())
        assessment = make.an_assessment("XOR-2009", audience="shared", circle=circle.pk)
        for number in ("1", "2", "3"):
            make.a_recommendation(number, assessment, audience="shared", circle=circle.pk)
        said = {
            "target": "progress",
            "columns": dict(zip(("number", "level", "as_of", "reason"), map(str.lower, HEADINGS), strict=True)),
        }
        stages = [progress()]
        imports = []
        for rows in (first, second):
            try:
                imports.append(applied(an_xlsx(HEADINGS, *rows), actor, **said))
            except NothingToWrite:
                imports.append(None)
            stages.append(progress())
            counts = shown(an_xlsx(HEADINGS, *rows), actor, **said).found.counts
            assert (counts["create"], counts["update"]) == (0, 0)
        for done, before in zip(reversed(imports), reversed(stages[:-1]), strict=True):
            if done is not None:
                undo_import(done, actor=actor, at=LATER)
            assert progress() == before
        assert not Passage.objects.unscoped("a test").exists()
        assert verify().problems == []
