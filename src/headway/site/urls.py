"""Every address of the site: the door for programs, allauth's pages with allauth's names, the web door's own."""

from django.urls import include, path

from headway.doors.api.v1 import urls as api

urlpatterns = [
    path("api/v1/", api),
    path("", include("headway.doors.web.people.allauth_urls")),
    path("", include("headway.doors.web.urls")),
]
handler500 = "headway.doors.web.trouble.went_wrong"
