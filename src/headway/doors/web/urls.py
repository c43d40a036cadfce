"""The addresses of the pages. People see codes like XOR-2009-12; never a primary key of a public row."""

from django.urls import path

from headway.doors.web import home, languages, personas, states, tour
from headway.doors.web.access import urls as access_urls
from headway.doors.web.assessments import first_page as assessments
from headway.doors.web.assessments import opening, stages
from headway.doors.web.assessments import urls as assessment_urls
from headway.doors.web.assistance import urls as assistance_urls
from headway.doors.web.intake import evidence
from headway.doors.web.intake import urls as intake_urls
from headway.doors.web.judging import urls as judging_urls
from headway.doors.web.letters import urls as letter_urls
from headway.doors.web.organisations import urls as organisation_urls
from headway.doors.web.parts import files
from headway.doors.web.people import urls as people
from headway.doors.web.plans import flows
from headway.doors.web.plans import urls as plan_urls
from headway.doors.web.questionnaires import form_urls
from headway.doors.web.questionnaires import urls as questionnaire_urls
from headway.doors.web.recommendations import urls as following_urls
from headway.doors.web.record import history as ledger
from headway.doors.web.record import reads, search
from headway.doors.web.reports import draft_urls, publication_urls
from headway.doors.web.reports import urls as report_urls
from headway.doors.web.translations import urls as translation_urls
from headway.doors.web.visits import note_urls
from headway.doors.web.visits import urls as visit_urls

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("language/", languages.choose, name="language"),
    path("persona/", personas.switch, name="persona"),
    path("tour/", tour.tour, name="tour"),
    path("states/", states.state_list, name="states"),
    path("states/<str:code>/", states.state_page, name="state"),
    path("states/<str:code>/file/<slug:part>/", states.state_page, name="state-part"),
    path("assessments/open/", opening.open_page, name="open-assessment"),
    path("assessments/<str:code>/", assessments.assessment_page, name="assessment"),
    path("assessments/<str:code>/correct/", opening.correct_page, name="correct-assessment"),
    path("assessments/<str:code>/follow-up/open/", opening.follow_up_page, name="open-follow-up"),
    path("assessments/<str:code>/stages/<slug:stage>/", stages.stage_page, name="stage"),
    *organisation_urls.urlpatterns,
    *assessment_urls.urlpatterns,
    *report_urls.urlpatterns,
    *publication_urls.urlpatterns,
    *draft_urls.urlpatterns,
    *form_urls.urlpatterns,
    *access_urls.urlpatterns,
    *intake_urls.urlpatterns,
    *letter_urls.urlpatterns,
    *note_urls.urlpatterns,
    *judging_urls.urlpatterns,
    *following_urls.urlpatterns,
    *visit_urls.urlpatterns,
    *plan_urls.urlpatterns,
    *assistance_urls.urlpatterns,
    path("states/<str:code>/flows/", flows.flows, name="flows"),
    *questionnaire_urls.urlpatterns,
    *translation_urls.urlpatterns,
    path("sources/", evidence.source_list, name="sources"),
    path("sources/<sealed:key>/", evidence.source_page, name="source"),
    path("files/<slug:kind>/<sealed:key>/", files.stored_file, name="file"),
    path("history/<slug:kind>/<sealed:key>/", ledger.history_page, name="history"),
    path("organisations/<sealed:key>/history/", ledger.organisation_history, name="organisation-history"),
    path("search/", search.search_page, name="search"),
    path("reads/", reads.read_list, name="reads"),
    path("ledger/", ledger.ledger_page, name="ledger"),
    *people.urlpatterns,
]
