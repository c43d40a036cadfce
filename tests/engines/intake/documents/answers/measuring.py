"""How well replies, response tables, ratings and laws are read: counts of right and wanted, field by field."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from headway.engines.intake.documents.laws.reading import read_law
from headway.engines.intake.documents.ratings.reading import read_ratings
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.documents.response_tables.reading import read_response_table
from headway.engines.intake.documents.response_tables.values import Recommended
from headway.engines.intake.layer import Document
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.answers.building import CORPUS, Item, as_docx, as_pdf, read_item

BUILD = {"docx": as_docx, "pdf": as_pdf}


@dataclass
class Score:
    """`right` of `wanted` for each field, and every miss in words."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, item: str, wanted: object, found: object) -> None:
        self.wanted[name] += 1
        if wanted == found:
            self.right[name] += 1
        else:
            self.misses.append(f"{item}: {name}: wanted {wanted!r}, found {found!r}")

    def share(self, name: str) -> float:
        return self.right[name] / self.wanted[name] if self.wanted[name] else 1.0


def score(folder: str, format_: str) -> Score:
    """All items of a folder of the corpus, built in one format."""
    total = Score()
    for item, document in documents(CORPUS / folder, format_):
        _SCORERS[folder.split("/")[-1]](item, document, total)
    return total


def documents(folder: Path, format_: str) -> Iterator[tuple[Item, Document]]:
    for path in sorted(folder.glob("*.txt")):
        item = read_item(path)
        yield item, read(BUILD[format_](item), name=f"{item.name}.{format_}")


def _reply(item: Item, document: Document, total: Score) -> None:
    reply = read_reply(document, [_asked(number, text) for number, text in item.questions])
    found: dict[str, list[str]] = {}
    for answer in reply.answers:
        if answer.question:
            found.setdefault(answer.question.key, []).append(_plain(answer.text))
    for question, said in item.gold.items():
        own = found.get(question, [])
        begins = any(_plain(said.split("\n")[0])[:24] in text for text in own)
        total.add("right question", item.name, (question, True), (question, begins))
        total.add("whole answer", item.name, (question, _plain(said)), (question, " ".join(own)))
    for question in found:
        if question not in item.gold:
            total.add("right question", item.name, question, f"answered by {found[question]}")
    total.add("unanswered", item.name, _listed(item, "unanswered"), [one.key for one in reply.unanswered])


def _asked(number: str, text: str) -> Asked:
    return Asked(number, "", text) if number.startswith("q-") else Asked("", number, text)


def _response_table(item: Item, document: Document, total: Score) -> None:
    issued = [Recommended(code, code.rpartition("-")[2], text) for code, text in item.questions]
    table = read_response_table(document, issued)
    found = {row.code: row for row in table.progress}
    for code, said in item.gold.items():
        row = found.get(code)
        total.add("right recommendation", item.name, (code, _plain(said)), (code, _plain(row.text) if row else None))
    for code in found.keys() - item.gold.keys():
        total.add("right recommendation", item.name, code, "silent")
    for code, _, level in (pair.partition("=") for pair in item.head.get("levels", "").split()):
        total.add("level", item.name, (code, level), (code, found[code].level if code in found else None))
    total.add("nil returns", item.name, _listed(item, "nil"), [row.code for row in table.progress if row.nil_return])
    total.add(
        "unanswered", item.name, sorted(_listed(item, "unanswered")), sorted(one.code for one in table.unanswered)
    )
    total.add("unmatched", item.name, _listed(item, "unmatched"), [row.as_printed for row in table.unmatched])


def _ratings(item: Item, document: Document, total: Score) -> None:
    read_ = read_ratings(document)
    dated = "@" in item.head["gold"]
    found = Counter(
        f"{row.name}{f'@{row.as_of}' if dated else ''}={row.level.replace('special:not-applicable', 'NA')}"
        for row in read_.ratings
    )
    for rating in _listed(item, "gold"):
        total.add("rating", item.name, rating, rating if found[rating] else None)
    for rating in found.keys() - set(_listed(item, "gold")):
        total.add("rating", item.name, None, rating)
    if item.head.get("as_of"):
        total.add("date", item.name, {item.head["as_of"]}, {row.as_of for row in read_.ratings})


def _law(item: Item, document: Document, total: Score) -> None:
    law = read_law(document)
    found = {article.number: article for article in law.articles}
    total.add("articles in order", item.name, _listed(item, "articles"), list(found))
    for number in _listed(item, "articles"):
        total.add("article", item.name, number, number if number in found else None)
    for number, _, names in (pair.partition(":") for pair in _listed(item, "paragraphs")):
        own = ["".join(part.path) for part in found[number].paragraphs] if number in found else []
        total.add("paragraphs", item.name, (number, names.split(",")), (number, own))
    for number in _listed(item, "translation"):
        total.add("translation", item.name, number, number if law.translation_of(number) else None)
    if "in_force" in item.head:
        dates = [said.date for said in law.in_force if said.date][:1]
        total.add("entry into force", item.name, _listed(item, "in_force"), dates)
    total.add("repealed", item.name, _listed(item, "repealed"), [a.number for a in law.articles if a.repealed])
    amended = item.head.get("amended", "")
    total.add("amended by", item.name, [amended] if amended else [], list(law.amended_by))
    for number, _, title in (pair.partition("=") for pair in item.head.get("within", "").split(" ; ") if pair):
        own = found[number].within[-1] if number in found and found[number].within else ""
        total.add("part", item.name, (number, True), (number, title.lower() in own.lower()))


def _listed(item: Item, key: str) -> list[str]:
    return item.head.get(key, "").split()


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("“", '"').replace("”", '"').replace("• ", "").split())


_SCORERS = {"replies": _reply, "response_tables": _response_table, "ratings": _ratings, "laws": _law}
