"""What a visit looks at, as the text says it: the resolutions it names, and whether its list stays open."""

import re
from collections.abc import Sequence

from headway.engines.intake.scene import Scene, between
from headway.engines.intake.values import Mention

_ABOUT = re.compile(
    r"\b(?:implement\w*|follow-?up|monitor\w*|focus\w*|assess\w*|review\w*|compliance|progress|mandate|pursuant|under|obligations|examin\w*|look\w* at)\b"
)
_BEGINS = re.compile(r"\b(?:security council |council |relevant )?resolutions?\b")
_OPEN = re.compile(
    r",?\s(?:and|as well as)\s(?:other|its other|all other|subsequent|successor)\s(?:relevant\s|related\s)?(?:security\s)?(?:council\s)?resolutions\b"
)


def mandate_of(scene: Scene, instruments: Sequence[Mention]) -> tuple[Mention | None, bool]:
    """The stretch that names what the visit looks at, kept as said, and whether it ends in "other relevant resolutions"."""
    for sentence in scene.prose:
        named = between(instruments, sentence.start, sentence.end)
        if not named or not _ABOUT.search(scene.said(sentence)):
            continue
        start, end = named[0].start, named[-1].end
        begins = list(_BEGINS.finditer(scene.plain, sentence.start, start + 1))
        if begins and start - begins[-1].end() < 4:
            start = begins[-1].start()
        still = _OPEN.match(scene.plain, end)
        if still:
            end = still.end()
        return Mention(start, end, scene.text[start:end], reason="named in what the visit looks at"), bool(still)
    return None, False
