"""The pages as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "headway.doors.web"
    label = "web"
    verbose_name = "Pages"
