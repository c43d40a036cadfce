"""How well an earlier report is read: recommendations by best match, exact texts, printed numbers, gaps."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_BULLET = re.compile(r"[•‣]\s*")
_NEAR = 0.8


@dataclass
class Score:
    """Counts over one report or many: found rightly, to be found, found at all; texts and numbers right; gaps."""

    right: int = 0
    wanted: int = 0
    given: int = 0
    exact: int = 0
    numbers: int = 0
    gaps_right: int = 0
    gaps_wanted: int = 0
    gaps_given: int = 0

    def __add__(self, other):
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def measures(self):
        """Recall, precision, exact text, printed number, and gaps reported; 1 where there is nothing to measure."""
        pairs = [
            (self.right, self.wanted),
            (self.right, self.given),
            (self.exact, self.right),
            (self.numbers, self.right),
        ]
        pairs.append((self.gaps_right, self.gaps_wanted))
        return tuple(one / of if of else 1.0 for one, of in pairs)


def plain(text):
    return " ".join(_BULLET.sub("", text).split())


def matched(gold, found):
    """Pairs of what is wanted and what was found, the likest first, each used once."""
    texts = [plain(one["text"]) for one in found]
    by_text = {}
    for place, text in enumerate(texts):
        by_text.setdefault(text, []).append(place)
    pairs, left = [], []
    for one in gold:
        places = by_text.get(plain(one.text), [])
        same = next(
            (place for place in places if (found[place]["number"] or "") == one.number), places[0] if places else None
        )
        if same is None:
            left.append(one)
        else:
            places.remove(same)
            pairs.append((one, same))
    free = set(range(len(found))) - {place for _, place in pairs}
    likely = []
    for one in left:
        for place in free:
            matcher = SequenceMatcher(None, plain(one.text), texts[place], autojunk=False)
            if matcher.quick_ratio() >= _NEAR and (ratio := matcher.ratio()) >= _NEAR:
                likely.append((ratio, id(one), one, place))
    for _, _, one, place in sorted(likely, key=lambda pair: -pair[0]):
        if one in left and place in free:
            left.remove(one)
            free.discard(place)
            pairs.append((one, place))
    return pairs, left, sorted(free)


def score(report, told):
    """The score of what was told of a report, and sentences on what is wrong."""
    found = told["recommendations"]
    pairs, missed, more = matched(report.gold, found)
    wrong = [f"missed {one.number}: {one.text[:90]}" for one in missed]
    wrong += [
        f"not wanted {found[place]['number']}: {found[place]['text'][:90]!r} {found[place]['reasons']}"
        for place in more
    ]
    result = Score(right=len(pairs), wanted=len(report.gold), given=len(found))
    for one, place in pairs:
        if plain(one.text) == plain(found[place]["text"]):
            result.exact += 1
        else:
            wrong.append(
                f"text of {one.number}: wanted {plain(one.text)!r}\n      found {plain(found[place]['text'])!r}"
            )
        if one.number == (found[place]["number"] or ""):
            result.numbers += 1
        else:
            wrong.append(f"number: wanted {one.number!r} found {found[place]['number']!r}: {one.text[:50]}")
    gaps = [gap["number"] for gap in told["completeness"]["gaps"]]
    result.gaps_wanted, result.gaps_given = len(report.gaps), len(gaps)
    result.gaps_right = len(set(report.gaps) & set(gaps))
    if sorted(report.gaps) != sorted(gaps):
        wrong.append(f"gaps: wanted {report.gaps} found {gaps}")
    return result, wrong
