"""Assessments as a Django app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "headway.casework.assessments"
    label = "assessments"
    verbose_name = "Assessments"
