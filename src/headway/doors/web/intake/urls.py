"""The addresses of intake."""

from django.urls import path

from headway.doors.web.intake import belonging, earlier_reports, law_pages, queue, queue_names, scanned_pages, trackers
from headway.doors.web.intake import reading_in as intake
from headway.doors.web.intake import replies as taking

urlpatterns = [
    path("queue/", queue.queue, name="queue"),
    path("queue/<sealed:key>/", queue.work_on, name="queued"),
    path("queue/<sealed:key>/names/", queue_names.names, name="queued-names"),
    path("queue/<sealed:key>/tracker/", trackers.tracker, name="tracker"),
    path("imports/<sealed:key>/undo/", trackers.undo, name="undo-import"),
    path("sources/new/", intake.new, name="new-source"),
    path("sources/<sealed:key>/proposals/", intake.reading, name="reading"),
    path("sources/<sealed:key>/proposals/<str:proposal>/", intake.decide, name="decide"),
    path("sources/<sealed:key>/proposals/<str:proposal>/change/", intake.edit, name="edit"),
    path("sources/<sealed:key>/recommendations/", earlier_reports.review, name="earlier-report"),
    path("sources/<sealed:key>/recommendations/all/", earlier_reports.accept_waiting, name="accept-waiting"),
    path("sources/<sealed:key>/recommendations/<str:proposal>/", earlier_reports.decide, name="decide-recommendation"),
    path(
        "sources/<sealed:key>/recommendations/<str:proposal>/change/",
        earlier_reports.change,
        name="change-recommendation",
    ),
    path("sources/<sealed:key>/pages/<int:number>/", scanned_pages.compare, name="scanned-page"),
    path("sources/<sealed:key>/pages/<int:number>/picture/", scanned_pages.picture, name="page-picture"),
    path("sources/<sealed:key>/visit/", intake.visit, name="visit-of"),
    path("sources/<sealed:key>/measures/<sealed:observation>/", intake.measure_of, name="measure-of"),
    path("sources/<sealed:key>/kind/", taking.name_kind, name="name-kind"),
    path("sources/<sealed:key>/offers/", taking.offered, name="offered"),
    path("sources/<sealed:key>/offers/all/", taking.take_all, name="take-all"),
    path("sources/<sealed:key>/offers/<str:offer>/", taking.take, name="take"),
    path("sources/<sealed:key>/offers/<str:offer>/belongs/", belonging.belongs, name="belongs"),
    path("sources/<sealed:key>/taken/<sealed:decision>/back/", taking.give_back, name="give-back"),
    path("sources/<sealed:key>/articles/<str:number>/", law_pages.article, name="article"),
    path("sources/<sealed:key>/translation/", law_pages.translation, name="translation"),
    path("laws/<str:code>/", law_pages.reference, name="law-reference"),
]
