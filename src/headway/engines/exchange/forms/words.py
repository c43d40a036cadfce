"""The fixed words of forms, in English: written in the language of the form, known again in every one."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.exchange.every_language import each_language

EMPTY, CHOOSE = gettext_noop("Write the answer here."), gettext_noop("Choose.")
"""What stands in an empty box; left as it is, it is no answer."""
HEADS = (gettext_noop("No."), gettext_noop("Asked"), gettext_noop("Answer"))


def heads_in_every_language() -> frozenset[tuple[str, ...]]:
    """The heads of the table, folded, as they stand in each language."""
    return frozenset(tuple(word.casefold() for word in heads) for heads in each_language(lambda: map(_, HEADS)))
