"""The addresses of strategies, what stands in them and what they are to have done by when."""

from django.urls import path

from headway.doors.web.plans import first_strategy, measures, milestones, pillars, strategies, strategy_papers
from headway.doors.web.plans import one_measure as plans

urlpatterns = [
    path("states/<str:code>/strategy/", strategies.strategy_list, name="strategies"),
    path("states/<str:code>/strategy/first/", first_strategy.first, name="first-strategy"),
    path("states/<str:code>/measures/new/", measures.new, name="new-measure"),
    path("strategies/<sealed:key>/", strategies.strategy, name="strategy"),
    path("strategies/<sealed:key>/coverage/", strategies.coverage, name="strategy-coverage"),
    path("strategies/<sealed:key>/gaps/", strategies.gaps, name="strategy-gaps"),
    path("strategies/<sealed:key>/change/", strategies.change, name="change-strategy"),
    path("strategies/<sealed:key>/share/", strategies.share, name="share-strategy"),
    path("strategies/<sealed:key>/undo/", first_strategy.undo, name="undo-strategy"),
    path("strategies/<sealed:key>/pillars/new/", pillars.new, name="new-pillar"),
    path("strategies/<sealed:key>/place/", pillars.put, name="place-measure"),
    path("strategies/<sealed:key>/milestones/new/", milestones.new, name="new-milestone"),
    path(
        "strategies/<sealed:key>/strategy-<slug:audience>.<slug:form>",
        strategy_papers.strategy_file,
        name="strategy-file",
    ),
    path("pillars/<sealed:key>/", pillars.change, name="pillar"),
    path("placements/<sealed:key>/out/", pillars.out, name="take-out"),
    path("milestones/<sealed:key>/", milestones.milestone, name="milestone"),
    path("recurrences/<sealed:key>/", milestones.rule, name="recurrence"),
    path("measures/<sealed:key>/", plans.measure_page, name="measure"),
    path("measures/<sealed:key>/organisations/", measures.organisations, name="measure-organisations"),
    path("measures/<sealed:key>/answers/", measures.answers, name="measure-answers"),
    path("measures/<sealed:key>/money/", measures.money, name="measure-money"),
    path("measures/<sealed:key>/results/", measures.results, name="measure-results"),
]
