"""`python -m bench.lists`: learn anew by which traits a list of recommendations is known, and keep it in the table.

A logistic regression over the lists of all reports with gold: those of the corpus and those of other hands. A list
counts as one of recommendations where at least three fifths of its entries are; one that is half so teaches little.
Printed for each batch: how much of what it lists is found, and how much of what is found is right, where it taught
nothing itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import django
import numpy as np
from numpy.typing import NDArray

from headway.engines.intake.documents.earlier_reports.completeness import announced_in
from headway.engines.intake.documents.earlier_reports.counted import with_all_numbers, with_sentences_told
from headway.engines.intake.documents.earlier_reports.every_list import every_list
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.traits import traits_of
from headway.engines.intake.layer import Document
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.reports.corpus import ENTRIES, WRITERS, made
from tests.engines.intake.documents.reports.other_hands import BATCHES, reports_of
from tests.engines.intake.documents.scoring import plain

Numbers = NDArray[np.float64]

TABLE = Path(__file__).parents[1] / "src/headway/data/intake/list-weights.yaml"
HEAD = """\
# How much each trait of a list tells that its entries are recommendations (earlier_reports/traits.py): weights of a
# logistic regression, positive for it, negative against it; "at first" is for all. `python -m bench.lists` wrote it.
"""
AT_FIRST = "at first"
EXAMINERS = frozenset({"18", "19"})
"""Batches that examine and do not teach."""
MOSTLY, HALF, LITTLE = 0.6, 0.3, 0.3
LIKELY = 0.8
RIDGE = 20.0
ROUNDS = 40
MOST_ENTRIES = 25
"""More entries than this teach no more."""
OPENING, BEGINNING = 60, 40


@dataclass(frozen=True, slots=True)
class Example:
    """A list: the batch of its report, its traits, how many entries it has, and which part of them is recommended."""

    batch: str
    traits: dict[str, float]
    entries: int
    share: float


def main() -> None:
    django.setup()
    found = list(examples())
    taught = [one for one in found if one.batch not in EXAMINERS]
    for batch in sorted({one.batch for one in found}):
        recall, precision = left_out([one for one in found if one in taught or one.batch == batch], batch)
        print(f"{batch}: found {recall:.2f}, right {precision:.2f}")
    TABLE.write_text(HEAD + "".join(f'"{name}": {weight:.4f}\n' for name, weight in learned(taught).items()))


def examples() -> Iterator[Example]:
    """Every list of every report with gold."""
    for batch, document, gold in documents():
        outline = Outline(with_sentences_told(with_all_numbers(document)))
        announced = announced_in(outline)
        texts = [plain(text).casefold() for text in gold]
        for one in every_list(outline):
            said = [plain(outline.text[item.start : item.end]).casefold() for item in one.items]
            share = sum(_is_one_of(text, texts) for text in said) / len(said)
            yield Example(batch, traits_of(outline, one, announced), len(said), share)


def documents() -> Iterator[tuple[str, Document, list[str]]]:
    for batch in BATCHES:
        for report in reports_of(batch):
            yield batch, report.document, [one.text for one in report.gold]
    for name, (of, _, _) in ENTRIES.items():
        report = made(name)
        for form, writer in WRITERS.items():
            yield of, read(writer(report), name=f"{name}.{form}"), [one.text for one in report.gold]


def _is_one_of(text: str, gold: Sequence[str]) -> bool:
    """Whether an entry begins or ends as a recommendation does."""
    return any(text[:BEGINNING] == one[:BEGINNING] or text[-OPENING:] == one[-OPENING:] for one in gold)


def learned(found: Sequence[Example]) -> dict[str, float]:
    """The weight of each trait, and of what holds for every list."""
    names = list(found[0].traits)
    traits = np.array([[one.traits[name] for name in names] for one in found])
    middle, spread = traits.mean(axis=0), traits.std(axis=0)
    spread[spread < 1e-6] = 1.0
    design = np.hstack([(traits - middle) / spread, np.ones((len(found), 1))])
    wanted = np.array([float(one.share >= MOSTLY) for one in found])
    fitted = _fitted(design, wanted, _matter(found))
    weights = fitted[:-1] / spread
    return {AT_FIRST: float(fitted[-1] - weights @ middle), **dict(zip(names, weights.tolist(), strict=True))}


def _matter(found: Iterable[Example]) -> Numbers:
    """How much each list counts: by the root of its entries, little where it is half one of recommendations."""
    return np.array(
        [min(one.entries, MOST_ENTRIES) ** 0.5 * (LITTLE if HALF < one.share < MOSTLY else 1.0) for one in found]
    )


def _fitted(design: Numbers, wanted: Numbers, matter: Numbers) -> Numbers:
    """Newton's method; all but the last weight are held small."""
    weights = np.zeros(design.shape[1])
    held = np.full(len(weights), RIDGE)
    held[-1] = 1e-6
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (matter * (chance - wanted)) + held * weights
        bend = (design * (matter * chance * (1 - chance))[:, None]).T @ design + np.diag(held)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def left_out(found: Sequence[Example], batch: str) -> tuple[float, float]:
    """Of the lists of a batch that taught nothing: which part is found, and which part of what is found is right."""
    weights = learned([one for one in found if one.batch != batch])
    own = [one for one in found if one.batch == batch]
    matter, right, told = _matter(own), [one.share >= MOSTLY for one in own], [_likely(one, weights) for one in own]
    both = matter @ np.logical_and(right, told)
    return float(both / max(matter @ np.array(right), 1e-9)), float(both / max(matter @ np.array(told), 1e-9))


def _likely(one: Example, weights: dict[str, float]) -> bool:
    total = weights[AT_FIRST] + sum(weights[name] * value for name, value in one.traits.items())
    return bool(1 / (1 + np.exp(-total)) >= LIKELY)


if __name__ == "__main__":
    main()
