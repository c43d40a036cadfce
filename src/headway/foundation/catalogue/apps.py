"""The catalogue as a Django app."""

from django.apps import AppConfig
from django.conf import settings

from headway.foundation.catalogue.values import lay_over


class CatalogueConfig(AppConfig):
    name = "headway.foundation.catalogue"
    label = "catalogue"
    verbose_name = "Catalogue"

    def ready(self) -> None:
        lay_over(settings.HEADWAY_CATALOGUE)
