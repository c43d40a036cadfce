"""How an observation is told in a language other than English: who, by which act of speech, and the words.

A noun for the verb, so that no gender or case has to be guessed. It claims no more than the verb does: what is not in
the list is a statement, and "confirmed" is never said.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from headway.engines.reports.values import Voice
from headway.engines.reports.words import quoted
from headway.foundation.core.numbers_said import say_parts

_ACTS: Mapping[str, tuple[str, ...]] = {
    "finding": ("found", "finds"),
    "conclusion": ("concluded", "concludes", "determined"),
    "assessment": ("assessed", "assesses", "assess"),
    "observation": ("observed", "observes", "observe", "saw"),
    "remark": ("noted", "notes", "note", "acknowledged", "recalled"),
    "emphasis": ("stressed", "emphasised", "emphasized", "underlined", "highlighted"),
    "report": ("reported", "reports", "report", "informed"),
    "explanation": ("explained", "described"),
    "announcement": ("announced", "declared"),
    "undertaking": ("pledged", "undertook"),
    "recommendation": ("recommended", "recommends", "encouraged", "called"),
    "view": ("considers", "consider", "considered", "believes", "believe", "believed", "thinks", "suggested",
             "suggests"),
    "estimate": ("estimates", "estimate", "estimated"),
    "expectation": ("expects",),
}  # fmt: skip
_NOUNS = {
    "finding": pgettext_lazy("act of speech", "finding"),
    "conclusion": pgettext_lazy("act of speech", "conclusion"),
    "assessment": pgettext_lazy("act of speech", "assessment"),
    "observation": pgettext_lazy("act of speech", "observation"),
    "remark": pgettext_lazy("act of speech", "remark"),
    "emphasis": pgettext_lazy("act of speech", "emphasis"),
    "report": pgettext_lazy("act of speech", "report"),
    "explanation": pgettext_lazy("act of speech", "explanation"),
    "announcement": pgettext_lazy("act of speech", "announcement"),
    "undertaking": pgettext_lazy("act of speech", "undertaking"),
    "recommendation": pgettext_lazy("act of speech", "recommendation"),
    "view": pgettext_lazy("act of speech", "view"),
    "estimate": pgettext_lazy("act of speech", "estimate"),
    "expectation": pgettext_lazy("act of speech", "expectation"),
}
ACT_OF = {verb: act for act, verbs in _ACTS.items() for verb in verbs}


def tell_abroad(voice: Voice, words: str) -> str:
    """The observation as "who (act of speech): the words"."""
    who, verb = voice.who.strip() or _("the source"), voice.verb.strip().lower()
    act = ACT_OF.get(verb, "")
    told = str(_NOUNS[act]) if act else "" if verb in {"", "according to"} else pgettext("act of speech", "statement")
    inferred = _("speaker inferred") if voice.inferred else ""
    beside = say_parts(filter(None, (told, inferred)))
    opening = f"{who} ({beside})" if beside else who
    return _("%(who)s: %(words)s") % {"who": opening, "words": quoted(words)}
