"""Who reports, told by who recommends again and again, whatever it is called."""

import re
from collections import Counter
from collections.abc import Iterable

_AGAIN = 3
_RECOMMENDS = re.compile(
    r"(?:^|[.,;:] |\b(?:consequently|accordingly|therefore|thus|hence|and) )(?P<name>(?:(?:the|el|la|le|los|las|les) |l')?(?:[a-z0-9-]+ ){1,5}?)(?:also |further |therefore |strongly )?(?:recommends?|urges?|calls upon|reiterates its recommendation|recommande|exhorte|considere que|recomienda|insta|exhorta|рекомендует|(?:настоятельно )?призывает)\b"
)
_NO_REPORTER = re.compile(
    r"\b(?:their|his|her|leurs?|state|government|ministr\w+|authorit\w+|party|parliament|ombudsman|association|associations|bar|bank|police|court|union|which|who|that|and|it|they|he|she|we|law|delegation of)\b|\b(?:had|has|have|avai(?:t|ent)|ont|a|ayant|habia|ha|previously|earlier)$"
)


def those_who_recommend(texts: Iterable[str]) -> re.Pattern[str] | None:
    """The names of those who recommend again and again in the folded texts of a report; None for nobody."""
    names: Counter[str] = Counter()
    for plain in texts:
        names.update(hit["name"].strip() for hit in _RECOMMENDS.finditer(plain))
    found = [name for name, count in names.items() if count >= _AGAIN and not _NO_REPORTER.search(name)]
    if not found:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})(?![\w-])")
