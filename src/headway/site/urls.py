"""Every address of the site. allauth's pages keep allauth's names; all others are the web door's."""

from django.urls import include, path

urlpatterns = [path("", include("headway.doors.web.people.allauth_urls")), path("", include("headway.doors.web.urls"))]
handler500 = "headway.doors.web.trouble.went_wrong"
