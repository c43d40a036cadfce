"""The addresses of visits and their meetings."""

from django.urls import path

from headway.doors.web import meetings, visits

urlpatterns = [
    path("assessments/<str:code>/visit/", visits.visit, name="visit"),
    path("assessments/<str:code>/visit/coverage/", visits.cover, name="coverage"),
    path("assessments/<str:code>/visit/parts/new/", visits.plan_part, name="plan-part"),
    path("assessments/<str:code>/visit/delegation/", visits.name, name="name-delegate"),
    path("assessments/<str:code>/visit/documents/", visits.document, name="ask-document"),
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
