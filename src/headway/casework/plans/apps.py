"""Plans as a Django app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "headway.casework.plans"
    label = "plans"
    verbose_name = "Plans"
