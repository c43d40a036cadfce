"""The addresses of assistance: needs, offers, what is matched, files of activities."""

from django.urls import path

from headway.doors.web.assistance import activities, needs, offers
from headway.doors.web.assistance import overview as assistance

urlpatterns = [
    path("states/<str:code>/assistance/", assistance.board, name="assistance"),
    path("states/<str:code>/needs/new/", needs.new, name="new-need"),
    path("states/<str:code>/offers/new/", offers.new, name="new-offer"),
    path("states/<str:code>/offers/activities/", activities.take_in, name="take-in-activities"),
    path("needs/<sealed:key>/", needs.need, name="need"),
    path("needs/<sealed:key>/agree/", needs.agree, name="agree-need"),
    path("needs/<sealed:key>/close/", needs.close, name="close-need"),
    path("needs/<sealed:key>/match/", needs.match, name="match-need"),
    path("offers/<sealed:key>/", offers.offer_page, name="offer"),
    path("offers/<sealed:key>/change/", offers.change, name="change-offer"),
    path("matches/<sealed:key>/move/", needs.move, name="move-match"),
    path("activities/<sealed:key>/", activities.shown, name="activities"),
    path("activities/<sealed:key>/apply/", activities.apply, name="apply-activities"),
    path("activities/<sealed:key>/undo/", activities.undo, name="undo-activities"),
]
