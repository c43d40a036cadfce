"""The packaged questions and their areas in the tables, without the rest of the catalogue."""

from headway.foundation.catalogue.models import Area, Question
from headway.foundation.catalogue.tables import rows_of
from headway.foundation.catalogue.values import load_catalogue


def ask_questions() -> None:
    for rows in rows_of(load_catalogue()):
        if rows.model in {Area, Question}:
            rows.model._default_manager.bulk_create(rows.rows)
