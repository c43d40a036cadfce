"""What a report says of words that are not of its own language: translated by whom, or in which language they stand."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from headway.casework.translations.models import Words
from headway.casework.translations.values import Worded, told_by_its_words

STANDS_IN = {
    "ar": pgettext_lazy("words that stand", "in Arabic"),
    "zh-hans": pgettext_lazy("words that stand", "in Chinese"),
    "en": pgettext_lazy("words that stand", "in English"),
    "fr": pgettext_lazy("words that stand", "in French"),
    "ru": pgettext_lazy("words that stand", "in Russian"),
    "es": pgettext_lazy("words that stand", "in Spanish"),
}


def marked(text: Worded | str, language: str) -> tuple[str, str]:
    """The words a report in that language prints, and its remark on them in brackets, "" where there is none to make.

    A remark begins with a space.
    """
    if isinstance(text, str):
        return text, _stands_in(told_by_its_words(text), language) if text.strip() else ""
    if text.translation is None:
        return text.record, _stands_in(text.language, language)
    return text.words, f" [{_whose(text.translation, is_earlier=text.is_earlier)}]"


def _stands_in(own: str, language: str) -> str:
    return "" if own == language else f" [{STANDS_IN.get(own, own)}]"


def _whose(translation: Words, *, is_earlier: bool) -> str:
    if not translation.machine:
        words = _("translation: %(who)s") % {"who": translation.by}
    elif translation.confirmed_by:
        told = {"machine": translation.machine, "who": translation.confirmed_by}
        words = _("translation by a machine, %(machine)s, confirmed by %(who)s") % told
    else:
        words = _("translation by a machine, %(machine)s, confirmed by nobody") % {"machine": translation.machine}
    earlier = _("of an earlier wording")
    return f"{words}; {earlier}" if is_earlier else words
