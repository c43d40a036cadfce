"""Recommendations as a Django app."""

from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "headway.casework.recommendations"
    label = "recommendations"
    verbose_name = "Recommendations"
