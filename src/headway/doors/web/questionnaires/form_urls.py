"""The addresses of answer forms, of those that came back, and of what is done with them."""

from django.urls import path

from headway.doors.web.questionnaires import answer_forms

urlpatterns = [
    path("assessments/<str:code>/forms/", answer_forms.form_list, name="forms"),
    path("assessments/<str:code>/forms/send/", answer_forms.send, name="send-form"),
    path("assessments/<str:code>/forms/take-back/", answer_forms.take_form, name="take-form"),
    path("answers/<sealed:key>/", answer_forms.form_back, name="form-back"),
    path("answers/<sealed:key>/accept/", answer_forms.accept, name="accept-answers"),
    path("answers/<sealed:key>/undo/", answer_forms.undo, name="undo-answers"),
]
