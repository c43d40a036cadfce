"""Visits as a Django app."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "headway.casework.visits"
    label = "visits"
    verbose_name = "Visits"
