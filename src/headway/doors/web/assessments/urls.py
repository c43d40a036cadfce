"""The addresses of what hangs on an assessment."""

from django.urls import path

from headway.doors.web.assessments import pages as parts

urlpatterns = [
    path("assessments/<str:code>/judgements/", parts.judgements, name="assessment-judgements"),
    path("assessments/<str:code>/recommendations/", parts.recommendations, name="assessment-recommendations"),
    path("assessments/<str:code>/promises/", parts.promises, name="assessment-promises"),
    path("assessments/<str:code>/stages/", parts.stages, name="assessment-stages"),
]
