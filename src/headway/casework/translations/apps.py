"""Translations as a Django app."""

from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "headway.casework.translations"
    label = "translations"
    verbose_name = "Translations"
