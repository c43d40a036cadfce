"""The addresses of intake."""

from django.urls import path

from headway.doors.web import intake

urlpatterns = [
    path("sources/new/", intake.new, name="new-source"),
    path("sources/<sealed:key>/proposals/", intake.reading, name="reading"),
    path("sources/<sealed:key>/proposals/<str:proposal>/", intake.decide, name="decide"),
    path("sources/<sealed:key>/proposals/<str:proposal>/change/", intake.edit, name="edit"),
    path("sources/<sealed:key>/visit/", intake.visit, name="visit-of"),
    path("sources/<sealed:key>/measures/<sealed:observation>/", intake.measure_of, name="measure-of"),
]
