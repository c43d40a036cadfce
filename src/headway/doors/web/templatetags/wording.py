"""Words in their language: a row's text as its reader gets it, the name of a language."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.translation import get_language_info

from headway.casework.translations.values import Worded
from headway.foundation.access.models import CaseRecord

register = template.Library()


@register.filter
def of(texts: Mapping[UUID, Worded] | None, row: CaseRecord) -> Worded | None:
    """The text of a row among those a page has asked for."""
    return texts.get(row.pk) if texts else None


@register.filter
def language_name(code: str) -> str:
    """A language as the reader's own calls it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
