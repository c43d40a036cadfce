"""The addresses of who can see what, of opening and closing rows, and of the acts that wait."""

from django.urls import path

from headway.doors.web.access import consents
from headway.doors.web.access import share_figures as figures
from headway.doors.web.access import who_sees as access

urlpatterns = [
    path("access/<slug:kind>/<sealed:key>/", access.who_can_see, name="who-sees"),
    path("access/<slug:kind>/<sealed:key>/open/", access.open_row, name="open-row"),
    path("access/<slug:kind>/<sealed:key>/close/", access.close_row, name="close-row"),
    path("waiting/", access.pending_list, name="pending"),
    path("waiting/<sealed:key>/confirm/", access.confirm_pending, name="confirm-pending"),
    path("waiting/<sealed:key>/withdraw/", access.withdraw_pending, name="withdraw-pending"),
    path("states/<str:code>/consents/", consents.consent_list, name="consents"),
    path("states/<str:code>/consents/new/", consents.new_consent, name="new-consent"),
    path("states/<str:code>/figures/", figures.share_figures, name="share-figures"),
    path("consents/<sealed:key>/", consents.consent_page, name="consent"),
    path("consents/<sealed:key>/withdraw/", consents.end_consent, name="withdraw-consent"),
    path("people/<sealed:key>/sees/", access.user_sees, name="user-sees"),
]
