"""The addresses of texts in other languages."""

from django.urls import path

from headway.doors.web.translations import translating

urlpatterns = [
    path("translations/<slug:kind>/<sealed:key>/", translating.translations, name="translations"),
    path("translations/<slug:kind>/<sealed:key>/language/", translating.language, name="say-language"),
    path("translations/<sealed:key>/confirm/", translating.confirmed, name="confirm-translation"),
]
