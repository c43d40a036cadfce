"""The addresses of the questionnaire: three voices, the board, a ministry's section and its workbooks."""

from django.urls import path

from headway.doors.web.questionnaires import section_workbooks, sections
from headway.doors.web.questionnaires import voices as questionnaires

urlpatterns = [
    path("assessments/<str:code>/questionnaire/", questionnaires.questionnaire, name="questionnaire"),
    path("assessments/<str:code>/questionnaire/xlsform/", section_workbooks.xlsform, name="xlsform"),
    path("assessments/<str:code>/questionnaire/prefill/", questionnaires.prefill, name="prefill-questionnaire"),
    path("assessments/<str:code>/questionnaire/submit/", questionnaires.submit, name="submit-answers"),
    path("assessments/<str:code>/questionnaire/ministries/", sections.board_page, name="questionnaire-board"),
    path("assessments/<str:code>/questionnaire/assign/", sections.assign_section, name="assign-section"),
    path("assessments/<str:code>/questionnaire/<slug:question>/", questionnaires.answer, name="answer-question"),
    path("submissions/<sealed:key>/reopen/", questionnaires.reopen, name="reopen-answers"),
    path("sections/<sealed:key>/", sections.section, name="section"),
    path("sections/<sealed:key>/act/", sections.act, name="section-act"),
    path("sections/<sealed:key>/persons/", sections.name_persons, name="name-persons"),
    path("sections/<sealed:key>/workbook/", section_workbooks.workbook, name="section-workbook"),
    path("sections/<sealed:key>/paper/", section_workbooks.paper, name="section-paper"),
    path("sections/<sealed:key>/take-in/", section_workbooks.take_in, name="take-in-workbook"),
    path("workbooks/<sealed:key>/", section_workbooks.shown, name="workbook"),
    path("workbooks/<sealed:key>/apply/", section_workbooks.apply, name="apply-workbook"),
    path("workbooks/<sealed:key>/undo/", section_workbooks.take_back, name="undo-workbook"),
]
