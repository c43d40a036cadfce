"""Organisations as a Django app."""

from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "headway.foundation.actors"
    label = "actors"
    verbose_name = "Organisations"
