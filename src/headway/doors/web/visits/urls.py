"""The addresses of visits and their meetings."""

from django.urls import path

from headway.doors.web.visits import captures, meetings, preliminary
from headway.doors.web.visits import papers as visit_papers
from headway.doors.web.visits import visit as visits

urlpatterns = [
    path("assessments/<str:code>/visit/", visits.visit, name="visit"),
    path("assessments/<str:code>/visit/coverage/", visits.cover, name="coverage"),
    path("assessments/<str:code>/visit/parts/new/", visits.plan_part, name="plan-part"),
    path("assessments/<str:code>/visit/delegation/", visits.name, name="name-delegate"),
    path("assessments/<str:code>/visit/documents/", visits.document, name="ask-document"),
    path(
        "assessments/<str:code>/visit/programme-<slug:audience>.<slug:form>",
        visit_papers.programme_file,
        name="programme-file",
    ),
    path("assessments/<str:code>/visit/sheets.<slug:form>", visit_papers.sheets_file, name="sheets-file"),
    path("assessments/<str:code>/visit/calendar.ics", visit_papers.calendar_file, name="calendar-file"),
    path("meetings/<sealed:key>/capture/", captures.lines, name="capture"),
    path("meetings/<sealed:key>/sheet.<slug:form>", visit_papers.sheet_file, name="sheet-file"),
    path("assessments/<str:code>/visit/preliminary/", preliminary.items, name="preliminary"),
    path("assessments/<str:code>/visit/preliminary/give/", preliminary.give, name="give-preliminary"),
    path(
        "assessments/<str:code>/visit/preliminary-<slug:audience>.<slug:form>",
        preliminary.file,
        name="preliminary-file",
    ),
    path("preliminary/<sealed:key>/end/", preliminary.end, name="end-preliminary"),
    path("preliminary/<sealed:key>/change/", preliminary.change, name="change-preliminary"),
    path("visit-parts/<sealed:key>/", visits.change_part, name="change-part"),
    path("visit-parts/<sealed:key>/give/", visits.give, name="give-programme"),
    path("visit-parts/<sealed:key>/meetings/new/", meetings.plan, name="plan-meeting"),
    path("delegates/<sealed:key>/answer/", visits.answer, name="answer-delegate"),
    path("meetings/<sealed:key>/", meetings.meeting, name="meeting"),
    path("meetings/<sealed:key>/change/", meetings.change, name="change-meeting"),
    path("meetings/<sealed:key>/cover/", meetings.cover, name="cover-meeting"),
    path("meetings/<sealed:key>/end/", meetings.end, name="end-meeting"),
    path("meetings/<sealed:key>/reopen/", meetings.reopen, name="reopen-meeting"),
]
