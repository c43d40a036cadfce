"""A flow's stages: bounds solved jointly, contradictions told, small cells masked for other sides."""

from django.utils.translation import override

from headway.engines.flows.computing import Told, solve
from headway.engines.flows.drawing import draw_flow, say_stage
from headway.foundation.catalogue.norms import Flow, FlowStage
from headway.foundation.core.intervals import Interval, between, exactly

FLOW = Flow(
    "travel",
    "Travel",
    False,
    (
        FlowStage("travelled", "Travelled", "a"),
        FlowStage("dead", "Presumed dead", "b", of="travelled"),
        FlowStage("returned", "Returned", "c", of="travelled"),
        FlowStage("remaining", "Remaining", left="travelled"),
    ),
)
NEARLY = Interval(exactly(360).low, exactly(400).low, high_open=True)
THIRD = Interval(exactly("0.3").low, exactly("0.3667").low)


def told(stage, interval=None, share=None, as_said="as said", by="the Service"):
    return Told(f"{stage}{as_said}{by}", stage, by, as_said, interval, share)


def words(*rows, masked=False):
    now = solve(FLOW, "2018", rows, masked=masked)
    return {row.stage.id: (say_stage(row), row.computed) for row in now.stages}, [clash.words for clash in now.clashes]


def test_a_share_and_its_whole_are_one_unknown_and_what_is_left_is_said_by_nobody():
    found, clashes = words(told("travelled", NEARLY), told("dead", exactly(100)), told("returned", share=THIRD))

    assert found == {
        "travelled": ("360 to under 400", False),
        "dead": ("100", False),
        "returned": ("108 to 146", True),
        "remaining": ("128 to under 180", True),
    }
    assert clashes == []


def test_a_part_of_which_nobody_gave_a_number_lies_between_none_and_all():
    found, _ = words(told("travelled", NEARLY), told("dead", as_said="not able to say"), told("returned", exactly(120)))

    assert found["dead"] == ("0 to under 400", True)
    assert found["remaining"] == ("0 to under 280", True)


def test_two_sources_that_cannot_both_be_true_are_told_and_neither_is_chosen():
    found, clashes = words(
        told("travelled", exactly(100), as_said="100", by="A"),
        told("travelled", between(140, 160), as_said="about 150", by="B"),
    )

    assert clashes == ["Travelled: “100” (A) and “about 150” (B) cannot both be true."]
    assert found["travelled"] == ("100 to 160", True)


def test_two_sources_that_agree_leave_what_both_allow():
    found, clashes = words(told("travelled", between(100, 150)), told("travelled", between(140, 160), by="B"))

    assert (found["travelled"], clashes) == (("140 to 150", True), [])


def test_parts_that_are_more_than_their_whole_are_a_contradiction():
    _, clashes = words(told("travelled", exactly(10)), told("returned", exactly(12)))

    assert clashes == [
        "Returned is more than travelled, of which it is a part.",
        "Remaining: the parts are more than the whole.",
    ]


def test_a_contradiction_is_said_in_the_readers_language():
    with override("fr"):
        _, clashes = words(
            told("travelled", exactly(10), as_said="ten", by="A"),
            told("travelled", exactly(20), as_said="twenty", by=""),
            told("returned", exactly(32)),
        )

    assert clashes == [
        "Partis : « ten » (A) et « twenty » (personne de nommé) ne peuvent être vrais tous les deux.",
        "« Revenus » dépasse « partis », dont il fait partie.",
        "Remaining : les parties dépassent le tout.",
    ]


def test_small_cells_are_masked_for_others_also_where_they_only_follow_by_subtraction():
    rows = (told("travelled", exactly(20)), told("dead", exactly(9)), told("returned", exactly(8)))

    assert words(*rows)[0]["remaining"] == ("3", True)
    found, _ = words(*rows, masked=True)
    assert found["remaining"][0] == "fewer than 5"
    shown = [found[key][0] for key in ("travelled", "dead", "returned")]
    assert "not shown, so that no number under 5 can be worked out" in shown


def test_a_small_figure_is_masked_and_what_was_said_of_it_is_not_repeated():
    now = solve(FLOW, "2018", [told("travelled", exactly(40)), told("returned", exactly(3))], masked=True)

    returned = next(row for row in now.stages if row.stage.id == "returned")
    assert (say_stage(returned), returned.told) == ("fewer than 5", ())


def test_a_flow_is_drawn_from_left_to_right_with_an_arrow_to_each_part():
    drawing = draw_flow(solve(FLOW, "2018", [told("travelled", NEARLY)], masked=False))

    first, *rest = drawing.boxes
    assert {box.x for box in rest} == {first.x + drawing.box_width + 70}
    assert len(drawing.arrows) == 3
    assert [box.computed for box in drawing.boxes] == [False, True, True, True]


def test_in_arabic_a_flow_is_drawn_from_right_to_left_and_its_words_begin_on_the_right():
    with override("ar"):
        drawing = draw_flow(solve(FLOW, "2018", [told("travelled", NEARLY)], masked=False))

    first, *rest = drawing.boxes
    assert {box.x + drawing.box_width + 70 for box in rest} == {first.x}
    assert first.x + drawing.box_width + 2 == drawing.width
    assert drawing.words_at == drawing.box_width - 12
    starts = {arrow.path[1:].split()[0] for arrow in drawing.arrows}
    assert starts == {str(first.x)}
    assert {arrow.tip.split("L")[1].split()[0] for arrow in drawing.arrows} == {str(rest[0].x + drawing.box_width)}


def test_a_box_is_as_wide_as_the_longest_name_of_a_stage_asks():
    long = FlowStage("remaining", "Содержатся под стражей или в лагерях за рубежом", left="travelled")
    flow = Flow("travel", "Travel", False, (*FLOW.stages[:3], long))

    narrow, wide = (draw_flow(solve(each, "2018", [told("travelled", NEARLY)], masked=False)) for each in (FLOW, flow))

    assert narrow.box_width == 250
    assert wide.box_width > 8 * len("Содержатся под стражей или в лагерях за рубежом") - 8
    assert {box.x for box in wide.boxes} == {2, 2 + wide.box_width + 70}
