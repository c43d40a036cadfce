"""What the small forms of pages gave, which are typed in templates and have no form class of their own."""

from datetime import date

from django.utils.translation import gettext as _

from headway.foundation.core.verdicts import NotAllowed


def day_given(words: str) -> date | None:
    """The day that was given, None where none was. Raises NotAllowed for words that are no day."""
    try:
        return date.fromisoformat(words.strip()) if words.strip() else None
    except ValueError:
        raise NotAllowed(_("Give the day as year, month, day: 2026-03-12.")) from None
