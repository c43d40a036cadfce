"""`python -m bench.accuracy [--write PAGE]`: how well intake reads, field by field.

Sets told apart: the eleven news items that may lie beside the checkout, scored by the scorer that lies with them; the
public items (`tests/engines/intake/corpus/public/`), by the same scorer, all of them read while intake was mended; our
own items; and the sentences that kinds are learned from, each text read by what was learned from the others. `--write`
puts the tables under the heading "Accuracy" at the end of a Markdown page.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from headway.engines.intake.kinds import LEARNED, as_example, example_texts, kinds_of, learned_from
from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read, read_text
from headway.foundation.core.yaml import read_yaml
from tests.engines.intake.documents.reports.corpus import lines

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ROOT.parent / "shared"
CORPUS = ROOT / "tests" / "engines" / "intake" / "corpus" / "items.yaml"
PUBLIC = CORPUS.parent / "public"
BLIND = CORPUS.parent / "blind"
KINDS = ("threat", "measure", "recommendation", "commitment")
TOLD_AS = {"good practice": "measure"}
FIELDS = ("state", "body", "on_behalf_of", "kind", "start", "end", "previous", "instruments", "delegation", "national")
FOLDS = 8
SETS = (
    ("a", "fifteen"),
    ("b", "fifteen"),
    ("c", "nineteen"),
    ("d", "sixteen"),
    ("e", "sixteen"),
    ("f", "eight"),
)
HEADING = "## Accuracy"


@dataclass(slots=True)
class Count:
    """How often a thing was rightly found, wrongly found, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, wanted: set[str], found: set[str]) -> None:
        self.right += len(wanted & found)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)

    def line(self, field: str) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        both = 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)
        counts = f"{self.right} | {self.wrong} | {self.missed}"
        return f"| {field} | {precision:.2f} | {recall:.2f} | {both:.2f} | {counts} |"


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.accuracy")
    options.add_argument("--write", type=Path, help="a Markdown page whose last section is the accuracy")
    given = options.parse_args()
    told = "\n\n".join(sections())
    print(told)
    if given.write:
        page = given.write.read_text().partition(HEADING)[0]
        given.write.write_text(f"{page}{HEADING}\n\n`python -m bench.accuracy` prints these tables.\n\n{told}\n")


def sections() -> Iterator[str]:
    if BESIDE.is_dir():
        yield as_table(
            "The eleven news items", [_of_scorer(*line) for line in scored(BESIDE / "inputs" / "news").items()]
        )
        told = [_of_scorer(*line) for line in scored(PUBLIC).items()]
        yield as_table(f"The {len(list(PUBLIC.glob('*.txt')))} public items, whose errors were read", told)
        for name, how_many in SETS:
            told = [_of_scorer(*line) for line in scored(BLIND / name).items()]
            yield as_table(f"The {how_many} items of set {name}, whose errors were read", told)
    items = read_yaml(CORPUS.read_text())["items"]
    counts = our_own(items)
    yield as_table(f"Our own {len(items)} items", [count.line(field) for field, count in counts.items()])
    learned = left_out([*example_texts()])
    title = "The sentences that kinds are learned from, each text read by what was learned from the others"
    yield as_table(title, [count.line(kind) for kind, count in learned.items()])
    head = "| layout | file | recommendations | recall | precision | exact text | printed number | gaps told |"
    yield "\n".join(["### Earlier reports, by layout", "", head, "|---|---|---:|---:|---:|---:|---:|---:|", *lines()])


def as_table(title: str, lines: Sequence[str]) -> str:
    head = "| field | precision | recall | F1 | right | wrong | missed |\n|---|---:|---:|---:|---:|---:|---:|"
    return "\n".join([f"### {title}", "", head, *lines])


def scored(folder: Path) -> dict[str, dict[str, float]]:
    """What the scorer beside the checkout says of each field over the items of a folder."""
    with tempfile.TemporaryDirectory() as out:
        for path in sorted(folder.glob("*.txt")):
            found = as_json(propose(read(path.read_bytes(), name=path.name)))
            (Path(out) / f"{path.stem}.json").write_bytes(orjson.dumps(found))
        scorer = [sys.executable, str(BESIDE / "tools" / "score_intake.py"), out, "--gold", str(folder)]
        told = subprocess.run([*scorer, "--only-present", "--json"], capture_output=True, check=True)
    return dict(orjson.loads(told.stdout)["fields"])


def _of_scorer(field: str, told: dict[str, float]) -> str:
    return Count(int(told["tp"]), int(told["fp"]), int(told["fn"])).line(field)


def our_own(items: Sequence[dict[str, Any]]) -> dict[str, Count]:
    """Each field of the corpus; figures by their bounds, sentences by how they begin."""
    counts = {field: Count() for field in (*FIELDS, "quantities", *KINDS)}
    for item in items:
        found = as_json(propose(read_text(item["text"])))
        for field, values in _found(found).items():
            vague = _as_set(item.get("vague")) if field == "quantities" else set()
            counts[field].add(_as_set(item.get(field)), values - vague)
        for kind in KINDS:
            if item.get("language", "en") == "en":
                counts[kind].add(set(item[kind]), _told(found, kind, item[kind], tuple(item.get("maybe", ()))))
    return counts


def _told(found: dict[str, Any], kind: str, wanted: Sequence[str], maybe: tuple[str, ...]) -> set[str]:
    """The sentences told as a kind, by how those that are wanted begin; without those over which readers differ."""
    kinds = [(TOLD_AS.get(o["kind"], o["kind"]), " ".join(o["sentence"].split())) for o in found["observations"]]
    told = {sentence for one, sentence in kinds if one == kind and not (maybe and sentence.startswith(maybe))}
    return {next((start for start in wanted if sentence.startswith(start)), sentence) for sentence in told}


def _found(told: dict[str, Any]) -> dict[str, set[str]]:
    visit = told["visit"] or {}
    figures = [[q["low"], q["high"]] for q in told["quantities"] if q["low"] is not None or q["high"] is not None]
    values = {
        "state": told["state"],
        "body": told["body"],
        "on_behalf_of": told["on_behalf_of"],
        "kind": visit.get("kind"),
        "start": visit.get("start"),
        "end": visit.get("end"),
        "previous": told["previous_visit"],
        "instruments": told["instruments"],
        "delegation": told["delegation_organisations"],
        "national": told["national_organisations"],
        "quantities": figures,
    }
    return {field: _as_set(value) for field, value in values.items()}


def _as_set(value: Any) -> set[str]:
    if value is None:
        return set()
    return {str(one) for one in value} if isinstance(value, list) else {str(value)}


def left_out(texts: Sequence[Mapping[str, Any]]) -> dict[str, Count]:
    """Each kind that is learned, over texts left out of the learning; borderline sentences count neither way."""
    counts = {kind: Count() for kind in LEARNED}
    for fold in range(FOLDS):
        model = learned_from([text for place, text in enumerate(texts) if place % FOLDS != fold])
        for text in texts[fold::FOLDS]:
            (judged,) = kinds_of([[as_example(sentence) for _, sentence in text["told"]]], model=model)
            for (label, _), kinds in zip(text["told"], judged, strict=True):
                found = {one.kind for one in kinds}
                for kind in LEARNED:
                    if f"{kind}?" not in label:
                        counts[kind].add({kind} & set(label.split()), {kind} & found)
    return counts


if __name__ == "__main__":
    main()
