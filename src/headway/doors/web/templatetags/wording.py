"""Words in their language: a row's text as its reader gets it, the name of a language."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.template import Context
from django.utils.translation import get_language_info

from headway.casework.plans.first import TO_NAME
from headway.casework.plans.models import Milestone
from headway.casework.translations.texts import kinds
from headway.casework.translations.values import Worded
from headway.doors.web.parts.retold import retell
from headway.foundation.access.models import CaseRecord

register = template.Library()


Texts = Mapping[UUID, Mapping[str, Worded]]


@register.filter
def of(texts: Texts | None, row: CaseRecord) -> Worded | None:
    """The first text of a row among those a page has asked for."""
    return texts[row.pk].get(kinds()[type(row)].columns[0]) if texts and row.pk in texts else None


@register.inclusion_tag("web/parts/words_of.html", takes_context=True)
def words_of(context: Context, row: CaseRecord, column: str) -> dict[str, object]:
    """One text of a row in the reader's language where the page's `texts` have it, else as it is written."""
    return {"text": _found(context, row, column), "written": _written(row, column)}


@register.inclusion_tag("web/parts/whose_words.html", takes_context=True)
def whose_words_of(context: Context, row: CaseRecord, column: str) -> dict[str, object]:
    """Who translated it, and the words of record a step away; nothing where the words are those of record."""
    return {"text": _found(context, row, column)}


def _written(row: CaseRecord, column: str) -> str:
    """As it is written; what Headway named itself, in the reader's language."""
    words = str(getattr(row, column))
    return retell(words, among=(TO_NAME,)) if isinstance(row, Milestone) and column == "title" else words


def _found(context: Context, row: CaseRecord, column: str) -> Worded | None:
    texts: Texts = context.get("texts") or {}
    return texts.get(row.pk, {}).get(column)


@register.filter
def language_name(code: str) -> str:
    """A language as the reader's own calls it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
