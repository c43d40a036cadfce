"""The addresses of judging."""

from django.urls import path

from headway.doors.web.judging import workspace as judging

urlpatterns = [
    path("assessments/<str:code>/judging/", judging.areas, name="judging"),
    path("assessments/<str:code>/judging/<slug:area>/", judging.area_page, name="judge-area"),
    path("assessments/<str:code>/threat/new/", judging.new_threat, name="new-threat"),
    path("judgements/<sealed:key>/disagree/", judging.disagreement, name="disagree"),
]
