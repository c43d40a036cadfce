"""The addresses of the pages. People see codes like XOR-2009-12; never a primary key of a public row."""

from django.urls import path

from headway.doors.web import (
    access_urls,
    actors,
    assessments,
    draft_urls,
    evidence,
    files,
    form_urls,
    home,
    intake_urls,
    judging_urls,
    ledger,
    letter_urls,
    note_urls,
    personas,
    plans,
    reads,
    recommendations,
    report_urls,
    stages,
    states,
    tour,
    visit_urls,
)
from headway.doors.web.people import urls as people

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("persona/", personas.switch, name="persona"),
    path("tour/", tour.tour, name="tour"),
    path("states/", states.state_list, name="states"),
    path("states/<str:code>/", states.state_page, name="state"),
    path("assessments/<str:code>/", assessments.assessment_page, name="assessment"),
    path("assessments/<str:code>/stages/<slug:stage>/", stages.stage_page, name="stage"),
    path("recommendations/<str:code>/", recommendations.recommendation_page, name="recommendation"),
    path("measures/<sealed:key>/", plans.measure_page, name="measure"),
    path("organisations/", actors.organisation_list, name="organisations"),
    *report_urls.urlpatterns,
    *draft_urls.urlpatterns,
    *form_urls.urlpatterns,
    *access_urls.urlpatterns,
    *intake_urls.urlpatterns,
    *letter_urls.urlpatterns,
    *note_urls.urlpatterns,
    *judging_urls.urlpatterns,
    *visit_urls.urlpatterns,
    path("sources/", evidence.source_list, name="sources"),
    path("sources/<sealed:key>/", evidence.source_page, name="source"),
    path("files/<slug:kind>/<sealed:key>/", files.stored_file, name="file"),
    path("history/<slug:kind>/<sealed:key>/", ledger.history_page, name="history"),
    path("reads/", reads.read_list, name="reads"),
    path("ledger/", ledger.ledger_page, name="ledger"),
    *people.urlpatterns,
]
