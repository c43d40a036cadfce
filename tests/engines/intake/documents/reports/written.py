"""Reports written out by hand in a small markup: what is to be found stands between braces where it is printed first.

`# `, `## ` and `### ` begin headings; "12. ", "2.3 ", "R1 " and the like a numbered paragraph; "(a) ", "a) ", "ii. " and "- " items; a line
with bars a row of a table, the first of which is its head unless it begins with "||". `{{7: …}}` is a recommendation with its
number, over as many lines as it has; `{{7= …}}` one that is printed here again. `!gap 5` says that 5 is missing.
"""

import re

from tests.engines.intake.documents.reports.parts import Gold, Heading, Item, Para, Report, Table

_BLOCK = re.compile(
    r"(?P<number>(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Z]{1,3}(?:[.-]?| )\d{1,2}(?:\.\d{1,2})*[.:]?)(?=\s))\s+(?P<text>.*)",
    re.DOTALL,
)
_ITEM = re.compile(r"(?P<number>\([a-z]{1,4}\)|[a-z]\)|[ivx]{1,5}\.|-)\s+(?P<text>.*)", re.DOTALL)
_OPEN = re.compile(r"\{\{(?P<number>[^:={}]*)(?P<how>[:=])\s?")


def written(entry):
    """A report of a hand-written text, with what is to be found in it."""
    report = Report(
        entry["name"], entry["layout"], entry["title"], entry["title"], entry.get("language", "en"),
        2 if entry["layout"] == "two columns" else 1, announced=entry.get("announced"), look=entry.get("look", {}),
    )  # fmt: skip
    reader = _Reader(report)
    rows = []
    for line in [*(part.strip() for part in entry["text"].split("\n")), ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            reader.table(rows)
            rows = []
        if line.startswith("!gap "):
            report.gaps.append(line[5:].strip())
        elif line:
            reader.block(line)
    return report


class _Reader:
    def __init__(self, report):
        self.report = report
        self.open = None

    def _marked(self, text, shown=""):
        """The text without its braces; what they hold is kept as gold. `shown` is a number that counts as text."""
        plain = ""
        while True:
            begins, ends = _OPEN.search(text), text.find("}}")
            if begins and (ends < 0 or begins.start() < ends):
                plain += text[: begins.start()]
                self.open = [begins["number"].strip(), begins["how"], []]
                text = text[begins.end() :]
                shown = ""
            elif ends >= 0:
                self._hold(text[:ends], shown)
                plain, text, shown = plain + text[:ends], text[ends + 2 :], ""
                number, how, pieces = self.open
                if how == ":":
                    labels = [piece[0] for piece in pieces if piece[0]]
                    self.report.gold.append(
                        Gold(
                            number,
                            " ".join(f"{a} {b}".strip() for a, b in pieces).replace("**", "").replace(" / ", " "),
                            labels,
                        )
                    )
                self.open = None
            else:
                if self.open is not None:
                    self._hold(text, shown)
                return plain + text

    def _hold(self, text, shown):
        if text.strip():
            self.open[2].append((shown, text.strip()))

    def block(self, line):
        put = self.report.blocks.append
        if line.startswith("#"):
            marks, _, text = line.partition(" ")
            put(Heading(len(marks), self._marked(text)))
            return
        opened, bare = "", line
        if begins := _OPEN.match(line):
            opened, bare = begins[0], line[begins.end() :]
        if item := _ITEM.match(bare):
            number = "" if item["number"] == "-" else item["number"]
            text = self._marked(opened + item["text"], number)
            put(Item(text, number or "•", 2 if re.fullmatch(r"\((?:ii?i?|iv|vi{0,3})\)", number) else 1))
        elif block := _BLOCK.match(bare):
            put(Para(self._marked(opened + block["text"]), block["number"], auto=block["number"].endswith(".")))
        else:
            put(Para(self._marked(line)))

    def table(self, rows):
        headed = not rows[0].startswith("||")
        cells = [
            [self._marked(cell.strip()).replace(" / ", "\n") for cell in row.strip("|").split("|")] for row in rows
        ]
        width = max(map(len, cells))
        cells = [row + [""] * (width - len(row)) for row in cells]
        self.report.blocks.append(
            Table(cells, [1, *[5] * (width - 1)] if width < 4 else [1, 6, *[2] * (width - 2)], headed)
        )
