"""The catalogue as a Django app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "headway.foundation.catalogue"
    label = "catalogue"
    verbose_name = "Catalogue"
