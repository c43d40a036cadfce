"""The addresses of the follow-up and of reports."""

from django.urls import path

from headway.doors.web.reports import editions, followup, outlines, reports

urlpatterns = [
    path("assessments/<str:code>/then-and-now/", followup.followup_page, name="followup"),
    path("assessments/<str:code>/then-and-now/<slug:part>/", followup.followup_page, name="followup-part"),
    path("assessments/<str:code>/reports/", reports.report_list, name="reports"),
    path("assessments/<str:code>/reports/<slug:kind>/outline/", outlines.outline_page, name="outline"),
    path("assessments/<str:code>/reports/<slug:kind>/outline/keep/", outlines.arrange_chapters, name="arrange-outline"),
    path("assessments/<str:code>/reports/<slug:kind>/outline/add/", outlines.new_chapter, name="add-chapter"),
    path("assessments/<str:code>/reports/<slug:kind>/outline/write/", outlines.write_sentence, name="write-sentence"),
    path("sentences/<sealed:key>/", outlines.change_sentence, name="change-sentence"),
    path("assessments/<str:code>/reports/keep/", editions.keep, name="keep-report"),
    path("reports/<sealed:key>/office/", editions.say_for, name="say-for-office"),
    path("reports/<sealed:key>/clear/", editions.clear, name="clear-report"),
    path("reports/<sealed:key>/correct/", editions.correct, name="correct-report"),
    path("reports/<sealed:key>/submit/", editions.submit, name="submit-report"),
    path("reports/<sealed:key>/object/", editions.object_to, name="object-to-report"),
    path("objections/<sealed:key>/answer/", editions.answer, name="answer-objection"),
    path("reports/<sealed:key>/adopt/", editions.decide, name="adopt-report"),
    path("reports/<sealed:key>/silence/", editions.by_silence, name="adopt-by-silence"),
    path("assessments/<str:code>/reports/<slug:kind>/<slug:audience>/", reports.report_page, name="report"),
    path(
        "assessments/<str:code>/reports/<slug:kind>/<slug:audience>.<slug:form>",
        reports.report_file,
        name="report-file",
    ),
]
