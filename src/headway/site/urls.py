"""Every address of the site."""

from django.urls import include, path

urlpatterns = [path("", include("headway.doors.web.urls"))]
handler500 = "headway.doors.web.trouble.went_wrong"
