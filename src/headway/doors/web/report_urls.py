"""The addresses of the follow-up and of reports."""

from django.urls import path

from headway.doors.web import followup, reports

urlpatterns = [
    path("assessments/<str:code>/then-and-now/", followup.followup_page, name="followup"),
    path("assessments/<str:code>/reports/", reports.report_list, name="reports"),
    path("assessments/<str:code>/reports/<slug:kind>/<slug:audience>/", reports.report_page, name="report"),
    path(
        "assessments/<str:code>/reports/<slug:kind>/<slug:audience>.<slug:form>",
        reports.report_file,
        name="report-file",
    ),
]
