"""Assistance as a Django app."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    name = "headway.casework.assistance"
    label = "assistance"
    verbose_name = "Assistance"
