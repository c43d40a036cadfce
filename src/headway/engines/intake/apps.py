"""Intake as a Django app: it remembers what people decided about its proposals."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "headway.engines.intake"
    label = "intake"
    verbose_name = "Intake"
